"""The tables of a build's `neo4j` folder, read back."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from kg.errors import InputError
from kg.export.neo4j import tables
from kg.export.neo4j_table import SEPARATOR, Row, Table, Value
from kg.model import Graph

# Not the standard library's reader: it refuses long cells unless told otherwise for the whole process.
_CELL = re.compile(r'(?:"([^"]*(?:""[^"]*)*)"|([^",\n]*))([,\n])')


def read_tables(folder: Path) -> tuple[Table, ...]:
    """The tables in `folder`, which is a build's folder or the `neo4j` in it.

    Raises InputError where files are missing or not those that this version writes.
    """
    inner = folder / "neo4j"
    place = inner if inner.is_dir() else folder
    return tuple(_read(table, place / f"{table.name}.csv") for table in tables(Graph({}, {}, {}, {})))


def _read(empty: Table, path: Path) -> Table:
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{path}: cannot be read: {reason}; name the folder of a build, or run kg build") from error
    header, _, body = text.partition("\n")
    if header != empty.header:
        raise InputError(f"{path}: has other columns than this version of kg writes; run kg build again")
    types = [*_first(empty), *(kind for _, kind in empty.columns)]
    rows = []
    for number, cells in enumerate(_records(body, path), 1):
        if len(cells) != len(types):
            raise InputError(f"{path}: record {number} has {len(cells)} cells, not {len(types)}; run kg build again")
        rows.append(_row(cells, types, f"{path}: record {number}"))
    return Table(empty.name, empty.space, empty.kinds, empty.columns, tuple(rows))


def _first(table: Table) -> tuple[str, ...]:
    return ("string", "string[]") if isinstance(table.space, str) else ("string", "string", "string")


def _records(body: str, path: Path) -> Iterator[list[str]]:
    cells: list[str] = []
    at = 0
    while at < len(body):
        match = _CELL.match(body, at)
        if match is None:
            raise InputError(f"{path}: is cut off or damaged after {at} characters; run kg build again")
        quoted, bare, end = match.groups()
        cells.append(bare if quoted is None else quoted.replace('""', '"').replace("\\\\", "\\"))
        at = match.end()
        if end == "\n":
            yield cells
            cells = []


def _row(cells: list[str], types: list[str], place: str) -> Row:
    try:
        return tuple(_value(cell, kind) for cell, kind in zip(cells, types, strict=True))
    except (ValueError, ArithmeticError):
        raise InputError(f"{place}: a number or date is none; run kg build again") from None


def _value(cell: str, kind: str) -> Value:
    if cell == "":
        return None
    if kind == "string[]":
        return tuple(cell.split(SEPARATOR))
    if kind == "double":
        return Decimal(cell)
    if kind == "long":
        return int(cell)
    return date.fromisoformat(cell) if kind == "date" else cell
