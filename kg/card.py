"""An entity's card: all that a graph states about one thing, each statement with its quotes."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from difflib import get_close_matches
from typing import cast
from urllib.parse import unquote

from pyoxigraph import NamedNode, QuerySolutions, Store, Variable

from kg.ontology import PREFIXES, superclasses
from kg.text import key

Row = Mapping[str, str]

_NAMES = """SELECT ?s ?class ?label ?name { ?s a kg:Entity, ?class ; rdfs:label ?label .
  { ?s rdfs:label ?name } UNION { ?s skos:altLabel ?name } }"""
_LABEL = "SELECT ?s ?label { ?s rdfs:label ?label }"
_EVIDENCE = """?f kg:evidence ?e . ?e kg:quote ?quote ; kg:beginIndex ?begin ; kg:article ?article .
  ?article kg:document ?document . OPTIONAL { ?article schema:headline ?headline }
  OPTIONAL { ?f kg:startDate ?start } OPTIONAL { ?f kg:endDate ?end }"""
_OBSERVATIONS = f"""SELECT * {{ ?f a kg:Observation ; kg:subject ?s ; kg:metric/rdfs:label ?metric ; kg:unit ?unit ;
  kg:qualifier ?qualifier ; kg:status ?status . {_EVIDENCE} OPTIONAL {{ ?f kg:direction ?direction }}
  OPTIONAL {{ ?f kg:value ?value }} OPTIONAL {{ ?f kg:minValue ?minimum ; kg:maxValue ?maximum }} }}"""
_RELATIONS = f"""SELECT * {{ ?f a kg:Relation ; kg:subject ?s ; kg:predicate ?p ; kg:object ?o .
  ?o rdfs:label ?other . {_EVIDENCE} OPTIONAL {{ ?f kg:role ?role }} }}"""
_REVERSE = _RELATIONS.replace("kg:subject ?s ;", "kg:subject ?o ;").replace("kg:object ?o .", "kg:object ?s .")
_EVENTS = f"SELECT * {{ ?f a kg:Event ; kg:subject ?s ; kg:eventType ?type . {_EVIDENCE} }}"
_ARTICLES = """SELECT * { ?s kg:mentionedIn ?article . ?article kg:document ?document .
  OPTIONAL { ?article schema:headline ?headline } OPTIONAL { ?article schema:datePublished ?published } }"""

_SIGNS = {"MoreThan": ">", "LessThan": "<", "About": "≈", "Increase": "↑", "Decrease": "↓"}
_POWERS = ((Decimal(10**8), "亿"), (Decimal(10**4), "万"))
_NEAR = 5


@dataclass(frozen=True, slots=True)
class Match:
    """An entity by its label and class; `iri` tells homonyms apart."""

    iri: str
    label: str
    kind: str
    names: tuple[str, ...]

    @property
    def id(self) -> str:
        """The name in the IRI: unlike the label, no two entities share it."""
        return unquote(self.iri.rpartition("/")[2])


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a document, and where they stand."""

    words: str
    headline: str
    place: str  # document:offset


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact as a line of words, with its quotes; `fact` is its id."""

    words: str
    quotes: tuple[Quote, ...]
    fact: str


@dataclass(frozen=True, slots=True)
class Card:
    """All that is known about an entity."""

    match: Match
    metrics: tuple[Statement, ...] = ()
    relations: tuple[Statement, ...] = ()
    events: tuple[Statement, ...] = ()
    articles: tuple[str, ...] = field(default=())


class Cards:
    """The entities of a graph, found by any of their names."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._matches = _matches(store)

    def find(self, name: str) -> list[Match]:
        """The entities that are called so: by id or label, failing these by another name."""
        wanted = key(name)
        by_id = [match for match in self._matches if key(match.id) == wanted]
        by_label = [match for match in self._matches if key(match.label) == wanted]
        if len(by_label) == 1 or not by_id:
            return by_label or [match for match in self._matches if wanted in map(key, match.names)]
        return by_id if wanted not in map(key, (match.label for match in by_id)) else by_label

    def near(self, name: str) -> list[str]:
        """Names to suggest: those that contain this one or are contained in it, then those spelt like it."""
        wanted = key(name)
        keys = {key(each): match.label for match in self._matches for each in match.names}
        inside = sorted((each for each in keys if wanted in each or each in wanted), key=lambda each: (len(each), each))
        alike = get_close_matches(wanted, sorted(keys), _NEAR, 0.5)
        return list(dict.fromkeys(keys[each] for each in (*inside, *alike)))[:_NEAR]

    def card(self, match: Match) -> Card:
        """The card of an entity that was found."""
        read = self._rows(match)
        relations = (*_statements(read(_RELATIONS), _relation), *_statements(read(_REVERSE), _reverse))
        articles = {
            f"{row.get('published', '')} {row.get('headline', '')} ({row['document']})".strip()
            for row in read(_ARTICLES)
        }
        return Card(
            match,
            _statements(read(_OBSERVATIONS), _observation),
            relations,
            _statements(read(_EVENTS), _event),
            tuple(sorted(articles)),
        )

    def _rows(self, match: Match) -> Callable[[str], list[Row]]:
        return lambda query: list(rows(self._store, query, {Variable("s"): NamedNode(match.iri)}))


