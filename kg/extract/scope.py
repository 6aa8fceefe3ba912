"""How far status and time reach: through their sentence, and a plan through its paragraph."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from kg.extract.subjects import Clause
from kg.lexicon import Lexicon
from kg.model import AnnotatedArticle, Granularity, PassageRole, Quantity, Sentence, Status, TimeExpression, Token

# A paper of the first months speaks of the whole year as a plan.
_PLANNING_MONTHS = 3
_AGAINST = ("较", "比", "与", "同", "和", "相较", "较之")
_WHOLE_YEAR = re.compile("全年|年度|年内")


@dataclass(frozen=True, slots=True)
class Scope:
    """Under which status and for which time a figure holds."""

    status: Status
    start: date | None
    end: date | None


@cache
def _status_words(lexicon: Lexicon) -> dict[str, tuple[Status, bool]]:
    rows = lexicon.rows("status_words")
    return {row["form"]: (row.enum("status", Status), row["scope"] == "sentence") for row in rows}


class ScopeTracker:
    """Follows status and time through the clauses of one article, in reading order."""

    def __init__(self, article: AnnotatedArticle, lexicon: Lexicon) -> None:
        self.published = article.article.published
        self.words = _status_words(lexicon)
        self.sentence: Sentence | None = None
        self.passage: object = None
        self.status: Status | None = None
        self.fresh = True  # no clause of this passage has said its own status yet
        self.time: TimeExpression | None = None
        self.plan: TimeExpression | None = None

    def enter(self, clause: Clause) -> None:
        """Go on to `clause`; to be called once for each clause in order."""
        if clause.sentence is self.sentence:
            return
        self.sentence = clause.sentence
        if clause.sentence.passage is not self.passage:
            self.passage = clause.sentence.passage
            self.time = None
            self.fresh = True
            if clause.sentence.passage.role is not PassageRole.BODY:
                self.status = None
        elif self.time is not None and not _counts_on(self.time, self.published):
            self.time = None

    def at(self, clause: Clause, quantity: Quantity) -> Scope:
        """The scope of `quantity`, which stands in `clause`."""
        time = self._time(clause, quantity)
        status = self._status(clause, quantity, time)
        if status is Status.TARGET and (time is None or not self._ahead(time)):
            time = self.plan
        return Scope(status, time.start if time else None, time.finish if time else None)

    def leave(self, clause: Clause) -> None:
        """Carry what `clause` says to the clauses after it."""
        for time in clause.sentence.times:
            if clause.begin <= time.begin < clause.end and _plain(time) and not compared(clause.sentence, time):
                self.time = time
                if self._ahead(time):
                    self.plan = time
        for status, lasting in self._marks(clause, clause.begin, clause.end):
            if lasting:
                self.status = status
                self.fresh = False

    def _time(self, clause: Clause, quantity: Quantity) -> TimeExpression | None:
        sentence = clause.sentence
        times = (time for time in sentence.times if _plain(time) and not compared(sentence, time))
        own = [time for time in times if clause.begin <= time.begin < quantity.begin]
        return own[-1] if own else self.time

    def _status(self, clause: Clause, quantity: Quantity, time: TimeExpression | None) -> Status:
        if marks := self._marks(clause, clause.begin, quantity.begin):
            return marks[-1][0]
        if marks := self._marks(clause, quantity.end, clause.end):
            return marks[0][0]
        if _states(clause):
            return Status.ACTUAL
        if self.status is not None and (not self.fresh or (self.plan is not None and _bare(clause))):
            return self.status
        if time is not None:
            return Status.TARGET if self._future(time, clause) else Status.ACTUAL
        return Status.TARGET if self._planned_year(clause) else Status.ACTUAL

    def _marks(self, clause: Clause, begin: int, end: int) -> list[tuple[Status, bool]]:
        text, tokens = clause.sentence.passage.text, clause.sentence.tokens
        names = clause.sentence.names
        found = []
        for i, token in enumerate(tokens):
            if token.begin < begin or token.end > end or any(n.begin <= token.begin < n.end for n in names):
                continue
            mark = self.words.get(text[token.begin : token.end])
            if mark and not (token.tag == "n" and not _governs(tokens[i + 1 : i + 2])):
                found.append(mark)
        return found

    def _ahead(self, time: TimeExpression) -> bool:
        return self.published is not None and time.finish is not None and time.finish > self.published

    def _future(self, time: TimeExpression, clause: Clause) -> bool:
        if self.published is None or time.finish is None or time.finish <= self.published:
            return False
        if time.start is None or time.start > self.published:
            return True
        if time.granularity is not Granularity.YEAR:
            return False
        return self.published.month <= _PLANNING_MONTHS or _whole_year(clause)

    def _planned_year(self, clause: Clause) -> bool:
        early = self.published is not None and self.published.month <= _PLANNING_MONTHS
        return early and self.plan is not None and _whole_year(clause)


def compared(sentence: Sentence, time: TimeExpression) -> bool:
    """Whether `time` is only what a figure is measured against (较去年同期, 比2020年)."""
    return sentence.passage.text[max(time.begin - 2, 0) : time.begin].endswith(_AGAINST)


def _governs(following: tuple[Token, ...]) -> bool:
    """Whether a word that can be a noun too (计划, 目标) is the verb of what follows it."""
    return bool(following) and following[0].tag[0] in "vpdmt"


def _states(clause: Clause) -> bool:
    """Whether the clause says what is (…是五大产业之一), which no plan around it makes a plan."""
    text = clause.sentence.passage.text
    tokens = clause.sentence.tokens
    return any(text[t.begin : t.end] == "是" for t in tokens if clause.begin <= t.begin < clause.end)


def _bare(clause: Clause) -> bool:
    """Whether the clause starts with its verb: an item of a plan that goes on from paragraph to paragraph."""
    first = next((token for token in clause.sentence.tokens if token.begin >= clause.begin), None)
    return clause.name is None and first is not None and first.tag == "v"


def _whole_year(clause: Clause) -> bool:
    return _WHOLE_YEAR.search(clause.sentence.passage.text, clause.begin, clause.end) is not None


def _plain(time: TimeExpression) -> bool:
    return time.start is not None or time.finish is not None


def _counts_on(time: TimeExpression, published: date | None) -> bool:
    """Whether the next sentence still counts within `time`: since a day, up to a day, or a plan's year."""
    if time.start is None or time.finish is None:
        return True
    return published is not None and time.finish >= published and time.granularity is not Granularity.DAY
