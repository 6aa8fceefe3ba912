"""Tables as the nodes and relationships that a database should hold."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kg.export.neo4j_table import MARK, Table, Value
from kg.ontology import superclasses

Property = str | int | float | date | list[str] | None
Properties = Mapping[str, Property]
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A node, of which `key` is the id and `group` the labels, or a relationship, of which `group` is the type.

    The key of a relationship is its ends, its type and, where it states a fact, the fact's id.
    """

    key: Key
    group: Key
    properties: Properties  # all that the table has columns for; None where the thing lacks it


def records(table: Table) -> Iterator[Record]:
    """What the rows of a table stand for."""
    return _nodes(table) if isinstance(table.space, str) else _relationships(table)


def names(table: Table) -> tuple[str, ...]:
    """The properties that the table's things can have."""
    return tuple(name for name, _ in table.columns)


def label_set(tables: Iterable[Table]) -> frozenset[str]:
    """Every label that kg gives, whatever the graph holds."""
    spaces = [table for table in tables if isinstance(table.space, str)]
    kinds = {kind for table in spaces for kind in table.kinds}
    return frozenset({MARK, *kinds, *(above for kind in kinds for above in superclasses(kind))})


def _nodes(table: Table) -> Iterator[Record]:
    for identity, labels, *values in table.rows:
        kinds = (labels,) if isinstance(labels, str) else tuple(labels) if isinstance(labels, Sequence) else ()
        group = tuple(sorted({*kinds, str(table.space), MARK}))
        yield Record((str(identity),), group, _properties(table, values))


def _relationships(table: Table) -> Iterator[Record]:
    for start, end, kind, *values in table.rows:
        properties = _properties(table, values)
        fact = (str(properties["fact"]),) if "fact" in properties else ()
        yield Record((str(start), str(end), str(kind), *fact), (str(kind),), properties)


def _properties(table: Table, values: list[Value]) -> Properties:
    return {name: _property(value) for name, value in zip(names(table), values, strict=True)}


def _property(value: Value) -> Property:
    if value is None or value == "" or value == ():
        return None
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, str | int | date):
        return value
    return list(value)
