"""The time a figure speaks of: from its clause, its sentence, its paragraph, or the period an article reports on."""

import re
from dataclasses import replace
from datetime import date

from kg.extract.bygones import describes, is_bygone, is_day, stands_since
from kg.extract.spans import (
    box_heading,
    compared,
    is_year,
    left_behind,
    plain,
    reported,
    section_heading,
    whole_year,
    year_earlier,
)
from kg.extract.subjects import Clause
from kg.model import AnnotatedArticle, Granularity, PassageRole, Quantity, Sentence, TimeExpression

# A sentence that stays at the scene keeps its day.
_ON_THE_SPOT = re.compile("现场|会上|活动上|仪式上|当天|当日|同日|此次|本次|其间|(?:会议|大会)(?:应到|实到|选举|表彰)")
# 其中，南沙港区…; 同期，…: a part of what the sentence before counts.
_PART = re.compile("其中|同期|期间|此外，全|累计|全[市省县区年]")
_OPENS = re.compile("举行|开幕|召开|启幕|举办")
# 2021年成立时只有6人，如今员工已有85人: the time before is over.
_NOW = re.compile("“?(?:而|但)?(?:如今|目前|眼下|现在|现有)")
# 首日接诊2000人次: the day of what the passage tells.
_FIRST_DAY = re.compile("(?:[开启上投][园馆业通播用幕线业放市])?(?:首日|首秀|当天|当日|当晚)")
_BY_THEN = "届时"
_BOXED = "【"
_LEADS_IN = "："
# 政府工作报告提出：, 今年主要目标: the list below it is still to be done.
_PROPOSES = re.compile("提出|目标|计划|任务|部署|安排|将")
_NOWADAYS = re.compile("目前|如今|现有|眼下|现在|截至|预计")
_OPENING = 1
_LEFT_REACH = 8
_YEARS_END = ("年末", "年底")
_YEAR_BEFORE = "上年"
_FIRST_WORDS = 12
_MONTH = 31
_RECENT = 366
_PLAN = re.compile("印发.*(?:计划|方案|规划|措施)|(?:行动计划|实施方案|工作方案|发展规划)(?:（[^）]*）)?$")
# 而2023年还亏损1800万元: an aside, after which the former time goes on.
_ASIDE = re.compile("而(?!且)|此前|原来")
# 而去年同期只有4.5万辆: the same stretch of the year before.
_YEAR_EARLIER = re.compile("(?<![较比与同和])(?:[去上]年同期)[^，。；]{0,8}$")
_AFTERWARDS = re.compile("(?:将?于|定在|至|到)$")
# 3个项目明年有望投产: what is to happen to what is counted.
_COMING = re.compile("(?:有望|预计|将|计划|力争)")


