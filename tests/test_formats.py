"""N-Triples, N-Quads, JSON-LD and the dataset's description: each says what the Turtle says."""

import json
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Store, Triple, parse
from sample_graphs import hostile_graph
from small_graph import ENTITIES, A, C, entity, make_graph
from solutions import solutions

from kg.errors import KgError
from kg.export import DEFAULT, export
from kg.export.dataset import About, render
from kg.export.formats import jsonld, nquads, ntriples, quads
from kg.graph import triples
from kg.iri import Resources
from kg.model import Graph, Kind
from kg.ontology import KG, RDFS

ROOT = Path(__file__).parents[1]
NAMED = ["nt", "nq", "jsonld", "void"]
NAMES = Resources()
HANGZHOU, CHENGDU = NAMES.article(A), NAMES.article(C)
QUOTED = 'a "q" \\ \t\n\r`&amp;<b>, 数据🏙️\u2028'
BOTH = pytest.mark.parametrize("graph", [make_graph(), hostile_graph()], ids=["small", "hostile"])
VOID = "http://rdfs.org/ns/void#"


def read(data: str, form: RdfFormat) -> set[Triple]:
    return {quad.triple for quad in parse(data.encode(), format=form)}


def turtle(graph: Graph, folder: Path) -> rdflib.Graph:
    export(graph, folder, ["ttl"])
    return rdflib.Graph().parse(folder / "graph.ttl")


# --- the same triples ----------------------------------------------------------------------------------------


@BOTH
def test_oxigraph_reads_the_same_triples_from_each(graph: Graph) -> None:
    said = triples(graph)
    assert read(ntriples(said), RdfFormat.N_TRIPLES) == set(said)
    assert read(nquads(said), RdfFormat.N_QUADS) == set(said)
    assert read(jsonld(said), RdfFormat.JSON_LD) == set(said)


@BOTH
def test_rdflib_reads_the_same_triples_from_each(graph: Graph, tmp_path: Path) -> None:
    said, expected = triples(graph), set(turtle(graph, tmp_path))
    assert set(rdflib.Graph().parse(data=ntriples(said), format="nt")) == expected
    assert set(rdflib.Graph().parse(data=jsonld(said), format="json-ld")) == expected
    dataset = rdflib.Dataset(default_union=True).parse(data=nquads(said), format="nquads")
    assert {(s, p, o) for s, p, o, _ in dataset.quads()} == expected


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12))
def test_any_name_comes_back_from_any_format(name: str) -> None:
    """An entity's name and its IRI survive each format, whatever characters they have."""
    said = triples(make_graph((*ENTITIES, entity(name, Kind.PRODUCT, A))))
    expected = Literal(name, language="zh")
    for text, form in ((ntriples(said), RdfFormat.N_TRIPLES), (nquads(said), RdfFormat.N_QUADS)):
        assert expected in {t.object for t in read(text, form)}
    assert read(jsonld(said), RdfFormat.JSON_LD) == set(said)


@pytest.mark.parametrize("base", ["https://city.example/数据#", "kg:graph/", "urn:news/"])
def test_json_ld_keeps_the_iris_of_any_base(base: str) -> None:
    """Also of a base that would read as one of the usual prefixes."""
    said = triples(make_graph(), base)
    assert read(jsonld(said, base), RdfFormat.JSON_LD) == set(said)


def test_json_ld_is_plain_to_read() -> None:
    """One thing is one object with prefixed names, found by its id."""
    things = {node["@id"]: node for node in json.loads(jsonld(triples(make_graph())))["@graph"]}
    platform = things["entity:城市大脑"]
    assert platform["@type"] == ["kg:Entity", "kg:Platform", "kg:Project"]
    assert platform["rdfs:label"] == [{"@language": "zh", "@value": "城市大脑"}]
    assert things["fact:00000000000000a2"]["kg:value"] == [{"@type": "xsd:decimal", "@value": "12000"}]


# --- a graph for each article --------------------------------------------------------------------------------


def stated(by: NamedNode, graph: Graph | None = None) -> set[Triple]:
    return {quad.triple for quad in quads(triples(graph or make_graph())) if quad.graph_name == by}


def test_each_statement_is_in_the_graph_of_some_article() -> None:
    assert {quad.graph_name for quad in quads(triples(make_graph()))} == {HANGZHOU, CHENGDU}


def test_a_fact_of_two_articles_is_in_both_with_the_quotes_of_each() -> None:
    fact = NAMES.fact("00000000000000a2")
    for article in (HANGZHOU, CHENGDU):
        about = [t for t in stated(article) if t.subject == fact]
        (quote,) = (t.object for t in about if t.predicate == KG.evidence)
        assert isinstance(quote, NamedNode)
        assert Triple(quote, KG.article, article) in stated(article)
        assert Triple(fact, KG.unit, Literal("件")) in about


def test_an_article_states_its_own_facts_and_relations_only() -> None:
    meeting, award = NAMES.entity("2025智慧城市博览会"), NAMES.entity("年度数字样板")
    received = Triple(NAMES.entity("城市大脑"), KG.received, award)
    assert received in stated(CHENGDU)
    assert received not in stated(HANGZHOU)
    assert not [t for t in stated(HANGZHOU) if meeting in (t.subject, t.object)]


