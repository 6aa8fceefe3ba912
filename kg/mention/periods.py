"""Periods of the calendar: months, quarters, ten-day parts, five-year plans."""

from calendar import monthrange
from datetime import MINYEAR, date, timedelta
from typing import NamedTuple

from kg.model import Granularity

FIRST_PLAN_YEAR = 1951  # “十四五” begins 5 × 14 years later
TENTHS = {
    "上旬": (1, 10),
    "中旬": (11, 20),
    "下旬": (21, 31),
    "初": (1, 10),
    "中": (11, 20),
    "底": (21, 31),
    "末": (21, 31),
}


class Period(NamedTuple):
    """A stretch of days, both ends included; an open or unknown end is None."""

    start: date | None
    finish: date | None
    granularity: Granularity


def day(value: date) -> Period:
    """One day."""
    return Period(value, value, Granularity.DAY)


def try_day(year: int, month: int, number: int) -> Period | None:
    """The day, or None where the calendar has none (31 June)."""
    try:
        return day(date(year, month, number))
    except ValueError:
        return None


def months(year: int, first: int, last: int, granularity: Granularity = Granularity.SPAN) -> Period:
    """From the first day of one month to the last day of another of the same year."""
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]), granularity)


def month(year: int, number: int) -> Period:
    """A calendar month."""
    return months(year, number, number, Granularity.MONTH)


def tenth(year: int, number: int, part: str) -> Period:
    """The first, second or last ten days of a month."""
    first, last = TENTHS[part]
    return Period(
        date(year, number, first), date(year, number, min(last, monthrange(year, number)[1])), Granularity.SPAN
    )


def quarter(year: int, number: int) -> Period:
    """A quarter of a year."""
    return months(year, 3 * number - 2, 3 * number, Granularity.QUARTER)


def half(year: int, number: int) -> Period:
    """A half of a year."""
    return months(year, 6 * number - 5, 6 * number, Granularity.HALF)


def years(first: int, last: int) -> Period:
    """Whole years; one year has its own granularity."""
    granularity = Granularity.YEAR if first == last else Granularity.SPAN
    return Period(date(first, 1, 1), date(last, 12, 31), granularity)


def week(anchor: date, offset: int) -> Period:
    """The week from Monday to Sunday, `offset` weeks from the anchor's."""
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=offset)
    return Period(monday, monday + timedelta(days=6), Granularity.WEEK)


def plan(number: int) -> Period:
    """The five years of a national plan (14: 2021 to 2025)."""
    first = FIRST_PLAN_YEAR + 5 * number
    return years(first, first + 4)


def shift(anchor: date, number: int, unit: str) -> date:
    """The day `number` years, months, weeks or days from the anchor; 29 February falls back to the 28th."""
    if unit == "天":
        return anchor + timedelta(days=number)
    if unit == "周":
        return anchor + timedelta(weeks=number)
    total = anchor.year * 12 + anchor.month - 1 + number * (12 if unit == "年" else 1)
    year, number = max(total // 12, MINYEAR), total % 12 + 1
    return date(year, number, min(anchor.day, monthrange(year, number)[1]))