class Timing:
    """Follows the time through the clauses of one article, in reading order."""

    def __init__(self, article: AnnotatedArticle) -> None:
        self.published = article.article.published
        self.plans = _PLAN.search(article.article.headline or "") is not None  # the article is a plan itself
        self.reported = reported(article)
        self.section = self.reported  # the period that a report, or its present section, speaks of
        self.reports = self.section is not None
        self.boxed = False  # whether the section is a box's (【2024年为民办实事】)
        self.heading: TimeExpression | None = None  # the period that the last headline gives the boxes below it
        self.proposing = False  # whether those words announce what is to be done
        self.titled = False  # whether the passage before was a headline too
        self.said_in: Sentence | None = None  # the sentence that said `time`
        self.plan: TimeExpression | None = None  # the year ahead that the article last spoke of
        self.time: TimeExpression | None = None
        self.sentence: Sentence | None = None
        self.event: TimeExpression | None = None  # when something happened that this sentence has told of
        self.headed = False  # whether the time opened its clause, for all that follows
        self.day: TimeExpression | None = None  # of what the passage tells to have happened
        self.opening: TimeExpression | None = None  # the day on which the meeting began that the article tells of

    def enter(self, clause: Clause) -> None:
        """Go on to `clause`; to be called once for each clause in order."""
        if self.time is not None and self._ends(self.time, clause):
            self.event, self.time = self.time, None
        former, self.sentence = self.sentence, clause.sentence
        if former is clause.sentence or former is None:
            return
        self.event = None
        same = former.passage is clause.sentence.passage
        if not same:
            self._open(clause.sentence)
        self.day = self.day if same else None
        if self.day is not None and _ON_THE_SPOT.match(clause.sentence.text):
            self.time = self.day
        elif self.time is not None and not (same and self._counts_on(self.time, clause)):
            self.time = None

    def _open(self, sentence: Sentence) -> None:
        role = sentence.passage.role
        leads_in = sentence.passage.text.endswith(_LEADS_IN)
        if role is PassageRole.BODY and self.boxed:
            self.section, self.boxed = self.reported, False
        if role is PassageRole.HEADLINE or leads_in:
            self._head(sentence, goes_on=leads_in or self.titled)
        elif role is PassageRole.BODY:
            self.heading, self.proposing = None, False
        elif role is PassageRole.BOX and self.heading is not None:
            self.section, self.boxed = self.heading, True
        self.titled = role is PassageRole.HEADLINE
        if heading := section_heading(sentence):
            self.section, self.reports = heading, True
            self.boxed = sentence.text.startswith(_BOXED)

    def _head(self, sentence: Sentence, *, goes_on: bool) -> None:
        """Take the period of a headline, or of words that lead in a list, for the list below it."""
        proposing = _PROPOSES.search(sentence.passage.text) is not None
        period = box_heading(sentence)
        self.heading = period or (self.heading if goes_on else None)
        self.proposing = proposing or (goes_on and self.proposing)

    @property
    def proposed(self) -> bool:
        """Whether the present list was announced as what is to be done."""
        return self.boxed and self.proposing and self.planning

    def leave(self, clause: Clause) -> None:
        """Carry what `clause` says to the clauses after it."""
        if self.section is None and not clause.sentence.times:
            return
        if self.section is not None and not self.planning and whole_year(clause):
            self.time, self.headed = self._year(clause), True
        aside = self.time is not None and _ASIDE.match(clause.sentence.passage.text, clause.begin) is not None
        for time in () if aside else self._spoken_of(clause, clause.end):
            headed = time.begin <= clause.begin + _OPENING and not describes(time, clause)
            if headed or clause.counts or not is_bygone(time, clause, self.published):
                self.headed = headed
                self.time = self._since_its_year(self._seen_from(time, clause))
                self.said_in = clause.sentence
            else:
                self.event, self.time = time, None
            if time.granularity is Granularity.DAY:
                self.day = time
                if self.opening is None and _OPENS.search(clause.sentence.passage.text, time.end, clause.sentence.end):
                    self.opening = time
            elif self.ahead(time) and time.granularity in (Granularity.YEAR, Granularity.SPAN):
                self.plan = time

    def said(self, clause: Clause, quantity: Quantity) -> TimeExpression | None:
        """The time that the words give: of the clause before the figure, else carried from before."""
        own = self._spoken_of(clause, quantity.begin, quantity)
        if own:
            return self._since_its_year(self._seen_from(own[-1], clause))
        if self.time is not None and _YEAR_EARLIER.search(clause.sentence.passage.text, clause.begin, quantity.begin):
            return year_earlier(self.time)
        if after := self._told_after(clause, quantity):
            return after
        if self.day is not None and _FIRST_DAY.match(clause.sentence.passage.text, clause.begin):
            return self.day
        yearly = self.time is not None and self.time.granularity is Granularity.YEAR
        return self._year(clause) if whole_year(clause) and not yearly else self.time

    def _since_its_year(self, time: TimeExpression) -> TimeExpression:
        """截至11月底，今年…: from the year's first day to the day that the sentence names before."""
        same = self.time is not None and self.said_in is self.sentence
        until = self.time.finish if self.time is not None and same and self.time.start is None else None
        if until is None or time.start is None or time.finish is None or not is_year(time):
            return time
        if self.published is not None and until > self.published:
            return time
        return replace(time, finish=until) if time.start < until < time.finish else time

    def _told_after(self, clause: Clause, quantity: Quantity) -> TimeExpression | None:
        """The time that stands behind the figure (首期10亿元于2027年一季度到位)."""
        sentence = clause.sentence
        for time in sentence.times:
            if quantity.end <= time.begin < clause.end and time.begin - quantity.end <= _LEFT_REACH and plain(time):
                text = sentence.passage.text
                after = _AFTERWARDS.search(text, quantity.end, time.begin) or _COMING.match(text, time.end)
                return time if after else None
        return None

    def _spoken_of(self, clause: Clause, end: int, quantity: Quantity | None = None) -> list[TimeExpression]:
        """The times of the clause before `end` that are not only measured against, nor of another figure alone."""
        sentence = clause.sentence
        if not sentence.times:
            return []
        times = [time for time in sentence.times if clause.begin <= time.begin < end and plain(time)]
        return [time for time in times if not compared(sentence, time) and not left_behind(sentence, time, quantity)]

    def _seen_from(self, time: TimeExpression, clause: Clause) -> TimeExpression:
        """年末, 上年 as a report on a past year means them: at that year's end, the year before it."""
        year = next((t for t in (self.time, self.section) if t is not None and is_year(t)), None)
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

    def happened(self, time: TimeExpression, clause: Clause, quantity: Quantity) -> bool:
        """Whether `time` is only the day or month of something that the clauses before tell."""
        return time.granularity in (Granularity.DAY, Granularity.MONTH) and not self.speaks(clause, quantity)

    def ahead(self, time: TimeExpression) -> bool:
        """Whether `time` ends, or first begins, after the day of publication."""
        end = time.finish or time.start
        return self.published is not None and end is not None and end > self.published

    @property
    def planning(self) -> bool:
        """Whether the present section speaks of a time to come."""
        return self.section is not None and self.ahead(self.section)

    def _year(self, clause: Clause) -> TimeExpression | None:
        """The year that 全年 means: the section's own, else that of the sentence's time, else that of publication."""
        if self.section is not None and is_year(self.section):
            return self.section
        if self.published is None:
            return None
        told = self.time.finish if self.time is not None and self.said_in is clause.sentence else None
        year = (told or self.published).year
        return TimeExpression(clause.begin, clause.begin, date(year, 1, 1), date(year, 12, 31), Granularity.YEAR)

    def _counts_on(self, time: TimeExpression, clause: Clause) -> bool:
        """Whether the next sentence goes on counting within `time`: since a day, up to a day, this year, a report's."""
        if self.section is not None and not self.planning and self.ahead(time) and not self.headed:
            return False
        if time.start is None or time.finish is None:
            return self.ahead(time) or _PART.match(clause.sentence.text) is not None
        if clause.sentence.text.startswith(_BY_THEN) and self.ahead(time):
            return True
        if time.granularity is Granularity.DAY:
            return False
        if self._headed_period(time) and self._drops_its_subject(clause):
            return True
        if self.ahead(time) and (
            time.granularity not in (Granularity.YEAR, Granularity.HALF) or self._aside(time, clause)
        ):
            return False
        return self.reports or (self.published is not None and time.finish >= self.published)

    def _headed_period(self, time: TimeExpression) -> bool:
        """Whether a past period that opened its clause may hold for the sentences after it too."""
        if not self.headed or time.start is None or time.finish is None or self.ahead(time):
            return False
        recent = self.published is None or (self.published - time.finish).days <= _RECENT
        return recent and (time.finish - time.start).days >= _MONTH

    def _ends(self, time: TimeExpression, clause: Clause) -> bool:
        """Whether `clause` speaks of the present, after a time that is past."""
        if clause.sentence is self.sentence and is_day(time, self.published):
            return stands_since(clause)
        return _NOW.match(clause.sentence.passage.text, clause.begin) is not None and self._over(time)

    def _over(self, time: TimeExpression) -> bool:
        return self.published is not None and time.finish is not None and time.finish < self.published

    def _aside(self, time: TimeExpression, clause: Clause) -> bool:
        """Whether a time to come is its own clause's alone (计划2028年竣工), or the sentence tells of what is done."""
        if self.published is None or time.start is None or time.start <= self.published:
            return False
        return not self.headed or "已" in clause.sentence.text

    def _drops_its_subject(self, clause: Clause) -> bool:
        """Whether the sentence that `clause` opens goes on with what the one before tells of."""
        sentence = clause.sentence
        if _NOWADAYS.search(sentence.text):
            return False
        if _PART.match(sentence.text):
            return True
        return not any(name.begin < sentence.begin + _FIRST_WORDS for name in sentence.names)
