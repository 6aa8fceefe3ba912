"""By-lines and datelines: who wrote an article, for whom, and where that is said.

All functions take folded source text, in which offsets are those of the source.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kg.lexicon import Lexicon
from kg.model import Byline, Span
from kg.text import HAN

_DATE = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日"
_SEPARATORS = r"\s、，；;/|与和"
_TOKEN = re.compile(rf"{HAN}+(?:·{HAN}+)*")
_NAMES = re.compile(rf"{HAN}(?:\s?{HAN}){{1,3}}(?:[{_SEPARATORS}]+{HAN}(?:\s?{HAN}){{1,3}})*")
# 记者赵云⏎鹤: a hard line break stands in the name, unless the character behind it begins a name of its own (王 芳).
_BROKEN = re.compile(rf"\n{HAN}(?!{HAN}|\s{HAN}(?!{HAN}))")
_WRITTEN = re.compile(r"文\s*[/、]?\s*[摄图]|图\s*/?\s*文")  # wrote the text as well
_HEAD_LIKELY = re.compile(r"[讯电（]")
_HEAD_NEAR = 30
_BYLINE_LENGTH = 150
_AFTER_HEAD = re.compile(r"[】\]\s：]*(?:题：\s*)?")
_BREAKABLE = re.compile(rf"({HAN})(?={HAN})")  # a role may be broken over two lines
_SPLIT = re.compile(r"[■□●◎○△▲◆▍\s（）【】\[\]、，；;/|：]+")
_OURS = ("本报", "本刊", "本网", "本台", "本社", "本端")


# A paper's online desk is the paper: 湖北日报全媒记者.
_DESK = re.compile(r"(?<=[报社台])(?:全媒体?|融媒体?|新闻客户端|客户端|新媒体|云媒)$")


@dataclass(frozen=True, slots=True)
class Patterns:
    """The by-line patterns of a lexicon."""

    writer: re.Pattern[str]  # 记者
    group: re.Pattern[str]  # 杭州日报记者
    head: re.Pattern[str]  # 据新华社南京5月12日电（记者李明）
    bracket: re.Pattern[str]  # （记者李明） before the text
    tail: re.Pattern[str]  # （记者李明） behind it
    piece: re.Pattern[str]  # one of the blank-separated pieces of 本报记者 张三 通讯员李四
    credit: re.Pattern[str]  # …记者张三 摄
    roles: dict[str, str]
    fillers: frozenset[str]
    surnames: frozenset[str]


@cache
def patterns(lexicon: Lexicon) -> Patterns:
    """The patterns built from the tables byline_roles, media, photo_credits and surnames."""
    roles = {row["form"]: row["role"] for row in lexicon.rows("byline_roles")}
    fillers = frozenset(form for form, role in roles.items() if not role)
    writer = _BREAKABLE.sub(r"\1\\s?", _any(set(roles) - fillers))
    filler = _any(fillers)
    suffix = _any(row["form"] for row in lexicon.rows("media") if row["use"] == "suffix")
    whole = _any(row["form"] for row in lexicon.rows("media") if row["use"] == "name")
    # 大众新闻·青岛日报: the second is the paper.
    media = rf"(?:{HAN}{{2,8}}·)?(?:{whole}|{HAN}{{1,8}}?{suffix}){suffix}*"
    name = rf"(?P<name>{HAN}{{1,4}}(?:·{HAN}{{1,6}})*)"
    inner = rf"(?:[^（）]{{0,20}}?{writer}[^（）]{{0,90}})"
    place = rf"(?P<place>{HAN}{{2,8}}?(?=\s*(?:{_DATE}|讯|电|（)))?\s*(?P<date>{_DATE})?"
    return Patterns(
        re.compile(writer),
        re.compile(rf"(?P<media>{media})?\s*(?P<role>{writer})\s*：?"),
        re.compile(
            rf"[【\[]?(?:据|来自)?\s*(?P<media>{media})\s*{place}\s*(?P<kind>讯|电)?[】\]]?"
            rf"\s*(?:（(?P<inner>[^（）]{{1,120}})）)?"
        ),
        re.compile(rf"（{inner}）"),
        re.compile(rf"[（【\[]{inner}[）】\]]$"),
        re.compile(rf"{filler}|(?:(?:{media})?{writer})?{name}?"),
        re.compile(rf"{_any(lexicon.forms('photo_credits'))}[\s）]*$"),
        roles,
        fillers,
        frozenset(lexicon.forms("surnames")),
    )


def _any(forms: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form))) + ")"


def head_end(text: str, lexicon: Lexicon) -> int:
    """Where the text proper begins behind a by-line or dateline that opens a paragraph; 0 without one."""
    if _HEAD_LIKELY.search(text, 0, _HEAD_NEAR) is None:
        return 0
    found = patterns(lexicon)
    match = found.bracket.match(text) or found.head.match(text)
    if match is None or (match.re is found.head and not _is_head(match, found)):
        return 0
    end = match.end() if match.re is found.bracket or _names_people(match, found) else match.end("kind")
    return max(end, _after(text, end))


def _after(text: str, end: int) -> int:
    rest = _AFTER_HEAD.match(text, end)
    return rest.end() if rest else end


def _is_head(match: re.Match[str], found: Patterns) -> bool:
    """Whether a medium's name opens a dateline and is not merely the sentence's first word."""
    if match["inner"] and found.writer.search(match["inner"]):
        return True
    return bool(match["kind"]) and (match["place"] is None or match["date"] is not None)


def _names_people(match: re.Match[str], found: Patterns) -> bool:
    inner = match["inner"] or ""
    return bool(found.writer.search(inner)) or (bool(inner) and all(len(name) < 5 for name in _TOKEN.findall(inner)))


def tail_begin(text: str, lexicon: Lexicon) -> int:
    """Where a by-line in brackets that closes a paragraph begins; `len(text)` without one."""
    near = max(0, len(text) - 130)
    match = patterns(lexicon).tail.search(text, near)
    return match.start() if match else len(text)


def is_byline(text: str, lexicon: Lexicon) -> bool:
    """Whether a paragraph is a by-line and nothing else."""
    if len(text) > _BYLINE_LENGTH:
        return False
    found = patterns(lexicon)
    if found.writer.search(text) is None:
        return False
    close = text.rfind("）")
    if _TOKEN.search(text, close) and found.writer.search(text, text.rfind("（", 0, max(close, 0)), max(close, 0)):
        rest = [piece for piece in _SPLIT.split(text[close:]) if piece]
        if not any(found.writer.search(piece) or piece in found.fillers for piece in rest):
            return False
    pieces = [found.piece.fullmatch(piece) for piece in _SPLIT.split(text) if piece]
    if None in pieces:
        return False
    names = [piece["name"] for piece in pieces if piece is not None and piece["name"]]
    # Without names they follow on the next line; 记者调查 is a heading, for 调 is no surname.
    return not names or any(name[0] in found.surnames or name[:2] in found.surnames for name in names)


def is_bare(text: str, lexicon: Lexicon) -> bool:
    """Whether a by-line ends with its role, so that the names must follow on the next line."""
    return is_byline(text, lexicon) and not any(persons(text, 0, lexicon, None))


def is_names(text: str) -> bool:
    """Whether a line holds nothing but short names."""
    return len(text) <= 60 and _NAMES.fullmatch(text) is not None


def is_credit(text: str, lexicon: Lexicon) -> bool:
    """Whether a paragraph ends with a photographer's credit."""
    if patterns(lexicon).credit.search(text, max(0, len(text) - 20)) is None:
        return False
    return text.count("。") <= 1 and _WRITTEN.search(text) is None


