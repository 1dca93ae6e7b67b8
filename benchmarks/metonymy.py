"""Measure whether capitals and seats of power are told apart: the place, or its country's government.

`python benchmarks/metonymy.py [-v]`. The sentences (benchmarks/data/metonymy.txt) were written for this, the
second part not looked at while rules were made; `-v` prints the errors of the first part only. Precision and
recall are of "meant as the government".
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from reader.entities.link import Linker
from reader.entities.profiles import Profiles
from reader.model import Article, Mention

SENTENCES = Path(__file__).parent / "data" / "metonymy.txt"
MARK = re.compile(r"\[([^|\]]+)\|(power|place|other)\]")


def main() -> None:
    linker = Linker(Profiles.bundled())
    _, first, second = SENTENCES.read_text(encoding="utf-8").split("# --- ")
    print(f"{'':14}{'names':>7}{'right':>8}{'precision':>11}{'recall':>8}")
    for title, part in (("first part", first), ("second part", second)):
        marked = [judged for line in part.splitlines()[1:] if line for judged in judge(line, linker)]
        if "-v" in sys.argv and part is first:
            for line, surface, meant, stands, evidence in marked:
                if stands != (meant == "power"):
                    print(f"  {meant}: {surface} in “{line}”: {evidence}")
        hits = sum(stands and meant == "power" for _, _, meant, stands, _ in marked)
        found = sum(stands for _, _, _, stands, _ in marked)
        wanted = sum(meant == "power" for _, _, meant, _, _ in marked)
        right = sum(stands == (meant == "power") for _, _, meant, stands, _ in marked)
        print(
            f"{title:14}{len(marked):>7}{right / len(marked):>8.1%}"
            f"{hits / (found or 1):>11.3f}{hits / wanted:>8.3f}"
        )


def judge(line: str, linker: Linker) -> list[tuple[str, str, str, bool, str]]:
    """Each marked name of a sentence: sentence, name, what is meant, whether power was found, and why."""
    text, marks, last = "", [], 0
    for match in MARK.finditer(line):
        text += line[last : match.start()]
        marks.append((len(text), match[1], match[2]))
        text, last = text + match[1], match.end()
    text += line[last:]
    mentions = [Mention(start, start + len(name), "PLACE") for start, name, _ in marks]
    linked, _ = linker.link(Article("", text, "", "derived", "Test", "file name", None), mentions)
    found = {mention.start: mention for mention in linked}
    return [
        (text, name, meant, found[start].refers_to is not None, found[start].evidence)
        for start, name, meant in marks
        if meant != "other"
    ]


if __name__ == "__main__":
    main()
