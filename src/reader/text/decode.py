"""Bytes -> text: byte order marks, UTF-8, what is declared, detection, and Windows-1252 at last."""

from __future__ import annotations

import codecs
import re

from reader.errors import IngestError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x1f\x8b", "compressed data"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HIGH = re.compile(rb"[\x80-\xff]")
_SAMPLE = 65_536
_MAX_CONTROL_SHARE = 0.02
_ENOUGH_TO_DETECT = 40
_ALIASES = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
}
_NOT_TEXT = "Only text, Markdown, web pages, JSON and feeds can be read."


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """Turn bytes into text and name the encoding used; raises `IngestError` for data that is not text.

    A byte order mark decides, then valid UTF-8, then `declared`, then detection; text that fits none is
    read as Windows-1252 with U+FFFD for what that leaves undefined.
    """
    for mark, marked in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(marked, "replace"), marked
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise IngestError(f"this is {what}, not text", _NOT_TEXT)
    sample = data[:_SAMPLE]
    wide = _wide_encoding(sample)
    if wide:
        return data.decode(wide, "replace"), wide
    if len(_CONTROL.findall(sample)) > max(1, len(sample) * _MAX_CONTROL_SHARE):
        raise IngestError("this is binary data, not text", _NOT_TEXT)
    said = _codec(declared)
    if said and said.startswith("iso2022"):
        return data.decode(said, "replace"), said
    for name in ("utf-8", said):
        if name:
            try:
                return data.decode(name), name
            except UnicodeError:
                continue
    likely = _detected(data)
    return data.decode(likely, "replace"), likely


def _codec(name: str | None) -> str | None:
    """The Python name of a text encoding, None if it is unknown."""
    if not name:
        return None
    name = name.strip().strip("\"'").lower().replace("_", "-")
    try:
        info = codecs.lookup(_ALIASES.get(name, name))
        b"a".decode(info.name)
    except (LookupError, ValueError, UnicodeError):
        return None
    return info.name


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without a byte order mark: nearly all NULs on one side of the byte pairs."""
    pairs = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if pairs < 4 or max(even, odd) < pairs * 0.4 or min(even, odd) > pairs * 0.02:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _detected(data: bytes) -> str:
    """The likeliest encoding of text that is not UTF-8; too little evidence means Windows-1252."""
    sample = data[:_SAMPLE]
    high = len(_HIGH.findall(sample))
    if len(data) > high > 0 and _nearly_utf8(sample, high):
        return "utf-8"
    if high < _ENOUGH_TO_DETECT:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return (_codec(best.encoding) if best else None) or "cp1252"


def _nearly_utf8(sample: bytes, high: int) -> bool:
    """Is this UTF-8 with a few broken bytes in it?"""
    broken = sample.decode("utf-8", "replace").count("\ufffd")
    return broken * 10 <= high
