"""Fragments of HTML, as feeds and dumps hold them -> plain text."""

from __future__ import annotations

import html
import re

MARKUP = re.compile(
    r"<(?:/?[a-zA-Z][\w:-]*(?:\s[^<>]*)?/?|!--)[^<>]*>?|&(?:#\d{1,7}|#x[\da-fA-F]{1,6}|[a-zA-Z]{2,8});"
)


def strip(fragment: str) -> str:
    """The text of a fragment of HTML, blocks on lines of their own; plain text is returned as it is."""
    if not MARKUP.search(fragment):
        return fragment.strip()
    from resiliparse.extract.html2text import extract_plain_text

    if "<" not in fragment:
        return html.unescape(fragment).strip()
    text: str = extract_plain_text(fragment, preserve_formatting=True, alt_texts=False, list_bullets=False)
    return text.strip()
