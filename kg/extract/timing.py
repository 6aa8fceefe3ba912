"""The time a figure speaks of: from its clause, its sentence, its paragraph, or the period an article reports on."""

import re
from dataclasses import replace
from datetime import date

from kg.extract.subjects import Clause
from kg.model import AnnotatedArticle, Granularity, PassageRole, Quantity, Sentence, TimeExpression

_AGAINST = ("较", "比", "与", "同", "和", "相较", "较之", "相比")
# A sentence that stays at the scene keeps its day.
_ON_THE_SPOT = re.compile("现场|会上|活动上|仪式上|当天|当日|同日|此次|本次|其间|(?:会议|大会)(?:应到|实到|选举|表彰)")
# 其中，南沙港区…; 同期，…: a part of what the sentence before counts.
_PART = re.compile("其中|同期|期间|此外，全|累计|全[市省县区年]")
_OPENS = re.compile("举行|开幕|召开|启幕|举办")
_NOWADAYS = re.compile("目前|如今|现有|眼下|现在|截至|预计")
# 是去年全年的1.6倍
_MULTIPLE = re.compile("(?:全年|同期|底|末)?[^，。；]{0,6}?的?[约近超]?[0-9.一两二三四五六七八九十]+(?:多|余)?倍")
_IS = ("是", "为", "相当于", "达到", "达")
_EXPECTED = ("预期", "目标", "计划")
_WHOLE_YEAR = re.compile("(?<!年)全年(?!无休|级|龄)|年内|年度计划")
_COMPARES = re.compile("同比|比上年|较上年|增长|下降")
# So many comparisons make an article a report on a period: a statistics release, a half-year's results.
_REPORTING = 4
_LEADING_PASSAGES = 3
_HEADING = 30
_OPENING = 1
# 由上年的38万人次升至62万人次: the time of the level that is left behind.
_LEFT = re.compile("[由从]")
_LEFT_REACH = 8
_YEARS_END = ("年末", "年底")
_YEAR_BEFORE = "上年"
_FIRST_WORDS = 12
_MONTH = 31
_LEAP_DAY = (2, 29)
_RECENT = 366
_STOPPED = re.compile("[。！？；]$")
_PLAN = re.compile("印发.*(?:计划|方案|规划|措施)|(?:行动计划|实施方案|工作方案|发展规划)(?:（[^）]*）)?$")
# 而2023年还亏损1800万元: an aside, after which the former time goes on.
_ASIDE = re.compile("而(?!且)|此前|原来")
# 而去年同期只有4.5万辆: the same stretch of the year before.
_YEAR_EARLIER = re.compile("(?<![较比与同和])(?:[去上]年同期)[^，。；]{0,8}$")
_AFTERWARDS = re.compile("(?:将?于|定在|至|到)$")
_BOXED = "【"
_NUMBERS = "一二三四五六七八九十（第" + _BOXED
_PERIODS = (Granularity.MONTH, Granularity.QUARTER, Granularity.HALF, Granularity.YEAR, Granularity.SPAN)


