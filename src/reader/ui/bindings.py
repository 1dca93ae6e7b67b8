"""Every action of the screens: its id (for remapping), its keys, what it is called, where it works.

The screens take their bindings, the help, the palette and the footer from here, so that they agree.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from textual.binding import Binding

Place = Literal[
    "app",
    "browse",
    "list",
    "results",
    "article",
    "filters",
    "card",
    "dialog",
    "comparison",
    "columns",
    "story",
]

PLACES: dict[Place, str] = {
    "app": "everywhere",
    "browse": "on the main screen",
    "list": "in a list",
    "results": "in the list of articles",
    "article": "in an article",
    "filters": "in the filters",
    "card": "on the card of a name",
    "dialog": "in a dialog",
    "comparison": "in a comparison",
    "story": "in a story",
    "columns": "in the columns of a comparison",
}


@dataclass(frozen=True, slots=True)
class Action:
    """Something a key does; `name` is Textual's action, `label` short for the footer, `about` for the help."""

    id: str
    place: Place
    keys: str
    name: str
    label: str
    about: str
    priority: bool = False


NO_KEY = "none."
"""Begins the key of an action that has none of its own: it is found in the palette, and can be given one."""

TYPING = frozenset(
    {
        "palette",
        "palette.typing",
        "add",
        "search",
        "find",
        "card.merge",
        "card.sources",
        "card.alias",
        "card.rename",
        "tags",
        "note",
        "save",
        "searches",
        "searches.typing",
        "searches.save",
        "remove",
    }
)
"""What is followed by typing: done before the next key is looked at, so that no letter is taken for a command."""


def _actions(place: Place, *rows: tuple[str, str, str, str, str]) -> tuple[Action, ...]:
    return tuple(
        Action(id, place, keys, name, label, about, id in TYPING or id == "quit")
        for id, keys, name, label, about in rows
    )


SUSPEND = (
    ()
    if sys.platform == "win32"
    else (("suspend", "ctrl+z", "suspend_process", "suspend", "Leave the reader for the shell until `fg`"),)
)

