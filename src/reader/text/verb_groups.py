"""The verbs of a sentence with their auxiliaries, and whether what they say is past or ahead."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from reader.text import speech, verbs

Lean: TypeAlias = Literal["back", "ahead", "either"]

_AHEAD = frozenset("will shall won't shan't must may might can should mustn't".split())
_OPEN = frozenset("would could wouldn't couldn't can't cannot shouldn't mightn't".split())
_IS = frozenset("is are am isn't aren't".split())
_WAS = frozenset("was were wasn't weren't".split())
_HAS = frozenset("has have hasn't haven't".split())
_ARTICLES = frozenset("the a an his her its their my our your this these".split())
_ADVERBS = frozenset(
    "not also then later once again still already just now soon both all never ever even".split()
)
_SMALL = speech.NOT_SUBJECTS | speech.DETERMINERS | speech.PRONOUNS | speech.DAYS
_PLURALS = frozenset("they we you i who that which people police men women children".split())


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb with its auxiliaries, as places among the words; `present` if no auxiliary makes it anything else."""

    first: int
    end: int
    lean: Lean
    word: str
    present: bool = False


def verbs_in(words: Sequence[str], borders: Collection[int]) -> list[Verb]:
    """The verbs of a sentence in its order; `borders` are the places of the words that begin or end clauses."""
    lower = [word.lower().replace("’", "'") for word in words]
    found: list[Verb] = []
    at = 0
    while at < len(words):
        verb = _verb(words, lower, at, found, borders)
        if verb:
            found.append(verb)
        at = verb.end if verb else at + 1
    return found


def _verb(
    words: Sequence[str], lower: Sequence[str], at: int, found: Sequence[Verb], borders: Collection[int]
) -> Verb | None:
    word, before = lower[at], lower[at - 1] if at else ""
    short = word.rpartition("'")[2] if "'" in word else ""
    if short == "ll":
        return _modal(lower, at, "ahead")
    if short in ("re", "m") or word in ("he's", "she's", "it's", "there's", "that's"):
        return _being(lower, at, past=False)
    if short == "ve":
        return _having(lower, at, past=False)
    if not words[at][0].islower() or before in _ARTICLES:
        return None
    if word in _AHEAD or word in _OPEN:
        return _modal(lower, at, "ahead" if word in _AHEAD else "either")
    if word in _IS or word in _WAS:
        return _being(lower, at, past=word in _WAS)
    if word in _HAS or word in ("had", "hadn't"):
        return _having(lower, at, past=word not in _HAS)
    if word in ("did", "didn't", "do", "does", "don't", "doesn't"):
        main = _next(lower, at)
        return Verb(at, main + 1, "back" if word.startswith("did") else "either", _at(lower, main))
    if word == "to":
        return _infinitive(words, lower, at, found)
    return _past(words, lower, at, found) or _present(words, lower, at, found, borders)


def _modal(lower: Sequence[str], at: int, lean: Lean) -> Verb:
    main = _next(lower, at)
    if _at(lower, main) == "have" and is_past(_at(lower, _next(lower, main))):
        perfect = _next(lower, main)
        done = lower[at] in ("may", "might", "should", "must", "could")
        return Verb(at, perfect + 1, "back" if done else "either", _passive(lower, perfect)[0])
    word, end = _passive(lower, main)
    return Verb(at, end, lean, word)


def _passive(lower: Sequence[str], at: int) -> tuple[str, int]:
    """The verb at a place, over "be" and "been", and where it ends."""
    if _at(lower, at) in ("be", "been", "being"):
        main = _next(lower, at)
        if is_past(_at(lower, main)) or _at(lower, main) in verbs.FORESEEN:
            return lower[main], main + 1
    return _at(lower, at), min(at + 1, len(lower))


def _being(lower: Sequence[str], at: int, past: bool) -> Verb:
    main = _next(lower, at)
    word, following = _at(lower, main), _at(lower, main + 1)
    later: Lean = "either" if past else "ahead"
    if word == "to" and following not in _SMALL - {"be"}:
        return Verb(at, *_led_to(lower, main, later))
    if word in verbs.FORESEEN:
        if following == "to":
            return Verb(at, *_led_to(lower, main + 1, later))
        if word in verbs.TIMED or following == "for":
            return Verb(at, main + 1, later, word)
    if word == "being":
        word, end = _passive(lower, main)
        return Verb(at, end, "back" if past else "either", word)
    if word.endswith("ing") and not past:
        return Verb(at, main + 1, "ahead" if word in verbs.ARRANGED else "either", word)
    if word.endswith("ing") or is_past(word):
        return Verb(at, main + 1, "back" if past else "either", word, not past)
    return Verb(at, at + 1, "back" if past else "either", word if word in verbs.IMPLIED else "be", not past)


