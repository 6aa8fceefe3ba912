"""Finding a trigger's subject and object among the groups of names around it."""

import re
from typing import NamedTuple

from kg.extract.grammar import Grammar
from kg.extract.groups import NAME, QUANTITY, TIME, Group
from kg.extract.lines import Line
from kg.extract.openings import (
    AGENTIVE,
    AS,
    AS_SOON,
    BEFORE,
    BY,
    BY_WHOM,
    CHANGES,
    DESCRIBED,
    GENITIVE,
    JOINS,
    KIND_OF,
    MADE,
    MEASURE,
    PASSIVE,
    SAYS,
    TOPICS,
    WITH,
    names_thing,
    unowned,
)
from kg.model import Kind, Name

_TITLED = re.compile("[^，。；：的“”]{1,16}")
# 甲推出的乙 is about 乙; 甲设立总规模50亿元的乙 about 甲.
_RELATIVE = re.compile(
    rf"(?!.{{0,8}}(?:总规模|总投资|面积|占地|首个|首款|国内|全国|全球))[^，的{NAME[1:-1]}]{{1,10}}的[^，的{NAME[1:-1]}]{{0,8}}"
)
_GAP_LIMIT = 26
_TITLE_GAP = 10
_ASPECT = re.compile("^(?:了|过|出|起|着|成|为|的|成功|完成|实施|建设|创建|获|一|这)+")
_DATED = re.compile(f"于?{TIME}的")
_NOT_OBJECT = re.compile("关于|对|向|由|在|为|于|以|与")
_OWNS = re.compile(f"的[“《]?{NAME}")
# 关于印发甲的通知: the notice only carries 甲.
_PAPER = re.compile("的(?:通知|通告|公告|决定|批复|意见》|函)")
_OF_PARENT = {"旗下", "下属", "所属", "控股"}
_VERBAL = ("v", "p")
_NOMINAL_VERBS = {"vn", "vshi", "vyou"}


class Argument(NamedTuple):
    """The names that fill one seat of a frame, with the masked stretch `[first, last]` where they stand."""

    line: Line
    first: int
    last: int
    names: tuple[Name, ...]

    def of(self, kinds: frozenset[Kind]) -> "Argument | None":
        """The same with only the names of these kinds; None where none is left."""
        names = tuple(name for name in self.names if name.kind in kinds)
        return Argument(self.line, self.first, self.last, names) if names else None


def argument(line: Line, group: Group) -> Argument:
    """A group as an argument."""
    return Argument(line, group.first, group.last, group.names)


