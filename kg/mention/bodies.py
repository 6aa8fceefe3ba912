"""Full official names: a noun that ends names, and as much before it as belongs to the name.

From the head noun the name is followed to the left until a word that cannot stand in a name. It starts at the
leftmost *anchor*: what makes the thing one of its kind. Without one it is no name, with one exception: a long run of
modifiers at the start of a clause, in front of a verb, is what the clause is about and is called so.
"""

import re
from collections.abc import Iterator

from kg.lexicon import Lexicon
from kg.mention.anchors import EVENTS, find_anchors, is_enough, is_generic
from kg.mention.described import described
from kg.mention.firms import beside_place, company_start
from kg.mention.heads import Heads, find_heads, heads
from kg.mention.leftmost import led_by_noun, measured, numbered, of_the_town, planned, trimmed, whole_word
from kg.mention.scene import Candidate, Scene, plain
from kg.mention.steps import Piece
from kg.mention.walk import walk
from kg.mention.words import Words, everyday
from kg.mention.works import branded_works
from kg.model import Kind

_ALL = ("全市", "全省", "全区", "全县")  # 全市低空航线: all there are of a kind, and no one thing
_SEVERAL = re.compile("[两二三四五六七八九十几多各]大")
_COUNTED = re.compile(r"(?<!第)(?:[\d一二三四五六七八九十百千万亿几数两]|以上)[余多]?[个家项座条批所名款种类处大支只]$")
# 入选全国首批……典型案例: one of a numbered batch is one of its kind, but the batch is no part of the name.
_BATCH = re.compile(r"(?:首批|第[一二三四五六七八九十\d]+批)(?:全国|国家级|省级|市级)?$")
_WAYS = frozenset(
    [
        "铁路",
        "高速铁路",
        "城际铁路",
        "高铁",
        "高速",
        "高速公路",
        "公路",
        "快线",
        "专用线",
        "客运专线",
        "快速路",
        "航线",
        "班列",
        "直通车",
    ]
)
# ……项目57个, ……航线增至38条: a sort of things that is counted.
_COUNTED_BEHIND = re.compile(r"(?:已|累计|共|达到?|增至|增加到|超过?|近|约)*\d+(?:余|多)?[个家条项座处种类台套]")
_PROPER = frozenset("QULRO")
# The department of a company, before a post in it: the person belongs to the company.
_DEPARTMENTS = frozenset(["技术中心", "研发中心", "研究院", "工程研究院", "运营中心", "数据中心", "创新中心"])
_FIRM = ("公司", "集团")
_SEAT = "总部"
_SEATED = re.compile("位于|设[在于]|坐落|落户|搬[到至迁]|迁[入到至]|放[到在]|在")
_OWNER = re.compile("[\u4e00-\u9fff]{2,12}?(大学|学院|集团|公司|银行)")
_VENUE = re.compile(
    "计算|会议|展览|会展|博览|商务|金融|贸易|物流|航运|购物|消费|文化|艺术|体育|网球|游泳|羽毛球|乒乓球|赛车|马术|奥林匹克"
)
_DOING = frozenset(["主持", "列席", "召开", "出席", "参加", "举行", "举办"])
_OPENINGS = frozenset(["揭幕战", "开幕式", "闭幕式"])
_SITES = frozenset({Kind.FACILITY, Kind.DISTRICT, Kind.PLACE})
_ZONES = ("开发区", "高新区", "经开区", "新区")
_GROUPS = frozenset(["集团", "控股集团", "集团公司"])
_ANY = re.compile("[一二两三四五六七八九十几多各某]|国有|国企|民营|跨国|大型|企业|龙头|行业|市属|省属|区属")
_GATES = frozenset(["隧道", "大桥", "站", "机场", "国际机场", "高铁", "高铁站", "火车站"])
_PHASE = re.compile(r"[一二三四五六七八九]期(?:扩建)?(?:工程|项目)?")
_YEARS = re.compile(r"（20\d\d年?[—-]20\d\d年）")  # ……行动计划（2025—2027年）
_STRETCH = re.compile(r"[\u4e00-\u9fff]{2}段(?![时间落长])")  # ……高铁武宜段: between two towns by one character each
# “小微易贷”平台 is read as a quotation with its head, whatever place stands before it.
_CALLED_BY_QUOTE = frozenset({Kind.PLATFORM, Kind.PRODUCT})
_WORKS = frozenset({Kind.FACILITY, Kind.RESEARCH_INSTITUTE})
# 认知智能全国重点实验室: the field stands before 国家 and belongs to the name.
_GRANTED = frozenset({Kind.RESEARCH_INSTITUTE, Kind.AWARD})
_PARTY = ("政协", "中共")
_LEVELS = frozenset("省市区县州")


