"""`kg stats`: what a graph holds, in figures."""

from pathlib import Path

import click

from kg.commands.options import graph_argument

_COUNTS = {
    "documents": "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?a kg:document ?d }",
    "articles": "SELECT (COUNT(?a) AS ?n) { ?a a kg:Article }",
    "entities": "SELECT (COUNT(?e) AS ?n) { ?e a kg:Entity }",
    "observations": "SELECT (COUNT(?f) AS ?n) { ?f a kg:Observation }",
    "relations": "SELECT (COUNT(?f) AS ?n) { ?f a kg:Relation }",
    "events": "SELECT (COUNT(?f) AS ?n) { ?f a kg:Event }",
    "quotes": "SELECT (COUNT(?e) AS ?n) { ?e a kg:Evidence }",
}
_GROUPS = {
    "entities by class": "SELECT ?x (COUNT(?e) AS ?n) { ?e a kg:Entity, ?x } GROUP BY ?x",
    "relations by predicate": "SELECT ?x (COUNT(?f) AS ?n) { ?f a kg:Relation ; kg:predicate ?x } GROUP BY ?x",
    "events by type": "SELECT ?x (COUNT(?f) AS ?n) { ?f a kg:Event ; kg:eventType ?x } GROUP BY ?x",
    "observations by status": "SELECT ?x (COUNT(?f) AS ?n) { ?f a kg:Observation ; kg:status ?x } GROUP BY ?x",
}


@click.command("stats")
@graph_argument
def command(graph: Path) -> int:
    """Count what a graph holds.

    A company counts as an Institution and an Entity too.

    \b
    Examples:
      kg stats
      kg stats out/graph.ttl
    """
    from kg.query import load, select

    store = load(graph)
    for name, query in _COUNTS.items():
        ((count,),) = select(store, query).rows
        click.echo(f"{int(count):>9,}  {name}")
    for title, query in _GROUPS.items():
        counts = sorted((-int(n), name.removeprefix("kg:")) for name, n in select(store, query).rows)
        if counts:
            click.echo(f"\n{title}")
        for negative, name in counts:
            click.echo(f"{-negative:>9,}  {name}")
    return 0
