"""Characters that could harm a terminal or shift offsets are replaced, one for one."""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"

_UNSAFE_SET = "\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
_UNSAFE = re.compile(f"[{_UNSAFE_SET}]")
_BREAKING = re.compile("[\t\n\u2028\u2029]")


def clean(text: str) -> str:
    """Normalise newlines and replace every unsafe character by U+FFFD, keeping all offsets after that.

    Unsafe are C0 controls but newline and tab, DEL, C1, bidi embeddings, overrides and isolates, and
    lone surrogates. LRM, RLM, ALM, ZWJ and ZWNJ stay; no Unicode normalisation is done.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return _UNSAFE.sub(REPLACEMENT, text)


def for_terminal(text: str) -> str:
    """Make text safe for one line of a terminal: like `clean`, and every line break or tab a space."""
    return _UNSAFE.sub(REPLACEMENT, _BREAKING.sub(" ", text))
