"""One entity a node: label, kind, aliases and articles of all that was linked."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from kg.model import Entity, Extraction, Kind
from kg.resolve.clusters import Clusters
from kg.resolve.linking import elect
from kg.text import key


def fullest(names: Iterable[str]) -> str:
    """The name with most characters that are heard; of several the first by code point."""
    return min(names, key=lambda name: (-len(key(name)), name))


def canonical_ids(ids: Iterable[str], clusters: Clusters) -> dict[str, str]:
    """Each linked id with the fullest of its set; an id that stands alone has no entry."""
    known = set(ids)
    chosen: dict[str, str] = {}
    for name in known:
        members = clusters.members(name) & known
        if len(members) > 1:
            chosen[name] = fullest(members)
    return chosen


def merge_entities(extractions: Iterable[Extraction], node: Mapping[tuple[str, str], str]) -> dict[str, Entity]:
    """The entities of all documents by node; `node` leads from a document's path and an id to the node."""
    gathered: defaultdict[str, list[Entity]] = defaultdict(list)
    for extraction in extractions:
        for entity in extraction.entities:
            gathered[node[extraction.document.path, entity.id]].append(entity)
    return {name: _merge(name, gathered[name]) for name in sorted(gathered)}


def _merge(name: str, sources: list[Entity]) -> Entity:
    label = fullest({entity.name for entity in sources})
    seen = {alias for entity in sources for alias in (entity.name, *entity.aliases)} - {label}
    votes: Counter[Kind] = Counter()
    for entity in sources:
        votes[entity.kind] += max(1, len(entity.articles))
    articles = {article for entity in sources for article in entity.articles}
    return Entity(name, label, elect(votes), tuple(sorted(seen)), tuple(sorted(articles)))
