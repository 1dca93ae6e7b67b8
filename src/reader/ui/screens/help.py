"""The keys as they are bound, found by what they do or by the key; and the same list as a palette."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from reader.ui.bindings import ACTIONS, BY_ID, PLACES, Action, Place, shown
from reader.ui.screens.dialogs import Choice, Picker

if TYPE_CHECKING:
    from reader.ui.app import ReaderApp

WIDTH: Mapping[Place, int] = {"browse": 1, "comparison": 1, "story": 1, "app": 2}
"""How widely the actions of a place work: a part of the screen, the screen, everywhere."""


def keys_of(app: ReaderApp, action: Action) -> str:
    """The keys of an action as the user has mapped them."""
    return shown(app.startup.settings.keymap.get(action.id, action.keys), all_of_them=True)


def show_help(app: ReaderApp) -> None:
    """Show all keys, those that work here first, and let one of these be run."""
    elsewhere = [
        Choice(None, f"{action.about} ({PLACES[action.place]})", keys_of(app, action))
        for action in ACTIONS
        if action.id not in {action.id for action, _ in _here(app)}
    ]
    _offer(app, "Keys: type an action or a key", elsewhere)


def palette(app: ReaderApp) -> None:
    """Find an action by its name and run it."""
    _offer(app, "What to do", [])


def _here(app: ReaderApp) -> list[tuple[Action, object]]:
    """The reader's own actions that work now, with where: first where the focus is, last what works everywhere."""
    found: dict[str, tuple[Action, object]] = {}
    for bound in app.screen.active_bindings.values():
        action = BY_ID.get(bound.binding.id or "")
        if action:
            found.setdefault(action.id, (action, bound.node))
    order = {id: at for at, id in enumerate(BY_ID)}
    return sorted(found.values(), key=lambda pair: (WIDTH.get(pair[0].place, 0), order[pair[0].id]))


def _offer(app: ReaderApp, title: str, elsewhere: list[Choice]) -> None:
    choices = [Choice((node, action.name), action.about, keys_of(app, action)) for action, node in _here(app)]

    def run(chosen: tuple[object, str] | None) -> None:
        if chosen:
            node, name = chosen
            app.call_later(app.run_action, name, node)

    app.push_screen(Picker(title, [*choices, *elsewhere], hint="Enter does it · Esc goes back"), run)
