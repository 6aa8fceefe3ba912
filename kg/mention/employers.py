"""Bodies that only their people give away: ……董事长某某, ……中心副主任某某.

Behind a post a person is named, before it the body that the post is in: whatever stands there is its name, even
where no word of it is in a dictionary.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kg.lexicon import Lexicon
from kg.lexicon.patterns import alternation
from kg.mention.heads import Heads, heads
from kg.mention.scene import Candidate, Scene
from kg.mention.words import everyday
from kg.model import Kind

_FIRM_POST = re.compile(
    r"(?:董事长|董事会主席|董事局主席|董事会秘书|总裁|总经理|创始人|创办人|合伙人|掌门人|首席[\u4e00-\u9fff]{2,3}官|首席科学家|C[ETFO]O|执行董事|监事长)$"
)
_CHAIRED = re.compile(r"(?:主任|院长|所长|会长|理事长|秘书长|馆长|社长|厂长|校长|园长)$")
_SCOPE = re.compile(
    r"(?:原|前|时任|现任|高级|执行|常务|资深|联席|联合|首席|副|第一|全球|亚太区?|大?中华区|中国区|[华西东][东南中北部]区域?|区域|集团|公司)$"
)
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fffA-Za-z0-9]")
_WORDS = "pcurdmqy"
# 甲乙科技产品总监: the department between a company and a post in it.
_DEPARTMENT = re.compile(
    "(?<=[\u4e00-\u9fff]{4})(?:产品|技术|运营|市场|品牌|销售|研发|行政|财务|人力资源|战略|商务|生产|质量|工程|解决方案|公共事务)$"
)
_FIRM = ("公司", "集团")
_COMPANY = frozenset(["公司", "集团", "企业"])
_UNITS = re.compile(r"(?:项目|工程|公司|基地|工厂|片区|大区)$")
_PARTS = ("部", "事业部", "分部", "区", "双方", "本人", "我们", "地产", "门店", "商场", "酒店", "协会", "商会")
# 西部超导: what the segmenter takes for a verb ends a name there, unless a post can be its object.
_APPOINTING = frozenset(
    [
        "担任",
        "出任",
        "兼任",
        "任命",
        "聘任",
        "选举",
        "当选",
        "辞去",
        "采访",
        "会见",
        "专访",
        "见到",
        "找到",
        "介绍",
        "邀请",
        "代表",
    ]
)
_LONGEST = 14
_BEFORE_FIRMS = frozenset("，。；：、“”！？（的是据由与和")


@cache
def _posts(lexicon: Lexicon) -> re.Pattern[str]:
    """A post before another post of the same person: 创始人、董事长, 党委书记兼董事长."""
    return re.compile(f"(?:{alternation(lexicon.forms('titles'))})(?:[、兼及和]|兼任)$")


@cache
def _uses(lexicon: Lexicon) -> dict[str, str]:
    return {row["word"]: row["use"] for row in lexicon.rows("brand_endings")}


@cache
def _trades(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.forms("brand_endings"))


def find_employers(scene: Scene, found: Sequence[Candidate], lexicon: Lexicon) -> Iterator[Candidate]:
    """The bodies before the posts of the persons in `found`, where nothing else has found them."""
    people = [one for one in found if one.kind is Kind.PERSON and one.rule.startswith("after ")]
    ends = {one.end: one.begin for one in found if one.kind is not Kind.PERSON} if people else {}
    for person in people:
        post, position = person.rule.removeprefix("after "), person.begin
        while post:
            end = _body_end(scene, position - len(post), lexicon)
            begin = ends.get(_before_department(scene, end, ends), -1)
            if begin < 0 and (part := _DEPARTMENT.search(scene.text, max(0, end - 12), end)):
                end = part.start()
                begin = ends.get(end, -1)
            if begin < 0:
                begin = _body_begin(scene, end, found, lexicon)
                kind = _kind(scene, begin, end, post, lexicon) if end > 1 else None
                if kind is not None:
                    yield Candidate(begin, end, kind, "before a post", scene.text[begin:end])
            post, position = _post_before(scene, begin, lexicon)


def _before_department(scene: Scene, end: int, ends: Mapping[int, int]) -> int:
    """The end of the company whose department the post is in (某公司技术中心主任), or `end`."""
    firms = (at for at in range(end - 2, max(0, end - 9), -1) if at in ends and scene.text.endswith(_FIRM, 0, at))
    return end if end in ends else next(firms, end)


def _post_before(scene: Scene, begin: int, lexicon: Lexicon) -> tuple[str, int]:
    """A post that is listed before the body at `begin`, and where it ends: 某院院长、……."""
    match = _posts(lexicon).search(scene.text, max(0, begin - 10), begin) if scene.text[begin - 1] == "、" else None
    return (match.group()[:-1], match.end() - 1) if match else ("", 0)


def _body_end(scene: Scene, position: int, lexicon: Lexicon) -> int:
    """Where the words of the post begin, with its rank, scope and the posts that are listed before it."""
    while position > 2:
        start = max(0, position - 10)
        match = _SCOPE.search(scene.text, start, position) or _posts(lexicon).search(scene.text, start, position)
        if match is None or (match.group() in _COMPANY and position not in scene.atoms and not _bare(scene, match)):
            return position
        position = match.start()
    return position


def _bare(scene: Scene, match: re.Match[str]) -> bool:
    """Whether 公司 or 集团 stands alone before the post and is no part of a name."""
    return match.start() == 0 or not _HAN.match(scene.text, match.start() - 1)


def _body_begin(scene: Scene, end: int, found: Sequence[Candidate], lexicon: Lexicon) -> int:
    known, trades = heads(lexicon), _trades(lexicon)
    least = max([0, *(one.end for one in found if one.kind is Kind.PERSON and one.end <= end)])
    begin = end
    while begin > least and end - begin < _LONGEST:
        token = scene.token(begin - 1)
        word = scene.text[token.begin : begin]
        last = begin == end and token.tag == "v" and word not in _APPOINTING and word not in known.stops
        if token.begin < least or (not last and _leads_up(word, token.tag, known, trades)):
            break
        begin = token.begin
    return begin


def _leads_up(word: str, tag: str, known: Heads, trades: frozenset[str]) -> bool:
    """Whether a word stands before a name and not in it."""
    if not _HAN.match(word) or word in known.titles:
        return True
    if len(word) == 1:
        return word in known.stop_chars
    if word in trades or word in known.verbs:
        return False
    return word in known.stops or tag[:1] in _WORDS or (tag[:1] == "v" and tag != "vn")


def _kind(scene: Scene, begin: int, end: int, post: str, lexicon: Lexicon) -> Kind | None:
    """What the body is; None where the words only say what sort of body it is."""
    known, name = heads(lexicon), scene.text[begin:end]
    head = known.ending(name)
    rest = name.removesuffix(head)
    firm = _FIRM_POST.search(post) is not None
    if not (firm or _CHAIRED.search(post)):
        return Kind.COMPANY if _by_trade(scene, begin, end, lexicon) else None
    if len(name) < 3 or len(rest) < 2 or name in known.generic or name.endswith(_PARTS):
        return None
    proper = _is_proper(scene, begin, end - len(head), lexicon)
    if not firm:
        kind = known.kinds[head][0] if head and proper else None
        return Kind.RESEARCH_INSTITUTE if kind is Kind.FACILITY and head == "中心" else kind
    if head and not _UNITS.search(name):
        return known.kinds[head][0] if proper else None
    return Kind.COMPANY if proper or (len(name) == 4 and not head) else None


def _by_trade(scene: Scene, begin: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a brand with a trade that only companies have stands before any post at all (甲乙科技工程师)."""
    trade = next((end - size for size in (2, 3) if _uses(lexicon).get(scene.text[end - size : end]) == "firm"), 0)
    brand = scene.text[begin:trade]
    bounded = begin == 0 or scene.text[begin - 1] in _BEFORE_FIRMS
    whole = scene.atoms.get(trade, (-1, ""))[0] != begin  # 小鹏汽车|物流总监: a known company and a department
    return 2 <= len(brand) <= 4 and bounded and whole and scene.cuts(end) and not everyday(lexicon).is_known(brand)


def _is_proper(scene: Scene, begin: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a word stands in the stretch that no dictionary of everyday words has."""
    known, words = heads(lexicon), everyday(lexicon)
    position = begin
    while position < end:
        token = scene.token(position)
        word = scene.text[position : min(token.end, end)]
        single = len(word) == 1 and word not in known.stop_chars and not word.isdecimal()
        if single or (len(word) > 1 and not words.is_known(word)) or token.tag in ("nr", "ns", "nt", "nz", "eng"):
            return True
        position = token.end
    return False
