"""A user's verdicts on names: rows that say which are the same thing and which are not."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.text import key

_COLUMNS = ("left", "right", "verdict")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One row: the ids of two entities, and whether they are the same thing."""

    left: str
    right: str
    same: bool
    place: str  # "verdicts.csv:3"
    note: str = ""


def read_verdicts(path: Path) -> tuple[Verdict, ...]:
    """The rows of a CSV table `left,right,verdict[,note]`; InputError, with its line, where one is malformed."""
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}; give a CSV left,right,verdict,note") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: no valid UTF-8 at byte {error.start}; save the table as UTF-8") from None
    rows = csv.DictReader(text.splitlines())
    missing = [column for column in _COLUMNS if column not in (rows.fieldnames or ())]
    if missing:
        raise InputError(f"{path}:1: no column {', '.join(missing)}; the columns are left,right,verdict,note")
    return tuple(_verdict(row, f"{path.name}:{rows.line_num}") for row in rows)


def _verdict(row: dict[str, str | None], place: str) -> Verdict:
    left, right, verdict = ((row[column] or "").strip() for column in _COLUMNS)
    if verdict not in ("same", "different"):
        raise InputError(f"{place}: the verdict is {verdict!r}, must be same or different")
    if not key(left) or not key(right):
        raise InputError(f"{place}: a verdict needs two names")
    return Verdict(key(left), key(right), verdict == "same", place, row.get("note") or "")


def forbidden(verdicts: Iterable[Verdict]) -> Iterator[tuple[str, str]]:
    """The pairs that are not to be joined."""
    return ((verdict.left, verdict.right) for verdict in verdicts if not verdict.same)
