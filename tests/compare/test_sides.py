"""The sides of a comparison have equal rights: exchanging the articles exchanges the sides of all that is found."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.compare import compare
from reader.compare.words import changes
from reader.model import Comparison, Difference, Link, OnlyOne, Span, Voice

from .build import HARBOUR, LEDGER, ORCHARD, annotated

SENTENCES = [
    *(line for text in (HARBOUR, LEDGER, ORCHARD) for line in text.split("\n\n")),
    "The harbour bridge at Port Amberly collapsed on Wednesday evening, killing 13 people and injuring 31.",
    "Chief engineer Mira Tolvanen allegedly said the cables had been inspected in March, not in May.",
    "Harbour master Olin Dast said the cables had not been inspected since the spring.",
    "The repairs may have cost 4.6 million dollars in 2020 and 2021, Mayor Aldo Brenneke admitted.",
    "The mayor denied that the bridge was safe: “The cables had not been inspected,” he said.",
    "“The cables had not been inspected since the spring,” the mayor said, “and the bolts had rusted.”",
    "The bridge is open. The bridge is closed. The bridge is open again.",
    "On Tuesday, 12 people died; on Wednesday, 15 people died, and by Friday 12 people had died.",
    "Aldo Brenneke met Mira Tolvanen in Amberly. Mira Tolvanen met Aldo Brenneke in Lindholm.",
    "“The bolts had rusted through for years,” said Mira K. Tolvanen, the city's chief engineer.",
    "Growers lost 40 percent; growers lost 45 percent; traders lost 40 percent of 300 crates.",
]

ARTICLE = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=12)


def flipped(reason: str) -> list[str]:
    """What a reason says, whichever side it says it of."""
    return sorted(re.sub(r"\b(left|right)\b|[:,;]", "", reason).split())


def of_difference(one: Difference, turned: bool) -> tuple[object, ...]:
    sides = (one.right, one.left) if turned else (one.left, one.right)
    return str(sides), one.type, one.sure, flipped(one.reason)


def of_link(link: Link, turned: bool) -> tuple[object, ...]:
    sides = (link.right, link.left) if turned else (link.left, link.right)
    quotes = [(quote.right, quote.left) if turned else (quote.left, quote.right) for quote in link.quotes]
    return (
        sides,
        link.kind,
        link.score,
        sorted(quotes),
        sorted((of_difference(one, turned) for one in link.differences), key=str),
    )


def of_voice(voice: Voice, turned: bool) -> tuple[object, ...]:
    left, right = (voice.left_quotes, voice.left_words), (voice.right_quotes, voice.right_words)
    return voice.speaker, voice.name, *((right, left) if turned else (left, right))


def told(found: Comparison, turned: bool = False) -> dict[str, object]:
    """All that a comparison says, as it stands or with its sides exchanged."""

    def both(one: object, other: object) -> tuple[object, object]:
        return (other, one) if turned else (one, other)

    def only(ones: tuple[OnlyOne, ...]) -> list[tuple[Span, float]]:
        return sorted((Span(one.start, one.end), one.weight) for one in ones)

    return {
        "articles": both(found.left, found.right),
        "links": sorted((of_link(link, turned) for link in found.links), key=str),
        "only": both(only(found.only_left), only(found.only_right)),
        "parts": both(only(found.parts_left), only(found.parts_right)),
        "names": (found.shared_entities, both(found.left_entities, found.right_entities)),
        "notes": sorted(str(flipped(note)) for note in found.notes),
        "voices": [of_voice(voice, turned) for voice in found.voices],
        "titles": both(found.headlines.only_left, found.headlines.only_right),
        "leads": (
            both(found.leads.left, found.leads.right),
            both(found.leads.in_left, found.leads.in_right),
        ),
    }


@settings(deadline=None, max_examples=60)
@given(ARTICLE, ARTICLE)
@example(SENTENCES[:1] * 12, SENTENCES[:1] * 11)
@example([HARBOUR], [LEDGER])
@example([HARBOUR], SENTENCES[-2:-1])
def test_exchanging_the_articles_exchanges_the_sides(ours: list[str], theirs: list[str]) -> None:
    left, right = annotated("\n\n".join(ours), "one"), annotated("\n\n".join(theirs), "other")
    assert told(compare(right, left), turned=True) == told(compare(left, right))


WORDS = st.lists(st.sampled_from("the bridge fell on Tuesday and on Friday it fell".split()), max_size=12)


@given(WORDS, WORDS)
def test_changed_words_are_the_same_from_either_side(ours: list[str], theirs: list[str]) -> None:
    one, other = " ".join(ours), " ".join(theirs)
    assert [(stretch.right, stretch.left) for stretch in changes(other, one)] == [
        (stretch.left, stretch.right) for stretch in changes(one, other)
    ]
