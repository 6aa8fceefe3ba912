"""What each paragraph of a page is: headline, by-line, body, box, caption, or something that is in no article."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from itertools import groupby
from typing import NamedTuple

from kg.lexicon import Lexicon
from kg.read import bylines
from kg.read.lines import Block, Hints, Line, join_lines, read_lines, starts_item
from kg.text import HAN

_HAN = re.compile(HAN)
_SPELT = "[二〇○零一三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
_DATE = rf"\d{{4}}\s*(?:年\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*日|[-/.]\d{{1,2}}[-/.]\d{{1,2}})|{_SPELT}"
_CLOSING_DATE = re.compile(rf"（?(?:{_DATE})）?$")
_WEEKDAY = re.compile(
    rf"(?:{_DATE}|\d{{1,2}}月\d{{1,2}}日)[\s\S]{{0,12}}(?:星期|周)[一二三四五六日天]|农历|第\s*\d{{3,6}}\s*[期号]"
)
_STAMP = re.compile(rf"(?=[\d二〇○零一三四五六七八九])(?:^(?:{_DATE})[\s|]*来源|(?:{_DATE})[\s|]*\d{{1,2}}[：:]\d\d)")
_PAGE = r"第?\s*(?:[A-Z]?\d{1,2}(?:\s*[-—~至、]\s*[A-Z]?\d{1,2})?|[一二三四五六七八九十]{1,3})\s*版"
_LEADING = "第农二〇零一三四五六七八九十"  # of `_CLOSING_DATE`, `_GUIDE` and `_WEEKDAY`
_GUIDE = re.compile(rf"{_PAGE}\s+[^。]{{2,40}}$|[^\w“《]*(?:{_PAGE}|[A-Z]\d{{2}})(?:[\s·|/]*[\w]{{0,8}})?[^\w”》]*$")
_ENDED = re.compile(r"[。；，、;,]$|[A-Za-z]{3}[.!?]$|[。！？…][”’」』）]+$")
_TALK = re.compile(r"(?:问|答|记者|主持人|采访者|Q|A)\s*[：:]")
_TABLE = re.compile(r"\t|\s\|\s|^\|")
_MARK = re.compile(r"[^\w\s“‘《（(【#|]{1,2}\s*(?=\S)")
_MARKDOWN = re.compile(r"#{1,6}\s+(?=\S)")
_END = re.compile(r"(?:（完）|[■◀◆□])\s*$")
_END_NEAR = 12  # characters that the mark at a paragraph's end takes, blanks included
_HEADLINE_LENGTH = 60
_SLOGAN_LENGTH = 20
_IMPRINT_LENGTH = 80
_PICTURE_LENGTH = 32


class Kind(Enum):
    """What a paragraph is on its page."""

    HEADLINE = auto()
    BYLINE = auto()
    BODY = auto()
    BOX = auto()
    CAPTION = auto()
    CLOSING = auto()  # the signature and date under a notice
    GUIDE = auto()  # page guides, mastheads
    ADVERT = auto()
    IMPRINT = auto()
    JUMP_TO = auto()


_ASIDE = frozenset({Kind.CAPTION, Kind.BOX})


class Part(NamedTuple):
    """A paragraph, its kind, and which of its characters are text rather than by-line or jump mark."""

    kind: Kind
    block: Block
    head: int = 0  # length of the by-line or dateline that opens it
    tail: int = 0  # where the by-line that closes it begins
    stop: int = 0  # where the text ends before a jump mark
    jumps: bool = False

    @property
    def text(self) -> str:
        """The folded source text without by-line and jump marks."""
        return self.block.text[self.head : min(self.tail, self.stop)]


# The line at the head of a page: 苏州日报 2026年1月16日 星期五 A03 特别报道.
_DAY = r"\d{4}(?:年\s*\d{1,2}月\s*\d{1,2}日|[-/.]\d{1,2}[-/.]\d{1,2})"
_SHEET = r"[（(]?(?:(?:星期|周)[一二三四五六日天]|第?\s*[A-Z]?\d{1,3}\s*版|[A-Z]\d{1,3})"


@dataclass(frozen=True, slots=True)
class _Marks:
    firsts: frozenset[str]  # the Chinese characters that a line set apart by its first words begins with
    advert: re.Pattern[str]
    imprint: re.Pattern[str]
    caption: re.Pattern[str]
    jump_to: re.Pattern[str]
    jump_from: re.Pattern[str]
    masthead: re.Pattern[str]


def _any(forms: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(f).replace(r"\ ", r"\s*") for f in sorted(forms, key=len, reverse=True)) + ")"


@cache
def _marks(lexicon: Lexicon) -> _Marks:
    advert = _any(row["form"] for row in lexicon.rows("boilerplate") if row["kind"] == "advert")
    imprint = _any(row["form"] for row in lexicon.rows("boilerplate") if row["kind"] == "imprint")
    to = _any(row["form"] for row in lexicon.rows("jump_marks") if row["sense"] == "to")
    since = _any(row["form"] for row in lexicon.rows("jump_marks") if row["sense"] == "from")
    paper = _any(row["form"] for row in lexicon.rows("media") if row["use"] == "suffix" and row["form"].endswith("报"))
    page = r"[^（）【】。]{0,12}版[^（）【】。]{0,8}"
    leading = (*lexicon.forms("boilerplate"), *lexicon.forms("jump_marks"), *lexicon.forms("caption_marks"))
    return _Marks(
        frozenset(form[0] for form in leading) | frozenset(_LEADING),
        re.compile(advert),
        re.compile(rf"(?:>\s*)?[【\[（]?{imprint}(?:(?<=：)|[\s：>/】）\]|]|$)"),
        re.compile(rf"[▲▼△▽■\s（]*{_any(lexicon.forms('caption_marks'))}"),
        re.compile(rf"(?:[（【\[]\s*{to}{page}[）】\]]|^{to}{page})\s*$"),
        re.compile(rf"[（【\[]\s*{since}{page}[）】\]]\s*"),
        re.compile(
            rf"{HAN}{{1,6}}{paper}(?:\s+\w{{2,4}})?$|(?:{HAN}{{1,6}}{paper}\s*{_DAY}|{_DAY}\s*{_SHEET})[^。！？]{{0,16}}$"
        ),
    )


def read_parts(text: str, folded: str, lexicon: Lexicon) -> list[Part]:
    """The paragraphs of a document in order, hard-wrapped lines joined, each with its kind.

    `folded` is the text after `fold`.
    """
    lines = read_lines(text, folded)
    kinds = {line.begin: kind for line in lines if (kind := _apart(line.text, lexicon)) is not None}
    blocks = join_lines(folded, lines, _hints(lines, kinds, lexicon))
    return _notices(_pictures(_boxes([_part(block, kinds.get(block.begin), lexicon) for block in blocks])))


def _hints(lines: list[Line], kinds: Mapping[int, Kind], lexicon: Lexicon) -> Hints:
    apart, opens, follows = set(), set(), set()
    for i, line in enumerate(lines):
        if line.begin in kinds:
            apart.add(i)
        elif bylines.head_end(line.text, lexicon) or _marks(lexicon).jump_from.match(line.text):
            opens.add(i)
        elif i and kinds.get(lines[i - 1].begin) is Kind.BYLINE and bylines.is_names(line.text):
            follows |= {i} if bylines.is_bare(lines[i - 1].text, lexicon) else set()
    return Hints(frozenset(apart), frozenset(opens), frozenset(follows))


def _apart(text: str, lexicon: Lexicon) -> Kind | None:
    """The kind of a line that is no part of running text, whatever stands around it."""
    marks = _marks(lexicon)
    if len(text) > _IMPRINT_LENGTH:
        return None
    # Nearly every line begins as running text does: no pattern that looks at its first words is tried on it.
    led = text[0] in marks.firsts or not _HAN.match(text)
    if led and marks.jump_to.match(text):
        return Kind.JUMP_TO
    if led and _CLOSING_DATE.match(text):
        return Kind.CLOSING
    if not text.endswith("。"):
        if len(text) <= _SLOGAN_LENGTH and marks.advert.search(text):
            return Kind.ADVERT
        if (led and marks.imprint.match(text)) or _STAMP.search(text):
            return Kind.IMPRINT
        if (led and (_GUIDE.match(text) or _WEEKDAY.match(text))) or marks.masthead.match(text):
            return Kind.GUIDE
    if (led and marks.caption.match(text)) or bylines.is_credit(text, lexicon):
        return Kind.CAPTION
    return Kind.BYLINE if bylines.is_byline(text, lexicon) else None


def _part(block: Block, kind: Kind | None, lexicon: Lexicon) -> Part:
    text, size = block.text, len(block.text)
    if kind is not None:
        return Part(kind, block, 0, size, size)
    marks = _marks(lexicon)
    since = marks.jump_from.match(text)
    jump = marks.jump_to.search(text, max(0, size - 40))
    end = _END.search(text, max(0, size - _END_NEAR))
    stop = jump.start() if jump else end.start() if end else size
    head = since.end() if since else bylines.head_end(text, lexicon)
    tail = bylines.tail_begin(text[:stop], lexicon)
    if (title := _MARKDOWN.match(text)) is not None:
        return Part(Kind.HEADLINE, block, title.end(), size, size)
    kind = _kind(text[:stop]) if not head else Kind.BODY
    if text[:head].endswith("题："):
        kind = _kind(text[head:stop])
    if kind is Kind.BOX and (mark := _MARK.match(text)):
        head = mark.end()
    return Part(kind, block, head, max(tail, head), stop, jump is not None)


def _kind(text: str) -> Kind:
    if starts_item(text):
        return _listed(text)
    if ("\t" in text or "|" in text) and _TABLE.search(text):
        return Kind.BOX
    if len(text) > _HEADLINE_LENGTH or "。" in text or text.count("，") > 1 or _ENDED.search(text) or _TALK.match(text):
        return Kind.BODY
    return Kind.HEADLINE


def _listed(text: str) -> Kind:
    if not text[0].isdigit() and text[0] not in "一二三四五六七八九十第（":
        return Kind.BOX
    return Kind.BODY


def _boxes(parts: list[Part]) -> list[Part]:
    """A line without an end right under a list item belongs to the list."""
    result: list[Part] = []
    for part in parts:
        listed = result and result[-1].kind is Kind.BOX and part.kind is Kind.HEADLINE and not part.block.gap
        result.append(part._replace(kind=Kind.BOX) if listed else part)
    return result


def _pictures(parts: list[Part]) -> list[Part]:
    """Single short sentences are captions where they stand together beside what is no running text, or on top."""
    short = [part.kind is Kind.BODY and not part.head and _is_one_sentence(part.block.text) for part in parts]
    result = list(parts)
    for first, last in _runs(short):
        before = parts[first - 1].kind if first else None
        after = parts[last] if last < len(parts) else None
        credited = after is not None and after.kind is Kind.CAPTION and "。" not in after.text
        beside = last - first > 1 and (before in _ASIDE or (after is not None and after.kind in _ASIDE))
        on_top = before is Kind.HEADLINE and after is not None and after.kind is Kind.BODY and _is_top(parts[:first])
        if before is not Kind.BYLINE and (credited or beside or on_top):
            result[first:last] = [part._replace(kind=Kind.CAPTION) for part in parts[first:last]]
    return result


def _runs(flags: list[bool]) -> Iterator[tuple[int, int]]:
    """The stretches of true flags."""
    at = 0
    for flag, group in groupby(flags):
        size = len(list(group))
        if flag:
            yield at, at + size
        at += size


def _is_top(parts: list[Part]) -> bool:
    return all(part.kind not in (Kind.BODY, Kind.BYLINE) for part in parts)


def _is_one_sentence(text: str) -> bool:
    if len(text) > _PICTURE_LENGTH or not text.endswith("。") or "。" in text[:-1] or "“" in text[:1]:
        return False
    # A picture shows no figures: a short paragraph that has some is the lead.
    return not any(character.isdigit() for character in text)


def _notices(parts: list[Part]) -> list[Part]:
    """In a notice neither the line that addresses it nor the body that signs it is a headline."""
    result = list(parts)
    for i in range(1, len(parts)):
        former, part = parts[i - 1], parts[i]
        if former.kind is not Kind.HEADLINE:
            continue
        above = parts[i - 2].kind if i > 1 else None
        if part.kind is Kind.CLOSING and above in (Kind.BODY, Kind.BOX):
            result[i - 1] = former._replace(kind=Kind.CLOSING)
        elif part.kind is Kind.BODY and not part.head and former.text.endswith("：") and above is not None:
            result[i - 1] = former._replace(kind=Kind.BODY)
    return result
