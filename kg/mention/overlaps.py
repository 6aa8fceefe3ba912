"""Settling which of overlapping candidates stand."""

from collections.abc import Iterable
from itertools import pairwise
from operator import attrgetter

from kg.mention.scene import Candidate

_BEGIN = attrgetter("begin")


def settle(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that stand, in order and apart: longer before shorter, then earlier, then of lower rank."""
    ordered = sorted(candidates, key=_BEGIN)
    if all(left.end <= right.begin for left, right in pairwise(ordered)):
        return ordered
    kept: list[Candidate] = []
    taken: set[int] = set()
    for one in sorted(ordered, key=lambda c: (c.begin - c.end, c.begin, c.rank, c.rule)):
        if taken.isdisjoint(range(one.begin, one.end)):
            kept.append(one)
            taken.update(range(one.begin, one.end))
    return sorted(kept, key=_BEGIN)
