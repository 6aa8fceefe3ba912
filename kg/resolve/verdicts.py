"""A user's verdicts on names: rows that say which are the same thing and which are not."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import InputError
from kg.model import Extraction, Skipped
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


def addressed(
    verdicts: Iterable[Verdict], sources: Iterable[Extraction]
) -> tuple[tuple[Verdict, ...], tuple[Skipped, ...]]:
    """The verdicts with the ids that their names stand for, and those that name what no document does.

    A name is an id (that of a homonym: 王伟（甲公司）) or, failing that, a label or alias of one entity alone.
    """
    known = _known(sources)
    found: list[Verdict] = []
    lost: list[Skipped] = []
    for verdict in verdicts:
        ids = [_id(name, known) for name in (verdict.left, verdict.right)]
        if None in ids:
            reason = f"no entity, or more than one, is called {verdict.right if ids[0] else verdict.left}"
            lost.append(Skipped(verdict.place, reason))
        else:
            found.append(replace(verdict, left=ids[0] or "", right=ids[1] or ""))
    return tuple(found), tuple(lost)


def _known(sources: Iterable[Extraction]) -> dict[str, str]:
    called: defaultdict[str, set[str]] = defaultdict(set)
    ids: set[str] = set()
    for source in sources:
        for entity in source.entities:
            ids.add(entity.id)
            for name in (entity.name, *entity.aliases):
                called[key(name)].add(entity.id)
    alone = {name: min(having) for name, having in called.items() if len(having) == 1}
    return alone | {name: name for name in ids}


def _id(name: str, known: dict[str, str]) -> str | None:
    person, mark, _ = name.partition("(")
    return known.get(name) or (name if mark and person in known else None)


def forbidden(verdicts: Iterable[Verdict]) -> Iterator[tuple[str, str]]:
    """The pairs that are not to be joined."""
    return ((verdict.left, verdict.right) for verdict in verdicts if not verdict.same)
