"""The date of a happening: which of the times around a trigger it is."""

from collections.abc import Sequence
from datetime import date, timedelta

from kg.extract.lines import TIME, Line
from kg.model import Granularity, TimeExpression

_YEAR = timedelta(days=366)
_CARRIED = {Granularity.DAY, Granularity.MONTH}


def event_date(
    line: Line, at: int, end: int, heading: TimeExpression | None, latest: date | None
) -> tuple[date, date] | None:
    """First and last day of the happening whose trigger is `[at, end)`; None where the text gives no date.

    `heading` is the time of the sentence before; `latest` is the publication date, after which nothing has happened.
    """
    before = [position for position in line.times if position < at]
    behind = next((p for p in line.times if line.text[end:p] in {"于", "在", "时间为", "日期为"}), None)
    if behind is not None and behind >= end:
        time: TimeExpression | None = line.times[behind]
    elif before:
        time = _nearest(line, before, at)
    else:
        time = heading
    return _dates(time, latest) if time else None


def _nearest(line: Line, before: Sequence[int], at: int) -> TimeExpression | None:
    return line.times[max(before)]


def _dates(time: TimeExpression, latest: date | None) -> tuple[date, date] | None:
    if time.start is None or time.finish is None or time.finish - time.start > _YEAR:
        return None
    if latest is not None and time.start > latest:
        return None
    return time.start, time.finish


def heading(line: Line) -> TimeExpression | None:
    """The day or month that opens the sentence and may hold for the next one."""
    if not line.text.startswith(TIME) and not line.text[1:].startswith(TIME):
        return None
    time = line.times.get(0) or line.times.get(1)
    return time if time and time.granularity in _CARRIED else None
