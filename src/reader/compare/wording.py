"""How differently two linked passages put it: who vouches for it, what is denied, which words are exchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise, product

from reader.compare.dates import dated
from reader.compare.lexicon import HEDGES, MODALS, NEGATIONS, PLAIN, POSSIBLE, STANCES
from reader.compare.names import same_name
from reader.compare.opposites import denies_the_opposite
from reader.compare.pair import Pair
from reader.compare.place import context_in_common, in_the_same_place, nearness
from reader.compare.synonyms import own_stem
from reader.compare.terms import WORD, fold, stem
from reader.compare.units import Unit
from reader.compare.words import Stretch, aligned_words, changes
from reader.model import Annotated, Difference, Span
from reader.text.numbers import find_figures

_NOT_NEGATING = re.compile(r"not (?:only|just|merely|simply|least)\b|no (?:matter|doubt)\b", re.IGNORECASE)
_DENYING = re.compile(
    r"no longer\b|(?:fail(?:s|ed|ing)?|refus(?:es?|ed|ing)|declin(?:es?|ed|ing)|unable) to\b", re.IGNORECASE
)
_BREAK = re.compile(r"[,;:.!?\"“”«»]\s|\s[\"“”«»]")
_AFTER_TO = re.compile(r"\bto\s+$", re.IGNORECASE)
_NOT_DENYING = re.compile(rf"(?:\bnot|\bnever|n['’]t)\s+({_DENYING.pattern})", re.IGNORECASE)
_HEDGE = re.compile(rf"(?<!\w)(?:{'|'.join(HEDGES)})(?!\w)", re.IGNORECASE)
_POSSIBLE = re.compile(r"(?<!\w)(?:may|might|could)(?= (?!not\b))")
_UNDONE = re.compile(
    r"(?<!\w)(?:stop(?:ped|s)?|ceased?|quit|end(?:ed|s)?|avoid(?:ed|s)?|halt(?:ed|s)?)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"[^.;:!?]*\b(?:until|till|unless)\b", re.IGNORECASE)
_DOUBT = re.compile(
    r"(?<!\w)(?:rul(?:ed?|ing) out|possibl[ey]|perhaps|likely|suspect\w*)(?!\w)", re.IGNORECASE
)
_REACH = 4
_DENIED = 3
_SAID_ALIKE = 7
_SURE_LIKENESS = 0.6
_EXCHANGED_LIKENESS = 0.45
_HEDGED_LIKENESS = 0.5
_SAME_CONTEXT = 0.5
_MOST_EXCHANGES = 4
_MOST_WORDS = 5
_MOST_LONGER = 2
_LEAST_AROUND = 3


def attribution_differences(pair: Pair) -> Iterator[Difference]:
    """Where one side says, claims, admits, confirms or denies what the other puts otherwise."""
    yield from _speaker_differences(pair)
    if pair.likeness < 0.25:
        return
    ours = _stances(pair.left_text, pair.left.passage.start, pair.left.passage.end)
    theirs = _stances(pair.right_text, pair.right.passage.start, pair.right.passage.end)
    if not ours or not theirs or set(ours) & set(theirs):
        yield from _hedge_differences(pair, ours, theirs)
        return
    left, right = _marked(ours), _marked(theirs)
    if left == right or {left, right} == {PLAIN}:
        return
    one, other = pair.surfaces((ours[left].start, ours[left].end), (theirs[right].start, theirs[right].end))
    reason = f"the left {left} (“{one}”), the right {right} (“{other}”)"
    sure = len(ours) == len(theirs) == 1 and pair.likeness >= _SURE_LIKENESS
    yield Difference("attribution", ours[left], theirs[right], reason, sure)


def _speaker_differences(pair: Pair) -> Iterator[Difference]:
    """The same quoted words in the mouths of two people."""
    both = product(_quoted(pair.left, pair.left_article), _quoted(pair.right, pair.right_article))
    for one, other in sorted(both, key=lambda two: nearness(pair, two[0].span, two[1].span)):
        if one.words == other.words and not same_name(one.speaker, other.speaker, "PERSON"):
            reason = f"the same words said by {one.speaker} on the left, by {other.speaker} on the right"
            yield Difference("attribution", one.span, other.span, reason, sure=False)
            return


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A quotation long enough not to be said alike by chance, and the name of whoever says it."""

    span: Span
    words: tuple[str, ...]
    speaker: str


