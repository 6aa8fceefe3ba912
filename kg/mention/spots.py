"""Streets, hills, islands and small towns that no gazetteer has, where only a place can stand: 位于…, 在…设立."""

import re
from collections.abc import Iterator
from itertools import chain

from kg.mention.scene import Candidate, Scene
from kg.model import Kind

_HAN = "[\u4e00-\u9fff]"
_STREET = re.compile(
    f"(?:位于|坐落[于在]|地处|落户|选址|走进|途经|来到|[在沿至到])(?P<name>{_HAN}{{1,4}}?(?:[一二三四五六七八九十]路|大道|大街|[路街巷]))"
    "(?=[，。；、）与和旁上边的]|附近|沿线|交[会叉汇]|设[立有]|开[业工建]|举行|\\d+号|[东南西北中]段|路口|$)"
)
_BESIDE = re.compile(
    f"(?<![^，。；！？“”、])(?P<name>{_HAN}{{2,4}}?(?:[一二三四五六七八九十]路|大道|大街|[路街]))(?=旁|两侧|沿线|与[^，。]{{2,6}}交[会叉汇])"
)
_BEHIND_PLACE = re.compile(
    f"{_HAN}{{1,4}}?(?:[一二三四五六七八九十]路|大道|大街|[路街])(?=[，。；、）与和旁上的]|附近|\\d+号)"
)
# 道路, 思路, 商业街: what ends like a street and is none.
_NO_STREET = re.compile(
    "(?:[道公铁线思出电管网水陆岔马弯支环]|高速|快速|隧|之|丝绸之|丝|一带一|半|同|带|引|开|修|上|网|高架|产业|科技|发展|致富|创业|成长|康庄|快车|风景|绿)"
    "[路道]$|(?:商业|步行|美食|文化|特色|小吃|夜市|示范|样板|老|古|小|大|沿|临|逛|上|条|每)街$"
)
# What every street is found by: to look for it first costs little.
_ROADS = re.compile("大道|大街|[路街巷](?=[，。；、）与和旁上边的附沿交设开举口东南西北中\\d]|$)")
_NATURE = re.compile("[山湖河岛湾]")
_AT = ("位于", "坐落于", "坐落在", "地处", "来到", "走进", "登上", "在", "沿")
_SLOT_ENDS = frozenset("于在处户址")
# 位于某区玉滘的: two or three characters that make no word, behind a place in the same slot.
_TOWN = re.compile(f"{_HAN}{{2,3}}?(?=[的，。、]|动工|开工|设立|投产)")
_SLOT = re.compile("(?:位于|坐落[于在]|地处|落户|选址|在)$")


def find_spots(scene: Scene) -> Iterator[Candidate]:
    """The places of a passage that only their slot and their ending give away."""
    text = scene.text
    if _ROADS.search(text):
        for match in chain(_STREET.finditer(text), _BESIDE.finditer(text)):
            begin, end = match.span("name")
            if scene.cuts(begin) and scene.cuts(end) and _is_street(scene, begin, end):
                yield _place(scene, begin, end, "street in a place's slot")
        for place in scene.full:
            street = _BEHIND_PLACE.match(text, place)
            if street and scene.cuts(street.end()) and _is_street(scene, place, street.end()):
                yield _place(scene, place, street.end(), "street behind its place")
    for match in _NATURE.finditer(text):
        token = scene.token(match.start())
        whole = token.end == match.end() and token.tag == "ns" and token.end - token.begin > 2
        if whole and text.endswith(_AT, 0, token.begin):
            yield _place(scene, token.begin, token.end, "place of the dictionary in a place's slot")
    for place in scene.full:
        begin = _chain(scene, place)
        if begin < 1 or text[begin - 1] not in _SLOT_ENDS or not _SLOT.search(text, max(0, begin - 3), begin):
            continue
        town = _TOWN.match(text, place)
        if town and _is_coined(scene, *town.span()):
            yield _place(scene, *town.span(), "town behind its district")


def _chain(scene: Scene, place: int) -> int:
    """Where the places begin of which the last ends at `place`: 佛山顺德."""
    while place in scene.full:
        place = scene.atoms[place][0]
    return place


def _place(scene: Scene, begin: int, end: int, rule: str) -> Candidate:
    return Candidate(begin, end, Kind.PLACE, rule, scene.text[begin:end])


def _is_street(scene: Scene, begin: int, end: int) -> bool:
    """Whether a proper word stands before the noun: 神池五路 and 解放大道, but no 主干道路 or 商业街."""
    words = scene.words(begin, end)
    clear = not any(token.tag[:1] in "pcurdy" and token.end - token.begin == 1 for token in words)
    return clear and end - begin > 2 and _NO_STREET.search(scene.text, begin, end) is None


def _is_coined(scene: Scene, begin: int, end: int) -> bool:
    words = scene.words(begin, end)
    single = all(token.end - token.begin == 1 and token.tag[:1] not in "pcumqf" for token in words)
    return single and scene.cuts(end) and any(token.tag[:1] in "ngz" for token in words)
