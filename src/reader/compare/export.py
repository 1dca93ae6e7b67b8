"""A comparison to take along: Markdown, or one HTML page that prints well and needs nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from reader.compare.glance import Group, by_weight, glance, groups, is_loose, shortened, tally
from reader.compare.notes import NONE_FOUND
from reader.compare.overview import places
from reader.compare.page import STYLE
from reader.compare.words import outside, word_marks
from reader.model import Annotated, Comparison, Difference, Link, LinkKind, OnlyOne, Span

GLYPHS: dict[LinkKind, tuple[str, str]] = {
    "quote": ("❝", "shared quotation"),
    "same": ("=", "the same words"),
    "wording": ("≈", "the same in other words"),
    "differs": ("≠", "a figure, date or name differs"),
}
LOOSE = ("≈?", "on the same matter, perhaps not the same statement")
_LOOSE_LINK = "perhaps not the same statement"
_BEGINS = 40
ONLY_LEFT = ("◂", "only left")
ONLY_RIGHT = ("▸", "only right")

_SIDES = ("the left", "the right")
_NO_VERDICT = (
    "This page shows what the texts say. It does not say who is right. "
    "What only one side says stands by its weight, the weightiest first. "
    "A link is a passage of the left with all that is linked to it on the right; it is counted once, under the "
    "weightiest of its signs: ≠ before ❝ before ≈ before =. Links and what is only left are all passages of the left."
)


def to_markdown(comparison: Comparison, left: Annotated, right: Annotated) -> str:
    """The comparison as Markdown: both sides of every link, its differences, and what one side only has."""
    names = _names(left, "Left"), _names(right, "Right")
    where, there = places(left.article), places(right.article)
    lines = [f"# {_md(names[0])} ⇄ {_md(names[1])}", ""]
    lines += [
        f"- **Left:** {_md(_about(left))}",
        f"- **Right:** {_md(_about(right))}",
        f"- {_md(summary(comparison))}",
    ]
    lines += [f"- {_md(note)}" for note in comparison.notes]
    lines += ["", " · ".join(f"{glyph} {meaning}" for glyph, meaning in _legend()), "", _NO_VERDICT, ""]
    for heading, told in glance(comparison, left, right, _SIDES):
        lines += [f"## {heading}", "", *(f"- {_md(one)}" for one in told), ""]
    if comparison.links:
        lines += ["## In both", ""]
    for number, group in enumerate(groups(comparison.links), 1):
        lines += [f"### {number} {' '.join(_sign(group))}", ""]
        lines += [f"> **Left**{_placed(where, group.left)}: {_md(_words(left, group.left))}"]
        for link in group.links:
            lines += [
                ">",
                f"> **Right**{_placed(there, link.right, _doubt(link))}: {_md(_words(right, link.right))}",
            ]
        reasons = [f"- {_md(one)}" for one in _reasons(group, right)]
        lines += ["", *reasons, *([""] if reasons else [])]
    for side, article, places_of, found, parts in (
        ("left", left, where, comparison.only_left, comparison.parts_left),
        ("right", right, there, comparison.only_right, comparison.parts_right),
    ):
        if found:
            lines += [f"## Only {side} ({len(found)})", ""]
            lines += [f"- {_md(_words(article, one))}{_placed(places_of, one)}" for one in _spans(found)]
            lines += [""]
        if parts:
            lines += [f"## Parts of linked passages only {side} ({len(parts)})", ""]
            lines += [
                f"- … {_md(_words(article, one))}{_placed(places_of, _passage_of(article, one))}"
                for one in _spans(parts)
            ]
            lines += [""]
    lines += _markdown_names(comparison, left, right)
    return "\n".join(lines).rstrip() + "\n"


def to_html(comparison: Comparison, left: Annotated, right: Annotated) -> str:
    """The comparison as one self-contained page: two columns, a legend, reasons, what one side only has."""
    title = f"{_names(left, 'Left')} ⇄ {_names(right, 'Right')}"
    notes = "".join(f"<li>{escape(note)}</li>" for note in comparison.notes)
    legend = "".join(
        f'<li><span class="glyph" aria-hidden="true">{glyph}</span> {escape(meaning)}</li>'
        for glyph, meaning in _legend()
    )
    where = places(left.article), places(right.article)
    rows = "".join(
        _row(number, group, left, right, where, comparison)
        for number, group in enumerate(groups(comparison.links), 1)
    )
    sections = "".join(
        f"<section><h2>{heading}</h2><ul>{''.join(f'<li>{escape(one)}</li>' for one in told)}</ul></section>"
        for heading, told in glance(comparison, left, right, _SIDES)
    )
    table = (
        f'<table><caption>What both articles say, in the order of the left one</caption><thead><tr><th scope="col">'
        f'<span class="hidden">Kind</span></th><th scope="col">Left: {escape(_names(left, "Left"))}</th>'
        f'<th scope="col">Right: {escape(_names(right, "Right"))}</th></tr></thead><tbody>{rows}</tbody></table>'
        if comparison.links
        else f"<p>{NONE_FOUND}</p>"
    )
    parts = [
        f"<header><h1>{escape(title)}</h1><dl><dt>Left</dt><dd>{escape(_about(left))}</dd>"
        f"<dt>Right</dt><dd>{escape(_about(right))}</dd></dl>"
        f"<p>{escape(summary(comparison))}</p>{f'<ul>{notes}</ul>' if notes else ''}"
        f'<h2>Signs</h2><ul class="legend">{legend}</ul><p>{_NO_VERDICT}</p></header>',
        f'<main>{sections}<section aria-labelledby="both"><h2 id="both">In both</h2>{table}</section>',
        _only_section("left", ONLY_LEFT[0], left, comparison.only_left, comparison.parts_left),
        _only_section("right", ONLY_RIGHT[0], right, comparison.only_right, comparison.parts_right),
        _names_section(comparison, left, right),
        "</main>",
    ]
    language = escape(left.article.language or "en", quote=True)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width, initial-scale=1"><title>{escape(title)}</title><style>{STYLE}</style></head>'
        f'<body data-article-language="{language}">{"".join(parts)}</body></html>\n'
    )


def summary(comparison: Comparison, only: tuple[str, str] = ("only left", "only right")) -> str:
    """The comparison counted up in one line; what follows the colon adds up to the links before it."""
    found = tally(comparison)
    kinds = (
        (found.quote, _count(found.quote, "shared quotation")),
        (found.same, f"{found.same} in the same words"),
        (found.wording, f"{found.wording} reworded"),
        (found.loose, f"{found.loose} perhaps not the same statement"),
        (found.linked, f"{found.differs} differing"),
    )
    told = ", ".join(words for number, words in kinds if number)
    return (
        f"{_count(found.linked, 'link')}{f': {told}' if told else ''}; "
        f"{_only(comparison.only_left, comparison.parts_left)} {only[0]}, "
        f"{_only(comparison.only_right, comparison.parts_right)} {only[1]}"
    )


def _only(found: Sequence[OnlyOne], parts: Sequence[OnlyOne]) -> str:
    """How many passages one side alone has, and how many parts of linked ones."""
    return f"{len(found)} and {_count(len(parts), 'part')}" if parts else str(len(found))


def _row(
    number: int,
    group: Group,
    left: Annotated,
    right: Annotated,
    where: tuple[dict[int, str], dict[int, str]],
    comparison: Comparison,
) -> str:
    glyph, meaning = _sign(group)
    ours = _words(left, group.left, flat=False)
    theirs = [_words(right, link.right, flat=False) for link in group.links]
    partners = "".join(
        f"<p>{_marked(words, word_marks(ours, words)[1], parts, ONLY_RIGHT[0])}"
        f"{_small(where[1], link.right, _doubt(link))}</p>"
        for link, words in zip(group.links, theirs, strict=True)
        for parts in [_within(comparison.parts_right, link.right)]
    )
    changed = word_marks(ours, chr(10).join(theirs))[0]
    own = _marked(ours, changed, _within(comparison.parts_left, group.left), ONLY_LEFT[0])
    reasons = "".join(f"<li>{escape(reason)}</li>" for reason in _reasons(group, right))
    told = f'<tr class="reasons"><td></td><td colspan="2"><ul>{reasons}</ul></td></tr>' if reasons else ""
    return (
        f'<tr class="{group.kind}"><th scope="row"><span class="glyph" aria-hidden="true">{glyph}</span> {number}'
        f'<span class="hidden"> {escape(meaning)}</span></th>'
        f'<td lang="{escape(left.article.language)}"><p>{own}{_small(where[0], group.left)}</p></td>'
        f'<td lang="{escape(right.article.language)}">{partners}</td></tr>{told}'
    )


def _placed(where: Mapping[int, str], span: Span, doubt: str = "") -> str:
    told = ", ".join(part for part in (where.get(span.start, ""), doubt) if part)
    return f" ({told})" if told else ""


def _small(where: Mapping[int, str], span: Span, doubt: str = "") -> str:
    return f'<span class="place">{_placed(where, span, doubt)}</span>'


def _doubt(link: Link) -> str:
    return _LOOSE_LINK if is_loose([link]) else ""


def _reasons(group: Group, right: Annotated) -> list[str]:
    """How the linked passages part, each said once; of several on the right with the words of which it is."""
    several = len(group.links) > 1
    told = (
        f"“{shortened(_words(right, link.right), _BEGINS)}”: {_told(difference)}"
        if several
        else _told(difference)
        for link in group.links
        for difference in link.differences
    )
    return list(dict.fromkeys(told))


def _spans(found: Iterable[OnlyOne]) -> list[Span]:
    """Where what one side alone tells stands, the weightiest first."""
    return [Span(one.start, one.end) for one in by_weight(found)]


def _within(parts: Iterable[OnlyOne], passage: Span) -> list[Span]:
    """The parts that lie in a passage, from its start."""
    return [
        Span(one.start - passage.start, one.end - passage.start)
        for one in parts
        if passage.start <= one.start and one.end <= passage.end
    ]


def _passage_of(annotated: Annotated, part: Span) -> Span:
    """The passage that a part lies in."""
    found = (one for one in annotated.article.passages if one.start <= part.start < one.end)
    return next((Span(one.start, one.end) for one in found), part)


def _marked(text: str, marks: Sequence[Span], parts: Sequence[Span], glyph: str) -> str:
    """The words with what is changed marked; a part that only this side tells is marked whole, with its sign."""
    sign = f'<span class="glyph" aria-hidden="true">{glyph}</span> '
    openings = [(span, "<mark>") for span in outside(marks, parts)]
    openings += [(span, f'<mark class="part">{sign}') for span in parts]
    out, place = [], 0
    for span, opening in sorted(openings):
        out.append(f"{escape(text[place : span.start])}{opening}{escape(text[span.start : span.end])}</mark>")
        place = span.end
    return "".join(out) + escape(text[place:])


def _only_section(
    side: str, glyph: str, article: Annotated, found: Sequence[OnlyOne], parts: Sequence[OnlyOne]
) -> str:
    language, where = escape(article.article.language), places(article.article)
    items = "".join(
        f'<li><span class="glyph" aria-hidden="true">{glyph}</span> '
        f'<span lang="{language}">{escape(_words(article, one))}</span>{_small(where, one)}</li>'
        for one in _spans(found)
    ) + "".join(
        f'<li><span class="glyph" aria-hidden="true">{glyph}</span> … '
        f'<span lang="{language}">{escape(_words(article, one))}</span>'
        f'{_small(where, _passage_of(article, one))} <span class="place">(part of a linked passage)</span></li>'
        for one in _spans(parts)
    )
    body = f'<ul class="only">{items}</ul>' if items else "<p>Nothing.</p>"
    heading = f'<h2 id="only-{side}">Only {side} ({_only(found, parts)})</h2>'
    return f'<section aria-labelledby="only-{side}">{heading}{body}</section>'


def _names_section(comparison: Comparison, left: Annotated, right: Annotated) -> str:
    rows = "".join(
        f"<dt>{heading}</dt><dd>{escape(', '.join(found)) or 'none'}</dd>"
        for heading, found in _name_lists(comparison, left, right)
    )
    return f'<section aria-labelledby="names"><h2 id="names">Names</h2><dl>{rows}</dl></section>'


def _markdown_names(comparison: Comparison, left: Annotated, right: Annotated) -> list[str]:
    lists = [(heading, found) for heading, found in _name_lists(comparison, left, right) if found]
    return (
        ["## Names", "", *(f"- **{heading}:** {_md(', '.join(found))}" for heading, found in lists)]
        if lists
        else []
    )


def _name_lists(comparison: Comparison, left: Annotated, right: Annotated) -> list[tuple[str, list[str]]]:
    known = {**right.entities, **left.entities}

    def names(ids: Iterable[str]) -> list[str]:
        return sorted(known[one].name if one in known else one for one in ids)

    return [
        ("In both", names(comparison.shared_entities)),
        ("Only left", names(comparison.left_entities)),
        ("Only right", names(comparison.right_entities)),
    ]


def _sign(group: Group) -> tuple[str, str]:
    return LOOSE if is_loose(group.links) else GLYPHS[group.kind]


def _legend() -> list[tuple[str, str]]:
    return [*GLYPHS.values(), LOOSE, ONLY_LEFT, ONLY_RIGHT]


def _told(difference: Difference) -> str:
    return difference.reason if difference.sure else f"{difference.reason} (not sure)"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _names(annotated: Annotated, otherwise: str) -> str:
    return " ".join((annotated.article.title or annotated.article.source or otherwise).split())


def _about(annotated: Annotated) -> str:
    article = annotated.article
    date = f"{article.date.isoformat()} ({article.date_basis})" if article.date else "undated"
    title = f"“{_names(annotated, 'untitled')}”" + (
        " (title derived)" if article.title_basis == "derived" else ""
    )
    parts = [title, article.source, date, f"{len(article.text.split()):,} words", article.url or ""]
    return " · ".join(" ".join(part.split()) for part in parts if part)


def _words(annotated: Annotated, span: Span, flat: bool = True) -> str:
    words = annotated.article.text[span.start : span.end]
    return " ".join(words.split()) if flat else words


def _md(text: str) -> str:
    for sign in "\\`*_[]<>#|&":
        text = text.replace(sign, "\\" + sign)
    return text
