"""Validation: the shapes as queries agree with a SHACL processor, and quotes are held to their documents."""

import os
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store, Triple, parse
from small_graph import DOCUMENTS, ENTITIES, FACTS, A, make_graph, quote

from kg.api import KnowledgeGraph
from kg.errors import KgError, QueryError
from kg.export.turtle import render
from kg.graph import triples
from kg.model import Event, EventType, Evidence, Observation, Predicate, Qualifier, Relation, Span, Status
from kg.ontology import KG, RDF, read
from kg.validate import Violation, check_store, check_triples, validate_file
from kg.validate.shacl import translate

PREFIXES = """@prefix kg: <https://kg.example.org/ontology#> . @prefix schema: <https://schema.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix : <https://kg.example.org/id/> .
"""
GOOD = """
:a a kg:Article ; kg:document "d.txt" ; kg:beginIndex 0 ; kg:endIndex 20 .
:e a kg:Evidence ; kg:quote "汇聚41家" ; kg:beginIndex 3 ; kg:endIndex 8 ; kg:article :a .
:x a kg:Platform, kg:Project, kg:Entity ; rdfs:label "平台"@zh .
:y a kg:Company, kg:Institution, kg:Entity ; rdfs:label "公司"@zh .
:c a kg:City, kg:Place, kg:Entity ; rdfs:label "西安市"@zh .
:m a kg:Metric ; rdfs:label "服务商"@zh .
:o a kg:Observation, kg:Fact ; kg:subject :x ; kg:evidence :e ; kg:metric :m ; kg:value "41"^^xsd:decimal ;
   kg:unit "家" ; kg:qualifier kg:Exact ; kg:status kg:Actual .
:r a kg:Relation, kg:Fact ; kg:subject :x ; kg:predicate kg:builtBy ; kg:object :y ; kg:evidence :e .
:x kg:builtBy :y .
:v a kg:Event, kg:Fact ; kg:subject :x ; kg:evidence :e ; kg:eventType kg:Launched ;
   kg:startDate "2025-11-03"^^xsd:date .
"""
BROKEN = {
    "no label": ('rdfs:label "平台"@zh', "skos:altLabel \"平台\"@zh"),
    "two labels": ('rdfs:label "平台"@zh', 'rdfs:label "平台"@zh, "平台乙"@zh'),
    "a label in English": ('rdfs:label "平台"@zh', 'rdfs:label "platform"@en'),
    "an empty label": ('rdfs:label "平台"@zh', 'rdfs:label ""@zh'),
    "a label without language": ('rdfs:label "公司"@zh', 'rdfs:label "公司"'),
    "mentioned in no article": ('rdfs:label "公司"@zh', 'rdfs:label "公司"@zh ; kg:mentionedIn :e'),
    "no evidence": ("kg:evidence :e ; kg:metric", "kg:metric"),
    "evidence that is none": ("kg:evidence :e ; kg:metric", "kg:evidence :a ; kg:metric"),
    "a fact about nothing known": (
        'kg:Fact ; kg:subject :x ; kg:evidence :e ; kg:metric',
        'kg:Fact ; kg:subject :q ; kg:evidence :e ; kg:metric',
    ),
    "two subjects": ("kg:subject :x ; kg:predicate", "kg:subject :x, :c ; kg:predicate"),
    "a value as text": ('"41"^^xsd:decimal', '"41"'),
    "a value as integer": ('"41"^^xsd:decimal', "41"),
    "two values": ('"41"^^xsd:decimal', '"41"^^xsd:decimal, "42"^^xsd:decimal'),
    "value and range": (
        '"41"^^xsd:decimal',
        '"41"^^xsd:decimal ; kg:minValue "1"^^xsd:decimal ; kg:maxValue "2"^^xsd:decimal',
    ),
    "half a range": ('kg:value "41"^^xsd:decimal', 'kg:minValue "41"^^xsd:decimal'),
    "no value": ('kg:value "41"^^xsd:decimal ;', ""),
    "a range upside down": (
        'kg:value "41"^^xsd:decimal',
        'kg:minValue "9"^^xsd:decimal ; kg:maxValue "2"^^xsd:decimal',
    ),
    "a change with a sign": (
        'kg:value "41"^^xsd:decimal',
        'kg:value "-41"^^xsd:decimal ; kg:direction kg:Decrease',
    ),
    "no unit": ('kg:unit "家" ;', ""),
    "an unknown qualifier": ("kg:Exact", "kg:Increase"),
    "no status": ("; kg:status kg:Actual", ""),
    "an unknown direction": ("kg:status kg:Actual", "kg:status kg:Actual ; kg:direction kg:Target"),
    "a date that is none": ('"2025-11-03"^^xsd:date', '"2025-11-33"^^xsd:date'),
    "a date as text": ('"2025-11-03"^^xsd:date', '"2025-11-03"'),
    "the end before the start": (
        '"2025-11-03"^^xsd:date',
        '"2025-11-03"^^xsd:date ; kg:endDate "2025-11-01"^^xsd:date',
    ),
    "an event without a date": (' ;\n   kg:startDate "2025-11-03"^^xsd:date', ""),
    "an unknown event type": ("kg:Launched", "kg:Exact"),
    "an unknown predicate": ("kg:predicate kg:builtBy", "kg:predicate kg:subject"),
    "no direct triple": (":x kg:builtBy :y .", ""),
    "a role for another predicate": ("kg:predicate kg:builtBy", 'kg:predicate kg:builtBy ; kg:role "局长"'),
    "a relation to itself": ("kg:object :y ; kg:evidence", "kg:object :x ; kg:evidence"),
    "a subject outside the domain": (
        'kg:Fact ; kg:subject :x ; kg:predicate',
        'kg:Fact ; kg:subject :c ; kg:predicate',
    ),
    "an object outside the range": ("kg:builtBy ; kg:object :y", "kg:locatedIn ; kg:object :y"),
    "a quote of the wrong length": ("kg:endIndex 8", "kg:endIndex 9"),
    "no quote": ('kg:quote "汇聚41家" ;', ""),
    "an article without document": ('kg:document "d.txt" ;', ""),
    "an article dated without a basis": (
        'kg:document "d.txt"',
        'kg:document "d.txt" ; schema:datePublished "2025-11-03"^^xsd:date',
    ),
    "an unknown basis": (
        'kg:document "d.txt"',
        'kg:document "d.txt" ; schema:datePublished "2025-11-03"^^xsd:date ; kg:dateBasis "guess"',
    ),
    "an author who is no person": ('kg:document "d.txt"', 'kg:document "d.txt" ; schema:author :y'),
    "a metric without label": (':m a kg:Metric ; rdfs:label "服务商"@zh', ":m a kg:Metric"),
}  # fmt: skip


