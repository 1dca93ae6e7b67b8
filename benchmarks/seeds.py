"""The five articles of the project's user, as they are: what must be found in them and what must not.

    python benchmarks/seeds.py [FOLDER]

FOLDER holds the articles 000…004 (default ../shared/seeds beside the repository). Every check prints a line;
the exit status is 1 if one fails.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from reader.compare import compare
from reader.entities.annotate import annotate
from reader.ingest import read_path
from reader.library import Library
from reader.model import Annotated, Comparison, Difference, Link, Span

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"
Check = Callable[[], bool]


class Side:
    """Two seed articles compared, to be asked about by the words in them."""

    def __init__(self, articles: dict[str, Annotated], left: str, right: str) -> None:
        self.left, self.right = articles[left], articles[right]
        self.result: Comparison = compare(self.left, self.right)

    def links(self, ours: str = "", theirs: str = "") -> list[Link]:
        """Links whose passages hold the given words."""
        return [
            link
            for link in self.result.links
            if ours in self.words(self.left, link.left) and theirs in self.words(self.right, link.right)
        ]

    def quoted(self, ours: str, theirs: str) -> bool:
        """Is there a link over these words that says they are one quotation?"""
        return any(link.quotes for link in self.links(ours, theirs))

    def flagged(
        self, *surfaces: str, types: tuple[str, ...] = ("number", "date", "name")
    ) -> list[Difference]:
        """Differences of the types, sure or not, that touch one of the surfaces on either side."""
        return [
            difference
            for link in self.result.links
            for difference in link.differences
            if difference.type in types
            and any(
                surface in self.words(article, span, 12)
                for surface in surfaces
                for article, span in ((self.left, difference.left), (self.right, difference.right))
            )
        ]

    @staticmethod
    def words(article: Annotated, span: Span | None, around: int = 0) -> str:
        if span is None:
            return ""
        return article.article.text[max(0, span.start - around) : span.end + around]


def comparison_checks(articles: dict[str, Annotated]) -> Iterator[tuple[str, bool]]:
    side = Side(articles, "000", "003")
    yield (
        "000 x 003: “indispensable key …” linked",
        bool(side.links("indispensable key", "indispensable key")),
    )
    yield (
        "000 x 003: … as one quotation, unquoted in 000",
        side.quoted("indispensable key", "indispensable key"),
    )
    yield (
        "000 x 003: “dialogue and negotiation” as one",
        side.quoted("dialogue and negot", "dialogue and negot"),
    )
    yield "000 x 003: the 12-point plan is one", bool(side.links("12-point", "12-point"))
    yield "000 x 003: … and not the 10-point plan", not side.links("12-point", "10-point")
    yield "000 x 003: 12-point and 10-point not flagged", not side.flagged("12-point", "10-point")
    yield "000 x 003: Vladmir/Vladimir not flagged", not side.flagged("Vladmir", "Vladimir")
    yield "000 x 003: no figure or date flagged at all", not side.flagged("", types=("number", "date"))
    side = Side(articles, "000", "001")
    yield "000 x 001: “last month” and “in February” agree", not side.flagged("last month", "February")
    yield (
        "000 x 001: March 7 is another event",
        not side.flagged("March 7") and not side.links("Thursday", "March 7"),
    )
    yield "000 x 001: Xi's journey to Russia linked", bool(side.links("travel to Russia", "travel to Russia"))
    yield "000 x 001: “peace talks as soon as possible” shared", side.quoted("keep calm", "remain calm")
    side = Side(articles, "001", "003")
    yield "001 x 003: “year-long” and “13 months” agree", not side.flagged("year-long", "13 months")
    yield "001 x 003: “constructive role” as one", side.quoted("constructive role", "constructive role")
    yield (
        "001 x 003: what was said on March 7 is no shared quotation",
        not side.quoted("March 7", ""),
    )
    side = Side(articles, "003", "004")
    shared = {articles["003"].entities[one].name for one in side.result.shared_entities}
    yield "003 x 004: Zelensky is Zelenskiy", any("Zelensk" in name for name in shared)
    yield "003 x 004: … and no different name", not side.flagged("Zelensk")
    for number in ("000", "003"):
        side = Side(articles, number, number)
        yield (
            f"{number} x {number}: each statement linked once",
            len(side.result.links) == len({link.left for link in side.result.links}),
        )
    side = Side(articles, "002", "004")
    yield "002 x 004: hardly a link", len(side.result.links) <= 2
    yield "002 x 004: no shared quotation", not any(link.quotes for link in side.result.links)
    for left, right in (("000", "003"), ("000", "001"), ("001", "003"), ("003", "004"), ("002", "004")):
        side = Side(articles, left, right)
        wrong = [
            d for link in side.result.links if link.kind == "differs" for d in link.differences if d.sure
        ]
        yield f"{left} x {right}: nothing surely conflicts", not wrong


def story_checks(folder: Path) -> Iterator[tuple[str, bool]]:
    with tempfile.TemporaryDirectory() as directory, Library.open(Path(directory)) as library:
        report = library.add([folder])
        yield "all five articles added", report.added == 5
        ids = {number: library.find(number) for number in ("000", "001", "002", "003", "004")}
        of = {number: library.story_of(one) for number, one in ids.items()}
        one_story = of["000"]
        together = set(one_story.articles) if one_story else set()
        yield "000, 001 and 003 are one story", {ids["000"], ids["001"], ids["003"]} <= together
        yield "002 and 004 are not part of it", not {ids["002"], ids["004"]} & together
        yield "002 and 004 are not one story", not (of["002"] and ids["004"] in of["002"].articles)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=SEEDS)
    folder = parser.parse_args().folder
    articles = {
        path.name[:3]: annotate(article)
        for path in sorted(folder.glob("*.txt"))
        for article in read_path(path)
    }
    failed = 0
    for checks in (comparison_checks(articles), story_checks(folder)):
        for name, held in checks:
            print(f"{'pass' if held else 'FAIL'}  {name}")
            failed += not held
    print(f"{failed} failed" if failed else "all hold")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
