"""The way from a comparison or a story to a passage in its article, and back again."""

from __future__ import annotations

from functools import partial

from reader.ui.screens.leading import Leading, Place
from reader.ui.screens.part import BrowsePart


class WayBack(BrowsePart):
    """Keeps the screen that led to the article that is read, as it was left."""

    _left: Leading | None = None
    _led_to: str | None = None

    def lead(self, screen: Leading) -> None:
        """Show a screen that leads to passages, instead of one that was left for a passage."""
        if self._left:
            self._left.forget()
        self._left = None
        self.app.push_screen(screen, partial(self._led, screen))

    def _led(self, screen: Leading, place: Place | None) -> None:
        self._left, self._led_to = (screen, place[0]) if place else (None, None)
        self.open_passage(place)
        self.tell_footer()

    @property
    def way_back(self) -> Leading | None:
        """The screen that Esc goes back to from the article that is read, if another screen led to it."""
        here = self._led_to is not None and self._led_to == self.target_id
        return self._left if here and self.stage == "article" else None

    def go_back(self) -> None:
        """Go back to the screen that led here, as it was left."""
        if screen := self.way_back:
            self._left = None
            screen.come_back(partial(self._led, screen))