def turtle(name: str | None) -> str:
    if name is None:
        return PREFIXES + GOOD
    old, new = BROKEN[name]
    assert GOOD.count(old) >= 1, name
    return PREFIXES + GOOD.replace(old, new, 1)


def ours(data: str) -> list[Violation]:
    store = Store()
    store.load(data.encode(), format=RdfFormat.TURTLE)
    return [violation for violation in check_store(store) if violation.constraint != "ontology"]


@pytest.fixture(scope="module")
def processor() -> object:
    try:
        import pyshacl
    except ImportError:
        if os.environ.get("CI"):
            raise
        pytest.skip("pyshacl is not installed; it is in the test extra")
    return pyshacl


def theirs(processor: object, data: str) -> Counter[tuple[str, str, str]]:
    import rdflib

    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    shapes = rdflib.Graph().parse(data=read("shapes.ttl"), format="turtle")
    ontology = rdflib.Graph().parse(data=read("kg.ttl"), format="turtle")
    graph = rdflib.Graph().parse(data=data, format="turtle")
    _, report, _ = processor.validate(graph, shacl_graph=shapes, ont_graph=ontology, inplace=False)  # type: ignore[attr-defined]
    found: Counter[tuple[str, str, str]] = Counter()
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        component = str(report.value(result, sh.sourceConstraintComponent)).partition("#")[2]
        path = "" if component.startswith("SPARQL") else str(report.value(result, sh.resultPath) or "")
        focus = str(report.value(result, sh.focusNode)).removeprefix("https://kg.example.org/id/")
        found[focus, path.rpartition("#")[2].rpartition("/")[2], component.removesuffix("ConstraintComponent")] += 1
    return found


def as_counter(violations: list[Violation]) -> Counter[tuple[str, str, str]]:
    return Counter((v.focus, (v.path or "").rpartition(":")[2], v.constraint) for v in violations)


def test_a_well_formed_graph_has_no_violation() -> None:
    assert ours(turtle(None)) == []


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_found(name: str) -> None:
    assert ours(turtle(name)) != []


