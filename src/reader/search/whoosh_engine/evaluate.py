"""Queries evaluated on whole arrays: what matches, and BM25F scores equal to Whoosh's own.

A part of a query is scored documents, or for a filter a bool for every document.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import numpy as np

from reader.errors import Cancelled
from reader.model import And, DateRange, Filter, Node, Not, Or, Phrase, Term
from reader.search.analysis import is_unspaced
from reader.search.engine import Cancelled as Asked
from reader.search.engine import Resolve
from reader.search.whoosh_engine import words
from reader.search.whoosh_engine.arrays import Array
from reader.search.whoosh_engine.inverter import days
from reader.search.whoosh_engine.phrases import phrase_docs
from reader.search.whoosh_engine.scored import NOTHING, Joint, Scored, as_they_are
from reader.search.whoosh_engine.snapshot import Postings, Snapshot

COMPLETION_SCORE = 0.5
"""What a completion or near spelling counts against the word as typed."""

ANY_OF = 1_000_000
"""Alternatives are looked through until so many postings were."""

WIDENED = 600_000
"""The words with `*` or `~` share so many postings of the words they are widened to; each has one at least."""

PHRASE_COMPLETED = 100_000
"""The last word of a phrase is completed to words in so many articles in all."""


Result = Scored | Array
"""What a node matches: scored documents, or a bool for every document."""


class Evaluation:
    """One query over one snapshot."""

    def __init__(self, snapshot: Snapshot, resolve: Resolve, cancelled: Asked) -> None:
        self.snapshot = snapshot
        self._resolve = resolve
        self._cancelled = cancelled
        self._widening = WIDENED
        self.notes: list[str] = []
        """What was cut short because it would have taken too long, in words."""
        self.undated = False
        """Whether date ranges stand for the undated articles instead."""

    def run(self, root: Node | None) -> tuple[Array, Array | None]:
        """(documents that match and live, their scores); no scores where nothing in the query has any."""
        self._widening = WIDENED // max(1, _wide(root))
        result = None if root is None else self.node(root)
        if result is None:
            result = np.full(self.snapshot.size, root is None)
        if isinstance(result, Scored):
            return result.docs, result.scores()
        alive = self.snapshot.alive
        return np.flatnonzero(result if alive is None else result & alive), None

    def node(self, node: Node) -> Result | None:
        """What a node matches; None for one that asks nothing (a word without letters)."""
        if self._cancelled():
            raise Cancelled
        match node:
            case Term():
                return self._term(node)
            case Phrase():
                return self._phrase(node)
            case Filter():
                return self._filter(node)
            case DateRange():
                return self._dates(node)
            case Not():
                part = self.node(node.part)
                return None if part is None else ~self._mask(part)
            case And():
                return self._and(node.parts)
            case Or():
                return self._or(node.parts)

    # --- words ----------------------------------------------------------------------------------

    def _term(self, node: Term) -> Result | None:
        field = "title" if node.field == "title" else "text"
        found, joined = words.slots(self.snapshot, node.text)
        if not found:
            return None
        if len(found) > 1:
            return self._compound(field, found, joined, node.prefix)
        slot = found[0]
        exact = self._union(field, slot.terms)
        more: list[str] = []
        if node.prefix or (len(slot.form) == 1 and is_unspaced(slot.form)):
            more = words.completions(self.snapshot, slot.form)
        elif node.fuzzy:
            more = words.near(self.snapshot, slot.form)
        others = [term for term in more if term not in slot.terms]
        if not others:
            return exact
        affordable = self._affordable(field, others, self._widening) or others[:1]
        if len(affordable) < len(others):
            self.notes.append(f"“{node.text}” is widened to {len(affordable)} of {len(others)} words")
        return self._any([exact, self._union(field, [*slot.terms, *affordable], COMPLETION_SCORE)])

    def _compound(
        self, field: str, found: Sequence[words.Slot], joined: Sequence[str], prefix: bool
    ) -> Result:
        result = self._run_of(field, found, prefix)
        others = [self._union(field, [term]) for term in joined if self.snapshot.df(field, term)]
        return self._any([result, *others]) if len(found) == 2 else result

    def _phrase(self, node: Phrase) -> Result | None:
        found, _ = words.slots(self.snapshot, " ".join(node.words))
        if not found:
            return None
        field = "title" if node.field == "title" else "text"
        return self._run_of(field, found, node.prefix)

    def _run_of(self, field: str, found: Sequence[words.Slot], prefix: bool) -> Result:
        alternatives = [list(slot.terms) for slot in found]
        if prefix:
            more = words.completions(self.snapshot, found[-1].form)
            affordable = self._affordable(field, more, PHRASE_COMPLETED)
            alternatives[-1] = list(dict.fromkeys([*alternatives[-1], *affordable]))
        if len(alternatives) == 1:
            return self._union(field, alternatives[0])
        (docs,) = self.snapshot.cache.get(
            ("phrase", field, *map(tuple, alternatives)),
            lambda: (phrase_docs(self.snapshot, field, alternatives, self._cancelled),),
        )
        joint = Joint(self.snapshot.size, docs)
        for terms in alternatives:
            joint.keep(self._union(field, terms) if len(joint.docs) else NOTHING)
        return joint.scored()

    def _affordable(self, field: str, terms: Sequence[str], limit: int) -> list[str]:
        """The first terms, as many as stand in so many articles in all."""
        upto = np.cumsum([self.snapshot.df(field, term) for term in terms])
        return list(terms[: int(np.searchsorted(upto, limit, side="right"))])

    def _union(self, field: str, terms: Sequence[str], factor: float = 1.0) -> Scored:
        """Several terms as one: their weights added in each document, one idf for all."""
        lists = [self.snapshot.postings(field, term) for term in terms]
        lists = [postings for postings in lists if postings.df]
        one = lists[0] if len(lists) == 1 else self._unite(field, lists)
        table, idf = self.snapshot.table(field), np.float32(self.snapshot.idf(one.df) * factor)
        return Scored(one.docs, one.codes, lambda codes: table[codes] * idf)

    def _unite(self, field: str, lists: Sequence[Postings]) -> Postings:
        weights = np.zeros(self.snapshot.size, dtype=np.uint16)
        for postings in lists:
            if self._cancelled():
                raise Cancelled
            weights[postings.docs] += postings.codes >> 8
        docs = np.flatnonzero(weights != 0)
        codes = (np.minimum(weights[docs], 255) << 8) | self.snapshot.lengths(field)[docs]
        return Postings(docs, codes, len(docs))

    # --- conditions -----------------------------------------------------------------------------

    def _filter(self, node: Filter) -> Array:
        if (node.kind, node.value) == ("is", "unread"):
            return np.logical_not(self._filter(Filter("is", "read")))
        admitted = self._resolve(node)
        if isinstance(admitted, array):
            wanted = np.array(admitted, dtype=np.int64)
        else:
            wanted = np.fromiter(admitted, np.int64, len(admitted))
        numbers = self.snapshot.numbers
        if not len(numbers) or not len(wanted):
            return np.zeros(len(numbers), dtype=np.bool_)
        return np.isin(numbers, wanted)

    def _dates(self, node: DateRange) -> Array:
        dates = self.snapshot.dates
        if self.undated:
            return np.equal(dates, 0)
        last = days(node.last) if node.last else np.iinfo(np.int32).max
        inside: Array = np.logical_and(dates >= max(1, days(node.first)), dates <= last)
        return inside

    # --- combination ----------------------------------------------------------------------------

    def _mask(self, result: Result) -> Array:
        if isinstance(result, Scored):
            mask = np.zeros(self.snapshot.size, dtype=np.bool_)
            mask[result.docs] = True
            return mask
        return result

    def _and(self, parts: Sequence[Node]) -> Result | None:
        """What all parts match, the rarest first; what comes after no article is left is not looked at."""
        joint = Joint(self.snapshot.size)
        masks: list[Array] = []
        for part in sorted(parts, key=self._frequency):
            left_out = isinstance(part, Not) and bool(joint.parts)
            result = self.node(part.part if isinstance(part, Not) and left_out else part)
            if isinstance(result, Scored):
                joint.drop(result) if left_out else joint.keep(result)
            elif result is not None:
                masks.append(~result if left_out else result)
            if joint.parts and not len(joint.docs):
                break
        if joint.parts:
            for mask in masks:
                joint.cut(mask[joint.docs])
            return joint.scored()
        return _reduce(np.logical_and, masks) if masks else None

    def _frequency(self, node: Node) -> int:
        """About how many articles a part of a conjunction matches; what has to be looked for longest comes last."""
        if not isinstance(node, Term) or node.prefix or node.fuzzy:
            return self.snapshot.size + (
                1 if isinstance(node, Term) else 2 if not isinstance(node, Not) else 3
            )
        field = "title" if node.field == "title" else "text"
        found, _ = words.slots(self.snapshot, node.text)
        sums = (sum(self.snapshot.df(field, term) for term in slot.terms) for slot in found)
        return min(sums, default=0)

    def _or(self, parts: Sequence[Node]) -> Result | None:
        """What any part matches, the rarest first; the commonest are left out when there is much to look through."""
        asked: list[Result] = []
        looked_through = 0
        for done, part in enumerate(sorted(parts, key=self._frequency)):
            if looked_through > max(ANY_OF, 4 * self.snapshot.size):
                self.notes.append(f"only the rarest {done} of {len(parts)} words joined by OR are used")
                break
            result = self.node(part)
            if result is not None:
                asked.append(result)
                looked_through += len(result.docs) if isinstance(result, Scored) else 0
        return self._any(asked) if asked else None

    def _any(self, parts: Sequence[Result]) -> Result:
        if len(parts) == 1:
            return parts[0]
        scored = [part for part in parts if isinstance(part, Scored)]
        masks = [part for part in parts if not isinstance(part, Scored)]
        if not scored:
            return _reduce(np.logical_or, masks)
        total = np.zeros(self.snapshot.size, dtype=np.float32)
        total[scored[0].docs] = scored[0].scores()
        for part in scored[1:]:
            total[part.docs] += part.scores()
        if masks:
            # A document only a filter admits still matches: the smallest score there is marks it.
            admitted = _reduce(np.logical_or, masks) & (total == 0)
            if self.snapshot.alive is not None:
                admitted &= self.snapshot.alive
            total[admitted] = np.finfo(np.float32).tiny
        docs = np.flatnonzero(total != 0)
        return Scored(docs, total[docs], as_they_are)


def _wide(node: Node | None) -> int:
    """How many words of a query are widened."""
    match node:
        case Term():
            return node.prefix or node.fuzzy
        case Not():
            return _wide(node.part)
        case And() | Or():
            return sum(map(_wide, node.parts))
        case _:
            return 0


def _reduce(operation: np.ufunc, masks: Sequence[Array]) -> Array:
    combined: Array = operation.reduce(masks)
    return combined
