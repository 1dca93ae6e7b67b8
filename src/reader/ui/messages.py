"""What threads tell the screens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.screen import Screen

from reader.errors import ReaderError

if TYPE_CHECKING:
    from reader.library import Library
    from reader.ui.screens.browse import BrowseScreen


class LibraryOpened(Message):
    """The library is open."""

    def __init__(self, library: Library, session: Mapping[str, Any], screen: type[BrowseScreen]) -> None:
        super().__init__()
        self.screen = screen
        self.library = library
        self.session = session


class Answer(Message):
    """The library answered; `then` takes the value on the screen's thread."""

    def __init__(self, value: Any, then: Callable[[Any], Any]) -> None:
        super().__init__()
        self.value = value
        self.then = then


class Refused(Message):
    """The library could not do what was asked from a screen."""

    def __init__(self, error: ReaderError, screen: Screen[object]) -> None:
        super().__init__()
        self.error = error
        self.screen = screen
