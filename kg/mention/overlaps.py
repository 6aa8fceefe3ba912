"""Settling which of overlapping candidates stand."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from operator import attrgetter

from kg.mention.scene import Candidate

_BEGIN = attrgetter("begin")


def settle(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that stand, in order and apart: longer before shorter, then earlier, then of lower rank."""
    ordered = sorted(candidates, key=_BEGIN)
    if all(left.end <= right.begin for left, right in pairwise(ordered)):
        return ordered
    return [one for cluster in _clusters(ordered) for one in (cluster if len(cluster) == 1 else _chosen(cluster))]


def _clusters(ordered: list[Candidate]) -> Iterator[list[Candidate]]:
    """The candidates in runs that no boundary of a run cuts through: each is settled by itself."""
    cluster: list[Candidate] = []
    reach = 0
    for one in ordered:
        if one.begin >= reach and cluster:
            yield cluster
            cluster = []
        cluster.append(one)
        reach = max(reach, one.end)
    if cluster:
        yield cluster


def _chosen(cluster: list[Candidate]) -> list[Candidate]:
    kept: list[Candidate] = []
    taken: set[int] = set()
    for one in sorted(cluster, key=lambda c: (c.begin - c.end, c.begin, c.rank, c.rule)):
        if taken.isdisjoint(range(one.begin, one.end)):
            kept.append(one)
            taken.update(range(one.begin, one.end))
    return sorted(kept, key=_BEGIN)
