"""Two annotated articles -> a `Comparison`. Pure: no file, no store, no network."""

from reader.compare.compare import compare

__all__ = ["compare"]