def _quoted(unit: Unit, annotated: Annotated) -> Iterator[_Quoted]:
    for quote in unit.quotes:
        speaker = annotated.entities.get(quote.speaker or "")
        span = Span(max(quote.start, unit.passage.start), min(quote.end, unit.passage.end))
        words = tuple(WORD.findall(_words(unit, span)))
        if (
            speaker
            and speaker.type == "PERSON"
            and len(words) >= _SAID_ALIKE
            and len(_stems(" ".join(words))) > 1
        ):
            yield _Quoted(span, words, speaker.name)


def _hedge_differences(pair: Pair, ours: dict[str, Span], theirs: dict[str, Span]) -> Iterator[Difference]:
    """What only one side hedges ("allegedly", "may"), the other stating it without a word of doubt."""
    if pair.likeness < _HEDGED_LIKENESS:
        return
    for left, others in ((True, theirs), (False, ours)):
        one, other = (pair.left, pair.right) if left else (pair.right, pair.left)
        if set(others) - {PLAIN} or _HEDGE.search(other.text):
            continue
        for stretch in changes(pair.left.text, pair.right.text):
            here, there = (stretch.left, stretch.right) if left else (stretch.right, stretch.left)
            found = _hedge(one.text, here, other.text, there)
            if found:
                yield _hedged(pair, left, *found, sure=not others and pair.likeness >= _SURE_LIKENESS)
                break
        else:
            elsewhere = _hedge_elsewhere(pair, one, other)
            if elsewhere:
                yield _hedged(pair, left, *elsewhere, sure=False)


def _hedge(text: str, here: Span, other_text: str, there: Span) -> tuple[str, Span, Span] | None:
    """A stance with its word and what stands for it on the other side, which has the same words but the hedge."""
    hedge = _HEDGE.search(text, here.start, here.end)
    possible = None if hedge else _POSSIBLE.search(text, here.start, here.end)
    word = hedge or possible
    plain = {fold(match.group()) for match in WORD.finditer(other_text, there.start, there.end)}
    if not word or plain & (MODALS | NEGATIONS) or (possible and _DOUBT.search(other_text)):
        return None
    kept = _stems(text[here.start : word.start()]) | _stems(text[word.end() : here.end])
    follows = WORD.search(other_text, there.start)
    if kept != _stems(other_text[there.start : there.end]) or not follows:
        return None
    stance = HEDGES[fold(word.group())] if hedge else POSSIBLE
    return stance, Span(*word.span()), there if there.end > there.start else Span(*follows.span())


def _hedge_elsewhere(pair: Pair, one: Unit, other: Unit) -> tuple[str, Span, Span] | None:
    """The same where the hedged word stands in another place among much the same words."""
    hedge = _HEDGE.search(one.text)
    if not hedge or pair.likeness < _SURE_LIKENESS:
        return None
    after = hedge.end() + one.passage.start
    word = next((term for term in one.terms if term.start >= after), None)
    same = next((term for term in other.terms if word and term.stem == word.stem), None)
    if not word or not same:
        return None
    places = Span(word.start, word.end), Span(same.start, same.end)
    if context_in_common(pair, *(places if one is pair.left else places[::-1])) < _SAME_CONTEXT:
        return None
    return HEDGES[fold(hedge.group())], Span(*hedge.span()), _inside(Span(same.start, same.end), other)


