"""A question to be answered with yes or no, which is no list to be narrowed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.ui.screens.dialogs import BOX, Choice, ChoiceList
from reader.ui.widgets.row_list import RowList


class Question(ModalScreen[bool | None]):
    """Enter gives the value of the selected answer back, y true, n and Escape nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,n,q", "dismiss(None)", "Back", priority=True),
        Binding("y", "dismiss(True)", "Yes", priority=True),
        Binding("enter", "choose", "Answer", priority=True),
        Binding("down,j,ctrl+n", "move(1)", "Next", priority=True),
        Binding("up,k,ctrl+p", "move(-1)", "Previous", priority=True),
    ]
    CSS = f"Question {{ {BOX} }}"

    def __init__(self, title: str, answers: Sequence[Choice], hint: str) -> None:
        super().__init__()
        self._title, self._hint = title, hint
        self._answers = ChoiceList(answers)

    def compose(self) -> ComposeResult:
        with Vertical(id="box") as box:
            box.border_title = Content(self._title)
            yield self._answers
            yield Static(Content(self._hint), classes="hint", markup=False)

    def action_move(self, step: int) -> None:
        """Select the next answer."""
        self._answers.action_move(step)

    @on(RowList.Chosen)
    def action_choose(self) -> None:
        """Give the selected answer back."""
        if self._answers.choice:
            self.dismiss(self._answers.choice.value)
