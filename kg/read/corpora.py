"""Corpora: many documents in one JSON-lines or CSV file; and the metadata table of a folder."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kg.errors import InputError
from kg.model import Document, Skipped
from kg.read.encoding import check_text
from kg.read.options import Columns

SOURCES = "sources.csv"
_DATE = re.compile(r"\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[\sT].*)?")
_FIELD_LIMIT = 10_000_000
_HALF = re.compile("[\ud800-\udfff]")  # JSON can write a half of a character (\ud83d) that no file could hold


@dataclass(frozen=True, slots=True)
class Source:
    """What `sources.csv` says about one file."""

    publisher: str | None
    published: date | None
    page: str | None
    place: str


def read_corpus(text: str, path: str, name: str, columns: Columns, skip_bad: bool) -> Iterator[Document | Skipped]:
    """The documents of a corpus, each under `path#id`, or `path#line` where the row has no id.

    Errors name the corpus by `name`. A bad row is one (file:line), or is Skipped with `skip_bad`; a CSV without
    the text's column is one in either case.
    """
    rows = _json_rows(text, name) if path.lower().endswith(".jsonl") else _csv_rows(text, name, columns.text)
    seen: set[str] = set()
    for number, row in rows:
        try:
            document = _document(row, number, path, name, columns)
            if document.path in seen:
                raise InputError(f"{name}:{number}: the id {document.path.partition('#')[2]!r} stands twice")
        except InputError as error:
            if not skip_bad:
                raise
            yield Skipped(f"{path}:{number}", str(error).removeprefix(f"{name}:{number}: "))
            continue
        seen.add(document.path)
        yield document


def read_sources(text: str, name: str) -> dict[str, Source]:
    """The rows of a `sources.csv` by file. Raises InputError (file:line) for a bad date or a missing column."""
    sources: dict[str, Source] = {}
    for number, row in _csv_rows(text, name, "file"):
        place = f"{name}:{number}"
        if isinstance(row, InputError):
            raise row
        file = _cell(row, "file")
        if file is None:
            raise InputError(f"{place}: no file named; fill the column file")
        if file in sources:
            raise InputError(f"{place}: {file} stands twice; keep one row")
        published = parse_date(_cell(row, "published"), place)
        sources[file] = Source(_cell(row, "publisher"), published, _cell(row, "page"), place)
    return sources


def parse_date(value: str | None, place: str) -> date | None:
    """A date as 2024-05-06, 2024/5/6 or 2024年5月6日, a time behind it left out. InputError for any other."""
    if value is None:
        return None
    match = _DATE.fullmatch(value)
    try:
        if match is not None:
            return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        pass
    raise InputError(f"{place}: {value!r} is no date; write it as 2024-05-06")


_Row = Mapping[str, object] | InputError


def _document(row: _Row, number: int, path: str, name: str, columns: Columns) -> Document:
    place = f"{name}:{number}"
    if isinstance(row, InputError):
        raise row
    if columns.text not in row:
        raise _no_column(place, columns.text, row)
    text = row[columns.text]
    if not isinstance(text, str):
        raise InputError(f"{place}: the text is {type(text).__name__}, must be a string")
    text = text.removeprefix("\ufeff")
    check_text(text, place)
    ident = _cell(row, columns.id) or str(number)
    published = parse_date(_cell(row, columns.published), place)
    title, publisher = _cell(row, columns.title), _cell(row, columns.publisher)
    return Document(f"{path}#{ident}", text, title, publisher, published)


def _cell(row: Mapping[str, object], column: str) -> str | None:
    value = row.get(column)
    return (str(value).strip() or None) if value is not None else None


def _json_rows(text: str, name: str) -> Iterator[tuple[int, _Row]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            yield number, InputError(f"{name}:{number}: no valid JSON at column {error.colno}: {error.msg}")
            continue
        if not isinstance(row, dict):
            yield number, InputError(f"{name}:{number}: {type(row).__name__}, must be a JSON object")
        elif (halved := next((key for key, value in row.items() if _HALF.search(f"{key}{value}")), None)) is not None:
            yield number, InputError(f"{name}:{number}: half a surrogate pair in {halved!r}; write the character whole")
        else:
            yield number, row


def _no_column(place: str, column: str, columns: Iterable[str]) -> InputError:
    have = ", ".join(columns) or "none"
    return InputError(f"{place}: no column {column!r}; the columns are {have}")


def _csv_rows(text: str, name: str, needed: str) -> Iterator[tuple[int, _Row]]:
    csv.field_size_limit(_FIELD_LIMIT)
    reader = csv.DictReader(io.StringIO(text, newline=""))
    try:
        if needed not in (reader.fieldnames or ()):
            raise _no_column(name, needed, reader.fieldnames or ())
        for row in reader:
            extra = row.pop(None, None)  # DictReader's key for surplus cells
            if extra:
                yield reader.line_num, InputError(f"{name}:{reader.line_num}: more cells than columns")
            elif any(value is not None and value.strip() for value in row.values()):
                yield reader.line_num, row
    except csv.Error as error:
        raise InputError(f"{name}:{reader.line_num}: no valid CSV: {error}") from None
