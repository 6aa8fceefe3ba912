"""What a Neo4j database holds, in a form that can be compared."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import neo4j

Thing = tuple[object, ...]


@dataclass(frozen=True)
class Contents:
    """The nodes (labels and properties) and relationships (ends, type, properties) of a database."""

    nodes: Mapping[Thing, int]
    relationships: Mapping[Thing, int]
    schema: frozenset[Thing]

    @property
    def labels(self) -> dict[str, int]:
        """The number of nodes by label."""
        counts: Counter[str] = Counter()
        for (labels, _), number in self.nodes.items():
            for label in labels:  # type: ignore[attr-defined]
                counts[label] += number
        return dict(counts)

    @property
    def types(self) -> dict[str, int]:
        """The number of relationships by type."""
        counts: Counter[str] = Counter()
        for thing, number in self.relationships.items():
            counts[str(thing[1])] += number
        return dict(counts)


def contents(driver: neo4j.Driver) -> Contents:
    """All that the database holds."""
    nodes = rows(driver, "MATCH (n) RETURN labels(n), properties(n)")
    ends = "[[l IN labels({0}) WHERE l IN ['Entity', 'Fact', 'Evidence', 'Article', 'Metric']], {0}.id]"
    edges = rows(driver, f"MATCH (a)-[r]->(b) RETURN {ends.format('a')}, type(r), {ends.format('b')}, properties(r)")
    return Contents(
        Counter((tuple(sorted(labels)), _frozen(values)) for labels, values in nodes),
        Counter((_frozen(a), kind, _frozen(b), _frozen(values)) for a, kind, b, values in edges),
        frozenset(
            (*map(_frozen, row),)
            for query in (
                "SHOW CONSTRAINTS YIELD name, type, labelsOrTypes, properties",
                "SHOW INDEXES YIELD name, type, labelsOrTypes, properties, options WHERE type <> 'LOOKUP' "
                "RETURN name, type, labelsOrTypes, properties, options.indexConfig['fulltext.analyzer']",
            )
            for row in rows(driver, query)
        ),
    )


def rows(driver: neo4j.Driver, query: str, **parameters: object) -> list[Any]:
    """The rows of an answer."""
    return [tuple(record.values()) for record in driver.execute_query(query, parameters).records]


def _frozen(value: object) -> object:
    if isinstance(value, dict):
        return tuple(sorted((name, _frozen(each)) for name, each in value.items()))
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
