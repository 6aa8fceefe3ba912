"""Linking names across documents: a short name is led to the full one that some document declares it for."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.errors import InputError
from kg.model import Extraction, Kind, Merge
from kg.resolve.clusters import Clusters
from kg.resolve.verdicts import Verdict, forbidden
from kg.text import key

_FAMILIES = (
    frozenset({Kind.PLACE, Kind.CITY, Kind.DISTRICT}),
    frozenset({Kind.GOVERNMENT_AGENCY, Kind.COMPANY, Kind.UNIVERSITY, Kind.RESEARCH_INSTITUTE, Kind.ORGANIZATION}),
    frozenset({Kind.PROJECT, Kind.PLATFORM, Kind.FACILITY, Kind.PROGRAMME}),
)
# 市数据局, 该公司, 我省: such a short name means another thing in the next document.
_DEICTIC = tuple("市省区县州旗镇乡村本该我此其全两")
_LONG_ENDING = 4

Kinds = Mapping[str, Kind]
Declared = dict[str, dict[str, str]]  # alias key → full id → the first document that says so


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
    declared = _declared(extractions, kinds)
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


def _declared(extractions: Iterable[Extraction], kinds: Kinds) -> Declared:
    """What the documents call by a short name that still tells which thing is meant in the next document."""
    declared: Declared = defaultdict(dict)
    papers = _papers(extractions)
    for extraction in extractions:
        path = extraction.document.path
        for entity in extraction.entities:
            for alias in map(key, entity.aliases):
                if alias == entity.id or kinds[entity.id] is Kind.PERSON:
                    continue
                if _tells(alias, entity.id, papers[alias] | papers[entity.id]):
                    full = declared[alias]
                    full[entity.id] = min(path, full.get(entity.id, path))
    return declared


def _papers(extractions: Iterable[Extraction]) -> defaultdict[str, set[str]]:
    """The publishers whose documents have an entity; a document without one counts as a paper of its own."""
    papers: defaultdict[str, set[str]] = defaultdict(set)
    for extraction in extractions:
        document = extraction.document
        for entity in extraction.entities:
            papers[entity.id].add(document.publisher or document.path)
    return papers


def _tells(alias: str, full: str, papers: set[str]) -> bool:
    """Whether a short name means the same thing in another document.

    One that is only the end of the full name (算力公共服务平台) is in each city's paper that city's, and a very
    short end (报告, 平台) is no name at all.
    """
    if alias.startswith(_DEICTIC):
        return False
    return len(alias) >= _LONG_ENDING and len(papers) == 1 if full.endswith(alias) else len(alias) > 1


def _round(declared: Declared, kinds: Kinds, clusters: Clusters) -> list[Merge]:
    """The joins that stand as things are now: decided together, so that none depends on another's turn."""
    found = []
    for alias in sorted(declared.keys() & kinds.keys()):
        targets = {clusters.find(full) for full in declared[alias]} - {clusters.find(alias)}
        if len(targets) != 1:
            continue
        full = min(name for name in declared[alias] if clusters.find(name) in targets)
        if _akin(kinds[alias], kinds[full]) and clusters.may_join(alias, full):
            found.append(Merge(alias, full, "declared alias", f"{declared[alias][full]} names {full} also {alias}"))
    return found


def _akin(left: Kind, right: Kind) -> bool:
    return left is right or any(left in family and right in family for family in _FAMILIES)
