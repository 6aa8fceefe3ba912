"""What the dataset is, for those who find it: a VoID and DCAT description, worked out from the triples alone."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from kg.errors import KgError
from kg.ontology import BASE, KG, ONTOLOGY, PREFIXES, RDF, RDFS, SCHEMA, XSD, Terms

VOID = Terms(
    "http://rdfs.org/ns/void#",
    (
        *("Dataset", "vocabulary", "exampleResource", "sparqlEndpoint", "uriSpace"),
        *("triples", "entities", "classes", "properties", "distinctSubjects", "distinctObjects"),
        *("classPartition", "propertyPartition", "class", "property"),
    ),
)
DCAT = Terms("http://www.w3.org/ns/dcat#", ("Dataset", "startDate", "endDate"))
DCTERMS = Terms(
    "http://purl.org/dc/terms/",
    ("title", "description", "language", "license", "rights", "temporal", "conformsTo", "PeriodOfTime"),
)
DATASET_PREFIXES = {"dcat": DCAT.base, "dcterms": DCTERMS.base, "void": VOID.base}
_TITLES = (("城市新闻知识图谱", "zh"), ("Knowledge graph of city news", "en"))
_DESCRIPTIONS = (
    ("从城市新闻中抽取的实体、指标、关系与事件；每个事实都附有原文证据。", "zh"),
    ("Entities, figures, relations and events from city news; every fact carries its exact words.", "en"),
)


@dataclass(frozen=True, slots=True)
class About:
    """What the triples themselves cannot say."""

    base: str = BASE
    license: str | None = None  # an IRI, or a note in words
    endpoint: str | None = None  # where the dataset can be asked


def render(triples: Iterable[Triple], about: About) -> str:
    """The description as Turtle; the same triples in whatever order give the same text."""
    prefixes = DATASET_PREFIXES | {name: PREFIXES[name] for name in ("kg", "rdfs", "xsd")}
    data = serialize(describe(triples, about), format=RdfFormat.TURTLE, prefixes=prefixes) or b""
    lines = data.decode("utf-8").splitlines()
    count = sum(line.startswith("@prefix ") for line in lines)
    body = "\n".join(lines[count:]).replace(" .\n", " .\n\n")
    return "\n".join(sorted(lines[:count])) + "\n\n" + body + "\n"


def describe(triples: Iterable[Triple], about: About) -> Iterator[Triple]:
    """The dataset, then its parts by class and by property, each sorted by IRI; no blank node."""
    counts = _Counts(triples)
    dataset = NamedNode(f"{about.base}dataset")
    yield from _identity(dataset, about)
    yield from _figures(dataset, counts)
    parts = list(_parts(dataset, counts))
    yield from (Triple(dataset, part.link, part.name) for part in parts)
    yield from _period(dataset, counts.days)
    for part in parts:
        yield Triple(part.name, part.of, NamedNode(part.term))
        yield Triple(part.name, part.measure, Literal(part.count))


@dataclass(frozen=True, slots=True)
class _Part:
    name: NamedNode
    link: NamedNode
    of: NamedNode
    term: str
    measure: NamedNode
    count: int


def _parts(dataset: NamedNode, counts: "_Counts") -> Iterator[_Part]:
    for name, link, of, measure, figures in (
        ("class", VOID.classPartition, VOID["class"], VOID.entities, counts.classes),
        ("property", VOID.propertyPartition, VOID.property, VOID.triples, counts.properties),
    ):
        for term, count in sorted(figures.items()):
            yield _Part(NamedNode(f"{dataset.value}#{name}-{_local(term)}"), link, of, term, measure, count)


class _Counts:
    """What is counted in one pass over the triples."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.classes, self.properties = Counter[str](), Counter[str]()
        self.subjects, self.objects = set[str](), set[str]()
        self.days, self.entities = set[str](), set[str]()
        for subject, predicate, value in triples:
            self.properties[predicate.value] += 1
            self.subjects.add(str(subject))
            self.objects.add(str(value))
            if predicate == RDF.type and isinstance(value, NamedNode):
                self.classes[value.value] += 1
            if predicate == RDF.type and value == KG.Entity and isinstance(subject, NamedNode):
                self.entities.add(subject.value)
            elif predicate == SCHEMA.datePublished and isinstance(value, Literal):
                self.days.add(value.value)

    @property
    def vocabularies(self) -> list[str]:
        return sorted({_namespace(iri) for iri in (*self.classes, *self.properties)})


def _identity(dataset: NamedNode, about: About) -> Iterator[Triple]:
    yield Triple(dataset, RDF.type, DCAT.Dataset)
    yield Triple(dataset, RDF.type, VOID.Dataset)
    for predicate, texts in ((DCTERMS.title, _TITLES), (DCTERMS.description, _DESCRIPTIONS)):
        for text, language in texts:
            yield Triple(dataset, predicate, Literal(text, language=language))
    yield Triple(dataset, DCTERMS.language, Literal("zh"))
    yield Triple(dataset, DCTERMS.conformsTo, NamedNode(ONTOLOGY))
    yield Triple(dataset, VOID.uriSpace, Literal(about.base))
    if about.license:
        yield _licensed(dataset, about.license)
    if about.endpoint:
        yield Triple(dataset, VOID.sparqlEndpoint, NamedNode(about.endpoint))


def _licensed(dataset: NamedNode, license: str) -> Triple:
    """An address is the licence itself; other words are a note of the rights."""
    if not license.startswith(("http:", "https:", "urn:")):
        return Triple(dataset, DCTERMS.rights, Literal(license))
    try:
        return Triple(dataset, DCTERMS.license, NamedNode(license))
    except ValueError as error:
        raise KgError(f"{license!r}: no address of a licence") from error


def _figures(dataset: NamedNode, counts: _Counts) -> Iterator[Triple]:
    figures = (
        (VOID.triples, sum(counts.properties.values())),
        (VOID.entities, len(counts.subjects)),
        (VOID.classes, len(counts.classes)),
        (VOID.properties, len(counts.properties)),
        (VOID.distinctSubjects, len(counts.subjects)),
        (VOID.distinctObjects, len(counts.objects)),
    )
    for predicate, number in figures:
        yield Triple(dataset, predicate, Literal(number))
    for namespace in counts.vocabularies:
        yield Triple(dataset, VOID.vocabulary, NamedNode(namespace))
    for example in sorted(counts.entities)[:1]:
        yield Triple(dataset, VOID.exampleResource, NamedNode(example))
    if counts.days:
        yield Triple(dataset, DCTERMS.temporal, NamedNode(f"{dataset.value}#period"))


def _period(dataset: NamedNode, days: set[str]) -> Iterator[Triple]:
    if days:
        period = NamedNode(f"{dataset.value}#period")
        yield Triple(period, RDF.type, DCTERMS.PeriodOfTime)
        yield Triple(period, RDFS.label, Literal("dates of publication", language="en"))
        yield Triple(period, DCAT.startDate, Literal(min(days), datatype=XSD.date))
        yield Triple(period, DCAT.endDate, Literal(max(days), datatype=XSD.date))


def _namespace(iri: str) -> str:
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]


def _local(iri: str) -> str:
    """`kg-City`, `rdfs-label`: a fragment that is no other term's."""
    names = {namespace: prefix for prefix, namespace in PREFIXES.items()}
    namespace = _namespace(iri)
    return f"{names.get(namespace, namespace)}-{iri.removeprefix(namespace)}"
