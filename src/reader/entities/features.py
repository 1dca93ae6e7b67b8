"""What the trained recogniser sees of each word: itself, its neighbours, the document, the lists, the rules' answer.

A feature is a name in UTF-8. All that a word says whoever stands beside it is built once a word (`Look`).
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import islice
from typing import NamedTuple

from reader.entities.gazetteers import Gazetteers
from reader.entities.lookup import is_shouted, key, openings, phrase_at
from reader.entities.tokens import LONGEST_WORD, Sentence, TokenSpan

OPENERS = frozenset("\"“‘'([—–-:•*")
RUN = re.compile(r"(.)\1+")
NOTHING = (b"-2none", b"-1none", b"1none", b"2none")
"""What stands in for the two words before and the two after where there are none."""

Features = list[bytes]


class Written(NamedTuple):
    """How a document writes its words: those it has in lower case, and those it capitalises within a sentence."""

    low: frozenset[str]
    high: frozenset[str]


class Look(NamedTuple):
    """The features of a word by itself, those it lends to the words around it, and what pairs are made of."""

    own: tuple[bytes, ...]
    to_next: tuple[bytes, ...]
    to_last: tuple[bytes, ...]
    to_second_next: bytes
    to_second_last: bytes
    shape: bytes
    shape_and_cluster: bytes
    cluster: bytes
    lists: bytes


@cache
def clusters() -> Mapping[str, tuple[str, str]]:
    """Return the fine and coarse cluster of each usual word, in lower case."""
    packed = (resources.files("reader.entities") / "data" / "clusters.txt.gz").read_bytes()
    table = {}
    for line in gzip.decompress(packed).decode("utf-8").split("\n"):
        if line:
            word, fine, coarse = line.split(" ")
            table[word] = (fine, coarse)
    return table


def shape(word: str) -> str:
    """Return the outline of a word: "Xx" for "China", "X" for "UN", "d-" for "12-"."""
    if word.isascii() and word.isalpha() and (word.islower() or word.istitle()):
        return "x" if word.islower() else "Xx" if len(word) > 1 else "X"
    outline = "".join(
        "X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else "o" if c.isalpha() else c
        for c in word[:LONGEST_WORD]
    )
    return RUN.sub(r"\1", outline)


@cache
def lent(fine: str, coarse: str, member: str) -> tuple[Features, Features, Features]:
    """Return what a word's clusters and lists tell of itself, of the word after it and of the word before it."""
    told = ("c=" + fine, "C=" + coarse, "m=" + member)
    own, to_next, to_last = ([(mark + one).encode() for one in told] for mark in ("", "-1", "1"))
    return own, to_next, to_last


@lru_cache(maxsize=8192)
def look(word: str, shouted: bool, lists: Gazetteers) -> Look:
    """Return what a word of a sentence, which may be `shouted`, says by itself."""
    low, outline = word.lower(), shape(word)
    fine, coarse = clusters().get(low, ("-", "-"))
    member = membership(key(word, shouted), low, lists)
    own, to_next, to_last = lent(fine, coarse, member)
    named = b"w=" + low.encode()
    parts: tuple[str, ...] = ()
    if outline != "x" and word[0].isalnum():
        parts = (
            "p3=" + low[:3],
            "e2=" + low[-2:],
            "e3=" + low[-3:],
            "e4=" + low[-4:],
            f"n={min(len(word), 7)}",
        )
    return Look(
        own=(b"b", named, b"s=" + outline.encode(), *own, *(part.encode() for part in parts)),
        to_next=(b"-1" + named, *to_next),
        to_last=(b"1" + named, *to_last),
        to_second_next=b"-2" + named,
        to_second_last=b"2" + named,
        shape=outline.encode(),
        shape_and_cluster=f"&{outline}&{coarse}".encode(),
        cluster=coarse.encode(),
        lists=member.encode(),
    )


def bio(spans: Sequence[TokenSpan], length: int) -> list[str]:
    """Return one label a token: "B-TYPE" where a span starts, "I-TYPE" inside, else "O"."""
    labels = ["O"] * length
    for start, end, kind in spans:
        labels[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
    return labels


def written(document: Iterable[Sentence]) -> Written:
    """Return how a document writes its words, lines in capitals left out."""
    low: set[str] = set()
    high: set[str] = set()
    for tokens in document:
        if not is_shouted(tokens):
            low.update(token.text for token in tokens if token.text.islower())
            high.update(token.text for token in islice(tokens, 1, None) if token.text[0].isupper())
    return Written(frozenset(low), frozenset(high))


def sentence_features(
    tokens: Sentence, ruled: Sequence[TokenSpan], lists: Gazetteers, document: Written
) -> list[Features]:
    """Return the features of each token; `ruled` is what the rules made of the sentence."""
    length = len(tokens)
    shouted = is_shouted(tokens)
    looks = [look(token.text if len(token.text) <= LONGEST_WORD else "…", shouted, lists) for token in tokens]
    labels = [label.encode() for label in bio(ruled, length)]
    listed = [label.encode() for label in listed_labels(tokens, lists, shouted)]
    result = []
    for i, (word, label) in enumerate(zip(looks, labels, strict=True)):
        rule = b"r=" + label
        features = [*word.own, rule, b"l=" + listed[i], rule + b"&m=" + word.lists]
        text = tokens[i].text
        if text[0].isupper():
            low, high = text.lower() in document.low, text in document.high
            features.append(b"d=both" if low and high else b"d=low" if low else b"d=high" if high else b"d=")
        if i == 0:
            features.append(b"first")
        elif tokens[i - 1].text in OPENERS:
            features.append(b"opens")
        if shouted:
            features.append(b"shouted")
        features.append(looks[i - 2].to_second_next if i > 1 else NOTHING[0])
        if i > 0:
            last = looks[i - 1]
            features += last.to_next
            features += (b"-1r=" + labels[i - 1], b"-1s=" + last.shape + word.shape_and_cluster)
        else:
            features.append(NOTHING[1])
        if i + 1 < length:
            following = looks[i + 1]
            features += following.to_last
            features += (b"1r=" + labels[i + 1], b"1s=" + following.shape + word.shape_and_cluster)
        else:
            features.append(NOTHING[2])
        features.append(looks[i + 2].to_second_last if i + 2 < length else NOTHING[3])
        if 0 < i < length - 1:
            features.append(b"a=" + looks[i - 1].cluster + b"&" + looks[i + 1].cluster)
        result.append(features)
    return result


def listed_labels(tokens: Sentence, lists: Gazetteers, shouted: bool) -> list[str]:
    """Return for each token the kind of the longest listed phrase that covers it, and whether it begins it."""
    labels = ["O"] * len(tokens)
    reach = 0
    for i in openings(tokens, lists):
        match = phrase_at(tokens, i, lists, shouted) if i >= reach else None
        if match:
            reach, kind = match
            labels[i:reach] = ["B" + kind, *["I" + kind] * (reach - i - 1)]
    return labels


def membership(word: str, low: str, lists: Gazetteers) -> str:
    """Return which of the word lists have a word, one letter each."""
    held = (
        ("g", word in lists.given),
        ("s", word in lists.surnames),
        ("o", word in lists.organisation_words),
        ("p", word in lists.place_words),
        ("r", (low.rstrip("."),) in lists.roles),
        ("c", low in lists.common),
    )
    return "".join(letter for letter, holds in held if holds)
