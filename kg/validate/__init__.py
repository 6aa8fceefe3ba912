"""Whether a graph keeps to the ontology, the shapes and the evidence rule."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Store, Triple, serialize

from kg.model import Graph
from kg.ontology import CLASSES, KG, ONTOLOGY, PREFIXES, RDF, parse_file, shorten, superclasses
from kg.query import load, select
from kg.validate.shacl import Rule, translate


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that is wrong: where, what, and the offending value."""

    focus: str
    path: str | None
    constraint: str  # a SHACL component (MinCount, Class, SPARQL …), "ontology" or "evidence"
    message: str
    value: str | None = None

    def __str__(self) -> str:
        place = f"{self.focus} {self.path}" if self.path else self.focus
        value = f" ({_clip(self.value)})" if self.value is not None else ""
        return f"{place}: {self.message}{value}".replace("\n", "\\n").replace("\r", "\\r")


def _clip(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


def read_utf8(path: Path) -> str:
    """A document's text, decoded strictly, line ends as they are."""
    return path.read_bytes().decode("utf-8")


def validate_file(path: Path, docs: Path | None = None, read: Callable[[Path], str] = read_utf8) -> list[Violation]:
    """Everything wrong with a Turtle file, sorted; quotes are checked where `docs` holds the documents.

    `read` decodes a document. Raises QueryError where the file is no Turtle.
    """
    store = load(path)
    found = check_store(store)
    return found if docs is None else [*_check_quotes(store, docs, read), *found]


# --- the ontology and the shapes ---------------------------------------------------------------------------


@cache
def rules() -> tuple[Rule, ...]:
    """The shapes shipped with the package as queries."""
    return translate(parse_file("shapes.ttl"))


def check_triples(graph: Iterable[Triple]) -> list[Violation]:
    """What the ontology and the shapes object to in a set of triples."""
    store = Store()
    # By way of N-Triples, which is quicker than quad by quad; the terms have been checked when they were made.
    data = serialize(graph, format=RdfFormat.N_TRIPLES) or b""
    store.load(data, format=RdfFormat.N_TRIPLES, lenient=True)
    return check_store(store)


def check_store(store: Store) -> list[Violation]:
    """What the ontology and the shapes object to in a store; the store stays as it is."""
    found = list(_undeclared(store))
    store = _with_superclasses(store)
    for rule in rules():
        found += _apply(store, rule)
    return sorted(found, key=lambda v: (v.focus, v.path or "", v.constraint, v.message, v.value or ""))


def _with_superclasses(store: Store) -> Store:
    """A shape for a class holds for its subclasses too; with the types written out the queries stay plain."""
    pairs = [(KG[name], KG[above]) for name in sorted(CLASSES) for above in superclasses(name)]
    lacking = "SELECT ?x {{ ?x a {} FILTER NOT EXISTS {{ ?x a {} }} }}"
    missing = [(x, above) for name, above in pairs for x in _column(store, lacking.format(name, above))]
    if not missing:
        return store
    whole = Store()
    whole.bulk_extend(store)
    whole.extend(Quad(x, RDF.type, above) for x, above in missing if isinstance(x, NamedNode | BlankNode))
    return whole


def _apply(store: Store, rule: Rule) -> Iterator[Violation]:
    solutions = store.query(rule.query, prefixes=dict(PREFIXES))
    assert isinstance(solutions, QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        value = solution["value"] if "value" in names else None
        shown = None if value is None else shorten(value)
        this = solution["this"]
        yield Violation("" if this is None else shorten(this), rule.path, rule.constraint, rule.message, shown)


def _undeclared(store: Store) -> Iterator[Violation]:
    """Terms of the kg namespace that the ontology does not declare."""
    used = _column(store, _TERMS)
    for term in used:
        if isinstance(term, NamedNode) and not _declared(term.value):
            places = [*store.quads_for_pattern(None, term, None), *store.quads_for_pattern(None, None, term)]
            places += store.quads_for_pattern(term, None, None)
            for focus in {shorten(quad.subject) for quad in places}:
                yield Violation(focus, None, "ontology", "the ontology has no term", shorten(term))


_TERMS = f"""SELECT DISTINCT ?term {{
    {{ SELECT DISTINCT ?term {{ ?s ?term ?o }} }} UNION
    {{ SELECT DISTINCT ?term {{ ?s ?p ?term FILTER(isIRI(?term)) }} }} UNION
    {{ SELECT DISTINCT ?term {{ ?term ?p ?o }} }}
    FILTER(STRSTARTS(STR(?term), "{ONTOLOGY}"))
}}"""


def _column(store: Store, sparql: str) -> list[NamedNode | BlankNode | Literal | Triple]:
    """The one column of a query's answer."""
    solutions = store.query(sparql)
    assert isinstance(solutions, QuerySolutions)
    return [term for solution in solutions for term in solution if term is not None]


def _declared(iri: str) -> bool:
    return iri == ONTOLOGY or iri.removeprefix(KG.base) in KG


# --- the evidence rule -------------------------------------------------------------------------------------

_QUOTES = """SELECT ?evidence ?document ?begin ?end ?quote {
    ?evidence kg:quote ?quote ; kg:beginIndex ?begin ; kg:endIndex ?end ; kg:article/kg:document ?document
} ORDER BY ?document ?begin ?end ?evidence"""


def check_evidence(graph: Graph) -> list[Violation]:
    """Facts without evidence, and quotes that are not their document's text at their offsets."""
    found: list[Violation] = []
    for identity, fact in graph.facts.items():
        if not fact.evidence:
            found.append(Violation(f"fact/{identity}", None, "evidence", "has no evidence"))
        for each in fact.evidence:
            document = graph.documents.get(each.document)
            text = None if document is None else document.text
            found += _check_quote(f"fact/{identity}", each.document, text, (each.begin, each.end), each.quote)
    return found


def _check_quotes(store: Store, docs: Path, read: Callable[[Path], str]) -> list[Violation]:
    texts: dict[str, str | None] = {}
    found: list[Violation] = []
    for evidence, document, begin, end, quote in select(store, _QUOTES).rows:
        if document not in texts:
            path = docs / document
            texts[document] = read(path) if path.is_file() else None
        found += _check_quote(shorten(evidence), document, texts[document], (int(begin), int(end)), quote)
    return found


def _check_quote(focus: str, document: str, text: str | None, span: Sequence[int], quote: str) -> Iterator[Violation]:
    begin, end = span
    if text is None:
        yield Violation(focus, None, "evidence", "the document is not there", document)
    elif not 0 <= begin < end <= len(text) or text[begin:end] != quote:
        message = f"the quote is not the text of {document}[{begin}:{end}]"
        yield Violation(focus, None, "evidence", message, quote)
