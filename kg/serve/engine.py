"""A question of the protocol put to a store, with what is refused, and the answer cut off at a number of rows."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from kg.query import explain, prefixes
from kg.serve.negotiation import GRAPHS, RESULTS, NotAcceptableError, choose
from kg.serve.results import WRITERS

MAX_BYTES = 64 << 20
_RESULT_FORMATS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
_GRAPH_FORMATS = {
    "turtle": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
    "n3": RdfFormat.N3,
}
# What may hold any word without meaning it: strings, IRIs, comments, variables, local names and language tags.
_OPAQUE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*+'''"
    r'|"(?:[^"\\\n\r]|\\.)*+"|'
    r"'(?:[^'\\\n\r]|\\.)*+'"
    r"|<[^<>\"{}|^`\x00-\x20]*+>|\#[^\n\r]*+|[?$]\w++|:[\w.:%\\-]++|@[A-Za-z][A-Za-z0-9-]*+",
    re.DOTALL,
)
_UPDATE = re.compile(
    r"\s*(?:(?:PREFIX\s*[\w.-]*:?|BASE)\s*)*(?:INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|COPY|MOVE|ADD|WITH)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Question:
    """A query with the formats that the client takes and the graphs that it names."""

    query: str
    accept: str = ""
    formats: tuple[str, ...] = ()
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back to the client; `truncated` where there were more rows than the limit."""

    status: int
    media_type: str
    body: bytes
    truncated: bool = False


def refusal(status: int, reason: str) -> Answer:
    """An answer that says in one line why there is none, and what to do."""
    return Answer(status, "text/plain", f"{reason}\n".encode())


def answer(store: Store, question: Question, base: str, limit: int) -> Answer:
    """The answer to a question; every fault of the query is an answer too."""
    # The engine would call any address that a SERVICE clause names, those of this machine's network among them.
    # "service" is looked for within words as well, since the engine wants no blank around its keywords.
    if "service" in _OPAQUE.sub(" ", question.query).lower():
        return refusal(403, "SERVICE is refused: this endpoint asks no other endpoint; leave the clause out")
    try:
        found = _evaluate(store, question, base)
        reply = _write(found, question, limit)
    except SyntaxError as error:
        return _objection(error, question.query, base)
    except NotAcceptableError as error:
        return refusal(406, str(error))
    except (ValueError, OSError) as error:
        return refusal(400, f"the query cannot be answered: {' '.join(str(error).split())}")
    if len(reply.body) > MAX_BYTES:
        return refusal(503, f"the answer is larger than {MAX_BYTES >> 20} MB; ask for fewer rows or columns")
    return reply


def _objection(error: SyntaxError, query: str, base: str) -> Answer:
    if _UPDATE.match(_OPAQUE.sub(" ", query)):
        return refusal(403, "updates are refused: this endpoint is read-only; build the graph anew instead")
    return refusal(400, explain(error, query, prefixes(base)))


Found = QueryBoolean | QuerySolutions | QueryTriples


def _evaluate(store: Store, question: Question, base: str) -> Found:
    default = [NamedNode(name) for name in question.default_graphs]
    named = [NamedNode(name) for name in question.named_graphs]
    if not default and not named:
        return store.query(question.query, prefixes=prefixes(base))
    # Where a request names graphs, those it names are the whole dataset.
    return store.query(question.query, prefixes=prefixes(base), default_graph=[*default], named_graphs=[*named])


def _write(found: Found, question: Question, limit: int) -> Answer:
    if isinstance(found, QueryTriples):
        form, media_type = choose(GRAPHS, question.accept, question.formats)
        triples = list(islice(found, limit + 1))
        return Answer(200, media_type, write_graph(triples[:limit], form.name), len(triples) > limit)
    form, media_type = choose(RESULTS, question.accept, question.formats)
    if isinstance(found, QueryBoolean):
        return Answer(200, media_type, found.serialize(format=_RESULT_FORMATS[form.name]) or b"")
    columns = [variable.value for variable in found.variables]
    rows = [tuple(solution) for solution in islice(found, limit + 1)]
    return Answer(200, media_type, WRITERS[form.name](columns, rows[:limit]), len(rows) > limit)


def write_graph(triples: Iterable[Triple], form: str, names: dict[str, str] | None = None) -> bytes:
    """Triples in the graph format of that name."""
    return serialize(triples, format=_GRAPH_FORMATS[form], prefixes=names or prefixes()) or b""
