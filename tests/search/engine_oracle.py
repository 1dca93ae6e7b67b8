"""What the engine is compared with: Whoosh's own searcher, and a plain evaluation word by word."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from whoosh import query as wq
from whoosh.filedb.filestore import RamStorage

from reader.model import And, DateRange, Filter, Node, Not, Or, Phrase, Term
from reader.search.analysis import fold, stemmer, tokens
from reader.search.engine import Indexable
from reader.search.whoosh_engine.schema import schema

PARITIES = {"odd": 1, "even": 0}


def resolve(asked: Filter) -> list[int]:
    return [number for number in range(200) if number % 2 == PARITIES[asked.value]]


def stem(word: str) -> str:
    return stemmer("en")(fold(word))


def plain_matches(articles: Mapping[int, Indexable], node: Node | None) -> set[int]:
    """The numbers that match, by looking at every word of every article."""
    everything = set(articles)
    match node:
        case None:
            return everything
        case Term(text=text, field=field):
            return {
                n
                for n in everything
                if stem(text) in _terms(articles[n], field)[0] + _terms(articles[n], field)[1]
            }
        case Phrase(words=words, field=field):
            wanted = [stem(word) for word in words]
            return {n for n in everything if any(_runs(part, wanted) for part in _terms(articles[n], field))}
        case Filter():
            return everything & set(resolve(node))
        case DateRange(first=first, last=last):
            return {n for n in everything if _inside(articles[n].date, first, last)}
        case Not(part=part):
            return everything - plain_matches(articles, part)
        case And(parts=parts):
            return set.intersection(*(plain_matches(articles, part) for part in parts))
        case Or(parts=parts):
            return set.union(*(plain_matches(articles, part) for part in parts))


def _terms(article: Indexable, field: str) -> tuple[list[str], list[str]]:
    title = [term for term, _, _ in tokens(article.title)]
    return title, [] if field == "title" else [term for term, _, _ in tokens(article.text)]


def _runs(terms: list[str], wanted: list[str]) -> bool:
    return any(terms[i : i + len(wanted)] == wanted for i in range(len(terms) - len(wanted) + 1))


def _inside(date: dt.date | None, first: dt.date | None, last: dt.date | None) -> bool:
    return date is not None and (first is None or date >= first) and (last is None or date <= last)


def whoosh_query(node: Node) -> wq.Query:
    """The words of a query as Whoosh's own; it has no dates or filters of ours."""
    match node:
        case Term(text=text, field=field):
            return wq.Term("title" if field == "title" else "text", stem(text))
        case Phrase(words=words, field=field):
            return wq.Phrase("title" if field == "title" else "text", [stem(word) for word in words])
        case Not(part=part):
            return wq.Not(whoosh_query(part))
        case And(parts=parts):
            return wq.And([whoosh_query(part) for part in parts])
        case Or(parts=parts):
            return wq.Or([whoosh_query(part) for part in parts])
        case _:
            raise AssertionError(node)


def stock_index(articles: Iterable[Indexable]) -> object:
    """The same articles in an index of Whoosh's own codec, written posting by posting."""
    index = RamStorage().create_index(schema())
    writer = index.writer()
    for article in articles:
        value = (article.title, article.text, article.language)
        writer.add_document(title=value, text=value, number=article.number)
    writer.commit()
    return index
