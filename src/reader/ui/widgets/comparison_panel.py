"""The side panel of the comparison screen: everything that was found, line by line, to jump from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import NamedTuple

from rich.cells import cell_len

from reader.model import NAME_TYPES, Comparison, OnlyOne, Span
from reader.ui.phrases import count
from reader.ui.widgets.comparison_blocks import ONLY, Block, Part, Side, home
from reader.ui.widgets.comparison_glyphs import BlockKind
from reader.ui.widgets.comparison_sides import Sides
from reader.ui.widgets.comparison_text import NAMED, Alone, Stop, alone, shorten, stops, texts, wordings

_NAMES = ("A", "B")
NAMES_WIDTH, LINE_WIDTH = 27, 32
_VOICE = 17


class PanelLine(NamedTuple):
    """A line of the side panel; choosing it goes to `block`, and in it to a part or differences, one after the
    other, -1 nowhere; or it compares with another `report`. A line that explains a `mark` looks like it."""

    text: str
    style: str
    block: int = -1
    part: Part | None = None
    stops: tuple[Stop, ...] = ()
    report: str = ""
    mark: bool = False


def panel(
    comparison: Comparison,
    shown_blocks: Sequence[Block],
    sides: Sides,
    glyphs: Mapping[BlockKind, str],
    timeline: Sequence[tuple[str, str]] = (),
) -> list[PanelLine]:
    """Differences, headlines, leads, who is quoted, what one side only says by weight, names, the story."""
    return [
        *_notes(comparison),
        *_differences(shown_blocks, sides, glyphs),
        *_heads(comparison, shown_blocks, sides),
        *_voices(comparison),
        *_only("left", comparison.only_left, comparison.parts_left, shown_blocks, sides, glyphs),
        *_only("right", comparison.only_right, comparison.parts_right, shown_blocks, sides, glyphs),
        *_names(comparison, sides),
        *_timeline(timeline, (comparison.left, comparison.right)),
        *_marks(sides),
    ]


def _notes(comparison: Comparison) -> Iterator[PanelLine]:
    """What is remarkable of the pair, to its end."""
    if comparison.notes:
        yield PanelLine("NOTES", "head")
        yield from (PanelLine(line, "text") for note in comparison.notes for line in wrap(note, LINE_WIDTH))
        yield PanelLine("", "muted")


_ORDER = ("number", "date", "name", "negation", "attribution", "quote")


def _differences(
    shown_blocks: Sequence[Block], sides: Sides, glyphs: Mapping[BlockKind, str]
) -> Iterator[PanelLine]:
    yield PanelLine("DIFFERENCES", "head")
    found, exchanged = stops(shown_blocks), wordings(shown_blocks)
    if not found and not exchanged:
        yield PanelLine("none in what is linked", "muted")
    for kind in _ORDER:
        of_kind = [stop for stop in found if stop.difference.type == kind]
        if of_kind:
            yield PanelLine(f"{kind} ({len(of_kind)})", "muted")
        for stop in of_kind:
            block = shown_blocks[stop.block]
            sign = "" if stop.difference.sure else "? "
            words = " / ".join(texts(stop.difference, sides, 24))
            text = f"{block.signed(glyphs)} {sign}{words}"
            yield PanelLine(text, kind, stop.block, None, (stop,))
    if exchanged:
        yield PanelLine(count(len(exchanged), "wording"), "wording", exchanged[0].block, None, exchanged)


def _heads(comparison: Comparison, shown_blocks: Sequence[Block], sides: Sides) -> Iterator[PanelLine]:
    """Headline against headline, lead against lead; choosing a lead goes to it."""
    from reader.compare.glance import headline_lines, lead_lines

    left, right = (sides.annotated[side].article for side, _ in NAMED)
    if left.title and right.title:
        yield PanelLine("", "muted")
        yield PanelLine("HEADLINES", "head")
        for line in headline_lines(comparison, _NAMES):
            yield from (PanelLine(part, "text") for part in wrap(line, LINE_WIDTH, subsequent_indent="  "))
    yield PanelLine("", "muted")
    yield PanelLine("LEADS", "head")
    leads = {"A": comparison.leads.left, "B": comparison.leads.right}
    for line in lead_lines(comparison, left, right, _NAMES):
        side: Side = "left" if line.startswith("A") else "right"
        lead = leads[line[0]]
        at = home(shown_blocks, side, lead) if lead else -1
        yield from (PanelLine(part, "text", at) for part in wrap(line, LINE_WIDTH, subsequent_indent="  "))


def _voices(comparison: Comparison) -> Iterator[PanelLine]:
    """Who is quoted, with the words on either side."""
    if comparison.voices:
        yield PanelLine("", "muted")
        yield PanelLine(f"{'QUOTED, words':{_VOICE}} {'A':>4} {'B':>4}", "head")
    for voice in comparison.voices:
        name = shorten(voice.name, _VOICE)
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
    yield PanelLine(f"ONLY {dict(NAMED)[side]} ({many})", "head")
    places_of = {
        one.part.span.start if one.part else shown_blocks[one.block].spans(side)[0].start: one
        for one in alone(shown_blocks, side)
    }
    for one in sorted((*ones, *parts), key=lambda one: -one.weight):
        span = Span(one.start, one.end)
        passage = sides.passage(side, span)[1]
        told = where.get(passage.start if passage else one.start, "").replace("paragraph ", "¶")
        here = places_of.get(one.start, Alone(-1))
        text = shorten(sides.text(side, span), 60)
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


def _timeline(timeline: Sequence[tuple[str, str]], both: tuple[str, str]) -> Iterator[PanelLine]:
    if timeline:
        yield PanelLine("", "muted")
        yield PanelLine(f"STORY  {count(len(timeline), 'report')}", "head")
    for text, id in timeline:
        here = id in both
        yield PanelLine(
            f"{'●' if here else '○'} {text}", "text" if here else "muted", report="" if here else id
        )


def _marks(sides: Sides) -> Iterator[PanelLine]:
    """How what differs looks in the passages."""
    yield PanelLine("", "muted")
    yield PanelLine("MARKS", "head")
    around = (("«", "»"), ("«", "?»"), ("[", "]")) if sides.brackets else (("", ""),) * 3
    for (opening, closing), words, style in zip(
        around,
        ("surely differs", "perhaps differs", "not in the passage beside it"),
        ("number", "number?", "changed"),
        strict=True,
    ):
        yield PanelLine(f"{opening}{words}{closing}", style, mark=True)
