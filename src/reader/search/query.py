"""The query language: whatever is typed becomes a `Query`; nothing raises and nothing is dropped in silence.

    query    = clause { clause }                 all must match
    clause   = unit { "OR" unit }                OR joins its two neighbours
    unit     = [ "-" | "NOT" ] atom
    atom     = "(" query ")" | phrase | field ":" value | word [ "*" | "~" ]

What does not fit is read as plain words and said so in `Query.read_as`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, cast

from reader.model import And, DateRange, Filter, Node, Not, Or, Phrase, Query, Term
from reader.search.query_dates import DATE_FIELDS, date_range, describe_range

MAX_CHARS = 2_000
MAX_UNITS = 32
MAX_DEPTH = 12
MAX_WORD = 64
MAX_WIDE = 4
"""So many words are widened with `*` or `~`; those after them are taken as typed."""
AS_YOU_TYPE = 3
"""A last word of at least this many letters is also taken as the beginning of a longer one."""

Field = Literal["any", "title"]
FilterKind = Literal["source", "entity", "person", "org", "place", "story", "tag", "is"]
FILTERS = frozenset({"source", "entity", "person", "org", "place", "story", "tag", "is"})
STATES = frozenset({"new", "unread", "read", "starred", "noted", "undated"})
FIELDS = FILTERS | DATE_FIELDS | {"title", "sort"}

SHOWN_FIELDS = "title source person org place entity story tag is after before on newer older sort"
"""The fields, as a user is told of them."""

_QUOTES = '"“”„«»'
_TOKEN = re.compile(
    rf"""
      (?P<space>\s+)
    | (?P<minus>(?<![^\s(])-+(?=[\w({_QUOTES}]))
    | (?P<open>\() | (?P<close>\))
    | (?P<field>[A-Za-z]{{2,8}}):(?=\S)
    | (?P<phrase>[{_QUOTES}](?P<inner>[^{_QUOTES}]*)(?P<end>[{_QUOTES}]?))
    | (?P<word>[^\s(){_QUOTES}]+)
    """,
    re.VERBOSE,
)
_LETTER = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class _Token:
    kind: Literal["minus", "open", "close", "field", "phrase", "word"]
    text: str
    last: bool = False
    closed: bool = True


@dataclass(slots=True)
class _Parser:
    """Reads tokens once from left to right; what it notices on the way collects in `notes`."""

    tokens: list[_Token]
    today: dt.date
    at: int = 0
    units: int = 0
    wide: int = 0
    sort: Literal["relevance", "date"] = "relevance"
    notes: list[str] = field(default_factory=list)

    def peek(self) -> _Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def all_of(self, depth: int, scope: Field) -> Node | None:
        """Read clauses up to the end or the bracket that closes this level."""
        parts: list[Node] = []
        while (token := self.peek()) is not None:
            if token.kind == "close":
                if depth:
                    break
                self.at += 1
                continue
            before = self.at
            clause = self.any_of(depth, scope)
            if clause is not None:
                parts.extend(clause.parts if isinstance(clause, And) else (clause,))
            elif self.at == before:
                self.at += 1
        return _join(And, parts)

    def any_of(self, depth: int, scope: Field) -> Node | None:
        parts = [self.unit(depth, scope)]
        while (token := self.peek()) is not None and token.kind == "word" and token.text in ("OR", "|", "||"):
            self.at += 1
            parts.append(self.unit(depth, scope))
        return _join(Or, [part for part in parts if part is not None])

    def unit(self, depth: int, scope: Field) -> Node | None:
        token = self.peek()
        if token is None or token.kind == "close":
            return None
        follows = self.at + 1 < len(self.tokens)
        if token.kind == "minus" or (token.text == "NOT" and token.kind == "word" and follows):
            self.at += 1
            return self.negated(depth, scope)
        if token.kind == "word" and token.text in ("AND", "&", "&&", "+") and follows:
            self.at += 1
            return self.unit(depth + 1, scope) if depth < MAX_DEPTH else None
        if self.units >= MAX_UNITS:
            self.notes.append(f"only the first {MAX_UNITS} words are used")
            self.at = len(self.tokens)
            return None
        self.units += token.kind != "open"
        return self.atom(depth, scope)

    def negated(self, depth: int, scope: Field) -> Node | None:
        part = self.unit(depth + 1, scope) if depth < MAX_DEPTH else None
        if isinstance(part, Term) and part.prefix and not part.text.endswith("*"):
            part = Term(part.text, part.field, prefix=False, fuzzy=part.fuzzy)
        return part.part if isinstance(part, Not) else Not(part) if part is not None else None

    def atom(self, depth: int, scope: Field) -> Node | None:
        token = self.tokens[self.at]
        self.at += 1
        if token.kind == "open":
            if depth >= MAX_DEPTH:
                self.notes.append(f"brackets deeper than {MAX_DEPTH} are ignored")
                return None
            inside = self.all_of(depth + 1, scope)
            if (after := self.peek()) is not None and after.kind == "close":
                self.at += 1
            return inside
        if token.kind == "field":
            return self.fielded(token, depth, scope)
        if token.kind == "phrase":
            return _phrase(token, scope)
        if token.text.endswith(":") and token.text[:-1].lower() in FIELDS:
            self.notes.append(f"“{token.text}” is left out: its value stands right behind it")
            return None
        return self.narrowed(_word(token, scope))

    def narrowed(self, node: Node | None) -> Node | None:
        """A word as typed once enough of them were widened."""
        if isinstance(node, And):
            return _join(And, [part for part in map(self.narrowed, node.parts) if part is not None])
        if not isinstance(node, Term) or not (node.prefix or node.fuzzy):
            return node
        self.wide += 1
        if self.wide <= MAX_WIDE:
            return node
        self.notes.append(f"only the first {MAX_WIDE} words with * or ~ are widened")
        return Term(node.text, node.field)

    def fielded(self, token: _Token, depth: int, scope: Field) -> Node | None:
        name = token.text.lower()
        value = self.peek()
        if value is None or value.kind in ("close", "field"):
            return _word(_Token("word", token.text), scope)
        if name == "title":
            return self.unit(depth + 1, "title") if depth < MAX_DEPTH else None
        if value.kind == "open":
            if name in FILTERS:
                return self.filter_group(name)
            return _word(_Token("word", token.text), scope)
        if name not in FIELDS:
            if not value.text.startswith("//"):
                self.notes.append(f"“{token.text}:” is no field ({SHOWN_FIELDS})")
            return _word(_Token("word", token.text), scope)
        self.at += 1
        return self.condition(name, value, scope)

    def filter_group(self, name: str) -> Node | None:
        """`source:(a OR b)`: any of the values."""
        self.at += 1
        values: list[Node] = []
        while (token := self.peek()) is not None and token.kind != "close":
            self.at += 1
            if token.kind in ("word", "phrase") and token.text.strip() and token.text != "OR":
                values.append(Filter(cast(FilterKind, name), token.text.strip()))
        self.at += 1
        return _join(Or, values[:MAX_UNITS])

    def condition(self, name: str, value: _Token, scope: Field) -> Node | None:
        text = value.text.strip()
        if name == "sort":
            if text.lower() in ("date", "newest", "relevance"):
                self.sort = "relevance" if text.lower() == "relevance" else "date"
                return None
            self.notes.append(f"“sort:{text}” is not known (date, relevance)")
            return None
        if name in DATE_FIELDS:
            dates = date_range(name, text, self.today)
            if dates is None:
                self.notes.append(f"“{name}:{text}” is no date, read as a word")
                return _word(_Token("word", text), scope)
            return dates
        if name == "is" and text.lower() not in STATES:
            self.notes.append(f"“is:{text}” is not known ({', '.join(sorted(STATES))}), read as a word")
            return _word(_Token("word", text), scope)
        if not text:
            return None
        return Filter(cast(FilterKind, name), text.lower() if name == "is" else text)


def parse(text: str, today: dt.date) -> Query:
    """Read a query as it is typed; never raises.

    `today` anchors `newer:2w`. The last word, if nothing follows it, is also a prefix from three letters on.
    """
    notes: list[str] = []
    typed = text
    if len(typed) > MAX_CHARS:
        notes.append(f"only the first {MAX_CHARS:,} characters are used")
        typed = typed[:MAX_CHARS]
    parser = _Parser(_tokens(typed), today, notes=notes)
    root = parser.all_of(0, "any")
    if root is None and typed.strip() and parser.sort == "relevance":
        parser.notes.append("no word to search for: everything is shown")
    reading = describe(root)
    if parser.sort == "date":
        reading = f"{reading}, newest first" if reading else "newest first"
    read_as = "; ".join(part for part in (reading, *dict.fromkeys(parser.notes)) if part)
    return Query(text, root, read_as, parser.sort)


def within(query: Query, filters: Query) -> Query:
    """The query asked only of what the filters admit, whatever either leaves open; it is described as before."""
    roots = [root for root in (query.root, filters.root) if root is not None]
    parts = [part for root in roots for part in (root.parts if isinstance(root, And) else (root,))]
    return replace(query, root=_join(And, parts))


def describe(node: Node | None, inside: bool = False) -> str:
    """The reading of a query in words, brackets only where they are needed."""
    match node:
        case None:
            return ""
        case Term(text, scope, prefix, fuzzy):
            return _scoped(scope, text + ("…" if prefix else "~" if fuzzy else ""))
        case Phrase(words, scope, prefix):
            return _scoped(scope, f"“{' '.join(words)}{'…' if prefix else ''}”")
        case Filter(kind, value):
            return f"{kind}:“{value}”" if " " in value else f"{kind}:{value}"
        case DateRange():
            return describe_range(node)
        case Not(part):
            return f"not {describe(part, inside=True)}"
        case Or(parts):
            joined = " OR ".join(describe(part, inside=True) for part in parts)
            return f"({joined})" if inside else joined
        case And(parts):
            nested = len(parts) > 1
            asked = [describe(p, inside=nested) for p in parts if not isinstance(p, DateRange)]
            joined = " AND ".join(asked)
            dated = ", ".join(describe_range(p) for p in parts if isinstance(p, DateRange))
            joined = ", ".join(part for part in (joined, dated) if part)
            return f"({joined})" if inside else joined


def _scoped(scope: Field, text: str) -> str:
    return text if scope == "any" else f"{scope}:{text}"


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    for match in _TOKEN.finditer(text):
        last = match.end() == len(text)
        if match["phrase"] is not None:
            tokens.append(_Token("phrase", match["inner"], last, bool(match["end"])))
        elif match["field"] is not None:
            tokens.append(_Token("field", match["field"], last))
        elif match["space"] is None:
            name = cast(Literal["minus", "open", "close", "word"], match.lastgroup)
            tokens.append(_Token(name, match[0], last))
    return tokens


def _join(kind: type[And] | type[Or], parts: Sequence[Node]) -> Node | None:
    unique = tuple(dict.fromkeys(parts))
    if not unique:
        return None
    return unique[0] if len(unique) == 1 else kind(unique)


def _phrase(token: _Token, scope: Field) -> Node | None:
    words = tuple(word[:MAX_WORD] for word in token.text.split() if _LETTER.search(word))[:MAX_UNITS]
    unfinished = not token.closed and token.last and not token.text.endswith(" ")
    if not words:
        return None
    growing = unfinished and len(words[-1]) >= AS_YOU_TYPE
    return Term(words[0], scope, prefix=growing) if len(words) == 1 else Phrase(words, scope, growing)


def _word(token: _Token, scope: Field) -> Node | None:
    text = token.text.replace("\0", "")
    prefix = text.endswith("*") and len(text) > 1
    fuzzy = not prefix and text.endswith("~") and len(text) > 1
    word = text.replace("*", " ").replace("?", " ").strip(" ~'’.,;:!/\\[]{}<>=^|&+-")
    if not _LETTER.search(word):
        return None
    pieces = [piece[:MAX_WORD] for piece in word.split() if _LETTER.search(piece)]
    if len(pieces) > 1:
        return _join(And, [Term(piece, scope, prefix=True) for piece in pieces[:MAX_UNITS]])
    growing = token.last and not fuzzy and len(pieces[0]) >= AS_YOU_TYPE and pieces[0][-1].isalpha()
    return Term(pieces[0], scope, prefix=prefix or growing, fuzzy=fuzzy)