class Timing:
    """Follows the time through the clauses of one article, in reading order."""

    def __init__(self, article: AnnotatedArticle) -> None:
        self.published = article.article.published
        self.plans = _PLAN.search(article.article.headline or "") is not None  # the article is a plan itself
        self.reported = _reported(article)
        self.section = self.reported  # the period that a report, or its present section, speaks of
        self.reports = self.section is not None
        self.boxed = False  # whether the section is a box's (【2024年为民办实事】)
        self.plan: TimeExpression | None = None  # the year ahead that the article last spoke of
        self.time: TimeExpression | None = None
        self.sentence: Sentence | None = None
        self.headed = False  # whether the time opened its clause, for all that follows
        self.day: TimeExpression | None = None  # of what the passage tells to have happened
        self.opening: TimeExpression | None = None  # the day on which the meeting began that the article tells of

    def enter(self, clause: Clause) -> None:
        """Go on to `clause`; to be called once for each clause in order."""
        former, self.sentence = self.sentence, clause.sentence
        if former is clause.sentence or former is None:
            return
        same = former.passage is clause.sentence.passage
        if not same:
            self._open(clause.sentence)
        self.day = self.day if same else None
        if self.day is not None and _ON_THE_SPOT.match(clause.sentence.text):
            self.time = self.day
        elif self.time is not None and not (same and self._counts_on(self.time, clause)):
            self.time = None

    def _open(self, sentence: Sentence) -> None:
        if sentence.passage.role is PassageRole.BODY and self.boxed:
            self.section, self.boxed = self.reported, False
        if heading := _heading(sentence):
            self.section, self.reports = heading, True
            self.boxed = sentence.text.startswith(_BOXED)

    def leave(self, clause: Clause) -> None:
        """Carry what `clause` says to the clauses after it."""
        if self.section is not None and not self.planning and whole_year(clause):
            self.time, self.headed = self._year(clause), True
        aside = self.time is not None and _ASIDE.match(clause.sentence.passage.text, clause.begin) is not None
        for time in () if aside else self._spoken_of(clause, clause.end):
            self.headed = time.begin <= clause.begin + _OPENING
            self.time = self._seen_from(time, clause)
            if time.granularity is Granularity.DAY:
                self.day = time
                if self.opening is None and _OPENS.search(clause.sentence.passage.text, time.end, clause.sentence.end):
                    self.opening = time
            elif self.ahead(self.time) and time.granularity in (Granularity.YEAR, Granularity.SPAN):
                self.plan = time

    def said(self, clause: Clause, quantity: Quantity) -> TimeExpression | None:
        """The time that the words give: of the clause before the figure, else carried from before."""
        own = self._spoken_of(clause, quantity.begin, quantity)
        if own:
            return self._since_its_year(self._seen_from(own[-1], clause))
        if self.time is not None and _YEAR_EARLIER.search(clause.sentence.passage.text, clause.begin, quantity.begin):
            return _year_earlier(self.time)
        if after := self._told_after(clause, quantity):
            return after
        yearly = self.time is not None and self.time.granularity is Granularity.YEAR
        return self._year(clause) if whole_year(clause) and not yearly else self.time

    def _since_its_year(self, time: TimeExpression) -> TimeExpression:
        """截至11月底，今年…: from the year's first day to the day that the sentence names before."""
        until = self.time.finish if self.time is not None and self.time.start is None else None
        if until is None or time.start is None or time.finish is None or not _is_year(time):
            return time
        return replace(time, finish=until) if time.start < until < time.finish else time

    def _told_after(self, clause: Clause, quantity: Quantity) -> TimeExpression | None:
        """The time that stands behind the figure (首期10亿元于2027年一季度到位)."""
        sentence = clause.sentence
        for time in sentence.times:
            if quantity.end <= time.begin < clause.end and time.begin - quantity.end <= _LEFT_REACH and plain(time):
                return time if _AFTERWARDS.search(sentence.passage.text, quantity.end, time.begin) else None
        return None

    def _spoken_of(self, clause: Clause, end: int, quantity: Quantity | None = None) -> list[TimeExpression]:
        """The times of the clause before `end` that are not only measured against, nor of another figure alone."""
        sentence = clause.sentence
        if not sentence.times:
            return []
        times = [time for time in sentence.times if clause.begin <= time.begin < end and plain(time)]
        return [time for time in times if not compared(sentence, time) and not _left(sentence, time, quantity)]

    def _seen_from(self, time: TimeExpression, clause: Clause) -> TimeExpression:
        """年末, 上年 as a report on a past year means them: at that year's end, the year before it."""
        year = next((t for t in (self.time, self.section) if t is not None and _is_year(t)), None)
        if year is None or year.start is None or year.finish is None or self.ahead(year):
            return time
        said = clause.sentence.passage.text[time.begin : time.end]
        if said in _YEARS_END and self.ahead(time):
            return replace(time, start=None, finish=year.finish)
        if said == _YEAR_BEFORE and time.start == year.start:
            before = year.start.year - 1
            return replace(time, start=date(before, 1, 1), finish=date(before, 12, 31))
        return time

    def speaks(self, clause: Clause, quantity: Quantity) -> bool:
        """Whether the clause itself gives the figure a time."""
        return bool(self._spoken_of(clause, quantity.begin, quantity))

    def ahead(self, time: TimeExpression) -> bool:
        """Whether `time` ends, or first begins, after the day of publication."""
        end = time.finish or time.start
        return self.published is not None and end is not None and end > self.published

    @property
    def planning(self) -> bool:
        """Whether the present section speaks of a time to come."""
        return self.section is not None and self.ahead(self.section)

    def _year(self, clause: Clause) -> TimeExpression | None:
        """The year that 全年 means: the section's own, else that of publication."""
        if self.section is not None and _is_year(self.section):
            return self.section
        if self.published is None:
            return None
        year = self.published.year
        return TimeExpression(clause.begin, clause.begin, date(year, 1, 1), date(year, 12, 31), Granularity.YEAR)

    def _counts_on(self, time: TimeExpression, clause: Clause) -> bool:
        """Whether the next sentence goes on counting within `time`: since a day, up to a day, this year, a report's."""
        if self.section is not None and not self.planning and self.ahead(time) and not self.headed:
            return False
        if time.start is None or time.finish is None:
            return True
        if time.granularity is Granularity.DAY:
            return False
        if self._headed_period(time) and self._drops_its_subject(clause):
            return True
        if self.ahead(time) and (time.granularity not in (Granularity.YEAR, Granularity.HALF) or self._aside(time)):
            return False
        return self.reports or (self.published is not None and time.finish >= self.published)

    def _headed_period(self, time: TimeExpression) -> bool:
        """Whether a past period that opened its clause may hold for the sentences after it too."""
        if not self.headed or time.start is None or time.finish is None or self.ahead(time):
            return False
        recent = self.published is None or (self.published - time.finish).days <= _RECENT
        return recent and (time.finish - time.start).days >= _MONTH

    def _aside(self, time: TimeExpression) -> bool:
        """Whether a time to come stands within its clause, as that clause's alone (计划2028年竣工)."""
        return not self.headed and self.published is not None and time.start is not None and time.start > self.published

    def _drops_its_subject(self, clause: Clause) -> bool:
        """Whether the sentence that `clause` opens goes on with what the one before tells of."""
        sentence = clause.sentence
        if _NOWADAYS.search(sentence.text):
            return False
        if _PART.match(sentence.text):
            return True
        return not any(name.begin < sentence.begin + _FIRST_WORDS for name in sentence.names)


