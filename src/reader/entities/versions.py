"""Under which versions annotations are cached: digests of all that they come from, held to it by a test."""

from __future__ import annotations

RECOGNISED = "9cf67e2f002c"
"""Of the modules and lists that find names: with another one all texts are read anew."""

LINKED = "ba22a83864f3"
"""Of the further modules that link names and find quotations: with another one all names are linked anew."""
