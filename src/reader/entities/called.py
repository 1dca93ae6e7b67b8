"""What an article calls the people in it: "President", "Ukrainian leader", "counterpart"."""

from __future__ import annotations

from collections import Counter, defaultdict

from reader.entities.roles import office_of
from reader.entities.titles import title_after, title_before
from reader.model import Annotated, Mention


def roles_of(annotated: Annotated) -> dict[str, Counter[str]]:
    """Entity id to the role phrases the article gives the person, each with how often.

    Titles stand beside a name ("President"), descriptions instead of it and with their nationality
    ("Ukrainian leader"). Phrases that differ by case only count together, as they are mostly written.
    """
    text = annotated.article.text
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    described = {mention.start for mention in annotated.mentions if mention.type == "ROLE" and mention.entity}
    for index, mention in enumerate(annotated.mentions):
        if mention.type == "PERSON" and mention.entity:
            for title in (title_before(text, mention.start), title_after(text, mention.end)):
                if title and title.start not in described:
                    written[mention.entity][title.phrase] += 1
        elif mention.type == "ROLE" and mention.entity:
            written[mention.entity][_description(annotated, index, mention)] += 1
    return {entity: evened(counts) for entity, counts in written.items()}


def _description(annotated: Annotated, index: int, mention: Mention) -> str:
    text = annotated.article.text
    role = " ".join(text[mention.start : mention.end].split())
    previous = annotated.mentions[index - 1] if index else None
    if previous is None or previous.type != "GROUP" or office_of(role) == "counterpart":
        return role
    near = text[previous.end : mention.start].strip() == ""
    return f"{text[previous.start : previous.end]} {role}" if near else role


def evened(counts: Counter[str]) -> Counter[str]:
    """Phrases that differ by case only as one, as it is mostly written."""
    totals: Counter[str] = Counter()
    for phrase, count in counts.items():
        totals[phrase.lower()] += count
    best = {phrase.lower(): phrase for phrase, _ in reversed(counts.most_common())}
    return Counter({best[lowered]: count for lowered, count in totals.items()})
