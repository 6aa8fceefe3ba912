"""Things that a description names: no proper word stands in it, but what is said of it makes it one thing.

首个……中心, 签约共建……基地, 某公司的……项目落户, ……设施（DMTF）: each is one thing, which the text goes on to speak of
under these words. The same words without such a sign are a kind of things and name nothing.
"""

import re
from collections.abc import Sequence

from kg.mention.scene import Scene
from kg.mention.steps import Piece
from kg.model import Kind

_SYSTEMS = frozenset({Kind.PLATFORM, Kind.FACILITY, Kind.RESEARCH_INSTITUTE, Kind.PRODUCT})
_BUILT = frozenset({Kind.FACILITY, Kind.RESEARCH_INSTITUTE, Kind.PLATFORM, Kind.PROGRAMME, Kind.ORGANIZATION})
_SITES = frozenset({Kind.FACILITY, Kind.RESEARCH_INSTITUTE})
_CLAUSE = frozenset("，。；！？：、“”—的")
_SUBJECT_TAGS = frozenset(["v", "vn", "d", "ad", "p"])
_LONG = 6
_MODIFIED = 4  # characters that a description needs before its head
_ONLY = re.compile(r"(?:首[个家座条处]|第一[个家座条]|一[座条])$")
_TOGETHER = re.compile(r"(?<!加快)(?<!推动)(?<!推进)(?:签约|共建|联合建设|投资建设|亿元建设)[了起]?$")
_OWNED = re.compile(
    r"(?:引进|引入|共建|建设|投建|签约|承建|实施|申报|公司|运营|研发|研制|自研|打造|推出|开发|设立|组建|构建|建成|打造"
    r"|开放|开业|开园|启用|投用|投[产运]|通车|投资[约超近达为\d.]+[万亿]?元)的$"
)
# 位于某区的产业化基地正在…: one place has one of them.
_SITED = re.compile("(?:位于|坐落[于在]|地处|落户)[^，。；：的]{2,9}的$")
# 筹建细胞库中心，: what is founded or has been built; 加快建设……园 may be any number of them.
_FOUNDED = re.compile(r"(?:筹建|兴建|[自新]建了?|(?:布局|建起|打造|建成|建设|设立|开设|成立|组建)了)$")
# 建设……基地，一期计划年内开工: what is told of it behind shows that it is one.
_BUILDS = re.compile(r"(?:建设|打造|布局|新建|扩建|规划|启动|投建)$")
_TOLD = re.compile(r"，(?:一期|总投资|总建筑面积|占地|规划面积|建成后|投产后|达产后|项目(?:总?投资|占地|一期|建成))")
_HAPPENS = re.compile(
    r"[一二三四五]期|落户|落地|开工|动工|投产|签约|竣工|启动|建成|投用|投运|揭牌|挂牌|位于|选址|占地|总投资|投资|获批|入选|通过|"
    r"因|由|已|，?(?:也|均|都)?于|上线|启用|揭牌|率先|累计|覆盖|将|正|于|在|拟|计划|预计|今年|去年|\d+月"
)
_LED_UP = re.compile(
    r".*(?:推出|发布|上线|自研|研发|研制|基于|依托|搭载|采用|引入|开发|运营|设立|共建|建设|打造)了?(?P<made>的)?"
    r"(?P<gap>[\u4e00-\u9fffA-Za-z0-9]{0,5})$"
)
_OFFERED = frozenset({Kind.PLATFORM, Kind.PRODUCT})
_FUNCTION = frozenset("与和及或的了在为由对把被从向到以于是有将这那该此某本各其每")
_BEGUN = re.compile(r"(?:启用|投用|成立|组建|上线|揭牌|挂牌)了?$")
_MAKES = re.compile(r"(?:建成|研制|研发|开发|推出|发布|攻克)[了出]?$")
_INVESTS = re.compile(r"总投资|计划总投资|投资\d|落户|位于|开工|动工|投产|竣工|占地")
_ACRONYM = re.compile(r"（[A-Z][A-Za-z0-9-]{1,9}）")
_NAMED_BEHIND = ("“", "，“", "——", "《")  # what is described is named right behind
_SETTLES = re.compile("(?:签约)?落户|落地[^，。生]|(?:正式|全面)?(?:开工|投产|竣工)[，。；建]|(?:正式)?签约[，。；落]")
_SORTED = re.compile("重大|重点|优质|产业$|一批|多个|各|类|级|亿元|上下游|合作$|建设$|民生")
_ENDS = frozenset("，。；、！？")


