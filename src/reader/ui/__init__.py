"""The terminal interface; the only importer of textual."""

import os

PAINTS_PER_SECOND = 240
"""Textual waits one or two of these between two paints: so an answer need not wait for its key to be echoed."""

os.environ.setdefault("TEXTUAL_FPS", str(PAINTS_PER_SECOND))
