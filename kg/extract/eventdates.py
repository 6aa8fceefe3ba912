"""The date of a happening: which of the times around a trigger it is."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from kg.extract.groups import TIME
from kg.extract.lines import Line
from kg.model import Granularity, Kind, TimeExpression

_YEAR = timedelta(days=366)
# A sentence may open with a dateline (本报南京讯, 长江日报（记者某某）).
_OPENING = re.compile(f"(?:[^，。]{{0,40}}(?:讯|电|）))?.?{TIME}")
_HOLDS = re.compile("召开|举行|举办|开幕|启幕|揭牌|签约")
_EDITIONS = {Kind.CONFERENCE, Kind.AWARD}
_UNITS = "年月日号"
_COMPARES = {"比", "较"}
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
    else:
        # What stands behind the trigger (计划明年投产) does not move it from the day that the text goes on about.
        past = any(p < at for p in line.times) or hearsay.search(line.text, 0, at)
        time = None if past else heading
    return dated(time, latest, None if time is heading else time) if time else None


def _begun(time: TimeExpression, words: str) -> EventDate | None:
    """自2024年6月上线以来: the period is open, but its first day, month or year is when it happened."""
    first = time.start
    if first is None or words[-1:] not in _UNITS:
        return None
    last = {
        "年": date(first.year, 12, 31),
        "月": date(first.year + first.month // 12, first.month % 12 + 1, 1) - timedelta(days=1),
    }
    return EventDate(first, last.get(words[-1], first), time)


def dated(time: TimeExpression, latest: date | None, said: TimeExpression | None = None) -> EventDate | None:
    """The time as the date of a happening; None where it is open, longer than a year, or still to come."""
    if time.start is None or time.finish is None or time.finish - time.start > _YEAR:
        return None
    if latest is not None and time.start > latest:
        return None
    return EventDate(time.start, time.finish, said)


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
