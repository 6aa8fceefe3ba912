"""Qualifier words around a quantity: 超, 近, 约 before it, 以上, 左右 behind it."""

import re
from functools import cache
from typing import NamedTuple

from kg.lexicon import Lexicon
from kg.model import Qualifier

_FILLER = re.compile(r"(?:了|人民币|是|有| )+$")
_INCLUDED = re.compile(r"(?:（含）)? ?")


class Bound(NamedTuple):
    """A qualifier and the edge of its words, on the side away from the number."""

    qualifier: Qualifier
    edge: int


class Qualifiers(NamedTuple):
    """The tables' forms by position; with a form before goes what may not stand before it in turn."""

    before: dict[str, tuple[Qualifier, re.Pattern[str] | None]]
    after: dict[str, Qualifier]
    longest: int
    ends: frozenset[str]  # the last characters of those before
    starts: frozenset[str]  # the first ones of those behind


@cache
def qualifiers(lexicon: Lexicon) -> Qualifiers:
    """The qualifier words of a lexicon."""
    before: dict[str, tuple[Qualifier, re.Pattern[str] | None]] = {}
    after: dict[str, Qualifier] = {}
    for row in lexicon.rows("quantity_qualifiers"):
        if row["position"] not in ("before", "after"):
            raise row.error(f"position is {row['position']!r}, must be before or after")
        qualifier = row.enum("qualifier", Qualifier)
        if row["position"] == "after":
            after[row["form"]] = qualifier
        else:
            pattern = row["not_after"]
            before[row["form"]] = (qualifier, None if pattern == "-" else re.compile(pattern))
    ends, starts = frozenset(form[-1] for form in before), frozenset(form[0] for form in after)
    return Qualifiers(before, after, max(map(len, (*before, *after))), ends, starts)


def bound_before(words: Qualifiers, text: str, begin: int) -> Bound | None:
    """The qualifier that ends where the number begins; the longest form decides."""
    left = text[max(0, begin - words.longest - 4) : begin]
    filler = _FILLER.search(left)
    if filler:
        left = left[: filler.start()]
        begin -= len(filler.group())
    if left[-1:] not in words.ends:
        return None
    for size in range(min(words.longest, len(left)), 0, -1):
        entry = words.before.get(left[-size:])
        if entry is not None:
            qualifier, not_after = entry
            former = text[begin - size - 1 : begin - size]
            return None if not_after and former and not_after.match(former) else Bound(qualifier, begin - size)
    return None


def bound_after(words: Qualifiers, text: str, end: int) -> Bound | None:
    """The qualifier that begins where the unit ends."""
    gap = _INCLUDED.match(text, end)
    start = gap.end() if gap else end
    if text[start : start + 1] not in words.starts:
        return None
    for size in range(words.longest, 0, -1):
        qualifier = words.after.get(text[start : start + size])
        if qualifier is not None and len(text) >= start + size:
            return Bound(qualifier, start + size)
    return None
