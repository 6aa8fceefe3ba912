"""Works and institutes whose first word is a brand: 甲乙冰箱智慧工厂, 甲乙某市基地.

The brand is a word that the segmenter has no everyday sense for. Alone it proves nothing, for goods and materials are
as strange to a dictionary; at the start of a phrase, before a noun that stands for a built thing, it is a name.
"""

import re
from collections.abc import Sequence

from kg.mention.scene import Scene
from kg.mention.steps import Piece
from kg.mention.words import Words
from kg.model import Kind

_WORKS = frozenset({Kind.FACILITY, Kind.RESEARCH_INSTITUTE})
_NAMES = frozenset(["nz", "nr", "nrt", "nrfg", "nt"])
_BEFORE = re.compile(
    r"(?:^|[，。；：、“（△▲]|[在与和由到对的]|位于|走进|来到|走访|参观|租用|依托|联合|携手|落户|为|投资|建成|启用|总结)$"
)
_BEHIND = re.compile(
    r"$|[，。；、！？）里内外的]|门口|一期|二期|[已将是正在由与和]|正式|投[产用运]|启[用动]|开[工园诊]|建[成设]|揭牌|落[户成]|\d|[今去明]年|项目|位于|占地|累计"
)
_NO_BRAND = re.compile("[一二两三四五六七八九十几数多各某新老旧大小]|[东西南北]部|[上中下]游|[甲乙丙丁]级")


def branded_works(scene: Scene, pieces: Sequence[Piece], end: int, kind: Kind, words: Words) -> int | None:
    """Where a name starts whose leftmost word is a brand; None where nothing says that it is one."""
    if kind not in _WORKS or not pieces:
        return None
    start = _brand_start(scene, pieces, words)
    if start is None or not (_BEFORE.search(scene.text, max(0, start - 2), start) and _BEHIND.match(scene.text, end)):
        return None
    return None if _NO_BRAND.match(scene.text, start) else start


def _brand_start(scene: Scene, pieces: Sequence[Piece], words: Words) -> int | None:
    """Where the leftmost word starts if it is no word of the language: of odd characters, or a known proper noun."""
    last = pieces[-1]
    token = scene.token(last.begin)
    if token.begin != last.begin:
        return None
    if token.end - token.begin > 1:
        proper = token.tag in _NAMES and not words.is_frequent(scene.text[token.begin : token.end])
        return token.begin if proper and token.end - token.begin < 5 else None
    if len(pieces) < 2 or pieces[-2].begin != last.end or pieces[-2].end - pieces[-2].begin != 1:
        return None
    odd = last.sort == pieces[-2].sort == "U" and not words.is_known(scene.text[last.begin : last.begin + 2])
    return last.begin if odd else None
