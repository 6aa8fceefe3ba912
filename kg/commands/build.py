"""`kg build`: documents in, exports out."""

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.commands.progress import counting, note, working
from kg.errors import OutputError
from kg.parallel import uncollected

if TYPE_CHECKING:
    from kg.model import Graph
    from kg.validate import Violation

_SHOWN = 10
_MANY = 5_000  # facts that take more than a moment to write


def _day(_: click.Context, __: click.Parameter, value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise click.BadParameter(f"{value!r} is no date; write it as 2025-11-18.") from None


@click.command("build")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", metavar="DIR", type=click.Path(path_type=Path), required=True, help="Folder to write.")
@click.option("--published", metavar="DATE", callback=_day, help="Publication date of what has none: 2025-11-18.")
@click.option("--publisher", metavar="NAME", help="Publisher of what has none: 长江日报.")
@click.option("--column-id", metavar="NAME", help="Column of a corpus that names each document.")
@click.option("--column-title", metavar="NAME", help="Column with the headline.")
@click.option("--column-published", metavar="NAME", help="Column with the publication date.")
@click.option("--column-publisher", metavar="NAME", help="Column with the publisher.")
@click.option("--column-text", metavar="NAME", help="Column with the text.")
@click.option(
    "--format",
    "formats",
    metavar="NAME",
    multiple=True,
    help="Write only ttl, html, neo4j, jsonl, csv or report, or besides nt, nq, jsonld, void; may be repeated.",
)
@click.option(
    "--lexicon", metavar="DIR", type=click.Path(path_type=Path), help="Folder of tables that add to the package's."
)
@click.option(
    "--verdicts",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="CSV left,right,verdict,note: names that are the same or different.",
)
@click.option(
    "--workers", metavar="N", type=click.IntRange(min=1), default=1, show_default=True, help="Processes to read with."
)
@click.option("--base", metavar="IRI", help="What the IRIs of the graph's things start with.")
@click.option("--skip-bad", is_flag=True, help="Leave out what cannot be read, and report it, instead of stopping.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@uncollected()
def command(
    inputs: tuple[str, ...],
    output: Path,
    formats: tuple[str, ...],
    lexicon: Path | None,
    verdicts: Path | None,
    workers: int,
    base: str | None,
    quiet: bool,
    published: date | None,
    publisher: str | None,
    skip_bad: bool,
    **named: str | None,
) -> int:
    """Read documents and write the graph with all its exports.

    INPUT is a text, Markdown or HTML file, a corpus (.jsonl, .csv), a folder with any of these, or - for a text
    on standard input. A sources.csv (file,publisher,published,page) in a folder tells about its files. The
    exports are replaced as one: a build that fails leaves the former ones whole.

    \b
    Examples:
      kg build seeds -o exports
      kg build page.txt notice.html -o out --published 2025-11-18 --publisher 长江日报
      kg build corpus.jsonl -o out --column-text content --column-published date --workers 4
      pbpaste | kg build - -o out --format ttl --format csv

    Exit status: 1 where the written graph does not conform, or a quote is not its text (nothing is written).
    """
    from kg.export import export
    from kg.ontology import BASE
    from kg.pipeline import BuildOptions, build_graph
    from kg.read.documents import Columns, ReadOptions

    _check_target(inputs, output, formats, base or BASE)
    columns = Columns(**{name.removeprefix("column_"): value for name, value in named.items() if value})
    reading = ReadOptions(published, publisher, columns, skip_bad)
    options = BuildOptions(reading, lexicon, verdicts, workers)
    with counting("read", quiet) as progress:
        graph = build_graph(inputs, options, progress, sys.stdin.buffer)
    with working(f"checking and writing {len(graph.facts):,} facts", quiet or len(graph.facts) < _MANY):
        violations = export(graph, output, formats or None, base or BASE)
    if not quiet:
        _summarize(graph, violations, output)
    return 1 if violations else 0


def _check_target(inputs: tuple[str, ...], output: Path, formats: tuple[str, ...], base: str) -> None:
    """What the exporter would refuse is refused before an hour's reading."""
    from kg.export import FORMATS
    from kg.iri import Resources

    if unknown := [name for name in formats if name not in FORMATS]:
        raise click.BadParameter(f"no export is called {unknown[0]!r}; there are {', '.join(FORMATS)}.")
    Resources(base)
    _check_folder(output)
    for folder in filter(Path.is_dir, map(Path, inputs)):
        if output.resolve().is_relative_to(folder.resolve()):
            raise OutputError(
                f"{output}: lies within the input {folder}, so the next build would read it; name another"
            )


def _check_folder(output: Path) -> None:
    there = next(path for path in (output, *output.absolute().parents) if path.exists())
    if not there.is_dir():
        raise OutputError(f"{output}: cannot be a folder, since {there} is a file; name another")
    if not os.access(there, os.W_OK):
        raise OutputError(f"{output}: cannot be written, since {there} is not yours to write; name another")


def _summarize(graph: "Graph", violations: "tuple[Violation, ...]", output: Path) -> None:
    facts = [type(fact).__name__ for fact in graph.facts.values()]
    characters = sum(len(document.text) for document in graph.documents.values())
    click.echo(f"{len(graph.documents)} documents, {len(graph.articles)} articles, {characters:,} characters")
    click.echo(f"{len(graph.entities)} entities, {facts.count('Observation')} observations, ", nl=False)
    click.echo(f"{facts.count('Relation')} relations, {facts.count('Event')} events")
    _list("skipped", [f"{skipped.path}: {skipped.reason}" for skipped in graph.skipped])
    _list("violations", [str(violation) for violation in violations])
    click.echo(f"written to {output}")


def _list(title: str, lines: list[str]) -> None:
    if lines:
        note(f"{len(lines)} {title if len(lines) > 1 else title.removesuffix('s')}")
    for line in lines[:_SHOWN]:
        note(f"  {line}")
    if len(lines) > _SHOWN:
        note(f"  … {len(lines) - _SHOWN} more in report.json")
