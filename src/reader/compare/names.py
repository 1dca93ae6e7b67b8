"""Different names in the same place of two linked passages; another spelling of one name is no difference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, product

from reader.compare.bodies import may_be_one, organisation_words, other_body
from reader.compare.lexicon import POSTS, TITLES
from reader.compare.pair import Pair, name_of
from reader.compare.place import in_the_same_place, nearness
from reader.compare.places import apart, are_cities, related
from reader.compare.terms import WORD, fold, stem
from reader.compare.units import Unit
from reader.entities.names import parts, same_given, skeleton, surname
from reader.model import Annotated, Difference, Mention, Span

SAME_SPELLING = 0.88
"""Jaro-Winkler similarity from which two spellings are taken for one name."""

MISTAKABLE = 0.82
"""Jaro-Winkler similarity from which two places can be mistaken for each other."""

SHOWN_LIKENESS = 0.4
"""Shared words from which a changed name in the same place is shown."""

SURE_LIKENESS = 0.55
"""Shared words from which a changed name in the same place is surely a difference."""

SAME_GIVEN = 0.75
"""The same for the given names of two persons with one surname (Volodymyr, Vladimir)."""

MOST_NAMES = 40
"""Names in a passage from which it is a list, whose entries stand in no place of their own."""

_TELLING_APART = frozenset("democratic north south east west northern southern eastern western new".split())
_SPELT_ALIKE = str.maketrans("wcqz", "vkks")
_POST_STEMS = frozenset(stem(post) for post in POSTS)
_ROLE = re.compile(r"(?:[^\W\d_]+[\s-]+){1,4}$")


def name_differences(pair: Pair) -> Iterator[Difference]:
    """Names that one side has where the other has another of the same kind."""
    lefts = _unmatched(pair.left.mentions, pair.left_article, pair.right.mentions, pair.right_article)
    rights = _unmatched(pair.right.mentions, pair.right_article, pair.left.mentions, pair.left_article)
    if not lefts or not rights or max(len(lefts), len(rights)) > MOST_NAMES:
        return
    taken: set[Mention] = set()
    for left, right in sorted(
        product(lefts, rights), key=lambda two: nearness(pair, *(Span(m.start, m.end) for m in two))
    ):
        if left.type != right.type or {left, right} & taken:
            continue
        same_place = pair.likeness >= SHOWN_LIKENESS and _same_place(pair, left, right)
        role = _same_role(pair, left, right)
        if same_place or role or _two_cities(pair, left, right) or _mistakable(pair, left, right):
            taken |= {left, right}
            if not of_one(pair, left, right):
                yield _difference(pair, left, right, same_place, role)


def _same_place(pair: Pair, left: Mention, right: Mention) -> bool:
    """Whether two names stand in the same place; those with a word in common, between the same two words."""
    if in_the_same_place(pair, Span(left.start, left.end), Span(right.start, right.end)):
        return True
    ours, theirs = (
        {fold(match.group()) for match in WORD.finditer(text, mention.start, mention.end)}
        for text, mention in ((pair.left_text, left), (pair.right_text, right))
    )
    return bool(ours & theirs) and _neighbours(pair.left, left) == _neighbours(pair.right, right)


def _neighbours(unit: Unit, mention: Mention, before: int = 1) -> tuple[str, ...]:
    """So many words before a name and the one after it; empty at the borders of the passage."""
    words = [(match.span(), fold(match.group())) for match in WORD.finditer(unit.text)]
    start, end = mention.start - unit.passage.start, mention.end - unit.passage.start
    leading = ["", "", *(word for span, word in words if span[1] <= start)][-before:]
    return (*leading, next((word for span, word in words if span[0] >= end), ""))


def _difference(pair: Pair, left: Mention, right: Mention, same_place: bool, role: str) -> Difference:
    one = name_of(left, pair.left_text, pair.left_article.entities)
    other = name_of(right, pair.right_text, pair.right_article.entities)
    known = bool(left.entity and right.entity) and left.sure and right.sure
    alike = same_place or _two_cities(pair, left, right)
    where = f" as {role}" if role else " in the same place" if alike else ", easily mistaken for it"
    return Difference(
        "name",
        Span(left.start, left.end),
        Span(right.start, right.end),
        f"a different name{where}: {one} on the left, {other} on the right",
        known and same_place and pair.likeness >= SURE_LIKENESS and _surely_two(left, one, right, other),
    )


def _surely_two(left: Mention, name: str, right: Mention, other: str) -> bool:
    """Whether two linked names can't be of one: of places of one kind or of unlike bodies; persons always."""
    if left.type == "PLACE":
        return apart(_meant(left), _meant(right)) and apart(left.entity, right.entity)
    return left.type != "ORG" or other_body(left.entity, name, right.entity, other)


def of_one(pair: Pair, left: Mention, right: Mention) -> bool:
    """Whether one is known to lie in, belong to or stand for the other, or an article says that it lies there."""
    one = name_of(left, pair.left_text, pair.left_article.entities)
    other = name_of(right, pair.right_text, pair.right_article.entities)
    if left.type == "ORG":
        return may_be_one(left.entity, one, right.entity, other)
    if left.type != "PLACE":
        return False
    written = (f"{one}, {other}", f"{other}, {one}")
    said = any(both in text for both in written for text in (pair.left_text, pair.right_text))
    return said or related(_meant(left), _meant(right)) or related(left.entity, right.entity)


def _meant(mention: Mention) -> str:
    return mention.refers_to or mention.entity


