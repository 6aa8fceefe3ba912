"""Sentences with their mentions as single characters: what the argument patterns are matched on.

In `2024年，[市数据局]与[甲公司]共建“[城市通]”平台` every bracketed name becomes one private-use character that tells
its class, every time and quantity likewise, so that an argument pattern is an ordinary regular expression and never
looks into a name.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from kg.extract.groups import AGENTS, BODIES, MASK, QUANTITY, TIME, Group, find_groups
from kg.extract.headnouns import HeadNouns
from kg.lexicon.index import Index
from kg.model import Kind, Name, Quantity, Sentence, TimeExpression, Token

_BEGIN = attrgetter("begin")
_MATTERS = frozenset(Kind) - AGENTS
_TAKES_HEAD = frozenset({Kind.PLATFORM, Kind.PROGRAMME, Kind.PRODUCT, Kind.AWARD, Kind.FACILITY, Kind.PROJECT})
_LISTED = frozenset({Kind.PROGRAMME, Kind.AWARD})
# 某大学某学院与…, 某公司某部研发的…: what a department does, its body does.
_UNIT = re.compile(
    "[^与和同为在将把对向从由的以及等就是有，。；：、！？“”《》（）\ue000-\uf8ff]{0,8}?"
    "(?:部|处|(?<!公)司|办公厅|办公室|学院|团队|课题组|项目组|攻关组|研究室|专班|研发中心|技术中心)"
    "(?=[与和同、]|联合|印发|出台|制定|公布|携手|共同|牵头|自主|历时|成功|研发|研制|开发|编制|编写|发布|推出|承担|设计|申报|主办|承办|组织|建设|运营)"
)
_NOTHING: frozenset[Kind] = frozenset()
_OPEN = {"“": "”", "《": "》", "‘": "’", "〈": "〉"}
_BREAK = re.compile("[，；：。！？…“—](?:(?<!—)|—)")
_TITLE_LIMIT = 24
# Who is named “甲”企业, or is on the list of such, has 甲.
_ROLL = re.compile(
    "(?:企业|城市|单位|工厂|园区|基地|学校|医院|品牌|案例|人才|个人|集体|机构|项目)(?:名单|榜单|名录|称号|荣誉|奖项|奖牌)?"
    "(?=[，。；、！（）]|$)"
)
# “甲”平台2.0版 is 甲.
_VERSION = re.compile(r"[Vv]?\d{1,2}(?:\.\d{1,2})*版本?")
_INSIDE = re.compile("[“《‘〈][^“”《》‘’〈〉，。；：！？]*$")
_MARK = re.compile("[“《‘〈，。；：！？]")


class Line(NamedTuple):
    """A masked sentence. `masked[i]` is the position of a mask in it, `stretches[i]` what the mask covers."""

    sentence: Sentence
    text: str
    masked: tuple[int, ...]
    stretches: tuple[tuple[int, int], ...]
    names: Mapping[int, Name]
    modifiers: frozenset[int]  # names that a head noun of another thing follows: 甲大会新闻发布会, 甲市企业
    times: Mapping[int, TimeExpression]
    groups: tuple[Group, ...]
    clauses: tuple[tuple[int, int], ...]
    forms: tuple[tuple[int, str], ...]  # all of the tables' triggers with their places, the longest of a place first

    def begin_at(self, position: int) -> int:
        """Where in the passage the stretch begins that the character at `position` stands for."""
        number = bisect_right(self.masked, position) - 1
        if number < 0:
            return self.sentence.begin + position
        begin, end = self.stretches[number]
        behind = position - self.masked[number]
        return end + behind - 1 if behind else begin

    def end_at(self, position: int) -> int:
        """Where that stretch ends."""
        number = bisect_right(self.masked, position) - 1
        if number < 0:
            return self.sentence.begin + position + 1
        return self.stretches[number][1] + position - self.masked[number]

    def clause_at(self, position: int) -> int:
        """The number of the clause that holds the masked position."""
        for number, (_, end) in enumerate(self.clauses):
            if position <= end:
                return number
        return len(self.clauses) - 1

    def tag_at(self, position: int) -> str:
        """The part-of-speech tag of the token that covers the masked position; empty where none."""
        token = self._token_at(position)
        return token.tag if token else ""

    def is_long_verb(self, position: int) -> bool:
        """Whether a verb of at least two characters starts there; shorter ones are too often parts of names."""
        token = self._token_at(position)
        return token is not None and token.tag[:1] == "v" and token.end - token.begin > 1

    def _token_at(self, position: int) -> Token | None:
        begin = self.begin_at(position)
        return self.sentence.tokens.at(begin) if begin < self.sentence.end else None


_Mention = Name | Quantity | TimeExpression


def make_line(sentence: Sentence, extra: Sequence[Name], heads: HeadNouns, triggers: Index) -> Line:
    """Mask `sentence`, its own names and the `extra` ones. A head noun after a name of its kind joins the name."""
    builder = _Builder(sentence, heads)
    mentions = _disjoint(sentence, extra)
    for number, mention in enumerate(mentions):
        builder.limit = mentions[number + 1].begin if number + 1 < len(mentions) else sentence.end
        builder.add(mention)
    return builder.line(triggers)


def _disjoint(sentence: Sentence, extra: Sequence[Name]) -> list[_Mention]:
    """The sentence's mentions, which lie apart, with those of the `extra` names that overlap none before them."""
    if not extra:
        return sorted([*sentence.names, *sentence.times, *sentence.quantities], key=_BEGIN)
    names = sorted([*sentence.names, *extra], key=lambda name: (name.begin, -name.end))
    taken: list[_Mention] = []
    for name in names:
        if not taken or name.begin >= taken[-1].end:
            taken.append(name)
    covered = [(name.begin, name.end) for name in taken]
    others: tuple[_Mention, ...] = (*sentence.times, *sentence.quantities)
    for other in others:
        if not any(begin < other.end and other.begin < end for begin, end in covered):
            covered.append((other.begin, other.end))
            taken.append(other)
    return sorted(taken, key=_BEGIN)


