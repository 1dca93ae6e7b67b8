"""Fragments of HTML, as feeds and dumps hold them -> plain text."""

from __future__ import annotations

import html
import re

_TAGS = (
    "a|abbr|article|aside|audio|b|blockquote|body|br|button|center|cite|code|dd|del|details|div|dl|dt|em|embed"
    "|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|ins|li|link|main|mark|meta|nav"
    "|noscript|object|ol|p|picture|pre|q|s|script|section|small|source|span|strong|style|sub|summary|sup|svg|table"
    "|tbody|td|th|thead|time|tr|u|ul|video"
)
MARKUP = re.compile(
    rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>|<!--|&(?:#\d{{1,7}}|#x[\da-f]{{1,6}}|[a-z]{{2,8}});", re.IGNORECASE
)
"""A tag, comment or character reference of HTML; `<ABC>` in a plain text is none."""


def strip(fragment: str) -> str:
    """The text of a fragment of HTML, blocks on lines of their own; plain text is returned as it is."""
    if not MARKUP.search(fragment):
        return fragment.strip()
    from resiliparse.extract.html2text import extract_plain_text

    if "<" not in fragment:
        return html.unescape(fragment).strip()
    text: str = extract_plain_text(fragment, preserve_formatting=True, alt_texts=False, list_bullets=False)
    return text.strip()
