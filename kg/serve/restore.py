"""A graph read back from its triples, as far as they go: enough to draw its page from.

The documents are not among the triples; of their text only the quotes are known, each at its own place.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, Quad

from kg.model import (
    Article,
    Byline,
    Direction,
    Document,
    Entity,
    Event,
    EventType,
    Evidence,
    Fact,
    Graph,
    Kind,
    Observation,
    Predicate,
    Qualifier,
    Relation,
    Span,
    Status,
)
from kg.ontology import KG, RDF, RDFS, SCHEMA, SKOS, subclasses

_KINDS = {KG[kind.value].value: kind for kind in sorted(Kind, key=lambda kind: -len(subclasses(kind.value)))}


class _Thing:
    """All that is said of one subject."""

    def __init__(self) -> None:
        self._said: dict[NamedNode, list[str]] = {}

    def add(self, predicate: NamedNode, value: object) -> None:
        if isinstance(value, NamedNode | Literal):
            self._said.setdefault(predicate, []).append(value.value)

    def all(self, predicate: NamedNode) -> list[str]:
        return sorted(self._said.get(predicate, ()))

    def __getitem__(self, predicate: NamedNode) -> str:
        return self.all(predicate)[0]

    def get(self, predicate: NamedNode) -> str | None:
        return next(iter(self.all(predicate)), None)

    def term(self, predicate: NamedNode) -> str:
        """The local name of a term of the ontology."""
        return self[predicate].removeprefix(KG.base)

    def day(self, predicate: NamedNode) -> date | None:
        value = self.get(predicate)
        return date.fromisoformat(value) if value else None

    def number(self, predicate: NamedNode) -> Decimal | None:
        value = self.get(predicate)
        return Decimal(value) if value else None


def restore(quads: Iterable[Quad], base: str) -> Graph:
    """The graph; raises LookupError or ValueError where the triples are not of the contract."""
    things: dict[str, _Thing] = {}
    for subject, predicate, value, _ in quads:
        if isinstance(subject, NamedNode):
            things.setdefault(subject.value, _Thing()).add(predicate, value)
    things = dict(sorted(things.items()))
    reader = _Reader(things, base)
    return Graph(reader.documents(), reader.articles, reader.entities, reader.facts())


class _Reader:
    def __init__(self, things: Mapping[str, _Thing], base: str) -> None:
        self.things, self.base = things, base
        self.article_ids = {iri: _article_id(thing) for iri, thing in self._of(KG.Article)}
        self.articles = dict(sorted((self.article_ids[iri], self._article(t)) for iri, t in self._of(KG.Article)))
        self.entities = dict(sorted((e.id, e) for e in (self._entity(i, t) for i, t in self._of(KG.Entity))))
        self.evidence = {iri: self._evidence(thing) for iri, thing in self._of(KG.Evidence)}

    def _of(self, kind: NamedNode) -> list[tuple[str, _Thing]]:
        return [(iri, thing) for iri, thing in self.things.items() if kind.value in thing.all(RDF.type)]

    def _identity(self, iri: str, kind: str) -> str:
        return unquote(iri.removeprefix(f"{self.base}{kind}/"))

    def documents(self) -> dict[str, Document]:
        texts: dict[str, list[str]] = {article.document: [] for article in self.articles.values()}
        for evidence in self.evidence.values():
            text = texts[evidence.document]
            text += " " * (evidence.end - len(text))
            text[evidence.begin : evidence.end] = evidence.quote
        return {path: Document(path, "".join(text)) for path, text in sorted(texts.items())}

    def _article(self, thing: _Thing) -> Article:
        return Article(
            _article_id(thing),
            thing[KG.document],
            int(thing[KG.beginIndex]),
            int(thing[KG.endIndex]),
            thing.get(SCHEMA.headline),
            thing.day(SCHEMA.datePublished),
            thing.get(KG.dateBasis),
            thing.get(SCHEMA.publisher),
            tuple(Byline(self.things[iri][RDFS.label], "", Span(0, 0)) for iri in thing.all(SCHEMA.author)),
        )

    def _entity(self, iri: str, thing: _Thing) -> Entity:
        types = thing.all(RDF.type)
        kind = [kind for name, kind in _KINDS.items() if name in types][-1]
        articles = tuple(sorted(self.article_ids[article] for article in thing.all(KG.mentionedIn)))
        identity = self._identity(iri, "entity")
        return Entity(identity, thing[RDFS.label], kind, tuple(thing.all(SKOS.altLabel)), articles)

    def _evidence(self, thing: _Thing) -> Evidence:
        article = self.article_ids[thing[KG.article]]
        begin, end, quote = int(thing[KG.beginIndex]), int(thing[KG.endIndex]), thing[KG.quote]
        if end - begin != len(quote):
            raise ValueError(f"{quote!r} is not {end - begin} characters long")
        return Evidence(article, self.articles[article].document, begin, end, quote, Span(begin, end))

    def facts(self) -> dict[str, Fact]:
        return dict(sorted((self._identity(iri, "fact"), self._fact(thing)) for iri, thing in self._of(KG.Fact)))

    def _fact(self, thing: _Thing) -> Fact:
        subject, rule = self._identity(thing[KG.subject], "entity"), thing[KG.rule]
        evidence = tuple(self.evidence[iri] for iri in thing.all(KG.evidence))
        start, end = thing.day(KG.startDate), thing.day(KG.endDate)
        types = thing.all(RDF.type)
        if KG.Relation.value in types:
            other = self._identity(thing[KG.object], "entity")
            return Relation(subject, Predicate(thing.term(KG.predicate)), other, rule, evidence, thing.get(KG.role))
        if KG.Event.value in types:
            return Event(subject, EventType(thing.term(KG.eventType)), rule, evidence, start, end)
        return Observation(
            subject,
            self.things[thing[KG.metric]][RDFS.label],
            thing[KG.unit],
            Qualifier(thing.term(KG.qualifier)),
            Status(thing.term(KG.status)),
            rule,
            evidence,
            thing.number(KG.value),
            thing.number(KG.minValue),
            thing.number(KG.maxValue),
            Direction(thing.term(KG.direction)) if thing.get(KG.direction) else None,
            start,
            end,
        )


def _article_id(thing: _Thing) -> str:
    return f"{thing[KG.document]}#{thing[KG.beginIndex]}"
