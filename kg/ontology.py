"""The closed set of ontology terms, and what the ontology file says about them.

`KG.subject` is the term `kg:subject`; a misspelt one raises AttributeError at once instead of making a graph
that no query matches. A test holds these names, `kg.model` and `ontology/kg.ttl` together.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from kg.model import Direction, EventType, Kind, Predicate, Qualifier, Status

ONTOLOGY = "https://kg.example.org/ontology"
BASE = "https://kg.example.org/id/"
PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "kg": f"{ONTOLOGY}#",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "qudt": "http://qudt.org/schema/qudt/",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "sh": "http://www.w3.org/ns/shacl#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "unit": "http://qudt.org/vocab/unit/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)

# The abstract classes that no entity guess names, and the class above each class; the file has the same tree.
SUPERCLASS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("City", "District"), "Place"),
        **dict.fromkeys(
            ("GovernmentAgency", "Company", "University", "ResearchInstitute", "Organization"), "Institution"
        ),
        **dict.fromkeys(("Platform", "Facility", "Programme"), "Project"),
        **dict.fromkeys(("Place", "Institution", "Project", "Product", "Award", "Conference", "Person"), "Entity"),
        **dict.fromkeys(("Observation", "Relation", "Event"), "Fact"),
    }
)
_CLASSES = ("Metric", "Evidence", "Article", "Qualifier", "Status", "Direction", "EventType")
_PROPERTIES = (
    *("subject", "evidence", "rule", "startDate", "endDate", "metric", "value", "minValue", "maxValue", "unit"),
    *("qualifier", "status", "direction", "predicate", "object", "role", "eventType"),
    *("quote", "beginIndex", "endIndex", "article", "document", "dateBasis", "mentionedIn"),
)
CLASSES = frozenset({*SUPERCLASS, *SUPERCLASS.values(), *_CLASSES, *(kind.value for kind in Kind)})
PROPERTIES = frozenset({*_PROPERTIES, *(predicate.value for predicate in Predicate)})
INDIVIDUALS = frozenset(member.value for kind in (Qualifier, Status, Direction, EventType) for member in kind)


class Terms:
    """A namespace that knows its names: `terms.name` and `terms["name"]` are IRIs, anything else an error."""

    def __init__(self, base: str, names: Iterable[str]) -> None:
        self.base = base
        self._terms = {name: NamedNode(base + name) for name in names}

    def __getattr__(self, name: str) -> NamedNode:
        try:
            return self._terms[name]
        except KeyError:
            raise AttributeError(f"{self.base} has no term {name!r}") from None

    def __getitem__(self, name: str) -> NamedNode:
        return self._terms[name]

    def __contains__(self, name: object) -> bool:
        return name in self._terms

    def __iter__(self) -> Iterator[str]:
        return iter(self._terms)


KG = Terms(PREFIXES["kg"], sorted(CLASSES | PROPERTIES | INDIVIDUALS))
RDF = Terms(PREFIXES["rdf"], ("type", "first", "rest", "nil"))
RDFS = Terms(PREFIXES["rdfs"], ("label", "comment", "domain", "range", "subClassOf", "subPropertyOf"))
SKOS = Terms(PREFIXES["skos"], ("Concept", "altLabel"))
SCHEMA = Terms(PREFIXES["schema"], ("headline", "datePublished", "author", "publisher"))
QUDT = Terms(PREFIXES["qudt"], ("unit",))
XSD = Terms(PREFIXES["xsd"], ("date", "decimal", "integer", "string", "boolean"))


def superclasses(name: str) -> tuple[str, ...]:
    """The classes above `name`, nearest first."""
    above = SUPERCLASS.get(name)
    return () if above is None else (above, *superclasses(above))


def subclasses(name: str) -> tuple[str, ...]:
    """`name` and every class below it, sorted."""
    return tuple(sorted(c for c in CLASSES if c == name or name in superclasses(c)))


def read(name: str) -> bytes:
    """The ontology file `name` (`kg.ttl`, `shapes.ttl`) as shipped with the package."""
    return (files("kg") / "ontology_files" / name).read_bytes()


def parse_file(name: str) -> list[Triple]:
    """The triples of a shipped ontology file."""
    return [quad.triple for quad in parse(read(name), format=RdfFormat.TURTLE)]


@cache
def labels(language: str = "zh") -> Mapping[str, str]:
    """The label of each term by its local name: `labels()["Target"]` is 目标."""
    found: dict[str, str] = {}
    for triple in parse_file("kg.ttl"):
        subject, label = triple.subject, triple.object
        if triple.predicate == RDFS.label and isinstance(subject, NamedNode) and isinstance(label, Literal):
            name = subject.value.removeprefix(KG.base)
            if label.language == language and name in KG:
                found[name] = label.value
    return MappingProxyType(found)


def shorten(term: NamedNode | BlankNode | Literal | Triple | str, base: str = BASE) -> str:
    """A term as a reader wants it: `kg:Target`, `entity/武汉市`, the bare text of a literal."""
    if isinstance(term, NamedNode):
        for prefix, namespace in PREFIXES.items():
            if term.value.startswith(namespace):
                return f"{prefix}:{term.value.removeprefix(namespace)}"
        return term.value.removeprefix(base)
    return term.value if isinstance(term, Literal | BlankNode) else str(term)