@pytest.mark.parametrize("name", [None, *BROKEN])
def test_the_queries_find_what_a_shacl_processor_finds(processor: object, name: str | None) -> None:
    data = turtle(name)
    assert as_counter(ours(data)) == theirs(processor, data)


def test_the_sample_graph_is_valid_to_both(processor: object) -> None:
    data = render(make_graph())
    assert ours(data) == []
    assert theirs(processor, data) == Counter()


def test_a_shape_holds_for_subclasses_though_the_superclass_is_not_written_out() -> None:
    data = PREFIXES + ":x a kg:City ."
    assert [(v.focus, v.path, v.constraint) for v in ours(data)] == [("x", "rdfs:label", "MinCount")]


def test_checking_a_store_leaves_it_as_it_is() -> None:
    store = Store()
    store.load((PREFIXES + ':x a kg:City ; rdfs:label "西安市"@zh .').encode(), format=RdfFormat.TURTLE)
    check_store(store)
    assert len(store) == 2


@pytest.mark.parametrize("term", ["kg:locatedln :y", "a kg:Organisation", "kg:object kg:Exakt"])
def test_a_term_that_the_ontology_does_not_declare_is_found(term: str) -> None:
    store = Store()
    store.load((PREFIXES + GOOD + f":x {term} .").encode(), format=RdfFormat.TURTLE)
    (violation,) = [v for v in check_store(store) if v.constraint == "ontology"]
    assert violation.focus == "x"
    assert violation.value is not None
    assert violation.value in str(violation)


def test_a_violation_is_one_readable_line() -> None:
    lines = [str(violation) for violation in ours(turtle("a label in English"))]
    assert lines == ["x rdfs:label: the language is not zh (platform)"]
    assert "\n" not in str(Violation("x", None, "evidence", "the quote", "一\n二"))


def test_a_quote_that_is_not_the_text_is_found_in_the_graph() -> None:
    wrong = replace(quote(A, "办理时长下降30%"), quote="办理时长下降31%")
    fact = replace(FACTS["00000000000000a3"], evidence=(wrong,))
    (violation,) = KnowledgeGraph(make_graph(facts={"f": fact})).validate()
    assert str(violation) == "fact/f: the quote is not the text of a/hangzhou.txt[97:106] (办理时长下降31%)"


def test_a_fact_without_evidence_is_found() -> None:
    found = KnowledgeGraph(make_graph(facts={"f": replace(FACTS["00000000000000a3"], evidence=())})).validate()
    assert {v.constraint for v in found} == {"evidence", "MinCount"}


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def test_a_file_is_checked_against_its_documents(tmp_path: Path) -> None:
    for name, document in DOCUMENTS.items():
        write(tmp_path / "docs", name, document.text)
    path = write(tmp_path, "graph.ttl", render(make_graph()))
    assert validate_file(path) == []
    assert validate_file(path, tmp_path / "docs") == []
    write(tmp_path / "docs", "chengdu.txt", DOCUMENTS["chengdu.txt"].text.replace("高新区", "天府新区"))
    assert {v.constraint for v in validate_file(path, tmp_path / "docs")} == {"evidence"}


def test_a_document_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    path = write(tmp_path, "graph.ttl", render(make_graph()))
    lines = {str(v).partition(": ")[2] for v in validate_file(path, tmp_path)}
    assert lines == {"the document is not there (a/hangzhou.txt)", "the document is not there (chengdu.txt)"}


def test_a_document_in_another_encoding_is_read_by_the_given_reader(tmp_path: Path) -> None:
    for name, document in DOCUMENTS.items():
        file = tmp_path / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(document.text.encode("gb18030"))
    path = write(tmp_path, "graph.ttl", render(make_graph()))
    assert validate_file(path, tmp_path / "docs", lambda p: p.read_bytes().decode("gb18030")) == []


def test_a_file_that_is_no_turtle_is_named(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"bad\.ttl:1:"):
        validate_file(write(tmp_path, "bad.ttl", "名称,数值\n"))


