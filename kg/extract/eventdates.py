"""The date of a happening: which of the times around a trigger it is."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from kg.extract.lines import TIME, Line
from kg.model import Granularity, TimeExpression

# A time before one of these is when somebody spoke or learnt of it; 日前 says that the day is left open.
_HEARSAY = re.compile("获悉|了解到|报道|电（|表示|介绍|指出|透露|谈到|说，|称，|近日|日前|近期|不久前")
_YEAR = timedelta(days=366)
_CARRIED = {Granularity.DAY, Granularity.MONTH}


@dataclass(frozen=True, slots=True)
class EventDate:
    """First and last day of a happening; `said` is the time in its own sentence, None where an earlier one has it."""

    start: date
    end: date
    said: TimeExpression | None = None


def event_date(
    line: Line, at: int, end: int, heading: TimeExpression | None, latest: date | None
) -> "EventDate | None":
    """When the happening whose trigger is `[at, end)` was; None where the text gives no date.

    `heading` is the time of the sentence before; `latest` is the publication date, after which nothing has happened.
    """
    before = [position for position in line.times if position < at and not _HEARSAY.search(line.text, position, at)]
    behind = next((p for p in line.times if line.text[end:p] in {"于", "在", "时间为", "日期为"}), None)
    if behind is not None and behind >= end:
        time: TimeExpression | None = line.times[behind]
    elif before:
        time = line.times[max(before)]
    else:
        time = None if line.times or _HEARSAY.search(line.text, 0, at) else heading
    return _dated(time, latest, None if time is heading else time) if time else None


def _dated(time: TimeExpression, latest: date | None, said: TimeExpression | None) -> EventDate | None:
    if time.start is None or time.finish is None or time.finish - time.start > _YEAR:
        return None
    if latest is not None and time.start > latest:
        return None
    return EventDate(time.start, time.finish, said)


def heading(line: Line) -> TimeExpression | None:
    """The day or month that opens the sentence and may hold for the next one."""
    if not line.text.startswith(TIME) and not line.text[1:].startswith(TIME):
        return None
    time = line.times.get(0) or line.times.get(1)
    return time if time and not _HEARSAY.search(line.text) and time.granularity in _CARRIED else None
