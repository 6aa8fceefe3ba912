"""The two sides of an evaluation: gold facts from JSON files, predicted facts from a graph."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from pyoxigraph import Store

from kg.errors import InputError
from kg.evaluate.names import norm
from kg.query import select

KINDS = ("observations", "relations", "events")
Spans = list[tuple[int, int]]

_EVIDENCE = (
    "?f kg:evidence ?e . ?e kg:quote ?quote ; kg:beginIndex ?begin ; kg:endIndex ?end ; kg:article/kg:document ?doc ."
)
_QUERIES = {
    "observations": f"""SELECT * {{ ?f a kg:Observation ; kg:subject ?s ; kg:metric/rdfs:label ?metric . {_EVIDENCE}
        OPTIONAL {{ ?f kg:value ?value }} OPTIONAL {{ ?f kg:minValue ?min }} OPTIONAL {{ ?f kg:maxValue ?max }}
        OPTIONAL {{ ?f kg:unit ?unit }} OPTIONAL {{ ?f kg:qualifier ?qualifier }} OPTIONAL {{ ?f kg:status ?status }}
        OPTIONAL {{ ?f kg:direction ?direction }} OPTIONAL {{ ?f kg:startDate ?first }}
        OPTIONAL {{ ?f kg:endDate ?last }} }} ORDER BY ?f ?begin ?end""",
    "relations": f"""SELECT * {{ ?f a kg:Relation ; kg:subject ?s ; kg:predicate ?p ; kg:object ?o . {_EVIDENCE} }}
        ORDER BY ?f ?begin ?end""",
    "events": f"""SELECT * {{ ?f a kg:Event ; kg:subject ?s ; kg:eventType ?type . {_EVIDENCE}
        OPTIONAL {{ ?f kg:startDate ?first }} OPTIONAL {{ ?f kg:endDate ?last }} }} ORDER BY ?f ?begin ?end""",
}
_NAMES = "SELECT ?s ?name { { ?s rdfs:label ?name } UNION { ?s skos:altLabel ?name } }"


class SourceText:
    """A document whose offsets can be counted without white space, since a source can be hard-wrapped."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._squeezed = re.sub(r"\s+", "", text)
        self._offsets = [0]
        for char in text:
            self._offsets.append(self._offsets[-1] + (not char.isspace()))

    def find(self, quote: str) -> Spans:
        """Every place of `quote`, white space aside."""
        words, spans = re.sub(r"\s+", "", quote), []
        at = self._squeezed.find(words) if words else -1
        while at >= 0:
            spans.append((at, at + len(words)))
            at = self._squeezed.find(words, at + 1)
        return spans

    def squeeze(self, begin: int, end: int) -> tuple[int, int]:
        """The span of `text[begin:end]`, white space aside."""
        last = len(self._offsets) - 1
        return self._offsets[max(0, min(begin, last))], self._offsets[max(0, min(end, last))]


@dataclass(slots=True)
class Prediction:
    """A fact that the graph states about one document."""

    document: str
    quote: str
    spans: Spans = field(default_factory=list)
    subjects: set[str] = field(default_factory=set)  # normalised names
    objects: set[str] = field(default_factory=set)
    metrics: set[str] = field(default_factory=set)
    values: Mapping[str, str] = field(default_factory=dict)  # predicate, type, value, unit, qualifier …

    def number(self, name: str) -> float | None:
        """The value `name` as a number."""
        return float(self.values[name]) if name in self.values else None


@dataclass(frozen=True, slots=True)
class Gold:
    """A fact that a reader wrote down; `values` are the fields of the gold file."""

    document: str
    spans: Spans
    values: Mapping[str, object]

    @property
    def optional(self) -> bool:
        """Whether careful readers disagree on it."""
        return bool(self.values.get("optional"))

    def names(self, field_name: str) -> list[str]:
        """The acceptable names of a subject, object or metric."""
        return cast("list[str]", self.values[field_name])

    def text(self, field_name: str) -> str | None:
        """A field that is a word or a date."""
        value = self.values.get(field_name)
        return None if value is None else str(value)

    def number(self, field_name: str) -> float | None:
        """A field that is a number."""
        value = self.values.get(field_name)
        return None if value is None else float(str(value))


def read_gold(gold: Path, docs: Path) -> tuple[dict[str, list[Gold]], dict[str, SourceText]]:
    """The gold facts by kind and the texts by document. Raises InputError where a file is missing or malformed."""
    facts: dict[str, list[Gold]] = {kind: [] for kind in KINDS}
    texts: dict[str, SourceText] = {}
    paths = sorted(gold.glob("*.json"))
    if not paths:
        raise InputError(f"{gold}: holds no gold file (*.json)")
    for path in paths:
        record = _read_json(path)
        name = str(record["document"])
        texts[name] = SourceText(_read_document(docs / name))
        for kind in KINDS:
            for each in cast("list[dict[str, object]]", record[kind]):
                facts[kind].append(Gold(name, texts[name].find(str(each["quote"])), each))
    return facts, texts


def _read_json(path: Path) -> dict[str, object]:
    try:
        record = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: no gold file: {error}") from error
    missing = [name for name in ("document", *KINDS) if not isinstance(record, dict) or name not in record]
    if missing:
        raise InputError(f"{path}: no gold file: {', '.join(missing)} is missing")
    return cast("dict[str, object]", record)


def _read_document(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: the document of a gold file cannot be read: {error}") from error


def read_predictions(store: Store, texts: Mapping[str, SourceText]) -> tuple[dict[str, list[Prediction]], int]:
    """The facts that the graph states about the documents, by kind, and how many quotes are not their text."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    for subject, name in select(store, _NAMES).rows:
        names[subject].add(norm(name))
    found: dict[str, list[Prediction]] = {}
    wrong = 0
    for kind, query in _QUERIES.items():
        answer = select(store, query)
        rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
        found[kind], misquoted = _collect(rows, texts, names)
        wrong += misquoted
    return found, wrong


def _collect(
    rows: Iterable[Mapping[str, str]], texts: Mapping[str, SourceText], names: Mapping[str, set[str]]
) -> tuple[list[Prediction], int]:
    facts: dict[tuple[str, str], Prediction] = {}
    wrong = 0
    for row in rows:
        document = Path(row["doc"]).name
        if document not in texts:
            continue
        text, begin, end = texts[document], int(row["begin"]), int(row["end"])
        wrong += text.text[begin:end] != row["quote"]
        values = {name: re.split(r"[#/:]", value)[-1] for name, value in row.items() if value and name in _LOCAL}
        values |= {name: row[name] for name in _PLAIN if row.get(name)}
        fact = facts.setdefault((document, row["f"]), Prediction(document, row["quote"], values=values))
        fact.spans.append(text.squeeze(begin, end))
        fact.subjects |= names.get(row["s"], set())
        fact.objects |= names.get(row.get("o", ""), set())
        fact.metrics |= {row["metric"]} if "metric" in row else set()
    return list(facts.values()), wrong


_LOCAL = ("p", "type", "qualifier", "status", "direction")
_PLAIN = ("value", "min", "max", "unit", "first", "last")
