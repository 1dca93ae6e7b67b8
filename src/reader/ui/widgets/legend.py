"""What the line under an article says: how each type of name looks, and what the eye is on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from rich.segment import Segment

from reader.model import NAME_TYPES, EntityType, Mention
from reader.ui.paint import GLYPHS, NAMES, Paint
from reader.ui.painted import fit
from reader.ui.widgets.article import ArticleView

SHORT: Mapping[EntityType, str] = {**NAMES, "ORG": "org", "OTHER": "other"}
_ONLY: Mapping[EntityType, str] = {
    "PERSON": "persons",
    "ORG": "organisations",
    "PLACE": "places",
    "GROUP": "groups",
}
NAME_CELLS, STANDS_CELLS, LEAST_CELLS = 40, 30, 11


def legend(
    mentions: Sequence[Mention], types: frozenset[EntityType], words: Mapping[EntityType, str], paint: Paint
) -> list[Segment]:
    """The highlighted types as they look in the text, each with its number; `words` names them if there is room."""
    if not types:
        return [Segment(" nothing highlighted", paint.muted), Segment("  e", paint.accent)]
    counts = Counter(mention.type for mention in mentions)
    pieces: list[Segment] = []
    if len(types) == 1:
        pieces.append(Segment(f" {_ONLY[next(iter(types))]} only:", paint.muted))
    elif types > NAME_TYPES and words:
        pieces.append(Segment(" all:", paint.muted))
    if not counts:
        return [
            *pieces,
            Segment(" none here" if pieces else " no names here", paint.text),
            Segment("  e", paint.accent),
        ]
    for kind, glyph in GLYPHS.items():
        if kind in counts:
            look = f"{glyph} {words[kind]}" if kind in words else glyph
            pieces += [
                Segment(" "),
                Segment(look, paint.entity[kind]),
                Segment(f" {counts[kind]}", paint.muted),
            ]
    unsure = [mention.type for mention in mentions if not mention.sure]
    if unsure:
        pieces += [Segment(" "), Segment(f"?{len(unsure)}", paint.unsure[unsure[0]])]
        pieces += [Segment(" unsure", paint.muted)] if words else []
    return pieces


def mention_line(view: ArticleView, mention: Mention, room: int, paint: Paint) -> list[Segment]:
    """The name the eye is on: what it stands for, of how many it is one, and why it is linked so, as far as fits."""
    assert view.annotated is not None
    entities, text = view.annotated.entities, view.annotated.article.text
    entity = entities.get(mention.entity)
    name = entity.name if entity else " ".join(text[mention.start : mention.end].split())
    pieces = [
        Segment(f" {GLYPHS[mention.type]} ", paint.hue[mention.type]),
        Segment(fit(name, min(NAME_CELLS, max(8, room - 24))), paint.strong),
    ]
    if not mention.sure:
        pieces.append(Segment(" ?", paint.warning))
    power = entities.get(mention.refers_to or "")
    if power:
        government = "’s government" if power.type == "PLACE" else ""
        pieces.append(Segment(f" → {fit(power.name, STANDS_CELLS)}{government}", paint.text))
    shown = view.shown_mentions
    kind = f" · {NAMES[mention.type]}" if mention.sure else ""
    place = [Segment(f"{kind} · {shown.index(mention) + 1} of {len(shown)}", paint.muted), *turn(view, paint)]
    room -= sum(cell_len(piece.text) for piece in (*pieces, *place))
    if power and mention.sure:
        why = fit(f": {mention.evidence.rpartition(': ')[2]}", room) if room > LEAST_CELLS else ""
        return [*pieces, Segment(why, paint.muted), *place]
    evidence = mention.evidence
    if not mention.sure:
        evidence = fit(f"unsure: {evidence}" if evidence else "unsure", room - 3)
    fits = room > LEAST_CELLS and cell_len(evidence) + 3 <= room
    return [*pieces, *place, *([Segment(f" · {evidence}", paint.muted)] if evidence and fits else [])]


def turn(view: ArticleView, paint: Paint) -> list[Segment]:
    """A sign that the last step went round."""
    sign = {1: "  ↻ from the start", -1: "  ↺ from the end", 0: ""}[view.turned]
    return [Segment(sign, paint.accent)] if sign else []
