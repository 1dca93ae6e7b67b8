"""What the comparison screen says in words: the strip that counts, the line that explains, the side panel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import NamedTuple

from rich.cells import cell_len

from reader.model import NAME_TYPES, Comparison, Difference, OnlyOne, Span
from reader.ui.phrases import count
from reader.ui.widgets.comparison_blocks import ONLY, Block, Part, Side
from reader.ui.widgets.comparison_glyphs import BlockKind
from reader.ui.widgets.comparison_sides import Sides

Piece = tuple[str, str]
"""A text and the name of its style: a block kind, a difference type, "text", "muted" or "head"."""

_SIDES: tuple[tuple[Side, str], tuple[Side, str]] = (("left", "A"), ("right", "B"))
_NAMES = ("A", "B")
NAMES_WIDTH = 27
_VOICE = 17
FIGURES = frozenset({"number", "date"})
_SAID: Mapping[BlockKind, str] = {
    "quote": "one quotation on both sides",
    "same": "the same words on both sides",
    "wording": "the same statement, worded differently",
    "differs": "linked, but something differs",
    "only_left": "only A says this",
    "only_right": "only B says this",
    "aside": "not part of the report",
}


_LOOSE = "on the same matter, perhaps not the same statement"


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


def summary(
    comparison: Comparison, shown_blocks: Sequence[Block], glyphs: Mapping[BlockKind, str], width: int
) -> list[Piece]:
    """The strip that counts everything, in long words where there is room for them."""
    links = sum(bool(block.links) for block in shown_blocks)
    numbers = {
        "quote": sum(len(link.quotes) for link in comparison.links),
        "same": sum(link.kind == "same" for link in comparison.links),
        "wording": sum(link.kind == "wording" for link in comparison.links),
        "differs": sum(link.kind == "differs" for link in comparison.links),
    }
    only = [len(comparison.only_left), len(comparison.only_right)]
    parts = [len(comparison.parts_left), len(comparison.parts_right)]
    many = [f" + {count(number, 'part')}" if number else "" for number in parts]
    few = [f" +{count(number, 'part')}" if number else "" for number in parts]
    shared = len(comparison.shared_entities)
    names = (len(comparison.left_entities), len(comparison.right_entities))
    long: list[Piece] = [
        (count(links, "link"), "text"),
        (f"{glyphs['quote']} {count(numbers['quote'], 'shared quotation')}", "quote"),
        (f"{glyphs['same']} {numbers['same']} same", "same"),
        (f"{glyphs['wording']} {numbers['wording']} reworded", "wording"),
        (f"{glyphs['differs']} {numbers['differs']} differ", "differs"),
        (f"{glyphs['only_left']} {only[0]}{many[0]} only in A", "only_left"),
        (f"{glyphs['only_right']} {only[1]}{many[1]} only in B", "only_right"),
        (f"names {shared} shared · {names[0]} only A · {names[1]} only B", "muted"),
    ]
    short: list[Piece] = [
        (count(links, "link"), "text"),
        (f"{glyphs['quote']}{numbers['quote']}", "quote"),
        (f"{glyphs['same']}{numbers['same']}", "same"),
        (f"{glyphs['wording']}{numbers['wording']}", "wording"),
        (f"{glyphs['differs']}{numbers['differs']} differ", "differs"),
        (f"{glyphs['only_left']}{only[0]}{few[0]} only A", "only_left"),
        (f"{glyphs['only_right']}{only[1]}{few[1]} only B", "only_right"),
        (f"names {shared} shared {names[0]} A {names[1]} B", "muted"),
    ]
    return next((pieces for pieces in (long, short) if _width(pieces) <= width), short[:-1])


def _width(pieces: Sequence[Piece]) -> int:
    return sum(cell_len(text) + 2 for text, _ in pieces)


def explain(block: Block, stop: Stop | Alone | None, sides: Sides, glyph: str) -> str:
    """One line about what is under the eye: why it is linked, or how it differs, and where it stands."""
    from reader.compare.glance import is_loose
    from reader.compare.overview import places

    where = " ↔ ".join(
        f"{name}'s {named}"
        for side, name in _SIDES
        if block.spans(side)
        and (named := places(sides.annotated[side].article).get(block.spans(side)[0].start))
    )
    head = f"{glyph}{block.number}" if block.number else glyph
    if isinstance(stop, Alone) and stop.part is not None:
        name = dict(_SIDES)[stop.part.side]
        words = count(len(sides.text(stop.part.side, stop.part.span).split()), "word")
        return f"{head} only {name} says this part · {words} · {where}"
    if isinstance(stop, Stop):
        unsure = "" if stop.difference.sure else " (unsure)"
        return f"{head} {stop.difference.type}: {stop.difference.reason}{unsure} · {where}"
    told = [_LOOSE if block.links and is_loose(block.links) else _SAID[block.kind]]
    if block.kind == "quote":
        told = [_speakers(block, sides)]
    if block.links:
        both = [sum(len(sides.text(side, span).split()) for span in block.spans(side)) for side, _ in _SIDES]
        told.append(f"A {count(both[0], 'word')}, B {count(both[1], 'word')}")
    return f"{head} {' · '.join(told)} · {where}"


def _speakers(block: Block, sides: Sides) -> str:
    """Who is quoted, if the two sides agree or one alone knows."""
    names: list[str] = []
    for link in block.links:
        for pair in link.quotes:
            for (side, _), span in zip(_SIDES, (pair.left, pair.right), strict=True):
                annotated = sides.annotated[side]
                for quote in annotated.quotes:
                    if quote.start < span.end and span.start < quote.end and quote.speaker:
                        entity = annotated.entities.get(quote.speaker)
                        names.append(entity.name if entity else quote.speaker)
    speaker = ", ".join(dict.fromkeys(names))
    return f"{speaker}: one quotation on both sides" if speaker else "one quotation on both sides"


class PanelLine(NamedTuple):
    """A line of the side panel; choosing it goes to `block`, and in it to a part; -1 goes nowhere."""

    text: str
    style: str
    block: int = -1
    part: Part | None = None


def panel(
    comparison: Comparison,
    shown_blocks: Sequence[Block],
    sides: Sides,
    glyphs: Mapping[BlockKind, str],
    timeline: Sequence[tuple[str, bool]] = (),
) -> list[PanelLine]:
    """Differences, headlines, leads, who is quoted, what one side only says by weight, names, the story."""
    return [
        *_differences(shown_blocks, sides, glyphs),
        *_heads(comparison, shown_blocks, sides),
        *_voices(comparison),
        *_only("left", comparison.only_left, comparison.parts_left, shown_blocks, sides, glyphs),
        *_only("right", comparison.only_right, comparison.parts_right, shown_blocks, sides, glyphs),
        *_names(comparison, sides),
        *_timeline(timeline),
    ]


_ORDER = ("number", "date", "name", "negation", "attribution", "quote")


def _differences(
    shown_blocks: Sequence[Block], sides: Sides, glyphs: Mapping[BlockKind, str]
) -> Iterator[PanelLine]:
    yield PanelLine("DIFFERENCES", "head")
    found = stops(shown_blocks)
    if not found:
        yield PanelLine("none in what is linked", "muted")
    for kind in _ORDER:
        of_kind = [stop for stop in found if stop.difference.type == kind]
        if of_kind:
            yield PanelLine(f"{kind} ({len(of_kind)})", "muted")
        for stop in of_kind:
            difference, block = stop.difference, shown_blocks[stop.block]
            words = [
                _short(sides.text(side, span), 24) if span is not None else "–"
                for (side, _), span in zip(_SIDES, (difference.left, difference.right), strict=True)
            ]
            sure = "" if difference.sure else " ?"
            yield PanelLine(
                f"{glyphs[block.kind]}{block.number} {words[0]} / {words[1]}{sure}", kind, stop.block
            )


def _heads(comparison: Comparison, shown_blocks: Sequence[Block], sides: Sides) -> Iterator[PanelLine]:
    """Headline against headline, lead against lead; choosing a lead goes to it."""
    from reader.compare.glance import headline_lines, lead_lines

    left, right = (sides.annotated[side].article for side, _ in _SIDES)
    if left.title and right.title:
        yield PanelLine("", "muted")
        yield PanelLine("HEADLINES", "head")
        for line in headline_lines(comparison, _NAMES):
            yield from (PanelLine(part, "text") for part in wrap(line, NAMES_WIDTH, subsequent_indent="  "))
    yield PanelLine("", "muted")
    yield PanelLine("LEADS", "head")
    leads = {"A": comparison.leads.left, "B": comparison.leads.right}
    for line in lead_lines(comparison, left, right, _NAMES):
        side: Side = "left" if line.startswith("A") else "right"
        home = _home(shown_blocks, side, leads[line[0]])
        yield from (PanelLine(part, "text", home) for part in wrap(line, NAMES_WIDTH, subsequent_indent="  "))


def _home(shown_blocks: Sequence[Block], side: Side, where: Span | None) -> int:
    """The block that holds the passage a span begins in, -1 for none."""
    if where is None:
        return -1
    return next(
        (
            index
            for index, block in enumerate(shown_blocks)
            if any(span.start <= where.start < span.end for span in block.spans(side))
        ),
        -1,
    )


def _voices(comparison: Comparison) -> Iterator[PanelLine]:
    """Who is quoted, with the words on either side."""
    if comparison.voices:
        yield PanelLine("", "muted")
        yield PanelLine(f"{'QUOTED, words':{_VOICE}} {'A':>4} {'B':>4}", "head")
    for voice in comparison.voices:
        name = _short(voice.name, _VOICE)
        name += " " * (_VOICE - cell_len(name))
        yield PanelLine(f"{name} {voice.left_words or '–':>4} {voice.right_words or '–':>4}", "text")


def _only(
    side: Side,
    ones: Sequence[OnlyOne],
    parts: Sequence[OnlyOne],
    shown_blocks: Sequence[Block],
    sides: Sides,
    glyphs: Mapping[BlockKind, str],
) -> Iterator[PanelLine]:
    """The passages that only one side has and the parts of linked ones, the weightiest first."""
    from reader.compare.overview import places

    kind = ONLY[side]
    where = places(sides.annotated[side].article)
    many = f"{len(ones)} + {count(len(parts), 'part')}" if parts else str(len(ones))
    yield PanelLine("", "muted")
    yield PanelLine(f"ONLY {dict(_SIDES)[side]} ({many})", "head")
    home = {
        one.part.span.start if one.part else shown_blocks[one.block].spans(side)[0].start: one
        for one in alone(shown_blocks, side)
    }
    for one in sorted((*ones, *parts), key=lambda one: -one.weight):
        span = Span(one.start, one.end)
        passage = sides.passage(side, span)[1]
        told = where.get(passage.start if passage else one.start, "").replace("paragraph ", "¶")
        here = home.get(one.start, Alone(-1))
        text = _short(sides.text(side, span), 60)
        yield PanelLine(f"{glyphs[kind]} {told}: {'… ' if one in parts else ''}{text}", kind, *here)


def _names(comparison: Comparison, sides: Sides) -> Iterator[PanelLine]:
    yield PanelLine("", "muted")
    yield PanelLine("NAMES", "head")
    for label, ids in (
        ("both", comparison.shared_entities),
        ("A", comparison.left_entities),
        ("B", comparison.right_entities),
    ):
        names = [name for id in ids if (name := entity_name(id, sides))]
        for at, line in enumerate(wrap(", ".join(dict.fromkeys(names)), NAMES_WIDTH)):
            yield PanelLine(f"{'' if at else label:4} {line}", "text")


def entity_name(id: str, sides: Sides) -> str:
    """The name of an entity of either article; empty for what is not a name."""
    for annotated in sides.annotated.values():
        entity = annotated.entities.get(id)
        if entity is not None:
            return entity.name if entity.type in NAME_TYPES else ""
    return id.partition(":")[2].replace("-", " ")


def _timeline(timeline: Sequence[tuple[str, bool]]) -> Iterator[PanelLine]:
    if timeline:
        yield PanelLine("", "muted")
        yield PanelLine(f"STORY  {count(len(timeline), 'report')}", "head")
    for text, here in timeline:
        yield PanelLine(f"{'●' if here else '○'} {text}", "text" if here else "muted")


def _short(text: str, length: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[: length - 1].rstrip() + "…"