def _led_to(lower: Sequence[str], at: int, lean: Lean) -> tuple[int, Lean, str]:
    """What the "to" at a place leads to, as the end of a verb, its lean and its word."""
    word, end = _passive(lower, at + 1)
    return end, lean, word


def _having(lower: Sequence[str], at: int, past: bool) -> Verb:
    main = _next(lower, at)
    word = _at(lower, main)
    if word == "to":
        return Verb(at, *_led_to(lower, main, "back" if past else "ahead"))
    if word in ("until", "till"):
        return Verb(at, at + 1, "either" if past else "ahead", "have")
    done, end = _passive(lower, main)
    if word == "been" and done in verbs.FORESEEN:
        return Verb(at, end, "either" if past else "ahead", done)
    if word == "been" or is_past(word):
        return Verb(at, end, "back", done)
    return Verb(at, at + 1, "back" if past else "either", "have", not past)


def _infinitive(words: Sequence[str], lower: Sequence[str], at: int, found: Sequence[Verb]) -> Verb | None:
    """ "to leave" is as far ahead as "hopes to", past after "managed to", either after "agreed to"."""
    word = _at(lower, at + 1)
    if word not in verbs.BASES or not words[at + 1][0].islower():
        return None
    if word == "have" and is_past(_at(lower, at + 2)):
        return Verb(at, at + 3, "back", _passive(lower, at + 2)[0])
    ruling = found[-1] if found else None
    lean: Lean = "ahead"
    if ruling and ruling.lean == "back":
        lean = "back" if ruling.word in verbs.IMPLIED else "either"
    elif ruling and ruling.lean == "either" and not ruling.present:
        lean = "either"
    return Verb(at, *_led_to(lower, at, lean))


def _past(words: Sequence[str], lower: Sequence[str], at: int, found: Sequence[Verb]) -> Verb | None:
    word, before, following = lower[at], _at(lower, at - 1), _at(lower, at + 1)
    if not is_past(word):
        return None
    noun_follows = following.isalpha() and words[at + 1][0].islower() and following not in _SMALL
    after_verb = bool(found) and found[-1].end == at
    if noun_follows and not following.endswith("ly") and (after_verb or before in speech.PREPOSITIONS):
        return None
    ruling = found[-1] if found and found[-1].end == at - 1 and before in ("and", "or") else None
    if ruling:
        return Verb(at, at + 1, ruling.lean, word)
    foreseen = word in verbs.FORESEEN and (word in verbs.TIMED or following in ("for", "to"))
    return Verb(at, at + 1, "either" if foreseen else "back", word)


def _present(
    words: Sequence[str], lower: Sequence[str], at: int, found: Sequence[Verb], borders: Collection[int]
) -> Verb | None:
    """A present without auxiliary where no verb stands before it in its clause: it may be a noun."""
    word, before, following = lower[at], _at(lower, at - 1), _at(lower, at + 1)
    begins = found[-1].end if found else 0
    object_follows = following in speech.DETERMINERS or following == "to"
    aside = before == "," and object_follows
    if at == 0 or (at - 1 in borders and before not in _PLURALS and not aside):
        return None
    if found and not any(begins <= border < at for border in borders):
        return None
    if before in speech.PREPOSITIONS or before in speech.DETERMINERS - {"that"}:
        return None
    if not (before[-1:].isalpha() or aside):
        return None
    if word in verbs.PRESENT:
        plural = before in _PLURALS or before.endswith("s")
        return Verb(at, at + 1, "either", word, present=True) if plural else None
    if (
        not word.endswith("s")
        or word.endswith(("ss", "us", "is", "'s"))
        or len(word) < 4
        or is_past(following)
    ):
        return None
    base = word[:-2] if word.endswith("es") and word[:-2] in verbs.BASES else word[:-1]
    base = f"{base[:-2]}y" if base.endswith("ie") else base
    return Verb(at, at + 1, "either", word, present=True) if base in verbs.BASES or object_follows else None


def is_past(word: str) -> bool:
    """Whether a word is a form of the past or a participle."""
    if word in verbs.PAST:
        return True
    if not word.endswith("ed") or len(word) < 4 or word in verbs.NOT_PAST:
        return False
    return not word.endswith("eed") or word in verbs.PAST_IN_EED


def _next(lower: Sequence[str], at: int) -> int:
    """The place of the next word, over adverbs."""
    at += 1
    while at < len(lower) and (lower[at] in _ADVERBS or (lower[at].endswith("ly") and len(lower[at]) > 4)):
        at += 1
    return at


def _at(lower: Sequence[str], at: int) -> str:
    return lower[at] if 0 <= at < len(lower) else ""
