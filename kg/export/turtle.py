"""`graph.ttl`: the contract's graph, prefixed and sorted, with no blank node and no timestamp in it."""

from pyoxigraph import RdfFormat, serialize

from kg.graph import iter_triples
from kg.model import Graph
from kg.ontology import BASE, PREFIXES

_USED = ("kg", "qudt", "rdfs", "schema", "skos", "unit", "xsd")
_KINDS = ("article", "entity", "evidence", "fact", "metric")


def render(graph: Graph, base: str = BASE) -> str:
    """The graph as Turtle; the same graph gives the same text."""
    prefixes = {name: PREFIXES[name] for name in _USED} | {kind: f"{base}{kind}/" for kind in _KINDS}
    data = serialize(iter_triples(graph, base), format=RdfFormat.TURTLE, prefixes=prefixes) or b""
    head, body = _split(data.decode("utf-8"))
    # Line breaks in literals are escaped, so that this one always ends a statement.
    return "\n".join(sorted(head)) + "\n\n" + body.replace(" .\n", " .\n\n").rstrip("\n") + "\n"


def _split(turtle: str) -> tuple[list[str], str]:
    """The prefix lines, which the serialiser writes in hash order, and the rest."""
    head: list[str] = []
    while turtle.startswith("@prefix "):
        line, _, turtle = turtle.partition("\n")
        head.append(line)
    return head, turtle