@pytest.mark.parametrize(
    "shape",
    [
        "[ a sh:NodeShape ; sh:targetClass kg:City ; sh:closed true ]",
        "[ a sh:NodeShape ; sh:targetNode kg:City ]",
        "[ a sh:NodeShape ; sh:targetClass kg:City ; sh:property [ sh:path rdfs:label ; sh:lessThan kg:unit ] ]",
        "[ a sh:NodeShape ; sh:targetClass kg:City ; sh:property [ sh:path [ sh:inversePath kg:subject ] ] ]",
        "[ a sh:NodeShape ; sh:targetClass kg:City ; sh:sparql [ sh:ask 'ASK {}' ] ]",
        "[ a sh:NodeShape ; sh:targetClass kg:City ; sh:sparql [ sh:select 'SELECT $this { VALUES ?x { 1 } }' ] ]",
    ],
)
def test_a_shacl_construct_outside_the_subset_is_refused(shape: str) -> None:
    text = PREFIXES + "@prefix sh: <http://www.w3.org/ns/shacl#> . " + f"{shape} ."
    with pytest.raises(KgError, match="shapes: "):
        translate([quad.triple for quad in parse(text, format=RdfFormat.TURTLE)])


@pytest.mark.parametrize(
    ("constraint", "values", "offending"),
    [
        ('sh:pattern "^武.*市$"', ['"武汉市"', '"杭州市"'], 1),
        ('sh:pattern "^a" ; sh:flags "i"', ['"Abc"', '"bcd"'], 1),
        ("sh:nodeKind sh:IRI", ["kg:City", '"武汉"'], 1),
        ("sh:nodeKind sh:BlankNodeOrIRI", ["kg:City", '"武汉"'], 1),
        ("sh:nodeKind sh:Literal", ["kg:City", '"武汉"'], 1),
        ("sh:uniqueLang true", ['"a"@en', '"b"@en', '"c"@zh'], 1),
        ("sh:maxLength 2", ['"武汉"', '"武汉市"'], 1),
        ("sh:maxInclusive 10", ["10", "11", '"x"'], 2),
        ("sh:minExclusive 10", ["10", "11"], 1),
        ("sh:maxExclusive 10", ["10", "9"], 1),
        ("sh:minCount 3", ["1", "2"], 1),
        ("sh:maxCount 2", ["1", "2", "3"], 1),
        ("sh:in ( 1 kg:City '甲' )", ["1", "kg:City", '"甲"', '"乙"'], 1),
    ],
)
def test_each_supported_constraint_finds_as_many_as_a_shacl_processor(
    processor: object, constraint: str, values: list[str], offending: int
) -> None:
    import rdflib

    head = PREFIXES + "@prefix sh: <http://www.w3.org/ns/shacl#> . "
    shape = f"{head} :s a sh:NodeShape ; sh:targetClass kg:City ; sh:property [ sh:path kg:unit ; {constraint} ] ."
    data = f"{head} :x a kg:City ; kg:unit {', '.join(values)} ."
    store = Store()
    store.load(data.encode(), format=RdfFormat.TURTLE)
    rules = translate([quad.triple for quad in parse(shape, format=RdfFormat.TURTLE)])
    found = [solution for rule in rules for solution in store.query(rule.query)]  # type: ignore[union-attr]
    _, report, _ = processor.validate(  # type: ignore[attr-defined]
        rdflib.Graph().parse(data=data, format="turtle"), shacl_graph=rdflib.Graph().parse(data=shape, format="turtle")
    )
    results = list(report.subjects(rdflib.RDF.type, rdflib.URIRef("http://www.w3.org/ns/shacl#ValidationResult")))
    assert len(found) == len(results) == offending


def test_ten_thousand_right_triples_are_found_right_and_one_wrong_is_found_in_them() -> None:
    facts: dict[str, Observation | Relation | Event] = {}
    for i in range(1000):
        span = Span(8 + i % 100, 20 + i % 100)
        evidence = Evidence.cut(DOCUMENTS["a/hangzhou.txt"].text, make_graph().articles[A], span, span)
        common = {"rule": "r", "evidence": (evidence,)}
        subject = ENTITIES[i % len(ENTITIES)].id
        exact = Qualifier.EXACT
        facts[f"o{i}"] = Observation(subject, f"指标{i}", "个", exact, Status.ACTUAL, value=Decimal(i), **common)  # type: ignore[arg-type]
        if i % 3 == 0:
            facts[f"v{i}"] = Event(subject, EventType.HELD, start=date(2025, 1, 1), **common)  # type: ignore[arg-type]
            facts[f"r{i}"] = Relation("城市大脑", Predicate.BUILT_BY, "浙江大学", **common)  # type: ignore[arg-type]
    data = triples(make_graph(facts=dict(sorted(facts.items()))))
    assert len(data) > 10_000
    assert check_triples(data) == []
    wrong = Triple(NamedNode("https://kg.example.org/id/x"), RDF.type, NamedNode(KG.City.value + "x"))
    assert check_triples([*data, wrong]) != []
