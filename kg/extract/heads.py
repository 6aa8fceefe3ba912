"""How the names of a clause hang together: members of a list, objects of a verb, the head of a relative clause."""

import re

from kg.extract.clauses import tokens_within
from kg.model import Name, Sentence

# 甲、乙等6家机构入驻, 甲、乙等企业120家: the members of a list are not who the figure is about.
_AMONG = re.compile("等[^，]{0,6}(?:企业|机构|单位|高校|平台|院所|园区|公司|城市)")
_ETC = re.compile("等(?:地的?)?[^，；、的等]{0,6}$")
_MARKS = "、和与及"
_PAIR = 2
_MEMBER = 16  # characters of a member of a list that has no name of its own
# Verbs that stand as nouns before a name (城市运行“一网统管”平台).
_MODIFIERS = ("运行", "管理", "服务", "治理", "监管", "监测", "交易", "审批", "保障", "预警", "调度", "指挥")
# 甲依托乙的丙平台: 丙 is not what 甲 has done something to.
_USES = re.compile("(?:已|均|都|主要|全面)?(?:依托|通过|借助|利用|基于|凭借|使用|采用|引入|接入)")
AND = ("、", "和", "与", "及", "以及")


def members(sentence: Sentence, names: list[Name], counted: int, end: int) -> int:
    """How many names at the end of `names` are only the members of a list that the figure counts."""
    text = sentence.passage.text
    if not names:
        return 0
    etc = _ETC.search(text, names[0].end, max(counted, names[0].end))
    if etc is None and len(names) > 1:
        etc = _AMONG.match(text, text.find("等", names[-1].end, names[-1].end + _MEMBER), end)
    if etc is None:
        return 0
    at, first = etc.start(), len(names)
    while first and _joined(sentence, names[first - 1], at):
        first -= 1
        at = names[first].begin
    return len(names) - first


def _joined(sentence: Sentence, name: Name, at: int) -> bool:
    """Whether nothing but marks of a list and members without a name stands between the name and `at`."""
    between = sentence.passage.text[name.end : at].strip("“”《》")
    if not between or between in AND:
        return True
    pieces = re.split(f"[{_MARKS}]", between)
    if len(pieces) < _PAIR or any(len(piece) > _MEMBER for piece in pieces):
        return False
    return not has_verb(sentence, name.end, at)


def owner(sentence: Sentence, subject: Name, names: list[Name], *, counted: bool) -> Name:
    """Whom the clause is about where its first name only describes another.

    Of 甲是乙的五大产业之一 the owner is 乙, who has the five; of 甲推出的乙 it is 乙, the head of the phrase.
    """
    text = sentence.passage.text
    for name in names:
        if name.begin <= subject.end:
            continue
        before = text[name.begin - 1]
        if _USES.match(text, subject.end):
            return subject
        if (counted and before == "是") or (before == "的" and has_verb(sentence, subject.end, name.begin)):
            return name
    return subject


def has_verb(sentence: Sentence, begin: int, end: int, *tags: str) -> bool:
    """Whether a verb, or a word of one of the `tags` where some are given, begins in the stretch."""
    return any(token.tag in (tags or ("v",)) for token in tokens_within(sentence, begin, end))


def follows_verb(sentence: Sentence, begin: int, at: int) -> bool:
    """Whether a verb before `at` makes what stands there its object; the head of a relative clause (…的X) is none."""
    text = sentence.passage.text
    if text[at - 1 : at] == "的":
        return False
    return any(
        tag == "v"
        and not any(name.begin <= first < name.end for name in sentence.names)
        and not (last == at and text[first:at] in _MODIFIERS)
        for first, last, tag in tokens_within(sentence, begin, at)
    )
