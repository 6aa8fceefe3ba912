"""What the exporters of one build share, so that nothing is worked out twice."""

from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import RdfFormat, Store, Triple

from kg.export.turtle import render
from kg.graph import triples, with_authors
from kg.model import Graph
from kg.ontology import BASE
from kg.validate import Violation, check_evidence, check_store


@dataclass(frozen=True)
class Material:
    """A graph on its way out."""

    source: Graph
    base: str = BASE

    @cached_property
    def graph(self) -> Graph:
        """The graph with every by-line person as an entity."""
        return with_authors(self.source)

    @cached_property
    def triples(self) -> list[Triple]:
        """The graph's triples, sorted."""
        return triples(self.graph, self.base)

    @cached_property
    def turtle(self) -> str:
        """The graph as Turtle."""
        return render(self.graph, self.base)

    @cached_property
    def violations(self) -> tuple[Violation, ...]:
        """What the ontology, the shapes and the evidence rule object to."""
        store = Store()
        store.load(self.turtle, format=RdfFormat.TURTLE)
        return (*check_evidence(self.graph), *check_store(store))
