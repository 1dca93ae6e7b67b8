"""What the comparison screen says in words: the strip that counts, the line that explains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from reader.model import Comparison, Difference, LinkKind, Span
from reader.ui.phrases import count
from reader.ui.widgets.comparison_blocks import ONLY, Block, Part, Side, of_side
from reader.ui.widgets.comparison_glyphs import BlockKind
from reader.ui.widgets.comparison_sides import Sides

Piece = tuple[str, str]
"""A text and the name of its style: a block kind, a difference type, "text", "muted" or "head"."""

NAMED: tuple[tuple[Side, str], tuple[Side, str]] = (("left", "A"), ("right", "B"))
FIGURES = frozenset({"number", "date"})
_SAID: Mapping[BlockKind, str] = {
    "quote": "one quotation on both sides",
    "same": "the same words on both sides",
    "wording": "worded differently",
    "differs": "linked, but something differs",
    "only_left": "only A says this",
    "only_right": "only B says this",
    "aside": "not part of the report",
}
_PARTNER: Mapping[LinkKind, str] = {
    "quote": "one quotation",
    "same": "the same words",
    "wording": "worded differently",
    "differs": "something differs",
}
_LOOSE = "perhaps not the same statement"
_BEGINS = 24


class Stop(NamedTuple):
    """A place that `d` goes to: a block and one of its differences."""

    block: int
    difference: Difference


class Alone(NamedTuple):
    """A place that `[` or `]` goes to: a block that one side has alone, or a part of a linked one."""

    block: int
    part: Part | None = None

    @property
    def place(self) -> tuple[int, int]:
        """Where it comes on the screen: a block before its parts."""
        return self.block, self.part.span.start if self.part else -1


def alone(shown_blocks: Sequence[Block], side: Side) -> tuple[Alone, ...]:
    """What only one side says, in the order of the screen, a part of a passage that is shown twice once."""
    found: dict[Part | int, Alone] = {}
    for index, block in enumerate(shown_blocks):
        if block.kind == ONLY[side]:
            found[index] = Alone(index)
        for part in block.parts:
            if part.side == side:
                found.setdefault(part, Alone(index, part))
    return tuple(found.values())


def stops(shown_blocks: Sequence[Block]) -> tuple[Stop, ...]:
    """Every difference but mere rewording, in the order of the screen."""
    return tuple(
        Stop(index, difference)
        for index, block in enumerate(shown_blocks)
        for link in block.links
        for difference in link.differences
        if difference.type != "wording"
    )


def wordings(shown_blocks: Sequence[Block]) -> tuple[Stop, ...]:
    """The words that one side has in place of the other's, in the order of the screen."""
    return tuple(
        Stop(index, difference) for index, block in enumerate(shown_blocks) for difference in _wordings(block)
    )


def _wordings(block: Block) -> Iterator[Difference]:
    return (one for link in block.links for one in link.differences if one.type == "wording")


def summary(comparison: Comparison, glyphs: Mapping[BlockKind, str], width: int) -> list[Piece]:
    """The strip that counts the passages, in long words where there is room for them.

    What follows the colon adds up to the links before it.
    """
    from reader.compare.glance import tally

    found = tally(comparison)
    only, parts = (found.only_left, found.only_right), (found.parts_left, found.parts_right)
    links = f"{count(found.links, 'link')}{':' if found.links else ''}"
    quotes = count(found.quote, "shared quotation")
    doubtful: tuple[list[Piece], list[Piece]] = ([], [])
    if found.loose:
        sign = f"{glyphs['wording']}?"
        doubtful = ([(f"{sign} {found.loose} doubtful", "wording")], [(f"{sign}{found.loose}", "wording")])
    many = [f" + {count(number, 'part')}" if number else "" for number in parts]
    few = [f" +{count(number, 'part')}" if number else "" for number in parts]
    shared = len(comparison.shared_entities)
    names = (len(comparison.left_entities), len(comparison.right_entities))
    long: list[Piece] = [
        (links, "text"),
        (f"{glyphs['quote']} {quotes}", "quote"),
        (f"{glyphs['same']} {found.same} same", "same"),
        (f"{glyphs['wording']} {found.wording} reworded", "wording"),
        *doubtful[0],
        (f"{glyphs['differs']} {found.differs} differing", "differs"),
        (f"{glyphs['only_left']} {only[0]}{many[0]} only in A", "only_left"),
        (f"{glyphs['only_right']} {only[1]}{many[1]} only in B", "only_right"),
        (f"names {shared} shared · {names[0]} only A · {names[1]} only B", "muted"),
    ]
    short: list[Piece] = [
        (links, "text"),
        (f"{glyphs['quote']}{found.quote}", "quote"),
        (f"{glyphs['same']}{found.same}", "same"),
        (f"{glyphs['wording']}{found.wording}", "wording"),
        *doubtful[1],
        (f"{glyphs['differs']}{found.differs}", "differs"),
        (f"{glyphs['only_left']}{only[0]}{few[0]} only A", "only_left"),
        (f"{glyphs['only_right']}{only[1]}{few[1]} only B", "only_right"),
        (f"names {shared} shared {names[0]} A {names[1]} B", "muted"),
    ]
    return next((pieces for pieces in (long, short) if _width(pieces) <= width), short[:-1])


