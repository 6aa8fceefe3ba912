"""What is stated, with its evidence, and the graph that all statements make up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kg.errors import EvidenceError
from kg.model.mentions import Entity
from kg.model.texts import Article, Document, Span
from kg.model.vocabulary import Direction, EventType, Predicate, Qualifier, Status


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
