"""The types that pass between the stages, from a document to the resolved graph.

Three coordinate systems would be two too many, so there are two: *document* offsets (code points of the
decoded text, what evidence is made of) and *passage* offsets (positions in one passage's reading text, what
mentions are made of). `Passage.span` is the only way from the second to the first.
"""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from kg.errors import EvidenceError


class Kind(StrEnum):
    """The class of an entity: the local name of its ontology term."""

    PLACE = "Place"
    CITY = "City"
    DISTRICT = "District"
    GOVERNMENT_AGENCY = "GovernmentAgency"
    COMPANY = "Company"
    UNIVERSITY = "University"
    RESEARCH_INSTITUTE = "ResearchInstitute"
    ORGANIZATION = "Organization"
    PROJECT = "Project"
    PLATFORM = "Platform"
    FACILITY = "Facility"
    PROGRAMME = "Programme"
    PRODUCT = "Product"
    AWARD = "Award"
    CONFERENCE = "Conference"
    PERSON = "Person"


class Predicate(StrEnum):
    """A relation between two entities: the local name of its ontology property."""

    LOCATED_IN = "locatedIn"
    PART_OF = "partOf"
    BUILT_BY = "builtBy"
    OPERATED_BY = "operatedBy"
    ISSUED_BY = "issuedBy"
    ORGANIZED_BY = "organizedBy"
    PARTICIPATES_IN = "participatesIn"
    COOPERATES_WITH = "cooperatesWith"
    AFFILIATED_WITH = "affiliatedWith"
    RECEIVED = "received"
    USES = "uses"


class EventType(StrEnum):
    """What happened on a date."""

    ESTABLISHED = "Established"
    LAUNCHED = "Launched"
    RELEASED = "Released"
    HELD = "Held"
    SIGNED = "Signed"
    AWARDED = "Awarded"
    STARTED = "Started"
    COMPLETED = "Completed"


class Qualifier(StrEnum):
    """How a stated value bounds the true one."""

    EXACT = "Exact"
    MORE_THAN = "MoreThan"
    ABOUT = "About"
    LESS_THAN = "LessThan"


class Status(StrEnum):
    """Whether a figure has been reached, is aimed at, or is expected."""

    ACTUAL = "Actual"
    TARGET = "Target"
    FORECAST = "Forecast"


class Direction(StrEnum):
    """The sign of a change; the value itself stays positive."""

    INCREASE = "Increase"
    DECREASE = "Decrease"


class PassageRole(StrEnum):
    """What part of an article a passage is."""

    HEADLINE = "headline"
    BODY = "body"
    BOX = "box"
    CAPTION = "caption"


class Granularity(StrEnum):
    """The unit in which a time expression speaks; `SPAN` is any other stretch (近三年, “十四五”)."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    SPAN = "span"


# --- reading ---------------------------------------------------------------------------------------------


class Span(NamedTuple):
    """A half-open stretch `[begin, end)` of a document, in code points."""

    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One decoded source text and what the user says about it. `text` is never changed after reading."""

    path: str  # relative to the input folder, with forward slashes
    text: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, headline, box or caption as a reader sees it.

    `text` is the joined and folded reading text: hard line breaks and blanks between Chinese characters are
    gone, full-width letters and digits are ASCII, ASCII punctuation beside Chinese is full-width.
    `offsets[i]` is the document offset of `text[i]`; offsets rise strictly and `len(offsets) == len(text)`.
    """

    role: PassageRole
    text: str
    offsets: "array[int]"  # quoted: array takes no parameter at run time before Python 3.12

    def span(self, begin: int, end: int) -> Span:
        """The document span of the non-empty reading stretch `[begin, end)`."""
        return Span(self.offsets[begin], self.offsets[end - 1] + 1)


@dataclass(frozen=True, slots=True)
class Byline:
    """A person named as author, with the role words before the name (记者, 通讯员)."""

    name: str
    role: str
    span: Span
    publisher: str | None = None  # the body named with the role: 长江日报记者 → 长江日报


@dataclass(frozen=True, slots=True)
class Article:
    """The record of one article, as the graph keeps it. `id` is `path#begin`."""

    id: str
    document: str
    begin: int
    end: int
    headline: str | None = None
    published: date | None = None
    basis: str | None = None  # "given" or "inferred"; None where there is no date
    publisher: str | None = None
    bylines: tuple[Byline, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article with its passages in reading order."""

    article: Article
    passages: tuple[Passage, ...]


# --- mentions (passage offsets) --------------------------------------------------------------------------


class Token(NamedTuple):
    """A word of the segmenter with its part-of-speech tag (jieba's tag set). A hint, never a boundary by itself."""

    begin: int
    end: int
    tag: str


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
    ordinal: bool = False  # 第60条: a running total, not a count


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
    """One sentence of a passage with all that was found in it; every offset counts from the passage's start."""

    passage: Passage
    begin: int
    end: int
    tokens: tuple[Token, ...]
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


# --- facts -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words of a document that state a fact; `context` is the paragraph around them."""

    article: str
    document: str
    begin: int
    end: int
    quote: str
    context: Span

    @classmethod
    def cut(cls, text: str, article: Article, span: Span, context: Span) -> "Evidence":
        """Evidence by slicing `text`, the document's own; the only way it is made.

        Raises EvidenceError where the span is empty or outside the text.
        """
        begin, end = span
        if not 0 <= begin < end <= len(text):
            raise EvidenceError(f"{article.document}[{begin}:{end}]: no such stretch of text")
        return cls(article.id, article.document, begin, end, text[begin:end], context)


@dataclass(frozen=True, slots=True)
class Observation:
    """A metric's value for a subject. Either `value` is set, or `minimum` and `maximum` are."""

    subject: str
    metric: str
    unit: str
    qualifier: Qualifier
    status: Status
    rule: str
    evidence: tuple[Evidence, ...]
    value: Decimal | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    direction: Direction | None = None
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A predicate between two entities; `role` is the title's words of an affiliation."""

    subject: str
    predicate: Predicate
    object: str
    rule: str
    evidence: tuple[Evidence, ...]
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A dated happening."""

    subject: str
    type: EventType
    rule: str
    evidence: tuple[Evidence, ...]
    start: date | None = None
    end: date | None = None


Fact = Observation | Relation | Event


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document says; a pure function of the document and the lexicon."""

    document: Document
    articles: tuple[Article, ...]
    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A document, or a part of one, that was left out, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Merge:
    """Why the names `left` and `right` (ids) stand for one entity."""

    left: str
    right: str
    rule: str
    detail: str


@dataclass(frozen=True, slots=True)
class Graph:
    """The resolved graph: one entity a thing, one fact a statement. Every sequence is sorted by id."""

    documents: Mapping[str, Document]  # by path
    articles: Mapping[str, Article]  # by id
    entities: Mapping[str, Entity]  # by id
    facts: Mapping[str, Fact]  # by the fact's id, a hash of its meaning
    skipped: tuple[Skipped, ...] = ()
    merges: tuple[Merge, ...] = ()  # every joining of two names, explained
