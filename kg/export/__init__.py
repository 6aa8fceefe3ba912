"""The exports: a registry of formats, and the one call that writes them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from kg.errors import EvidenceError, OutputError
from kg.export.atomic import write_files
from kg.export.material import Material
from kg.model import Graph
from kg.ontology import BASE
from kg.validate import Violation

Files = Iterator[tuple[str, str | bytes]]


def _turtle(material: Material) -> Files:
    yield "graph.ttl", material.turtle


def _html(material: Material) -> Files:
    from kg.export.html import render

    yield "graph.html", render(material.graph)


def _neo4j(material: Material) -> Files:
    from kg.export.neo4j import render

    yield from ((f"neo4j/{name}", content) for name, content in render(material.graph).items())


def _jsonl(material: Material) -> Files:
    from kg.export.tables import facts_jsonl

    yield "facts.jsonl", facts_jsonl(material.graph)


def _csv(material: Material) -> Files:
    from kg.export.tables import observations_csv

    yield "observations.csv", observations_csv(material.graph)


def _report(material: Material) -> Files:
    from kg.export.report import render

    yield "report.json", render(material.graph, material.violations)


def _ntriples(material: Material) -> Files:
    from kg.export.formats import ntriples

    yield "graph.nt", ntriples(material.triples)


def _nquads(material: Material) -> Files:
    from kg.export.formats import nquads

    yield "graph.nq", nquads(material.triples)


def _jsonld(material: Material) -> Files:
    from kg.export.formats import jsonld

    yield "graph.jsonld", jsonld(material.triples, material.base)


def _void(material: Material) -> Files:
    from kg.export.dataset import About, render

    yield "void.ttl", render(material.triples, About(material.base))


_USUAL: Mapping[str, Callable[[Material], Files]] = MappingProxyType(
    {"ttl": _turtle, "html": _html, "neo4j": _neo4j, "jsonl": _jsonl, "csv": _csv, "report": _report}
)
FORMATS: Mapping[str, Callable[[Material], Files]] = MappingProxyType(
    {**_USUAL, "nt": _ntriples, "nq": _nquads, "jsonld": _jsonld, "void": _void}
)
DEFAULT = tuple(_USUAL)  # the further spellings say nothing that graph.ttl does not, so they are written by name only


def export(graph: Graph, folder: Path, formats: Sequence[str] | None = None, base: str = BASE) -> tuple[Violation, ...]:
    """Write `graph` in the named formats (those of `DEFAULT` unless named) into `folder`, all files or none.

    Returns what validation objects to; the same list is in `report.json`. Raises EvidenceError where a quote is
    not its document's text, before anything is written, and OutputError where the folder cannot be written.
    """
    chosen = list(DEFAULT) if formats is None else list(dict.fromkeys(formats))
    if unknown := [name for name in chosen if name not in FORMATS]:
        raise OutputError(f"no export named {', '.join(unknown)}; there are {', '.join(FORMATS)}")
    material = Material(graph, base)
    for violation in material.violations:
        if violation.constraint == "evidence":
            raise EvidenceError(str(violation))
    write_files(folder, (file for name in chosen for file in FORMATS[name](material)))
    return material.violations
