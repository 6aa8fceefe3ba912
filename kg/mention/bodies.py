"""Full official names: a noun that ends names, and as much before it as belongs to the name.

From the head noun the name is followed to the left, word by word and over known stretches (places, bodies,
quotations), until a word that cannot stand in a name. It then starts at the leftmost *anchor*: what makes the
thing one of its kind (a place, a quotation, an ordinal or year, 国家, an unknown word). Without one it is no name.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.lexicon import Lexicon
from kg.mention.heads import Heads, find_heads, heads
from kg.mention.scene import Candidate, Scene, plain
from kg.model import Kind

_LONGEST = 40
_SERIAL = re.compile(
    r"(?:第[一二三四五六七八九十百零\d]+(?:届|次|期)|首届|(?:19|20)\d\d(?:[-—](?:19|20)?\d\d)?(?:年度|年)?|[一二三四五六七八九十\d]+号)$"
)
_LATIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+&×-]*\+?$")
_COUNTED = re.compile(r"(?:[\d一二三四五六七八九十百千万亿几数两]|以上)[余多]?[个家项座条批所名款种类处大支只]$")
_COMMON_LATIN = frozenset("AI 5G 6G 4G APP App IT VR AR ICT GDP IP PPP CEO A股 3D AI+ 5G+ 5G-A F5G".split())
_NATION = frozenset("国家 中国 全国 中华 国际 世界 全球".split())
_WHOLE = frozenset("全市 全省 全区 全县".split())
_LEVELS = frozenset("省市区县州")
_PROPER_TAGS = frozenset({"nr", "nrt", "nrfg", "ns", "nt"})
_STOP_TAGS = frozenset("p c u r d y e o q uj ul ud uz ug uv zg k mq vi".split())
_EVENTS = frozenset({Kind.CONFERENCE, Kind.AWARD, Kind.PROGRAMME})


class Piece(NamedTuple):
    """One step to the left: where it begins and what sort of anchor it is, "" for none."""

    begin: int
    end: int
    sort: str


def find_bodies(scene: Scene, lexicon: Lexicon) -> Iterator[Candidate]:
    """Names by their head nouns; tells `scene` where they end, so that a name can be part of a longer one."""
    known = heads(lexicon)
    for begin, end in find_heads(scene, known):
        kind, need = known.kinds[scene.text[begin:end]]
        if need == "quoted":
            continue
        pieces = _walk(scene, begin, known, strong=need == "strong")
        start = _start(scene, pieces, begin, need, kind)
        if start is None:
            continue
        scene.add_atom(start, end, "B" if need in ("strong", "bare", "name") else "T")
        level = scene.text[start] if pieces_sort(pieces, start) == "V" and scene.text[start] in _LEVELS else ""
        yield Candidate(start, end, kind, f"head:{scene.text[begin:end]}", plain(scene.text[start:end]), level=level)


def pieces_sort(pieces: list[Piece], start: int) -> str:
    """The sort of the piece that begins at `start`."""
    return next((piece.sort for piece in pieces if piece.begin == start), "")


def _walk(scene: Scene, head: int, known: Heads, *, strong: bool) -> list[Piece]:
    """The steps to the left of a head, nearest first."""
    pieces: list[Piece] = []
    position = head
    while position > 0 and head - position < _LONGEST:
        piece = _step(scene, position, known, strong)
        if piece is None:
            break
        pieces.append(piece)
        position = piece.begin
    return pieces


def _step(scene: Scene, position: int, known: Heads, strong: bool) -> Piece | None:
    text = scene.text
    if position in scene.atoms:
        begin, sort = scene.atoms[position]
        return Piece(begin, position, sort)
    if serial := _SERIAL.search(text, max(0, position - 12), position):
        return Piece(serial.start(), position, "O")
    if latin := _LATIN.search(text, max(0, position - 20), position):
        return Piece(latin.start(), position, "" if latin.group() in _COMMON_LATIN or latin.group().isdigit() else "L")
    if text[position - 1] == "·":
        return Piece(position - 1, position, "")
    token = scene.token(position - 1)
    begin = token.begin
    return _word(scene, begin, text[begin:position], token.tag, known, strong)


def _word(scene: Scene, begin: int, word: str, tag: str, known: Heads, strong: bool) -> Piece | None:
    if word in _NATION:
        return Piece(begin, begin + len(word), "N")
    if word in _WHOLE or word in _LEVELS:
        return Piece(begin, begin + len(word), "V")
    if word in known.verbs:
        return Piece(begin, begin + len(word), "")
    if not ("\u3400" <= word[-1] <= "\u9fff"):
        return None
    if len(word) == 1:
        return _single(scene, begin, word, tag, known, strong)
    if word in known.stops or tag in _STOP_TAGS or tag[:1] in "vmt":
        return None
    return Piece(begin, begin + len(word), "U" if tag in _PROPER_TAGS else "")


def _single(scene: Scene, begin: int, word: str, tag: str, known: Heads, strong: bool) -> Piece | None:
    if word in known.stop_chars or tag in ("m", "x"):
        return None
    alone = [t for t in (begin - 1, begin + 1) if 0 <= t < len(scene.at) and _is_single(scene, t, known)]
    if alone:
        return Piece(begin, begin + 1, "U")
    return None if tag in _STOP_TAGS or (tag[:1] == "v" and not strong) else Piece(begin, begin + 1, "")


def _is_single(scene: Scene, position: int, known: Heads) -> bool:
    token = scene.token(position)
    word = scene.text[position]
    return token.end - token.begin == 1 and "\u3400" <= word <= "\u9fff" and word not in known.stop_chars


def _start(scene: Scene, pieces: list[Piece], head: int, need: str, kind: Kind) -> int | None:
    """Where the name starts, or None where nothing makes it a name."""
    if not pieces:
        return None
    anchors = [piece for piece in pieces if _anchors(piece, need, kind)]
    if need == "strong":
        start = (anchors or pieces)[-1].begin if not _inner(anchors) else _inner(anchors)
        return start if start is not None and head - start >= 2 else None
    if not anchors:
        return None
    start = anchors[-1].begin
    if all(piece.sort == "U" for piece in anchors) and need in ("name", "bare"):
        start = pieces[-1].begin
    if _COUNTED.search(scene.text, 0, start):
        return None
    return start if _enough(scene, pieces, anchors, head, need) else None


def _inner(anchors: list[Piece]) -> int | None:
    places = [piece.begin for piece in anchors if piece.sort in "PQ"]
    return places[-1] if places else None


def _anchors(piece: Piece, need: str, kind: Kind) -> bool:
    if piece.sort == "O":
        return kind in _EVENTS
    if piece.sort == "U":
        return need in ("strong", "bare", "name")
    return piece.sort in ("P", "B", "Q", "L", "N", "V", "T")


def _enough(scene: Scene, pieces: list[Piece], anchors: list[Piece], head: int, need: str) -> bool:
    """Whether what stands between anchor and head tells the thing apart from others of its kind."""
    sorts = {piece.sort for piece in anchors}
    if need == "bare":
        return bool(sorts & {"P", "B", "U", "Q", "N"})
    nearest = anchors[0]
    if sorts & {"Q", "T"} or len(anchors) > 1:
        return True
    return head - nearest.end >= 2 or (need == "name" and nearest.sort == "U" and head - nearest.begin >= 2)
