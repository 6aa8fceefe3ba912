"""What kind of time an expression gives: a date or none, a year, one that is only measured against, a heading's."""

import re
from dataclasses import replace
from datetime import date

from kg.extract.subjects import Clause
from kg.model import AnnotatedArticle, Granularity, PassageRole, Quantity, Sentence, TimeExpression

_AGAINST = ("较", "比", "与", "同", "和", "相较", "较之", "相比")
# 是去年全年的1.6倍
_MULTIPLE = re.compile("(?:全年|同期|底|末)?[^，。；]{0,6}?的?[约近超]?[0-9.一两二三四五六七八九十]+(?:多|余)?[倍%]")
_IS = ("是", "为", "相当于", "达到", "达", "恢复至", "恢复到")
# 订单排到了2029年: how far something reaches is no time of what is told.
_QUEUED = ("排", "排到", "排到了", "排至", "排满", "延续到", "延续至")
_EXPECTED = ("预期", "目标", "计划")
_OUTSET = "初"
_SAME_PERIOD = "同期"
_WHOLE_YEAR = re.compile("(?<!年)全年(?!无休|级|龄)|年内|年度计划")
_COMPARES = re.compile("同比|比上年|较上年|增长|下降")
# So many comparisons make an article a report on a period: a statistics release, a half-year's results.
_REPORTING = 4
_LEADING_PASSAGES = 3
_HEADING = 30
# 由上年的38万人次升至62万人次: the time of the level that is left behind.
_LEFT = re.compile("[由从]")
_LEFT_REACH = 8
_LEAP_DAY = (2, 29)
_LEAD_IN = 40
# 数说2024, 2024·数读: a year that stands without 年.
_BARE_YEAR = re.compile("(?:^|[·—\\-：说读看])(20[0-9][0-9])(?=[·—\\-：]|$)")
# 成立于2021年, 自去年: the period is not what the article reports on.
_SINCE = ("于", "自", "从", "在")
_STOPPED = re.compile("[。！？；]$")
_NUMBERS = "一二三四五六七八九十（第【"
_PERIODS = (Granularity.MONTH, Granularity.QUARTER, Granularity.HALF, Granularity.YEAR, Granularity.SPAN)


def section_heading(sentence: Sentence) -> TimeExpression | None:
    """The period in the heading of a report's section (一、2025年工作回顾); None for any other sentence."""
    text = sentence.passage.text
    if len(text) > _HEADING or _STOPPED.search(text) or text[0] not in _NUMBERS:
        return None
    return next((t for t in sentence.times if t.start and t.granularity in _PERIODS), None)


def box_heading(sentence: Sentence) -> TimeExpression | None:
    """The period in a headline over a box, or in words that lead in a list (数读·前三季度, 数说2024, 今年将：)."""
    text = sentence.passage.text
    if len(text) > _LEAD_IN:
        return None
    for time in sentence.times:
        if time.start and time.granularity in _PERIODS and not compared(sentence, time):
            return time
    bare = _BARE_YEAR.search(text)
    if bare is None:
        return None
    year = int(bare[1])
    return TimeExpression(*bare.span(1), date(year, 1, 1), date(year, 12, 31), Granularity.YEAR)


def is_year(time: TimeExpression) -> bool:
    """Whether the expression spans just as many days as a year has."""
    return time.start is not None and time.finish is not None and (time.finish - time.start).days + 1 in (365, 366)


def year_earlier(time: TimeExpression) -> TimeExpression:
    """The same stretch of the year before; an open one as it is."""
    start, finish = time.start, time.finish
    if start is None or finish is None or (finish.month, finish.day) == _LEAP_DAY:
        return time
    return replace(time, start=start.replace(year=start.year - 1), finish=finish.replace(year=finish.year - 1))


def plain(time: TimeExpression) -> bool:
    """Whether the expression has a date at all (春节期间 has none)."""
    return time.start is not None or time.finish is not None


def compared(sentence: Sentence, time: TimeExpression) -> bool:
    """Whether `time` is only what a figure is measured against (较去年同期, 比2020年, 是去年的1.6倍, 年初预期)."""
    before = sentence.passage.text[max(time.begin - 4, 0) : time.begin]
    if before.endswith(_QUEUED):
        return True
    multiple = before.endswith(_IS) and _MULTIPLE.match(sentence.passage.text, time.end) is not None
    return multiple or opposed(sentence, time)


def left_behind(sentence: Sentence, time: TimeExpression, quantity: Quantity | None) -> bool:
    """Whether `time` is that of the level which a change leaves behind, and `quantity` is not that level."""
    if not _LEFT.match(sentence.passage.text, time.begin - 1, time.begin):
        return False
    level = next((q for q in sentence.quantities if time.end <= q.begin <= time.end + _LEFT_REACH), None)
    return level is not None and level is not quantity


def opposed(sentence: Sentence, time: TimeExpression) -> bool:
    """Whether `time` stands in a phrase of comparison, as a part of it (较去年同期, 比2020年, 年初预期)."""
    text = sentence.passage.text
    said = text[time.begin : time.end]
    if said.endswith(_SAME_PERIOD) or (said.endswith(_OUTSET) and text.startswith(_EXPECTED, time.end)):
        return True
    return text[max(time.begin - 2, 0) : time.begin].endswith(_AGAINST)


def whole_year(clause: Clause) -> bool:
    """Whether the clause speaks of the whole current year (全年, 年内)."""
    return _WHOLE_YEAR.search(clause.sentence.passage.text, clause.begin, clause.end) is not None


def reported(article: AnnotatedArticle) -> TimeExpression | None:
    """The past period that the article as a whole reports on, by its headline or lead; None for other articles."""
    passages = {id(sentence.passage): sentence.passage for sentence in article.sentences}
    if sum(len(_COMPARES.findall(passage.text)) for passage in passages.values()) < _REPORTING:
        return None
    leading = list(passages)[:_LEADING_PASSAGES]
    published = article.article.published
    for sentence in article.sentences:
        if id(sentence.passage) in leading and sentence.passage.role is not PassageRole.CAPTION:
            for time in sentence.times:
                past = time.finish is not None and (published is None or time.finish <= published)
                told = past and not sentence.passage.text.startswith(_SINCE, max(time.begin - 1, 0))
                if told and time.start and time.granularity in _PERIODS and not compared(sentence, time):
                    return time
    return None