def _heading(sentence: Sentence) -> TimeExpression | None:
    """The period in the heading of a report's section (一、2025年工作回顾); None for any other sentence."""
    text = sentence.passage.text
    if len(text) > _HEADING or _STOPPED.search(text) or text[0] not in _NUMBERS:
        return None
    return next((t for t in sentence.times if t.start and t.granularity in _PERIODS), None)


def _is_year(time: TimeExpression) -> bool:
    return time.start is not None and time.finish is not None and (time.finish - time.start).days + 1 in (365, 366)


def _year_earlier(time: TimeExpression) -> TimeExpression:
    start, finish = time.start, time.finish
    if start is None or finish is None or (finish.month, finish.day) == _LEAP_DAY:
        return time
    return replace(time, start=start.replace(year=start.year - 1), finish=finish.replace(year=finish.year - 1))


def plain(time: TimeExpression) -> bool:
    """Whether the expression has a date at all (春节期间 has none)."""
    return time.start is not None or time.finish is not None


def compared(sentence: Sentence, time: TimeExpression) -> bool:
    """Whether `time` is only what a figure is measured against (较去年同期, 比2020年, 是去年的1.6倍, 年初预期)."""
    before = sentence.passage.text[max(time.begin - 3, 0) : time.begin]
    multiple = before.endswith(_IS) and _MULTIPLE.match(sentence.passage.text, time.end) is not None
    return multiple or opposed(sentence, time)


def _left(sentence: Sentence, time: TimeExpression, quantity: Quantity | None) -> bool:
    """Whether `time` is that of the level which a change leaves behind, and `quantity` is not that level."""
    if not _LEFT.match(sentence.passage.text, time.begin - 1, time.begin):
        return False
    level = next((q for q in sentence.quantities if time.end <= q.begin <= time.end + _LEFT_REACH), None)
    return level is not None and level is not quantity


def opposed(sentence: Sentence, time: TimeExpression) -> bool:
    """Whether `time` stands in a phrase of comparison, as a part of it (较去年同期, 比2020年, 年初预期)."""
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
