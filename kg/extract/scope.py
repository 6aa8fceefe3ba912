"""Under which status, and for which time, a figure holds."""

import re
from datetime import date
from typing import NamedTuple

from kg.extract.readings import Reading
from kg.extract.status import STARTS, Statuses
from kg.extract.subjects import Clause
from kg.extract.timing import Timing
from kg.lexicon import Lexicon
from kg.model import AnnotatedArticle, Kind, Quantity, Status

# What a thing measures is not of the day on which something happened to it.
_LASTING = re.compile(
    "注册资[本金]|占地|建筑面积|用地|全长|总长|长度|总里程|[年月日]产能|设计.*(?:能力|产能)|处理能力|吞吐能力|算力规模|启动资金|功耗|重量"
    "|估值|票价|员工"
)


class Scope(NamedTuple):
    """The status of a figure, the first and last day of the time it speaks of, and what tells them."""

    status: Status
    start: date | None
    end: date | None
    why: tuple[str, ...]


class Scopes:
    """Follows status and time together through the clauses of one article, in reading order."""

    def __init__(self, article: AnnotatedArticle, lexicon: Lexicon) -> None:
        self.timing = Timing(article)
        self.statuses = Statuses(self.timing, lexicon)

    def enter(self, clause: Clause) -> None:
        """Go on to `clause`; to be called once for each clause in order."""
        self.timing.enter(clause)
        self.statuses.enter(clause)

    def leave(self, clause: Clause) -> None:
        """Carry what `clause` says to the clauses after it."""
        self.timing.leave(clause)
        self.statuses.leave(clause)

    def at(
        self, clause: Clause, quantity: Quantity, subject: Kind, reading: Reading, former: Scope | None = None
    ) -> Scope:
        """The scope of `quantity`, which stands in `clause`, is read so and is about a thing of the class `subject`.

        `former` is the scope of the figure whose metric it goes on with: 交易额预计突破12亿元，比上年增长三成 expects
        both.
        """
        if reading.year is not None:
            first, last = date(reading.year, 1, 1), date(reading.year, 12, 31)
            return Scope(Status.ACTUAL, first, last, ("time: the year of the list",))
        if former is not None and former.status is not Status.ACTUAL and self.statuses.silent(clause, quantity):
            return former
        timing = self.timing
        time, whence = timing.said(clause, quantity), "the words before the figure"
        status, why = self.statuses.at(clause, quantity, time or timing.event or timing.section)
        if time is not None and _LASTING.search(reading.metric) and timing.happened(time, clause, quantity):
            time = None
        if status is Status.TARGET and (time is None or not timing.ahead(time)):
            time, whence = (timing.section, "the section's") if timing.planning else (timing.plan, "the plan's")
        elif status is Status.ACTUAL and time is None and timing.section and not (timing.planning or timing.event):
            time, whence = timing.section, "the period that is reported"
        elif status is Status.ACTUAL and time is None and subject is Kind.CONFERENCE and timing.opening:
            time, whence = timing.opening, "the day of the meeting"
        if time is not None and why == STARTS and timing.ahead(time):
            time = None
        told = (f"status: {why}", *((f"time: {whence}",) if time else ()))
        return Scope(status, time.start if time else None, time.finish if time else None, told)
