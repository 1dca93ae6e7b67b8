"""When Python looks through all of memory for what is in use no more: between keys, since it takes frames."""

from __future__ import annotations

import gc

NEVER = 1_000_000_000
ROUNDS = 10
"""So many rounds over young objects make one over all worth while."""
USUAL = gc.get_threshold()


def begin() -> None:
    """From now on only `rest` looks through all of memory."""
    gc.set_threshold(*USUAL[:2], NEVER)


def rest() -> None:
    """Look through all of memory if there may be something; what is there the first time is kept for good."""
    if gc.get_count()[2] >= ROUNDS:
        gc.collect()
        if not gc.get_freeze_count():
            gc.freeze()


def end() -> None:
    """Leave it to Python again."""
    gc.unfreeze()
    gc.set_threshold(*USUAL)
