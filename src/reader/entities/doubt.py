"""What hangs on links that are not sure: quotations and spellings that may be somebody else's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reader.model import Annotated, Quote


def surely_said(annotated: Annotated, quote: Quote) -> bool:
    """Whether the speaker of a quotation is linked surely: by the name beside it, else by the last one before."""
    named = [mention for mention in annotated.mentions if mention.entity == quote.speaker]
    beside = quote.speaker_span
    for mention in named:
        if beside and mention.start < beside.end and beside.start < mention.end:
            return mention.sure
    before = [mention for mention in named if mention.start < (beside or quote).start]
    return before[-1].sure if before else True


def unsure_forms(articles: Iterable[Annotated], id: str) -> Counter[str]:
    """How often each spelling in these articles is only perhaps this entity."""
    return Counter(
        " ".join(annotated.article.text[mention.start : mention.end].split())
        for annotated in articles
        for mention in annotated.mentions
        if mention.entity == id and not mention.sure and mention.type != "ROLE"
    )
