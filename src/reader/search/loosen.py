"""What is shown where no article has all the words of a query: those with any of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.model import And, Node, Or, Phrase, Query, Term
from reader.search.analysis import FUNCTION_WORDS

MOST = 16
"""So many words are looked for at most."""


def any_word(query: Query) -> Query | None:
    """The query with any of its words instead of all, or None where that is no wider.

    A phrase gives way to its words. Conditions and what is left out with `-` stay, and `read_as` says what was done.
    """
    root = query.root
    parts = root.parts if isinstance(root, And) else () if root is None else (root,)
    asked = [part for part in parts if _words(part)]
    words = list(dict.fromkeys(word for part in asked for word in _words(part)))
    telling = [word for word in words if word.text.lower() not in FUNCTION_WORDS] or words
    if len(words) < 2 or (len(asked) == 1 and isinstance(asked[0], Or)):
        return None
    conditions = [part for part in parts if not _words(part)]
    wider: Node = Or(tuple(telling[:MOST])) if len(telling) > 1 else telling[0]
    some = f"first {MOST} words" if len(telling) > MOST else "words"
    read_as = f"any of the {some}, as none has all: {query.read_as}"
    return replace(query, root=And((wider, *conditions)) if conditions else wider, read_as=read_as)


def _words(node: Node) -> Sequence[Term]:
    """The words a part of the query asks for; none for a condition, and for a mixture of both."""
    match node:
        case Term():
            return (node,)
        case Phrase(words, field, prefix):
            last = len(words) - 1
            return tuple(Term(word, field, prefix and at == last) for at, word in enumerate(words))
        case Or(parts):
            found = [_words(part) for part in parts]
            return tuple(word for some in found for word in some) if all(found) else ()
        case _:
            return ()