def _width(pieces: Sequence[Piece]) -> int:
    return sum(cell_len(text) + 2 for text, _ in pieces)


def explain(block: Block, stop: Stop | Alone | None, sides: Sides, glyphs: Mapping[BlockKind, str]) -> str:
    """One line about what is under the eye: why it is linked, or how it differs, and where it stands."""
    from reader.compare.glance import NOUNS, is_loose, weightiest_first
    from reader.compare.marks import MARKED
    from reader.compare.overview import places

    told_of = {side: _told_of(block, side, stop) for side, _ in NAMED}
    where = " ↔ ".join(
        f"{name}'s {', '.join(named)}"
        for side, name in NAMED
        for known in (places(sides.annotated[side].article),)
        if (named := dict.fromkeys(known[span.start] for span in told_of[side] if span.start in known))
    )
    head = block.signed(glyphs)
    differences = weightiest_first(one for link in block.links for one in link.differences)
    if isinstance(stop, Alone) and stop.part is not None:
        name = dict(NAMED)[stop.part.side]
        words = count(len(sides.text(stop.part.side, stop.part.span).split()), "word")
        return f"{head} only {name} says this part · {words} · {where}"
    if isinstance(stop, Stop):
        unsure = "" if stop.difference.sure else " (unsure)"
        return f"{head} {stop.difference.type}: {stop.difference.reason}{unsure} · {where}"
    told = [f"{NOUNS[one.type]} {_both(one, sides)}" for one in differences if one.type in MARKED]
    partners = [_LOOSE if is_loose([link]) else _PARTNER[link.kind] for link in block.links]
    if len(set(partners)) > 1:
        each = (
            f"“{shorten(sides.text('right', link.right), _BEGINS)}” {said}"
            for link, said in zip(block.links, partners, strict=True)
        )
        told.append("; ".join(each))
    elif block.links and is_loose(block.links):
        told.append(f"on the same matter, {_LOOSE}")
    elif block.kind == "quote":
        told.append(_speakers(block, sides))
    elif block.kind != "differs" or not told:
        told.append(_SAID[block.kind])
    told.append(where)
    if exchanged := [_both(one, sides) for one in differences if one.type == "wording"]:
        told.append(f"other words: {', '.join(exchanged)}")
    elif block.links:
        both = [sum(len(sides.text(side, span).split()) for span in block.spans(side)) for side, _ in NAMED]
        told.append(f"A {count(both[0], 'word')}, B {count(both[1], 'word')}")
    return f"{head} {' · '.join(filter(None, told))}"


def _told_of(block: Block, side: Side, stop: Stop | Alone | None) -> Sequence[Span]:
    """The passages of one side that are told of: those of the link that the stop's difference is in, else all."""
    if isinstance(stop, Stop):
        found = [of_side(link, side) for link in block.links if stop.difference in link.differences]
        return found[:1] or block.spans(side)
    return block.spans(side)


def _both(difference: Difference, sides: Sides) -> str:
    """The words of both sides, with ? before what is not sure."""
    return ("" if difference.sure else "? ") + " / ".join(f"“{text}”" for text in texts(difference, sides))


def texts(difference: Difference, sides: Sides, length: int = 60) -> list[str]:
    """The words a difference is about on either side."""
    both = zip(NAMED, (difference.left, difference.right), strict=True)
    return [shorten(sides.text(side, span), length) if span is not None else "–" for (side, _), span in both]


def _speakers(block: Block, sides: Sides) -> str:
    """Who is quoted, if the two sides agree or one alone knows."""
    names: list[str] = []
    for link in block.links:
        for pair in link.quotes:
            for (side, _), span in zip(NAMED, (pair.left, pair.right), strict=True):
                annotated = sides.annotated[side]
                for quote in annotated.quotes:
                    if quote.start < span.end and span.start < quote.end and quote.speaker:
                        entity = annotated.entities.get(quote.speaker)
                        names.append(entity.name if entity else quote.speaker)
    speaker = ", ".join(dict.fromkeys(names))
    return f"{speaker}: one quotation on both sides" if speaker else "one quotation on both sides"


def shorten(text: str, length: int) -> str:
    """The text on one line, cut with an ellipsis to `length` characters."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[: length - 1].rstrip() + "…"
