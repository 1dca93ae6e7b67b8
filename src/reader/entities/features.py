"""What the trained recogniser sees of each word."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources

from reader.entities.gazetteers import Gazetteers
from reader.entities.rules import TokenSpan, is_shouted, key, phrase_at
from reader.entities.tokens import LONGEST_WORD, Token

OPENERS = frozenset("\"“‘'([—–-:•*")
RUN = re.compile(r"(.)\1+")


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


@lru_cache(maxsize=20_000)
def shape(word: str) -> str:
    """Return the outline of a word: "Xx" for "China", "X" for "UN", "d-" for "12-"."""
    outline = "".join(
        "X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else "o" if c.isalpha() else c
        for c in word[:LONGEST_WORD]
    )
    return RUN.sub(r"\1", outline)


def bio(spans: Sequence[TokenSpan], length: int) -> list[str]:
    """Return one label a token: "B-TYPE" where a span starts, "I-TYPE" inside, else "O"."""
    labels = ["O"] * length
    for start, end, kind in spans:
        labels[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
    return labels


def sentence_features(
    tokens: Sequence[Token], ruled: Sequence[TokenSpan], lists: Gazetteers
) -> list[list[str]]:
    """Return the features of each token; `ruled` is what the rules made of the sentence."""
    length = len(tokens)
    table = clusters()
    words = [token.text if len(token.text) <= LONGEST_WORD else "…" for token in tokens]
    lower = [word.lower() for word in words]
    shapes = [shape(word) for word in words]
    groups = [table.get(word, ("-", "-")) for word in lower]
    rule_labels = bio(ruled, length)
    shouted = is_shouted(tokens)
    listed = listed_labels(tokens, lists, shouted)
    sets = [membership(key(word, shouted), low, lists) for word, low in zip(words, lower, strict=True)]
    result = []
    for i in range(length):
        word, low = words[i], lower[i]
        features = ["b", "w=" + low, "s=" + shapes[i], "c=" + groups[i][0], "C=" + groups[i][1]]
        features += [
            "r=" + rule_labels[i],
            "l=" + listed[i],
            "m=" + sets[i],
            f"r={rule_labels[i]}&m={sets[i]}",
        ]
        if shapes[i] != "x" and word[0].isalnum():
            features += ["p3=" + low[:3], "e2=" + low[-2:], "e3=" + low[-3:], "e4=" + low[-4:]]
            features.append("n=" + str(min(len(word), 7)))
        if i == 0:
            features.append("first")
        elif words[i - 1] in OPENERS:
            features.append("opens")
        if shouted:
            features.append("shouted")
        for offset in (-2, -1, 1, 2):
            j = i + offset
            if not 0 <= j < length:
                features.append(f"{offset}none")
            elif offset in (-1, 1):
                mark = str(offset)
                features += [mark + "w=" + lower[j], mark + "c=" + groups[j][0], mark + "C=" + groups[j][1]]
                features += [mark + "r=" + rule_labels[j], mark + "m=" + sets[j]]
                features.append(f"{mark}s={shapes[j]}&{shapes[i]}&{groups[i][1]}")
            else:
                features.append(f"{offset}w={lower[j]}")
        if 0 < i < length - 1:
            features.append(f"a={groups[i - 1][1]}&{groups[i + 1][1]}")
        result.append(features)
    return result


def listed_labels(tokens: Sequence[Token], lists: Gazetteers, shouted: bool) -> list[str]:
    """Return for each token the kind of the longest listed phrase that covers it, and whether it begins it."""
    labels = ["O"] * len(tokens)
    i = 0
    while i < len(tokens):
        match = phrase_at(tokens, i, lists, shouted)
        if match is None:
            i += 1
            continue
        end, kind = match
        labels[i:end] = ["B" + kind, *["I" + kind] * (end - i - 1)]
        i = end
    return labels


def membership(word: str, low: str, lists: Gazetteers) -> str:
    """Return which of the word lists have a word, one letter each."""
    found = ""
    if word in lists.given:
        found += "g"
    if word in lists.surnames:
        found += "s"
    if word in lists.organisation_words:
        found += "o"
    if word in lists.place_words:
        found += "p"
    if (low.rstrip("."),) in lists.roles:
        found += "r"
    if low in lists.common:
        found += "c"
    return found
