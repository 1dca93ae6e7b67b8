"""The top of the comparison screen: which two reports these are, and the strip that counts it all up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from rich.cells import cell_len
from rich.segment import Segment

from reader.library import Row
from reader.model import Annotated, Comparison, Partner
from reader.ui.paint import Paint
from reader.ui.painted import fit, spread
from reader.ui.phrases import dated
from reader.ui.widgets.comparison_glyphs import BlockKind
from reader.ui.widgets.comparison_text import summary

WITH_PANEL = 140
MOST_NOTES = 3
"""Lines of notes."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """Everything the comparison screen shows; `timeline` is (words, id) by report."""

    comparison: Comparison
    left: Annotated
    right: Annotated
    rows: tuple[Row | None, Row | None]
    partners: tuple[Partner, ...]
    timeline: tuple[tuple[str, str], ...]
    one_story: bool = True


def head_lines(
    loaded: Loaded,
    state: Sequence[str],
    glyphs: Mapping[BlockKind, str],
    width: int,
    paint: Paint,
) -> list[list[Segment]]:
    """The reports with the state of the screen, the counts, and what is remarkable of the pair if anything is."""
    partners = [partner.id for partner in loaded.partners]
    other = loaded.right.article.id
    place = [f"partner {partners.index(other) + 1}/{len(partners)}"] if other in partners else []
    if not loaded.one_story:
        place = ["not of one story"]
    right = [Segment(f"  {'  '.join([*place, *state])} ", paint.muted)]
    room = width - cell_len(" COMPARE  A  ⇄ B ") - cell_len(right[0].text)
    first, second = (
        _title(row, annotated, width)
        for row, annotated in zip(loaded.rows, (loaded.left, loaded.right), strict=True)
    )
    first = fit(first, max(room // 2, room - cell_len(second)))
    left = [
        Segment(" COMPARE  ", paint.accent),
        Segment("A ", paint.link["only_left"]),
        Segment(first, paint.text),
        Segment(" ⇄ ", paint.muted),
        Segment("B ", paint.link["only_right"]),
        Segment(fit(second, room - cell_len(first)), paint.text),
    ]
    plain = {"text": paint.text, "muted": paint.muted}
    strip = [Segment(" ")]
    for text, style in summary(loaded.comparison, glyphs, width - 2):
        strip += [Segment(text, plain.get(style) or paint.link[style]), Segment("  ")]
    remark = [[Segment(f" {line}", paint.warning)] for line in note_lines(loaded.comparison, width)]
    return [spread(left, right, width, paint.text), strip, *remark]


def note_lines(comparison: Comparison, width: int) -> list[str]:
    """What is remarkable of the pair; where it is long, the panel has it in full."""
    lines = wrap(" ".join(comparison.notes), max(20, width - 2))
    if len(lines) <= MOST_NOTES:
        return lines
    return [*lines[: MOST_NOTES - 1], fit(lines[MOST_NOTES - 1], width - 18) + "… s shows all"]


def _title(row: Row | None, annotated: Annotated, width: int) -> str:
    article = annotated.article
    known = row if row is not None else article
    words = f" · {len(article.text.split())} words" if width >= WITH_PANEL else ""
    return f"{article.source} · {dated(known.date, known.date_basis)}{words}"
