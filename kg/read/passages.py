"""Joining hard-wrapped source text into passages without losing where each character stands."""

import re
from array import array
from functools import lru_cache

from kg.model import Passage, PassageRole
from kg.text import HAN, fold

# Nothing a reader sees: control characters, soft hyphens, zero-width and directional marks.
_UNSEEN = r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffc"
_GAP = re.compile(rf"[\s{_UNSEEN}][\s{_UNSEEN}]*")
_BLANK = re.compile(r"\s")
_WORDS = re.compile(r"[0-9A-Za-zÀ-ɏͰ-ӿ]{2}")
_LAST_LETTER = "ӿ"  # of those that `_WORDS` knows
_DIGITS = re.compile(r"[0-9]{2}")
_BREAK = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]")
_MARKS = frozenset(",:;?!()")
# Between Chinese characters a blank separates phrases (改革创新发展 打造创新高地); around shorter pieces it is
# spacing of the type (创 新, 稳步 推进). Headlines are set in phrases, so there three characters will do.
_PHRASE_BEFORE = re.compile(rf"{HAN}{{3}}[{HAN[1:-1]}”》）]$")
_PHRASE_AFTER = re.compile(rf"[“《（—]*{HAN}{{4}}")
_TITLE_BEFORE = re.compile(rf"{HAN}{{2}}[^\s，、。；]$")
_TITLE_AFTER = re.compile(rf"(?=[^\s，、。；]{{4}})\S*?{HAN}{{2}}")
_PHRASES = {True: (_TITLE_BEFORE, _TITLE_AFTER), False: (_PHRASE_BEFORE, _PHRASE_AFTER)}
_BACK = 12


def build_passage(text: str, folded: str, begin: int, end: int, role: PassageRole) -> Passage:
    """The reading text of `text[begin:end]` with the document offset of each of its characters.

    `folded` is the whole text after `fold`.
    """
    gaps = [match.span() for match in _GAP.finditer(text, begin, end)]
    ruler = _ruler(len(text))
    if not gaps:
        return Passage(role, folded[begin:end], ruler[begin:end])
    # A mark next to a gap meets other neighbours once the gap is closed, and may fold otherwise.
    touched = any(text[left - 1 : left] in _MARKS or text[right : right + 1] in _MARKS for left, right in gaps)
    source = text if touched else folded
    parts, offsets = [], array("I")
    at = begin
    for left, right in gaps:
        parts.append(source[at:left])
        offsets += ruler[at:left]
        if begin < left and right < end and (blank := _kept_blank(folded, left, right, end, role)) is not None:
            parts.append(" ")
            offsets.append(blank)
        at = right
    parts.append(source[at:end])
    offsets += ruler[at:end]
    joined = "".join(parts)
    return Passage(role, fold(joined) if touched else joined, offsets)


@lru_cache(maxsize=2)
def _ruler(length: int) -> "array[int]":
    """All offsets of a document, to be cut from: many times faster than counting them out again."""
    return array("I", range(length))


def _kept_blank(folded: str, left: int, right: int, end: int, role: PassageRole) -> int | None:
    """The offset of the blank in the gap `[left, right)` that a reader would keep, if any."""
    beside = folded[left - 1] + folded[right]
    if folded[left:right] == "\n" and max(beside) > _LAST_LETTER:
        return None  # the end of a line in running Chinese, as nearly every gap is
    if _DIGITS.match(beside) and _BREAK.search(folded, left, right):
        return None  # a number that a line's end cuts in two
    if "\t" in folded[left:right] or _WORDS.match(beside):
        blank = _BLANK.search(folded, left, right)
        return blank.start() if blank else None
    before, after = _PHRASES[role is PassageRole.HEADLINE]
    if _BREAK.search(folded, left, right) or not after.match(folded, right, end):
        return None
    blank = _BLANK.search(folded, left, right)
    former = _BREAK.sub("", folded[max(0, left - _BACK) : left])
    return blank.start() if blank and before.search(former) else None
