"""The names in a title that is no part of the text: a headline from metadata, a heading, a feed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reader.entities.link import Linker
from reader.entities.own_forms import OwnForms
from reader.entities.recognise import recognise
from reader.entities.spans import Spans
from reader.model import NAME_TYPES, Article, Entity, Mention

LONGEST = 500
"""Characters of a title in which names are looked for."""
_APART = "\n\n.\n\n\n"
"""Stands between text and title, so that no description in one is taken for a name's in the other."""

Linked = tuple[tuple[Mention, ...], tuple[Mention, ...], dict[str, Entity]]


def link_with_title(linker: Linker, article: Article, mentions: Sequence[Mention]) -> Linked:
    """Link a text's mentions and those in its title; returns both, with offsets each in its own, and the entities.

    The title is read after the text, in whose light its names are seen. Where capitals tell nothing, in its first
    word or in all of them, only names that the text or the profiles have too are kept.
    """
    title = _own_title(article)
    found = _found(title, article.text, mentions) if title else []
    if not found:
        linked, entities = linker.link(article, mentions)
        return linked, (), entities
    begin = len(article.text) + len(_APART)
    whole = replace(article, text=f"{article.text}{_APART}{title}")
    linked, entities = linker.link(whole, [*mentions, *(_moved(m, begin) for m in found)])
    inside = tuple(m for m in linked if m.start < begin)
    outside = [_moved(m, -begin) for m in linked if m.start >= begin and m.type in NAME_TYPES]
    in_text = {m.entity for m in inside} | {m.refers_to for m in inside}
    known = in_text | linker.profiles.entries.keys()
    names = tuple(m for m in outside if m.entity in known or not (_is_capitalised(title) or _opens(title, m)))
    kept = in_text | {m.entity for m in names} | {m.refers_to for m in names}
    return inside, names, _only(entities, kept)


def _found(title: str, text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The names of the text, persons by surname too, that the title has; else what the rules see in it."""
    forms = {text[m.start : m.end]: m.type for m in mentions if m.type in NAME_TYPES}
    forms = {form.split()[-1]: kind for form, kind in forms.items() if kind == "PERSON"} | forms
    same = [Mention(a, b, forms[title[a:b]]) for a, b in OwnForms(forms).find(title)]
    taken = Spans(same)
    seen = (m for m in recognise(title, (), None, "rules", quick=True) if m.type in NAME_TYPES)
    return sorted((*same, *(m for m in seen if not taken.overlap(m.start, m.end))), key=lambda m: m.start)


def _own_title(article: Article) -> str:
    """The title, unless it was made from the text or is repeated there."""
    title = article.title[:LONGEST]
    return "" if article.title_basis == "derived" or title in article.text else title


def _is_capitalised(title: str) -> bool:
    """Whether capitals tell nothing: every word of 4 letters and more begins with one."""
    return all(word[0].isupper() for word in title.split() if len(word) > 3 and word.isalpha())


def _opens(title: str, mention: Mention) -> bool:
    """Whether a name is the title's first word alone, which has its capital in any case."""
    return mention.start == 0 and title[: mention.end].isalpha()


def _moved(mention: Mention, by: int) -> Mention:
    return replace(mention, start=mention.start + by, end=mention.end + by)


def _only(entities: Mapping[str, Entity], ids: set[str | None]) -> dict[str, Entity]:
    return {id: entity for id, entity in entities.items() if id in ids}
