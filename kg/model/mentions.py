"""What is found in a passage, by passage offsets, and the sentences and entities that it makes up."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import repeat
from typing import NamedTuple

from kg.model.texts import Article, Passage
from kg.model.vocabulary import Granularity, Kind, Qualifier


class Token(NamedTuple):
    """A word of the segmenter with its part-of-speech tag (jieba's tag set). A hint, never a boundary by itself."""

    begin: int
    end: int
    tag: str


class Tokens:
    """The words of a passage, which cover it without gaps.

    Kept by columns, for they outnumber all other objects of a document and few of them are ever asked for:
    `begins[i]` and `begins[i + 1]` are where word `i` begins and ends.
    """

    __slots__ = ("begins", "tags")

    def __init__(self, begins: tuple[int, ...], tags: tuple[str, ...]) -> None:
        self.begins, self.tags = begins, tags

    def __len__(self) -> int:
        return len(self.tags)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.numbered(0, len(self.tags)))

    def number(self, position: int) -> int:
        """The number of the word that covers `position`; the last one's for the end of the text."""
        return bisect_right(self.begins, position, 0, len(self.tags)) - 1

    def at(self, position: int) -> Token:
        """The word that covers `position`; the last one for the end of the text."""
        begins, tags = self.begins, self.tags
        number = bisect_right(begins, position, 0, len(tags)) - 1
        # What the class itself does, without a call of Python's: this is asked for thousands of times a page.
        return tuple.__new__(Token, (begins[number], begins[number + 1], tags[number]))

    def between(self, begin: int, end: int) -> tuple[Token, ...]:
        """The words that start in `[begin, end)`."""
        return self.numbered(bisect_left(self.begins, begin), bisect_left(self.begins, end))

    def over(self, begin: int, end: int) -> tuple[Token, ...]:
        """The words that share a character with `[begin, end)`, which is not empty."""
        return self.numbered(self.number(begin), bisect_left(self.begins, end))

    def numbered(self, first: int, last: int) -> tuple[Token, ...]:
        """The words with the numbers `[first, last)`, as far as there are such."""
        columns = zip(self.begins[first:last], self.begins[first + 1 : last + 1], self.tags[first:last], strict=False)
        return tuple(map(tuple.__new__, repeat(Token), columns))


@dataclass(frozen=True, slots=True)
class Name:
    """A mention of an entity. `entity` is its id within the document; an id names one `Entity`."""

    begin: int
    end: int
    entity: str
    kind: Kind
    rule: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit or measure word.

    Either `value` is set, or `minimum` and `maximum` are (a range); multipliers are multiplied out and a per
    cent is 85 with unit “%”. `begin:end` covers qualifier words, number and unit (超1300件, 不低于30家, 4倍以上);
    `number_begin:unit_end` covers the number and the unit alone. `rank` marks an ordinal position (第十位, 榜首).
    """

    begin: int
    end: int
    number_begin: int
    unit_end: int
    unit: str
    qualifier: Qualifier
    value: Decimal | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    rank: bool = False
    ordinal: bool = False  # 第25条: a running total, not a count


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A date or period, resolved against the publication date. An open end is None; both None: no plain date."""

    begin: int
    end: int
    start: date | None
    finish: date | None
    granularity: Granularity


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a passage with all that was found in it; every offset counts from the passage's start.

    `tokens` are those of the whole passage.
    """

    passage: Passage
    begin: int
    end: int
    tokens: Tokens
    names: tuple[Name, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[TimeExpression, ...]

    @property
    def text(self) -> str:
        """The sentence's reading text."""
        return self.passage.text[self.begin : self.end]


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing. `id` is the key of its canonical name, `aliases` are the other names it was seen under."""

    id: str
    name: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()  # ids of the articles that mention it


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article read for names, quantities and times: all that fact extraction sees."""

    article: Article
    sentences: tuple[Sentence, ...]
    entities: Mapping[str, Entity]
    home: str | None = None  # id of the city or province that the article is about
