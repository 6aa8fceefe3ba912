"""Apache Jena: the Turtle loads without complaint, the shapes find the same, and three engines answer alike."""

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from city_graph import whole_graph
from jena import ask, jena
from maven import require
from test_validate import BROKEN, as_counter, ours, turtle

from kg.export import export
from kg.iri import encode
from kg.ontology import BASE, PREFIXES, read
from kg.query import load, named_queries, query

PROLOGUE = "".join(
    f"PREFIX {name}: <{iri}>\n"
    for name, iri in {
        **PREFIXES,
        **{kind: f"{BASE}{kind}/" for kind in ("article", "entity", "evidence", "fact", "metric")},
    }.items()
)
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


@pytest.fixture(scope="module")
def graph_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    require("jena")
    folder = tmp_path_factory.mktemp("build")
    export(whole_graph(), folder, ["ttl"])
    return folder / "graph.ttl"


# --- loading -----------------------------------------------------------------------------------------------


def test_riot_has_nothing_to_say_about_the_graph(graph_file: Path) -> None:
    done = jena("riot", "--validate", str(graph_file))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("triple", "complaint"),
    [
        ('<http://e.org/a> <http://e.org/p> "3万"^^<http://www.w3.org/2001/XMLSchema#decimal>', "WARN"),
        ("<http://e.org/a b> <http://e.org/p> 1", "ERROR"),
    ],
)
def test_riot_would_complain(tmp_path: Path, triple: str, complaint: str) -> None:
    """Its warnings do reach this test, so that its silence means something."""
    path = tmp_path / "bad.ttl"
    path.write_text(f"{triple} .\n", "utf-8")
    done = jena("riot", "--validate", str(path))
    assert complaint in done.stdout + done.stderr


def test_jena_reads_as_many_triples_as_oxigraph(graph_file: Path) -> None:
    done = jena("riot", "--output=ntriples", str(graph_file))
    assert (done.returncode, done.stderr) == (0, "")
    # Not splitlines, which takes a line separator within a name for the end of a line.
    assert len(set(done.stdout.rstrip("\n").split("\n"))) == len(load(graph_file))


# --- the shapes --------------------------------------------------------------------------------------------


def validated(data: str, folder: Path) -> tuple[bool, Counter[tuple[str, str, str]]]:
    """Whether Jena finds that the data conform, and what it finds: focus, path, component."""
    shapes, whole = folder / "shapes.ttl", folder / "data.ttl"
    shapes.write_bytes(read("shapes.ttl"))
    whole.write_bytes(read("kg.ttl") + b"\n" + data.encode())  # for the classes above a class
    done = jena("shacl", "validate", f"--shapes={shapes}", f"--data={whole}")
    assert done.returncode == 0, done.stderr
    _, start, body = done.stdout.partition("PREFIX ")  # warnings of the parser go before the report
    report = rdflib.Graph().parse(data=start + body, format="turtle")
    (conforms,) = report.objects(None, SH.conforms)
    found: Counter[tuple[str, str, str]] = Counter()
    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        component = str(report.value(result, SH.sourceConstraintComponent)).partition("#")[2]
        path = "" if component.startswith("SPARQL") else str(report.value(result, SH.resultPath) or "")
        focus = str(report.value(result, SH.focusNode)).removeprefix(BASE)
        found[focus, path.rpartition("#")[2].rpartition("/")[2], component.removesuffix("ConstraintComponent")] += 1
    return str(conforms) == "true", found


def test_the_graph_conforms_to_the_shapes_in_jena_too(graph_file: Path, tmp_path: Path) -> None:
    data = graph_file.read_text("utf-8")
    assert ours(data) == []
    assert validated(data, tmp_path) == (True, Counter())


def test_jena_finds_what_we_find_in_broken_graphs(tmp_path: Path) -> None:
    """Every breach that the tests of the validation know, each in a corner of its own of one file."""
    corners = {name: f"{BASE}{encode(name)}/" for name in BROKEN}
    data = "\n".join(turtle(name).replace(f": <{BASE}>", f": <{base}>") for name, base in corners.items())
    conforms, found = validated(data, tmp_path)
    assert not conforms
    assert {focus.partition("/")[0] for focus, _, _ in found} == {encode(name) for name in BROKEN}
    assert found == as_counter(ours(data))


# --- the competency questions ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def rdflib_graph(graph_file: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(graph_file)


def cell(kind: str, text: str, datatype: str | None, language: str | None) -> object:
    """A term by its value: 30 and 30.0 are one number, whichever type an engine computes with."""
    if datatype and datatype.rpartition("#")[2] in ("integer", "decimal"):
        return Decimal(text)
    return kind, text, (datatype or "").removeprefix(PREFIXES["xsd"] + "string"), (language or "").lower()


def oxigraph_cell(term: object) -> object:
    if isinstance(term, pyoxigraph.Literal):
        return cell("literal", term.value, None if term.language else term.datatype.value, term.language)
    return None if term is None else cell("uri", term.value, None, None)  # type: ignore[attr-defined]


def rdflib_cell(term: object) -> object:
    if isinstance(term, rdflib.Literal):
        return cell("literal", str(term), str(term.datatype) if term.datatype else None, term.language)
    return None if term is None else cell("uri", str(term), None, None)


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_three_engines_give_the_same_rows(
    graph_file: Path, rdflib_graph: rdflib.Graph, tmp_path: Path, name: str
) -> None:
    """Oxigraph, rdflib and Jena: the same columns and rows, each as often."""
    text = named_queries()[name].text
    path = tmp_path / f"{name}.rq"
    path.write_text(PROLOGUE + text, "utf-8")
    mine = query(graph_file, text)
    expected = Counter(tuple(map(oxigraph_cell, row)) for row in mine.terms)
    assert expected
    columns, bindings = ask(graph_file, path)
    assert tuple(columns) == mine.columns
    assert expected == Counter(
        tuple(
            cell(b[c]["type"], b[c]["value"], b[c].get("datatype"), b[c].get("xml:lang")) if c in b else None
            for c in columns
        )
        for b in bindings
    )
    answer = rdflib_graph.query(PROLOGUE + text)
    assert tuple(map(str, answer.vars or ())) == mine.columns
    assert expected == Counter(tuple(map(rdflib_cell, row)) for row in answer)  # type: ignore[arg-type]
