"""Whether a figure is reached, aimed at or expected, and how far the words that say so reach."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.extract.spans import whole_year
from kg.extract.subjects import Clause
from kg.extract.timing import Timing
from kg.lexicon import Lexicon
from kg.lexicon.patterns import alternation
from kg.model import Granularity, PassageRole, Quantity, Sentence, Status, TimeExpression, Token

# A paper of the first months speaks of the whole year as a plan.
_PLANNING_MONTHS = 3
# What a project measures is settled with its design, whenever it will be finished.
_DESIGN = re.compile(
    "(?<!计划)(?<!完成)(?:总投资|投资额|占地|用地|建筑面积|总面积|全长|总长|固定资产投资|(?:项目|工程|[一二三]期|基地|工厂)投资|占[^，]{0,12}的)[^，增降长]{0,4}$"
)
# 年度计划投资, 规划年产能: the metric itself is a plan's.
_PLANNED = re.compile("(?:计划|规划|拟)(?:总|年|固定资产)?(?:投资|产能|产量|用地)[^，]{0,4}$")
# 全年7000个的目标, 4名的规划目标: a figure that is called an aim.
_AIM = re.compile("(?:以上|以内|左右)?的[^，。；]{0,6}目标")
_MARKS = ("“", "‘", "（", "）", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "、", "此外", "，", "同时")
_FIELD = re.compile("在[^，。]{2,20}(?:方面|上|领域|中)，")
_FORMERLY = re.compile("过去|以往|原来|此前|从前|原先|当年")
STARTS = "the level that a change starts from"
# 由现在的310名增加到500名: only the second level is to come.
_STARTS = re.compile("[由从](?:现在|目前|原来|当前|此前|去年|上年|20[0-9][0-9]年)?的?$")
_WHEN_BUILT = re.compile(
    "(?:建成|投产|达产|满产|投用|竣工|投运|运营|落成|投入使用|建设完成)(?:投产|投用|达产)?后"
    "|(?:预计|建成|[投达满]产|投用|竣工|投运)[^。；]{0,24}届时"
)
_BUT = re.compile("(?:但|不过|然而)(?!也?[要将])")
# 预计明年3月投产，年产值可达15亿元: what it will yield.
_THEN = re.compile(
    "(?:投产|达产|投用|使用|投运|竣工|建成)，(?:预计)?可?(?:实现|新增)?[年月日](?:产|处理|发电|供)[^，。；]{0,12}$"
)
_OFTEN = re.compile(
    "(?:（[一二三四五六七八九十]+）)?(?:在[^，。]{2,24}(?:领域|方面)，?)?(?:[每逐]年|年均|[一二三四五]年)?"
)
# 到2026年，…，数据交易额累计达到50亿元: a sum can be one to come.
_SUMMING = ("累计", "总计", "合计")
_COMPARING = ("同比", "上年", "去年")
_EXPECTING = ("预计", "预测", "估计")
_GRANTING = ("给予", "支持", "鼓励")
_TAKING = ("将", "把")
# 每次要填42张表, 一年要花90万元 tells a habit; 要达到, 要新建 a plan.
_MUST = ("要", "就要")
_MUST_REACH = 3
_REACHED = re.compile("[达从由]|超过|突破|增[长加]|提[高升]|降低|下降|压缩|实现|确保|控制")
# 原计划, 比计划: a plan that something is measured against; 非计划停车 is none.
_FORMER_PLAN = re.compile("[原比较按超非]计划")


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
        self.expected = False  # a clause of this sentence has said that somebody expects what follows

    def enter(self, clause: Clause) -> None:
        """Go on to `clause`; to be called once for each clause in order."""
        if clause.sentence is self.sentence:
            if self.status is not None and _BUT.match(clause.sentence.passage.text, clause.begin):
                self.status, self.fresh = None, True
            return
        former, self.sentence = self.sentence, clause.sentence
        self.marks = list(self._find(clause.sentence))
        self.fresh, self.expected = True, False
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
            if mark.lasting and not (mark.word in _SUMMING and self._carried_ahead(self.timing.time)):
                self.status = mark.status
                self.fresh = False
            # 据组委会预计，三天观众将达5万人次: what somebody expects, to the end of the sentence.
            self.expected = self.expected or (mark.word in _EXPECTING and self._alone(mark, clause))

    def _alone(self, mark: _Mark, clause: Clause) -> bool:
        """Whether nothing but a time stands between the word and the end of its clause (预计到明年底，…)."""
        if mark.end == clause.end:
            return True
        return any(mark.end <= t.begin <= mark.end + 1 and t.end == clause.end for t in clause.sentence.times)

    def silent(self, clause: Clause, quantity: Quantity) -> bool:
        """Whether the clause gives the figure neither a time nor a status, but for what it is compared with."""
        marks = self._within(clause.begin, quantity.begin)
        return all(mark.word in _COMPARING for mark in marks) and not self.timing.speaks(clause, quantity)

    def at(self, clause: Clause, quantity: Quantity, time: TimeExpression | None) -> tuple[Status, str]:
        """The status of `quantity`, which stands in `clause` and speaks of `time`, and what tells it."""
        text = clause.sentence.passage.text
        if _FORMERLY.search(text, clause.begin, quantity.begin):
            return Status.ACTUAL, "the clause looks back"
        if _STARTS.search(text, clause.begin, quantity.begin):
            return Status.ACTUAL, STARTS
        if _PLANNED.search(text, clause.begin, quantity.begin) or _AIM.match(text, quantity.end, clause.end):
            return Status.TARGET, "the figure is called a plan"
        if self.expected:
            return Status.FORECAST, "what somebody expects"
        marks = self._within(clause.begin, quantity.begin)
        if self._when_built(clause, quantity, time) and all(mark.word.endswith("将") for mark in marks):
            return Status.FORECAST, "what will be once it is built"
        hints = marks or self._within(quantity.end, clause.end)[:1]
        if time is not None and self._later(time) and not any(mark.status is Status.FORECAST for mark in hints):
            return Status.TARGET, "its time is to come"
        if marks and marks[-1].word in _SUMMING and (len(marks) > 1 or self._carried_ahead(time)):
            marks = marks[:-1]
        if marks:
            return marks[-1].status, f"status_words.tsv {marks[-1].word}"
        if marks := self._within(quantity.end, clause.end):
            return marks[0].status, f"status_words.tsv {marks[0].word}"
        if _states(clause) or _DESIGN.search(text, clause.begin, quantity.begin):
            return Status.ACTUAL, "the clause states what is"
        if self.fresh and time is not None and time.finish and not self.timing.ahead(time):
            return Status.ACTUAL, "its time is past"
        if self.status is not None and (not self.fresh or self._goes_on(clause)):
            return self.status, "carried from a clause before"
        if time is not None and self._future(time, clause):
            return Status.TARGET, "its time is to come"
        if self.timing.proposed or (self.timing.plans and self._orders(clause)):
            return Status.TARGET, "an item of a plan"
        return Status.ACTUAL, "nothing says otherwise"

    def _carried_ahead(self, time: TimeExpression | None) -> bool:
        """Whether the sentence has said that it speaks of what is to come."""
        return (self.status is not None and not self.fresh) or (time is not None and self.timing.ahead(time))

    def _when_built(self, clause: Clause, quantity: Quantity, time: TimeExpression | None) -> bool:
        """Whether the figure is of the time after something is built, and that is not over yet."""
        text = clause.sentence.passage.text
        begin = max(text.rfind("；", clause.sentence.begin, quantity.begin), clause.sentence.begin)
        if not (_WHEN_BUILT.search(text, begin, quantity.begin) or _THEN.search(text, begin, quantity.begin)):
            return False
        return time is None or self.timing.ahead(time) or time.finish is None

    def _within(self, begin: int, end: int) -> list[_Mark]:
        return [mark for mark in self.marks if begin <= mark.begin and mark.end <= end] if self.marks else []

    def _find(self, sentence: Sentence) -> Iterator[_Mark]:
        text, tokens, at = sentence.passage.text, sentence.tokens, sentence.begin
        while spelt := self.spelt.search(text, at, sentence.end):
            i = bisect_left(tokens.begins, spelt.start())
            begin = tokens.begins[i]
            if begin >= sentence.end:
                return
            end, tag = tokens.begins[i + 1], tokens.tags[i]
            at = max(begin, spelt.start() + 1)
            said = self.words.get(text[begin:end]) if begin < at else None
            if said is None or any(n.begin <= begin < n.end for n in sentence.names):
                continue
            form = text[begin:end]
            following = tuple(t for t in tokens.numbered(i + 1, i + 1 + _MUST_REACH) if t.begin < sentence.end)
            if form in _MUST and not self._plans(text, following):
                continue
            if _FORMER_PLAN.match(text, begin - 1):
                continue
            if (tag != "n" and form not in _TAKING) or _governs(following[:1]):
                yield _Mark(begin, end, *said, form)

    def _plans(self, text: str, following: tuple[Token, ...]) -> bool:
        """Whether 要 leads to a verb of planning or reaching; anything else is only needed."""
        words = (text[begin:end] for begin, end, _ in following)
        return any(word in self.planning or _REACHED.match(word) for word in words)

    def _goes_on(self, clause: Clause) -> bool:
        """Whether the sentence is an item of a plan that goes on: it opens with a verb of planning, or a field."""
        sentence = clause.sentence
        text = sentence.passage.text
        opening = next(
            (t for t in sentence.tokens.between(sentence.begin, sentence.end) if text[t.begin : t.end] not in _MARKS),
            None,
        )
        if clause.name is not None or opening is None:
            return False
        return text[opening.begin : opening.end] in self.planning or _FIELD.match(text, sentence.begin) is not None

    def _orders(self, clause: Clause) -> bool:
        """Whether the clause opens with a verb of planning, after how often or in how many years at most."""
        text = clause.sentence.passage.text
        begin = clause.begin
        if often := _OFTEN.match(text, begin):
            begin = often.end()
        form = next((text[t.begin : t.end] for t in clause.sentence.tokens.between(begin, clause.sentence.end)), "")
        return form in self.planning and form not in _GRANTING

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
    if text.find("是", clause.begin, clause.end) < 0:
        return False
    return any(text[t.begin : t.end] == "是" for t in clause.sentence.tokens.between(clause.begin, clause.end))
