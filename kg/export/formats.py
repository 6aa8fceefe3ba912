"""The same triples in other spellings: N-Triples, N-Quads with a graph for each article, and JSON-LD."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from kg.ontology import BASE, KG, PREFIXES, RDF, XSD

_USED = ("kg", "qudt", "rdfs", "schema", "skos", "unit", "xsd")
_KINDS = ("article", "entity", "evidence", "fact", "metric")


def ntriples(triples: Iterable[Triple]) -> str:
    """One statement a line, in the order given."""
    return (serialize(triples, format=RdfFormat.N_TRIPLES) or b"").decode("utf-8")


def nquads(triples: Iterable[Triple]) -> str:
    """One statement a line, with the article that states it as the name of its graph."""
    return (serialize(quads(list(triples)), format=RdfFormat.N_QUADS) or b"").decode("utf-8")


# --- which article states what -----------------------------------------------------------------------------


def quads(triples: list[Triple]) -> Iterator[Quad]:
    """The triples in the graphs of the articles that they rest on, sorted by article; none is left out.

    An article's graph, named as the article itself, can be taken away or loaded alone: it holds the article, its
    quotes, the facts quoted from it, and what names the entities and metrics of these. What several articles say
    stands in the graph of each; a fact is tied in each graph to that article's quotes alone. A triple that rests
    on no article stands in the default graph.
    """
    stated = _Statements(triples)
    found = [
        Quad(triple.subject, triple.predicate, triple.object, article)
        for triple in triples
        for article in stated.articles(triple)
    ]
    yield from sorted(found, key=lambda quad: _name(quad.graph_name))


def _name(graph: object) -> str:
    return graph.value if isinstance(graph, NamedNode) else ""


class _Statements:
    """Which articles each thing, and each direct relation between two entities, is known from."""

    def __init__(self, triples: list[Triple]) -> None:
        self._of: dict[object, set[NamedNode]] = {}
        self._direct: dict[tuple[object, object, object], set[NamedNode]] = {}
        facts = self._read(triples)
        for fact, about in facts.items():
            known = self._of.setdefault(fact, set())
            for evidence in about.get(KG.evidence, ()):
                known |= self._of.get(evidence, set())
            for predicate in (KG.subject, KG.object, KG.metric):
                for thing in about.get(predicate, ()):
                    self._of.setdefault(thing, set()).update(known)
            self._relate(about, known)

    def _read(self, triples: list[Triple]) -> dict[object, dict[object, list[object]]]:
        facts: dict[object, dict[object, list[object]]] = {}
        for subject, predicate, value in triples:
            if predicate == RDF.type and value == KG.Article and isinstance(subject, NamedNode):
                self._of.setdefault(subject, set()).add(subject)
            elif predicate in (KG.article, KG.mentionedIn) and isinstance(value, NamedNode):
                self._of.setdefault(subject, set()).add(value)
            elif predicate in (KG.subject, KG.object, KG.metric, KG.evidence, KG.predicate):
                facts.setdefault(subject, {}).setdefault(predicate, []).append(value)
        return facts

    def _relate(self, about: Mapping[object, list[object]], known: set[NamedNode]) -> None:
        for predicate in about.get(KG.predicate, ()):
            for one, other in zip(about[KG.subject], about[KG.object], strict=True):
                self._direct.setdefault((one, predicate, other), set()).update(known)
                if predicate == KG.cooperatesWith:
                    self._direct.setdefault((other, predicate, one), set()).update(known)

    def articles(self, triple: Triple) -> list[NamedNode | DefaultGraph]:
        """The articles that state the triple, sorted."""
        subject, predicate, value = triple
        known = self._direct.get((subject, predicate, value)) or self._of.get(subject, set())
        if predicate in (KG.evidence, KG.mentionedIn):
            known = known & self._of.get(value, set())
        return [*sorted(known, key=_name)] or [DefaultGraph()]


# --- JSON-LD -----------------------------------------------------------------------------------------------


def jsonld(triples: Iterable[Triple], base: str = BASE) -> str:
    """JSON-LD 1.1: a context of the usual prefixes, then one thing a line, in the order given."""
    context = {name: PREFIXES[name] for name in _USED} | {kind: f"{base}{kind}/" for kind in _KINDS}
    if base.partition(":")[0] in context:  # an IRI of this base would itself read as a prefixed name
        context = {}
    nodes = (_node(list(about), context) for _, about in groupby(triples, key=lambda triple: triple.subject))
    lines = ",\n".join(json.dumps(node, ensure_ascii=False) for node in nodes)
    return f'{{"@context": {json.dumps(context)},\n"@graph": [\n{lines}\n]}}\n'


Value = str | int | dict[str, str]


def _node(about: list[Triple], context: Mapping[str, str]) -> dict[str, str | list[Value]]:
    values: dict[str, list[Value]] = {}
    for _, predicate, value in about:
        if predicate == RDF.type and isinstance(value, NamedNode):
            values.setdefault("@type", []).append(_compact(value, context))
        else:
            values.setdefault(_compact(predicate, context), []).append(_value(value, context))
    return {"@id": _compact(about[0].subject, context), **values}


def _value(term: object, context: Mapping[str, str]) -> Value:
    if not isinstance(term, Literal):
        return {"@id": _compact(term, context)}
    if term.language:
        return {"@language": term.language, "@value": term.value}
    if term.datatype == XSD.string:
        return term.value
    return {"@type": _compact(term.datatype, context), "@value": term.value}


def _compact(term: object, context: Mapping[str, str]) -> str:
    assert isinstance(term, NamedNode), "the graph has no blank node"
    for prefix, namespace in context.items():
        if term.value.startswith(namespace) and term.value != namespace:
            return f"{prefix}:{term.value.removeprefix(namespace)}"
    return term.value