def _two_cities(pair: Pair, left: Mention, right: Mention) -> bool:
    """Whether two known cities stand between the same words, one of which says something, in unlike passages."""
    if left.type != "PLACE" or not are_cities(left.entity, right.entity):
        return False
    ours, theirs = _neighbours(pair.left, left, 2), _neighbours(pair.right, right, 2)
    return ours == theirs and all(ours) and any(map(stem, ours))


def _unmatched(
    mentions: Sequence[Mention], article: Annotated, others: Sequence[Mention], other: Annotated
) -> list[Mention]:
    """Mentions whose bearer the other passage does not name in any spelling."""
    theirs = [(m, name_of(m, other.article.text, other.entities)) for m in others]
    text = article.article.text
    return [
        mention
        for mention in mentions
        if mention.type in ("PERSON", "ORG", "PLACE")
        and not any(
            same_bearer(mention, name_of(mention, text, article.entities), their, name)
            for their, name in theirs
        )
    ]


def same_bearer(one: Mention, name: str, other: Mention, other_name: str) -> bool:
    """Whether two mentions, by their ids and names, may be of one."""
    ours = {one.entity, one.refers_to} - {"", None}
    theirs = {other.entity, other.refers_to} - {"", None}
    if ours & theirs:
        return True
    return same_name(name, other_name, one.type if one.type == other.type else "") and not _two_places(
        one, name, other, other_name
    )


def _two_places(one: Mention, name: str, other: Mention, other_name: str) -> bool:
    """Whether both are known places, neither part of the other's name, that differ by more than the spelling."""
    if not all(m.type == "PLACE" and m.sure and m.entity for m in (one, other)):
        return False
    part = _consonants(name) in _consonants(other_name) or _consonants(other_name) in _consonants(name)
    return not part and len(name.split()) == len(other_name.split())


def _consonants(name: str) -> str:
    """What the spellings of one foreign name have in common: its consonants, none doubled."""
    letters = fold(name).translate(_SPELT_ALIKE)
    return "".join(letter for letter, _ in groupby(c for c in letters if c.isalpha() and c not in "aeiouyhj"))


def _mistakable(pair: Pair, left: Mention, right: Mention) -> bool:
    """Whether two places have names so alike that one of the articles may have put one for the other."""
    from rapidfuzz.distance import JaroWinkler

    ours = name_of(left, pair.left_text, pair.left_article.entities)
    theirs = name_of(right, pair.right_text, pair.right_article.entities)
    alike = JaroWinkler.similarity(fold(ours), fold(theirs)) >= MISTAKABLE
    return alike and _two_places(left, ours, right, theirs)


def same_name(one: str, other: str, kind: str = "") -> bool:
    """Whether two names can be spellings of one: folded parts that match, surname by surname.

    Of two persons (`kind` "PERSON") with full names the given names must match as well, of two bodies ("ORG")
    called by what they are (Velm University) all words.
    """
    if kind == "PERSON":
        return _same_person(one, other)
    ours, theirs = [fold(w) for w in one.split()], [fold(w) for w in other.split()]
    if not ours or not theirs:
        return False
    if set(ours) <= set(theirs) or set(theirs) <= set(ours):
        return min(len(ours), len(theirs)) == 1 or not ({*ours} ^ {*theirs}) & _TELLING_APART
    initials = "".join(w[0] for w in ours), "".join(w[0] for w in theirs)
    if "".join(theirs) == initials[0] or "".join(ours) == initials[1]:
        return True
    if kind == "ORG" and not organisation_words().isdisjoint({ours[-1], theirs[-1]}):
        short, long = sorted((ours, theirs), key=len)
        return all(any(_alike(word, other) for other in long) for word in short)
    return _alike(ours[-1], theirs[-1])


def _same_person(one: str, other: str) -> bool:
    short, long = sorted((_person_parts(one), _person_parts(other)), key=len)
    if not short:
        return False
    if len(short) == 1:
        return surname(short[0]) in map(surname, long) or _alike(surname(short[0]), surname(long[-1]))
    if "".join(short) == "".join(long) or {*short} == {*long} or long[: len(short)] == short:
        return True
    if not _alike(surname(short[-1]), surname(long[-1])):
        return False
    middle, other_middle = short[1:-1], long[1:-1]
    if middle and len(middle) != len(other_middle):
        return False
    return _same_given(short[0], long[0]) and all(map(_same_given, middle, other_middle))


def _person_parts(name: str) -> tuple[str, ...]:
    words = parts(name.replace("-", " ").replace(".", ". "))
    return tuple(word for part in words if (word := part.strip(".")) and word not in TITLES)


def _same_given(one: str, other: str) -> bool:
    return same_given(one, other) or skeleton(one) == skeleton(other) or _alike(one, other, SAME_GIVEN)


def _alike(one: str, other: str, least: float = SAME_SPELLING) -> bool:
    from rapidfuzz.distance import JaroWinkler

    return one[0] == other[0] and JaroWinkler.similarity(one, other) >= least


def _same_role(pair: Pair, left: Mention, right: Mention) -> str:
    """The post both are given with the same words before it ("foreign minister"), or ""."""
    if left.type != "PERSON" or right.type != "PERSON":
        return ""
    ours, theirs = _role_before(pair.left_text, left), _role_before(pair.right_text, right)
    common = [word for word in ours if word in theirs]
    return " ".join(common) if len(common) > 1 and any(stem(word) in _POST_STEMS for word in common) else ""


def _role_before(text: str, mention: Mention) -> list[str]:
    found = _ROLE.search(text, max(0, mention.start - 60), mention.start)
    words = [fold(word) for word in found.group().replace("-", " ").split()] if found else []
    return [word for word in words if stem(word)]
