"""From the extractions of all documents to one graph."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.model import Extraction, Fact, Graph, Relation, Skipped
from kg.resolve.clusters import Clusters
from kg.resolve.entities import canonical_ids, merge_entities
from kg.resolve.fusion import fuse, fuse_repeats
from kg.resolve.linking import kinds_of, link_names
from kg.resolve.persons import link_persons
from kg.resolve.verdicts import Verdict, addressed

Nodes = dict[tuple[str, str], str]  # document path and id there → id in the graph


def resolve(
    extractions: Iterable[Extraction], skipped: Iterable[Skipped] = (), verdicts: Sequence[Verdict] = ()
) -> Graph:
    """One entity a thing and one fact a statement, whatever the order of the documents."""
    sources = sorted(extractions, key=lambda extraction: extraction.document.path)
    kinds = kinds_of(sources)
    obeyed, unknown = addressed(verdicts, sources) if verdicts else ((), ())
    clusters, merges = link_names(sources, kinds, obeyed)
    canonical = canonical_ids(kinds, clusters)
    persons, homonyms = link_persons(sources, kinds, canonical)
    nodes = _nodes(sources, canonical, persons, clusters)
    articles = sorted((article for source in sources for article in source.articles), key=lambda article: article.id)
    return Graph(
        {source.document.path: source.document for source in sources},
        {article.id: article for article in articles},
        merge_entities(sources, nodes),
        fuse(fact for source in sources for fact in fuse_repeats(_moved(source, nodes))),
        tuple(sorted((*skipped, *unknown), key=lambda each: (each.path, each.reason))),
        (*merges, *homonyms),
    )


def _nodes(sources: Iterable[Extraction], canonical: Mapping[str, str], persons: Nodes, clusters: Clusters) -> Nodes:
    nodes: Nodes = {}
    for source in sources:
        for entity in source.entities:
            place = source.document.path, entity.id
            nodes[place] = persons.get(place) or canonical.get(entity.id, entity.id)
    return _joined_persons(nodes, persons, clusters)


def _joined_persons(nodes: Nodes, persons: Nodes, clusters: Clusters) -> Nodes:
    """A user's verdict on two homonyms joins them again; the ids of homonyms exist only from here on."""
    known = set(nodes.values())
    again = canonical_ids(known & set(persons.values()), clusters)
    return {place: again.get(node, node) for place, node in nodes.items()} if again else nodes


def _moved(source: Extraction, nodes: Nodes) -> Iterator[Fact]:
    """The facts between nodes; one that would hold between a thing and itself is none."""
    path = source.document.path
    for fact in source.facts:
        subject = nodes[path, fact.subject]
        if not isinstance(fact, Relation):
            yield replace(fact, subject=subject)
        elif (other := nodes[path, fact.object]) != subject:
            yield replace(fact, subject=subject, object=other)
