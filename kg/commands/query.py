"""`kg query`: SPARQL over a graph."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.commands.options import existing_graph
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.query import Result

_FORMATS = ("table", "csv", "json")


@click.command("query")
@click.argument("query", required=False, metavar="[SPARQL|FILE.rq|NAME]")
@click.option(
    "--graph",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Turtle file to ask, or the folder of a build. [default: exports/graph.ttl]",
)
@click.option("--format", "form", type=click.Choice(_FORMATS), default="table", show_default=True, help="How to print.")
@click.option("--list", "listing", is_flag=True, help="List the named queries.")
@click.pass_context
def command(ctx: click.Context, query: str | None, graph: Path | None, form: str, listing: bool) -> int:
    """Ask a graph in SPARQL.

    The query is SPARQL itself, a file, - for standard input, or the name of a query that comes with kg. The
    prefixes kg, rdfs, skos, schema and xsd need no declaration.

    \b
    Examples:
      kg query --list
      kg query "SELECT ?name { ?p a kg:Platform ; rdfs:label ?name }"
      kg query platforms.rq --graph out/graph.ttl --format csv > platforms.csv
    """
    from kg import query as engine

    if listing:
        for named in engine.named_queries().values():
            click.echo(f"{named.name}\n    {named.title_zh}\n    {named.title_en}")
        return 0
    if query is None:
        raise click.UsageError("no query; give SPARQL, a file, or a name that --list shows.", ctx)
    text = _text(query)
    result = engine.query(existing_graph(graph), text)
    shown: dict[str, Callable[[Result], str]]
    shown = {"table": engine.as_table, "csv": engine.as_csv, "json": engine.as_json}
    click.echo(shown[form](result), nl=False)
    return 0


def _text(query: str) -> str:
    """The SPARQL that an argument stands for; only what can be nothing else is taken for a name."""
    from kg.query import named_queries

    if query == "-":
        return sys.stdin.buffer.read().decode("utf-8", "replace")
    if query in (named := named_queries()):
        return named[query].text
    if any(mark in query for mark in "{\n"):
        return query
    path = Path(query)
    if not path.is_file():
        raise QueryError(f"{query}: neither SPARQL, nor a file, nor the name of a query; kg query --list shows those")
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{query}: cannot be read as a query: {error}") from None
