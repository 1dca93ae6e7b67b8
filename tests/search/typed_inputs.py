"""Whatever may be typed into the search field: real queries, broken ones, and ones meant to hurt."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

HOSTILE = (
    "", " ", "*", "?", "?????", "*" * 40, "* *", "o*", "a* b* c* d*", "~", "x~", "*~", "a~~", "-", "--",
    "- -", "-*", "(" * 3000, ")" * 3000, "()" * 1500, "(a" * 500, "((((((((((((((a))))))))))))))",
    "a" * 100_000, "é" * 100_000, '"', '""', '"""', '"' * 999, '"of the', '"of the"', "“the of”", "«", "'",
    "’’’", "OR", "OR OR OR", "a OR", "OR a", "AND", "NOT", "NOT NOT NOT x", "NOT (NOT (NOT x))",
    "-(a OR -b)", "a AND OR b", "a && || b", "+a +b", "a | b", "date:[foo TO bar]", "after:",
    "after:9999-99-99", "after:0000", "before:0001-01-01", "on:2023-02-31", "newer:9999y", "older:0d",
    "newer:-1w", "since:today until:yesterday", "sort:", "sort:x", "is:", "is:x", "is:unread", "source:",
    "source:(", "source:((((", "source:(a OR b", "title:", "title:title:title:x", "title:(a OR (b c))",
    "title:" * 500, "tag:" + "x" * 5000, "person:\0", "\0", "\0" * 1000, "a\0b", "\x1b[31m", "\x07",
    "\ud800", "a\udfffb", "\u202e", "\u200b" * 100, "e" + "\u0301" * 10_000, "\u0301", "😀", "😀" * 1000,
    "👩‍👩‍👧", "東京", "東" * 5000, "東京 OR 港", "مرحبا", "ПРИВЕТ", "ﬁ", "𝙰𝙱", "ß", "İ", "1", "1,200", "1," * 500,
    "9" * 5000, "1.2.3.4.5" * 200, "U.S.", "a.b." * 800, "l'" * 800, "o'o'o'" * 500, "a-b-c-d-" * 400,
    "-".join("ab" * 300), "_" * 3000, "a_b", "C++", "%s %d {0} {}", "\\", "\\\\x", "[a-z]+", "(?:a+)+$",
    "^(a|a)*$", "a" * 60 + "!", "<b>x</b>", "'; drop table article; --", "$(id)", "`id`", "\n\r\t",
    "a\u2028b",
)  # fmt: skip
OPERATORS = (
    "OR",
    "AND",
    "NOT",
    "-",
    "(",
    ")",
    '"',
    "“",
    "*",
    "~",
    "?",
    ":",
    "|",
    "&&",
    "+",
    ",",
    "'s",
    "\0",
    "’",
)
FIELDS = ("title:", "source:", "person:", "place:", "entity:", "story:", "tag:", "is:", "after:", "before:", "on:",
          "newer:", "older:", "sort:", "date:", "nothing:")  # fmt: skip
VALUES = (
    "2023",
    "2023-03",
    "2023-03-16",
    "16 March 2023",
    "2w",
    "3y",
    "today",
    "unread",
    "date",
    "foo",
    "[a TO b]",
)


def inputs(words: Sequence[str], count: int, seed: int = 1) -> Iterator[str]:
    """`count` inputs: the hostile ones first, then generated ones with the given words in them."""
    yield from HOSTILE[:count]
    rng = random.Random(seed)
    kinds = (_soup, _soup, _mistyped, _mistyped, _noise, _long, _half)
    for _ in range(count - len(HOSTILE)):
        yield rng.choice(kinds)(rng, words)


def _soup(rng: random.Random, words: Sequence[str]) -> str:
    """Words, operators, fields and values in any order."""
    pools = (words, words, words, OPERATORS, FIELDS, VALUES)
    return "".join(
        rng.choice(rng.choice(pools)) + rng.choice(("", " ", " ")) for _ in range(rng.randint(1, 14))
    )


def _mistyped(rng: random.Random, words: Sequence[str]) -> str:
    """A plain query with letters dropped, doubled or swapped."""
    letters = list(" ".join(rng.choices(words, k=rng.randint(1, 5))))
    for _ in range(rng.randint(0, 3)):
        at = rng.randrange(len(letters))
        letters[at] = rng.choice(("", letters[at] * 2, rng.choice("aeiourstn-'*~ ")))
    return "".join(letters)


def _noise(rng: random.Random, words: Sequence[str]) -> str:
    """Any characters at all."""
    ranges = ((1, 0x7F), (0xA0, 0x24F), (0x300, 0x36F), (0x400, 0x6FF), (0x4E00, 0x9FFF), (0xD800, 0x10FFFF))
    low, high = rng.choice(ranges)
    return "".join(chr(rng.randint(low, high)) for _ in range(rng.randint(1, 40)))


def _long(rng: random.Random, words: Sequence[str]) -> str:
    """Up to five thousand words, in quotation marks or with an operator between them."""
    some = rng.choices(words, k=int(2 ** rng.uniform(1, 12.3)))
    return rng.choice(
        (" ".join(some), '"' + " ".join(some) + '"', " OR ".join(some), "* ".join(some), "~ ".join(some))
    )


def _half(rng: random.Random, words: Sequence[str]) -> str:
    """A query in the middle of being typed."""
    whole = f'{rng.choice(words)} "{rng.choice(words)} {rng.choice(words)}" -{rng.choice(words)} {rng.choice(FIELDS)}'
    whole += rng.choice(VALUES)
    return whole[: rng.randint(1, len(whole))]
