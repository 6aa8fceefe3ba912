"""Whether a figure is reached, aimed at or expected, and how far the words that say so reach."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from kg.extract.subjects import Clause
from kg.extract.timing import Timing, whole_year
from kg.lexicon import Lexicon
from kg.lexicon.patterns import alternation
from kg.model import Granularity, PassageRole, Quantity, Sentence, Status, TimeExpression, Token

# A paper of the first months speaks of the whole year as a plan.
_PLANNING_MONTHS = 3
# What a project measures is settled with its design, whenever it will be finished.
_DESIGN = re.compile("(?:总投资|投资额|占地|用地|建筑面积|总面积|全长|总长|固定资产投资|占[^，]{0,12}的)[^，]{0,4}$")
_MARKS = ("“", "‘", "（", "）", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "、", "此外", "，", "同时")
_FIELD = re.compile("在[^，。]{2,20}(?:方面|上|领域|中)，")
_FORMERLY = re.compile("过去|以往|原来|此前|从前|原先|当年")
# 由现在的310名增加到500名: only the second level is to come.
_STARTS = re.compile("[由从](?:现在|目前|原来|当前|此前|去年|上年|20[0-9][0-9]年)?的?$")
_WHEN_BUILT = re.compile("(?:建成|投产|达产|满产|投用|竣工|投运|运营|落成|投入使用|建设完成)(?:投产|投用|达产)?后|届时")
_TAKING = ("将", "把")
_BEGIN = attrgetter("begin")


@cache
def _words(lexicon: Lexicon) -> dict[str, tuple[Status, bool]]:
    rows = lexicon.rows("status_words")
    return {row["form"]: (row.enum("status", Status), row["scope"] == "sentence") for row in rows}


@cache
def _spelt(lexicon: Lexicon) -> re.Pattern[str]:
    """Finds quickly where a status word may stand; the tokens decide whether one does."""
    return re.compile(alternation(lexicon.forms("status_words")))


@cache
def _planning(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.forms("plan_verbs"))


class _Mark(NamedTuple):
    begin: int
    end: int
    status: Status
    lasting: bool  # governs the clauses after its own too
    word: str


class Statuses:
    """Follows the status through the clauses of one article, in reading order."""

    def __init__(self, timing: Timing, lexicon: Lexicon) -> None:
        self.timing = timing
        self.words = _words(lexicon)
        self.spelt = _spelt(lexicon)
        self.planning = _planning(lexicon)
        self.status: Status | None = None
        self.sentence: Sentence | None = None
        self.marks: list[_Mark] = []  # of this sentence
        self.fresh = True  # this sentence has not said its status yet

    def enter(self, clause: Clause) -> None:
        """Go on to `clause`; to be called once for each clause in order."""
        if clause.sentence is self.sentence:
            return
        former, self.sentence = self.sentence, clause.sentence
        self.marks = list(self._find(clause.sentence))
        self.fresh = True
        other = former is not None and former.passage is not clause.sentence.passage
        boxed = clause.sentence.passage.role is not PassageRole.BODY
        if self.status is not Status.TARGET or (other and (boxed or not self._yearly())):
            self.status = None

    def _yearly(self) -> bool:
        plan = self.timing.plan
        return plan is not None and plan.granularity is Granularity.YEAR

    def leave(self, clause: Clause) -> None:
        """Carry what `clause` says to the clauses after it."""
        for mark in self._within(clause.begin, clause.end):
            if mark.lasting:
                self.status = mark.status
                self.fresh = False

    def at(self, clause: Clause, quantity: Quantity, time: TimeExpression | None) -> tuple[Status, str]:
        """The status of `quantity`, which stands in `clause` and speaks of `time`, and what tells it."""
        if _FORMERLY.search(clause.sentence.passage.text, clause.begin, quantity.begin):
            return Status.ACTUAL, "the clause looks back"
        if _STARTS.search(clause.sentence.passage.text, clause.begin, quantity.begin):
            return Status.ACTUAL, "the level that a change starts from"
        marks = self._within(clause.begin, quantity.begin)
        built = _WHEN_BUILT.search(clause.sentence.passage.text, clause.sentence.begin, quantity.begin)
        if built and all(mark.word.endswith("将") for mark in marks):
            return Status.FORECAST, "what will be once it is built"
        if time is not None and self._later(time) and not any(mark.status is Status.FORECAST for mark in marks):
            return Status.TARGET, "its time is to come"
        if marks:
            return marks[-1].status, f"status_words.tsv {marks[-1].word}"
        if marks := self._within(quantity.end, clause.end):
            return marks[0].status, f"status_words.tsv {marks[0].word}"
        if _states(clause) or _DESIGN.search(clause.sentence.passage.text, clause.begin, quantity.begin):
            return Status.ACTUAL, "the clause states what is"
        if self.fresh and time is not None and time.finish and not self.timing.ahead(time):
            return Status.ACTUAL, "its time is past"
        if self.status is not None and (not self.fresh or self._goes_on(clause)):
            return self.status, "carried from a clause before"
        if time is not None and self._future(time, clause):
            return Status.TARGET, "its time is to come"
        return Status.ACTUAL, "nothing says otherwise"

    def _within(self, begin: int, end: int) -> list[_Mark]:
        return [mark for mark in self.marks if begin <= mark.begin and mark.end <= end] if self.marks else []

    def _find(self, sentence: Sentence) -> Iterator[_Mark]:
        text, tokens, at = sentence.passage.text, sentence.tokens, sentence.begin
        while spelt := self.spelt.search(text, at, sentence.end):
            i = bisect_left(tokens, spelt.start(), key=_BEGIN)
            if i == len(tokens):
                return
            begin, end, tag = tokens[i]
            at = max(begin, spelt.start() + 1)
            said = self.words.get(text[begin:end]) if begin < at else None
            if said is None or any(n.begin <= begin < n.end for n in sentence.names):
                continue
            if (tag != "n" and text[begin:end] not in _TAKING) or _governs(tokens[i + 1 : i + 2]):
                yield _Mark(begin, end, *said, text[begin:end])

    def _goes_on(self, clause: Clause) -> bool:
        """Whether the sentence is an item of a plan that goes on: it opens with a verb of planning, or a field."""
        sentence = clause.sentence
        text = sentence.passage.text
        opening = next((t for t in sentence.tokens if text[t.begin : t.end] not in _MARKS), None)
        if clause.name is not None or opening is None:
            return False
        return text[opening.begin : opening.end] in self.planning or _FIELD.match(text, sentence.begin) is not None

    def _later(self, time: TimeExpression) -> bool:
        published = self.timing.published
        return published is not None and time.start is not None and time.start > published

    def _future(self, time: TimeExpression, clause: Clause) -> bool:
        published = self.timing.published
        if published is None or not self.timing.ahead(time):
            return False
        if time.start is None or time.start > published:
            return True
        return time.granularity is Granularity.YEAR and (published.month <= _PLANNING_MONTHS or whole_year(clause))


def _governs(following: tuple[Token, ...]) -> bool:
    """Whether a word that can be a noun (计划, 目标) or take an object (将政策拆解) is the verb of what follows it."""
    return bool(following) and following[0].tag[0] in "vpdmtaf"


def _states(clause: Clause) -> bool:
    """Whether the clause says what is (…是五大产业之一), which no plan around it makes a plan."""
    text = clause.sentence.passage.text
    tokens = clause.sentence.tokens
    return any(text[t.begin : t.end] == "是" for t in tokens if clause.begin <= t.begin < clause.end)
