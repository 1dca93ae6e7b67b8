"""What a reader should know of a comparison as a whole, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.compare.quoted import MOST_PIECES, pieces
from reader.compare.units import Unit, takes_part
from reader.model import Annotated, Link
from reader.text.foreign import base, is_foreign

NONE_FOUND = "No statement was found that both articles make."
UNSPLIT = frozenset({"zh", "ja", "th", "lo", "km", "my", "bo"})
"""Languages written without spaces, whose words are not split."""

_NAMES = {
    "ar": "Arabic",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hu": "Hungarian",
    "hy": "Armenian",
    "id": "Indonesian",
    "it": "Italian",
    "ka": "Georgian",
    "ko": "Korean",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sr": "Serbian",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
}


def notes(
    left: Annotated,
    right: Annotated,
    lefts: Sequence[Unit],
    rights: Sequence[Unit],
    links: Sequence[Link],
    unread: int = 0,
) -> tuple[str, ...]:
    """Remarks on the pair: the same text twice, an empty side, languages not read, nothing shared, a cut."""
    found = []
    sides = (("left", left, lefts), ("right", right, rights))
    empty = [name for name, _, side in sides if not side]
    if empty:
        both = len(empty) == 2
        found.append("Both articles are empty." if both else f"The {empty[0]} article is empty.")
    elif left.article.text.split() == right.article.text.split():
        found.append("Both sides are the same text.")
    else:
        found.extend(_incomparable(left.article.language, right.article.language))
    if lefts and rights and not links:
        found.append(NONE_FOUND)
    for name, annotated, side in sides:
        total = sum(takes_part(p, annotated.article.text) for p in annotated.article.passages)
        if total > len(side):
            found.append(
                f"Only the first {len(side):,} of {total:,} passages of the {name} article were compared; "
                f"the other {total - len(side):,} are not counted as told by one side only."
            )
        quotations = len(pieces(side, annotated))
        if quotations > MOST_PIECES:
            found.append(
                f"Only the first {MOST_PIECES:,} of {quotations:,} quotations of the {name} article were compared, "
                "with quotations on the other side alone."
            )
    if unread:
        found.append(
            f"So much is alike that {unread:,} of {len(links):,} links were not searched for differences."
        )
    return tuple(found)


def _incomparable(left: str, right: str) -> Iterator[str]:
    """What of statements in these languages can't be compared."""
    ours, theirs = base(left), base(right)
    if ours == theirs and ours not in UNSPLIT:
        if is_foreign(left):
            yield (
                f"In {_NAMES.get(ours, 'this language')} ({left}), only digits are read: "
                "differences in number words, weekdays, denials and words of doubt are not told."
            )
        return
    if ours != theirs:
        why, alike = f"In two languages ({left} and {right})", "names, figures and words"
    else:
        why, alike = f"With words that are not split ({left})", "figures and passages"
    yield (
        f"{why}, what is stated can't be compared: only {alike} written alike are matched, "
        "and what is listed as told by one side only may stand on both."
    )
