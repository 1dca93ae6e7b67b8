"""A comparison as Markdown: both sides of every link, its differences, and what one side only has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reader.compare import handout
from reader.compare.glance import Group, glance
from reader.compare.marks import marks, told_within
from reader.compare.overview import places
from reader.model import Annotated, Comparison, Difference, Span

Places = Mapping[int, str]
_AROUND = {"sure": ("**", "**"), "unsure": ("*", "?*")}
_MARKS = "**bold**: surely differs · *italics?*: perhaps differs"


def to_markdown(comparison: Comparison, left: Annotated, right: Annotated) -> str:
    """The comparison as Markdown, with the list of what differs at the top."""
    names = handout.called(left, "Left"), handout.called(right, "Right")
    where = places(left.article), places(right.article)
    lines = [
        f"# {_md(names[0])} ⇄ {_md(names[1])}",
        "",
        f"- **Left:** {_md(handout.about(left))}",
        f"- **Right:** {_md(handout.about(right))}",
        f"- {_md(handout.summary(comparison))}",
        *(f"- {_md(note)}" for note in comparison.notes),
        "",
        *_differences(comparison, left, right, where),
    ]
    for heading, told in glance(comparison, left, right, handout.SIDES):
        lines += [f"## {heading}", "", *(f"- {_md(one)}" for one in told), ""]
    signs = " · ".join(f"{glyph} {meaning}" for glyph, meaning in handout.legend())
    lines += ["## Signs and marks", "", signs, "", _MARKS, "", handout.NO_VERDICT, ""]
    for heading, loose in ((handout.BOTH, False), (handout.ON_THE_MATTER, True)):
        found = handout.numbered(comparison.links, loose)
        if found:
            lines += [f"## {heading}", ""]
        for number, group in found:
            lines += _linked(number, group, left, right, where)
    lines += _only(comparison, left, right, where)
    lines += _names(comparison, left, right)
    return "\n".join(lines).rstrip() + "\n"


def _differences(
    comparison: Comparison, left: Annotated, right: Annotated, where: tuple[Places, Places]
) -> Iterator[str]:
    if not comparison.links:
        return
    told = handout.told_differences(comparison, left, right, where)
    yield from (f"## {handout.DIFFERENCES}", "")
    for heading, listed, more in handout.headed(told):
        yield from (f"**{heading}**", "")
        for one in listed:
            opening, closing = _AROUND["sure" if one.difference.sure else "unsure"]
            both = (
                f"{side}{f' ({_md(place)})' if place else ''}: "
                + (f"{_md(said[0])}{opening}{_md(said[1])}{closing}{_md(said[2])}" if said else "–")
                for side, said, place in zip(("left", "right"), one.sides, one.where, strict=True)
            )
            yield f"- {one.number} {one.noun}: {' / '.join(both)}"
        yield from ([f"- {more}", ""] if more else [""])
    if rest := handout.besides(comparison, told):
        yield from (_md(rest), "")


def _linked(
    number: int, group: Group, left: Annotated, right: Annotated, where: tuple[Places, Places]
) -> Iterator[str]:
    yield from (f"### {number} {' '.join(handout.sign(group))}", "")
    differences = [one for link in group.links for one in link.differences]
    ours = _marked(left, group.left, list(told_within(group.left, differences, True)))
    yield f"> **Left**{handout.placed(where[0], group.left)}: {ours}"
    for link in group.links:
        theirs = _marked(right, link.right, list(told_within(link.right, link.differences, False)))
        yield ">"
        yield f"> **Right**{handout.placed(where[1], link.right, handout.doubt(link))}: {theirs}"
    yield ""
    if told := handout.reasons(group, right):
        yield from (*(f"- {_md(one)}" for one in told), "")


def _marked(annotated: Annotated, span: Span, told: Sequence[tuple[Difference, Span]]) -> str:
    """The words of a passage on one line, with what is told to differ set off."""
    text = annotated.article.text[span.start : span.end]
    out, place = [], 0
    for mark in marks(text, (), told):
        if around := _AROUND.get(mark.kind):
            out += [text[place : mark.start], around[0], text[mark.start : mark.end], around[1]]
            place = mark.end
    out.append(text[place:])
    return "".join(
        part if at % 4 in (1, 3) else _md(handout.flat(part)) for at, part in enumerate(out)
    ).strip()


def _only(
    comparison: Comparison, left: Annotated, right: Annotated, where: tuple[Places, Places]
) -> Iterator[str]:
    for side, article, places_of, found, parts in (
        ("left", left, where[0], comparison.only_left, comparison.parts_left),
        ("right", right, where[1], comparison.only_right, comparison.parts_right),
    ):
        if found:
            yield from (f"## Only {side} ({len(found)})", "")
            for one in handout.spans(found):
                yield f"- {_md(handout.words(article, one))}{handout.placed(places_of, one)}"
            yield ""
        if parts:
            yield from (f"## Parts of linked passages only {side} ({len(parts)})", "")
            for one in handout.spans(parts):
                place = handout.placed(places_of, handout.passage_of(article, one))
                yield f"- … {_md(handout.words(article, one))}{place}"
            yield ""


def _names(comparison: Comparison, left: Annotated, right: Annotated) -> Iterator[str]:
    lists = [(heading, found) for heading, found in handout.name_lists(comparison, left, right) if found]
    if lists:
        yield from (
            "## Names",
            "",
            *(f"- **{heading}:** {_md(', '.join(found))}" for heading, found in lists),
        )


def _md(text: str) -> str:
    for sign in "\\`*_[]<>#|&":
        text = text.replace(sign, "\\" + sign)
    return text
