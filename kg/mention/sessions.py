"""Meetings by what is done with them: held, chaired, attended.

What is held needs no proper word to be one thing (某某推进会召开), a body's or a congress's own sitting goes without a
name (市委常委会召开会议, 市人大常委会举行第三次会议), and the sitting of a delegation is named by the delegations.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.lexicon import Lexicon
from kg.lexicon.patterns import alternation
from kg.mention.scene import Candidate, Scene, plain
from kg.model import Kind

_DAY = r"(?:今天|昨天|昨日|今日|日前|近日|同日|当天|当日|同期|同时|\d+日)?(?:上午|下午|晚)?"
_PLACED = f"(?:已|将)?{_DAY}(?:于[^，。；：“”、的]{{2,20}}?)?(?:在[^，。；：“”、的]{{2,20}}?)?"
_WELL = "(?:成功|隆重|盛大|正式|顺利|圆满|如期|胜利|今天|昨天|昨日|今日|同步)*"
_HAPPENS = "(?:举行|召开|举办|开幕|启幕|闭幕|落幕|开赛|拉开帷幕)"
_MARKS = "，。；：！？“”《》—…\n "
_OUTSIDE = re.compile(
    "召开|举行|举办|出席|参加|主持|列席|获悉|了解|表示|宣布|标志|将|拟|[这该此本上]次|[本该此]届|以来|之后|此前|[一二三四五两几多\\d]+[场次个]"
)
_LEAD = re.compile(
    r"(?:(?:今天|昨天|昨日|今日|日前|近日|当天|当日|随后|\d{1,2}月\d{1,2}日|\d{1,2}日)(?:上午|下午|晚间|晚上|晚)?|上午|下午|备受\S{2,8}的)+"
)
_LONGEST, _LEAST = 48, 2
# 签约仪式 and the like hold the names of those who act there, and are left to the rule of heads.
_CEREMONY = ("仪式", "活动", "典礼", "赛", "马拉松", "展")
_VERB = "(?:主持召开|召开|举行|出席|参加|列席|主持)"
_GENERIC = re.compile(
    "(?:专题|全体|工作|重要|视频|电视|电话|调度|动员|扩大|相关|有关|专项|现场|集中|新闻|通气|推进|部署|协商|常务|党组|主任"
    "|座谈|学习|紧急|第[一二三四五六七八九十百零\\d]+次|\\d+次|（扩大）|中心组|理论|联席|办公|常委会|全委会|务虚|民主生活|集体)*"
)
_SITS = re.compile(
    r"[^，、的]{0,16}(?:常委会|党组|政府|人大|政协|委员会|委|领导小组|中心组|指挥部|会议|大会|全会|工委|主席团|代表团)"
)
OF_A_BODY = "session of a body"
_LEVELS = frozenset("省市区县州")
_CONGRESS = re.compile(r"[^，。]{0,24}届[^，。]{0,12}第?[一二三四五六七八九十百\d]+次会议(?=.)")
_WHOSE = ("中国", "全国", "国际", "亚洲", "世界", "全球")  # 某镇第7届中国……博览会: the place only says where
_NUMBER = re.compile(r"第[一二三四五六七八九十百\d]+届|首届")
_DELEGATION = re.compile(
    r"(?:参加|出席|列席|来到|走进|到|在)(?:他|她)?(?:所在的)?"
    r"(?P<name>[^，。；：！？的“”\s]{2,45}?(?:代表团|界别?|委员|代表)(?:第?[一二三四五六七八九十\d]+(?:小)?组)?"
    r"(?:联团|联组|分组|小组|全体|分团|专题)?(?:审议|讨论|会议|协商会?))(?=[，。；并时会现]|$)"
)


@dataclass(frozen=True, slots=True)
class _Patterns:
    held: re.Pattern[str]
    attended: re.Pattern[str]
    sitting: re.Pattern[str]
    ending: re.Pattern[str]


@cache
def _patterns(lexicon: Lexicon) -> _Patterns:
    heads: Mapping[str, None] = dict.fromkeys(
        row["head"]
        for row in lexicon.rows("name_heads")
        if row.enum("kind", Kind) is Kind.CONFERENCE and not row["head"].endswith(_CEREMONY)
    )
    meeting = f"(?:{alternation(heads)})"
    words = f"[^{_MARKS}、的]{{0,40}}?"
    return _Patterns(
        re.compile(rf"{meeting}(?={_PLACED}{_WELL}{_HAPPENS})"),
        re.compile(rf"{_VERB}了?(?P<name>{words}{meeting})(?=[，。；并、]|$)"),
        re.compile(
            rf"(?:今天|昨天|今日|昨日|近日|日前|\d+日|[上下]午)*(?:召开|举行)了?(?P<name>(?:{_GENERIC.pattern}){meeting})(?=[，。；]|$)"
        ),
        re.compile(f"{meeting}$"),
    )


def find_sessions(scene: Scene, lexicon: Lexicon) -> Iterator[Candidate]:
    """The meetings of a passage that its verbs give away."""
    text = scene.text
    if "会" not in text and "审议" not in text and "讨论" not in text:
        return
    found = _patterns(lexicon)
    if "召开" in text or "举行" in text or "幕" in text or "举办" in text:
        yield from _held(scene, found)
        yield from _sittings(scene, found)
    if "主持" in text or "席" in text or "参加" in text or "召开" in text or "举行" in text:
        for match in found.attended.finditer(text):
            yield from _candidate(scene, *match.span("name"), "attended", found)
    if "审议" in text or "讨论" in text or "会议" in text:
        for match in _DELEGATION.finditer(text) if "代表" in text or "界" in text or "委员" in text else ():
            yield _conference(*match.span("name"), "session:delegation", plain(match["name"]))


def _conference(begin: int, end: int, rule: str, name: str) -> Candidate:
    level = name[0] if name[0] in _LEVELS else ""
    congress = _CONGRESS.match(name)
    if congress is None:
        return Candidate(begin, end, Kind.CONFERENCE, rule, name, level=level)
    # A congress is one thing: who sits with its delegations or at its plenary meetings takes part in it.
    return Candidate(begin, end, Kind.CONFERENCE, rule, congress.group(), aliases=(name,), level=level)


def _held(scene: Scene, found: _Patterns) -> Iterator[Candidate]:
    """某某推进会召开: the clause up to the noun is the name."""
    for match in found.held.finditer(scene.text):
        begin = _clause(scene, match.start())
        begin = max(begin, scene.text.rfind("的", begin, match.start()) + 1)
        begin = _numbered(scene, _last_of_list(scene, begin, match.start(), found), match.start())
        yield from _candidate(scene, begin, match.end(), "held", found)


def _last_of_list(scene: Scene, begin: int, end: int, found: _Patterns) -> int:
    """Where the last of several meetings begins: 某某博览会、某某文化节同步举行."""
    mark = scene.text.rfind("、", begin, end)
    return mark + 1 if mark > begin and found.ending.search(scene.text[begin:mark]) else begin


def _numbered(scene: Scene, begin: int, end: int) -> int:
    """Where a numbered meeting begins, behind what only leads up to it: 距离第九届……运动会开幕还有……."""
    number = _NUMBER.search(scene.text, begin, end)
    if number is None:
        return begin
    placed = scene.atoms.get(number.start(), (-1, ""))[0] == begin
    return begin if placed and not scene.text.startswith(_WHOSE, number.end()) else number.start()


def _clause(scene: Scene, at: int) -> int:
    """Where the clause that holds `at` begins, times aside."""
    begin = max(scene.text.rfind(mark, 0, at) for mark in _MARKS) + 1
    lead = _LEAD.match(scene.text, begin, at)
    return lead.end() if lead else begin


def _candidate(scene: Scene, begin: int, end: int, rule: str, found: _Patterns) -> Iterator[Candidate]:
    name = scene.text[begin:end]
    head = found.ending.search(name)
    own = name[: head.start()] if head else ""
    if len(name) <= _LONGEST and len(own) >= _LEAST and not _GENERIC.fullmatch(own) and not _OUTSIDE.search(name):
        yield _conference(begin, end, f"session:{rule}", plain(name))


def _sittings(scene: Scene, found: _Patterns) -> Iterator[Candidate]:
    """市委常委会召开会议: the sitting bears the name of the body, or of the congress, that holds it."""
    for match in found.sitting.finditer(scene.text):
        begin, sort = scene.atoms.get(match.start(), (0, ""))
        if sort not in ("B", "T"):
            begin = _clause(scene, match.start())
            if not _SITS.fullmatch(scene.text, begin, match.start()):
                continue
        if scene.text[begin - 1 : begin] == "、":
            continue
        whole = plain(scene.text[begin : match.start()]) + match["name"]
        session = _conference(*match.span("name"), OF_A_BODY, whole)
        # 第十次全体会议 tells it from other meetings even without the body; 会议 does not.
        own = (plain(match["name"]),) if match["name"].startswith("第") else ()
        yield session._replace(aliases=(*session.aliases, *own))