class _Builder:
    def __init__(self, sentence: Sentence, heads: HeadNouns) -> None:
        self.sentence, self.heads = sentence, heads
        self.parts: list[str] = []
        self.size = 0  # of the parts together
        self.masked: list[int] = []
        self.stretches: list[tuple[int, int]] = []
        self.names: dict[int, Name] = {}
        self.quoted: set[int] = set()
        self.modifiers: set[int] = set()
        self.times: dict[int, TimeExpression] = {}
        self.at = sentence.begin
        self.limit = sentence.end  # where the next mention begins

    def add(self, mention: _Mention) -> None:
        begin, end = mention.begin, mention.end
        if begin < self.at or end > self.sentence.end:
            return
        self._plain(begin)
        if isinstance(mention, Name):
            self._name(mention, begin, end)
        elif isinstance(mention, TimeExpression):
            self.times[self.size] = mention
            self._mask(TIME, begin, end)
        else:
            self._mask(QUANTITY, begin, end)

    def _name(self, name: Name, begin: int, end: int) -> None:
        text = self.sentence.passage.text
        quoted = text[begin] in _OPEN
        if self.parts and end < self.sentence.end and _OPEN.get(self.parts[-1][-1]) == text[end]:
            quoted, begin, end = True, begin - 1, end + 1
            self._drop_last()
        elif self._is_fragment(begin, end):
            return
        if quoted:
            self.quoted.add(self.size)
        if quoted or name.kind in _TAKES_HEAD:
            # A programme's list (某某项目名单公布) is the programme.
            own = _LISTED if name.kind is Kind.PROGRAMME else frozenset({name.kind})
            end = self._with_head(end, _MATTERS if quoted else own)
            if name.kind in _LISTED and (roll := _ROLL.match(self.sentence.passage.text, end, self.sentence.end)):
                end = roll.end()
            elif version := _VERSION.match(self.sentence.passage.text, end, self.sentence.end):
                end = version.end()
        elif name.kind in BODIES and (unit := _UNIT.match(self.sentence.passage.text, end)):
            end = unit.end() if unit.end() <= self.limit else end
        if self._head_at(end):
            self.modifiers.add(self.size)
        self.names[self.size] = name
        self._mask(MASK[name.kind], begin, end)

    def _is_fragment(self, begin: int, end: int) -> bool:
        """Whether the name is only a piece of a short quoted phrase (‘众星拱月式’), which names another thing."""
        match = _INSIDE.search(self.sentence.passage.text, max(begin - _TITLE_LIMIT, self.sentence.begin), begin)
        if match is None:
            return False
        at = self.sentence.passage.text.find(_OPEN[match.group()[0]], end, min(end + _TITLE_LIMIT, self.sentence.end))
        before, after = match.group()[1:], self.sentence.passage.text[end:at]
        if at < 0 or len(before) + len(after) > _TITLE_LIMIT or _MARK.search(after):
            return False
        return bool(before) or after not in self.heads.kinds

    def _with_head(self, end: int, kinds: frozenset[Kind]) -> int:
        """The end of the head nouns that follow a name (“政务云”成果案例): they do not change what is meant."""
        for _ in range(2):
            head = self._head_at(end)
            if not self.heads.kinds.get(head, _NOTHING) & kinds:
                break
            end += len(head)
        return end

    def _head_at(self, at: int) -> str:
        return self.heads.starting(self.sentence.passage.text, at, self.sentence.end)

    def _mask(self, mask: str, begin: int, end: int) -> None:
        self.masked.append(self.size)
        self.stretches.append((begin, end))
        self.parts.append(mask)
        self.size += 1
        self.at = end

    def _plain(self, end: int) -> None:
        if end > self.at:
            self.parts.append(self.sentence.passage.text[self.at : end])
            self.size += end - self.at
            self.at = end

    def _drop_last(self) -> None:
        self.size -= 1
        self.parts[-1] = self.parts[-1][:-1]
        if not self.parts[-1]:
            self.parts.pop()

    def line(self, triggers: Index) -> Line:
        self._plain(self.sentence.end)
        text = "".join(self.parts)
        groups = tuple(find_groups(text, self.names, self.quoted))
        masked, stretches = tuple(self.masked), tuple(self.stretches)
        modifiers = frozenset(self.modifiers)
        clauses, forms = tuple(_clauses(text)), tuple(triggers.all(text))
        return Line(self.sentence, text, masked, stretches, self.names, modifiers, self.times, groups, clauses, forms)


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    begin, shut = 0, -1
    for match in _BREAK.finditer(text):
        at, after = match.span()
        if text[at] == "“":
            closing = text.find("”", at)
            # A short quotation is a title (“链上监管，强化保障”案例); a long one is speech.
            shut = closing if closing - at <= _TITLE_LIMIT and not text[:at].endswith("：") else shut
        elif at > shut:
            if at > begin:
                yield begin, at
            begin = after
    if begin < len(text):
        yield begin, len(text)