class Finder(NamedTuple):
    """Looks for arguments in one line."""

    line: Line
    grammar: Grammar
    former: Line | None = None
    scene: Name | None = None  # the meeting that the article told of last

    def bounds(self, position: int) -> tuple[int, int]:
        """The clause around a masked position."""
        return self.line.clauses[self.line.clause_at(position)]

    def near(self, at: int, with_companion: bool = False) -> Group | None:
        """The group before `at`, where only adverbs and phrases stand between; 与乙 counts if asked for."""
        return self._nearest(at, self._begin(at), with_companion)

    def owner(self, at: int) -> Group | None:
        """Who does what stands in a relative clause (根据甲印发的乙): there a preposition governs the whole."""
        begin = self._begin(at)
        group = next((g for g in reversed(self.line.groups) if begin <= g.first and g.last < at), None)
        return group if group and self.grammar.is_gap(self.line.text[group.last + 1 : at]) else None

    def governed(self, group: Group) -> bool:
        """Whether a preposition stands before the group."""
        return BEFORE.search(self.line.text[self._begin(group.first) : group.first]) is not None

    def subject(self, at: int) -> Argument | None:
        """The subject of the verb at `at`: in its clause, else that of an earlier clause of the sentence."""
        line = self.line
        begin = self._begin(at)
        if group := self._nearest(at, begin) or self._serial(at, begin):
            return argument(line, group)
        lead = line.text[begin:at]
        if lead.count("”") > lead.count("“"):
            return None
        if self.grammar.is_free(lead) or self._verbal(begin, at):
            return self._inherited(line.clause_at(begin))
        return None

    def _begin(self, at: int) -> int:
        """The beginning of the clause that ends at or holds `at`."""
        for begin, end in self.line.clauses:
            if begin <= at <= end:
                return begin
        return at

    def _nearest(self, at: int, begin: int, with_companion: bool = False) -> Group | None:
        for group in reversed(self.line.groups):
            if group.first < begin or group.last >= at:
                continue
            gap, before = self.line.text[group.last + 1 : at], self.line.text[begin : group.first]
            if (BEFORE.search(before) and not AS_SOON.search(before)) or (WITH.search(before) and not with_companion):
                continue
            # 甲、乙、丙3家企业: as many as were listed.
            counted = gap.startswith(QUANTITY) and len(group.names) > 1 and self.grammar.is_gap("等" + gap)
            if counted or self.grammar.is_gap(gap):
                return self.whole_list(group)
            if not self.grammar.is_free(gap) and BY.search(before):
                return None
        return None

    def whole_list(self, group: Group) -> Group:
        """The group with the one before it, where a 、 joins names of different classes (甲局、乙站等多个部门)."""
        if parent := self._parent(group):
            return parent
        former = next((other for other in self.line.groups if other.last == group.first - 2), None)
        if former is None or self.line.text[group.first - 1] != "、":
            return group
        return Group(former.first, group.last, former.names + group.names)

    def _parent(self, group: Group) -> Group | None:
        """甲、乙旗下丙等: 甲 and 丙, where 乙 only tells whose 丙 is."""
        if self.line.text[group.first - 2 : group.first] not in _OF_PARENT:
            return None
        owner = next((other for other in self.line.groups if other.last == group.first - 3), None)
        listed = owner is not None and len(owner.names) > 1 and self.line.text[owner.last - 1] == "、"
        return Group(owner.first, group.last, owner.names[:-1] + group.names) if owner and listed else None

    def _serial(self, at: int, begin: int) -> Group | None:
        """The group that opens the clause, where a verb follows it at once (甲整合资源推出乙)."""
        group = self.opening(begin, at)
        if group is None:
            return None
        gap = self.line.text[group.last + 1 : at]
        verbal = self._is_verb(group.last + 1) or self.grammar.begins(gap)
        owned = gap.endswith("的") or gap.startswith("的") or names_thing(gap)
        return None if not verbal or owned or self.grammar.caused.search(gap) else group

    def opening(self, begin: int, end: int) -> Group | None:
        """The group that opens a clause, adverbs and phrases aside."""
        for group in self.line.groups:
            if begin <= group.first and group.last < end:
                before = self.line.text[begin : group.first]
                if DESCRIBED.match(before) or KIND_OF.match(before):
                    return group
                if BEFORE.search(before) or AS.search(before) or BY_WHOM.match(before) or JOINS.fullmatch(before):
                    continue
                return self._head(group, end) if self.grammar.opens(unowned(before)) else self._phrase(begin, end)
        return None

    def _phrase(self, begin: int, end: int) -> Group | None:
        """某校与甲共建的乙，…: a clause that is nothing but a name with what describes it."""
        if not MADE.search(self.line.text, begin, end):
            return None
        return next((group for group in self.line.groups if group.last == end - 1), None)

    def _head(self, group: Group, end: int) -> Group:
        """甲推出的乙, 甲旗下乙, 某局局长丙: what opens the clause is 乙, or 丙."""
        for other in self.line.groups:
            if not group.last < other.first < end:
                continue
            between = self.line.text[group.last + 1 : other.first]
            titled = other.names[0].kind is Kind.PERSON and _TITLED.fullmatch(between)
            if titled or between in _OF_PARENT or _RELATIVE.fullmatch(between):
                return other
        return group

    def _verbal(self, begin: int, at: int) -> bool:
        """Whether the stretch is a verb phrase without a subject of its own (整合资源推出)."""
        text = self.line.text[begin:at]
        return self.line.is_long_verb(begin) and not self.grammar.caused.search(text) and not text.endswith("的")

    def _inherited(self, number: int) -> Argument | None:
        parallel = False
        for begin, end in reversed(self.line.clauses[:number]):
            mark = self.line.text[end : end + 1]
            parallel = parallel or mark == "；"
            if not parallel and self._says_more(begin, end):
                continue
            if group := self.opening(begin, end):
                after = self.line.text[group.last + 1 : end]
                if GENITIVE.match(after) or mark == "：" or SAYS.search(after) or names_thing(after):
                    return None
                return argument(self.line, group)
            if TOPICS.match(self.line.text, begin) or (not parallel and self._names_another(begin, end)):
                return None
        return None

    def _says_more(self, begin: int, end: int) -> bool:
        """Whether the clause adds a measure or a further agent to what the sentence is about."""
        clause = self.line.text[begin:end]
        if MEASURE.match(clause):
            return True
        return AGENTIVE.match(clause) is not None and PASSIVE.search(self.line.text, 0, begin) is not None

    def _names_another(self, begin: int, end: int) -> bool:
        """Whether the clause has a subject of its own without a name (企业平均研发强度达…)."""
        clause = self.line.text[begin:end]
        if QUANTITY in clause and CHANGES.search(clause):
            return False
        return self.line.tag_at(begin)[:1] == "n" and not self.grammar.is_free(clause)

    def object(self, at: int, kinds: frozenset[Kind]) -> Argument | None:
        """The object of the verb that ends at `at`, of one of the kinds."""
        line = self.line
        end = next((end for begin, end in line.clauses if begin <= at <= end), at)
        for group in line.groups:
            if group.first < at:
                continue
            if group.first >= end or group.first - at > _GAP_LIMIT:
                break
            found = argument(line, group).of(kinds)
            # 引进甲的乙: the owner of the object is passed over.
            behind = line.text[group.last + 1 : group.last + 4]
            if found is None and (behind[:1] != "的" or _OWNS.match(behind)):
                continue
            if found is None or not self._objective(at, group):
                return None
            return self._apposed(found, end, kinds)
        return self._behind_dash(end, kinds) if end - at <= _GAP_LIMIT else None

    def _objective(self, at: int, group: Group) -> bool:
        if group.last in self.line.modifiers:
            return False
        line_gap = self.line.text[at : group.first]
        gap = _ASPECT.sub("", line_gap)
        if self.line.text[group.last + 1 : group.last + 2] == "的" and not _PAPER.match(self.line.text, group.last + 1):
            return False
        if not gap or _DATED.fullmatch(gap):
            return True
        if gap.endswith("的"):
            return not _NOT_OBJECT.match(gap)
        title = self.line.sentence.passage.text[self.line.begin_at(group.first)] in "“《" and len(gap) <= _TITLE_GAP
        verbal = not title and any(self._is_verb(position) for position in range(group.first - len(gap), group.first))
        return not verbal and not _NOT_OBJECT.match(gap) and len(line_gap) <= _GAP_LIMIT

    def _is_verb(self, position: int) -> bool:
        tag = self.line.tag_at(position)
        return tag[:1] in _VERBAL and tag not in _NOMINAL_VERBS and self.line.text[position] < "\ue000"

    def _apposed(self, found: Argument, end: int, kinds: frozenset[Kind]) -> Argument:
        """甲——乙: the name behind the dash is the thing itself."""
        return (self._behind_dash(end, kinds) or found) if found.last == end - 1 else found

    def _behind_dash(self, end: int, kinds: frozenset[Kind]) -> Argument | None:
        if self.line.text[end : end + 2] != "——":
            return None
        group = next((group for group in self.line.groups if group.first == end + 2), None)
        return argument(self.line, group).of(kinds) if group else None

    def between(self, at: int, *arguments: Argument) -> str:
        """What stands between the first of the arguments and the trigger at `at`, within its clause."""
        begin = self._begin(at)
        inside = [part.first + 1 for part in arguments if part.line is self.line and begin <= part.last < at]
        return self.line.text[min(inside, default=begin) : at]

    def before(self, at: int, *arguments: Argument) -> str:
        """What stands before the first of the arguments within the clause of the trigger at `at`."""
        begin = self._begin(at)
        return self.line.text[begin : min((part.first for part in arguments if part.first >= begin), default=begin)]

    def passive(self, group: Group) -> int | None:
        """Where 由 or 被 stands before the group; None where it does not."""
        begin = self._begin(group.first)
        match = BY.search(self.line.text[begin : group.first])
        return begin + match.start() if match else None

    def passive_at(self, found: Argument) -> int | None:
        """The same for an argument's own place in this line."""
        group = next((g for g in self.line.groups if g.last == found.last and found.line is self.line), None)
        return self.passive(group) if group else None

    def companion(self, group: Group) -> int | None:
        """Where 与, 和 or 携手 stands before the group; None where it does not."""
        begin = self._begin(group.first)
        match = WITH.search(self.line.text[begin : group.first])
        return begin + match.start() if match else None