def find_bodies(scene: Scene, lexicon: Lexicon) -> Iterator[Candidate]:
    """Names by their head nouns; tells `scene` where they end, so that a name can be part of a longer one."""
    known, words = heads(lexicon), everyday(lexicon)
    for begin, end in find_heads(scene, known):
        word = scene.text[begin:end]
        kind, need = known.kinds[word]
        if need == "quoted" or scene.atoms.get(end, (0, ""))[1] == "B" or _after_title(scene, begin, kind):
            continue
        if (kind is Kind.COMPANY and _is_a_sort(scene, begin, end, known)) or _in_verb(scene, begin):
            continue
        pieces = walk(scene, begin, known, words, strong=need == "strong", way=word in _WAYS)
        start = _start(scene, pieces, begin, end, need, kind, known, words)
        if start is None or (
            (kind in _CALLED_BY_QUOTE or word.startswith("颁奖"))
            and any(p.sort == "Q" and p.begin >= start and _is_called(scene, p, begin) for p in pieces)
        ):
            continue
        if need != "strong" and _COUNTED_BEHIND.match(scene.text, end) and not any(p.sort in _PROPER for p in pieces):
            continue
        if word == _SEAT and _SEATED.match(scene.text, end) and scene.atoms.get(begin, (0, ""))[1] == "B":
            continue  # where a firm has its seat is told of the firm
        if word in _DEPARTMENTS and scene.text.endswith(_FIRM, 0, begin) and known.post(scene, end):
            continue
        if word in _GATES and scene.text[start - 1 : start] == "新" and scene.cuts(start) and scene.cuts(start - 1):
            start -= 1
        end = _with_bracket(scene, end, need)
        if word in _WAYS and (stretch := _STRETCH.match(scene.text, end)) and not words.is_known(stretch.group()):
            end = stretch.end()
        scene.add_atom(start, end, "B" if need in ("strong", "bare", "name") else "T")
        if kind in _WORKS and scene.text.startswith("项目", end) and scene.cuts(end + 2):
            yield _as_project(scene, start, end, kind, word)
            continue
        kind = _settled(scene, pieces, start, begin, kind, word)
        level = scene.text[start] if _sort(pieces, start) == "V" and scene.text[start] in _LEVELS else ""
        name, rule = plain(scene.text[start:end]), f"head:{scene.text[begin:end]}"
        whole, alias = _event(scene, start, begin, word, known), _within_zone(scene, pieces, start, end, kind)
        yield Candidate(start, end, kind, rule, name, whole, (whole,) if whole else alias, level)


def _in_verb(scene: Scene, begin: int) -> bool:
    """Whether the head only ends a word for what people do (主持会议)."""
    return begin not in scene.edges and scene.text[scene.token(begin).begin : begin] in _DOING


def _event(scene: Scene, start: int, head: int, word: str, known: Heads) -> str:
    """The meeting or match whose opening is named (……邀请赛揭幕战), nothing where none is."""
    inner = known.ending(scene.text[start:head]) if word in _OPENINGS else ""
    event = inner and known.kinds[inner][0] is Kind.CONFERENCE and head - start - len(inner) > 1
    return plain(scene.text[start:head]) if event else ""


def _within_zone(scene: Scene, pieces: list[Piece], start: int, end: int, kind: Kind) -> tuple[str, ...]:
    """The name without the zone it begins with (某开发区|紫云山科技城), where a proper word is left."""
    zone = next((piece for piece in pieces if piece.begin == start and piece.sort in ("B", "D")), None)
    if zone is None or kind not in _SITES or not scene.text.endswith(_ZONES, start, zone.end):
        return ()
    proper = any(piece.sort in _PROPER for piece in pieces if piece.begin > start)
    return (plain(scene.text[zone.end : end]),) if proper else ()


def _is_a_sort(scene: Scene, begin: int, end: int, known: Heads) -> bool:
    """Whether the head only ends a word for a sort of companies (上市公司)."""
    first = scene.token(begin).begin
    return first < begin and scene.text[first:end] in known.generic


def _is_called(scene: Scene, piece: Piece, head: int) -> bool:
    """Whether a quotation, or a name of renown right before the head (浙里办平台), is called so without the head."""
    return scene.text[piece.begin] in "“‘《" or piece.end == head


