"""Percentages however they are written: 8.5%, 百分之八点五, 三成, 千分之二, 5.1个百分点."""

import re
from decimal import Decimal

from kg.lexicon import Lexicon
from kg.mention.amounts import Amount, find_amounts
from kg.mention.numerals import Number
from kg.mention.units import unit_index

_PARTS = re.compile(r"[\-负]?[百千万亿]+分之")
_ALL = re.compile(r"百分百|百分之百")
_UNITS = ("%", "个百分点")


def find_percents(text: str, lexicon: Lexicon) -> tuple[Number, ...]:
    """Every plain percentage of `text` in per cent, in order; ranges (百分之二三十) are left out."""
    found = [Number(match.start(), match.end(), Decimal(100)) for match in _ALL.finditer(text)]
    for amount in find_amounts(text, unit_index(lexicon)):
        value = None if amount.ranged else _percent(amount)
        if value is not None:
            found.append(Number(amount.begin, amount.end, value))
    return tuple(sorted(found))


def _percent(amount: Amount) -> Decimal | None:
    if amount.unit_name in _UNITS:
        return amount.low
    return amount.low * 100 if _PARTS.match(amount.number) else None
