"""SHACL shapes as SPARQL queries: the subset that `ontology/shapes.ttl` uses, and an error for the rest.

Each constraint becomes one query over the whole graph, which the engine answers in milliseconds where a general
SHACL processor walks the nodes one by one.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.errors import KgError
from kg.ontology import PREFIXES, RDF, shorten

_SH = PREFIXES["sh"]
_Term = NamedNode | BlankNode | Literal | Triple
_TEXT = ("message", "name", "description", "order", "group", "severity", "deactivated")
_FORBIDDEN = re.compile(r"\b(?:MINUS|VALUES|SERVICE)\b", re.IGNORECASE)
_LEXICAL = tuple(PREFIXES["xsd"] + name for name in ("date", "decimal", "integer", "boolean", "dateTime"))


@dataclass(frozen=True, slots=True)
class Rule:
    """One constraint of one shape. Its query selects `?this` and, where a value offends, `?value`."""

    target: str
    path: str | None
    constraint: str  # the SHACL component: MinCount, Class, SPARQL …
    message: str
    query: str


@dataclass(slots=True)
class _Shapes:
    """The triples of a shapes graph by subject and predicate."""

    by_subject: dict[str, dict[str, list[_Term]]] = field(default_factory=dict)

    def add(self, triple: Triple) -> None:
        properties = self.by_subject.setdefault(str(triple.subject), {})
        properties.setdefault(triple.predicate.value, []).append(triple.object)

    def get(self, subject: str, name: str) -> list[_Term]:
        return self.by_subject.get(subject, {}).get(name if ":" in name else _SH + name, [])

    def members(self, head: _Term) -> list[_Term]:
        """The members of an RDF list."""
        found: list[_Term] = []
        while head != RDF.nil:
            found += self.get(str(head), RDF.first.value)
            (head,) = self.get(str(head), RDF.rest.value)
        return found

    def refuse(self, subject: str, shape: str, *known: str) -> None:
        """Raises KgError where `subject` has a SHACL property that is not known."""
        for name in self.by_subject.get(subject, {}):
            if name.startswith(_SH) and name.removeprefix(_SH) not in (*known, *_TEXT):
                raise KgError(f"shapes: {shape}: sh:{name.removeprefix(_SH)} is not supported")


def translate(triples: Sequence[Triple]) -> tuple[Rule, ...]:
    """The rules of a shapes graph, sorted. Raises KgError on a construct outside the subset."""
    shapes = _Shapes()
    for triple in triples:
        shapes.add(triple)
    rules: list[Rule] = []
    for subject, properties in shapes.by_subject.items():
        kinds = properties.get(RDF.type.value, [])
        if NamedNode(_SH + "NodeShape") in kinds or _SH + "targetClass" in properties:
            rules += _node_rules(shapes, subject)
    return tuple(sorted(rules, key=lambda rule: (rule.target, rule.path or "", rule.constraint, rule.query)))


def _node_rules(shapes: _Shapes, subject: str) -> Iterator[Rule]:
    shapes.refuse(subject, subject, "targetClass", "property", "sparql")
    for target in shapes.get(subject, "targetClass"):
        for node in shapes.get(subject, "property"):
            yield from _property_rules(shapes, str(node), str(target))
        for node in shapes.get(subject, "sparql"):
            yield _sparql_rule(shapes, str(node), str(target))


def _sparql_rule(shapes: _Shapes, node: str, target: str) -> Rule:
    shapes.refuse(node, f"sh:sparql of {target}", "select", "prefixes")
    query = "".join(_value(term) for term in shapes.get(node, "select"))
    head, brace, body = query.partition("{")
    if not brace or "$this" not in query:
        raise KgError(f"shapes: sh:sparql of {target}: sh:select must be a query about $this")
    if forbidden := _FORBIDDEN.search(query):
        raise KgError(f"shapes: sh:sparql of {target}: SHACL allows no {forbidden[0].upper()} there")
    message = "".join(_value(term) for term in shapes.get(node, "message"))
    return Rule(_local(target), None, "SPARQL", message, f"{head}{{ $this a {target} . {body}")


def _property_rules(shapes: _Shapes, node: str, target: str) -> Iterator[Rule]:
    (path,) = shapes.get(node, "path") or (None,)
    if not isinstance(path, NamedNode):
        raise KgError(f"shapes: a property shape of {target}: sh:path must be one property")
    where = f"{_local(target)} {shorten(path)}"
    shapes.refuse(node, where, "path", *_COUNTS, *_VALUES, "flags", "uniqueLang")
    base = f"?this a {target}"
    for name, count in _COUNTS.items():
        for term in shapes.get(node, name):
            yield _rule(
                target, path, name, _value(term), f"SELECT ?this {{ {base} {count(str(path), int(_value(term)))}"
            )
    for name, offends in _VALUES.items():
        for term in shapes.get(node, name):
            terms = shapes.members(term) if name in ("in", "languageIn") else [term, *shapes.get(node, "flags")]
            query = f"SELECT ?this ?value {{ {base} ; {path} ?value . FILTER {offends(terms)} }}"
            yield _rule(target, path, name, " ".join(shorten(t) for t in terms), query)
    if any(_value(term) == "true" for term in shapes.get(node, "uniqueLang")):
        yield _rule(target, path, "uniqueLang", "true", f"SELECT DISTINCT ?this {{ {base} {_twice(str(path))}")


def _rule(target: str, path: NamedNode, name: str, wanted: str, query: str) -> Rule:
    return Rule(_local(target), shorten(path), name[0].upper() + name[1:], f"{_SAID[name]} {wanted}", query)


def _too_few(path: str, count: int) -> str:
    if count == 1:
        return f"FILTER NOT EXISTS {{ ?this {path} ?value }} }}"
    return f"OPTIONAL {{ ?this {path} ?value }} }} GROUP BY ?this HAVING (COUNT(?value) < {count})"


def _too_many(path: str, count: int) -> str:
    return f"; {path} ?value }} GROUP BY ?this HAVING (COUNT(DISTINCT ?value) > {count})"


def _twice(path: str) -> str:
    return f"; {path} ?a , ?b FILTER (!sameTerm(?a, ?b) && LANG(?a) != '' && LCASE(LANG(?a)) = LCASE(LANG(?b))) }}"


def _no_datatype(terms: Sequence[_Term]) -> str:
    wanted = terms[0]
    malformed = f" || !COALESCE(isLiteral({wanted}(STR(?value))), false)" if _value(wanted) in _LEXICAL else ""
    return f"(!isLiteral(?value) || DATATYPE(?value) != {wanted}{malformed})"


def _no_language(terms: Sequence[_Term]) -> str:
    matches = " || ".join(f"LANGMATCHES(LANG(?value), {term})" for term in terms)
    return f"(!isLiteral(?value) || !({matches}))"


def _no_match(terms: Sequence[_Term]) -> str:
    return f"(isBlank(?value) || !REGEX(STR(?value), {', '.join(str(term) for term in terms)}))"


def _no_kind(terms: Sequence[_Term]) -> str:
    names = {"IRI": "isIRI", "Literal": "isLiteral", "BlankNode": "isBlank"}
    kinds = [names[name] for name in names if name in _value(terms[0]).removeprefix(_SH).split("Or")]
    return f"(!({' || '.join(f'{kind}(?value)' for kind in kinds)}))"


def _bound(operator: str) -> Callable[[Sequence[_Term]], str]:
    return lambda terms: f"(!COALESCE(?value {operator} {terms[0]}, false))"


def _length(operator: str) -> Callable[[Sequence[_Term]], str]:
    return lambda terms: f"(isBlank(?value) || !(STRLEN(STR(?value)) {operator} {terms[0]}))"


_COUNTS: Mapping[str, Callable[[str, int], str]] = {"minCount": _too_few, "maxCount": _too_many}
_VALUES: Mapping[str, Callable[[Sequence[_Term]], str]] = {
    "datatype": _no_datatype,
    "class": lambda terms: f"NOT EXISTS {{ ?value a {terms[0]} }}",
    "nodeKind": _no_kind,
    "in": lambda terms: f"({' && '.join(f'!sameTerm(?value, {term})' for term in terms)})",
    "languageIn": _no_language,
    "pattern": _no_match,
    "minLength": _length(">="),
    "maxLength": _length("<="),
    "minInclusive": _bound(">="),
    "maxInclusive": _bound("<="),
    "minExclusive": _bound(">"),
    "maxExclusive": _bound("<"),
}
_SAID = {
    "minCount": "fewer values than",
    "maxCount": "more values than",
    "datatype": "the datatype is not",
    "class": "is not a",
    "nodeKind": "the kind of node is not",
    "in": "is none of",
    "languageIn": "the language is not",
    "pattern": "does not match",
    "minLength": "is shorter than",
    "maxLength": "is longer than",
    "minInclusive": "is below",
    "maxInclusive": "is above",
    "minExclusive": "is not above",
    "maxExclusive": "is not below",
    "uniqueLang": "two values in one language:",
}


def _value(term: _Term) -> str:
    return str(term) if isinstance(term, Triple) else term.value


def _local(target: str) -> str:
    return shorten(NamedNode(target.strip("<>")))
