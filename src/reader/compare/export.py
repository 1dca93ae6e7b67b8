"""A comparison to take along: Markdown, or one HTML page that prints well and needs nothing else."""

from reader.compare.handout import summary
from reader.compare.markdown import to_markdown
from reader.compare.page import to_html

__all__ = ["summary", "to_html", "to_markdown"]