def persons(text: str, begin: int, lexicon: Lexicon, publisher: str | None) -> Iterator[Byline]:
    """The persons that the by-line `text`, which stands at document offset `begin`, names."""
    found = patterns(lexicon)
    groups = list(found.group.finditer(text))
    opening = found.head.match(text)
    medium = _publisher(opening["media"] if opening else None, publisher)
    if not groups and opening and opening["inner"]:
        yield from _names(text, opening.span("inner"), begin, "记者", medium, found)
    for i, group in enumerate(groups):
        role = found.roles["".join(group["role"].split())]
        bracket = (
            text.find("）", group.end()) if text.rfind("（", 0, group.end()) > text.rfind("）", 0, group.end()) else -1
        )
        own = _publisher(group["media"], publisher) or (medium if role == "记者" else None)
        end = groups[i + 1].start() if i + 1 < len(groups) else len(text)
        stretch = (group.end(), min(end, bracket) if bracket >= 0 else end)
        yield from _names(text, stretch, begin, role, own if role == "记者" else None, found)


def _publisher(media: str | None, publisher: str | None) -> str | None:
    if media is None or not media.startswith(_OURS):
        return _DESK.sub("", media.rpartition("·")[2]) if media else media
    return publisher


def _names(
    text: str, stretch: tuple[int, int], offset: int, role: str, publisher: str | None, found: Patterns
) -> Iterator[Byline]:
    lone: re.Match[str] | None = None
    former: Byline | None = None
    for token in _TOKEN.finditer(text, *stretch):
        name, begin = token.group(), token.start()
        if name in found.fillers:
            break  # whoever follows took the pictures
        if former is not None and _BROKEN.match(text, former.span.end - offset):
            former = Byline(former.name + name, role, Span(former.span.begin, offset + token.end()), publisher)
            continue
        if len(name) == 1 and lone is None:
            lone = token
            continue
        if len(name) == 1 and lone is not None:
            name, begin = lone.group() + name, lone.start()
        lone = None
        if 2 <= len(name) <= 4 or "·" in name:
            if former is not None:
                yield former
            former = Byline(name, role, Span(offset + begin, offset + token.end()), publisher)
    if former is not None:
        yield former
