"""Ranges of numbers, closed (一到五, 大于12小于50) and open (500多亿, 至少3)."""

import re
from decimal import Decimal
from typing import NamedTuple

from kg.lexicon import Lexicon
from kg.mention.amounts import Amount, find_amounts
from kg.mention.qualifiers import bound_after, bound_before, qualifiers
from kg.mention.units import unit_index
from kg.model import Qualifier

_LINK = re.compile(r"(?:的同时|并且|并|且|而且|同时|，| )*")
_BETWEEN = re.compile(r" ?[与和] ?")
_CLOSING = re.compile(r" ?之?间")
_THAN = re.compile(r"比 ?$")
_DEGREE = re.compile(r" ?(?:(?P<up>[高大多长重])|(?P<down>[低小少短轻矮]))")


class Range(NamedTuple):
    """A range found in text, `[begin, end)`; an open bound is None."""

    begin: int
    end: int
    low: Decimal | None
    high: Decimal | None


def find_ranges(text: str, lexicon: Lexicon) -> tuple[Range, ...]:
    """Every range of `text`, in order; two bounds that belong together (大于12小于50) are one."""
    amounts = list(find_amounts(text, unit_index(lexicon)))
    found: list[Range] = []
    index = 0
    while index < len(amounts):
        pair = _pair(text, amounts[index : index + 2])
        one = pair or _range(text, amounts[index], lexicon)
        index += 2 if pair else 1
        if one is None:
            continue
        joined = _joined(text, found[-1], one) if found else None
        if joined is None:
            found.append(one)
        else:
            found[-1] = joined
    return tuple(found)


def _range(text: str, amount: Amount, lexicon: Lexicon) -> Range | None:
    if amount.ranged:
        return Range(amount.begin, amount.end, amount.low, amount.high)
    words = qualifiers(lexicon)
    before, after = bound_before(words, text, amount.begin), bound_after(words, text, amount.end)
    begin, end = before.edge if before else amount.begin, after.edge if after else amount.end
    bound = before or after
    if bound is not None and bound.qualifier is Qualifier.MORE_THAN:
        return Range(begin, end, amount.low, None)
    if bound is not None and bound.qualifier is Qualifier.LESS_THAN:
        return Range(begin, end, None, amount.low)
    if amount.more:
        return Range(amount.begin, amount.end, amount.low, None)
    return _compared(text, amount)


def _compared(text: str, amount: Amount) -> Range | None:
    than, degree = _THAN.search(text, 0, amount.begin), _DEGREE.match(text, amount.end)
    if not than or not degree:
        return None
    low, high = (amount.low, None) if degree["up"] else (None, amount.low)
    return Range(than.start(), degree.end(), low, high)


def _pair(text: str, amounts: list[Amount]) -> Range | None:
    """-10000与20000间: two numbers with 间 behind them."""
    if len(amounts) < 2:
        return None
    first, second = amounts
    between = _BETWEEN.fullmatch(text, first.end, second.begin)
    closing = _CLOSING.match(text, second.end)
    if not between or first.low >= second.low or not (closing or second.unit_name == "间"):
        return None
    return Range(first.begin, closing.end() if closing else second.end, first.low, second.low)


def _joined(text: str, former: Range, later: Range) -> Range | None:
    if former.high is not None or later.low is not None or former.low is None or later.high is None:
        return None
    if former.low >= later.high or not _LINK.fullmatch(text, former.end, later.begin):
        return None
    return Range(former.begin, later.end, former.low, later.high)
