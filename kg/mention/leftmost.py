"""Which of the words before a head noun a name begins with: what leads up to it stays outside."""

import re
from itertools import pairwise

from kg.mention.heads import Heads
from kg.mention.scene import Scene
from kg.mention.steps import MEASURE, Piece
from kg.model import Kind

_MEASURE = re.compile(MEASURE)
_NOUNS = frozenset(["n", "nz", "nr", "ns"])
_SORTS = frozenset(
    [
        "企业",
        "公司",
        "高校",
        "院士",
        "教授",
        "机构",
        "品牌",
        "园区",
        "政府",
        "学校",
        "医院",
        "部门",
        "市场",
        "项目",
        "产业",
    ]
)
_BOUND = re.compile("(?:^|[，。；、：“（]|[是在与和由])$")
_PLANS = frozenset(["计划", "打算", "目标", "优化", "模式", "方式"])
_ACTS = frozenset(["建设", "提升", "打造", "新建", "改造", "升级", "布局", "培育", "完善", "整合", "发展", "调整"])
_PROPER = frozenset("QULRO")
_WORKS = frozenset({Kind.FACILITY, Kind.RESEARCH_INSTITUTE})


def numbered(anchors: list[Piece], start: int) -> int:
    """The number of a meeting that a place or nation follows (某镇|第二届中国……交易会), or `start`."""
    for near, piece in pairwise(anchors):
        if piece.sort == "O" and near.begin == piece.end and near.sort in ("P", "D", "N"):
            return start if all(other.sort == "O" for other in anchors if other.begin < piece.begin) else piece.begin
    return start


def measured(scene: Scene, anchors: list[Piece], start: int) -> int:
    """The measure that a thing's name begins with behind its owner (某实验室|8英寸……中试线), or `start`."""
    owner = anchors[-1]
    owned = owner.begin == start and owner.sort == "B" and _MEASURE.match(scene.text, owner.end)
    return owner.end if owned else start


def of_the_town(scene: Scene, anchors: list[Piece], kind: Kind) -> bool:
    """Whether built things of a whole town are meant: 全市生产煤矿, 全省高速公路."""
    first = anchors[-1]
    whole = first.sort == "V" and first.end - first.begin > 1
    return whole and kind is Kind.FACILITY and not any(piece.sort in _PROPER for piece in anchors)


def whole_word(scene: Scene, pieces: list[Piece], start: int) -> int:
    """An unknown word, or a place of the dictionary, with a single character right before it (小龟山, 梅溪湖)."""
    for piece, left in pairwise(pieces):
        odd = piece.sort == "U" or (piece.sort == "D" and scene.atoms.get(piece.end, (-1, ""))[0] != piece.begin)
        if piece.begin == start and odd and left.end - left.begin == 1 and left.sort in ("", "U"):
            start = left.begin
    return start


def led_by_noun(scene: Scene, pieces: list[Piece], start: int, kind: Kind) -> int:
    """With the nouns that stand between the start of the phrase and an unknown word (在天府绛溪实验室)."""
    at = next((n for n, piece in enumerate(pieces) if piece.begin == start and piece.sort == "U"), len(pieces))
    before, begin = pieces[at + 1 :], pieces[-1].begin
    if kind not in _WORKS or not 0 < len(before) <= 2 or not _BOUND.search(scene.text, max(0, begin - 1), begin):
        return start
    return begin if all(_is_noun(scene, piece) for piece in before) else start


def _is_noun(scene: Scene, piece: Piece) -> bool:
    whole = not piece.sort and 1 < piece.end - piece.begin < 5 and scene.token(piece.begin).tag in _NOUNS
    return whole and scene.text[piece.begin : piece.end] not in _SORTS


def planned(scene: Scene, pieces: list[Piece], start: int) -> bool:
    """Whether what seems a name is a clause: 全市优化提升……园区, 某市计划建设……公寓."""
    words = [scene.text[piece.begin : piece.end] for piece in reversed(pieces) if piece.begin > start]
    return any(left in _PLANS and right in _ACTS for left, right in pairwise(words))


def trimmed(scene: Scene, pieces: list[Piece], known: Heads) -> int:
    """The leftmost piece that does not merely lead up to the name (建设……, 新建……)."""
    begins = [piece.begin for piece in reversed(pieces) if scene.text[piece.begin : piece.end] not in known.stops]
    return begins[0] if begins else pieces[0].begin
