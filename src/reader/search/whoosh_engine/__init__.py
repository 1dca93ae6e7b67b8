"""The search engine on Whoosh's plug-in points; the only package that imports whoosh."""

from __future__ import annotations

from pathlib import Path

from reader.search.engine import Engine


def open_engine(directory: Path) -> Engine:
    """Open the index in a directory, made if there is none; raises `SearchIndexError` for a damaged one."""
    from reader.search.whoosh_engine.engine import WhooshEngine

    return WhooshEngine(directory)
