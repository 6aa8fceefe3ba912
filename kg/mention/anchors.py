"""What makes a name one thing of its kind: the anchors before its head noun."""

from kg.mention.heads import Heads
from kg.mention.scene import Scene
from kg.mention.steps import Piece
from kg.model import Kind

EVENTS = frozenset({Kind.CONFERENCE, Kind.AWARD, Kind.PROGRAMME})
_TASKS = frozenset({Kind.PROGRAMME, Kind.PLATFORM})


def find_anchors(pieces: list[Piece], need: str, kind: Kind) -> list[Piece]:
    """The anchors among the pieces, nearest first; a body before a quotation only grants what is quoted."""
    anchors = []
    for piece in pieces:
        if piece.sort and _is_anchor(piece, need, kind):
            anchors.append(piece)
        if piece.sort == "V":
            break
    if kind in (Kind.AWARD, Kind.PROGRAMME) and [piece.sort for piece in anchors] == ["O", "B"]:
        return anchors[:1]
    quoted = next((n for n, piece in enumerate(anchors) if piece.sort == "Q"), None)
    if quoted is not None:
        body = next((n for n, piece in enumerate(anchors) if n > quoted and piece.sort in "BT"), len(anchors))
        return anchors[:body]
    return anchors


def _is_anchor(piece: Piece, need: str, kind: Kind) -> bool:
    if kind is Kind.GOVERNMENT_AGENCY and piece.sort in ("Q", "U") and need != "bare":
        return False
    if piece.sort == "O":
        return kind in EVENTS
    if piece.sort == "U":
        # 达芬奇手术机器人: three characters that are proper to the segmenter are a name.
        return need in ("strong", "bare", "name") or (kind is Kind.PRODUCT and piece.end - piece.begin > 2)
    return piece.sort not in ("", "K")


def is_generic(scene: Scene, anchors: list[Piece], end: int, need: str, kind: Kind, known: Heads) -> bool:
    """Whether the name only says whose or how large: 国家企业技术中心, 全市科技型企业."""
    sorts = {piece.sort for piece in anchors}
    if sorts & {"Q", "L", "U", "R"} or (sorts & {"P", "D", "B"} and (need == "bare" or "N" in sorts)):
        return False
    if sum(piece.sort in "PD" for piece in anchors) > 1 or (need == "name" and anchors[0].sort == "D"):
        return False
    if anchors[0].sort in ("B", "T") and kind not in _TASKS:
        return False
    if (
        ("O" in sorts and len(anchors) > 1)
        or ("T" in sorts and kind is Kind.CONFERENCE)
        or any(piece.sort == "B" for piece in anchors[1:])
    ):
        return False
    return scene.text[anchors[0].end : end] in known.generic


def is_enough(anchors: list[Piece], head: int, end: int, need: str) -> bool:
    """Whether what stands between anchor and head tells the thing apart from others of its kind."""
    sorts = {piece.sort for piece in anchors}
    if need == "bare":
        return bool(sorts & {"P", "D", "B", "T", "U", "Q", "N"})
    nearest = anchors[0]
    if sorts & {"Q", "T", "D", "R"} or len(anchors) > 1 or (nearest.sort == "B" and need == "name") or end - head >= 4:
        return True
    return head - nearest.end >= 2 or (need == "name" and nearest.sort == "U" and head - nearest.begin >= 2)
