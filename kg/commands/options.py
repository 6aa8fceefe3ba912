"""Options that several commands share."""

from pathlib import Path

import click

from kg.errors import InputError

DEFAULT_GRAPH = Path("exports/graph.ttl")


def existing_graph(value: Path | None) -> Path:
    """The graph to read, by default the one that `kg build … -o exports` has written here."""
    if value is None and not DEFAULT_GRAPH.is_file():
        raise InputError(f"there is no {DEFAULT_GRAPH} here; build one, or name a graph")
    path = value or DEFAULT_GRAPH
    if path.is_dir() and (path / "graph.ttl").is_file():
        return path / "graph.ttl"
    if not path.is_file():
        raise InputError(f"{path}: no such file; give a Turtle file, such as {DEFAULT_GRAPH}")
    return path


def _callback(_: click.Context, __: click.Parameter, value: Path | None) -> Path:
    return existing_graph(value)


graph_option = click.option(
    "--graph",
    metavar="FILE",
    type=click.Path(path_type=Path),
    callback=_callback,
    help=f"Turtle file to read, or the folder of a build. [default: {DEFAULT_GRAPH}]",
)
graph_argument = click.argument(
    "graph", metavar="[GRAPH.ttl]", required=False, type=click.Path(path_type=Path), callback=_callback
)
