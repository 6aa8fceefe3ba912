"""Persons of one name: one where they share a body, kept apart where their bodies differ."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.model import Extraction, Kind, Merge, Predicate, Relation
from kg.resolve.clusters import Clusters
from kg.text import key

# 武汉市委, 武汉市人民政府 and 武汉市 itself are one seat: their leaders hold posts in several of them.
_ORGAN = re.compile(r"^(?:中共)?(.{2,}?)(?:委员会|委|人民政府|政府|人民代表大会(?:常务委员会)?|人大(?:常委会)?|政协)$")
_PLACES = (Kind.PLACE, Kind.CITY, Kind.DISTRICT)

Bodies = dict[str, dict[str, frozenset[str]]]  # person id → document → ids of the bodies it is affiliated with


def link_persons(
    extractions: Iterable[Extraction], kinds: Mapping[str, Kind], canonical: Mapping[str, str]
) -> tuple[dict[tuple[str, str], str], tuple[Merge, ...]]:
    """The node of each `(document, person id)` that is not simply the id, and why there are several.

    Two persons of one name are one where they share a body (or a part of one, or a place's leadership). A person
    without any body is taken for the only one known by that name, and stands alone where there are several.
    """
    nodes: dict[tuple[str, str], str] = {}
    merges: list[Merge] = []
    for person, documents in sorted(_bodies(extractions, kinds, canonical).items()):
        groups = _groups(documents, kinds)
        if len(groups) > 1:
            for paths, body in groups:
                node = key(f"{person}（{body}）")
                nodes |= {(path, person): node for path in paths}
                merges.append(Merge(person, node, "shared body", f"{', '.join(paths)}: {body}"))
    return nodes, tuple(merges)


def _bodies(extractions: Iterable[Extraction], kinds: Mapping[str, Kind], canonical: Mapping[str, str]) -> Bodies:
    found: Bodies = defaultdict(dict)
    for extraction in extractions:
        bodies: defaultdict[str, set[str]] = defaultdict(set)
        for subject, body in _affiliations(extraction):
            bodies[subject].add(canonical.get(body, body))
        for person, several in bodies.items():
            if kinds.get(person) is Kind.PERSON:
                found[person][extraction.document.path] = frozenset(several)
    return found


def _affiliations(extraction: Extraction) -> Iterator[tuple[str, str]]:
    for fact in extraction.facts:
        if isinstance(fact, Relation) and fact.predicate is Predicate.AFFILIATED_WITH:
            yield fact.subject, fact.object


def _groups(documents: Mapping[str, frozenset[str]], kinds: Mapping[str, Kind]) -> list[tuple[list[str], str]]:
    """The documents that speak of one person, and the body that tells this person from the others."""
    clusters = Clusters()
    bodies = Counter(body for several in documents.values() for body in several)
    for several in documents.values():
        first, *others = sorted(several)
        for other in others:
            clusters.join(first, other)
    for left, right in _related(sorted(bodies), kinds):
        clusters.join(left, right)
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(documents):
        groups[clusters.find(min(documents[path]))].append(path)
    return [(paths, _foremost(clusters.members(root), bodies)) for root, paths in sorted(groups.items())]


def _foremost(members: Iterable[str], bodies: Counter[str]) -> str:
    return min(members, key=lambda body: (-bodies[body], body))


def _related(bodies: list[str], kinds: Mapping[str, Kind]) -> Iterator[tuple[str, str]]:
    for at, left in enumerate(bodies):
        for right in bodies[at + 1 :]:
            part = kinds.get(left) not in _PLACES and len(left) > 3 and right.startswith(left)
            if part or _seat(left) == _seat(right):
                yield left, right


def _seat(body: str) -> str:
    organ = _ORGAN.match(body)
    return organ[1] if organ else body
