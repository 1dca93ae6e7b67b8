"""Make src/reader/stories/word_shares.txt: how many documents in a thousand use a word (by its stem).

usage: build_word_shares.py [DATA]      DATA defaults to ../shared/data (entities_train/free_news.jsonl.gz)
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

from reader.stories.features import stems

_LEAST = 4
_HEADER = """\
# Documents in a thousand that use a word, by its stem. Counted over news and releases that are free to use:
# Wikinews (CC BY 2.5), the U.S. Departments of State and Justice and the White House (public domain), and the
# Australian Prime Minister's office: Source: Licensed from the Commonwealth of Australia under a Creative
# Commons Attribution 3.0 Australia Licence. The Commonwealth of Australia does not necessarily endorse the
# content of this publication.
"""


def main(data: Path, target: Path) -> None:
    counts: Counter[str] = Counter()
    documents = 0
    with gzip.open(data / "entities_train/free_news.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            counts.update(set(stems(f"{article['title']}\n{article['text']}")))
            documents += 1
    shares = {word: round(1000 * count / documents) for word, count in counts.items() if word.isalpha()}
    common = sorted(word for word, share in shares.items() if share >= _LEAST)
    target.write_text(_HEADER + "".join(f"{word} {shares[word]}\n" for word in common), encoding="utf-8")
    print(f"{len(common)} words of {documents} documents")


if __name__ == "__main__":
    root = Path(__file__).resolve().parents[1]
    main(
        Path(sys.argv[1]) if len(sys.argv) > 1 else root / "../shared/data",
        root / "src/reader/stories/word_shares.txt",
    )