def _hedged(pair: Pair, left: bool, stance: str, hedge: Span, plain: Span, sure: bool) -> Difference:
    one, other = (hedge, plain) if left else (plain, hedge)
    ours, theirs = _shifted(one, pair.left), _shifted(other, pair.right)
    words = pair.surfaces((ours.start, ours.end), (theirs.start, theirs.end))
    stances = (stance, PLAIN) if left else (PLAIN, stance)
    reason = f"the left {stances[0]} (“{words[0]}”), the right {stances[1]} (“{words[1]}”)"
    return Difference("attribution", ours, theirs, reason, sure)


def _stances(text: str, start: int, end: int) -> dict[str, Span]:
    """Who vouches for what a passage says, with the first word for it; "could not confirm" confirms nothing."""
    found: dict[str, Span] = {}
    denied = 0
    for match in WORD.finditer(text, start, end):
        word = fold(match.group())
        stance = STANCES.get(word)
        if stance and not denied:
            found.setdefault(stance, Span(*match.span()))
        denied = _DENIED if word in NEGATIONS or word.endswith("n't") else max(0, denied - 1)
    return found


def _marked(stances: dict[str, Span]) -> str:
    return next((stance for stance in stances if stance != PLAIN), PLAIN)


def negation_differences(pair: Pair) -> Iterator[Difference]:
    """Where one side denies what the other states: a negated word the other has without negation."""
    if pair.likeness < 0.3:
        return
    ours, theirs = _negated(pair.left), _negated(pair.right)
    if bool(ours) == bool(theirs):
        return
    one, other, where = (pair.left, pair.right, "left") if ours else (pair.right, pair.left, "right")
    if denies_the_opposite(one.text, other.text):
        return
    for word, denied in (ours or theirs).items():
        stated = _stated(pair, word, one, denied, other)
        if stated:
            reason = f"negated on the {where}, not on the {'right' if ours else 'left'}"
            left, right = (denied, stated) if ours else (stated, denied)
            alike = context_in_common(pair, left, right) >= _SAME_CONTEXT
            sure = alike and pair.likeness >= _SURE_LIKENESS and len(ours or theirs) == 1
            yield Difference("negation", left, right, reason, sure)
            return


def _stated(pair: Pair, word: str, one: Unit, denied: Span, other: Unit) -> Span | None:
    """The same word on the other side; another word for it only in the same place.

    "to sign" there states nothing against "did not sign" or "refused to sign" here, but against "not to sign".
    """
    words = _words(one, denied)
    wanted = " to " in words and not _DENYING.match(words)
    spans = [
        Span(term.start, term.end)
        for term in other.terms
        if term.stem == stem(word) or own_stem(_words(other, Span(term.start, term.end))) == own_stem(word)
    ]
    stated = [
        span
        for span in spans
        if (wanted or not _AFTER_TO.search(other.text, 0, _inside(span, other).start))
        and not _UNDONE.search(other.text, 0, _inside(span, other).start)
    ]
    same = [span for span in stated if own_stem(_words(other, span)) == own_stem(word)]
    placed = (
        span
        for span in stated
        if in_the_same_place(pair, *((denied, span) if one is pair.left else (span, denied)))
    )
    return same[0] if same else next(placed, None)


def _words(unit: Unit, span: Span) -> str:
    inside = _inside(span, unit)
    return fold(unit.text[inside.start : inside.end])


def _negated(unit: Unit) -> dict[str, Span]:
    """Words within reach of a negation, and the span from it to the word; "did not fail to" denies nothing."""
    words = list(WORD.finditer(unit.text))
    found: dict[str, Span] = {}
    undone = {match.start(1) for match in _NOT_DENYING.finditer(unit.text)}
    for number, match in enumerate(words):
        word = fold(match.group())
        denying = _DENYING.match(unit.text, match.start())
        negating = word in NEGATIONS or word.endswith("n't")
        if (
            not (denying or negating)
            or match.start() in undone
            or ((word in ("not", "cannot") or word.endswith("n't")) and _UNTIL.match(unit.text, match.end()))
            or _NOT_NEGATING.match(unit.text, match.start())
        ):
            continue
        end = denying.end() if denying else match.end()
        within = [after for after in words[number + 1 :] if after.start() >= end][:_REACH]
        after = next((after for after in within if stem(after.group())), None)
        if after and stem(after.group()) not in unit.names:
            found.setdefault(fold(after.group()), _shifted(Span(match.start(), after.end()), unit))
    return found


