"""`kg neo4j push`: a build into a running Neo4j."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.commands.progress import note

if TYPE_CHECKING:
    from kg.push import Progress, Summary

_DEFAULT = Path("exports")


@click.group("neo4j")
def command() -> None:
    """Load a graph into Neo4j."""


@command.command("push")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--uri", envvar="NEO4J_URI", required=True, help="Address: bolt://localhost:7687. [env: NEO4J_URI]")
@click.option("--user", envvar="NEO4J_USER", help="Account, where the server wants one. [env: NEO4J_USER]")
@click.option("--password", envvar="NEO4J_PASSWORD", help="Better given in the environment. [env: NEO4J_PASSWORD]")
@click.option("--database", metavar="NAME", help="Database to write. [default: the account's own]")
@click.option("--dry-run", is_flag=True, help="Only say what would be written.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def push_command(
    folder: Path | None,
    uri: str,
    user: str | None,
    password: str | None,
    database: str | None,
    dry_run: bool,
    quiet: bool,
) -> int:
    """Bring a database up to date with DIR, the folder of a build (exports by default).

    Only what differs is written, and what is no longer in the graph is removed; run it again after an
    interruption. Nodes without the label Kg are left alone. Needs the driver: pip install 'kg[neo4j]'.

    \b
    Examples:
      kg neo4j push --uri bolt://localhost:7687
      NEO4J_PASSWORD=… kg neo4j push out --uri neo4j://db:7687 --user neo4j --database news
      kg neo4j push --uri bolt://localhost:7687 --dry-run
    """
    from kg.push import Target, push
    from kg.push.files import read_tables

    # The driver's warnings would stand between the lines of the bar; what matters comes as an error.
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    tables = read_tables(folder or _DEFAULT)
    with _bar(quiet or dry_run) as progress:
        report = push(tables, Target(uri, user, password, database), progress, dry_run)
    if not quiet:
        _print("nodes", report.nodes, dry_run)
        _print("relationships", report.relationships, dry_run)
    return 0


def _print(what: str, summary: "Summary", dry_run: bool) -> None:
    would = (
        "to add" if dry_run else "added",
        "to change" if dry_run else "changed",
        "to remove" if dry_run else "removed",
    )
    counts = zip((summary.added, summary.changed, summary.removed), would, strict=True)
    steps = ", ".join(f"{count:,} {verb}" for count, verb in counts)
    click.echo(f"{what}: {steps}, {summary.unchanged:,} unchanged")


@contextmanager
def _bar(quiet: bool) -> "Iterator[Progress | None]":
    """A bar on a terminal, a line at the end elsewhere."""
    if quiet:
        yield None
    elif not sys.stderr.isatty():
        yield _lines
    else:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("writing"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("writing", total=None)
            yield lambda done, total: bar.update(task, completed=done, total=total)


def _lines(done: int, total: int) -> None:
    if done == total and total:
        note(f"written {done:,} of {total:,}")
