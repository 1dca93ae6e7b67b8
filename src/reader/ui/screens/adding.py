"""Asking what to add, with paths completed as they are typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from reader.ui.screens.dialogs import BOX, Choice, ChoiceList, Dialog
from reader.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from reader.ui.app import ReaderApp

MAX_LISTED = 2000


def completions(typed: str) -> Iterator[str]:
    """Paths that begin as typed, folders first and ending in a slash; hidden ones only where a dot is typed."""
    path = Path(typed).expanduser()
    folder, start = (path, "") if typed.endswith("/") or not typed else (path.parent, path.name)
    try:
        found = [entry for entry in islice(folder.iterdir(), MAX_LISTED) if entry.name.startswith(start)]
        found = [entry for entry in found if start.startswith(".") or not entry.name.startswith(".")]
        for entry in sorted(found, key=lambda entry: (not entry.is_dir(), entry.name.casefold())):
            yield f"{entry}/" if entry.is_dir() else str(entry)
    except OSError:
        return


def without_prefill(typed: str, prefill: str) -> str:
    """What is typed, without the folder it begins with where a whole path, `~` or an address stands behind that."""
    behind = typed.removeprefix(prefill)
    whole = behind.startswith(("/", "~")) or re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", behind)
    return behind if behind != typed and whole else typed


class AddScreen(Dialog[str | None]):
    """A path or an address; Tab takes the selected completion, Enter adds what is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back"),
        Binding("tab", "complete", "Complete", priority=True),
        Binding("down", "move(1)", "Next", priority=True),
        Binding("up", "move(-1)", "Previous", priority=True),
    ]
    CSS = f"AddScreen {{ {BOX} }}"

    def compose(self) -> ComposeResult:
        with Vertical(id="box") as box:
            box.border_title = Content("Add files, folders or addresses")
            self._prefill = f"{Path.cwd()}/"
            field = Input(self._prefill, select_on_focus=False)
            field.cursor_blink = False
            yield field
            yield ChoiceList(())
            yield Static(Content("Tab completes · Enter adds · Esc goes back"), classes="hint", markup=False)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        own = without_prefill(event.value, self._prefill)
        if own != event.value:
            event.input.value, event.input.cursor_position = own, len(own)
            return
        paths = [] if "://" in event.value else islice(completions(event.value), 200)
        self.query_one(ChoiceList).replace([Choice(path, path) for path in paths])

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        self.dismiss(without_prefill(event.value, self._prefill).strip() or None)

    @on(RowList.Chosen)
    def action_complete(self) -> None:
        """Take the selected completion."""
        choice = self.query_one(ChoiceList).choice
        if choice:
            field = self.query_one(Input)
            field.value = choice.value
            field.cursor_position = len(choice.value)

    def action_move(self, step: int) -> None:
        """Select the next completion."""
        self.query_one(ChoiceList).action_move(step)


def ask_for_sources(app: ReaderApp) -> None:
    """Ask what to add, and add it."""
    browse = app.browse
    if browse is not None:
        app.push_screen(AddScreen(), lambda source: browse.add_sources([source]) if source else None)
