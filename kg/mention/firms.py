"""Where the name of a company starts: at its place, or at a brand that the segmenter cannot read."""

import re

from kg.mention.heads import Heads
from kg.mention.scene import Scene
from kg.mention.steps import Piece

_BRAND = 6  # characters of a brand that the segmenter cannot read
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
_FUNCTION = frozenset("的了在与和由为被把对向从等各其有是")


def company_start(pieces: list[Piece], head: int) -> int | None:
    """The leftmost place before a company form, with an unknown word right before it (中车……), or all of the words."""
    place = max((n for n, piece in enumerate(pieces) if piece.sort in ("P", "D", "Q")), default=len(pieces) - 1)
    while place + 1 < len(pieces) and pieces[place + 1].sort in ("U", "B"):
        place += 1
    start = pieces[place].begin if pieces else head
    if pieces and head - start <= 3 and not any(piece.sort for piece in pieces):
        return None  # 科技有限公司: a trade alone is no name
    return start if head - start >= 2 else None


def _has_stop(words: str, known: Heads) -> bool:
    """Whether a word stands there that no name holds; single characters can be half a brand (四方, 三安)."""
    return any(len(word) > 1 and word in words for word in known.stops)


def beside_place(scene: Scene, start: int | None, head: int, known: Heads) -> int | None:
    """The place before a company form, over words that are no usual part of names."""
    position = head if start is None else start
    if start in scene.atoms or position in scene.full:
        return start
    for place in range(position - 1, max(0, position - _BRAND) - 1, -1):
        sort = scene.atoms.get(place, (0, ""))[1]
        if sort:
            words = scene.text[place:position]
            whole = sort in ("P", "D") and _HAN.fullmatch(words) and not _has_stop(words, known)
            return scene.atoms[place][0] if whole and _FUNCTION.isdisjoint(words) else start
    return start
