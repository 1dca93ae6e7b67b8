"""How the application tells things: one notice at a time, on the screen it belongs to."""

from __future__ import annotations

from collections import deque

from textual import events
from textual.app import App
from textual.screen import Screen

from reader.ui.widgets.notice import Notice, Severity

SECONDS: dict[Severity, float] = {"information": 4.0, "warning": 8.0, "error": 8.0}
REMEMBERED = 50


class Telling(App[int]):
    """Shows notices at the bottom of a screen, the newest instead of an older one."""

    def __init__(self) -> None:
        super().__init__()
        self.told: deque[str] = deque(maxlen=REMEMBERED)

    def say(self, message: str) -> None:
        """Show a short notice."""
        self._tell(message, "information")

    def warn(self, message: str, hint: str = "", severe: bool = False) -> None:
        """Show what went wrong and what helps."""
        self._tell(f"{message}\n{hint}" if hint else message, "error" if severe else "warning")

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: Severity = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Show as a notice what Textual itself has to say."""
        self._tell(f"{title}: {message}" if title else message, severity)

    def tell_on(self, screen: Screen[object], message: str, hint: str = "") -> None:
        """Show what went wrong on the screen that asked for it, if it is still there."""
        self._tell(f"{message}\n{hint}" if hint else message, "error", screen)

    def _tell(self, message: str, severity: Severity, screen: Screen[object] | None = None) -> None:
        self.told.append(message)
        # a dialog answers just before it is taken away: look only then which screen is there
        self.call_later(self._show, message, severity, screen)

    def _show(self, message: str, severity: Severity, screen: Screen[object] | None) -> None:
        if not self.screen_stack:
            return
        place = screen if screen in self.screen_stack else self.screen
        self._clear(place)
        place.mount(Notice(message, severity, SECONDS[severity]))

    @staticmethod
    def _clear(screen: Screen[object]) -> None:
        for notice in screen.query_children(Notice):
            notice.remove()

    async def on_event(self, event: events.Event) -> None:
        """Take the notice away at the next key or click."""
        if isinstance(event, events.Key | events.MouseDown) and not event.is_forwarded and self.screen_stack:
            self._clear(self.screen)
        await super().on_event(event)
