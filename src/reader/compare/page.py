"""A comparison as one self-contained HTML page that prints well: what differs, both sides, what one side only has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from reader.compare import handout
from reader.compare.glance import Group, glance
from reader.compare.marks import Mark, marks, told_within, within
from reader.compare.notes import NONE_FOUND
from reader.compare.overview import places
from reader.compare.style import STYLE
from reader.model import Annotated, Comparison, OnlyOne, Span

Places = Mapping[int, str]
SHORT = 450
"""Characters up to which a row is not broken over two pages."""
_SPOKEN = {"sure": "differs: ", "unsure": "perhaps differs: "}
_LEGEND = (
    ('<span class="sure">14</span>', "surely differs from the other side"),
    ('<span class="unsure">14</span>', "perhaps differs"),
    ('<span class="changed">word</span>', "not in the passage beside it, which otherwise runs alike"),
    (
        f'<span class="part"><span class="glyph">{handout.ONLY_LEFT[0]}</span> words</span>',
        "a part of a passage that only this side tells",
    ),
)


def to_html(comparison: Comparison, left: Annotated, right: Annotated) -> str:
    """The comparison as one page: what differs, headlines and leads, linked passages, what one side only has."""
    title = f"{handout.called(left, 'Left')} ⇄ {handout.called(right, 'Right')}"
    where = places(left.article), places(right.article)
    notes = _list(comparison.notes)
    sections = "".join(
        _section(heading, _list(told)) for heading, told in glance(comparison, left, right, handout.SIDES)
    )
    parts = [
        f"<header><h1>{escape(title)}</h1><dl><dt>Left</dt><dd>{escape(handout.about(left))}</dd>"
        f"<dt>Right</dt><dd>{escape(handout.about(right))}</dd></dl>"
        f"<p>{escape(handout.summary(comparison))}</p>{notes}</header><main>",
        _differences(comparison, left, right, where),
        sections,
        _legend(),
        _linked(comparison, left, right, where),
        _only_section("left", handout.ONLY_LEFT[0], left, comparison.only_left, comparison.parts_left),
        _only_section("right", handout.ONLY_RIGHT[0], right, comparison.only_right, comparison.parts_right),
        _names_section(comparison, left, right),
        "</main>",
    ]
    language = escape(left.article.language or "en", quote=True)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width, initial-scale=1"><title>{escape(title)}</title><style>{STYLE}</style></head>'
        f'<body data-article-language="{language}">{"".join(parts)}</body></html>\n'
    )


def _section(heading: str, body: str) -> str:
    return f"<section><h2>{heading}</h2>{body}</section>"


def _list(lines: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<ul>{items}</ul>" if items else ""


def _legend() -> str:
    signs = "".join(
        f"<li>{_glyph(glyph)} {escape(meaning)}</li>" for glyph, meaning in handout.legend()
    ) + "".join(f"<li>{mark} {escape(meaning)}</li>" for mark, meaning in _LEGEND)
    return _section("Signs and marks", f'<ul class="legend">{signs}</ul><p>{handout.NO_VERDICT}</p>')


def _glyph(glyph: str) -> str:
    return f'<span class="glyph" aria-hidden="true">{glyph}</span>'


def _hidden(words: str) -> str:
    return f'<span class="hidden">{escape(words)}</span>'


def _differences(
    comparison: Comparison, left: Annotated, right: Annotated, where: tuple[Places, Places]
) -> str:
    """The sure and the unsure differences, each with both wordings and where they stand."""
    if not comparison.links:
        return ""
    told = handout.told_differences(comparison, left, right, where)
    languages = left.article.language, right.article.language
    body = ""
    for heading, listed, more in handout.headed(told):
        items = "".join(f"<li>{_difference(one, languages)}</li>" for one in listed)
        items += f"<li>{more}</li>" if more else ""
        body += f'<h3>{heading}</h3><ul class="told">{items}</ul>'
    rest = handout.besides(comparison, told)
    return _section(handout.DIFFERENCES, body + (f"<p>{escape(rest)}</p>" if rest else ""))


def _difference(told: handout.Told, languages: tuple[str, str]) -> str:
    kind = "sure" if told.difference.sure else "unsure"
    both = []
    for name, said, place, language in zip(("left", "right"), told.sides, told.where, languages, strict=True):
        words = f"{escape(said[0])}{_mark(kind, said[1])}{escape(said[2])}" if said is not None else "–"
        at = f' <span class="place">({escape(place)})</span>' if place else ""
        both.append(f'<div>{name}{at}: <span lang="{escape(language)}">{words}</span></div>')
    return f"<b>{told.number} {told.noun}</b>{''.join(both)}"


def _linked(comparison: Comparison, left: Annotated, right: Annotated, where: tuple[Places, Places]) -> str:
    """The linked passages side by side, those that are perhaps not the same statement apart."""
    if not comparison.links:
        return _section(handout.BOTH, f"<p>{NONE_FOUND}</p>")
    made = ""
    for heading, loose in ((handout.BOTH, False), (handout.ON_THE_MATTER, True)):
        found = handout.numbered(comparison.links, loose)
        rows = "".join(_row(number, group, left, right, where, comparison) for number, group in found)
        made += _section(heading, _table(rows, left, right, loose)) if rows else ""
    return made


def _table(rows: str, left: Annotated, right: Annotated, loose: bool) -> str:
    what = "What is on the same matter" if loose else "What both articles say"
    return (
        f'<table><caption>{what}, in the order of the left one</caption><thead><tr><th scope="col">'
        f'{_hidden("Kind")}</th><th scope="col">Left: {escape(handout.outlet(left))}</th>'
        f'<th scope="col">Right: {escape(handout.outlet(right))}</th></tr></thead><tbody>{rows}</tbody></table>'
    )


def _row(
    number: int,
    group: Group,
    left: Annotated,
    right: Annotated,
    where: tuple[Places, Places],
    comparison: Comparison,
) -> str:
    glyph, meaning = handout.sign(group)
    ours = _text(left, group.left)
    theirs = [_text(right, link.right) for link in group.links]
    told = told_within(group.left, [one for link in group.links for one in link.differences], True)
    parts = _parts(group.left, comparison.parts_left)
    own = _marked(ours, marks(ours, theirs, told, parts), parts, handout.ONLY_LEFT[0])
    partners = ""
    for link, words in zip(group.links, theirs, strict=True):
        parts = _parts(link.right, comparison.parts_right)
        found = marks(words, [ours], told_within(link.right, link.differences, False), parts)
        place = _small(where[1], link.right, handout.doubt(link))
        partners += f"<p>{_marked(words, found, parts, handout.ONLY_RIGHT[0])}{place}</p>"
    reasons = _list(handout.reasons(group, right))
    short = " short" if max(len(ours), sum(map(len, theirs))) <= SHORT else ""
    return (
        f'<tr class="{group.kind}{short}"><th scope="row">{_glyph(glyph)} {number}{_hidden(f" {meaning}")}</th>'
        f'<td lang="{escape(left.article.language)}"><p>{own}{_small(where[0], group.left)}</p></td>'
        f'<td lang="{escape(right.article.language)}">{partners}</td></tr>'
    ) + (f'<tr class="reasons"><td></td><td colspan="2">{reasons}</td></tr>' if reasons else "")


def _text(annotated: Annotated, span: Span) -> str:
    return annotated.article.text[span.start : span.end]


def _small(where: Places, span: Span, doubt: str = "") -> str:
    return f'<span class="place">{handout.placed(where, span, doubt)}</span>'


def _parts(passage: Span, parts: Iterable[OnlyOne]) -> list[Span]:
    """The parts that lie in a passage, from its start."""
    return list(within(passage, (Span(one.start, one.end) for one in parts)))


def _marked(text: str, found: Sequence[Mark], parts: Sequence[Span], glyph: str) -> str:
    """The words with their marks; a part that only this side tells is marked whole, with its sign."""
    out, place = [], 0
    for part in parts:
        out.append(_flat(text, place, part.start, found))
        out.append(f'<mark class="part">{_glyph(glyph)} {_flat(text, part.start, part.end, found)}</mark>')
        place = part.end
    return "".join([*out, _flat(text, place, len(text), found)])


def _flat(text: str, start: int, end: int, found: Sequence[Mark]) -> str:
    """The words from `start` to `end` with the marks that begin there, cut at the end."""
    out, place = [], start
    for mark in found:
        if start <= mark.start < end:
            stop = min(mark.end, end)
            out += [escape(text[place : mark.start]), _mark(mark.kind, text[mark.start : stop])]
            place = stop
    return "".join([*out, escape(text[place:end])])


def _mark(kind: str, words: str) -> str:
    spoken = _hidden(_SPOKEN[kind]) if kind in _SPOKEN else ""
    return f'<mark class="{kind}">{spoken}{escape(words)}</mark>'


def _only_section(
    side: str, glyph: str, article: Annotated, found: Sequence[OnlyOne], parts: Sequence[OnlyOne]
) -> str:
    language, where = escape(article.article.language), places(article.article)
    items = "".join(
        f'<li>{_glyph(glyph)} <span lang="{language}">{escape(handout.words(article, one))}</span>'
        f"{_small(where, one)}</li>"
        for one in handout.spans(found)
    ) + "".join(
        f'<li>{_glyph(glyph)} … <span lang="{language}">{escape(handout.words(article, one))}</span>'
        f"{_small(where, handout.passage_of(article, one))}"
        ' <span class="place">(part of a linked passage)</span></li>'
        for one in handout.spans(parts)
    )
    body = f'<ul class="only">{items}</ul>' if items else "<p>Nothing.</p>"
    heading = f'<h2 id="only-{side}">Only {side} ({handout.only_count(found, parts)})</h2>'
    return f'<section aria-labelledby="only-{side}">{heading}{body}</section>'


def _names_section(comparison: Comparison, left: Annotated, right: Annotated) -> str:
    rows = "".join(
        f"<dt>{heading}</dt><dd>{escape(', '.join(found)) or 'none'}</dd>"
        for heading, found in handout.name_lists(comparison, left, right)
    )
    return f'<section aria-labelledby="names"><h2 id="names">Names</h2><dl>{rows}</dl></section>'
