"""`neo4j/`: the graph as CSV files of nodes and relationships, with the scripts that load them.

Labels are the classes and those above them, relationship types the predicates in upper snake case. Facts and
evidence are nodes; a relation is both a node with its evidence and a direct relationship that names it.
"""

import re
from collections.abc import Iterable, Iterator

from kg.export.neo4j_scripts import scripts
from kg.export.neo4j_table import Row, Table
from kg.graph import authors, metric_labels, with_authors
from kg.iri import evidence_id, metric_key
from kg.model import Event, Fact, Graph, Kind, Observation, Predicate, Relation
from kg.ontology import superclasses


def relationship_type(predicate: Predicate) -> str:
    """`locatedIn` → `LOCATED_IN`."""
    return re.sub(r"(?=[A-Z])", "_", predicate.value).upper()


def render(graph: Graph) -> dict[str, str]:
    """The files of the folder by name."""
    made = tables(graph)
    return {f"{table.name}.csv": table.csv() for table in made} | scripts(made)


def tables(graph: Graph) -> tuple[Table, ...]:
    """The nodes, then the relationships; which tables there are, and their columns, is the same for every graph."""
    graph = with_authors(graph)
    return (*_node_tables(graph), *_edge_tables(graph))


# --- nodes -------------------------------------------------------------------------------------------------

_TIMES = (("start", "date"), ("end", "date"))
_MEASURES = (
    *(("value", "double"), ("minimum", "double"), ("maximum", "double"), ("unit", "string")),
    *(("qualifier", "string"), ("status", "string"), ("direction", "string")),
)


def _node_tables(graph: Graph) -> Iterator[Table]:
    yield _entities(graph)
    yield from _facts(graph)
    columns = (("document", "string"), ("begin", "long"), ("end", "long"), ("quote", "string"))
    evidence = (e for fact in graph.facts.values() for e in fact.evidence)
    rows = {(i := evidence_id(e)): (i, "Evidence", e.document, e.begin, e.end, e.quote) for e in evidence}
    yield Table("nodes_evidence", "Evidence", ("Evidence",), columns, tuple(rows[i] for i in sorted(rows)))
    yield _articles(graph)
    metrics = tuple((i, "Metric", names[0], names[1:]) for i, names in metric_labels(graph).items())
    yield Table("nodes_metrics", "Metric", ("Metric",), (("name", "string"), ("aliases", "string[]")), metrics)


def _labels(kind: str) -> tuple[str, ...]:
    return (kind, *superclasses(kind))


def _entities(graph: Graph) -> Table:
    columns = (("name", "string"), ("kind", "string"), ("aliases", "string[]"))
    rows = tuple(
        (e.id, _labels(e.kind.value), e.name, e.kind.value, tuple(a for a in e.aliases if a != e.name))
        for e in graph.entities.values()
    )
    return Table("nodes_entities", "Entity", tuple(kind.value for kind in Kind), columns, rows)


def _articles(graph: Graph) -> Table:
    columns = (("headline", "string"), ("published", "date"), ("dateBasis", "string"), ("publisher", "string"))
    place = (("document", "string"), ("begin", "long"), ("end", "long"))
    rows = (
        (a.id, "Article", a.headline, a.published, a.basis, a.publisher, a.document, a.begin, a.end)
        for a in graph.articles.values()
    )
    return Table("nodes_articles", "Article", ("Article",), (*columns, *place), tuple(rows))


def _facts(graph: Graph) -> Iterator[Table]:
    rows: dict[str, list[Row]] = {"Observation": [], "Relation": [], "Event": []}
    for identity, fact in graph.facts.items():
        name = type(fact).__name__
        rows[name].append((identity, _labels(name), fact.rule, *_fact_cells(fact)))
    columns = {
        "Observation": (*_MEASURES, *_TIMES),
        "Relation": (("predicate", "string"), ("role", "string")),
        "Event": (("type", "string"), *_TIMES),
    }
    for name, own in columns.items():
        yield Table(f"nodes_{name.lower()}s", "Fact", (name,), (("rule", "string"), *own), tuple(rows[name]))


def _fact_cells(fact: Fact) -> Row:
    if isinstance(fact, Relation):
        return fact.predicate.value, fact.role
    if isinstance(fact, Event):
        return fact.type.value, fact.start, fact.end
    direction = fact.direction.value if fact.direction else None
    terms = (fact.unit, fact.qualifier.value, fact.status.value, direction)
    return fact.value, fact.minimum, fact.maximum, *terms, fact.start, fact.end


# --- relationships -----------------------------------------------------------------------------------------


def _edge_tables(graph: Graph) -> Iterator[Table]:
    facts = graph.facts.items()
    relations = [(i, fact) for i, fact in facts if isinstance(fact, Relation)]
    direct = ((f.subject, f.object, relationship_type(f.predicate), i, f.role) for i, f in relations)
    types = tuple(relationship_type(predicate) for predicate in Predicate)
    ends = ("Entity", "Entity")
    yield Table(
        "edges_relations", ends, types, (("fact", "string"), ("role", "string")), tuple(sorted(direct, key=str))
    )
    yield _edges("subjects", ("Fact", "Entity"), "SUBJECT", ((i, fact.subject) for i, fact in facts))
    yield _edges("objects", ("Fact", "Entity"), "OBJECT", ((i, fact.object) for i, fact in relations))
    metrics = ((i, metric_key(fact.metric)) for i, fact in facts if isinstance(fact, Observation))
    yield _edges("metrics", ("Fact", "Metric"), "METRIC", metrics)
    quotes = [(i, e) for i, fact in facts for e in fact.evidence]
    yield _edges("evidence", ("Fact", "Evidence"), "EVIDENCE", ((i, evidence_id(e)) for i, e in quotes))
    places = ((evidence_id(e), e.article) for _, e in quotes)
    yield _edges("from_article", ("Evidence", "Article"), "FROM_ARTICLE", places)
    mentions = ((e.id, article) for e in graph.entities.values() for article in e.articles)
    yield _edges("mentioned_in", ("Entity", "Article"), "MENTIONED_IN", mentions)
    writers = ((article, person) for (article, _), person in authors(graph).items())
    yield _edges("authors", ("Article", "Entity"), "AUTHOR", writers)


def _edges(name: str, ends: tuple[str, str], kind: str, pairs: Iterable[tuple[str, str]]) -> Table:
    rows = tuple((start, end, kind) for start, end in sorted(set(pairs)))
    return Table(f"edges_{name}", ends, (kind,), (), rows)
