"""Writing a note of several lines."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static, TextArea

from reader.ui.screens.dialogs import BOX, Dialog

KEEP = "ctrl+s"
HINT = "Esc or ctrl+s keeps · Enter begins a line · empty removes the note"


class NotePad(Dialog[str]):
    """Gives back what was written. Enter begins a line, so that nothing pasted leaves it."""

    FIELD: ClassVar[type[Widget]] = TextArea
    BINDINGS: ClassVar[list[BindingType]] = [Binding(f"escape,{KEEP}", "keep", "Keep")]
    CSS = f"""
    NotePad {{ {BOX} align: center bottom; #box {{ margin-bottom: 2; }}
    #box TextArea {{ height: 8; background: $panel; color: $foreground; padding: 0; scrollbar-size-vertical: 1; }}
    }}
    """

    def __init__(self, title: str, text: str, hint: str = HINT) -> None:
        super().__init__()
        self._heading, self._text, self._hint = title, text, hint

    def compose(self) -> ComposeResult:
        with Vertical(id="box") as box:
            box.border_title = Content(self._heading)
            field = TextArea(self._text, compact=True, highlight_cursor_line=False)
            field.cursor_blink = False
            field.move_cursor(field.document.end)
            yield field
            yield Static(Content(self._hint), classes="hint", markup=False)

    def _type(self, event: events.Key) -> None:
        if event.key == KEEP:
            self.call_later(self.action_keep)
        else:
            self.query_one(TextArea).insert(
                event.character if event.is_printable and event.character else "\n"
            )

    def action_keep(self) -> None:
        """Give back what is written, once what was typed before the field was there stands in it."""
        fields = self.query(TextArea)
        if fields and fields.first().is_mounted:
            self.dismiss(fields.first().text)
        else:
            self._early.append(events.Key(KEEP, None))
