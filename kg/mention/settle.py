"""Overlaps of mentions settled: what lies inside something else is not read a second time."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Protocol, TypeVar

from kg.model import Name, Quantity, TimeExpression


class Mention(Protocol):
    """Anything with a stretch of a passage."""

    @property
    def begin(self) -> int:
        """Where it starts."""
        ...

    @property
    def end(self) -> int:
        """Where it ends."""
        ...


BEGIN = attrgetter("begin")  # the key of mentions by position
_END = attrgetter("end")
_M = TypeVar("_M", bound=Mention)
Settled = tuple[list[Name], list[Quantity], list[TimeExpression]]


def settle(names: Iterable[Name], quantities: Iterable[Quantity], times: Iterable[TimeExpression]) -> Settled:
    """The mentions of one passage that do not overlap, each list by position.

    A name swallows figures and dates (2024年全国…大赛), a date swallows figures (近三年). What strictly contains
    another mention wins over it whatever their kinds, so that 一号 does not cost 一号线 nor 十五 “十五五”时期.
    """
    dates, names = _longest(times), _longest(names)
    figures = _longest(quantities)
    if not (figures or dates):
        return names, figures, dates
    names = [name for name in names if not _within(name, figures) and not _within(name, dates)]
    dates = [date for date in dates if not _touches(date, names) and not _within(date, figures)]
    figures = [figure for figure in figures if not _touches(figure, names) and not _touches(figure, dates)]
    return names, figures, dates


def _longest(mentions: Iterable[_M]) -> list[_M]:
    """Disjoint mentions by position: the longest first choice, of equals the earlier."""
    ordered = list(mentions)
    if len(ordered) > 1:
        ordered.sort(key=lambda mention: (mention.begin, -mention.end))
    if all(left.end <= right.begin for left, right in pairwise(ordered)):
        return ordered
    kept: list[_M] = []
    for mention in sorted(ordered, key=lambda mention: (mention.begin - mention.end, mention.begin)):
        at = bisect_left(kept, mention.begin, key=BEGIN)
        free = (at == 0 or kept[at - 1].end <= mention.begin) and (at == len(kept) or mention.end <= kept[at].begin)
        if free:
            kept.insert(at, mention)
    return kept


def _beside(mention: Mention, others: Sequence[_M]) -> Sequence[_M]:
    """Those of the disjoint `others` that overlap the mention."""
    if not others:
        return ()
    first = bisect_right(others, mention.begin, key=_END)
    last = bisect_left(others, mention.end, key=BEGIN)
    return others[first:last]


def _touches(mention: Mention, others: Sequence[_M]) -> bool:
    return bool(_beside(mention, others))


def _within(mention: Mention, others: Sequence[_M]) -> bool:
    """Whether one of the others contains the mention and more."""
    length = mention.end - mention.begin
    return any(
        other.begin <= mention.begin and mention.end <= other.end and other.end - other.begin > length
        for other in _beside(mention, others)
    )