def _as_project(scene: Scene, start: int, end: int, kind: Kind, word: str) -> Candidate:
    """……产业园项目: the thing itself, spoken of as what is being built."""
    bare = plain(scene.text[start:end])
    whole = plain(scene.text[start : end + 2])
    return Candidate(start, end + 2, kind, f"head:{word} as a project", whole, bare, (bare,))


def _settled(scene: Scene, pieces: list[Piece], start: int, head: int, kind: Kind, word: str) -> Kind:
    """The kind that a 中心 is by its owner: no office where a university or a company runs it."""
    if not word.endswith("中心"):
        return kind
    if (
        word == "中心"
        and not _VENUE.search(scene.text, start, head)
        and any(piece.sort == "N" and piece.begin >= start for piece in pieces)
    ):
        return Kind.RESEARCH_INSTITUTE
    owner = _OWNER.match(scene.text, start, head) if kind is Kind.GOVERNMENT_AGENCY else None
    return kind if owner is None else Kind.RESEARCH_INSTITUTE if owner[1] in ("大学", "学院") else Kind.ORGANIZATION


def _sort(pieces: list[Piece], start: int) -> str:
    return next((piece.sort for piece in pieces if piece.begin == start), "")


def _after_title(scene: Scene, begin: int, kind: Kind) -> bool:
    """Whether a verb that looks like a head stands behind a document: 《……办法》规定."""
    return kind is Kind.PROGRAMME and scene.text[begin - 1 : begin] == "》"


def _with_bracket(scene: Scene, end: int, need: str) -> int:
    """The end of a name with the place in brackets or the phase behind it: 中欧班列（武汉）, ……大厦二期.

    A company has projects with phases, but no phases.
    """
    if years := _YEARS.match(scene.text, end):
        return years.end()
    close = scene.text.find("）", end, end + 14) if scene.text.startswith("（", end) else -1
    if close > 0 and any(scene.atoms.get(at, (0, ""))[0] == end + 1 for at in range(close, end + 2, -1)):
        return close + 1
    phase = _PHASE.match(scene.text, end)
    return phase.end() if phase and (need != "strong" or phase.end() - phase.start() > 2) else end


def _start(
    scene: Scene, pieces: list[Piece], head: int, end: int, need: str, kind: Kind, known: Heads, words: Words
) -> int | None:
    """Where the name starts, or None where nothing makes it a name."""
    anchors = find_anchors(pieces, need, kind)
    if need == "strong":
        return beside_place(scene, company_start(pieces, head), head, known)
    if not anchors:
        group = beside_place(scene, None, head, known) if scene.text[head:end] in _GROUPS else None
        if group is not None and _ANY.search(scene.text, group, head) is None:
            return group
        return (
            _of_batch(scene, pieces, head, kind)
            or branded_works(scene, pieces, end, kind, words)
            or described(scene, pieces, head, end, kind)
        )
    start = anchors[-1].begin
    start = led_by_noun(scene, pieces, whole_word(scene, pieces, start), kind)
    if anchors[-1].sort == "N" and kind in _GRANTED and start - (field := trimmed(scene, pieces, known)) > 1:
        return field
    if any(piece.sort == "R" for piece in anchors):
        start = min(start, trimmed(scene, pieces, known))
    start = measured(scene, anchors, numbered(anchors, start))
    start -= 2 * (start >= 2 and scene.text.startswith(_PARTY, start - 2))
    if (
        scene.text[start] in "（与和"
        or _SEVERAL.search(scene.text, start, min(head, start + 4))
        or planned(scene, pieces, start)
        or (kind not in EVENTS and scene.text.startswith(_ALL, start))
    ):
        return None
    if scene.text[start - 1 : start] == "新" and scene.text[head:end] in _GATES:
        return start
    if _COUNTED.search(scene.text, max(0, start - 12), start) or of_the_town(scene, anchors, kind):
        return None
    if is_generic(scene, anchors, end, need, kind, known):
        owned = scene.text[start - 1 : start] == "的"
        branded = branded_works(scene, pieces, end, kind, words)
        return described(scene, pieces[-1:], head, end, kind) if owned and branded is None else branded
    if scene.text[start:end] in known.generic:
        return None
    return start if end - start > 2 and is_enough(anchors, head, end, need) else None


def _of_batch(scene: Scene, pieces: list[Piece], head: int, kind: Kind) -> int | None:
    start = pieces[-1].begin if pieces else head
    return (
        start if kind in EVENTS and head - start >= 4 and _BATCH.search(scene.text, max(0, start - 12), start) else None
    )
