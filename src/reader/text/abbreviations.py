"""Titles that are shortened before a person's name."""

from __future__ import annotations

TITLES = tuple("Mr Mrs Ms Mx Dr Prof Sen Rep Gov Gen Lt Col Capt Sgt Maj Adm Rev Hon Fr".split())
"""As they are written, without the full stop that may follow; it never ends a sentence."""
