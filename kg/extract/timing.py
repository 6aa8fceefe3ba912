"""The time a figure speaks of: from its clause, its sentence, its paragraph, or the period an article reports on."""

import re
from datetime import date

from kg.extract.subjects import Clause
from kg.model import AnnotatedArticle, Granularity, PassageRole, Quantity, Sentence, TimeExpression

_AGAINST = ("较", "比", "与", "同", "和", "相较", "较之", "相比")
# A sentence that stays at the scene keeps its day.
_ON_THE_SPOT = re.compile("现场|会上|活动上|仪式上|当天|当日|同日|此次|本次|其间")
_EXPECTED = ("预期", "目标", "计划")
_WHOLE_YEAR = re.compile("全年(?!无休|级|龄)|年内")
_COMPARES = re.compile("同比|比上年|较上年|增长|下降")
# So many comparisons make an article a report on a period: a statistics release, a half-year's results.
_REPORTING = 4
_LEADING_PASSAGES = 3
_HEADING = 30
_STOPPED = re.compile("[。！？；]$")
_NUMBERS = "一二三四五六七八九十（第"
_PERIODS = (Granularity.MONTH, Granularity.QUARTER, Granularity.HALF, Granularity.YEAR, Granularity.SPAN)


class Timing:
    """Follows the time through the clauses of one article, in reading order."""

    def __init__(self, article: AnnotatedArticle) -> None:
        self.published = article.article.published
        self.section = _reported(article)  # the period that a report, or its present section, speaks of
        self.reports = self.section is not None
        self.plan: TimeExpression | None = None  # the year ahead that the article last spoke of
        self.time: TimeExpression | None = None
        self.sentence: Sentence | None = None

    def enter(self, clause: Clause) -> None:
        """Go on to `clause`; to be called once for each clause in order."""
        former, self.sentence = self.sentence, clause.sentence
        if former is clause.sentence or former is None:
            return
        same = former.passage is clause.sentence.passage
        if not same and (heading := _heading(clause.sentence)):
            self.section, self.reports = heading, True
        on = _ON_THE_SPOT.match(clause.sentence.text) is not None
        if self.time is not None and not (same and (on or self._counts_on(self.time))):
            self.time = None

    def leave(self, clause: Clause) -> None:
        """Carry what `clause` says to the clauses after it."""
        for time in clause.sentence.times:
            if clause.begin <= time.begin < clause.end and plain(time) and not compared(clause.sentence, time):
                self.time = time
                if self.ahead(time) and time.granularity in (Granularity.YEAR, Granularity.SPAN):
                    self.plan = time

    def said(self, clause: Clause, quantity: Quantity) -> TimeExpression | None:
        """The time that the words give: of the clause before the figure, else carried from before."""
        sentence = clause.sentence
        own = [
            time
            for time in sentence.times
            if clause.begin <= time.begin < quantity.begin and plain(time) and not compared(sentence, time)
        ]
        if own:
            return own[-1]
        yearly = self.time is not None and self.time.granularity is Granularity.YEAR
        return self._year(clause) if whole_year(clause) and not yearly else self.time

    def ahead(self, time: TimeExpression) -> bool:
        """Whether `time` ends after the day of publication."""
        return self.published is not None and time.finish is not None and time.finish > self.published

    @property
    def planning(self) -> bool:
        """Whether the present section speaks of a time to come."""
        return self.section is not None and self.ahead(self.section)

    def _year(self, clause: Clause) -> TimeExpression | None:
        """The year that 全年 means: the section's own, else that of publication."""
        if self.section is not None and self.section.start and self.section.granularity is Granularity.YEAR:
            return self.section
        if self.published is None:
            return None
        year = self.published.year
        return TimeExpression(clause.begin, clause.begin, date(year, 1, 1), date(year, 12, 31), Granularity.YEAR)

    def _counts_on(self, time: TimeExpression) -> bool:
        """Whether the next sentence goes on counting within `time`: since a day, up to a day, this year, a report's."""
        if time.start is None or time.finish is None:
            return True
        if time.granularity is Granularity.DAY:
            return False
        if self.ahead(time) and time.granularity not in (Granularity.YEAR, Granularity.HALF):
            return False
        return self.reports or (self.published is not None and time.finish >= self.published)


def _heading(sentence: Sentence) -> TimeExpression | None:
    """The period in the heading of a report's section (一、2025年工作回顾); None for any other sentence."""
    text = sentence.passage.text
    if len(text) > _HEADING or _STOPPED.search(text) or text[0] not in _NUMBERS:
        return None
    return next((t for t in sentence.times if t.start and t.granularity in _PERIODS), None)


def plain(time: TimeExpression) -> bool:
    """Whether the expression has a date at all (春节期间 has none)."""
    return time.start is not None or time.finish is not None


def compared(sentence: Sentence, time: TimeExpression) -> bool:
    """Whether `time` is only what a figure is measured against (较去年同期, 比2020年, 年初预期)."""
    text = sentence.passage.text
    if text.startswith(_EXPECTED, time.end) or text[time.begin : time.end].endswith("同期"):
        return True
    return text[max(time.begin - 2, 0) : time.begin].endswith(_AGAINST)


def whole_year(clause: Clause) -> bool:
    """Whether the clause speaks of the whole current year (全年, 年内)."""
    return _WHOLE_YEAR.search(clause.sentence.passage.text, clause.begin, clause.end) is not None


def _reported(article: AnnotatedArticle) -> TimeExpression | None:
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
                if past and time.start and time.granularity in _PERIODS and not compared(sentence, time):
                    return time
    return None
