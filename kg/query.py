"""SPARQL over a graph: loading Turtle, asking, and showing the answer as a table, CSV or JSON."""

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from unicodedata import east_asian_width

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
)

from kg.errors import QueryError
from kg.ontology import BASE, PREFIXES, XSD, shorten

Term = NamedNode | BlankNode | Literal | Triple
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_QUOTED = re.compile(r"<[^<>\s]*>|\"[^\"\n]*\"|'[^'\n]*'|#.*")
_PREFIXED = re.compile(r"(?<![\w?$:-])([A-Za-z][\w-]*):(?=[\w])")
_DECLARED = re.compile(r"(?i:prefix)\s+([\w-]+):")
_KINDS = ("article", "entity", "evidence", "fact", "metric")


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to a query: `rows` as a reader wants them, `terms` as RDF; an unbound cell is "" and None.

    An ASK query has one column `answer` and its truth in `boolean`.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    terms: tuple[tuple[Term | None, ...], ...]
    boolean: bool | None = None


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query shipped with the package."""

    name: str
    title_zh: str
    title_en: str
    text: str
    cypher: str  # the same question to a Neo4j that the graph was loaded into


def load(path: Path) -> Store:
    """The store of a Turtle file. Raises QueryError naming the file and the place where it is none."""
    store = Store()
    try:
        store.bulk_load(input=path.read_bytes(), format=RdfFormat.TURTLE, base_iri=BASE)
    except OSError as error:
        raise QueryError(f"{path}: cannot be read: {error.strerror or error}") from error
    except SyntaxError as error:
        place = f"{path}:{error.lineno}:{error.offset}" if error.lineno else str(path)
        reason = "".join(char if char.isprintable() else "\ufffd" for char in error.msg.removeprefix("Parser error "))
        raise QueryError(f"{place}: no Turtle: {reason}") from error
    return store


def query(graph: Path | Store, sparql: str, base: str = BASE) -> Result:
    """The answer of `graph`, a Turtle file or a store, to a SPARQL SELECT or ASK query.

    The usual prefixes (kg, rdfs, skos, schema, xsd … and entity, fact …) need no declaration. Raises QueryError
    where the query or the file cannot be parsed.
    """
    return select(load(graph) if isinstance(graph, Path) else graph, sparql, base)


def select(store: Store, sparql: str, base: str = BASE) -> Result:
    """The answer of a store; see `query`."""
    known = prefixes(base)
    try:
        answer = store.query(sparql, prefixes=known)
    except SyntaxError as error:
        raise QueryError(explain(error, sparql, known)) from error
    if isinstance(answer, QueryBoolean):
        truth = Literal(bool(answer))
        return Result(("answer",), ((truth.value,),), ((truth,),), bool(answer))
    if not isinstance(answer, QuerySolutions):
        raise QueryError("the query must be SELECT or ASK; CONSTRUCT and DESCRIBE make graphs, not tables")
    columns = tuple(variable.value for variable in answer.variables)
    terms = tuple(tuple(solution[column] for column in columns) for solution in answer)
    rows = tuple(tuple("" if term is None else shorten(term, base) for term in row) for row in terms)
    return Result(columns, rows, terms)


def prefixes(base: str = BASE) -> dict[str, str]:
    """The prefixes that a query need not declare."""
    return dict(PREFIXES) | {kind: f"{base}{kind}/" for kind in _KINDS}


def explain(error: SyntaxError, sparql: str, prefixes: Iterable[str]) -> str:
    """The place of a syntax error and what stands there; the engine's list of expected tokens is too long."""
    match = _PLACE.match(str(error.msg or error))
    if match is None:
        return f"the query is no SPARQL: {error.msg}"
    line, column = int(match[1]), int(match[2])
    lines = sparql.splitlines() or [""]
    rest = lines[min(line, len(lines)) - 1][column - 1 :].strip()
    detail = f"unexpected {rest[:40]}" if rest else "something is missing here"
    if unknown := sorted(set(_PREFIXED.findall(_QUOTED.sub(" ", sparql))) - {*prefixes, *_DECLARED.findall(sparql)}):
        detail = f"prefix {unknown[0]}: is not declared"
    elif "expected" not in match[3]:
        detail = match[3]
    return f"the query is no SPARQL: line {line}, column {column}: {detail}"


# --- the queries of the package ----------------------------------------------------------------------------


@cache
def named_queries() -> dict[str, NamedQuery]:
    """The queries of the package by name, sorted; the first two comment lines of each are its titles."""
    found = {}
    folder = files("kg") / "queries"
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.endswith(".rq"):
            text = path.read_text("utf-8")
            zh, en, *_ = (line.lstrip("# ") for line in text.splitlines())
            name = path.name.removesuffix(".rq")
            found[name] = NamedQuery(name, zh, en, text, (folder / f"{name}.cypher").read_text("utf-8"))
    return found


# --- showing answers ---------------------------------------------------------------------------------------


def as_table(result: Result) -> str:
    """The answer as lines of aligned columns; a Chinese character counts two."""
    lines = [result.columns, *(tuple(" ".join(cell.split()) for cell in row) for row in result.rows)]
    widths = [max(_width(line[i]) for line in lines) for i in range(len(result.columns))]
    rule = tuple("-" * width for width in widths)
    return "".join(_line(line, widths) for line in (lines[0], rule, *lines[1:]))


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip() + "\n"


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def as_csv(result: Result) -> str:
    """The answer as CSV: plain values and whole IRIs, as SPARQL 1.1 has it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(result.columns)
    writer.writerows([["" if term is None else _plain(term) for term in row] for row in result.terms])
    return text.getvalue()


def _plain(term: Term) -> str:
    return str(term) if isinstance(term, Triple) else term.value


def as_json(result: Result) -> str:
    """The answer in SPARQL 1.1's JSON format."""
    if result.boolean is not None:
        return json.dumps({"head": {}, "boolean": result.boolean}) + "\n"
    bindings = [
        {name: _binding(term) for name, term in zip(result.columns, row, strict=True) if term is not None}
        for row in result.terms
    ]
    answer = {"head": {"vars": list(result.columns)}, "results": {"bindings": bindings}}
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


def _binding(term: Term) -> dict[str, str]:
    if isinstance(term, Literal):
        binding = {"type": "literal", "value": term.value}
        if term.language:
            return binding | {"xml:lang": term.language}
        return binding if term.datatype == XSD.string else binding | {"datatype": term.datatype.value}
    return {"type": "uri" if isinstance(term, NamedNode) else "bnode", "value": _plain(term)}
