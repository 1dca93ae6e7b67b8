"""The keys as they are bound, found by what they do or by the key; and the same list as a palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.screen import Screen

from reader.ui.bindings import ACTIONS, BY_ID, PLACES, Action, shown
from reader.ui.screens.dialogs import Choice, Picker

if TYPE_CHECKING:
    from reader.ui.app import ReaderApp


def keys_of(app: ReaderApp, action: Action) -> str:
    """The keys of an action as the user has mapped them."""
    return shown(app.startup.settings.keymap.get(action.id, action.keys), all_of_them=True)


def _here(screen: Screen[object]) -> list[Binding]:
    return [active.binding for active in screen.active_bindings.values() if active.binding.description]


def show_help(app: ReaderApp) -> None:
    """Show all keys that work here, and let one be run."""
    _offer(app, "Keys: type an action or a key", everything=True)


def palette(app: ReaderApp) -> None:
    """Find an action by its name and run it."""
    _offer(app, "What to do", everything=False)


def _offer(app: ReaderApp, title: str, everything: bool) -> None:
    active = app.screen.active_bindings
    now = {(bound.binding.id, bound.binding.action): bound.node for bound in active.values()}
    choices: list[Choice] = []
    seen: set[str] = set()
    for (id, name), node in now.items():
        action = BY_ID.get(id or "")
        about = (
            action.about
            if action
            else next((b.binding.description for b in active.values() if b.binding.action == name), "")
        )
        if not about or (id or name) in seen:
            continue
        seen.add(id or name)
        keys = (
            keys_of(app, action)
            if action
            else " ".join(shown(key) for key, bound in active.items() if bound.binding.action == name)
        )
        choices.append(Choice((node, name), about, keys))
    if everything:
        choices += [
            Choice(None, f"{action.about} ({PLACES[action.place]})", keys_of(app, action))
            for action in ACTIONS
            if action.id not in seen
        ]
    order = {action.about: at for at, action in enumerate(ACTIONS)}
    choices.sort(key=lambda choice: (choice.value is None, order.get(choice.label, len(order))))

    def run(chosen: tuple[object, str] | None) -> None:
        if chosen:
            node, name = chosen
            app.call_later(app.run_action, name, node)

    app.push_screen(Picker(title, choices, hint="Enter does it · Esc goes back"), run)