def test_both_directions_of_a_cooperation_are_the_articles() -> None:
    one, other = NAMES.entity("杭州市数据资源局"), NAMES.entity("浙江大学")
    for triple in (Triple(one, KG.cooperatesWith, other), Triple(other, KG.cooperatesWith, one)):
        assert triple in stated(HANGZHOU)
        assert triple not in stated(CHENGDU)


def test_an_articles_graph_can_be_read_alone() -> None:
    """Every entity, metric and quote that it speaks of has its name or words there."""
    for article in (HANGZHOU, CHENGDU):
        said = stated(article)
        named = {t.subject for t in said if t.predicate in (RDFS.label, KG.quote, KG.document, KG.rule)}
        spoken = {t.object for t in said if isinstance(t.object, NamedNode) and t.object.value.startswith(NAMES.base)}
        assert spoken - {article} <= named


def test_a_thing_of_no_article_is_not_lost() -> None:
    graph = make_graph((*ENTITIES, entity("无出处公司", Kind.COMPANY)))
    assert {quad.triple for quad in quads(triples(graph))} == set(triples(graph))


def test_an_article_can_be_asked_by_its_graph() -> None:
    store = Store()
    store.load(nquads(triples(make_graph())).encode(), format=RdfFormat.N_QUADS)
    query = f"SELECT ?e {{ GRAPH <{CHENGDU.value}> {{ ?f a <{KG.Event.value}> ; <{KG.subject.value}> ?e }} }}"
    assert [row["e"] for row in solutions(store, query)] == [NAMES.entity("2025智慧城市博览会")]


# --- the description -----------------------------------------------------------------------------------------


def described(text: str) -> Callable[[str], list[str]]:
    store = Store()
    store.load(text.encode(), format=RdfFormat.TURTLE)
    prefixes = {"void": VOID, "dcterms": "http://purl.org/dc/terms/", "dcat": "http://www.w3.org/ns/dcat#"}

    def ask(pattern: str) -> list[str]:
        return sorted(row["x"].value for row in solutions(store, f"SELECT ?x {{ {pattern} }}", prefixes))

    return ask


def test_the_description_counts_what_the_graph_holds() -> None:
    """13 entities and 周敏 of the by-line are named things; 12 facts; two articles on 4 and 6 November."""
    said = triples(make_graph())
    ask = described(render(said, About()))
    assert ask("?d a void:Dataset, dcat:Dataset ; void:triples ?x") == [str(len(said))]
    part = "?d void:classPartition [ void:class <{}> ; void:entities ?x ]"
    assert ask(part.format(KG.Entity.value)) == ["14"]
    assert ask(part.format(KG.Fact.value)) == ["12"]
    assert ask(part.format(KG.Place.value)) == ["3"]
    assert ask(f"?d void:propertyPartition [ void:property <{KG.received.value}> ; void:triples ?x ]") == ["1"]
    assert ask("?d dcterms:temporal/dcat:startDate ?x") == ["2025-11-04"]
    assert ask("?d dcterms:temporal/dcat:endDate ?x") == ["2025-11-06"]
    assert "https://schema.org/" in ask("?d void:vocabulary ?x")


def test_the_licence_is_told_only_where_it_is_given() -> None:
    assert "licen" not in render(triples(make_graph()), About())
    address = "https://creativecommons.org/licenses/by/4.0/"
    assert described(render([], About(license=address)))("?d dcterms:license ?x") == [address]
    assert described(render([], About(license="仅供研究")))("?d dcterms:rights ?x") == ["仅供研究"]
    with pytest.raises(KgError, match="licence"):
        render([], About(license="https://bad address"))


def test_the_description_has_no_blank_node_and_does_not_hang_on_the_order() -> None:
    said = triples(hostile_graph())
    text = render(said, About())
    assert text == render(said[::-1], About())
    assert "_:" not in text
    assert "[" not in text


# --- among the exports ---------------------------------------------------------------------------------------


def test_they_are_written_when_asked_for_by_name(tmp_path: Path, sample_graph: Graph) -> None:
    assert not set(NAMED) & set(DEFAULT)
    export(sample_graph, tmp_path, NAMED)
    assert {path.name for path in tmp_path.iterdir()} == {"graph.nt", "graph.nq", "graph.jsonld", "void.ttl"}


def test_their_bytes_do_not_depend_on_the_hash_seed(tmp_path: Path) -> None:
    code = textwrap.dedent(f"""
        import sys; sys.path.insert(0, {str(ROOT / "tests")!r})
        from pathlib import Path; from small_graph import make_graph; from kg.export import export
        export(make_graph(), Path(sys.argv[1]), {NAMED!r})""")
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", code, str(tmp_path / seed)], check=True, env=env, cwd=ROOT)
    for path in (tmp_path / "1").iterdir():
        assert path.read_bytes() == (tmp_path / "2" / path.name).read_bytes()


def test_quotes_line_breaks_and_emoji_come_through() -> None:
    said = triples(make_graph((*ENTITIES, entity(QUOTED, Kind.PRODUCT, A))))
    graph = rdflib.Graph().parse(data=jsonld(said), format="json-ld")
    assert rdflib.Literal(QUOTED, lang="zh") in set(graph.objects())
    assert date(2025, 11, 3) in {
        value.toPython()
        for value in graph.objects(None, rdflib.URIRef(KG.startDate.value))
        if isinstance(value, rdflib.Literal)
    }
