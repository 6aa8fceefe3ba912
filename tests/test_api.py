"""The Python face: build, ask, take along."""

import json
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import kg
from kg.model import Graph

SUBJECTS = """SELECT ?metric ?value ?end { ?o a kg:Observation ; kg:subject/rdfs:label "城市大脑"@zh ;
    kg:metric/rdfs:label ?metric OPTIONAL { ?o kg:value ?value } OPTIONAL { ?o kg:endDate ?end } } ORDER BY ?metric"""


@pytest.fixture
def built(sample_graph: Graph) -> kg.KnowledgeGraph:
    return kg.KnowledgeGraph(sample_graph)


@pytest.fixture
def turtle(built: kg.KnowledgeGraph, tmp_path: Path) -> Path:
    built.export(tmp_path, ["ttl"])
    return tmp_path / "graph.ttl"


def test_a_query_gives_dicts_of_python_values(built: kg.KnowledgeGraph) -> None:
    """Numbers are Decimals, dates are dates, what is unbound is None."""
    assert built.query(SUBJECTS) == [
        {"metric": "办理时长", "value": Decimal(30), "end": None},
        {"metric": "接入场景", "value": Decimal(300), "end": None},
        {"metric": "日均处理事件", "value": Decimal(12000), "end": None},
        {"metric": "服务县区", "value": None, "end": date(2027, 12, 31)},
    ]
    assert built.query("ASK { ?e kg:beginIndex ?i }") == [{"answer": True}]
    assert built.query("SELECT (COUNT(?p) AS ?n) { ?p a kg:Person }") == [{"n": 3}]


def test_a_loaded_graph_answers_as_the_built_one(built: kg.KnowledgeGraph, turtle: Path) -> None:
    loaded = kg.load(turtle)
    assert loaded.query(SUBJECTS) == built.query(SUBJECTS)
    assert loaded.show("城市大脑") == built.show("城市大脑")
    assert loaded.validate() == []


def test_a_card_holds_every_statement_with_its_quote(built: kg.KnowledgeGraph) -> None:
    """Figures with their signs, relations in both directions, events with their day, found by an alias too."""
    (card,) = built.show("“城市大脑”平台")
    assert (card.match.label, card.match.kind) == ("城市大脑", "Platform")
    assert [statement.words for statement in card.metrics] == [
        "办理时长  ↓30%",
        "接入场景  >300个",
        "日均处理事件  ≈1.2万件",
        "服务县区  3–5个  target  ..2027-12-31",
    ]
    assert [quote.words for quote in card.metrics[2].quotes] == ["日均处理事件约1.2万件"] * 2
    assert "builtBy  杭州云栖科技有限公司" in [statement.words for statement in card.relations]
    assert [statement.words for statement in card.events] == ["Launched  2025-11-03"]
    (company,) = built.show("杭州云栖科技有限公司")
    assert [statement.words for statement in company.relations] == ["城市大脑  builtBy  this"]


def test_a_name_that_nobody_has_gives_no_card(built: kg.KnowledgeGraph) -> None:
    assert built.show("西安城墙") == []


def test_the_graph_goes_to_rdflib_and_networkx(built: kg.KnowledgeGraph, turtle: Path) -> None:
    """The same triples in rdflib, whether built or loaded; entities and relations as nodes and edges."""
    rdf = built.to_rdflib()
    assert set(rdf) == set(kg.load(turtle).to_rdflib())
    assert len(rdf) == len(built.store)
    network = built.to_networkx()
    assert network.nodes["城市大脑"]["kind"] == "Platform"
    predicates = {edge["predicate"] for *_, edge in network.out_edges("城市大脑", data=True)}
    assert predicates == {"builtBy", "received"}


def test_observations_are_rows_for_pandas(built: kg.KnowledgeGraph) -> None:
    rows = built.observations()
    assert {row["metric"] for row in rows} == {"接入场景", "日均处理事件", "办理时长", "服务县区"}
    frame = built.to_pandas()
    assert len(frame) == len(rows) == 4
    assert frame.set_index("metric").loc["接入场景", "quote"] == "接入超300个场景"


def test_exports_are_written_and_valid(built: kg.KnowledgeGraph, tmp_path: Path) -> None:
    assert built.validate() == []
    assert built.export(tmp_path / "out", ["report", "jsonl"]) == []
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["facts.jsonl", "report.json"]
    assert json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))["validation"]["valid"] is True


def test_mistakes_raise_one_kind_of_error(built: kg.KnowledgeGraph, tmp_path: Path) -> None:
    """Whatever goes wrong on purpose is a KgError with one line."""
    with pytest.raises(kg.KgError, match="no SPARQL"):
        built.query("SELECT ?x {")
    with pytest.raises(kg.KgError, match=r"nothing\.ttl"):
        kg.load(tmp_path / "nothing.ttl")
    with pytest.raises(kg.KgError, match="nowhere"):
        kg.build(tmp_path / "nowhere")


def test_one_article_is_built_from_python(tmp_path: Path) -> None:
    """Options of the command are keywords here, and dates are read against what the user gives."""
    page = tmp_path / "page.txt"
    page.write_text("成都市政务服务平台上线\n\n5月9日，成都市政务服务平台正式上线，累计办理业务3000件。\n", "utf-8")
    graph = kg.build(page, published=date(2025, 5, 10), publisher="锦城晚报")
    (article,) = graph.graph.articles.values()
    assert (article.published, article.basis, article.publisher) == (date(2025, 5, 10), "given", "锦城晚报")
    assert graph.validate() == []


def test_import_loads_no_heavy_library() -> None:
    """`import kg` costs next to nothing."""
    code = (
        "import sys, kg; print([m for m in ('rdflib', 'networkx', 'pyoxigraph', 'rich', 'jieba') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