def exchanged_words(pair: Pair) -> Iterator[Difference]:
    """Words one side has in place of the other's, where the passages otherwise run alike."""
    if pair.likeness < _EXCHANGED_LIKENESS:
        return
    left_told, right_told = _dates_and_figures(pair, left=True), _dates_and_figures(pair, left=False)
    found = 0
    for change in _between_like_words(pair):
        left, right = _shifted(change.left, pair.left), _shifted(change.right, pair.right)
        one, other = pair.surfaces((left.start, left.end), (right.start, right.end))
        if (
            not (_telling(one) and _telling(other))
            or abs(len(one.split()) - len(other.split())) > _MOST_LONGER
            or _stems(one) <= _stems(other)
            or _stems(other) <= _stems(one)
            or _touches(change.left, left_told)
            or _touches(change.right, right_told)
            or _same_name(pair, left, right)
        ):
            continue
        sure = pair.likeness >= _SURE_LIKENESS
        yield Difference("wording", left, right, f"“{one}” on the left, “{other}” on the right", sure)
        found += 1
        if found == _MOST_EXCHANGES:
            return


def _between_like_words(pair: Pair) -> Iterator[Stretch]:
    """Exchanges with words in common right before and after them; one word of each may open both passages."""
    blocks = aligned_words(pair.left.text, pair.right.text)
    gaps = list(pairwise(blocks))
    for change in changes(pair.left.text, pair.right.text):
        before, after = next(
            (one, other)
            for one, other in gaps
            if one.left.end <= change.left.start <= change.left.end <= other.left.start
            and one.right.end <= change.right.start <= change.right.end <= other.right.start
        )
        words = [WORD.findall(pair.left.text[block.left.start : block.left.end]) for block in (before, after)]
        one = pair.left.text[change.left.start : change.left.end]
        other = pair.right.text[change.right.start : change.right.end]
        opening = before is blocks[0] and " " not in one + other
        around = sum(map(len, words))
        if words[1] and (words[0] or opening) and around >= _LEAST_AROUND and any(map(stem, chain(*words))):
            yield change


def _dates_and_figures(pair: Pair, left: bool) -> list[Span]:
    """Where one passage names a date or a figure: they are compared by their value, not by their words."""
    text = pair.left.text if left else pair.right.text
    days = pair.left_article.article.date, pair.right_article.article.date
    dates = dated(text, *(days if left else days[::-1]))
    figures = find_figures(text)
    return [*(Span(d.start, d.end) for d in dates), *(Span(f.start, f.end) for f in figures)]


def _touches(span: Span, others: list[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _inside(span: Span, unit: Unit) -> Span:
    return Span(span.start - unit.passage.start, span.end - unit.passage.start)


def _shifted(span: Span, unit: Unit) -> Span:
    return Span(span.start + unit.passage.start, span.end + unit.passage.start)


def _same_name(pair: Pair, left: Span, right: Span) -> bool:
    """Whether both stretches are part of the name of one entity: another spelling, or a title before it."""
    ours, theirs = (
        {
            mention.entity
            for mention in annotated.mentions
            if mention.entity
            and mention.type != "ROLE"
            and mention.start < span.end
            and span.start < mention.end
        }
        for annotated, span in ((pair.left_article, left), (pair.right_article, right))
    )
    return bool(ours & theirs)


def _stems(words: str) -> set[str]:
    return {key for part in WORD.findall(words) if (key := stem(part))}


def _telling(words: str) -> bool:
    parts = words.split()
    return 0 < len(parts) <= _MOST_WORDS and bool(_stems(words)) and not _BREAK.search(words)
