"""When a text was published, as far as the text itself says."""

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_YMD = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s*(?:年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日|([-/.])(\d{1,2})\4(\d{1,2})(?![\d.%]))"
)
_STAMP = re.compile(r"(?:(?:发布|发表|发文|成文|更新|印发)?(?:时间|日期)\s*[：:]?\s*|^\s*)$", re.MULTILINE)
_CLOCK = re.compile(r"\s*(?:\d{1,2}[：:]\d\d|来源|(?:[(（]?\s*(?:星期|周)[一二三四五六日天]))")
_MD = re.compile(r"(?<![\d年])(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_MONTH = re.compile(r"(?<![\d年])(\d{1,2})\s*月(?!\s*\d{1,2}\s*日)(?=[，底末份以])")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=\s*[年\u4e00-\u9fff“《])")
_WEEKDAY = re.compile(r"\s*[（(]?\s*(?:星期|周)([一二三四五六日天])")
_AHEAD_BEFORE = re.compile(r"(?:到|至|于|力争|预计|计划|有望|明年|截止|定于|[—~-])\s*$")
_AHEAD_AFTER = re.compile(r"年?\s*(?:[，,]?\s*[\u4e00-\u9fff]{0,8}(?:将|力争|计划)|底?前|之前|起施行)")
_LAST_YEAR = re.compile(r"(?:去年|上年)\s*$")
_PERIOD = re.compile(r"\s*(?:至|到|[—~-])")
_OPENING = re.compile(r"今年是.{0,4}(十[三四五六七]五).{0,6}(开局|收官)")
_PLAN_START = {"十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031, "十七五": 2036}
_NEAR = timedelta(days=10)


@dataclass(frozen=True, slots=True)
class _Day:
    """A day that the text names; `settled` where the text is of that very day, not of the day after."""

    day: date
    settled: bool


def find_published(folded: str) -> date | None:
    """The day a folded text was most likely published; None where it names no day or month with a year to go with it.

    A stamp (发布时间：2024-05-06) or a masthead says it outright. Otherwise a morning paper reports of the day
    before: the latest day that the text speaks of as past, and one more; or the end of the latest such month.
    """
    if (stamp := _stamped(folded)) is not None:
        return stamp
    year = _year(folded)
    days = sorted(_days(folded, year), key=lambda found: (found.day, found.settled))
    latest = _latest(days)
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
    """The date behind a label, or one that stands with a weekday or clock time at the start of a line."""
    for match in _YMD.finditer(text):
        before = text[max(0, match.start() - 12) : match.start()]
        label = _STAMP.search(before)
        if label is None or "公示" in before:
            continue
        if label.group().strip() or _CLOCK.match(text, match.end()):
            return _full(match)
    return None


def _year(text: str) -> int | None:
    """The year that the text calls this year: the latest that it does not look ahead to."""
    if opening := _OPENING.search(text):
        return _PLAN_START[opening[1]] + (4 if opening[2] == "收官" else 0)
    seen: Counter[int] = Counter()
    for match in _YEAR.finditer(text):
        ahead = _is_ahead(text, match)
        seen[int(match[1])] += -1 if ahead else 1
    likely = [year for year, count in seen.items() if count > 0]
    return _checked(text, max(likely)) if likely else None


def _is_ahead(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 4) : match.start()]
    return bool(_AHEAD_BEFORE.search(before) or _AHEAD_AFTER.match(text, match.end()))


def _checked(text: str, year: int) -> int:
    """The year, moved by one where the weekdays of the text say so."""
    votes: Counter[int] = Counter()
    for match in _MD.finditer(text):
        weekday = _WEEKDAY.match(text, match.end())
        for candidate in (year, year - 1, year + 1) if weekday else ():
            day = _date(candidate, match[1], match[2])
            votes[candidate] += day is not None and day.weekday() == "一二三四五六日天".index(weekday[1]) % 7  # type: ignore[index]
    return max((year, year - 1, year + 1), key=lambda candidate: votes[candidate])


def _days(text: str, year: int | None) -> Iterator[_Day]:
    for match in _YMD.finditer(text):
        day = _full(match)
        if day is not None and not _is_ahead(text, match):
            alone = text[match.start() - 1 : match.start()] in ("", "\n") and text[match.end() :][:1] in (
                "",
                "\r",
                "\n",
            )
            yield _Day(day, alone or _PERIOD.match(text, match.end()) is not None)
    if year is None:
        return
    for match in _MD.finditer(text):
        last = _LAST_YEAR.search(text, max(0, match.start() - 4), match.start()) is not None
        day = _date(year - last, match[1], match[2])
        if day is not None and not _is_ahead(text, match):
            yield _Day(day, False)


def _latest(days: list[_Day]) -> _Day | None:
    """The latest day, unless it stands alone far behind the others; a year's end before January is last year's."""
    if not days:
        return None
    return days[-1]


def _month_end(text: str, year: int | None, latest: date | None) -> date | None:
    """The last day of the latest month named without a day, where that is later than every day named."""
    if year is None:
        return None
    months = [int(m[1]) for m in _MONTH.finditer(text) if 1 <= int(m[1]) <= 12 and not _is_ahead(text, m)]
    if not months:
        return None
    end = date(year, max(months), monthrange(year, max(months))[1])
    return end if latest is None or (end.year, end.month) > (latest.year, latest.month) else None
