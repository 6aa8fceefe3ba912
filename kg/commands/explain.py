"""`kg explain`: why a fact stands in the graph."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.commands.options import graph_option
from kg.commands.progress import note

if TYPE_CHECKING:
    from kg.explain import Explanation


@click.command("explain")
@click.argument("fact")
@graph_option
def command(fact: str, graph: Path) -> int:
    """Say which rule and which table rows made FACT.

    FACT is a fact's id or IRI, or the first characters of its id as `kg show` prints them in brackets. A row is
    named by its table and word, or by its table and line: relation_triggers.tsv:142 is line 142 of that table in
    the package's kg/lexicon/tables.

    \b
    Examples:
      kg explain 009cc464
      kg explain https://kg.example.org/id/fact/009cc4647b01c35190ee --graph out/graph.ttl

    Exit status: 1 where the graph has no such fact.
    """
    from kg.explain import explain
    from kg.query import load

    found = explain(load(graph), fact)
    for explanation in found:
        _print(explanation)
    if not found:
        note(f"kg: {graph} has no fact {fact}; `kg show NAME` prints the ids of its facts")
    return 0 if found else 1


def _print(explanation: "Explanation") -> None:
    click.echo(f"{explanation.statement.words}  [{explanation.statement.fact}]")
    for quote in explanation.statement.quotes:
        click.echo(f"    「{quote.words}」  {quote.headline} ({quote.place})")
    for step in explanation.steps:
        click.echo(f"  {step}")
