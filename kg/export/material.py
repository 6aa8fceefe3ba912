"""What the exporters of one build share, so that nothing is worked out twice."""

from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import Triple

from kg.graph import triples, with_authors
from kg.model import Graph
from kg.ontology import BASE
from kg.validate import Violation, check_evidence, check_triples


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
        """The graph as sorted triples."""
        return triples(self.graph, self.base)

    @cached_property
    def violations(self) -> tuple[Violation, ...]:
        """What the ontology, the shapes and the evidence rule object to."""
        return (*check_evidence(self.graph), *check_triples(self.triples))
