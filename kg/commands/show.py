"""`kg show`: an entity's card."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.commands.options import graph_option
from kg.commands.progress import note

if TYPE_CHECKING:
    from kg.card import Card, Statement

_SHORT = 8  # characters of a fact's id, enough to name it


@click.command("show")
@click.argument("name")
@graph_option
def command(name: str, graph: Path) -> int:
    """Print what is known about NAME, with quotes.

    NAME is any name that a source uses, with or without quotation marks. Signs before a figure: > more than,
    < less than, ≈ about, ↑ increase, ↓ decrease. The code in brackets is for `kg explain`.

    \b
    Examples:
      kg show 武汉市
      kg show 武汉市数据局 --graph out/graph.ttl

    Exit status: 1 where no entity has the name.
    """
    from kg.card import Cards
    from kg.query import load

    cards = Cards(load(graph))
    matches = cards.find(name)
    if not matches:
        near = cards.near(name)
        note(f"kg: {graph} has no entity called {name}" + (f"; near it: {'、'.join(near)}" if near else ""))
        return 1
    if len(matches) > 1:
        click.echo(f"{len(matches)} entities are called {name}; show one of them by the name on the left:")
        for match in matches:
            click.echo(f"  {match.id}  ({match.kind}) {match.label}")
        return 0
    _print(cards.card(matches[0]))
    return 0


def _print(card: "Card") -> None:
    others = [name for name in card.match.names if name != card.match.label]
    click.echo(f"{card.match.label}  ({card.match.kind})")
    if others:
        click.echo(f"also called {'、'.join(others)}")
    for title, statements in (("metrics", card.metrics), ("relations", card.relations), ("events", card.events)):
        _section(title, statements)
    if card.articles:
        click.echo("\nmentioned in")
    for article in card.articles:
        click.echo(f"  {article}")


def _section(title: str, statements: "tuple[Statement, ...]") -> None:
    if statements:
        click.echo(f"\n{title}")
    for statement in statements:
        click.echo(f"  {statement.words}  [{statement.fact[:_SHORT]}]")
        for quote in statement.quotes:
            click.echo(f"      「{quote.words}」  {quote.headline} ({quote.place})")
