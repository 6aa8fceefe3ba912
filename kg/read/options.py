"""How documents are to be read."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of a corpus's columns (CSV) or keys (JSON lines). All but `text` may be missing."""

    id: str = "id"
    title: str = "title"
    published: str = "published"
    publisher: str = "publisher"
    text: str = "text"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user says about all inputs; what a document says of itself goes first."""

    published: date | None = None
    publisher: str | None = None
    columns: Columns = field(default_factory=Columns)
    skip_bad: bool = False  # leave bad files of folders and bad rows of corpora out instead of stopping
