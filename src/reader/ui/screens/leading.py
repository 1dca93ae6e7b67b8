"""Screens that lead to a passage, and that can be come back to as they were left."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from textual.screen import Screen

Place: TypeAlias = tuple[str, int]
"""An article and an offset into its text."""


class Leading(Screen[Place | None]):
    """Closes with a place when a passage is to be opened, and then stays as it is until it is forgotten."""

    WAY_BACK = "back"
    """What the way back to this screen is called."""
    above: Leading | None = None

    def lead_to(self, place: Place) -> None:
        """Close because a passage is to be opened."""
        self.app.install_screen(self, f"left for a passage: {id(self)}")
        self.dismiss(place)

    def lead_over(self, screen: Leading) -> None:
        """Show another such screen over this one; a passage it leads to is led to from here."""
        self.above = screen
        self.app.push_screen(screen, self._left)

    def _left(self, place: Place | None) -> None:
        if place is None:
            self.above = None
        else:
            self.lead_to(place)

    @property
    def last(self) -> Leading:
        """The screen that was seen last."""
        return self.above.last if self.above else self

    def come_back(self, then: Callable[[Place | None], None]) -> None:
        """Show the screen again as it was left, with what stood over it; `then` is told how it closes."""
        self.app.uninstall_screen(self)
        self.app.push_screen(self, then)
        if self.above:
            self.above.come_back(self._left)

    def forget(self) -> None:
        """Give up the screen, and what stood over it, when it was left and will not be come back to."""
        if self.above:
            self.above.forget()
        self.app.uninstall_screen(self)
        self.remove()

    def on_screen_resume(self) -> None:
        """Draw anew: the theme may be another one by now."""
        for widget in self.walk_children():
            repaint = getattr(widget, "repaint", widget.refresh)
            repaint()
