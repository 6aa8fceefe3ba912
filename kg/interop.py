"""The graph in the hands of Python libraries: rdflib and networkx."""

from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, RdfFormat, Store

from kg.graph import with_authors
from kg.model import Graph, Relation
from kg.ontology import PREFIXES

if TYPE_CHECKING:
    import networkx
    import rdflib


def to_rdflib(store: Store) -> "rdflib.Graph":
    """The triples of a store as an `rdflib.Graph` with the usual prefixes bound."""
    import rdflib

    lines = store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
    result = rdflib.Graph()
    for prefix, namespace in PREFIXES.items():
        result.bind(prefix, namespace, replace=True)
    return result.parse(data=lines or b"", format="nt")


def to_networkx(graph: Graph) -> "networkx.MultiDiGraph[str]":
    """Entities as nodes (name, kind, aliases), relations as edges keyed by the fact's id (predicate, role, quotes)."""
    import networkx

    result: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for entity in with_authors(graph).entities.values():
        result.add_node(entity.id, name=entity.name, kind=entity.kind.value, aliases=list(entity.aliases))
    for identity, fact in graph.facts.items():
        if isinstance(fact, Relation):
            quotes = [evidence.quote for evidence in fact.evidence]
            named = {"predicate": fact.predicate.value, "fact": identity, "role": fact.role, "quotes": quotes}
            result.add_edge(fact.subject, fact.object, key=identity, **named)
    return result
