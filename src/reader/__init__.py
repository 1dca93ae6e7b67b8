"""A news reader for the terminal that puts two reports of one event side by side."""

__version__ = "0.1.0"
