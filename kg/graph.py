"""The resolved graph as RDF: IRIs, terms and triples.

Two things are written out so that a query needs no reasoner: every class above an entity's or a fact's own
(`?x a kg:Institution` finds companies), and both directions of the symmetric `kg:cooperatesWith`. The statement
itself, the `kg:Relation`, stands once.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache, partial

from pyoxigraph import Literal, NamedNode, Triple

from kg.iri import Resources, metric_key
from kg.lexicon import Lexicon
from kg.model import Article, Entity, Event, Evidence, Fact, Graph, Kind, Observation, Predicate, Relation
from kg.ontology import BASE, KG, PREFIXES, QUDT, RDF, RDFS, SCHEMA, SKOS, XSD, superclasses
from kg.text import key


def number(value: Decimal) -> str:
    """A decimal in its shortest plain spelling: `120400000000`, `5.1`, never `5.10` or `1E+2`."""
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def metric_labels(graph: Graph) -> dict[str, tuple[str, ...]]:
    """The labels of each metric by its key, the most frequent (then the first by code point) first."""
    counts: dict[str, Counter[str]] = {}
    for fact in graph.facts.values():
        if isinstance(fact, Observation):
            counts.setdefault(metric_key(fact.metric), Counter())[fact.metric] += 1
    return {
        name: tuple(sorted(labels, key=lambda label: (-labels[label], label)))
        for name, labels in sorted(counts.items())
    }


def with_authors(graph: Graph) -> Graph:
    """The graph in which every by-line person is an entity, so that all exports speak of the same things."""
    known, missing = authors(graph), dict[str, Entity]()
    for article in graph.articles.values():
        for byline in article.bylines:
            if (article.id, byline.name) not in known:
                identity = _free_id(graph, byline.name)
                former = missing.get(identity, Entity(identity, byline.name, Kind.PERSON))
                missing[identity] = replace(former, articles=tuple(dict.fromkeys((*former.articles, article.id))))
    if not missing:
        return graph
    return replace(graph, entities=dict(sorted({**graph.entities, **missing}.items())))


def authors(graph: Graph) -> dict[tuple[str, str], str]:
    """The id of each by-line person by article and name; whoever the article mentions goes first."""
    people = [entity for entity in graph.entities.values() if entity.kind is Kind.PERSON]
    mentioned = {(a, name): p.id for p in people for name in (*p.aliases, p.name) for a in p.articles}
    by_name = {p.name: p.id for p in reversed(people)}
    found: dict[tuple[str, str], str] = {}
    for article in graph.articles.values():
        for byline in article.bylines:
            place = article.id, byline.name
            if identity := mentioned.get(place) or by_name.get(byline.name):
                found[place] = identity
    return found


def _free_id(graph: Graph, name: str) -> str:
    identity = key(name) or name
    return f"{identity}（人物）" if identity in graph.entities else identity


@cache
def qudt_units() -> Mapping[str, str]:
    """QUDT unit IRIs by plain unit, from the units table."""
    lexicon = Lexicon()
    rows = lexicon.rows("units") if "units" in lexicon.names else ()
    return {row["unit"]: PREFIXES["unit"] + row["qudt"] for row in rows if row["qudt"] not in ("", "-")}


def triples(graph: Graph, base: str = BASE) -> list[Triple]:
    """The graph in the contract's terms; see `iter_triples`."""
    return list(iter_triples(graph, base))


def iter_triples(graph: Graph, base: str = BASE) -> Iterator[Triple]:
    """The graph in the contract's terms, sorted by subject, then type and label first; no triple twice.

    One subject is held in memory at a time.
    """
    graph = with_authors(graph)
    name = Resources(base)
    # In the order of the IRIs' first segments, so that the whole is sorted.
    for things in (_articles(graph, name), _entities(graph, name), _evidence(graph, name), _facts(graph, name)):
        yield from _by_subject(things)
    yield from _by_subject(_metrics(graph, name))


Things = Iterable[tuple[NamedNode, Callable[[], Iterable[Triple]]]]


def _by_subject(things: Things) -> Iterator[Triple]:
    for _, make in sorted(things, key=lambda thing: thing[0].value):
        yield from sorted(set(make()), key=_order)


_FIRST = {RDF.type.value: 0, RDFS.label.value: 1}


def _order(triple: Triple) -> tuple[int, str, str]:
    predicate = triple.predicate.value
    return _FIRST.get(predicate, 2), predicate, str(triple.object)


def _articles(graph: Graph, name: Resources) -> Things:
    people: dict[str, list[str]] = {}
    for (identity, _), person in authors(graph).items():
        people.setdefault(identity, []).append(person)
    for article in graph.articles.values():
        subject = name.article(article.id)
        yield subject, partial(_article_triples, subject, article, people.get(article.id, ()), name)


def _entities(graph: Graph, name: Resources) -> Things:
    direct: dict[str, list[tuple[NamedNode, str]]] = {}
    for fact in graph.facts.values():
        if isinstance(fact, Relation):
            predicate = KG[fact.predicate.value]
            direct.setdefault(fact.subject, []).append((predicate, fact.object))
            if fact.predicate is Predicate.COOPERATES_WITH:
                direct.setdefault(fact.object, []).append((predicate, fact.subject))
    for entity in graph.entities.values():
        subject = name.entity(entity.id)
        yield subject, partial(_entity_triples, subject, entity, direct.get(entity.id, ()), name)


