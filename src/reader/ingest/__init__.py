"""Bytes, paths and addresses -> articles.

`read` chooses a format module (plain, markdown, web_page, json_articles, feeds), which makes drafts; `assemble` makes
articles of them with headers, titles and what `sources` says. `files` walks folders, `fetch` goes to the web.
"""

from reader.ingest.files import find_files
from reader.ingest.read import PARSER_VERSION, read_bytes, read_path

__all__ = ["PARSER_VERSION", "find_files", "read_bytes", "read_path"]
