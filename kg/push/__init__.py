"""A graph into a running Neo4j through the official driver.

What the database holds is compared with the tables of the build, and only the difference is written. So a push
is idempotent, one that was interrupted goes on where it stopped, and what is no longer in the graph goes away.
Nodes without the label `Kg`, relationships of other types, and other labels and properties are left alone.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from kg.errors import DatabaseError
from kg.export.neo4j_scripts import schema
from kg.export.neo4j_table import Table
from kg.push.cypher import (
    REMOVE_NODES,
    REMOVE_RELATIONSHIPS,
    foreign,
    present,
    put_nodes,
    put_relationships,
)
from kg.push.difference import Difference, Present, compare, native
from kg.push.records import Record, label_set, records

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Session

Progress = Callable[[int, int], None]  # things written so far, and all that are to be
_BATCH = 1000
_ADDRESS = re.compile(r"(bolt|neo4j)(\+s|\+ssc)?://", re.IGNORECASE)
_ADVICE = (
    ("Unauthorized", "user or password refused; give --user and --password"),
    ("AuthenticationRateLimit", "too many wrong passwords; wait a little"),
    ("DatabaseNotFound", "the server has no such database"),
    ("ConstraintCreationFailed", "nodes of your own stand in the way of unique ids; use another database"),
)


@dataclass(frozen=True, slots=True)
class Target:
    """A database: address, account and name; without a user no account, without a name the account's own."""

    uri: str
    user: str | None = None
    password: str | None = None
    database: str | None = None


@dataclass(slots=True)
class Summary:
    """How many nodes and relationships were new, different, superfluous, and as they should be."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0

    def count(self, difference: Difference) -> None:
        """Add one table's steps."""
        self.added += len(difference.add)
        self.changed += len(difference.change)
        self.removed += len(difference.remove)
        self.unchanged += difference.unchanged


@dataclass(frozen=True, slots=True)
class Report:
    """What a push did, or would do."""

    nodes: Summary
    relationships: Summary

    def as_dict(self) -> dict[str, dict[str, int]]:
        """For JSON."""
        return asdict(self)


def push(tables: Sequence[Table], target: Target, progress: Progress | None = None, dry_run: bool = False) -> Report:
    """Make the database hold what `tables` say, or only say what that would take.

    Raises DatabaseError where the driver is not installed, the server does not answer or refuses, or a node that
    kg did not write has the label and id of one that it would.
    """
    with _errors(target), _driver(target) as driver:
        driver.verify_connectivity()
        with driver.session(database=target.database) as session:
            if not dry_run:
                _prepare(session, tables)
            labels = label_set(tables)
            differences = [(table, _difference(session, table, labels)) for table in tables]
            report = _report(differences)
            _refuse_foreign(session, differences)
            if not dry_run:
                _write(session, differences, progress)
    return report


def _report(differences: Iterable[tuple[Table, Difference]]) -> Report:
    report = Report(Summary(), Summary())
    for table, difference in differences:
        (report.nodes if isinstance(table.space, str) else report.relationships).count(difference)
    return report


# --- reading -----------------------------------------------------------------------------------------------


def _prepare(session: "Session", tables: Sequence[Table]) -> None:
    for statement in (*schema(tables), "CALL db.awaitIndexes(300)"):
        session.run(statement).consume()


def _difference(session: "Session", table: Table, labels: frozenset[str]) -> Difference:
    def read(transaction: "ManagedTransaction") -> list[Present]:
        found = transaction.run(present(table))
        return [_present(row["key"], row["group"], row["properties"], row["element"]) for row in found]

    return compare(records(table), session.execute_read(read), labels | set(table.kinds))


def _present(key: list[object], group: list[str], properties: dict[str, object], element: str) -> Present:
    return Present(Record(tuple(map(str, key)), tuple(group), native(properties)), element)


def _refuse_foreign(session: "Session", differences: Iterable[tuple[Table, Difference]]) -> None:
    for table, difference in differences:
        if isinstance(table.space, str):
            query = foreign(table.space)
            for batch in _batches([record.key[0] for record in difference.add]):
                found = session.run(query, rows=batch).single()
                if found:
                    raise DatabaseError(
                        f"the database has a node of its own labelled {table.space} with the id {found['id']}; "
                        "use another database"
                    )


# --- writing -----------------------------------------------------------------------------------------------


def _write(session: "Session", differences: Sequence[tuple[Table, Difference]], progress: Progress | None) -> None:
    total = sum(len(d.add) + len(d.change) + len(d.remove) for _, d in differences)
    done = 0
    if progress:
        progress(0, total)
    for query, batch in _steps(differences):
        session.execute_write(_run, query, batch)
        done += len(batch)
        if progress:
            progress(done, total)


def _run(transaction: "ManagedTransaction", query: str, batch: list[object]) -> None:
    transaction.run(query, rows=batch).consume()


def _steps(differences: Sequence[tuple[Table, Difference]]) -> Iterator[tuple[str, list[object]]]:
    """Queries with their rows. Nodes come before what ties them, and go after it."""
    labels = label_set([table for table, _ in differences])
    for table, difference in differences:
        for group, rows in groupby(sorted((*difference.add, *difference.change), key=_order), lambda r: r.group):
            query = _put(table, group, labels)
            yield from ((query, batch) for batch in _batches([_row(record) for record in rows]))
    for table, difference in reversed(differences):
        query = REMOVE_NODES if isinstance(table.space, str) else REMOVE_RELATIONSHIPS
        yield from ((query, batch) for batch in _batches(difference.remove))


def _order(record: Record) -> tuple[object, ...]:
    return record.group, record.key


def _put(table: Table, group: tuple[str, ...], labels: frozenset[str]) -> str:
    if isinstance(table.space, str):
        return put_nodes(table.space, group, sorted(labels - set(group)))
    return put_relationships(table, *group)


def _row(record: Record) -> dict[str, object]:
    return {"key": list(record.key), "properties": dict(record.properties)}


def _batches(rows: Sequence[object]) -> Iterator[list[object]]:
    for start in range(0, len(rows), _BATCH):
        yield list(rows[start : start + _BATCH])


# --- the driver --------------------------------------------------------------------------------------------


def _driver(target: Target) -> "Driver":
    from neo4j import GraphDatabase

    if not _ADDRESS.match(target.uri):
        raise ValueError(target.uri)  # the driver would try HTTP, which cannot do what is needed
    account = (target.user, target.password or "") if target.user else None
    # The server remarks on every label that an empty database does not have yet.
    return GraphDatabase.driver(target.uri, auth=account, notifications_min_severity="OFF")


@contextmanager
def _errors(target: Target) -> Iterator[None]:
    try:
        from neo4j.exceptions import ConfigurationError, DriverError, Neo4jError, ServiceUnavailable
    except ImportError:
        raise DatabaseError("the Neo4j driver is not installed; install it with: pip install 'kg[neo4j]'") from None
    try:
        yield
    except ServiceUnavailable as error:
        raise DatabaseError(f"{target.uri}: no server answers; is it running, and is this its Bolt port?") from error
    except (ConfigurationError, ValueError) as error:
        raise DatabaseError(f"{target.uri}: no address of a Neo4j server; write bolt://localhost:7687") from error
    except Neo4jError as error:
        reason = next((advice for code, advice in _ADVICE if code in (error.code or "")), error.message)
        raise DatabaseError(f"{target.uri}: {reason}") from error
    except DriverError as error:
        raise DatabaseError(f"{target.uri}: {error}") from error
