"""Names in a clause that it is not about: who only acts on, attends or is compared with what it tells of."""

import re
from collections.abc import Sequence

from kg.extract.groups import BODIES, PLACES
from kg.extract.heads import follows_verb, has_verb, is_made
from kg.extract.subjectwords import SubjectWords
from kg.model import Kind, Name, Sentence

# 由甲主办，乙承办; 由甲建设，乙负责运营: who acts on the topic does not become it.
_ACTS = re.compile(
    "(?:主办|承办|协办|举办|指导|支持|运营|运维|(?:运行|运营|运维|负责|委托)管理|管理运营|建设|承建|研发|开发|实施|领投|跟投|参投|(?:共同|联合|一同)(?:参加|参与|参建|牵头))$"
)
_HOSTS = ("主办", "承办", "协办")
_LED_BY = "由"
# 该系统由甲和乙联合研发: 乙 stands under the same 由.
_BY = re.compile("(?<![自理缘])由[^，的]{1,24}$")
# 工厂依托某公司的乙平台打通…: by what it is done is not who does it.
_THROUGH = re.compile("(?P<by>依托|通过|借助|利用|基于|凭借)[^，]{1,14}$")
_ATTENDS = re.compile("出席|参加|致辞|讲话|主持|陪同|见证|列席|发言|揭牌|宣布|会见|考察|调研")
_TITLED = ("企业", "工厂", "人才", "项目", "园区", "产品")
_PART_REACH = 6
_MAKERS = (Kind.COMPANY, Kind.PRODUCT)
_PARTS = re.compile("(?:研发中心|分公司|子公司|工厂|总部|生产线|产线|门店|车间|分行|制造基地|生产基地|办事处)")
_LISTS = (Kind.AWARD, Kind.PROGRAMME, Kind.PRODUCT)
_WON = (Kind.AWARD, Kind.PROGRAMME)
_WINNINGS = re.compile("(?:获批|新增)?(?:立项|项目|课题|奖项|资助|认证)?(?:共|达|数|总数)?")


def only_takes_part(sentence: Sentence, name: Name, begin: int, end: int, *, named: bool) -> bool:
    """Whether the clause only says who else acts on what the sentence is about (乙承办, 丙负责运营).

    `named` where the sentence has named its subject before.
    """
    text = sentence.passage.text
    if not named and text.find(_LED_BY, sentence.begin, begin) < 0:
        return False
    return (name.kind in BODIES and _ACTS.search(text, begin, end) is not None) or text.endswith(_HOSTS, begin, end)


def attends(text: str, names: Sequence[Name], counted: int, end: int) -> bool:
    """Whether the clause only says which persons attend or speak (某院院士甲、某市副市长乙出席)."""
    people = [name for name in names if name.kind is Kind.PERSON] if counted == end else []
    return bool(people) and _ATTENDS.search(text, people[-1].end, end) is not None


def effect_on(sentence: Sentence, name: Name, begin: int, words: SubjectWords) -> str | None:
    """What keeps the name from being the subject of its clause: `object`, `place`, or None for nothing."""
    text = sentence.passage.text
    for size in range(min(words.longest_blocker, name.begin - begin), 0, -1):
        effect = words.blockers.get(text[name.begin - size : name.begin])
        if effect is not None:
            return effect
    if is_made(text, begin, name):
        return None
    if _BY.search(text, begin, name.begin) or follows_verb(sentence, begin, name.begin):
        return "object"
    led = _THROUGH.search(text, begin, name.begin)
    return "object" if led and not has_verb(sentence, led.end("by"), name.begin, "v", "vn") else None


def is_only_counted(sentence: Sentence, name: Name, begin: int, counted: int, end: int) -> bool:
    """Whether the name only says what the clause's figure counts: lists and awards, a region's part, a maker's goods.

    `counted` is where the figure begins, `end` in a clause without one.
    """
    text = sentence.passage.text
    if (name.end == counted and name.kind in _LISTS) or _is_region_counted(text, name, begin):
        return True
    return _is_won(text, name, counted) or (counted < end and _is_counted(sentence, name, begin, counted))


def titles(text: str, name: Name) -> bool:
    """Whether a quoted title can say what kind of firms is counted (“小巨人”企业, “灯塔工厂”)."""
    titled = text.startswith(_TITLED, name.end) or text.endswith(_TITLED, name.begin, name.end)
    return name.kind is Kind.AWARD and titled


def _is_won(text: str, name: Name, counted: int) -> bool:
    """Whether a fund's or an award's name only says what somebody has won so many of (国家自然科学基金立项96项)."""
    return name.kind in _WON and _WINNINGS.fullmatch(text, name.end, counted) is not None


def _is_counted(sentence: Sentence, name: Name, begin: int, counted: int) -> bool:
    """Whether a maker's name is only a part of what is counted right behind it (首月发运奇瑞汽车1.2万辆)."""
    if name.end != counted or name.kind not in _MAKERS or name.begin <= begin + 1:
        return False
    return has_verb(sentence, begin, name.begin, "v", "vn", "n")


def is_seat(text: str, name: Name) -> bool:
    """Whether a place only says where a part of the body is that is spoken of (法兰克福研发中心投资2亿元)."""
    return name.kind in PLACES and _PARTS.match(text, name.end) is not None


def _is_region_counted(text: str, name: Name, begin: int) -> bool:
    """Whether a region only says which part of the former figure is counted (其中南亚航点43个)."""
    return name.kind is Kind.PLACE and text.startswith("其中", begin) and name.begin <= begin + _PART_REACH
