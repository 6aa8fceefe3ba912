"""Units and measure words: what stands behind a number and says what it counts."""

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from kg.lexicon import Lexicon, Row

COUNT = "count"  # the dimension of every measure word


class Unit(NamedTuple):
    """A form of the tables: `unit` is what a quantity carries, `form` what the text writes."""

    form: str
    unit: str
    dimension: str
    not_before: re.Pattern[str] | None

    def stands(self, text: str, begin: int) -> bool:
        """Whether the form at `begin` is this unit and no part of a longer word."""
        if not text.startswith(self.form, begin):
            return False
        return self.not_before is None or self.not_before.match(text, begin + len(self.form)) is None


UnitIndex = dict[str, tuple[Unit, ...]]  # by the first character, longest form first


@cache
def unit_index(lexicon: Lexicon) -> UnitIndex:
    """The units and measure words of a lexicon. Raises LexiconError on a cell that is no pattern."""
    found: dict[str, list[Unit]] = defaultdict(list)
    for row in lexicon.rows("units"):
        found[row["form"][0]].append(_unit(row, row["dimension"]))
    for row in lexicon.rows("measure_words"):
        found[row["form"][0]].append(_unit(row, COUNT))
    return {first: tuple(sorted(units, key=lambda unit: -len(unit.form))) for first, units in found.items()}


def _unit(row: Row, dimension: str) -> Unit:
    pattern = row["not_before"]
    try:
        return Unit(row["form"], row["unit"], dimension, None if pattern == "-" else re.compile(pattern))
    except re.error as error:
        raise row.error(f"not_before is no regular expression: {error}") from None


def match_unit(index: UnitIndex, text: str, begin: int) -> Unit | None:
    """The longest unit that stands at `begin`."""
    for unit in index.get(text[begin : begin + 1], ()):
        if unit.stands(text, begin):
            return unit
    return None


_PER_WORD = re.compile(r"[人年月日天时株头度次户家件票]")


def match_rate(index: UnitIndex, text: str, begin: int, unit: Unit) -> tuple[str, int]:
    """The unit with what it is divided by (元/吨, 元每公斤) and where that ends; else the unit itself."""
    mark = text[begin : begin + 1]
    if mark != "/" and (mark != "每" or unit.dimension == COUNT):
        return unit.unit, begin
    below = match_unit(index, text, begin + 1)
    if below is not None and below.dimension != "ratio":
        return f"{unit.unit}/{below.unit}", begin + 1 + len(below.form)
    if mark == "/" and _PER_WORD.match(text, begin + 1):
        return f"{unit.unit}/{text[begin + 1]}", begin + 2
    return unit.unit, begin
