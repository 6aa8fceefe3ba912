"""Annotated articles written in line: `[甲公司|Company]于{2024-02-29|今年2月29日}挂牌`, quantities as `{3|家|3家}`."""

import re
from array import array
from datetime import date
from decimal import Decimal

from kg.mention.tokens import tokenize
from kg.model import (
    AnnotatedArticle,
    Article,
    Byline,
    Entity,
    Granularity,
    Kind,
    Name,
    Passage,
    PassageRole,
    Qualifier,
    Quantity,
    Sentence,
    TimeExpression,
)
from kg.read.sentences import split_sentences
from kg.text import key

_MARK = re.compile(r"\[(?P<name>[^|\]]+)\|(?P<kind>[A-Za-z]+)(?:=(?P<same>[^\]]+))?\]|\{(?P<cells>[^}]+)\}")

_SPANS = {10: Granularity.DAY, 7: Granularity.MONTH, 4: Granularity.YEAR}


def annotate(
    *passages: str,
    home: str | None = None,
    published: date | None = date(2025, 12, 31),
    publisher: str | None = None,
    bylines: tuple[Byline, ...] = (),
    named: dict[str, Kind] | None = None,
    role: PassageRole = PassageRole.BODY,
) -> tuple[AnnotatedArticle, str]:
    """The article of the marked passages, and its document's text."""
    entities = {key(name): Entity(key(name), name, kind) for name, kind in (named or {}).items()}
    text, sentences = "", []
    for marked in passages:
        begin = len(text)
        plain, names, times, quantities = _read(marked, entities)
        text += plain + "\n\n"
        passage = Passage(role, plain, array("I", range(begin, begin + len(plain))))
        sentences += [_sentence(passage, span, names, times, quantities) for span in split_sentences(plain)]
    article = Article("a.txt#0", "a.txt", 0, len(text), published=published, publisher=publisher, bylines=bylines)
    return AnnotatedArticle(article, tuple(sentences), entities, key(home) if home else None), text


def _read(marked: str, entities: dict[str, Entity]) -> tuple[str, list[Name], list[TimeExpression], list[Quantity]]:
    plain, at = "", 0
    names: list[Name] = []
    times: list[TimeExpression] = []
    quantities: list[Quantity] = []
    for match in _MARK.finditer(marked):
        plain += marked[at : match.start()]
        at, begin = match.end(), len(plain)
        if match["cells"]:
            *cells, words = match["cells"].split("|")
            plain += words
            if len(cells) == 2 and not re.match(r"\d{4}(-|$)|-$", cells[0]):
                quantities.append(_quantity(begin, len(plain), *cells))
            else:
                times.append(_time(begin, len(plain), cells))
        else:
            plain += match["name"]
            entity, kind = key(match["same"] or match["name"]), Kind(match["kind"])
            entities.setdefault(entity, Entity(entity, match["same"] or match["name"], kind))
            names.append(Name(begin, len(plain), entity, kind, "markup"))
    return plain + marked[at:], names, times, quantities


def _quantity(begin: int, end: int, value: str, unit: str) -> Quantity:
    return Quantity(begin, end, begin, end, unit, Qualifier.EXACT, Decimal(value))


def _time(begin: int, end: int, cells: list[str]) -> TimeExpression:
    """`{2024|今年}`, `{2024-01-01|2024-03-31|一季度}`; `{-|近日}` and `{-|2027-12-31|到2027年}` are open."""
    if len(cells) == 2:
        start, finish = (None if cell == "-" else date.fromisoformat(cell) for cell in cells)
        return TimeExpression(begin, end, start, finish, Granularity.SPAN)
    if cells[0] == "-":
        return TimeExpression(begin, end, None, None, Granularity.SPAN)
    year, month, day = ([int(part) for part in cells[0].split("-")] + [0, 0])[:3]
    granularity = _SPANS[len(cells[0])]
    start = date(year, month or 1, day or 1)
    if granularity is Granularity.DAY:
        return TimeExpression(begin, end, start, start, granularity)
    finish = date(year, 12, 31) if not month else date(year + month // 12, month % 12 + 1, 1) - date.resolution
    return TimeExpression(begin, end, start, finish, granularity)


def _sentence(
    passage: Passage,
    span: tuple[int, int],
    names: list[Name],
    times: list[TimeExpression],
    quantities: list[Quantity],
) -> Sentence:
    begin, end = span
    return Sentence(
        passage,
        begin,
        end,
        tokenize(passage.text),
        tuple(name for name in names if begin <= name.begin < end),
        tuple(quantity for quantity in quantities if begin <= quantity.begin < end),
        tuple(time for time in times if begin <= time.begin < end),
    )
