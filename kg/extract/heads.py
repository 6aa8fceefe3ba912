"""How the names of a clause hang together: members of a list, objects of a verb, the head of a relative clause."""

import re
from itertools import pairwise

from kg.extract.groups import BODIES, PLACES
from kg.model import Kind, Name, Sentence

# 甲、乙等6家机构入驻, 甲、乙等企业120家: the members of a list are not who the figure is about.
_AMONG = re.compile("等[^，]{0,6}(?:企业|机构|单位|高校|平台|院所|园区|公司|城市)")
_ETC = re.compile("等(?:地的?)?[^，；、的等]{0,6}$")
_MARKS = "、和与及"
_PAIR = 2
_PLACED = BODIES | {Kind.PLATFORM, Kind.FACILITY, Kind.PRODUCT, Kind.PROJECT, Kind.CONFERENCE}
_MEMBER = 16  # characters of a member of a list that has no name of its own
# Verbs that stand as nouns before a name (企业服务“一窗通”平台).
_MODIFIERS = ("运行", "管理", "服务", "治理", "监管", "监测", "交易", "审批", "保障", "预警", "调度", "指挥")
# 甲依托乙的丙平台: 丙 is not what 甲 has done something to.
_USES = re.compile("(?:已|均|都|主要|全面)?(?:依托|通过|借助|利用|基于|凭借|使用|采用|引入|接入)")
AND = ("、", "和", "与", "及", "以及")
_OWNING = ("旗下", "旗下的", "下属", "下属的", "所属", "所属的")  # 甲旗下乙、丙等26家企业
# 研发的大模型“甲”, 打造的沉浸式演出《乙》: what somebody has made is the head of the phrase, not an object.
_MADE = re.compile(
    "(?:研发|研制|开发|打造|推出|建设|创办|开办|创建|组建|成立|设立|投资|出品|创作|育成|培育|选育|制造|生产|运营|管理|主导|发起|牵头|自建|承建"
    "|建成|发布|编制|联合|搭建|改建|升级|设计|执飞|开行|开通|孵化|引进|投建|兴建)[而所]?[成出]?的[^，。、；的]{0,8}$"
)


def members(sentence: Sentence, names: list[Name], counted: int, end: int) -> int:
    """How many names at the end of `names` are only the members of a list that the figure counts."""
    text = sentence.passage.text
    if not names:
        return 0
    etc = _ETC.search(text, names[0].end, max(counted, names[0].end))
    if etc is None and len(names) > 1:
        etc = _AMONG.match(text, text.find("等", names[-1].end, names[-1].end + _MEMBER), end)
    if etc is None:
        return _numbered(sentence, names, counted)
    at, first = etc.start(), len(names)
    while first and _joined(sentence, names[first - 1], at):
        first -= 1
        at = names[first].begin
    return len(names) - first


def _numbered(sentence: Sentence, names: list[Name], counted: int) -> int:
    """How many names right before the figure it sums up (甲、乙、丙3家企业入选); 0 where they are not as many."""
    text = sentence.passage.text
    if len(names) < _PAIR or names[-1].end != counted or text[names[-1].begin - 1] not in _MARKS:
        return 0
    quantity = next((q for q in sentence.quantities if q.begin == counted), None)
    joined = [text[one.end : other.begin] in AND for one, other in pairwise(names)]
    listed = len(joined) - max((i for i, mark in enumerate(joined) if not mark), default=-1)
    return listed if quantity and quantity.value == listed else 0


def _joined(sentence: Sentence, name: Name, at: int) -> bool:
    """Whether nothing but marks of a list and members without a name stands between the name and `at`."""
    between = sentence.passage.text[name.end : at].strip("“”《》")
    if not between or between in AND or between in _OWNING:
        return True
    pieces = re.split(f"[{_MARKS}]", between)
    if len(pieces) < _PAIR or any(len(piece) > _MEMBER for piece in pieces):
        return False
    return not has_verb(sentence, name.end, at)


def names_next(text: str, name: Name, following: list[Name]) -> bool:
    """Whether a place only says of the name right behind it where that is (武汉“企业码”上线)."""
    if name.kind not in PLACES or not following or following[0].kind not in _PLACED:
        return False
    return not text[name.end : following[0].begin].strip()


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
        between = text[subject.end : name.begin]
        led = between in _OWNING or (between == "的" and name.kind not in PLACES)
        led = led or (before == "的" and has_verb(sentence, subject.end, name.begin))
        if (counted and before == "是") or led or is_made(text, subject.end, name):
            return name
    return subject


def has_verb(sentence: Sentence, begin: int, end: int, *tags: str) -> bool:
    """Whether a verb, or a word of one of the `tags` where some are given, begins in the stretch."""
    return any(token.tag in (tags or ("v",)) for token in sentence.tokens.between(begin, end))


def follows_verb(sentence: Sentence, begin: int, at: int) -> bool:
    """Whether a verb before `at` makes what stands there its object; the head of a relative clause (…的X) is none."""
    text = sentence.passage.text
    if text[at - 1 : at] == "的":
        return False
    return any(
        tag == "v"
        and not any(name.begin <= first < name.end for name in sentence.names)
        and not (last == at and text[first:at] in _MODIFIERS)
        for first, last, tag in sentence.tokens.between(begin, at)
    )


def follows_noun(sentence: Sentence, begin: int, at: int) -> bool:
    """Whether a noun before `at` tells who is there (无人机去年在|新疆作业), so that the place is no subject."""
    return any(
        tag[0] == "n" and not any(time.begin <= first < time.end for time in sentence.times)
        for first, _, tag in sentence.tokens.between(begin, at)
    )


def is_made(text: str, begin: int, name: Name) -> bool:
    """Whether the words before the name only say who has made what bears it (某院研发的大模型|“甲”)."""
    if name.kind in PLACES or text.find("的", begin, name.begin) < 0:
        return False
    return _MADE.search(text, begin, name.begin) is not None
