"""Settling which of overlapping candidates stand."""

from collections.abc import Iterable

from kg.mention.scene import Candidate


def settle(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that stand, in order and apart: longer before shorter, then earlier, then of lower rank."""
    candidates = list(candidates)
    if len(candidates) < 2:
        return candidates
    kept: list[Candidate] = []
    taken: set[int] = set()
    for one in sorted(candidates, key=lambda c: (c.begin - c.end, c.begin, c.rank, c.rule)):
        if taken.isdisjoint(range(one.begin, one.end)):
            kept.append(one)
            taken.update(range(one.begin, one.end))
    return sorted(kept, key=lambda c: c.begin)
