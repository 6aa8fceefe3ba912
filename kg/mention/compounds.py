"""Amounts in pieces: 3元5角, 3斤5两, 一吨半, 三米九; and with a sign or word before them (￥13.5, 摄氏37度)."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from kg.lexicon import Lexicon
from kg.mention.amounts import Amount, find_amounts
from kg.mention.numerals import DIGIT, parse_numeral
from kg.mention.units import COUNT, UnitIndex, match_unit, unit_index

# How many of the smaller unit make the larger one.
_SMALLER = {("元", "角"): 10, ("元", "分"): 100, ("角", "分"): 10, ("斤", "两"): 10}
_HALF = re.compile(r"半(?![导年天年径个自数边])")
_LAST = re.compile(f"零?([{DIGIT}])(?![{DIGIT}十百千万亿年月日个号分])")
_LED = re.compile(r"(?P<money>￥|¥|\$|₩|€|£|港[币幣]|人民[币幣])$|(?P<degrees>[摄攝华華]氏(?:温度|溫度)?)$")
_SYMBOLS = {"￥": "元", "¥": "元", "$": "美元", "₩": "韩元", "€": "欧元", "£": "英镑", "港": "港元", "人": "元"}
_DEGREES = {"摄": "摄氏度", "攝": "摄氏度", "华": "华氏度", "華": "华氏度"}
_PIECE = re.compile(
    r"半|四分一|(?<![0-9一二两三四五六七八九十百千万亿])米(?=[一二三四五六七八九](?:到|至|$))|(?<![\u4e00-\u9fff])米(?=[一二三四五六七八九])"
)
_DIGITS_BEHIND = frozenset("元米")
_GAP = re.compile(r"[\-—~～至到]")


def join_amounts(text: str, amounts: Iterable[Amount]) -> Iterator[Amount]:
    """The amounts with their smaller pieces added: 3元5角 is 3.5 元."""
    held: Amount | None = None
    for amount in amounts:
        if held is None:
            held = amount
            continue
        joined = _joined(held, amount) if held.end == amount.begin else None
        if joined is None:
            yield _ended(text, held)
        held = joined or amount
    if held is not None:
        yield _ended(text, held)


def _joined(large: Amount, small: Amount) -> Amount | None:
    factor = _SMALLER.get((large.unit_name, small.unit_name))
    if factor is None or large.ranged or small.ranged:
        return None
    value = large.low + small.low / factor
    return large._replace(end=small.end, low=value, high=value)


def _ended(text: str, amount: Amount) -> Amount:
    """The amount with 半 (一吨半) or a bare last digit (三米九, 三块零四) behind its unit."""
    unit = amount.unit
    if unit is None or unit.dimension == COUNT or amount.ranged or unit.dimension in ("change", "ratio", "duration"):
        return amount
    if match := _HALF.match(text, amount.end):
        value = amount.low + Decimal("0.5")
    elif unit.unit in _DIGITS_BEHIND and unit.form != "元" and (match := _LAST.match(text, amount.end)):
        digit = parse_numeral(match[1]) or Decimal(0)
        value = amount.low + digit / (100 if match.group()[0] == "零" else 10)
    else:
        return amount
    return amount._replace(end=match.end(), low=value, high=value)


def find_measures(text: str, lexicon: Lexicon) -> tuple[Amount, ...]:
    """Every amount of money, length, weight and the like, with the signs before it, whatever it is said of.

    The plain reading of measures: `find_quantities` decides which of them count as statements.
    """
    index = unit_index(lexicon)
    pieces = [*join_amounts(text, find_amounts(text, index)), *_pieces(text, index)]
    led = [_led(text, amount, index) for amount in sorted(pieces, key=lambda amount: amount.begin)]
    apart = _apart(amount for amount in led if amount.unit is not None and amount.unit.dimension != COUNT)
    return tuple(_ranged(text, apart))


def _apart(amounts: Iterable[Amount]) -> Iterator[Amount]:
    end = 0
    for amount in amounts:
        if amount.begin >= end:
            end = amount.end
            yield amount


def _pieces(text: str, index: UnitIndex) -> Iterator[Amount]:
    """半公升, 四分一升, and 米六 as people give their height."""
    for match in _PIECE.finditer(text):
        unit = match_unit(index, text, match.end())
        if match.group() == "米":
            unit, value, end = match_unit(index, "米", 0), Decimal(1), match.end() + 1
            value += (parse_numeral(text[match.end()]) or Decimal(0)) / 10
        elif unit is None:
            continue
        else:
            value, end = Decimal("0.5" if match.group() == "半" else "0.25"), match.end() + len(unit.form)
        if unit is not None:
            yield Amount(match.start(), end, value, value, unit, unit.unit, match.group())


def _led(text: str, amount: Amount, index: UnitIndex) -> Amount:
    """The amount with the sign of a currency or a scale of temperature that stands before it."""
    match = _LED.search(text, max(0, amount.begin - 4), amount.begin)
    if not match:
        return amount
    if match["money"]:
        if amount.unit is not None and amount.unit.dimension != COUNT:
            return amount._replace(begin=match.start())
        return _named(amount, match.start(), index, _SYMBOLS[match["money"][0]])
    if text[amount.end - 1] not in "度°":
        return amount
    return _named(amount, match.start(), index, _DEGREES[match["degrees"][0]])


def _named(amount: Amount, begin: int, index: UnitIndex, name: str) -> Amount:
    return amount._replace(begin=begin, unit=match_unit(index, name, 0), unit_name=name)


def _ranged(text: str, amounts: Iterable[Amount]) -> Iterator[Amount]:
    """五元六角-五元七毛: two joined amounts that stand for a range."""
    held: Amount | None = None
    for amount in amounts:
        if held and _spans(text, held, amount):
            held = held._replace(end=amount.end, high=amount.high, ranged=True)
            continue
        if held:
            yield held
        held = amount
    if held:
        yield held


def _spans(text: str, first: Amount, second: Amount) -> bool:
    if first.ranged or second.ranged or first.unit_name != second.unit_name or first.low >= second.low:
        return False
    return _GAP.fullmatch(text, first.end, second.begin) is not None