ACTIONS: tuple[Action, ...] = (
    *_actions(
        "app",
        ("help", "question_mark", "help", "help", "Show the keys, and filter them"),
        ("palette", "colon", "command_palette", "palette", "Find any action by its name"),
        (
            "palette.typing",
            "ctrl+p",
            "command_palette('ctrl+p')",
            "palette",
            "Find any action, while typing too",
        ),
        ("themes", "t", "themes", "themes", "Choose a theme, seeing it at once"),
        ("add", "A", "add", "add", "Add files, folders or addresses to the library"),
        *SUSPEND,
        ("quit", "ctrl+q", "quit", "quit", "Leave the reader"),
    ),
    *_actions(
        "browse",
        ("search", "slash", "search", "search", "Search the library"),
        ("back", "escape", "back", "back", "Go back; in the list take back filters, then the query"),
        ("leave", "q", "back(True)", "back", "Go back; from the list, leave the reader"),
        ("tab.articles", "1", "tab('articles')", "articles", "Show the articles"),
        ("tab.stories", "2", "tab('stories')", "stories", "Show the stories"),
        ("tab.entities", "3", "tab('entities')", "names", "Show the names"),
        ("tab.sources", "4", "tab('sources')", "sources", "Show the sources"),
        ("focus.next", "tab", "focus_step(1)", "next pane", "Go to the next pane"),
        ("focus.previous", "shift+tab", "focus_step(-1)", "previous pane", "Go to the previous pane"),
        ("focus.right", "l,right", "focus_step(1)", "right", "Go to the pane on the right"),
        ("focus.left", "h,left", "focus_step(-1)", "left", "Go to the pane on the left"),
        ("filters", "F", "filters", "filters", "Show or hide the filters"),
        ("split", "v", "split", "split", "Keep this article and open the next one beside it"),
        ("zoom", "z", "zoom", "zoom", "Give this pane the whole screen, or take it back"),
        ("mark", "m", "mark", "mark", "Mark this article for comparing"),
        (
            "compare",
            "c",
            "compare",
            "compare",
            "Compare with the marked article, else with the best other report",
        ),
        ("read", "u", "toggle_read", "unread", "Mark this article as read or unread"),
        ("star", "asterisk", "toggle_star", "star", "Give this article a star, or take it"),
        ("tags", "plus", "tags", "tags", "Edit this article's tags"),
        ("note", "a", "note", "note", "Write a note on this article"),
        ("original", "o", "open_original", "original", "Open the original page or file"),
        (
            "copy",
            "y",
            "copy",
            "copy",
            "Send the selection, sentence or reference to the terminal's clipboard",
        ),
        ("save", "w", "save", "save", "Save the list or the article to a file"),
        ("searches", "s", "searches", "saved", "List the saved searches: show one again, or forget it"),
        (
            "searches.typing",
            "ctrl+r",
            "searches('ctrl+r')",
            "saved searches",
            "List the saved searches, while typing too",
        ),
        ("searches.save", "S", "save_search", "keep search", "Keep this search under a name"),
        ("reload", "r", "reload", "reload", "Ask the library anew"),
        (
            "find",
            "f",
            "find",
            "find here",
            "Find words in this article, or in this list of names, stories or sources",
        ),
        ("new", f"{NO_KEY}new", "new", "new", "Show what was added since the last time: is:new"),
        ("undo", "U", "undo", "undo", "Take back the last star, tag, note, kept search or change to names"),
        ("remove", "D,delete", "remove", "remove", "Remove this article from the library"),
        ("stop", "X", "stop_job", "stop", "Stop what is being added or rebuilt"),
        ("failures", "E", "failures", "not added", "Show what could not be added, and why"),
        ("rebuild", f"{NO_KEY}rebuild", "rebuild", "rebuild", "Rebuild the search index, names and stories"),
        ("doctor", f"{NO_KEY}doctor", "doctor", "doctor", "Check the library for damage"),
    ),
    *_actions(
        "list",
        ("list.down", "j,down", "move(1)", "down", "Next line"),
        ("list.up", "k,up", "move(-1)", "up", "Previous line"),
        ("list.first", "g,home", "first", "first", "First line"),
        ("list.last", "G,end", "last", "last", "Last line"),
        ("list.page_down", "pagedown,ctrl+d,space", "page(1)", "page down", "A page down"),
        ("list.page_up", "pageup,ctrl+u", "page(-1)", "page up", "A page up"),
        ("list.open", "enter", "choose", "open", "Open the selected line"),
        ("list.sort", "full_stop", "sort", "sort", "Sort by the next column"),
        ("list.type", "e", "types", "type", "Show the names of one type only"),
    ),
    *_actions(
        "article",
        ("article.down", "j,down", "scroll_lines(1)", "down", "A line down"),
        ("article.up", "k,up", "scroll_lines(-1)", "up", "A line up"),
        ("article.first", "g,home", "first", "start", "To the start"),
        ("article.last", "G,end", "last", "end", "To the end"),
        ("article.page_down", "space,pagedown,ctrl+d", "page(1)", "page down", "A page down"),
        ("article.page_up", "pageup,ctrl+u", "page(-1)", "page up", "A page up"),
        ("article.match", "n", "match(1)", "match", "Next match"),
        ("article.match_back", "N", "match(-1)", "match back", "Previous match"),
        ("article.mention", "right_curly_bracket", "mention(1)", "name", "Next name"),
        ("article.mention_back", "left_curly_bracket", "mention(-1)", "name back", "Previous name"),
        ("article.card", "enter", "card", "card", "Show the card of the current name"),
        ("article.types", "e", "types", "names", "Highlight the next type of name"),
    ),
    *_actions(
        "filters",
        ("filters.down", "j,down", "move(1)", "down", "Next filter"),
        ("filters.up", "k,up", "move(-1)", "up", "Previous filter"),
        ("filters.toggle", "enter,space", "choose", "toggle", "Switch this filter on or off"),
        ("filters.clear", "x", "clear", "clear", "Switch all filters off"),
    ),
    *_actions(
        "card",
        ("card.search", "slash", "search", "search", "Search for this name"),
        ("card.filter", "f", "filter", "filter", "Show only the articles that name it"),
        ("card.sources", "o", "sources", "two sources", "Show only what two sources report of it"),
        ("card.alias", "a", "alias", "alias", "Tell another way this name is written"),
        ("card.rename", "n", "rename", "rename", "Call it differently"),
        ("card.merge", "m", "merge", "merge", "Say that it is the same as another name"),
        ("card.split", "s", "split", "split", "Say that one of the forms is somebody else"),
        ("card.ignore", "i", "ignore", "ignore", "Say that this is no name"),
        ("card.undo", "U", "undo", "undo", "Take the last change to names back"),
        ("card.close", "escape,q", "close", "back", "Back to where you were"),
    ),
    *_actions(
        "comparison",
        ("comparison.link", "n", "link(1)", "link", "Next link"),
        ("comparison.link_back", "N", "link(-1)", "link back", "Previous link"),
        ("comparison.difference", "d", "difference(1)", "diff", "Next difference"),
        ("comparison.difference_back", "D", "difference(-1)", "difference back", "Previous difference"),
        ("comparison.figure", "f", "figure(1)", "figure", "Next figure or date that differs"),
        ("comparison.figure_back", "F", "figure(-1)", "figure back", "Previous figure or date that differs"),
        ("comparison.only_right", "right_square_bracket", "only('only_right')", "only B", "Next only in B"),
        ("comparison.only_left", "left_square_bracket", "only('only_left')", "only A", "Next only in A"),
        (
            "comparison.linked",
            "equals_sign",
            "linked_only",
            "linked only",
            "Show linked passages only, or all",
        ),
        (
            "comparison.show",
            "e",
            "show",
            "filter",
            "Show only what differs, quotations, what one side has; then all",
        ),
        (
            "comparison.order",
            "o",
            "order",
            "order",
            "Put side by side what belongs together, or each in its order",
        ),
        ("comparison.tie", "t", "tie", "tie", "Tie the two sides' scrolling, or let go"),
        ("comparison.swap", "x", "swap", "swap", "Swap the sides"),
        ("comparison.partner", "p", "partner", "partner", "Compare with the next report of the event"),
        (
            "comparison.passage",
            "enter",
            "passage",
            "passage",
            "Open the passage in its article; Esc there comes back",
        ),
        ("comparison.panel", "s", "panel", "panel", "Show or hide the side panel"),
        ("comparison.save", "w", "save", "save", "Save the comparison as Markdown, HTML or JSON"),
        ("comparison.next", "tab,l", "focus_step(1)", "next pane", "Go to the next pane"),
        ("comparison.previous", "shift+tab,h", "focus_step(-1)", "previous pane", "Go to the previous pane"),
        ("comparison.close", "escape,q", "close", "back", "Back to where you were"),
    ),
    *_actions(
        "story",
        ("story.right", "l,right,tab", "column(1)", "source", "Next source"),
        ("story.left", "h,left,shift+tab", "column(-1)", "source back", "Previous source"),
        (
            "story.show",
            "f",
            "show",
            "filter",
            "Show only what differs, quotations, what one source has; then all",
        ),
        ("story.timeline", "t", "timeline", "timeline", "Show the timeline, or the table again"),
        ("story.mark", "m", "mark", "mark", "Mark this report for comparing"),
        ("story.compare", "c", "compare", "compare", "Compare this report with the marked or the next one"),
        ("story.save", "w", "save", "save", "Save the coverage as Markdown or JSON"),
        ("story.close", "escape,q", "close", "back", "Back to where you were"),
    ),
    *_actions(
        "columns",
        ("columns.down", "j,down", "scroll_lines(1)", "down", "A line down"),
        ("columns.up", "k,up", "scroll_lines(-1)", "up", "A line up"),
        ("columns.first", "g,home", "first", "start", "To the start"),
        ("columns.last", "G,end", "last", "end", "To the end"),
        ("columns.page_down", "space,pagedown,ctrl+d", "page(1)", "page down", "A page down"),
        ("columns.page_up", "pageup,ctrl+u", "page(-1)", "page up", "A page up"),
    ),
)

BY_ID: dict[str, Action] = {action.id: action for action in ACTIONS}


def bindings(*places: Place) -> list[Binding]:
    """The bindings of these places, remappable by their ids."""
    return [
        Binding(action.keys, action.name, action.about, id=action.id, priority=action.priority)
        for action in ACTIONS
        if action.place in places
    ]


_SHOWN = {
    "slash": "/",
    "question_mark": "?",
    "asterisk": "*",
    "plus": "+",
    "colon": ":",
    "full_stop": ".",
    "enter": "⏎",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "shift+tab": "⇧Tab",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "equals_sign": "=",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "delete": "Del",
    "home": "Home",
    "end": "End",
}


def shown(keys: str | Iterable[str], all_of_them: bool = False) -> str:
    """Keys as people read them: `slash` is "/"; the first one, or all of them."""
    names = [
        key for key in (keys.split(",") if isinstance(keys, str) else keys) if not key.startswith(NO_KEY)
    ]
    texts = [_SHOWN.get(name, name) for name in names]
    return " ".join(texts if all_of_them else texts[:1])
