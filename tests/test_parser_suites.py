"""The share of other projects' public cases that are read as they expect. The cases themselves stay outside."""

import json
import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from needs import absent

from kg.lexicon import Lexicon
from kg.mention.amounts import Amount
from kg.mention.compounds import find_measures
from kg.mention.numerals import FULL_WIDTH, find_numbers, find_ordinals
from kg.mention.percents import find_percents
from kg.mention.ranges import find_ranges
from kg.mention.times import find_times

Case = dict[str, Any]
LEXICON = Lexicon()
SUITES = Path(__file__).parents[2] / "shared" / "parsers"
SIZES = {"numbers": 247, "percents": 21, "ordinals": 19, "number_ranges": 20, "quantities": 143, "dates": 148}

if not SUITES.is_dir():
    absent("the public parser cases are not beside this checkout")

# A full-width comma between groups of three digits is a thousand separator in the suites, in news a comma.
_SEPARATOR = re.compile(r"(?<=[0-9])，(?=[0-9]{3}(?![0-9]))")


def cases(name: str) -> list[Case]:
    return [json.loads(line) for line in (SUITES / f"{name}.jsonl").read_text("utf-8").splitlines()]


def plain(text: str) -> str:
    """ASCII digits; a comma stays full-width unless it separates thousands."""
    table = {char: ascii_ for char, ascii_ in FULL_WIDTH.items() if chr(char) != "，"}
    return _SEPARATOR.sub(",", text.translate(table))


def share(name: str, right: Callable[[Case], bool]) -> float:
    results = [right(case) for case in cases(name)]
    return sum(results) / len(results)


def close(value: Decimal, expected: str | Decimal) -> bool:
    wanted = Decimal(expected)
    return abs(value - wanted) <= Decimal("1e-9") * max(abs(wanted), Decimal(1))


def paired(found: Iterable[tuple[int, Decimal]], case: Case) -> bool:
    """One prediction for each expected result, at its place and of its value."""
    found = list(found)
    expected = case["results"]
    return len(found) == len(expected) and all(
        begin == result["start"] and close(value, result["value"])
        for (begin, value), result in zip(found, expected, strict=True)
    )


@pytest.mark.parametrize(("name", "size"), SIZES.items())
def test_a_suite_is_complete(name: str, size: int) -> None:
    assert len(cases(name)) == size


def test_numbers() -> None:
    assert (
        share("numbers", lambda case: paired(((n.begin, n.value) for n in find_numbers(plain(case["text"]))), case))
        >= 0.97
    )


def test_ordinals() -> None:
    def right(case: Case) -> bool:
        return paired(((o.begin, o.value) for o in find_ordinals(plain(case["text"]))), case)

    assert share("ordinals", right) >= 0.97


def test_percents() -> None:
    def right(case: Case) -> bool:
        return paired(((p.begin, p.value) for p in find_percents(plain(case["text"]), LEXICON)), case)

    assert share("percents", right) >= 0.97


def test_ranges() -> None:
    def right(case: Case) -> bool:
        found = [(r.begin, r.low, r.high) for r in find_ranges(plain(case["text"]), LEXICON)]
        return found == [(r["start"], bound(r["lo"]), bound(r["hi"])) for r in case["results"]]

    assert share("number_ranges", right) >= 0.9


def bound(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def test_dates() -> None:
    def right(case: Case) -> bool:
        reference = date.fromisoformat(case["reference"][:10]) if case["reference"] else None
        # The suites let a bare month lie anywhere in the year of writing; a newspaper looks back.
        found = find_times(plain(case["text"]), reference, LEXICON, horizon=366)
        expected = case["results"]
        return len(found) == len(expected) and all(
            [day(time.start), day(time.finish)] in result["accept"]
            for time, result in zip(found, expected, strict=True)
        )

    assert share("dates", right) >= 0.93


def day(value: date | None) -> str | None:
    return value.isoformat() if value else None


# The suites' codes for plain units, and which dimensions of `units.json` each of their own takes in.
_CODES = """
元:CNY 角:CNY_JIAO 分:CNY_FEN 美元:USD 欧元:EUR 瑞士法郎:CHF 港元:HKD 新台币:TWD 日元:JPY 奈拉:NGN 比特币:XBT
泰铢:THB 卢布:RUB 澳元:AUD 韩元:KRW 英镑:GBP 印度卢比:INR 林吉特:MYR 公斤:kg 千克:kg 克:g 毫克:mg 微克:ug
吨:t 斤:jin 两:liang 米:m 厘米:cm 毫米:mm 公里:km 千米:km 英尺:ft 英寸:in 英里:mi 亩:mu 平方米:m2
平方公里:km2 升:L 毫升:mL 加仑:gal 比特:bit 字节:B 千比特:kbit 千字节:kB 兆字节:MB MB:MB 摄氏度:degC
华氏度:degF 度:deg °:deg 开尔文:K 岁:year 年:year 个月:month 周:week 天:day 公里/小时:km/h 毫秒:ms
"""
CODES = dict(pair.split(":") for pair in _CODES.split())
CURRENCIES = "CNY DOLLAR USD EUR CHF HKD TWD JPY NGN XBT THB RUB AUD KRW GBP INR MYR"
DIMENSIONS = {
    "currency": CURRENCIES,
    "mass": "mass",
    "length": "length",
    "volume": "volume",
    "temperature": "degC degF deg K degR degD",
    "age": "age_year age_month age_week age_day",
    "dimension": "mass length area volume data deg speed time",
}


@cache
def units() -> dict[str, tuple[str, Decimal]]:
    table = json.loads((SUITES / "units.json").read_text("utf-8"))
    return {code: (dimension, Decimal(factor)) for code, (dimension, factor) in table.items()}


def test_quantities() -> None:
    def right(case: Case) -> bool:
        wanted = {dimension for name in case["dims"] for dimension in DIMENSIONS[name].split()}
        found = [
            measure
            for measure in find_measures(plain(case["text"]), LEXICON)
            if measure.unit_name in CODES and units()[CODES[measure.unit_name]][0] in wanted
        ]
        expected = case["results"]
        return len(found) == len(expected) and all(map(measured, found, expected))

    assert share("quantities", right) >= 0.9


def measured(amount: Amount, expected: Case) -> bool:
    """Whether the amount is the expected one in any of the units that count as right."""
    if expected.get("unit_norm") is None:
        return True
    dimension, factor = units()[CODES[amount.unit_name]]
    bounds = [bound * factor for bound in reach(amount)]
    lows = [expected["value"]] * 2 if expected.get("value") else [expected["lo"], expected["hi"]]
    for code in expected["unit_norm"]:
        other, scale = units()[code]
        if other not in (dimension, "DOLLAR" if dimension == "CNY" else dimension):
            continue
        if all(close(value / scale, want) for value, want in zip(bounds, lows, strict=True)):
            return True
    return False


def reach(amount: Amount) -> tuple[Decimal, Decimal]:
    """几十万 reaches to the next power of ten, 十几 to the next ten."""
    if amount.vague:
        return amount.low, amount.low * 10
    if amount.more == "几":
        return amount.low, amount.low * 2
    return amount.low, amount.high
