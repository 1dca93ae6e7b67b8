"""The engines `search.py` measures, each behind the same few methods."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reader.model import And, DateRange, Not, Or, Phrase, Query, Term
from reader.search.engine import Indexable

LIMIT = 20
Articles = Iterator[dict[str, Any]]


def ordinal(article: dict[str, Any]) -> int:
    """The day of an article."""
    return dt.date.fromisoformat(article["date"][:10]).toordinal()


class Engine:
    """What every engine has; `ask` runs a query for its best or newest `LIMIT`."""

    cannot: frozenset[str] = frozenset()
    """The kinds of query it has nothing for."""

    def __init__(self, folder: Path) -> None:
        """Open what is in a folder."""

    def build(self, articles: Articles) -> None:
        """Load articles into an empty folder."""
        raise NotImplementedError

    def ask(self, kind: str, words: list[str]) -> int:
        """Run a query; how much it found."""
        raise NotImplementedError

    def wear(self, articles: Articles, count: int) -> None:
        """Make the index look used."""

    def close(self) -> None:
        """Let go of files."""


class Reader(Engine):
    """reader's own engine; two per cent removed and three per cent replaced after loading, in further segments."""

    def __init__(self, folder: Path) -> None:
        from reader.search.whoosh_engine.engine import WhooshEngine

        self.engine = WhooshEngine(folder)

    def build(self, articles: Articles) -> None:
        kept = 0
        for batch in _batches(map(self._indexable, articles), 20_000):
            kept += len(batch)
            self.engine.apply(batch, [], kept, bulk=True)

    def wear(self, articles: Articles, count: int) -> None:
        changed = [
            self._indexable(article) for _, article in zip(range(count * 3 // 100), articles, strict=False)
        ]
        third = len(changed) // 3
        for part in range(3):
            removed = range(count // 2 + part * third, count // 2 + part * third + count // 150)
            self.engine.apply(changed[part * third : (part + 1) * third], removed, count + part, bulk=True)

    def _indexable(self, article: dict[str, Any]) -> Indexable:
        date = dt.date.fromisoformat(article["date"][:10])
        return Indexable(
            int(article["id"][1:]), article["title"], article["body"], article["source"], date, "en"
        )

    def ask(self, kind: str, words: list[str]) -> int:
        terms = tuple(Term(word) for word in words)
        root: Any = terms[0]
        match kind:
            case "and":
                root = And(terms)
            case "or":
                root = Or(terms)
            case "not":
                root = And((terms[0], Not(terms[1])))
            case "phrase":
                root = Phrase(tuple(words))
            case "prefix" | "prefix 1-3":
                root = Term(words[0], prefix=True)
            case "date":
                root = And((terms[0], DateRange(dt.date(2020, 1, 1), dt.date(2021, 12, 31))))
        answer = self.engine.search(
            Query("", root, "", "date" if kind == "sort" else "relevance"), _nothing, LIMIT
        )
        if kind == "facets":
            return len(answer.sources)
        return answer.total

    def add_one(self, article: dict[str, Any]) -> None:
        self.engine.apply([self._indexable(article)], [], 1 << 30)

    def close(self) -> None:
        self.engine.close()


def _nothing(_: object) -> list[int]:
    return []


def _batches(items: Iterator[Indexable], size: int) -> Iterator[list[Indexable]]:
    while batch := [item for _, item in zip(range(size), items, strict=False)]:
        yield batch


class Whoosh(Engine):
    """Whoosh as it comes, loaded by two processes into a segment each; not asked how many there are in all."""

    def __init__(self, folder: Path) -> None:
        from whoosh import index

        self.index = index.open_dir(folder) if index.exists_in(folder) else None
        self.folder = folder
        self.searcher = self.index.searcher() if self.index else None

    def build(self, articles: Articles) -> None:
        from whoosh import index
        from whoosh.analysis import StemmingAnalyzer
        from whoosh.fields import ID, NUMERIC, TEXT, Schema

        words = StemmingAnalyzer(stoplist=None)
        schema = Schema(
            title=TEXT(words), body=TEXT(words), date=NUMERIC(int, sortable=True), source=ID(sortable=True)
        )
        self.index = index.create_in(self.folder, schema)
        writer = self.index.writer(procs=2, multisegment=True, limitmb=4096, batchsize=500)
        for article in articles:
            writer.add_document(
                title=article["title"], body=article["body"], date=ordinal(article), source=article["source"]
            )
        writer.commit(merge=False)

    def ask(self, kind: str, words: list[str]) -> int:
        from whoosh import query as q

        stems = [self._stem(word) for word in words]
        terms = [q.Or([q.Term("title", stem), q.Term("body", stem)]) for stem in stems]
        asked: Any = terms[0]
        match kind:
            case "and":
                asked = q.And(terms)
            case "or":
                asked = q.Or(terms)
            case "not":
                asked = q.And([terms[0], q.Not(terms[1])])
            case "phrase":
                asked = q.Phrase("body", stems)
            case "prefix" | "prefix 1-3":
                asked = q.Prefix("body", words[0])
            case "date":
                asked = q.And([terms[0], q.NumericRange("date", _day(2020, 1, 1), _day(2021, 12, 31))])
        assert self.searcher
        if kind == "sort":
            return self.searcher.search(asked, limit=LIMIT, sortedby="date", reverse=True).scored_length()
        if kind == "facets":
            return len(self.searcher.search(asked, limit=LIMIT, groupedby="source").groups())
        return self.searcher.search(asked, limit=LIMIT).scored_length()

    def _stem(self, word: str) -> str:
        assert self.index
        return str(next(self.index.schema["body"].analyzer(word, mode="query")).text)


class Fts5(Engine):
    """SQLite FTS5 with porter stemming; articles in the same file."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.db = sqlite3.connect(folder / "fts.db")

    def build(self, articles: Articles) -> None:
        self.db.executescript(
            "create table article(id integer primary key, date int, source text);"
            "create virtual table words using fts5(title, body, tokenize='porter unicode61', prefix='2 3');"
        )
        for number, article in enumerate(articles):
            self.db.execute(
                "insert into article values (?,?,?)", (number, ordinal(article), article["source"])
            )
            self.db.execute(
                "insert into words(rowid,title,body) values (?,?,?)",
                (number, article["title"], article["body"]),
            )
        self.db.commit()
        self.db.execute("insert into words(words) values ('optimize')")
        self.db.commit()

    def ask(self, kind: str, words: list[str]) -> int:
        match kind:
            case "or":
                match = " OR ".join(words)
            case "not":
                match = f"{words[0]} NOT {words[1]}"
            case "phrase":
                match = f'"{" ".join(words)}"'
            case "prefix" | "prefix 1-3":
                match = f"{words[0]}*"
            case _:
                match = " ".join(words)
        joined = "from words join article on article.id = words.rowid where words match ?"
        if kind == "facets":
            return len(
                self.db.execute(f"select source, count(*) {joined} group by source", (match,)).fetchall()
            )
        if kind == "sort":
            sql = f"select words.rowid {joined} order by date desc limit {LIMIT}"
        elif kind == "date":
            between = f"and date between {_day(2020, 1, 1)} and {_day(2021, 12, 31)}"
            sql = f"select words.rowid {joined} {between} order by rank limit {LIMIT}"
        else:
            sql = f"select rowid from words where words match ? order by rank limit {LIMIT}"
        return len(self.db.execute(sql, (match,)).fetchall())


class Tantivy(Engine):
    """tantivy with English stemming."""

    def __init__(self, folder: Path) -> None:
        import tantivy

        folder.mkdir(parents=True, exist_ok=True)
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("title", tokenizer_name="en_stem")
        builder.add_text_field("body", tokenizer_name="en_stem")
        builder.add_integer_field("date", fast=True, indexed=True)
        builder.add_text_field("source", tokenizer_name="raw", fast=True)
        self.tantivy = tantivy
        self.index = tantivy.Index(builder.build(), path=str(folder))
        self.index.reload()
        self.searcher = self.index.searcher()

    def build(self, articles: Articles) -> None:
        writer = self.index.writer(heap_size=256 << 20, num_threads=2)
        for article in articles:
            writer.add_document(
                self.tantivy.Document(
                    title=article["title"],
                    body=article["body"],
                    date=ordinal(article),
                    source=article["source"],
                )
            )
        writer.commit()
        writer.wait_merging_threads()

    def ask(self, kind: str, words: list[str]) -> int:
        match kind:
            case "and" | "sort" | "facets" | "term":
                text = " AND ".join(words)
            case "or":
                text = " OR ".join(words)
            case "not":
                text = f"+{words[0]} -{words[1]}"
            case "phrase":
                text = f'"{" ".join(words)}"'
            case "date":
                text = f"{words[0]} AND date:[{_day(2020, 1, 1)} TO {_day(2021, 12, 31)}]"
            case _:
                query = self.tantivy.Query.regex_query(self.index.schema, "body", f"{words[0]}.*")
                return int(self.searcher.search(query, LIMIT, count=True).count)
        query = self.index.parse_query(text, ["title", "body"])
        if kind == "facets":
            asked = {"source": {"terms": {"field": "source", "size": 100}}}
            return len(json.dumps(self.searcher.aggregate(query, asked)))
        if kind == "sort":
            return int(self.searcher.search(query, LIMIT, count=True, order_by_field="date").count)
        return int(self.searcher.search(query, LIMIT, count=True).count)


class Newsboat(Engine):
    """What newsboat does on Enter: SQL LIKE over title and content, which takes one string of words."""

    cannot = frozenset({"and", "or", "not", "date", "facets"})

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.db = sqlite3.connect(folder / "cache.db")

    def build(self, articles: Articles) -> None:
        self.db.execute(
            "create table rss_item(id integer primary key, title text, content text, pubDate int)"
        )
        rows = ((n, a["title"], a["body"], ordinal(a)) for n, a in enumerate(articles))
        self.db.executemany("insert into rss_item values (?,?,?,?)", rows)
        self.db.commit()

    def ask(self, kind: str, words: list[str]) -> int:
        like = f"%{' '.join(words)}%"
        sql = "select id from rss_item where title like ? or content like ? order by pubDate desc"
        return len(self.db.execute(sql, (like, like)).fetchall())


def _day(year: int, month: int, day: int) -> int:
    return dt.date(year, month, day).toordinal()


ENGINES: dict[str, type[Engine]] = {
    "reader": Reader,
    "whoosh": Whoosh,
    "tantivy": Tantivy,
    "fts5": Fts5,
    "newsboat": Newsboat,
}
