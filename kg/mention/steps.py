"""The steps on the way to the left of a name, and what single characters are in it."""

import re
from typing import NamedTuple

from kg.mention.heads import Heads
from kg.mention.scene import Scene

HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
NUMBER = "一二三四五六七八九十百零〇"
SERIAL = re.compile(
    rf"(?:(?:第[{NUMBER}\d]+|[{NUMBER}]+)(?:届|次|期)|首届|(?:19|20)\d\d(?:[-—](?:19|20)?\d\d)?(?:年(?:第?[一二三四]季度|[上下]半年)|年度|年)?"
    rf"|第?[一二三四]季度|(?:[{NUMBER}]|\d{{1,2}})号)$"
)
MEASURE = r"\d+(?:\.\d+)?(?:英寸|纳米|千伏|兆瓦|万千瓦|吨级|万吨级|米级)"  # what stands in names of works and lines
STOP_TAGS = frozenset(
    ["p", "c", "u", "r", "d", "y", "e", "o", "uj", "ul", "ud", "uz", "ug", "uv", "m", "mq", "q", "x", "w"]
)
_BOUND = re.compile("(?:^|[，。；、：“（]|[是在与和由的])$")
_PARTICLES = frozenset("的了由与被把从向")  # 甲地的乙公司, 二期由甲公司: the name begins behind
_FARMS = frozenset("山村湾坪门河桥嘴庄沟店坡岭堡墩港角台塘沱渡湖坝洼岗峪口巷弄")  # 杨家坪, 李家山: named after a family
_NEW = frozenset("新老东西南北上下大")


class Piece(NamedTuple):
    """One step to the left and what sort of anchor it is.

    P a place, D a place within a city, R a place in brackets, B a body, T a thing, Q a quotation,
    O an ordinal or year, L Latin letters, N 国家 and the like,
    V 市, 全市 and the like, U an unknown word, K a word that the segmenter takes for a name (智慧); "" for none.
    """

    begin: int
    end: int
    sort: str


def single(scene: Scene, position: int, tag: str, known: Heads, strong: bool) -> Piece | None:
    """The step over one character, which may be half a brand or a word of its own; None where it ends the name."""
    begin, word = position - 1, scene.text[position - 1]
    hard, stops = word in known.hard_chars, word in known.stop_chars
    if word == "和" and strong and _in_name(scene, begin, known):
        return Piece(begin - 1, position, "U")
    if hard and (not strong or word in _PARTICLES):
        return None
    if (
        word == "家"
        and begin > 0
        and scene.text[position : position + 1] in _FARMS
        and _stands_single(scene, begin - 1, known)
    ):
        return Piece(begin, position, "U")
    anchored = (hard or stops) and _anchored(scene, begin, word)
    if hard and not anchored:
        return None
    beside = any(0 <= p < len(scene.text) and _stands_single(scene, p, known) for p in (begin - 1, begin + 1))
    if stops and not anchored and not (beside and (strong or _in_brand(scene, begin, known))):
        return None
    if beside or (anchored and stops):
        return Piece(begin, position, "" if tag == "m" else "U")
    return None if tag in STOP_TAGS or (tag[:1] == "v" and not strong) else Piece(begin, position, "")


def _in_name(scene: Scene, begin: int, known: Heads) -> bool:
    """Whether 和 is half a brand: one character stands before it that opens the name (天和……有限公司)."""
    if begin < 1 or not _stands_single(scene, begin - 1, known):
        return False
    return begin == 1 or begin - 1 in scene.atoms or not HAN.match(scene.text[begin - 2])


def _in_brand(scene: Scene, begin: int, known: Heads) -> bool:
    """Whether the character is half a brand: 甲上乙集团, 某省双新……中心, and 新川……园 at the start of a phrase."""
    right = begin + 1 < len(scene.text) and _stands_single(scene, begin + 1, known)
    if right and scene.text[begin] == "新" and scene.token(begin + 1).tag[:1] in "jn":
        return _BOUND.search(scene.text, max(0, begin - 1), begin) is not None
    if begin < 1 or not _stands_single(scene, begin - 1, known):
        return False
    return (right and scene.text[begin] in _NEW) or scene.atoms.get(begin - 1, (0, ""))[1] in ("P", "D")


def _anchored(scene: Scene, begin: int, word: str) -> bool:
    """Whether a place or a serial number stands right before a character that is seldom part of a name."""
    return (
        scene.atoms.get(begin, (0, ""))[1] in ("P", "D")
        or (begin > 0 and scene.token(begin - 1).tag == "ns" and word in _NEW)
        or SERIAL.search(scene.text, max(0, begin - 12), begin) is not None
    )


def _stands_single(scene: Scene, position: int, known: Heads) -> bool:
    token = scene.token(position)
    word = scene.text[position]
    return token.end - token.begin == 1 and HAN.match(word) is not None and word not in known.stop_chars
