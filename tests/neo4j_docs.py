"""The Cypher queries of docs/neo4j.md with the rows that stand below them."""

import re
from collections.abc import Iterator
from pathlib import Path

import neo4j

_PAGE = Path(__file__).parent.parent / "docs" / "neo4j.md"
_EXAMPLE = re.compile(
    r"^### (?P<title>[^\n]+)\n\n```cypher\n(?P<query>.*?)\n```\n\n(?P<table>(?:\|[^\n]*\n)+)", re.M | re.S
)


def examples() -> Iterator[tuple[str, str, list[tuple[str, ...]]]]:
    """The title, the query, and the column names followed by the rows."""
    for match in _EXAMPLE.finditer(_PAGE.read_text("utf-8")):
        head, _, *lines = match["table"].splitlines()
        rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in (head, *lines)]
        yield match["title"], match["query"], rows


def shown(value: object) -> str:
    """A value as the page writes it."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "、".join(map(shown, value))
    if isinstance(value, float):
        return f"{value:,.0f}" if value.is_integer() else f"{value:,}"
    return value.iso_format() if isinstance(value, neo4j.time.Date) else str(value)