def _evidence(graph: Graph, name: Resources) -> Things:
    places = {name.evidence(each): each for fact in graph.facts.values() for each in fact.evidence}
    for subject, evidence in places.items():
        yield subject, partial(_evidence_triples, subject, evidence, name)


def _facts(graph: Graph, name: Resources) -> Things:
    for identity, fact in graph.facts.items():
        subject = name.fact(identity)
        yield subject, partial(_fact_triples, subject, fact, name)


def _metrics(graph: Graph, name: Resources) -> Things:
    for labels in metric_labels(graph).values():
        subject = name.metric(labels[0])
        yield subject, partial(_metric_triples, subject, labels)


def _types(subject: NamedNode, name: str) -> Iterator[Triple]:
    for term in (name, *superclasses(name)):
        yield Triple(subject, RDF.type, KG[term])


def _zh(text: str) -> Literal:
    return Literal(text, language="zh")


def _date(day: date) -> Literal:
    return Literal(day.isoformat(), datatype=XSD.date)


def _decimal(value: Decimal) -> Literal:
    return Literal(number(value), datatype=XSD.decimal)


def _entity_triples(
    subject: NamedNode, entity: Entity, direct: Iterable[tuple[NamedNode, str]], name: Resources
) -> Iterator[Triple]:
    yield from _types(subject, entity.kind.value)
    yield Triple(subject, RDFS.label, _zh(entity.name))
    for alias in entity.aliases:
        if alias != entity.name:
            yield Triple(subject, SKOS.altLabel, _zh(alias))
    for article in entity.articles:
        yield Triple(subject, KG.mentionedIn, name.article(article))
    for predicate, other in direct:
        yield Triple(subject, predicate, name.entity(other))


def _article_triples(subject: NamedNode, article: Article, people: Iterable[str], name: Resources) -> Iterator[Triple]:
    yield Triple(subject, RDF.type, KG.Article)
    yield Triple(subject, KG.document, Literal(article.document))
    yield Triple(subject, KG.beginIndex, Literal(article.begin))
    yield Triple(subject, KG.endIndex, Literal(article.end))
    if article.headline:
        yield Triple(subject, SCHEMA.headline, _zh(article.headline))
    if article.published:
        yield Triple(subject, SCHEMA.datePublished, _date(article.published))
        yield Triple(subject, KG.dateBasis, Literal(article.basis or "inferred"))
    if article.publisher:
        yield Triple(subject, SCHEMA.publisher, _zh(article.publisher))
    for person in people:
        yield Triple(subject, SCHEMA.author, name.entity(person))


def _metric_triples(subject: NamedNode, labels: Sequence[str]) -> Iterator[Triple]:
    yield Triple(subject, RDF.type, KG.Metric)
    yield Triple(subject, RDF.type, SKOS.Concept)
    yield Triple(subject, RDFS.label, _zh(labels[0]))
    for other in labels[1:]:
        yield Triple(subject, SKOS.altLabel, _zh(other))


def _fact_triples(subject: NamedNode, fact: Fact, name: Resources) -> Iterator[Triple]:
    yield from _types(subject, type(fact).__name__)
    yield Triple(subject, KG.subject, name.entity(fact.subject))
    yield Triple(subject, KG.rule, Literal(fact.rule))
    for evidence in fact.evidence:
        yield Triple(subject, KG.evidence, name.evidence(evidence))
    if isinstance(fact, Relation):
        yield from _relation_triples(subject, fact, name)
        return
    if fact.start:
        yield Triple(subject, KG.startDate, _date(fact.start))
    if fact.end:
        yield Triple(subject, KG.endDate, _date(fact.end))
    if isinstance(fact, Event):
        yield Triple(subject, KG.eventType, KG[fact.type.value])
    else:
        yield from _observation_triples(subject, fact, name)


def _evidence_triples(subject: NamedNode, evidence: Evidence, name: Resources) -> Iterator[Triple]:
    yield Triple(subject, RDF.type, KG.Evidence)
    yield Triple(subject, KG.quote, Literal(evidence.quote))
    yield Triple(subject, KG.beginIndex, Literal(evidence.begin))
    yield Triple(subject, KG.endIndex, Literal(evidence.end))
    yield Triple(subject, KG.article, name.article(evidence.article))


def _relation_triples(subject: NamedNode, fact: Relation, name: Resources) -> Iterator[Triple]:
    yield Triple(subject, KG.predicate, KG[fact.predicate.value])
    yield Triple(subject, KG.object, name.entity(fact.object))
    if fact.role:
        yield Triple(subject, KG.role, Literal(fact.role))


def _observation_triples(subject: NamedNode, fact: Observation, name: Resources) -> Iterator[Triple]:
    yield Triple(subject, KG.metric, name.metric(fact.metric))
    numbers = ((KG.value, fact.value), (KG.minValue, fact.minimum), (KG.maxValue, fact.maximum))
    for predicate, value in numbers:
        if value is not None:
            yield Triple(subject, predicate, _decimal(value))
    yield Triple(subject, KG.unit, Literal(fact.unit))
    if unit := qudt_units().get(fact.unit):
        yield Triple(subject, QUDT.unit, NamedNode(unit))
    yield Triple(subject, KG.qualifier, KG[fact.qualifier.value])
    yield Triple(subject, KG.status, KG[fact.status.value])
    if fact.direction:
        yield Triple(subject, KG.direction, KG[fact.direction.value])
