"""A comparison -> blocks of passages that belong together, in the order of the left article; no App needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Literal, NamedTuple, TypeAlias

from reader.model import HARD, Comparison, Link, LinkKind, OnlyOne, Span
from reader.ui.widgets.comparison_glyphs import BlockKind

Side: TypeAlias = Literal["left", "right"]

SIDES: tuple[Side, Side] = ("left", "right")
ONLY: Mapping[Side, BlockKind] = {"left": "only_left", "right": "only_right"}
"""What a passage or a part is that only this side has."""

_WEIGHT: Mapping[LinkKind, int] = {"differs": 3, "quote": 2, "wording": 1, "same": 0}


class Part(NamedTuple):
    """A stretch of a linked passage that only its side tells."""

    side: Side
    span: Span


@dataclass(frozen=True, slots=True)
class Block:
    """What is shown beside each other: passages of both sides with their links, or of one side alone.

    `parts` are the stretches of linked passages that only one side tells.
    """

    kind: BlockKind
    number: int
    left: tuple[Span, ...]
    right: tuple[Span, ...]
    links: tuple[Link, ...] = ()
    parts: tuple[Part, ...] = ()

    def signed(self, glyphs: Mapping[BlockKind, str]) -> str:
        """Its sign and number as they stand in the gutter; ? where it is perhaps not the same statement."""
        from reader.compare.glance import is_loose

        doubt = "?" if self.links and is_loose(self.links) else ""
        return f"{glyphs[self.kind]}{doubt}{self.number or ''}"

    def spans(self, side: Side) -> tuple[Span, ...]:
        """The passages of one side."""
        return self.left if side == "left" else self.right


class Filter(NamedTuple):
    """A kind of blocks that can be shown alone."""

    name: str
    belongs: Callable[[Block], bool]


SHOWN: tuple[Filter, ...] = (
    Filter("everything", lambda block: True),
    Filter("linked only", lambda block: bool(block.links)),
    Filter(
        "what differs", lambda block: any(d.type in HARD for link in block.links for d in link.differences)
    ),
    Filter("quotations", lambda block: any(link.quotes for link in block.links)),
    Filter("what one side has", lambda block: bool(block.parts) or not block.links),
)
"""What `=` and the keys for the kinds of passages show."""
LINKED = 1


def of_side(link: Link, side: Side) -> Span:
    """The passage of a link on one side."""
    return link.left if side == "left" else link.right


def blocks(comparison: Comparison) -> tuple[Block, ...]:
    """The comparison in the left article's order, what only the right says after what it follows there.

    A right passage stands in full beside the left one it fits best, and again beside one that it is the surest
    partner of or surely differs from.
    """
    best: dict[Span, Link] = {}
    by_left: dict[Span, list[Link]] = {}
    for link in sorted(comparison.links, key=lambda link: (link.left, link.right)):
        by_left.setdefault(link.left, []).append(link)
        if link.right not in best or link.score > best[link.right].score:
            best[link.right] = link
    made: list[Block] = [
        Block("only_left", 0, (Span(one.start, one.end),), ()) for one in comparison.only_left
    ]
    for span, links in by_left.items():
        surest = max(links, key=lambda link: link.score)
        own = [link for link in links if best[link.right] is link or link is surest or link.kind == "differs"]
        kind = max((link.kind for link in links), key=_WEIGHT.__getitem__)
        right = tuple(link.right for link in own)
        parts = tuple(_parts(comparison, {"left": (span,), "right": right}))
        made.append(Block(kind, 0, (span,), right, tuple(links), parts))
    made.sort(key=lambda block: block.left)
    numbers = count(1)
    numbered = [replace(block, number=next(numbers)) if block.links else block for block in made]
    return tuple(_with_right_only(numbered, comparison, best))


def home(shown_blocks: Sequence[Block], side: Side, where: Span) -> int:
    """The block that holds the passage a span begins in, -1 for none."""
    return next(
        (
            index
            for index, block in enumerate(shown_blocks)
            if any(span.start <= where.start < span.end for span in block.spans(side))
        ),
        -1,
    )


def _with_right_only(
    placed: Sequence[Block], comparison: Comparison, best: Mapping[Span, Link]
) -> Iterator[Block]:
    homes = {
        span: index
        for index, block in enumerate(placed)
        for span in block.right
        if block.left == (best[span].left,)
    }
    anchors = sorted(homes)
    following: dict[int, list[Block]] = {}
    for one in sorted(comparison.only_right, key=lambda one: one.start):
        before = [span for span in anchors if span.start < one.start]
        index = homes[before[-1]] if before else -1
        following.setdefault(index, []).append(Block("only_right", 0, (), (Span(one.start, one.end),)))
    yield from following.get(-1, ())
    for index, block in enumerate(placed):
        yield block
        yield from following.get(index, ())


def _parts(comparison: Comparison, passages: Mapping[Side, Sequence[Span]]) -> Iterator[Part]:
    """The parts that lie in passages of a block."""
    sides: tuple[tuple[Side, Sequence[OnlyOne]], ...] = (
        ("left", comparison.parts_left),
        ("right", comparison.parts_right),
    )
    for side, found in sides:
        for one in found:
            if any(span.start <= one.start and one.end <= span.end for span in passages[side]):
                yield Part(side, Span(one.start, one.end))
