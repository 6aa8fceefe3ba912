"""Linking names across documents: a short name is led to the full one that some document declares it for."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.errors import InputError
from kg.model import Extraction, Kind, Merge
from kg.resolve.aliases import Aliases, known_aliases
from kg.resolve.clusters import Clusters
from kg.resolve.verdicts import Verdict, forbidden

_FAMILIES = (
    frozenset({Kind.PLACE, Kind.CITY, Kind.DISTRICT}),
    frozenset({Kind.GOVERNMENT_AGENCY, Kind.COMPANY, Kind.UNIVERSITY, Kind.RESEARCH_INSTITUTE, Kind.ORGANIZATION}),
    frozenset({Kind.PROJECT, Kind.PLATFORM, Kind.FACILITY, Kind.PROGRAMME}),
)

Kinds = Mapping[str, Kind]


def kinds_of(extractions: Iterable[Extraction]) -> dict[str, Kind]:
    """The kind of each id, by the number of articles that take it for one; ties go by `Kind`'s order."""
    votes: defaultdict[str, Counter[Kind]] = defaultdict(Counter)
    for extraction in extractions:
        for entity in extraction.entities:
            votes[entity.id][entity.kind] += max(1, len(entity.articles))
    return {name: elect(counter) for name, counter in votes.items()}


def elect(votes: Mapping[Kind, int]) -> Kind:
    """The kind with most votes; the more particular one where two are level, since `Kind` lists them last."""
    order = list(Kind)
    return max(votes, key=lambda kind: (votes[kind], order.index(kind)))


def link_names(
    extractions: Sequence[Extraction], kinds: Kinds, verdicts: Sequence[Verdict]
) -> tuple[Clusters, tuple[Merge, ...]]:
    """The sets of ids that are one thing, and why; persons are left alone."""
    clusters = Clusters(forbidden(verdicts))
    merges = list(_obey(verdicts, clusters))
    declared = known_aliases(extractions, kinds)
    while found := _round(declared, kinds, clusters):
        for merge in found:
            if clusters.may_join(merge.left, merge.right):
                clusters.join(merge.left, merge.right)
                merges.append(merge)
    return clusters, tuple(sorted(merges, key=lambda merge: (merge.left, merge.right, merge.rule)))


def _obey(verdicts: Iterable[Verdict], clusters: Clusters) -> Iterator[Merge]:
    for verdict in verdicts:
        if not verdict.same:
            continue
        if not clusters.may_join(verdict.left, verdict.right):
            raise InputError(f"{verdict.place}: another row says that {verdict.left} and {verdict.right} are different")
        clusters.join(verdict.left, verdict.right)
        yield Merge(verdict.left, verdict.right, "verdict", f"{verdict.place} {verdict.note}".rstrip())


def _round(declared: Aliases, kinds: Kinds, clusters: Clusters) -> list[Merge]:
    """The joins that stand as things are now: decided together, so that none depends on another's turn."""
    found = []
    for alias in sorted(declared.keys() & kinds.keys()):
        targets = {clusters.find(full) for full in declared[alias]} - {clusters.find(alias)}
        if len(targets) != 1:
            continue
        full = min(name for name in declared[alias] if clusters.find(name) in targets)
        if _akin(kinds[alias], kinds[full]) and clusters.may_join(alias, full):
            found.append(Merge(alias, full, *declared[alias][full]))
    return found


def _akin(left: Kind, right: Kind) -> bool:
    return left is right or any(left in family and right in family for family in _FAMILIES)
