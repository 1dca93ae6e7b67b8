"""What a text itself calls a person: a nickname between given name and surname, initials."""

from __future__ import annotations

import re

from reader.entities.gazetteers import gazetteers
from reader.entities.names import bare, fold, initials, is_acronym
from reader.entities.profiles import Profiles
from reader.entities.spans import Spans
from reader.model import Mention

_WORD = r"[^\W\d_a-z][\w’'-]*\w"
_NICKED = re.compile(
    rf"(?<![\w-])(?P<before>(?P<given>{_WORD})(?: [A-Z]\.)?) "
    rf"(?:\"(?P<one>[^\"\n]{{1,25}})\"|“(?P<two>[^“”\n]{{1,25}})”"
    rf"|‘(?P<three>[^‘’\n]{{1,25}})’) (?P<family>{_WORD})"
)
_QUOTED = re.compile(r"[\"“‘][^\W\d_a-z][^\"“”‘’\n]{,24}[\"”’] (?=[^\W\d_a-z])")
_AS = r"(?:(?:also|better|commonly|widely|simply) )*(?:known|referred to)(?: (?:simply|by (?:his|her) initials))? as "
_CALLED = re.compile(rf",? (?:\(|{_AS}|or )[\"“]?$")
_KNOWN_AS = re.compile(rf"{_AS}[\"“]?$")
_DOUBLE = re.compile(r"(?P<given>[^\W\d_a-z]\w+) (?P<family>[^\W\d_a-z][^\W\d_]+-[^\W\d_a-z][^\W\d_]+)")
_REACH = 50


def nicknamed(text: str, names: list[Mention]) -> list[Mention]:
    """The names with those made whole that a nickname in quotation marks parts: Ada "Bo" Holt."""
    if not names or not _QUOTED.search(text):
        return names
    spans = Spans(names)
    starts = {m.start: m for m in names if m.type == "PERSON"}
    ends = {m.end: m for m in names if m.type == "PERSON"}
    found: list[Mention] = []
    for match in _NICKED.finditer(text):
        first = ends.get(match.end("given")) or ends.get(match.end("before"))
        last = starts.get(match.start("family"))
        begun = first is not None or match["given"] in gazetteers().given
        free = first is not None and not spans.overlap(match.start("family"), match.end())
        nick = match["one"] or match["two"] or match["three"]
        if begun and nick[0].isupper() and (free or (last is not None and last.end == match.end())):
            found.append(Mention(first.start if first else match.start(), match.end(), "PERSON"))
    if not found:
        return names
    whole = Spans(found)
    return sorted((*found, *(m for m in names if not whole.overlap(m.start, m.end))), key=lambda m: m.start)


def by_initials(text: str, names: list[Mention], profiles: Profiles) -> list[Mention]:
    """The names with initials made a person's that stand for one: "Ada Bo Holt, known as ABH".

    Initials the profiles know stand for the person they have if the text says "known as" or names that person too.
    """
    names = [_as_person(m) if _is_double_barrelled(text, m, profiles) else m for m in names]
    short = {s: m for m in reversed(names) if m.type == "ORG" and is_acronym(s := text[m.start : m.end])}
    if not short:
        return names
    full = [m for m in names if m.type == "PERSON" and " " in text[m.start : m.end]]
    initialled = {(initials(bare(text[m.start : m.end])), m.end) for m in full}
    meant = {word for word, end in initialled if word in short and _follows(text, end, short[word].start)}
    known = {id for m in full for id in profiles.forms.get(fold(text[m.start : m.end]), ())}
    for word in short.keys() - meant:
        ids = [i for i in profiles.forms.get(fold(word), ()) if word in profiles.entries[i].forms]
        if len(ids) == 1 and profiles.entries[ids[0]].type == "PERSON":
            start = short[word].start
            if ids[0] in known or _KNOWN_AS.search(text, max(0, start - _REACH), start):
                meant.add(word)
    return [_as_person(m) if m.type == "ORG" and text[m.start : m.end] in meant else m for m in names]


def _is_double_barrelled(text: str, mention: Mention, profiles: Profiles) -> bool:
    """Whether what was taken for a body is a given name and a double surname: Ada Holt-Quill."""
    match = _DOUBLE.fullmatch(text, mention.start, mention.end) if mention.type == "ORG" else None
    if match is None or match["given"] not in gazetteers().given or fold(match[0]) in profiles.forms:
        return False
    lists, words = gazetteers(), match["family"].split("-")
    return not any(word.lower() in lists.common or word in lists.organisation_words for word in words)


def _as_person(mention: Mention) -> Mention:
    return Mention(mention.start, mention.end, "PERSON")


def _follows(text: str, end: int, start: int) -> bool:
    return end <= start < end + _REACH and _CALLED.fullmatch(text, end, start) is not None
