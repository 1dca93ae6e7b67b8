"""Two linked passages with what is needed to tell how they differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reader.compare.units import Unit
from reader.model import Annotated, Entity, Mention

SURE_LIKENESS = 0.6
"""Share of weighted words in common from which a difference in wording, negation or attribution is sure."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A linked passage of either article; `likeness` is the share of weighted words they have in common.

    `weights` are the word weights of the two articles.
    """

    left: Unit
    right: Unit
    left_article: Annotated
    right_article: Annotated
    likeness: float
    weights: Mapping[str, float]

    @property
    def left_text(self) -> str:
        """The whole left article, which all left spans point into."""
        return self.left_article.article.text

    @property
    def right_text(self) -> str:
        """The whole right article, which all right spans point into."""
        return self.right_article.article.text

    @property
    def alike(self) -> bool:
        """Whether so much is in common that what differs is surely told of one thing."""
        return self.likeness >= SURE_LIKENESS

    def surfaces(self, left: tuple[int, int], right: tuple[int, int]) -> tuple[str, str]:
        """The words at a left and a right span, on one line each."""
        return _flat(self.left_text[slice(*left)]), _flat(self.right_text[slice(*right)])


def name_of(mention: Mention, text: str, entities: Mapping[str, Entity]) -> str:
    """The canonical name of a mention, else its words."""
    entity = entities.get(mention.entity)
    return entity.name if entity else _flat(text[mention.start : mention.end])


def _flat(words: str) -> str:
    return " ".join(words.split())
