"""Things that a description names: no proper word stands in it, but what is said of it makes it one thing.

首个……中心, 签约共建……基地, 某公司的……项目落户, ……设施（DMTF）: each is one thing, which the text goes on to speak of
under these words. The same words without such a sign are a kind of things and name nothing.
"""

import re
from collections.abc import Sequence

from kg.mention.scene import Scene
from kg.mention.walk import Piece
from kg.model import Kind

_SYSTEMS = frozenset({Kind.PLATFORM, Kind.FACILITY, Kind.RESEARCH_INSTITUTE, Kind.PRODUCT})
_BUILT = frozenset({Kind.FACILITY, Kind.RESEARCH_INSTITUTE, Kind.PLATFORM, Kind.PROGRAMME, Kind.ORGANIZATION})
_CLAUSE = frozenset("，。；！？：、“”—的")
_SUBJECT_TAGS = frozenset(["v", "vn", "d", "ad", "p"])
_LONG = 6
_MODIFIED = 4  # characters that a description needs before its head
_ONLY = re.compile(r"(?:首[个家座条处]|第一[个家座条]|一[座条])$")
_TOGETHER = re.compile(r"(?<!加快)(?<!推动)(?<!推进)(?:签约|共建|联合建设|投资建设)$")
_OWNED = re.compile(r"(?:引进|引入|共建|联合建设|投建|签约|承建|实施|申报|公司|投资[约超近达为\d.]+[万亿]?元)的$")
_HAPPENS = re.compile(
    r"[一二三四五]期|落户|落地|开工|动工|投产|签约|竣工|启动|建成|投用|投运|揭牌|挂牌|位于|选址|占地|总投资|投资|获批|入选|通过|"
    r"因|由|已|将|正|于|在|拟|计划|预计|今年|去年|\d+月"
)
_BEGUN = re.compile(r"(?:启用|投用|成立|组建|上线|揭牌|挂牌)了?$")
_INVESTS = re.compile(r"总投资|计划总投资|投资\d|落户|位于|开工|动工|投产|竣工|占地")
_ACRONYM = re.compile(r"（[A-Z][A-Za-z0-9-]{1,9}）")
_ENDS = frozenset("，。；、！？")


def described(scene: Scene, pieces: Sequence[Piece], head: int, end: int, kind: Kind) -> int | None:
    """Where a description that is used as a name starts; None where it is none."""
    if not pieces or kind not in _BUILT | _SYSTEMS:
        return None
    start = pieces[-1].begin
    before = scene.text[max(0, start - 12) : start]
    owned = before.endswith("的") and (_OWNED.search(before) or start - 1 in scene.atoms)
    if head - start < _MODIFIED:
        place = pieces[-1].sort in ("P", "D") and kind is Kind.FACILITY
        return start if place and owned and _HAPPENS.match(scene.text, end) else None
    proper = any(piece.sort == "U" for piece in pieces)
    clause = start == 0 or scene.text[start - 1] in _CLAUSE
    signs = (
        kind in _BUILT and proper and owned,
        kind in _BUILT and proper and clause and head - start >= _LONG and _INVESTS.match(scene.text, end),
        kind in _BUILT and _ONLY.search(before) and not scene.text.startswith("—", end),
        kind in _BUILT and _TOGETHER.search(before) and scene.text[end : end + 1] in _ENDS,
        kind in _BUILT and owned and _HAPPENS.match(scene.text, end),
        kind in _BUILT | _SYSTEMS and _BEGUN.search(before) and scene.text[end : end + 1] in _ENDS,
        _ACRONYM.match(scene.text, end),
        kind in _SYSTEMS and _long_subject(scene, start, head, end, len(pieces)),
    )
    return start if any(signs) else None


def _long_subject(scene: Scene, start: int, head: int, end: int, pieces: int) -> bool:
    """Whether a long run of modifiers is what the clause is about: at its start, in front of a verb."""
    if end >= len(scene.text) or pieces < 2 or head - start < _LONG:
        return False
    clause = start == 0 or scene.text[start - 1] in _CLAUSE
    return clause and scene.token(end).tag in _SUBJECT_TAGS and scene.token(end).begin == end
