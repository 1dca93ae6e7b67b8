"""Headlines of other articles that were saved in the middle of a text."""

from __future__ import annotations

import re

_READ_MORE = re.compile(
    r"(?:read (?:more|also|next)|also read|see also|related(?: (?:article|stor(?:y|ies)|coverage))?"
    r"|more on this|watch|listen|recommended|don[’']t miss|advertisement)(?:\s*[:|»>–—]|\s*$)",
    re.IGNORECASE,
)
_ATTRIBUTED_HEADLINE = re.compile(
    r"[^.!?…:\"“”]{20,120}(?::| [–—-]) ?(?:reports?|sources?|stud(?:y|ies)|survey|poll|analysts?|analysis"
    r"|officials?|police|minist(?:er|ry)|media|experts?|watchdog|agency|spokes(?:man|woman|person)|envoy)"
    r"(?= [“\"‘]?[A-Z])"
)
_RESTART = re.compile(
    r"(?<=[\w’”)]) (?=(?:He|She|It|They|We|But|However|The|This|These|Those|Meanwhile|Although|While|When"
    r"|After|In|On|At|As|If|There|Both|Some|Many|Most|Earlier|According|Speaking|Asked)(?:,| [a-z]))"
)
_TITLE_RESTART = re.compile(
    r"(?<=[\w’)]) (?=(?:He|She|It|They|We|But|However|The|This|These|Those|Meanwhile|Although|While|When|After"
    r"|In|On|At|As|If|There|Both|Some|Many|Most|Earlier|According|Speaking|Asked|Last|A|An)[ ,]|[“\"][A-Z])"
)
_HEADLINE_VERB = re.compile(
    r"\b(?:says?|tells?|warns?|urges?|accuses?|calls?|vows?|seeks?|faces?|wins?|hits?|backs?|plans?|slams?|denies"
    r"|rejects?|claims?|reports?|kills?|meets?|visits?|signs?|agrees?|will|to|set|may|could|can"
    r"|must|amid|as)\b"
)
_TITLE_VERBS = frozenset(
    """
    accuse admit agree aim announce approve arrest ask attack back ban battle beat become blame block boost call
    challenge charge claim clash clear close condemn confirm consider criticize cut defend defy delay demand deny
    die drop ease end endorse expel express face fail fall fight file find fire fuel gain get give go grow hail halt
    help hit hold hope hunt impose join keep kill lash launch lead leave lose make mark meet mock move mourn name
    offer open oppose order oust pass pay pick plan plead pledge praise press probe promise prompt propose
    protest prove push question quit raise rally reach react read rebuke recall receive reject release remain
    resign respond return reveal rise rule run say scrap see seek seize send set show shut sign slam slip spark
    speak spend stand start step stop strike struggle sue suffer support surge suspend take talk target tell test
    threaten tout trade turn unveil upend urge use veto visit vote vow warn weigh welcome win withdraw
    """.split()
)
_NO_END = frozenset(
    """
    a an the of in on at to for by with from and or but that than as is are was were be said says
    told his her its their our my this these those into over under about not no will would could can
    may if when while
    """.split()
)
_MAX_HEADLINE_WORDS = 14
_MAX_HEADLINE = 110
_MIN_REST_WORDS = 4


def teaser_end(sentence: str) -> int:
    """How many characters at the front are another article's headline, 0 if none are."""
    if found := _ATTRIBUTED_HEADLINE.match(sentence):
        return found.end() if _enough(sentence[found.end() :]) else 0
    for found in _RESTART.finditer(sentence, 20, _MAX_HEADLINE):
        head = sentence[: found.start()]
        if _looks_like_headline(head) and _enough(sentence[found.end() :]):
            return found.start()
    for found in _TITLE_RESTART.finditer(sentence, 20, _MAX_HEADLINE):
        if _is_title_case(sentence[: found.start()]) and _is_prose(sentence[found.end() :]):
            return found.start()
    return 0


def is_read_more(paragraph: str) -> bool:
    """Is a paragraph a pointer to another article (`Read more: …`)?"""
    return len(paragraph) <= 200 and _READ_MORE.match(paragraph) is not None


def _enough(rest: str) -> bool:
    return len(rest.split()) >= _MIN_REST_WORDS and rest.rstrip()[-1] in '.!?…"”’)'


def _looks_like_headline(head: str) -> bool:
    words = head.split()
    return (
        4 <= len(words) <= _MAX_HEADLINE_WORDS
        and words[0][0].isupper()
        and words[-1].lower() not in _NO_END
        and not any(mark in head for mark in '.!?…;"“”(')
        and _HEADLINE_VERB.search(head) is not None
    )


def _is_title_case(head: str) -> bool:
    """Are all longer words capitalised, and is one of them a verb as headlines have them?"""
    words = head.split()
    longer = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return (
        5 <= len(words) <= _MAX_HEADLINE_WORDS
        and all(word[0].isupper() for word in longer)
        and words[-1].lower() not in _NO_END
        and not any(mark in head for mark in '!?…;"“”(')
        and any(_verb_stem(word) in _TITLE_VERBS for word in words[1:])
    )


def _verb_stem(word: str) -> str:
    word = word.lower()
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("shes", "ches", "sses", "xes")) else word.removesuffix("s")


def _is_prose(rest: str) -> bool:
    """Does a sentence in ordinary lower case follow?"""
    words = [word for word in rest.split()[1:11] if word[0].isalpha()]
    lower = sum(word[0].islower() for word in words)
    return _enough(rest) and lower * 2 >= len(words) > 0
