"""One CSV file that Neo4j's import tool and LOAD CSV read alike.

Both must see the same text, so the files keep to what they share: backslashes are doubled, which both undo once
the import tool is told `--legacy-style-quoting=true` (LOAD CSV reads so by default); every text is quoted; and
what is empty is left out, since LOAD CSV cannot tell an empty text from none. Arrays are separated by U+001F,
which no name holds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kg.graph import number

SEPARATOR = "\x1f"
MARK = "Kg"  # the label of every node that kg writes, which tells it from a user's own
Value = str | int | Decimal | date | Sequence[str] | None
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file. The first column of nodes is the id, the first two of relationships are the ends."""

    name: str
    space: str | tuple[str, str]  # the id space of the nodes, or those of the two ends
    kinds: tuple[str, ...]  # the labels below `space` or the relationship types that its rows can have
    columns: tuple[tuple[str, str], ...]  # the other columns with their types
    rows: tuple[Row, ...]  # id, kind, other columns; or: start, end, type, other columns

    @property
    def header(self) -> str:
        """The header line that the import tool reads."""
        if isinstance(self.space, str):
            first = [f"id:ID({self.space})", ":LABEL"]
        else:
            first = [f":START_ID({self.space[0]})", f":END_ID({self.space[1]})", ":TYPE"]
        return ",".join([*first, *(_heading(*column) for column in self.columns)])

    def csv(self) -> str:
        """The file."""
        return "".join([self.header + "\n", *(",".join(map(_cell, row)) + "\n" for row in self.rows)])


def _heading(name: str, kind: str) -> str:
    return name if kind == "string" else f"{name}:{kind}"


def _cell(value: Value) -> str:
    if value is None or value == "" or value == ():
        return ""
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, int):
        return str(value)
    text = value if isinstance(value, str) else value.isoformat() if isinstance(value, date) else SEPARATOR.join(value)
    return '"' + text.replace("\\", "\\\\").replace('"', '""') + '"'
