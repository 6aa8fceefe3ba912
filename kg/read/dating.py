"""When a text was published, as far as the text itself says."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kg.lexicon import Lexicon
from kg.read.years import find_year

_YMD = re.compile(
    r"((?:19|20)\d\d)(?<!\d.{4})\s*(?:年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日|([-/.])(\d{1,2})\4(\d{1,2})(?![\d.%]))"
)
_STAMP = re.compile(
    r"(?:(?:发布|发表|发文|成文|更新|印发)?(?:时间|日期)\s*[：:]?\s*|来源\s*[：:]\s*\S{1,12}\s*|^\s*)\Z", re.MULTILINE
)
_CLOCK = re.compile(r"\s*(?:\d{1,2}[：:]\d\d|来源|(?:[(（]?\s*(?:星期|周)[一二三四五六日天]))")
_MD = re.compile(r"(\d(?<![\d年].)\d?)\s*月\s*(\d{1,2})\s*日")
_MONTH = re.compile(r"(\d(?<![\d年].)\d?)\s*月(?!\s*\d{1,2}\s*日)(?=[，底末份以])")
_YEAR = re.compile(r"((?:19|20)\d\d)(?<!\d.{4})(?=\s*[年\u4e00-\u9fff“《])")
_WEEKDAY = re.compile(r"\s*[（(]?\s*(?:星期|周)([一二三四五六日天])")
_AHEAD_BEFORE = re.compile(
    r"(?:截止(?:时间|日期)?(?:为|是|：)|到|至|(?:将|定|拟|力争|预计|计划|有望)于?|明年|截止|[—~-])\s*$"
)
_AHEAD_AFTER = re.compile(r"年?\s*(?:[，,]?\s*[\u4e00-\u9fff]{0,8}(?:将|力争|计划)|底?前|之前|起)")
_LAST_YEAR = re.compile(r"(?:去年|上年)\s*$")
_PERIOD = re.compile(r"\s*(?:至|到|[—~-])")
_OPENING = re.compile(r"今年是.{0,4}(十[三四五六七]五).{0,6}(开局|收官)")
_PLAN_START = {"十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031, "十七五": 2036}
_SHEET = re.compile(
    r"\s*(?:(?:星期|周)[一二三四五六日天]\s*)?(?:第?\s*[A-Z]?\d{1,3}(?:[、—~-]\d{1,3})*\s*版|[A-Z]\d{1,3}(?![\w.])|农历|今日|总?第\s*\d+\s*期)"
)
_PAPER = re.compile(r"[\u4e00-\u9fff]{2,8}报(?:\s+\w{2,4})?")
_TO_COME = 2
_HEAD_LINES = 6
_MASTHEAD = 60
_FAR = 10


@dataclass(frozen=True, slots=True)
class _Day:
    """A day that the text names; `settled` where the text is of that very day, not of the day after."""

    day: date
    settled: bool


def find_published(folded: str, lexicon: Lexicon) -> date | None:
    """The day a folded text was most likely published; None where it names no day or month with a year to go with it.

    A stamp (发布时间：2024-05-06) or a masthead says it outright. Otherwise a morning paper reports of the day
    before: the latest day that the text speaks of as past, and one more; or the end of the latest such month.
    """
    if (stamp := _stamped(folded)) is not None:
        return stamp
    named = list(_MD.finditer(folded))
    year = find_year(folded, named, lexicon)
    days = sorted(_days(folded, year, named), key=lambda found: (found.day, found.settled))
    latest = _foot(folded, days) or _latest(days)
    month = _month_end(folded, year, latest.day if latest else None)
    if month is not None or latest is None:
        return month
    return latest.day if latest.settled else latest.day + timedelta(days=1)


def _date(year: str | int, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _full(match: re.Match[str]) -> date | None:
    return _date(match[1], match[2] or match[5], match[3] or match[6])


def _stamped(text: str) -> date | None:
    """The date behind a label, in a masthead, or with a clock time at the start of a line."""
    for match in _YMD.finditer(text):
        before = text[max(0, match.start() - 20) : match.start()]
        label = _STAMP.search(before)
        if _heads_page(text, match):
            return _full(match)
        if _CLOCK.match(text, match.end()) and _is_masthead(text, match):
            return _full(match)
        if label is None or "公示" in before:
            continue
        if label.group().strip() or _CLOCK.match(text, match.end()):
            return _full(match)
    return None


def _heads_page(text: str, match: re.Match[str]) -> bool:
    """Whether the date stands in a page's head line: behind the paper's name, or before a page number."""
    if text[: match.start()].count("\n") > _HEAD_LINES or not _is_masthead(text, match):
        return False
    before, behind = _before(text, match).strip(), _behind(text, match)
    return (before == "" and _SHEET.match(behind) is not None) or _PAPER.fullmatch(before) is not None


def _is_masthead(text: str, match: re.Match[str]) -> bool:
    line = _before(text, match) + match.group() + _behind(text, match)
    return len(line) <= _MASTHEAD and "。" not in line


def _is_ahead(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 8) : match.start()]
    return bool(_AHEAD_BEFORE.search(before) or _AHEAD_AFTER.match(text, match.end()))


def _days(text: str, year: int | None, named: list[re.Match[str]]) -> Iterator[_Day]:
    for match in _YMD.finditer(text):
        day = _full(match)
        if day is not None and not _is_ahead(text, match):
            yield _Day(day, _is_signature(text, match) or _PERIOD.match(text, match.end()) is not None)
    if year is None:
        return
    for match in named:
        last = _LAST_YEAR.search(text, max(0, match.start() - 4), match.start()) is not None
        day = _date(year - last, match[1], match[2])
        if day is not None and not _is_ahead(text, match):
            yield _Day(day, False)


def _is_signature(text: str, match: re.Match[str]) -> bool:
    """Whether a date has a line of its own."""
    return not _before(text, match).strip() and not _behind(text, match).strip()


def _before(text: str, match: re.Match[str]) -> str:
    """What stands before a match on its line, as far as it matters."""
    return text[max(0, match.start() - _MASTHEAD) : match.start()].rpartition("\n")[2]


def _behind(text: str, match: re.Match[str]) -> str:
    return text[match.end() : match.end() + _MASTHEAD].partition("\n")[0]


def _foot(text: str, days: list[_Day]) -> _Day | None:
    """The day on the last line, where the text reports of the day before it and names few later ones (yet to come).

    Without such a report it may be the day of a notice at the foot of a later page.
    """
    line = text.rstrip().rpartition("\n")[2].strip()
    match = _YMD.fullmatch(line)
    day = _full(match) if match else None
    named = {found.day for found in days}
    if day is None or day - timedelta(days=1) not in named or sum(other > day for other in named) > _TO_COME:
        return None
    return _Day(day, True)


def _latest(days: list[_Day]) -> _Day | None:
    """The latest day; where January outweighs December, December is the year before's."""
    if not days:
        return None
    latest = days[-1].day
    if latest.month < 11:
        return days[-1]
    early = [found for found in days if found.day.year == latest.year and found.day.month <= 2]
    late = [found for found in days if found.day.year == latest.year and found.day.month >= 11]
    return early[-1] if len(early) > len(late) else days[-1]


def _month_end(text: str, year: int | None, latest: date | None) -> date | None:
    """The last day of the latest month named without a day, where that is later than every day named."""
    if year is None:
        return None
    months = [int(m[1]) for m in _MONTH.finditer(text) if 1 <= int(m[1]) <= 12 and not _is_ahead(text, m)]
    if not months:
        return None
    end = date(year, max(months), monthrange(year, max(months))[1])
    return end if latest is None or (end.year, end.month) > (latest.year, latest.month) else None
