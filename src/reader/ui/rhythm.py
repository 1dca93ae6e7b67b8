"""When somebody who types has paused: after longer than the keys before were apart."""

from __future__ import annotations

USUAL_SECONDS = 0.15
"""How far apart keys are taken to be as long as that is not known."""
LONGEST_SECONDS = 0.3
"""Keys further apart are no typing, and no key is awaited longer."""
LONGER = 1.35


class Rhythm:
    """How fast the last keys came."""

    def __init__(self) -> None:
        self._at = float("-inf")
        self._apart = (USUAL_SECONDS, USUAL_SECONDS)

    def key(self, now: float) -> None:
        """A key came."""
        apart = now - self._at
        self._apart = self._apart[1], apart if apart <= LONGEST_SECONDS else USUAL_SECONDS
        self._at = now

    def left(self, now: float) -> float:
        """Seconds from now on in which the next key is to be expected."""
        return max(0.0, self._at + min(LONGER * max(self._apart), LONGEST_SECONDS) - now)
