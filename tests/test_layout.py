"""Where the page's communities lie."""

import math
from collections.abc import Sequence

import pytest

from kg.export import layout


def _centres(count: int) -> list[layout.Point]:
    return layout._pack_discs([[number] for number in range(count)], {}, 1.0)


def test_no_two_of_many_communities_overlap() -> None:
    points = _centres(900)
    apart = 2 * layout._disc_radius(1, 1.0)
    assert all(math.dist(points[a], points[b]) > apart for a in range(900) for b in range(a))


def test_thousands_of_communities_are_not_fitted_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[float] = []
    fit = layout._free_distance

    def counted(angle: float, radius: float, placed: Sequence[layout._Disc]) -> float:
        calls.append(angle)
        return fit(angle, radius, placed)

    monkeypatch.setattr(layout, "_free_distance", counted)
    _centres(1000)
    once = len(calls)
    _centres(2000)
    assert len(calls) == 2 * once
