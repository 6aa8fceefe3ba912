"""The date of a happening: which of the times around a trigger it is."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from kg.extract.groups import TIME
from kg.extract.lines import Line
from kg.model import Granularity, Kind, TimeExpression

_YEAR, _HALF, _MONTH = timedelta(days=366), timedelta(days=183), timedelta(days=31)
# A sentence may open with a dateline (本报南京讯, 长江日报（记者某某）).
_OPENING = re.compile(f"(?:[^，。]{{0,40}}(?:讯|电|）))?.?{TIME}")
_PARTS = ("月底", "月末", "月初", "上旬", "中旬", "下旬")
_LEAP = (2, 29)
_SET = re.compile(f"(?:将|定)[于在]{TIME}")
_HOLDS = re.compile("召开|举行|举办|开幕|启幕|揭牌|签约")
_EDITIONS = {Kind.CONFERENCE, Kind.AWARD}
_UNITS = "年月日号"
_COMPARES = {"比", "较"}
# What has come about by now did not do so on the day that the text goes on about.
_NOW = re.compile("目前|如今|现已|迄今|累计|近年来|至今")
_BESIDE = re.compile("(?:同期)?(?:相比|的?水平)")
_CARRIED = {Granularity.DAY, Granularity.MONTH}


@dataclass(frozen=True, slots=True)
class EventDate:
    """First and last day of a happening; `said` is the time in its own sentence, None where an earlier one has it."""

    start: date
    end: date
    said: TimeExpression | None = None


def event_date(
    line: Line,
    trigger: tuple[int, int],
    heading: TimeExpression | None,
    latest: date | None,
    hearsay: re.Pattern[str],
) -> EventDate | None:
    """When the happening whose trigger stands at `trigger` was; None where the text gives no date.

    `heading` is the time of the sentence before; `latest` is the publication date, after which nothing has happened.
    """
    at, end = trigger
    before = [p for p in line.times if p < at and not hearsay.search(line.text, p, at) and not _is_other(line, p)]
    behind = next((p for p in line.times if line.text[end:p] in {"于", "在", "时间为", "日期为"}), None)
    if behind is not None and behind >= end:
        time: TimeExpression | None = line.times[behind]
    elif before:
        time = line.times[max(before)]
        if line.text.startswith("以来", end):
            return _begun(time, line.sentence.passage.text[time.begin : time.end])
    elif _NOW.search(line.text, 0, at):
        time = None
    else:
        # What stands behind the trigger (计划明年投产) does not move it from the day that the text goes on about.
        past = any(p < at for p in line.times) or hearsay.search(line.text, 0, at)
        time = None if past else heading
    if time is None:
        return None
    words = line.sentence.passage.text[time.begin : time.end] if time is not heading else ""
    if words.endswith("起") and time.start and time.granularity in _CARRIED:
        return _from_then_on(EventDate(time.start, time.start, time), latest, "年" in words)
    when = dated(time, latest, None if time is heading else time)
    vague = words.endswith(_PARTS)
    return _month(when) if when and vague else when


def _begun(time: TimeExpression, words: str) -> EventDate | None:
    """自2024年6月上线以来: the period is open, but its first day, month or year is when it happened."""
    first = time.start
    if first is None or words[-1:] not in _UNITS:
        return None
    last = {"年": date(first.year, 12, 31), "月": _last_day(first)}
    return EventDate(first, last.get(words[-1], first), time)


def _from_then_on(first: EventDate, today: date | None, full: bool) -> EventDate | None:
    """5月8日起，…启用: that day; without a year and long past it is the one to come, which has not happened."""
    long_past = today is not None and not full and today - first.start > _HALF
    return None if long_past or (today is not None and first.start > today) else first


def _month(when: EventDate) -> EventDate:
    """8月底, 8月中旬: the month, for such words leave the days open."""
    return EventDate(when.start.replace(day=1), _last_day(when.start), when.said)


def _last_day(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1) - timedelta(days=1)


def dated(time: TimeExpression, latest: date | None, said: TimeExpression | None = None) -> EventDate | None:
    """The time as the date of a happening; None where it is open, longer than a year, or still to come."""
    if time.start is None or time.finish is None or time.finish - time.start > _YEAR:
        return None
    if latest is not None and time.start > latest:
        return None
    return EventDate(time.start, time.finish, said)


def scheduled(line: Line, begin: int, at: int, today: date | None) -> EventDate | None:
    """The days that are set, from `begin` on, for what the verb at `at` tells to come (将于6月29日开通)."""
    match = _SET.search(line.text, begin, at)
    time = line.times[match.end() - 1] if match else None
    return _coming(dated(time, None, time), today) if time else None


def unset(words: str, when: EventDate | bool | None) -> str:
    """The words before a verb without the setting of a day, where one is set."""
    return _SET.sub("", words) if when else words


def _coming(when: EventDate | None, today: date | None) -> EventDate | None:
    """The same days in the year in which they are still to come, for a date without a year is read as past.

    None for more than a month: a year is a plan rather than a date.
    """
    if when is None or when.end - when.start > _MONTH:
        return None
    if today is None or when.end >= today or today - when.end > _YEAR:
        return when
    first, last = (day if (day.month, day.day) != _LEAP else day - timedelta(days=1) for day in (when.start, when.end))
    return EventDate(first.replace(year=first.year + 1), last.replace(year=last.year + 1), when.said)


def _is_other(line: Line, position: int) -> bool:
    """Whether the time belongs to a meeting's name or to what something is compared with (比去年多4家)."""
    compared = line.text[position - 1 : position] in _COMPARES or _BESIDE.match(line.text, position + 1)
    return bool(compared) or _is_edition(line, position)


def _is_edition(line: Line, position: int) -> bool:
    """2020年某论坛举行: the year right before a meeting or a list tells which one it is."""
    follower = line.names.get(position + 1)
    year = line.times[position].granularity is Granularity.YEAR
    return year and follower is not None and follower.kind in _EDITIONS


def heading(line: Line, hearsay: re.Pattern[str]) -> TimeExpression | None:
    """The day or month that opens the sentence and may hold for the next one."""
    opening = _OPENING.match(line.text)
    time = line.times[opening.end() - 1] if opening else None
    if time is None and len(line.times) == 1 and _HOLDS.search(line.text):
        (time,) = line.times.values()
    if time is None or time.granularity not in _CARRIED or hearsay.search(line.text):
        return None
    return time if time.start and time.finish else None
