"""Quotations and speakers against PolNeAR dev (texts with annotated source, cue and content).

usage: quotes.py [DATA] [--misses]      DATA defaults to ../shared/data

Gold: each attribution whose content holds words between double quotation marks. Its quotation is the
one found that overlaps those words most. Measured:

  speaker, overlap   its `speaker_span` overlaps a source span of the attribution; a source that the
                     annotators left out is right if none is given; a pronoun is also right by the name
                     it was resolved to, or for the same pronoun nearby
  speaker, head      as above, and it covers the source's head word (the last word before a comma, a
                     preposition or a relative clause), so "Ada Brand's lawyer" is not "Ada Brand"
  quotation spans    precision, recall and F1 of stretches: gold is what stands between marks inside the
                     annotated contents, found is every quotation that was given a speaker
  indirect           precision and recall of attributed statements without quotation marks: a found and an
                     annotated one match if their contents share at least half of both and their sources
                     overlap (sources that the annotators left out match any)
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from reader.model import Passage, Quote
from reader.text.quotations import find_quotes
from reader.text.speech import PRONOUNS

_STRETCH = re.compile(r"[“\"]([^“”\"]+)(?:[”\"]|$)")
_HEAD_END = re.compile(r",|\s\(|\s(?:of|for|at|from|in|on|with|to|by|who|that|and|which)\s|\s[—–-]\s|$")

try:
    from reader.text.passages import passages as find_passages
except ImportError:

    def find_passages(text: str) -> tuple[Passage, ...]:
        found = []
        for paragraph, line in enumerate(re.finditer(r"\S[^\n]*", text)):
            last = line.start()
            for stop in re.finditer(r"(?<=[.!?])[”\"’]?(?=\s+[A-Z“\"‘]|\s*$)", line[0]):
                end = line.start() + stop.end()
                if end > last:
                    found.append(Passage(last, end, "body", paragraph))
                    last = end + (len(text[end:]) - len(text[end:].lstrip()))
            if last < line.end():
                found.append(Passage(last, line.end(), "body", paragraph))
        return tuple(found)


@dataclass(frozen=True)
class Gold:
    """One annotated attribution: spans of the source, and of the quoted words in its content."""

    sources: tuple[tuple[int, int], ...]
    quoted: tuple[tuple[int, int], ...]


def read_gold(path: Path, text: str) -> list[Gold]:
    spans: dict[str, list[tuple[int, int]]] = {}
    events = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if fields[0].startswith("T"):
            ranges = fields[1].partition(" ")[2].split(";")
            spans[fields[0]] = [(int(one.split()[0]), int(one.split()[1])) for one in ranges]
        elif fields[0].startswith("E"):
            events.append(fields[1])
    gold = []
    for event in events:
        roles: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for part in event.split():
            role, name = part.split(":")
            roles[role.rstrip("0123456789")].extend(spans[name])
        inside = []
        for start, end in roles["Content"]:
            stretches = _STRETCH.finditer(text, start, end)
            inside.extend(match.span(1) for match in stretches if match[1].strip())
        if inside:
            gold.append(Gold(tuple(roles["Source"]), tuple(inside)))
    return gold


def overlap(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def head(text: str, start: int, end: int) -> tuple[int, int]:
    match = _HEAD_END.search(text, start + 1, end)
    stop = match.start() if match else end
    words = list(re.finditer(r"[\w’'.-]+", text[start:stop]))
    return (start + words[-1].start(), start + words[-1].end()) if words else (start, end)


def judge(text: str, gold: Gold, quotes: tuple[Quote, ...]) -> tuple[Quote | None, bool, bool]:
    def shared(quote: Quote) -> int:
        return sum(overlap((quote.start, quote.end), span) for span in gold.quoted)

    best = max(quotes, key=shared, default=None)
    if best is None or not shared(best):
        return None, False, False
    if not gold.sources:
        return best, best.speaker_span is None, best.speaker_span is None
    if best.speaker_span is None:
        return best, False, False
    span = (best.speaker_span.start, best.speaker_span.end)
    start, end = head(text, *min(gold.sources))
    named = best.speaker is not None and best.speaker.split()[-1] == text[start:end]
    given = text[slice(*span)].lower()
    same = any(
        text[slice(*source)].lower() == given and abs(source[0] - span[0]) < 200 for source in gold.sources
    )
    resolved = given in PRONOUNS and (named or same)
    return (
        best,
        resolved or any(overlap(span, source) for source in gold.sources),
        resolved or bool(overlap(span, (start, end))),
    )


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def main(data: Path, misses: bool) -> None:
    counts: Counter[str] = Counter()
    seconds = 0.0
    for path in sorted((data / "quotes/polnear_dev/attributions").glob("*.ann")):
        name = re.sub(r"_[0-9a-f]{4}$", "", path.stem)
        text = (data / f"quotes/polnear_dev/text/{name}.txt").read_text(encoding="utf-8")
        passages = find_passages(text)
        started = time.process_time()
        quotes = find_quotes(text, passages)
        seconds += time.process_time() - started
        counts["articles"] += 1
        gold = read_gold(path, text)
        for one in gold:
            quote, right, exact = judge(text, one, quotes)
            counts["gold"] += 1
            counts["overlap"] += right
            counts["head"] += exact
            counts["not found"] += quote is None
            if misses and not exact:
                show(name, text, one, quote, right)
        wanted = {trim(text, *span) for one in gold for span in one.quoted}
        given = {(one.start, one.end) for one in quotes if one.speaker_span is not None}
        counts["wanted"] += len(wanted)
        counts["given"] += len(given)
        counts["both"] += len(wanted & given)
        counts["any"] += len(wanted & {(one.start, one.end) for one in quotes})
    precision, recall = counts["both"] / counts["given"], counts["both"] / counts["wanted"]
    print(f"PolNeAR dev: {counts['articles']} articles, {counts['gold']} direct attributions")
    print(f"speaker, overlap      {counts['overlap'] / counts['gold']:.3f}")
    print(f"speaker, head         {counts['head'] / counts['gold']:.3f}")
    print(f"attribution missed    {counts['not found'] / counts['gold']:.3f}")
    f1 = 2 * precision * recall / (precision + recall)
    print(f"attributed spans      P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    print(f"all spans             R {counts['any'] / counts['wanted']:.3f}")
    print(f"time                  {1000 * seconds / counts['articles']:.2f} ms an article (CPU)")


def show(name: str, text: str, gold: Gold, quote: Quote | None, right: bool) -> None:
    start, end = gold.quoted[0][0], gold.quoted[-1][1]
    print(f"--- {name} {start} {'head only' if right else ''}")
    print("  " + text[max(0, start - 200) : end + 150].replace("\n", "⏎"))
    print("  gold:", [text[a:b] for a, b in gold.sources])
    span = quote.speaker_span if quote else None
    print("  got: ", quote and (text[span.start : span.end] if span else None), "| cue", quote and quote.cue)


if __name__ == "__main__":
    arguments = [one for one in sys.argv[1:] if not one.startswith("--")]
    default = Path(__file__).resolve().parents[1] / "../shared/data"
    main(Path(arguments[0]) if arguments else default, "--misses" in sys.argv)
