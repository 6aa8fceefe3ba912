"""Joining hard-wrapped source text into passages without losing where each character stands."""

import re
from array import array
from itertools import pairwise

from kg.model import Passage, PassageRole
from kg.text import HAN, fold

# Nothing a reader sees: control characters, soft hyphens, zero-width and directional marks.
_UNSEEN = r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffc"
_SEEN = re.compile(rf"[^\s{_UNSEEN}]+")
_BLANK = re.compile(r"\s")
_WORD = re.compile(r"[0-9A-Za-zÀ-ɏͰ-ӿ]")
_BREAK = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]")
# Between Chinese characters a blank separates phrases (改革创新发展 打造创新高地); around shorter pieces it is
# spacing of the type (转 化, 大抓 基层). Headlines are set in phrases, so there three characters will do.
_PHRASE_BEFORE = re.compile(rf"{HAN}{{3}}[{HAN[1:-1]}”》）]$")
_PHRASE_AFTER = re.compile(rf"[“《（—]*{HAN}{{4}}")
_TITLE_BEFORE = re.compile(rf"{HAN}{{2}}[^\s，、。；]$")
_TITLE_AFTER = re.compile(rf"(?=[^\s，、。；]{{4}})\S*?{HAN}{{2}}")
_PHRASES = {True: (_TITLE_BEFORE, _TITLE_AFTER), False: (_PHRASE_BEFORE, _PHRASE_AFTER)}


def build_passage(text: str, begin: int, end: int, role: PassageRole) -> Passage:
    """The reading text of `text[begin:end]` with the document offset of each of its characters."""
    pieces = [match.span() for match in _SEEN.finditer(text, begin, end)]
    if not pieces:
        return Passage(role, "", array("I"))
    first = pieces[0]
    parts, offsets = [text[first[0] : first[1]]], array("I", range(*first))
    for (_, left), (right, stop) in pairwise(pieces):
        if (blank := _kept_blank(text, left, right, "".join(parts[-4:]), stop, role)) is not None:
            parts.append(" ")
            offsets.append(blank)
        parts.append(text[right:stop])
        offsets.extend(range(right, stop))
    return Passage(role, fold("".join(parts)), offsets)


def _kept_blank(text: str, left: int, right: int, former: str, stop: int, role: PassageRole) -> int | None:
    """The offset of the blank in the gap `[left, right)` that a reader would keep, if any."""
    gap = _BLANK.search(text, left, right)
    if gap is None:
        return None
    if _WORD.match(text, left - 1) and _WORD.match(text, right):
        return gap.start()
    before, after = _PHRASES[role is PassageRole.HEADLINE]
    if _BREAK.search(text, left, right) or not before.search(former):
        return None
    return gap.start() if after.match(text, right, stop) else None
