"""What a numeral is worth."""

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon import Lexicon
from kg.mention.numerals import DIGITS, POWERS, find_numbers, find_ordinals, parse_numeral
from kg.mention.percents import find_percents
from kg.mention.ranges import find_ranges

LEXICON = Lexicon()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.2万亿", "1200000000000"),
        ("一千二百", "1200"),
        ("一千二", "1200"),
        ("三百一", "310"),
        ("三百零一", "301"),
        ("九万四", "94000"),
        ("一百二十万三", "1203000"),
        ("二〇二五", "2025"),
        ("壹佰", "100"),
        ("壹仟玖佰", "1900"),
        ("廿三", "23"),
        ("十", "10"),
        ("百二", "120"),
        ("一万零十二", "10012"),
        ("四万亿", "4000000000000"),
        ("10万万", "1000000000"),
        ("3万4000", "34000"),
        ("25万6千", "256000"),
        ("5亿1万4千6百", "500014600"),
        ("1,250.5", "1250.5"),
        ("１２０", "120"),
        ("一点五万", "15000"),
        ("零点零五", "0.05"),
        ("十二点零", "12"),
        ("三分之一", Decimal(1) / 3),
        ("二又五分之一", "2.2"),
        ("3/16", "0.1875"),
        ("负十", "-10"),
        ("-5.5", "-5.5"),
        ("三百五十万亿", "350000000000000"),
    ],
)
def test_the_value_of_a_numeral(text: str, value: str | Decimal) -> None:
    assert parse_numeral(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "家", "三家", "三五万", "1.2.3", "分之一", "一切", "5%", "第三", "１２ａ", "万点五x"]
)
def test_what_is_no_numeral_as_a_whole_has_no_value(text: str) -> None:
    assert parse_numeral(text) is None


def test_the_characters_agree_with_unicode() -> None:
    for char, value in {**DIGITS, **POWERS}.items():
        assert unicodedata.numeric(char) == value


def spoken(number: int) -> str:
    """A number below 10^16 in characters, by the rules taught at school."""
    if number >= 10**8:
        high, rest = divmod(number, 10**8)
        return spoken(high) + "亿" + joined(rest, 10**7)
    if number >= 10**4:
        high, rest = divmod(number, 10**4)
        return spoken(high) + "万" + joined(rest, 10**3)
    for power, char in ((1000, "千"), (100, "百"), (10, "十")):
        if number >= power:
            high, rest = divmod(number, power)
            return "零一二三四五六七八九"[high] + char + joined(rest, power // 10)
    return "零一二三四五六七八九"[number]


def joined(rest: int, power: int) -> str:
    if not rest:
        return ""
    return ("" if rest >= power else "零") + spoken(rest)


@given(st.integers(min_value=0, max_value=10**16 - 1))
def test_every_number_written_out_is_read_back(number: int) -> None:
    assert parse_numeral(spoken(number)) == number


@given(st.integers(min_value=0, max_value=10**12))
def test_thousand_separators_change_nothing(number: int) -> None:
    assert parse_numeral(f"{number:,}") == number == parse_numeral(str(number))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("投入3.5亿，新增两千，占二分之一", ["350000000", "2000", "0.5"]),
        ("一切顺利，四川大陆，拾起石子", []),
        ("2025年11月", ["2025", "11"]),
        ("伍仟元整", ["5000"]),
        ("下降-3.2", ["-3.2"]),
        ("10-20", ["10", "20"]),
    ],
)
def test_numbers_in_text(text: str, values: list[str]) -> None:
    assert [number.value for number in find_numbers(text)] == [Decimal(value) for value in values]


def test_ordinals_in_text() -> None:
    assert [(o.begin, o.value) for o in find_ordinals("是第七个，也是第121条")] == [(1, Decimal(7)), (7, Decimal(121))]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("增长8.5%，提高百分之六", ["8.5", "6"]),
        ("三成企业，2.5成", ["30", "25"]),
        ("千分之二", ["0.2"]),
        ("提高5.1个百分点", ["5.1"]),
        ("百分百", ["100"]),
        ("成立、成功、百分之二三十", []),
    ],
)
def test_percentages_in_text(text: str, values: list[str]) -> None:
    assert [percent.value for percent in find_percents(text, LEXICON)] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("请来一到五个", [(1, 5)]),
        ("500多亿", [(50000000000, None)]),
        ("至少30家", [(30, None)]),
        ("不超过10人", [(None, 10)]),
        ("大于12并小于50", [(12, 50)]),
        ("大于50并小于12", [(50, None), (None, 12)]),
        ("1000以上，1500以下", [(1000, 1500)]),
        ("30与50之间", [(30, 50)]),
        ("比170高", [(170, None)]),
        ("共30家", []),
    ],
)
def test_ranges_in_text(text: str, bounds: list[tuple[int | None, int | None]]) -> None:
    assert [(found.low, found.high) for found in find_ranges(text, LEXICON)] == bounds
