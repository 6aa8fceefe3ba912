"""`kg evaluate`: a graph against what careful readers wrote down."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.commands.options import graph_option
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.evaluate import Evaluation, KindScore, Score

_DOCS = Path("seeds")


@click.command("evaluate")
@click.argument("gold", type=click.Path(path_type=Path))
@graph_option
@click.option(
    "--docs", metavar="DIR", type=click.Path(path_type=Path), help=f"Folder of the documents. [default: {_DOCS}]"
)
@click.option("--misses", is_flag=True, help="Print what was missed, made up or partly right, grouped by phenomenon.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def command(gold: Path, graph: Path, docs: Path | None, misses: bool, as_json: bool) -> int:
    """Score a graph against a folder of gold files.

    A fact is found where its evidence overlaps a gold fact's and its core agrees; an observation is full where
    subject, metric, qualifier, status, direction and time agree as well.

    \b
    Examples:
      kg evaluate gold/dev
      kg evaluate gold/dev --graph out/graph.ttl --docs pages --misses

    Exit status: 1 where a quote is not the text at its offsets.
    """
    from kg.evaluate import evaluate

    folder = docs or _DOCS
    for path, role in ((gold, "gold files"), (folder, "documents")):
        if not path.is_dir():
            raise InputError(f"{path}: no such folder; give the one with the {role}")
    result = evaluate(graph, gold, folder)
    if misses:
        _print_misses(result)
    if as_json:
        click.echo(json.dumps(result.as_dict(), ensure_ascii=False, indent=1))
    else:
        _print_figures(result)
    return 1 if result.wrong_quotes else 0


def _print_figures(result: "Evaluation") -> None:
    click.echo(f"{result.documents} documents, {result.wrong_quotes} quotes that are not the text at their offsets")
    click.echo(f"{'':20}{'predicted':>10}{'gold':>6}{'precision':>11}{'recall':>8}{'F1':>7}")
    for name, kind in result.kinds.items():
        _print_score(f"{name} found", kind, kind.found)
        if kind.full:
            _print_score(f"{name} full", kind, kind.full)
    shares = [
        f"{name} {share:.3f}"
        for kind in result.kinds.values()
        for name, share in kind.attributes.items()
        if share is not None
    ]
    if shares:
        click.echo(f"of the observations found: {', '.join(shares)}")
    click.echo(f"score {result.score:.3f}")


def _print_score(name: str, kind: "KindScore", score: "Score") -> None:
    figures = f"{score.precision:>11.3f}{score.recall:>8.3f}{score.f1:>7.3f}"
    click.echo(f"{name:20}{kind.predicted:>10}{kind.gold:>6}{figures}")


def _print_misses(result: "Evaluation") -> None:
    for (kind, error, phenomenon), group in result.grouped().items():
        click.echo(f"{kind}, {error}, {phenomenon}: {len(group)}")
        for miss in group:
            click.echo(f"  {miss.document}: {' '.join(miss.quote.split())}\n      {miss.detail}")
        click.echo()
