"""`kg validate`: is a graph what the ontology says it is?"""

from pathlib import Path

import click

from kg.commands.options import graph_argument

_SHOWN = 50


@click.command("validate")
@graph_argument
@click.option(
    "--docs",
    metavar="DIR",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder of the documents: check that every quote is their text.",
)
def command(graph: Path, docs: Path | None) -> int:
    """Check a graph against the ontology, the shapes and its quotes.

    \b
    Examples:
      kg validate
      kg validate out/graph.ttl --docs pages

    Exit status: 1 where something is wrong; each line says where and what.
    """
    from kg.read.encoding import decode
    from kg.validate import validate_file

    violations = validate_file(graph, docs, lambda path: decode(path.read_bytes(), str(path)))
    for violation in violations[:_SHOWN]:
        click.echo(str(violation))
    if len(violations) > _SHOWN:
        click.echo(f"… {len(violations) - _SHOWN} more")
    checked = "ontology, shapes and quotes" if docs else "ontology and shapes"
    click.echo(f"{graph}: {len(violations) or 'no'} violation{'s' * (len(violations) != 1)} of {checked}")
    return 1 if violations else 0
