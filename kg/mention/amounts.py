"""Amounts: a number or a range of numbers with its unit, before anything is decided about their meaning."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kg.mention.numerals import ARABIC, CARDINAL, DIGIT, parse_numeral
from kg.mention.units import Unit, UnitIndex, match_rate, match_unit

_SIGN = r"(?:(?<![0-9A-Za-z%）)\-—年月日])[\-−](?=[0-9百千])|负 ?)?"
_NUMBER = f"{ARABIC}/{ARABIC}(?![/0-9])|{CARDINAL}(?:分之{CARDINAL})?"
_MORE = "(?:[余多]|来(?![自源到访华]))"
_AMOUNT = re.compile(
    f"(?P<number>{_SIGN}(?:{_NUMBER}))(?P<more>{_MORE})?(?P<power>(?<=[余多来])[十百千]?[万亿]+)?(?P<later>余)?"
)
# One class of characters is searched much faster than the whole pattern.
_START = re.compile(f"[0-9.{DIGIT}〇零○廿卅十拾百佰千仟万亿兆萬億几幾]")
# 0.3个和0.1个百分点: the first 个 stands for the whole unit.
_POINTS = "个百分点"
_POINTS_FOLLOW = re.compile(r"(?:[、，和与及][0-9.]+个)*[、，和与及][0-9.]+个百分点")
_SIGNS = frozenset("-−负")
_SEPARATOR = re.compile(r"(?:（含）)? ?(?:—{1,2}|[\-~～至到]) ?")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_SEPARATING = frozenset("（ —-~～至到")  # what a separator begins with
_COEFFICIENT = re.compile(f"(?P<head>{ARABIC}|[{DIGIT}十拾百佰千仟]+?)(?P<place>[百佰千仟]?)(?P<power>[万亿]*)")
_NEIGHBOURS = re.compile(f"(?!一二)([{DIGIT}])([{DIGIT}])([十百千万亿]*)")
# 零部件, 唯一一家, 二〇二五: digits in a row are a word or a year, never a count.
_DIGIT_ROW = re.compile(f"[零〇]|[{DIGIT}零〇]{{2,}}")
_BARE = frozenset("十百千万亿")
_PERCENT = "百分之"


_Behind = tuple[Unit | None, str, int]  # the unit behind a number, its name and where it ends


class Amount(NamedTuple):
    """A number with its unit. A single number has `low == high`; `vague` is one without plain value (数十, 几万)."""

    begin: int
    end: int
    low: Decimal
    high: Decimal
    unit: Unit | None
    unit_name: str
    number: str  # as written, the first of a range
    more: str = ""  # 余, 多, 来 or 几 between number and unit
    vague: bool = False
    bare: bool = False  # powers alone: 百, 千万
    ranged: bool = False


def find_amounts(text: str, index: UnitIndex) -> Iterator[Amount]:
    """Every number of `text` with the unit behind it, in order, ranges taken together."""
    position = 0
    while start := _START.search(text, position):
        begin = start.start()
        signed = begin > position and text[begin - 1] in _SIGNS
        match = _AMOUNT.match(text, begin - 1) if signed else None
        match = match or _AMOUNT.match(text, begin)
        if match is None:
            position = begin + 1
            continue
        if text.startswith("年", match.end()) and _YEAR.fullmatch(match["number"]):
            position = match.end()
            continue
        behind = _unit(text, index, match.end())
        amount = _range(text, index, match, behind) or _single(text, match, behind)
        position = match.end()
        if amount is not None:
            position = max(position, amount.end)
            yield amount


def _value(match: re.Match[str]) -> Decimal | None:
    number = match["number"]
    value = parse_numeral(number)
    if value is not None and match["power"]:
        power = parse_numeral(match["power"])
        value = None if power is None else value * power
    return value


def _single(text: str, match: re.Match[str], behind: _Behind) -> Amount | None:
    number, begin = match["number"], match.start()
    spelt = not number.isascii()
    pair = _neighbours(number) if spelt else None
    value = None if pair or (spelt and _DIGIT_ROW.fullmatch(number)) else _value(match)
    low, high = pair or (value, value)
    if low is None or high is None:
        return None
    unit, name, end = _counted(match, behind)
    scale = _scale(number, unit)
    if unit and unit.dimension == "temperature" and text.startswith("零下", begin - 2):
        begin, scale = begin - 2, -scale
    marks = _marks(text, match)
    return Amount(begin, end, low * scale, high * scale, unit, name, number, *marks, ranged=pair is not None)


def _marks(text: str, match: re.Match[str]) -> tuple[str, bool, bool]:
    """Whether the number has 余, 多, 来 or 几, is vague (数十), is made of powers alone."""
    number, former = match["number"], text[match.start() - 1 : match.start()]
    more = match["more"] or match["later"] or ("几" if "几" in number[1:] else "")
    vague = number[0] == "几" or (former in ("数", "几") and number[0] in _BARE)
    return more, vague, _BARE.issuperset(number) and number != "十"


def _counted(match: re.Match[str], behind: _Behind) -> _Behind:
    return (None, "%", match.end()) if match["number"].startswith(_PERCENT) else behind


def _scale(number: str, unit: Unit | None) -> int:
    if number.startswith(_PERCENT):
        return 100
    return 10 if unit and unit.dimension == "tenths" else 1


def _neighbours(number: str) -> tuple[Decimal, Decimal] | None:
    """两三, 三五万, 二三十: two digits side by side, the second a little more, with powers behind."""
    match = _NEIGHBOURS.fullmatch(number)
    if not match:
        return None
    ends = [parse_numeral(digit) for digit in match.group(1, 2)]
    low, high = parse_numeral(match[1] + match[3]), parse_numeral(match[2] + match[3])
    if low is None or high is None or ends[0] is None or ends[1] is None:
        return None
    return (low, high) if ends[1] - ends[0] == 1 or match[1] + match[2] == "三五" else None


def _range(text: str, index: UnitIndex, match: re.Match[str], behind: _Behind) -> Amount | None:
    unit, _, end = behind
    gap = _SEPARATOR.match(text, end) if text[end : end + 1] in _SEPARATING else None
    second = _AMOUNT.match(text, gap.end()) if gap else None
    if not second or match["more"] or match["later"] or second["more"] or second["later"]:
        return None
    if unit is not None and text[match.start() - 1 : match.start()] in ("由", "从"):
        return None
    low, high = _value(match), _value(second)
    later, name, end = _counted(second, _unit(text, index, second.end()))
    if low is None or high is None or (unit is not None and name != _name(unit, later)):
        return None
    low *= _carried(match["number"], second["number"], unit)
    scale = _scale(second["number"], later)
    if low >= high:
        return None
    return Amount(match.start(), end, low * scale, high * scale, later, name, match["number"], ranged=True)


def _name(first: Unit, second: Unit | None) -> str | None:
    """The name under which both ends of a range count, None where they differ."""
    return None if second is None or first.unit != second.unit else second.unit


def _carried(first: str, second: str, unit: Unit | None) -> Decimal:
    """The multiplier of 5万 in 3—5万元, where the first number has none and no unit of its own."""
    low, high = _COEFFICIENT.fullmatch(first), _COEFFICIENT.fullmatch(second)
    if unit is not None or not low or not high or low["power"]:
        return Decimal(1)
    small, head = parse_numeral(first), parse_numeral(high["head"])
    whole = parse_numeral(high["head"] + high["place"])
    if small is None or head is None or whole is None or small >= whole:
        return Decimal(1)
    power = parse_numeral(high["power"]) or Decimal(1)
    return power * (whole / head if small < head and not low["place"] else 1)


def _unit(text: str, index: UnitIndex, end: int) -> _Behind:
    start = end + 1 if text[end : end + 1] == " " else end
    unit = match_unit(index, text, start)
    if unit is None:
        return None, "", end
    name, end = match_rate(index, text, start + len(unit.form), unit)
    return unit, _POINTS if unit.form == "个" and _POINTS_FOLLOW.match(text, end) else name, end