def state(store: Store, fact: NamedNode) -> Statement | None:
    """One fact as a line of words, its subject first; None where the graph has no such fact."""
    for query, words in ((_OBSERVATIONS, _observation), (_RELATIONS, _relation), (_EVENTS, _event)):
        if found := list(rows(store, query, {Variable("f"): fact})):
            given = {Variable("s"): NamedNode(found[0]["s"])}
            subject = next(row["label"] for row in rows(store, _LABEL, given))
            (stated,) = _statements([{**row, "f": fact.value} for row in found], words)
            return replace(stated, words=f"{subject}  {stated.words}")
    return None


def rows(store: Store, query: str, given: Mapping[Variable, NamedNode] | None = None) -> Iterator[Row]:
    """The solutions of a SELECT as mappings of variable to plain string, unbound ones left out."""
    solutions = cast(QuerySolutions, store.query(query, prefixes=dict(PREFIXES), substitutions=dict(given or {})))
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        yield {name: term.value for name in names if (term := solution[name]) is not None}


def _matches(store: Store) -> list[Match]:
    classes: defaultdict[str, set[str]] = defaultdict(set)
    names: defaultdict[str, set[str]] = defaultdict(set)
    labels: dict[str, str] = {}
    for row in rows(store, _NAMES):
        classes[row["s"]].add(_local(row["class"]))
        names[row["s"]].add(row["name"])
        labels[row["s"]] = row["label"]
    return [Match(iri, labels[iri], _narrowest(classes[iri]), tuple(sorted(names[iri]))) for iri in sorted(labels)]


def _narrowest(classes: set[str]) -> str:
    wider = {parent for name in classes for parent in superclasses(name)}
    return min(classes - wider, default="Entity")


def _id(fact: str) -> str:
    return fact.rpartition("/")[2]


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]


def _statements(found: list[Row], words: Callable[[Row], str]) -> tuple[Statement, ...]:
    facts: defaultdict[str, list[Row]] = defaultdict(list)
    for row in found:
        facts[row["f"]].append(row)
    made = (Statement(words(several[0]), _quotes(several), _id(fact)) for fact, several in facts.items())
    return tuple(sorted(made, key=lambda statement: (statement.words, statement.quotes[0].place)))


def _quotes(several: list[Row]) -> tuple[Quote, ...]:
    found = {(row["document"], int(row["begin"])): row for row in several}
    return tuple(
        Quote("".join(row["quote"].split()), row.get("headline", ""), f"{document}:{begin}")
        for (document, begin), row in sorted(found.items())
    )


def _observation(row: Row) -> str:
    number = "–".join(_number(row[name]) for name in ("value", "minimum", "maximum") if name in row)
    signs = "".join(_SIGNS.get(_local(row.get(name, "")), "") for name in ("direction", "qualifier"))
    status = _local(row["status"]).lower()
    figure = f"{signs}{number}{row['unit']}"
    return _joined(row["metric"], figure, "" if status == "actual" else status, _time(row))


def _number(plain: str) -> str:
    """A number as a Chinese reader writes it, exactly: 120400000000 is 1204亿."""
    value = Decimal(plain)
    for size, word in _POWERS:
        if value >= size:
            return f"{(value / size).normalize():f}{word}"
    return plain


def _relation(row: Row) -> str:
    return _joined(_local(row["p"]), row["other"], row.get("role", ""))


def _reverse(row: Row) -> str:
    return _joined(row["other"], _local(row["p"]), "this", row.get("role", ""))


def _event(row: Row) -> str:
    return _joined(_local(row["type"]), _time(row))


def _time(row: Row) -> str:
    start, end = row.get("start"), row.get("end")
    if start == end:
        return start or ""
    return f"{start or ''}..{end or ''}"


def _joined(*parts: str) -> str:
    return "  ".join(part for part in parts if part)
