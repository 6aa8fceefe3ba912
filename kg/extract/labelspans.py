"""Where, before a figure, the words of its metric begin."""

import re
from collections.abc import Sequence

from kg.extract.figures import Figure
from kg.extract.spans import opposed
from kg.extract.subjects import Clause
from kg.model import Name, Quantity

_FROM = re.compile("[由从]")
_WHERE = "在从向自"
_JOINS = "、和与及"
_AND_SO_ON = re.compile("等(?:地|方面|领域|单位)?的?")


def time_within(clause: Clause, figure: Figure, begin: int) -> int | None:
    """Where the time begins that parts the metric from its figure (产业规模|去年|突破5600亿元)."""
    times = (time.begin for time in clause.sentence.times if figure.begin < time.begin and time.end == begin)
    return next(times, None)


def _behind_bracket(text: str, begin: int, end: int) -> int:
    """Where the words behind a name begin: behind what the brackets after it say (甲基地（以下简称乙）集聚…)."""
    return max(text.find("）", begin, end) + 1, begin) if text.startswith("（", begin) else begin


def label_begin(clause: Clause, quantity: Quantity, begin: int) -> int:
    """Where the metric's words can start: after the subject's own name and after a time."""
    text = clause.sentence.passage.text
    times = (time for time in clause.sentence.times if not opposed(clause.sentence, time))
    ends = [
        time.end
        for time in times
        if begin <= time.begin and time.end <= quantity.begin and not _FROM.match(text, time.begin - 1)
    ]
    if clause.name is not None and begin <= clause.name.begin and clause.name.end <= quantity.begin:
        ends.append(_behind_bracket(text, clause.name.end, quantity.begin))
    between = [name for name in clause.sentence.names if begin < name.begin and name.end < quantity.begin]
    ends += [_end_of_list(text, name.end, between) for name in between if text[name.begin - 1] in _WHERE]
    return max(ends, default=begin)


def _end_of_list(text: str, end: int, names: Sequence[Name]) -> int:
    """Where the list ends whose first name ends there: 在|甲医院、乙医院等|."""
    for name in names:
        if name.begin == end + 1 and text[end] in _JOINS:
            end = name.end
    rest = _AND_SO_ON.match(text, end)
    return rest.end() if rest else end
