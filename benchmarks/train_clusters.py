"""Makes what the entity model knows of words from free text: which are usual in lower case, and word clusters."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reader.entities.tokens import tokenise

VOCABULARY, CONTEXTS, DIMENSIONS, FINE, COARSE = 20_000, 1_500, 80, 500, 64
COMMON = 8


def write_common(texts: Iterable[str], path: Path) -> None:
    """Write the words that stand in lower case often enough to be no names by themselves."""
    counts = Counter(word for text in texts for word in re.findall(r"[^\W\d_]+", text) if word.islower())
    words = sorted(word for word, n in counts.items() if n >= COMMON and len(word) > 1)
    path.write_text(
        "# Words usual in lower case, counted in the training text\n" + "\n".join(words) + "\n", "utf-8"
    )


def write_clusters(texts: Iterable[str], path: Path, seed: int) -> None:
    """Cluster the words by the words beside them (PPMI, SVD, k-means) and write word, fine and coarse cluster."""
    from scipy.sparse import coo_matrix
    from sklearn.cluster import MiniBatchKMeans
    from sklearn.utils.extmath import randomized_svd

    lines = [[token.text.lower() for token in tokenise(line)] for text in texts for line in text.split("\n")]
    counts = Counter(word for line in lines for word in line)
    usual = [word for word, n in counts.most_common(VOCABULARY) if n >= 4 and len(word) < 40]
    vocabulary = {word: i for i, word in enumerate(usual)}
    pairs: Counter[tuple[int, int]] = Counter()
    for line in lines:
        ids = [vocabulary.get(word, -1) for word in line]
        for i, word in enumerate(ids):
            if word < 0:
                continue
            for place, offset in enumerate((-2, -1, 1, 2)):
                if 0 <= i + offset < len(ids) and 0 <= ids[i + offset] < CONTEXTS:
                    pairs[word, place * CONTEXTS + ids[i + offset]] += 1
    rows, columns = np.array(list(pairs)).T
    values = np.fromiter(pairs.values(), dtype=np.float64)
    row_sums = np.bincount(rows, values, len(vocabulary))
    column_sums = np.bincount(columns, values, 4 * CONTEXTS) ** 0.75
    ppmi = np.log(values * column_sums.sum() / (row_sums[rows] * column_sums[columns]))
    keep = ppmi > 0
    matrix = coo_matrix((ppmi[keep], (rows[keep], columns[keep])), (len(vocabulary), 4 * CONTEXTS)).tocsr()
    left, strengths, _ = randomized_svd(matrix, DIMENSIONS, random_state=seed)
    vectors: NDArray[np.float64] = left * np.sqrt(strengths)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    labels = [
        MiniBatchKMeans(k, random_state=seed, n_init=3, batch_size=4096).fit_predict(vectors)
        for k in (FINE, COARSE)
    ]
    table = "".join(f"{word} {labels[0][i]} {labels[1][i]}\n" for word, i in sorted(vocabulary.items()))
    path.write_bytes(gzip.compress(table.encode("utf-8"), mtime=0))
