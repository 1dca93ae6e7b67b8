"""The errors a user can meet; each says what happened and, where it can, what to do.

ReaderError
├── UsageError        the request itself is wrong: an unknown or ambiguous article (exit status 2)
├── IngestError       a file, page or feed could not be read
├── StoreError        the library's database can't be used
├── SearchIndexError  the search index is damaged or locked; it can be rebuilt
├── ConfigError       a YAML file is broken; the rest is used
└── Cancelled         the user stopped a long piece of work
"""


class ReaderError(Exception):
    """Something the user should read: `message` says what happened, `hint` what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(ReaderError):
    """The request names nothing, or more than one thing; `candidates` lists what it could mean."""

    def __init__(self, message: str, hint: str = "", candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message, hint)
        self.candidates = candidates


class IngestError(ReaderError):
    """A file, page or feed could not be read."""


class StoreError(ReaderError):
    """The library's database can't be opened, read or written."""


class SearchIndexError(ReaderError):
    """The search index is damaged or can't be opened; a rebuild from the store mends it."""


class SearchIndexOutdated(SearchIndexError):
    """The search index is of another version of the program; it is rebuilt by itself."""


class SearchIndexLocked(SearchIndexError):
    """Another process is writing the search index."""


class ConfigError(ReaderError):
    """A YAML file is broken or says something that is not understood."""


class Cancelled(ReaderError):
    """The user stopped a long piece of work; what was already stored stays."""

    def __init__(self, message: str = "cancelled") -> None:
        super().__init__(message)
