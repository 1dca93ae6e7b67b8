"""Small dialogs: a line to type, and a list to pick from."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static
from textual.widgets.input import Selection

from reader.ui.painted import spread
from reader.ui.widgets.row_list import RowList

T = TypeVar("T")
MAX_LINES = 24
AROUND = 10
"""Lines that a dialog needs around its list."""

BOX = """
    align: center middle; background: $background 40%;
    #box { width: 78; max-width: 96%; height: auto; max-height: 90%;
           background: $panel; border: round $muted; border-title-color: $accent; padding: 0 1; }
    #box Input { border: none; height: 1; padding: 0; background: $panel; color: $foreground;
                 &:focus { border: none; background: $panel; background-tint: $panel 0%; } }
    #box Input > .input--placeholder { color: $muted; }
    #box RowList { background: $panel; height: auto; margin-top: 1; scrollbar-background: $panel; }
    #box .hint { color: $muted; height: auto; margin-top: 1; }
"""


class Dialog(ModalScreen[T]):
    """A dialog with one field; what is typed before that is there is not lost."""

    FIELD: ClassVar[type[Widget]] = Input

    def __init__(self) -> None:
        super().__init__()
        self._early: list[events.Key] = []

    def on_mount(self) -> None:
        """Type what came before the input was there."""
        for event in self._early:
            self._type(event)

    def on_key(self, event: events.Key) -> None:
        """Type into the field although it does not have the focus yet."""
        fields = self.query(self.FIELD)
        if (event.is_printable or event.key == "enter") and not (fields and fields.first().has_focus):
            event.stop()
            if fields and fields.first().is_mounted:
                self._type(event)
            else:
                self._early.append(event)

    def _type(self, event: events.Key) -> None:
        field = self.query_one(Input)
        if event.is_printable and event.character:
            field.replace(event.character, *field.selection)
        else:
            field.post_message(Input.Submitted(field, field.value))


class Prompt(Dialog[str | None]):
    """Asks for a line; Enter gives it back, Escape nothing. `live` hears every change.

    The value it begins with is replaced by what is typed, unless it is to be `kept` and gone on with.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back")]
    CSS = f"Prompt {{ {BOX} align: center bottom; #box {{ margin-bottom: 2; }} }}"

    def __init__(
        self,
        title: str,
        value: str = "",
        hint: str = "",
        live: Callable[[str], Any] | None = None,
        kept: bool = False,
    ) -> None:
        super().__init__()
        self._title, self._value, self._hint, self._live = title, value, hint, live
        self._kept = kept

    def compose(self) -> ComposeResult:
        with Vertical(id="box") as box:
            box.border_title = Content(self._title)
            field = Input(self._value, select_on_focus=not self._kept)
            if not self._kept:
                field.selection = Selection(0, len(self._value))
            field.cursor_blink = False
            yield field
            if self._hint:
                yield Static(Content(self._hint), classes="hint", markup=False)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        if self._live:
            self._live(event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of a picker: what it gives back, how it reads, what stands on its right, and its heading.

    It is found by its further `words` too, which are not shown.
    """

    value: Any
    label: str
    detail: str = ""
    group: str = ""
    words: str = ""

    @property
    def searched(self) -> str:
        """What the words typed are looked for in."""
        return f"{self.label} {self.detail} {self.group} {self.words}".casefold()


class ChoiceList(RowList):
    """The choices that contain the words typed."""

    def __init__(self, choices: Sequence[Choice], start: Any = None) -> None:
        super().__init__(id="choices")
        self._start = start
        self.can_focus = False
        self._all = tuple(choices)
        self.choices = list(choices)

    @property
    def row_count(self) -> int:
        return len(self.choices)

    def on_mount(self) -> None:
        """Select what is in force."""
        self.narrow("")
        if self._start is not None:
            values = [choice.value for choice in self.choices]
            self.selected = values.index(self._start) if self._start in values else 0

    @property
    def choice(self) -> Choice | None:
        """The selected choice."""
        return self.choices[self.selected] if self.selected < len(self.choices) else None

    def replace(self, choices: Sequence[Choice], words: str = "") -> None:
        """Offer other choices."""
        self._all = tuple(choices)
        self.narrow(words)

    def narrow(self, words: str) -> None:
        """Keep the choices that contain all of the words; first those with that key or beginning.

        The list stays as high as all of them are, so that nothing moves while somebody types.
        """
        wanted = words.casefold().split()
        kept = [choice for choice in self._all if all(word in choice.searched for word in wanted)]
        if wanted:
            kept.sort(
                key=lambda choice: (
                    words.strip() not in choice.detail.split(),
                    not choice.label.casefold().startswith(wanted[0]),
                    not set(wanted) <= set(re.findall(r"\w+", f"{choice.label} {choice.words}".casefold())),
                )
            )
        self.choices = kept
        self.styles.height = max(1, min(MAX_LINES, len(self._all), self.screen.size.height - AROUND))
        self.selected = 0
        self.rows_changed()
        self.post_message(self.Selected(self))

    def empty_text(self) -> str:
        return "nothing like that"

    def draw_row(self, index: int, width: int, base: Style) -> list[list[Segment]]:
        choice, paint = self.choices[index], self.paint
        detail = [Segment(f"  {choice.detail} ", base + paint.accent)] if choice.detail else []
        group = [Segment(f"{choice.group}  ", base + paint.muted)] if choice.group else []
        return [spread([*group, Segment(choice.label, base + paint.text)], detail, width, base)]

    def render_line(self, y: int):  # type: ignore[no-untyped-def]
        """Say on the first line that there is nothing, and leave the others empty."""
        if self.choices:
            return super().render_line(y)
        return super().render_line(1) if y == 0 else self.strip(())


class Picker(Dialog[Any]):
    """A list narrowed by typing; Enter gives the selected value back, Escape nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back"),
        Binding("down,ctrl+n", "move(1)", "Next", priority=True),
        Binding("up,ctrl+p", "move(-1)", "Previous", priority=True),
        Binding("pagedown", "page(1)", "Page down", priority=True),
        Binding("pageup", "page(-1)", "Page up", priority=True),
        Binding("delete", "delete", "Delete", priority=True),
    ]
    CSS = f"Picker {{ {BOX} }}"

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        placeholder: str = "type to narrow the list",
        on_selected: Callable[[Any], Any] | None = None,
        start: Any = None,
        hint: str = "",
        on_delete: Callable[[Choice], Any] | None = None,
    ) -> None:
        super().__init__()
        self._on_delete = on_delete
        self._title, self._choices, self._placeholder = title, choices, placeholder
        self._on_selected, self._start, self._hint = on_selected, start, hint

    def offer(self, choices: Sequence[Choice]) -> None:
        """Offer choices that were not known at first."""
        self._choices = choices
        if self.is_mounted:
            self.query_one(ChoiceList).replace(choices, self.query_one(Input).value)

    def compose(self) -> ComposeResult:
        with Vertical(id="box") as box:
            box.border_title = Content(self._title)
            field = Input(placeholder=self._placeholder)
            field.cursor_blink = False
            yield field
            yield ChoiceList(self._choices, self._start)
            if self._hint:
                yield Static(Content(self._hint), classes="hint", markup=False)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self.query_one(ChoiceList).narrow(event.value)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self._choose()

    @on(RowList.Chosen)
    def _choose(self) -> None:
        choice = self.query_one(ChoiceList).choice
        if choice:
            self.dismiss(choice.value)

    @on(RowList.Selected)
    def _selected(self) -> None:
        choice = self.query_one(ChoiceList).choice
        if choice and self._on_selected:
            self._on_selected(choice.value)

    def action_move(self, step: int) -> None:
        """Select the next choice."""
        self.query_one(ChoiceList).action_move(step)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Del to the words that are typed where nothing can be deleted."""
        return action != "delete" or self._on_delete is not None

    def action_delete(self) -> None:
        """Delete the selected choice."""
        choice = self.query_one(ChoiceList).choice
        if choice and self._on_delete:
            self._on_delete(choice)

    def action_page(self, step: int) -> None:
        """Select the choice a page further."""
        self.query_one(ChoiceList).action_page(step)