def described(scene: Scene, pieces: Sequence[Piece], head: int, end: int, kind: Kind) -> int | None:
    """Where a description that is used as a name starts; None where it is none."""
    if kind not in _BUILT | _SYSTEMS:
        return None
    if (branded := _branded(scene, pieces, head, kind)) is not None:
        return branded
    if not pieces:
        return None
    start = pieces[-1].begin
    before = scene.text[max(0, start - 12) : start]
    named = scene.text.startswith(_NAMED_BEHIND, end)
    owned = before.endswith("的") and not named and (_OWNED.search(before) or start - 1 in scene.atoms)
    sited = before.endswith("的") and not named and _SITED.search(before)
    if sited and head - start > 2 and kind in _SITES and _HAPPENS.match(scene.text, end):
        return start
    if head - start < _MODIFIED:
        place = pieces[-1].sort in ("P", "D") and kind is Kind.FACILITY
        return start if place and owned and _HAPPENS.match(scene.text, end) else None
    proper = any(piece.sort in ("U", "K") for piece in pieces)
    begins = pieces[-1].sort in ("U", "K")
    clause = start == 0 or scene.text[start - 1] in _CLAUSE
    told = (
        (proper and owned)
        or (kind in _BUILT and proper and clause and head - start >= _LONG and _INVESTS.match(scene.text, end))
        or (clause and head - start >= _LONG and _settles(scene, start, head, end))
        or (kind in _BUILT and begins and clause and head - start >= _LONG and _HAPPENS.match(scene.text, end))
        or (owned and not scene.text.startswith("的", end) and _made_by(scene, start))
        or (kind in _BUILT and _ONLY.search(before) and not scene.text.startswith("—", end))
        or (kind in _SITES and _FOUNDED.search(before) and scene.text[end : end + 1] in _ENDS)
        or (kind in _SITES and _BUILDS.search(before) and _TOLD.match(scene.text, end))
        or (kind in _BUILT and _TOGETHER.search(before) and scene.text[end : end + 1] in _ENDS)
        or (owned and _HAPPENS.match(scene.text, end))
        or (kind in _BUILT | _SYSTEMS and _BEGUN.search(before) and scene.text[end : end + 1] in _ENDS)
        or (
            head - start >= _LONG
            and _MAKES.search(before)
            and scene.text[end : end + 1] in _ENDS
            and _maker_near(scene, start)
        )
        or (_ACRONYM.match(scene.text, end))
        or (kind in _SYSTEMS and _long_subject(scene, start, head, end, len(pieces)))
    )
    return start if told else None


def _settles(scene: Scene, start: int, head: int, end: int) -> bool:
    """Whether one project opens the clause and settles somewhere (……总部项目落户某区), and not projects of a sort."""
    one = scene.text.startswith("项目", head) and end == head + 2
    return one and _SETTLES.match(scene.text, end) is not None and not _SORTED.search(scene.text, start, head)


def _branded(scene: Scene, pieces: Sequence[Piece], head: int, kind: Kind) -> int | None:
    """Where a name starts whose brand the segmenter cannot read, behind a verb: 推出海若……大模型."""
    start = pieces[-1].begin if pieces else head
    led = _LED_UP.match(scene.text, max(0, start - 12), start) if kind in _SYSTEMS else None
    if led is None or (led["made"] is None and kind not in _OFFERED):
        return None
    gap = led["gap"]
    if not gap:
        return start if pieces and _single(scene, start) and pieces[-1].sort == "U" and head - start > 2 else None
    singles = sum(_single(scene, position) for position in range(led.start("gap"), start))
    return led.start("gap") if singles > 1 and _FUNCTION.isdisjoint(gap) and scene.cuts(start) else None


def _single(scene: Scene, position: int) -> bool:
    token = scene.token(position)
    return token.end - token.begin == 1


def _made_by(scene: Scene, start: int) -> bool:
    """Whether a body of the same clause made what is described: 某大学与某院联合设立的……中心."""
    maker = _maker_near(scene, start)
    return maker > 0 and _OWNED.search(scene.text, maker, start) is not None


def _maker_near(scene: Scene, start: int) -> int:
    """Where the nearest body before `start` in its clause ends, 0 where there is none."""
    for position in range(start - 2, max(0, start - 24), -1):
        if scene.text[position] in "，。；！？":
            return 0
        if scene.atoms.get(position, (0, ""))[1] in ("B", "Q"):
            return position
    return 0


def _long_subject(scene: Scene, start: int, head: int, end: int, pieces: int) -> bool:
    """Whether a long run of modifiers is what the clause is about: at its start, in front of a verb."""
    if end >= len(scene.text) or pieces < 2 or head - start < _LONG:
        return False
    clause = start == 0 or scene.text[start - 1] in _CLAUSE
    verb = scene.token(end).tag in _SUBJECT_TAGS or scene.text.startswith("研发", end)
    return clause and verb and scene.token(end).begin == end
