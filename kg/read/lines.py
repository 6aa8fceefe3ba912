"""Lines of a document, and the paragraphs that hard-wrapped and wrongly cut lines make up."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from kg.text import HAN

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_CONTENT = re.compile(r"[^\s\ufeff\u200b](?:.*[^\s\ufeff\u200b])?", re.DOTALL)
_ITEM = re.compile(
    r"[◆●■□◎○▲△★☆►▶•·✦♦◇✅☑✔\U0001f300-\U0001faff]|[-–—*]\s|\d{1,2}[.、．]\s*\D|[①-⑳]|[(（][一二三四五六七八九十\d]{1,3}[)）]"
    r"|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百\d]{1,4}[章条节部]"
)
_STOPS, _CLOSERS = frozenset("。！？!?…；;"), "”’」』）)"
_PAUSED = re.compile(r"[，、,]$")
# A lone character after a mark, or a word that needs what follows, cannot end a line of its own.
_DANGLING = re.compile(r"[，、；：:,;][\u4e00-\u9fff]$|[的和与及或在把被将向对从由以并而很]$")
_TAIL = frozenset("，。、；：！？”’》）」』,.;:!?)]%")
_HEADING = re.compile(rf"{HAN}{{3,}}\s{HAN}{{4,}}")  # a heading of two phrases: 乘势而上 产业数字化赋能发展
_PROSE = re.compile(r"[，。、：]")
_HAN_END = re.compile(rf"{HAN}{{2}}$")
_HAN_START = re.compile(rf"{HAN}{{2}}")
_WINDOW = 8
_ALIKE = 3
_FELLOWS, _FEW_FELLOWS = 5, 3
_WIDE = 32
_LEAST, _NARROW, _BROAD = 12, 18, 120
_INDENT = 5  # a paragraph's first line leaves two characters blank, and a mark may be set narrow
_OVER = 16
_LONG = 60
_ITEM_WIDTH = 36
_WORTHY = 8


class Line(NamedTuple):
    """One line without the blanks around it; `begin` and `end` are document offsets."""

    begin: int
    end: int
    text: str  # folded, as long as the source
    gap: bool  # a blank line stands before it
    indented: bool
    width: int  # in half-width cells, blanks not counted


class Block(NamedTuple):
    """One paragraph, headline or item: consecutive lines that read on from one to the next."""

    begin: int
    end: int
    text: str  # folded source, line breaks included
    gap: bool  # a blank line stands before it


@dataclass(frozen=True, slots=True)
class Hints:
    """Indices of lines whose words say how they are to be joined."""

    apart: frozenset[int]  # joined with neither neighbour
    opens: frozenset[int]  # begins a paragraph
    follows: frozenset[int]  # goes on with the line before, whatever its form


def read_lines(text: str, folded: str) -> list[Line]:
    """The lines of `text` that are not blank; `folded` is the text after `fold`."""
    lines: list[Line] = []
    last = 0
    for found in _LINE.finditer(text):
        content = _CONTENT.search(found.group())
        if content is None:
            continue
        begin, end = found.start() + content.start(), found.start() + content.end()
        gap = bool(lines) and _breaks(text[last:begin]) > 1
        lines.append(Line(begin, end, folded[begin:end], gap, content.start() > 1, _width(content.group())))
        last = end
    return lines


def _breaks(between: str) -> int:
    return max(between.count("\n"), between.count("\r"), 1)


def _width(source: str) -> int:
    dense = "".join(source.split())
    return (len(dense.encode("utf-8", "replace")) + len(dense)) // 2


def join_lines(text: str, lines: list[Line], hints: Hints) -> list[Block]:
    """Paragraphs made of the lines of the folded text, as far as the hints about single lines allow."""
    full = _full(lines)
    blocks: list[Block] = []
    first = 0
    for i in range(1, len(lines) + 1):
        if i < len(lines) and _joins(text, lines, i, full, first, hints):
            continue
        begin, end = lines[first].begin, lines[i - 1].end
        blocks.append(Block(begin, end, text[begin:end], lines[first].gap))
        first = i
    return blocks


def _joins(text: str, lines: list[Line], i: int, full: list[bool], first: int, hints: Hints) -> bool:
    if i in hints.follows:
        return True
    if i in hints.opens or i in hints.apart or i - 1 in hints.apart:
        return False
    return _reads_on(text, lines, i, full, first)


def starts_item(text: str) -> bool:
    """Whether a line begins with a list mark or a number of a list."""
    return _ITEM.match(text) is not None


def _ended(text: str) -> bool:
    """Whether a sentence ends with the line, marks that close something aside."""
    return text.rstrip(_CLOSERS)[-1:] in _STOPS


def _leaves_open(text: str, left: str, right: str) -> bool:
    return text.rfind(left) > text.rfind(right)


def _full(lines: list[Line]) -> list[bool]:
    """For each line whether it fills a column: enough lines around it are as wide, or it is wider than those."""
    widths = [line.width for line in lines]
    return [_LEAST <= line.width <= _BROAD and _fills(lines, i, widths) for i, line in enumerate(lines)]


def _fills(lines: list[Line], i: int, widths: list[int]) -> bool:
    line = lines[i]
    first, last = max(0, i - _WINDOW), i + _WINDOW + 1
    near = sorted(widths[first:last])
    if near[-1] > max(_BROAD, 3 * line.width):
        return False
    enough = _FELLOWS
    if line.width < _NARROW and sum(_PROSE.search(other.text) is not None for other in lines[first:last]) < _FELLOWS:
        return False
    if line.width >= _WIDE and ("，" in line.text or "。" in line.text):
        enough = _FEW_FELLOWS
    if _fellows(near, line.width) >= enough:
        return True
    column = near[len(near) * 3 // 5]
    begins = i == 0 or line.gap or _ended(lines[i - 1].text)
    least = column - _ALIKE - (_INDENT if begins else 0)
    return least <= line.width <= column + _OVER and _fellows(near, column) >= enough


def _fellows(widths: list[int], width: int) -> int:
    return bisect_right(widths, width + _ALIKE) - bisect_left(widths, width - _ALIKE)


def _reads_on(text: str, lines: list[Line], i: int, full: list[bool], first: int) -> bool:
    """Whether line `i` goes on with the sentence or paragraph of line `i - 1`."""
    former, line = lines[i - 1], lines[i]
    if line.text[0] in _TAIL or _PAUSED.search(former.text):
        return True
    if not line.gap and (_leaves_open(former.text, "（", "）") or _leaves_open(former.text, "《", "》")):
        return True
    ended = _ended(line.text)
    if _ended(former.text):
        alike = full[i - 1] and former.width + _ALIKE >= line.width
        return alike and not line.gap and not line.indented and not starts_item(line.text)
    if starts_item(line.text) and (line.gap or not full[i - 1] or not line.text[0].isdigit()):
        return False
    if starts_item(lines[first].text) and not line.gap and former.width >= _ITEM_WIDTH:
        return True
    if full[i - 1] and not _HEADING.fullmatch(former.text):
        return full[i] or ended or line.width >= former.width - 2 * _ALIKE
    if full[i] and "，" in former.text and abs(line.width - former.width) <= _INDENT + _ALIKE:
        return True
    prose = ended or "。" in line.text
    if prose and _is_cut(lines, first, i):
        return True
    wrapped = sum(full[max(0, i - _WINDOW) : i + _WINDOW]) >= _WINDOW
    return (prose or wrapped) and _cuts_word(text, former.text, line.text)


def _is_cut(lines: list[Line], first: int, i: int) -> bool:
    """Whether the paragraph before line `i` is running text without its end."""
    former = lines[i - 1].text
    if _DANGLING.search(former):
        return True
    if former.endswith(("：", "”", "》", "）")):
        return False
    return sum(line.width for line in lines[first:i]) >= _LONG or "。" in former


def _cuts_word(text: str, former: str, line: str) -> bool:
    """Whether the end of one line and the start of the next make a word that the text has elsewhere."""
    if len(former) < _WORTHY or not _HAN_END.search(former) or not _HAN_START.match(line):
        return False
    return former[-2:] + line[0] in text or former[-1] + line[:2] in text
