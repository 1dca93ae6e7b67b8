"""The coverage of a story as a file to take along."""

from __future__ import annotations

import json
from pathlib import Path

from reader.errors import UsageError
from reader.model import Story
from reader.stories.model import Cell, Matrix
from reader.ui.taking import write


def save(path: Path, story: Story, matrix: Matrix) -> None:
    """Write the matrix to a new file, as Markdown or JSON by its ending. Raises `UsageError`."""
    match path.suffix.lower():
        case ".md":
            text = to_markdown(story, matrix)
        case ".json":
            text = to_json(story, matrix)
        case _:
            raise UsageError(f"{path.name}: the name has to end in .md or .json")
    write(path, text)


def to_markdown(story: Story, matrix: Matrix) -> str:
    """A table: a row a statement, a column a source."""
    lines = [
        f"# {_plain(story.label)}",
        "",
        f"{len(story.articles)} reports, {story.independent} independent: {_plain(', '.join(story.sources))}",
        "",
        "| | " + " | ".join(_plain(source) for source in matrix.sources) + " |",
        "|---" * (len(matrix.sources) + 1) + "|",
    ]
    for row in matrix.rows:
        cells = (_cell(row.cells.get(source)) for source in matrix.sources)
        lines.append(f"| {'≠ ' if row.differs else ''}{_plain(row.label)} | {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return "–"
    place = f"¶{cell.paragraph + 1}{' (lead)' if cell.lead else ''}"
    return f"{'' if cell.agrees else '≠ '}{place}: {_plain(cell.wording)}"


def _plain(text: str) -> str:
    """One line in which Markdown finds nothing of its own."""
    flat = " ".join(text.split())
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>#|" else char for char in flat)


def to_json(story: Story, matrix: Matrix) -> str:
    """The matrix as one JSON document."""
    rows = [
        {
            "kind": row.kind,
            "label": row.label,
            "differs": row.differs,
            "cells": {
                source: {
                    "article": cell.article,
                    "start": cell.span.start,
                    "end": cell.span.end,
                    "paragraph": cell.paragraph,
                    "lead": cell.lead,
                    "agrees": cell.agrees,
                    "wording": cell.wording,
                }
                for source, cell in row.cells.items()
            },
        }
        for row in matrix.rows
    ]
    data = {"story": story.id, "label": story.label, "sources": list(matrix.sources), "rows": rows}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
