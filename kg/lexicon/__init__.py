"""The language tables and their loader.

A table is `tables/NAME.tsv`: comment lines that say what the table and its columns are, one line of column
names, then one row a line, tab-separated, sorted by code point, no row twice. A user's folder may hold files of
the same names with rows of their own; they are read after the package's and win where the first column agrees.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from operator import lt
from pathlib import Path
from typing import TypeVar

from kg.errors import LexiconError

_E = TypeVar("_E", bound=StrEnum)


# Not frozen, and its place not written out: there are twenty thousand, of which next to none is ever wrong.
@dataclass(slots=True)
class Row:
    """One row of a table, with the place it stands for error messages."""

    cells: Mapping[str, str]
    table: str  # "units.tsv"
    line: int

    @property
    def place(self) -> str:
        """Where the row stands: units.tsv:12."""
        return f"{self.table}:{self.line}"

    def __getitem__(self, column: str) -> str:
        try:
            return self.cells[column]
        except KeyError:
            raise LexiconError(f"{self.place}: the table has no column {column!r}") from None

    def enum(self, column: str, kind: type[_E]) -> _E:
        """The cell as a member of `kind`; LexiconError where it is none."""
        try:
            return kind(self[column])
        except ValueError:
            allowed = ", ".join(member.value for member in kind)
            raise LexiconError(f"{self.place}: {column} is {self[column]!r}, must be one of {allowed}") from None

    def error(self, reason: str) -> LexiconError:
        """An error at this row's place."""
        return LexiconError(f"{self.place}: {reason}")


class Lexicon:
    """The tables of the package and, over them, those of a user's folder."""

    def __init__(self, folder: Path | None = None) -> None:
        """Raises LexiconError where `folder` is no folder or holds a table that the package does not know."""
        self._package = files("kg.lexicon") / "tables"
        self.folder = folder
        if folder is not None:
            self._check(folder)
        self._tables: dict[str, tuple[Row, ...]] = {}

    def rows(self, name: str) -> tuple[Row, ...]:
        """The rows of the table `name`, in file order, the user's in place of the package's."""
        if name not in self._tables:
            rows = list(_read(self._package / f"{name}.tsv"))
            if self.folder is not None and (path := self.folder / f"{name}.tsv").is_file():
                rows = _overlay(rows, list(_read(path)))
            self._tables[name] = tuple(rows)
        return self._tables[name]

    def pairs(self, name: str) -> Mapping[str, str]:
        """The table `name` of two columns, first to second: for one so large that a `Row` for each line is felt."""
        pairs = _read_pairs(self._package / f"{name}.tsv")
        if self.folder is not None and (path := self.folder / f"{name}.tsv").is_file():
            return {**pairs, **_read_pairs(path)}
        return pairs

    def forms(self, name: str) -> tuple[str, ...]:
        """The first column of the table `name`."""
        return tuple(next(iter(row.cells.values())) for row in self.rows(name))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all tables."""
        return tuple(sorted(f.name.removesuffix(".tsv") for f in self._package.iterdir() if f.name.endswith(".tsv")))

    def _check(self, folder: Path) -> None:
        if not folder.is_dir():
            raise LexiconError(f"{folder}: no such folder; give one that holds tables such as units.tsv")
        for path in sorted(folder.glob("*.tsv")):
            if path.stem not in self.names:
                raise LexiconError(f"{path}: no table of that name; the tables are {', '.join(self.names)}")


def _read(path: Traversable) -> Iterator[Row]:
    header: list[str] | None = None
    former, table = "", path.name
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            continue
        row = Row(dict(zip(header, cells, strict=False)), table, number)
        if len(cells) != len(header):
            raise row.error(f"{len(cells)} columns, must be {len(header)} ({', '.join(header)})")
        if not cells[0]:
            raise row.error("the first column is empty")
        if line <= former:
            raise row.error(f"{'stands twice' if line == former else 'rows must be sorted'}: {cells[0]}")
        former = line
        yield row


def _read_pairs(path: Traversable) -> Mapping[str, str]:
    lines = [line for line in path.read_text("utf-8").splitlines() if line and line[0] != "#"][1:]
    if all(line.count("\t") == 1 and line[0] != "\t" for line in lines) and all(map(lt, lines, lines[1:])):
        return dict(line.split("\t") for line in lines)
    # Read again, line by line, which says what is wrong with which line.
    rows = [tuple(row.cells.values()) for row in _read(path)]
    return {row[0]: row[1] for row in rows}


def _overlay(base: Iterable[Row], more: Iterable[Row]) -> list[Row]:
    more = list(more)
    replaced = {next(iter(row.cells.values())) for row in more}
    return [row for row in base if next(iter(row.cells.values())) not in replaced] + more
