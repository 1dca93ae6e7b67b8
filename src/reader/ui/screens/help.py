"""The keys as they are bound, found by what they do or by the key, with what a screen's signs mean; and a palette."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from reader.ui.bindings import ACTIONS, BY_ID, PLACES, Action, Place, shown
from reader.ui.other_words import OTHER_WORDS
from reader.ui.screens.dialogs import Choice, Picker
from reader.ui.widgets.comparison_glyphs import BlockKind, glyphs_for

if TYPE_CHECKING:
    from reader.ui.app import ReaderApp

WIDTH: Mapping[Place, int] = {"browse": 1, "comparison": 1, "story": 1, "list": 2, "columns": 2, "app": 3}
"""The order of the places: what a part of the screen is for, the screen, moving about, everywhere."""

SIGNS: Mapping[Place, tuple[tuple[str, BlockKind | None, str], ...]] = {
    "comparison": (
        ("links", None, "pairs of a passage of A and a passage of B"),
        ("", "quote", "of these: what quotes the same words"),
        ("", "same", "what is said in the same words"),
        ("", "wording", "what is worded differently; with ? perhaps not the same statement"),
        ("", "differs", "where a figure, date or name differs, or one side denies it"),
        ("sum", None, "these five add up to the links"),
        ("", "only_left", "passages only A has; parts are stretches of linked passages"),
        ("", "only_right", "passages only B has, and parts"),
        ("marks", None, "reversed, «14» without colour: surely differs"),
        ("", None, "bold italics, «14?» without colour: perhaps differs"),
        ("", None, "underlined, [word]: not in the passage beside, which runs alike"),
    ),
}
"""What the signs and figures of a screen mean, for its help."""


def keys_of(app: ReaderApp, action: Action) -> str:
    """The keys of an action as the user has mapped them."""
    return shown(app.startup.settings.keymap.get(action.id, action.keys), all_of_them=True)


def show_help(app: ReaderApp) -> None:
    """Show all keys, those that work here first, and let one of these be run."""
    elsewhere = [
        Choice(
            None,
            f"{action.about} ({PLACES[action.place]})",
            keys_of(app, action),
            words=OTHER_WORDS.get(action.id, ""),
        )
        for action in ACTIONS
        if action.id not in {action.id for action, _ in _here(app)}
    ]
    _offer(app, "Keys: type an action or a key", elsewhere, _signs(app))


def palette(app: ReaderApp) -> None:
    """Find an action by its name and run it."""
    _offer(app, "What to do", [])


def _signs(app: ReaderApp) -> list[Choice]:
    """What the signs of this screen mean."""
    glyphs = glyphs_for(os.environ.get("TERM", ""))
    return [
        Choice(None, about, group=glyphs[kind] if kind else word)
        for place in dict.fromkeys(action.place for action, _ in _here(app))
        for word, kind, about in SIGNS.get(place, ())
    ]


def _here(app: ReaderApp) -> list[tuple[Action, object]]:
    """The reader's own actions that work now, with where: first where the focus is, last what works everywhere."""
    found: dict[str, tuple[Action, object]] = {}
    for bound in app.screen.active_bindings.values():
        action = BY_ID.get(bound.binding.id or "")
        if action:
            found.setdefault(action.id, (action, bound.node))
    order = {id: at for at, id in enumerate(BY_ID)}
    return sorted(found.values(), key=lambda pair: (WIDTH.get(pair[0].place, 0), order[pair[0].id]))


def _offer(app: ReaderApp, title: str, elsewhere: list[Choice], signs: Sequence[Choice] = ()) -> None:
    here = _here(app)
    choices = [
        Choice((node, action.name), action.about, keys_of(app, action), words=OTHER_WORDS.get(action.id, ""))
        for action, node in here
    ]

    def run(chosen: tuple[object, str] | None) -> None:
        if chosen:
            node, name = chosen
            app.call_later(app.run_action, name, node)

    app.push_screen(Picker(title, [*signs, *choices, *elsewhere], hint="Enter does it · Esc goes back"), run)
