"""Bytes, paths and addresses -> articles; one module a format."""

from reader.ingest.files import find_files
from reader.ingest.read import PARSER_VERSION, read_bytes, read_path

__all__ = ["PARSER_VERSION", "find_files", "read_bytes", "read_path"]
