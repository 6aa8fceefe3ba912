"""The graph as triples: IRIs, types, literals, and what does not depend on order."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Store, parse
from small_graph import ARTICLES, ENTITIES, FACTS, A, C, entity, make_graph, quote

from kg.errors import KgError
from kg.export.tables import observation_rows
from kg.export.turtle import render
from kg.graph import number, qudt_units, triples, with_authors
from kg.interop import to_networkx, to_rdflib
from kg.iri import Resources, encode
from kg.model import Byline, Fact, Graph, Kind, Observation, Qualifier, Span, Status
from kg.query import load, select

HOSTILE = (
    "甲<b>“乙”&\\丙", 'a"b', "c#d/e?f%41", "行\n列", "表\t格", "😀{}|^`", "中欧班列(武汉)", "..", "C919-A.",
    "空 格", "it's;", "\u202e反", "50%41", "：全角", "é", "-", "1/2",
)  # fmt: skip


def store_of(graph: Graph) -> Store:
    store = Store()
    store.load(render(graph).encode(), format=RdfFormat.TURTLE)
    return store


def ask(graph: Graph, pattern: str) -> bool:
    return bool(select(store_of(graph), f"ASK {{ {pattern} }}").boolean)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_id_makes_a_valid_iri_of_one_segment(name: str) -> None:
    iri = Resources().entity(name).value
    assert not set(iri) & set(' "<>\\^`{|}\n\t')
    assert iri.count("/") == "https://kg.example.org/id/entity/".count("/")
    NamedNode(iri)
    turtle = f"<{iri}> a <https://kg.example.org/ontology#Entity> ."
    (quad,) = parse(turtle, format=RdfFormat.TURTLE)
    assert quad.subject == NamedNode(iri)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(".-_~%:/#()'"), min_size=1, max_size=8))
def test_rdflib_reads_any_entity_as_pyoxigraph_does(name: str) -> None:
    turtle = render(make_graph((replace(ENTITIES[0], id=name),), {}))
    found = set(rdflib.Graph().parse(data=turtle, format="turtle").subjects(rdflib.RDF.type, None))
    assert rdflib.URIRef(Resources().entity(name).value) in found


@given(st.text(max_size=6), st.text(max_size=6))
def test_different_ids_make_different_iris(left: str, right: str) -> None:
    assert (encode(left) == encode(right)) == (left == right)


def test_chinese_stays_readable_in_an_iri() -> None:
    assert Resources().entity("武汉市数据局").value == "https://kg.example.org/id/entity/武汉市数据局"
    assert (
        Resources().article("2025/十一月/a b.txt#120").value
        == "https://kg.example.org/id/article/2025/十一月/a%20b.txt:120"
    )
    assert encode("100%") == "100%25"


def test_two_articles_never_share_an_iri() -> None:
    ids = ["a#1", "a:1", "a%231#1", "a/b#1", "a%2Fb#1", "a#11", "a:1#1", "../a#1"]
    assert len({Resources().article(each).value for each in ids}) == len(ids)


@pytest.mark.parametrize("base", ["kg", "https://example.org", ""])
def test_a_base_that_makes_no_iris_is_refused(base: str) -> None:
    with pytest.raises(KgError, match="base"):
        Resources(base)


@pytest.mark.parametrize(
    ("value", "plain"),
    [("1.2E+11", "120000000000"), ("5.10", "5.1"), ("0.3333", "0.3333"), ("100", "100"), ("0.0", "0"), ("-0", "0")],
)
def test_decimals_have_one_spelling(value: str, plain: str) -> None:
    assert number(Decimal(value)) == plain


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_a_decimal_keeps_its_value_and_its_spelling_in_a_store(value: Decimal) -> None:
    assert Decimal(number(value)) == value
    store = Store()
    store.load(f'<a:a> <a:b> "{number(value)}"^^<http://www.w3.org/2001/XMLSchema#decimal> .', format=RdfFormat.TURTLE)
    (quad,) = store
    assert isinstance(quad.object, Literal)
    assert quad.object.value == number(value)


@pytest.mark.parametrize(
    "pattern",
    [
        'entity:城市大脑 a kg:Platform, kg:Project, kg:Entity ; rdfs:label "城市大脑"@zh',
        'entity:城市大脑 skos:altLabel "“城市大脑”平台"@zh',
        "entity:城市大脑 kg:mentionedIn article:chengdu.txt:0, <https://kg.example.org/id/article/a/hangzhou.txt:0>",
        "entity:浙江大学 a kg:University, kg:Institution",
        "entity:成都高新区 a kg:District, kg:Place",
        'fact:00000000000000a1 a kg:Observation, kg:Fact ; kg:value "300"^^xsd:decimal ; kg:unit "个"',
        "fact:00000000000000a1 kg:qualifier kg:MoreThan",
        'fact:00000000000000a1 kg:status kg:Actual ; kg:metric/rdfs:label "接入场景"@zh',
        "metric:接入场景 a kg:Metric, skos:Concept",
        'fact:00000000000000a3 kg:direction kg:Decrease ; qudt:unit unit:PERCENT ; kg:value "30"^^xsd:decimal',
        'fact:00000000000000a4 kg:minValue "3"^^xsd:decimal ; kg:maxValue "5"^^xsd:decimal ; kg:status kg:Target',
        'fact:00000000000000a4 kg:endDate "2027-12-31"^^xsd:date',
        "fact:00000000000000b1 a kg:Relation ; kg:predicate kg:builtBy ; kg:object entity:杭州云栖科技有限公司",
        "entity:城市大脑 kg:builtBy entity:杭州云栖科技有限公司",
        "entity:浙江大学 kg:cooperatesWith entity:杭州市数据资源局",
        "entity:杭州市数据资源局 kg:cooperatesWith entity:浙江大学",
        'fact:00000000000000b5 kg:role "局长" ; kg:subject entity:王强',
        'fact:00000000000000c2 a kg:Event ; kg:eventType kg:Held ; kg:startDate "2025-11-05"^^xsd:date',
        'fact:00000000000000a3 kg:evidence ?e . ?e kg:quote "办理时长下降30%" ; kg:beginIndex 97 ; kg:endIndex 106',
        'article:chengdu.txt:0 a kg:Article ; schema:headline "成都举办智慧城市博览会"@zh ; kg:document "chengdu.txt"',
        'article:chengdu.txt:0 schema:datePublished "2025-11-06"^^xsd:date ; kg:dateBasis "inferred"',
        '?a kg:dateBasis "given" ; schema:author entity:李晓, entity:周敏 ; schema:publisher "潮城晚报"@zh',
        'entity:周敏 a kg:Person ; rdfs:label "周敏"@zh',
    ],
)
def test_the_graph_states_what_the_contract_asks_for(sample_graph: Graph, pattern: str) -> None:
    assert ask(sample_graph, pattern)


def test_no_more_is_stated_than_the_graph_holds(sample_graph: Graph) -> None:
    assert not ask(sample_graph, "entity:王强 kg:cooperatesWith ?x")
    assert not ask(sample_graph, "fact:00000000000000a1 kg:endDate ?d")
    assert not ask(sample_graph, "fact:00000000000000a4 kg:value ?v")
    assert not ask(sample_graph, "?s ?p ?o FILTER(isBlank(?s) || isBlank(?o))")


def test_triples_are_sorted_and_unique(sample_graph: Graph) -> None:
    found = triples(sample_graph)
    assert len(found) == len(set(found))
    assert [t.subject.value for t in found] == sorted(t.subject.value for t in found)  # type: ignore[union-attr]


def test_the_order_of_the_graph_does_not_matter(sample_graph: Graph) -> None:
    turned = replace(
        sample_graph,
        entities=dict(reversed(list(sample_graph.entities.items()))),
        facts=dict(reversed(list(sample_graph.facts.items()))),
        articles=dict(reversed(list(sample_graph.articles.items()))),
    )
    assert render(turned) == render(sample_graph)


def test_without_an_article_the_rest_keeps_its_iris() -> None:
    """What is left of the graph is a subset of what it was: nothing is renamed."""
    whole = set(triples(make_graph()))
    kept = {i: f for i, f in FACTS.items() if all(e.article == A for e in f.evidence)}
    people = tuple(replace(e, articles=(A,)) for e in ENTITIES if A in e.articles)
    part = replace(make_graph(people, kept), articles={A: ARTICLES[A]})
    assert set(triples(part)) < whole


def test_spellings_of_a_metric_are_one_metric_with_the_commonest_label() -> None:
    labels = ("5G基站", "５Ｇ基站", "5G基站")
    graph = make_graph(facts={f"f{i}": observed("城市大脑", label, "个", 1) for i, label in enumerate(labels)})
    assert ask(graph, '?m a kg:Metric ; rdfs:label "5G基站"@zh ; skos:altLabel "５Ｇ基站"@zh')
    assert select(store_of(graph), "SELECT ?m { ?m a kg:Metric }").rows == (("metric/5g基站",),)


def test_a_by_line_person_who_shares_a_name_with_something_else_is_kept_apart() -> None:
    company = entity("周敏", Kind.COMPANY, A)
    graph = make_graph((*ENTITIES, company))
    assert ask(graph, 'article:a\\/hangzhou.txt:0 schema:author ?p . ?p a kg:Person ; rdfs:label "周敏"@zh')
    assert not ask(graph, "?x a kg:Company, kg:Person")


def test_a_by_line_finds_the_homonym_whom_its_article_mentions() -> None:
    other = replace(entity("李晓", Kind.PERSON, C), id="李晓（成都）")
    graph = with_authors(make_graph((other, *ENTITIES)))
    assert ask(graph, '?a kg:document "a/hangzhou.txt" ; schema:author entity:李晓')
    assert not ask(graph, "?a schema:author <https://kg.example.org/id/entity/李晓（成都）>")


def test_units_of_measure_have_their_qudt_unit() -> None:
    assert qudt_units()["%"] == "http://qudt.org/vocab/unit/PERCENT"
    assert "家" not in qudt_units()


def observed(subject: str, metric: str, unit: str, value: int) -> Observation:
    evidence = (quote(A, "300"),)
    return Observation(subject, metric, unit, Qualifier.EXACT, Status.ACTUAL, "r", evidence, Decimal(value))


def hostile_graph() -> Graph:
    people = [replace(entity(name, Kind.PERSON, A, aliases=(f"{name}“别名”",)), id=name) for name in HOSTILE]
    facts: dict[str, Fact] = {f"h{i}": observed(name, f"指标{name}", name, i) for i, name in enumerate(HOSTILE)}
    article = replace(ARTICLES[A], headline="<script>\"'\\\r\n“标题”", bylines=(Byline('a"b', "记者", Span(0, 1)),))
    return replace(make_graph((*ENTITIES, *people), facts), articles={**ARTICLES, A: article})


@pytest.mark.parametrize("graph", [make_graph(), hostile_graph()], ids=["sample", "hostile"])
def test_rdflib_and_pyoxigraph_read_the_same_triples(graph: Graph) -> None:
    turtle = render(graph)
    ours = {str(t) for t in triples(graph)}
    theirs = rdflib.Graph().parse(data=turtle, format="turtle")
    again = parse(theirs.serialize(format="nt"), format=RdfFormat.N_TRIPLES)
    assert {str(quad.triple) for quad in parse(turtle, format=RdfFormat.TURTLE)} == ours
    assert {str(quad.triple) for quad in again} == ours


def test_turtle_is_readable_prefixed_and_without_blank_nodes(sample_graph: Graph) -> None:
    turtle = render(sample_graph)
    assert 'entity:城市大脑 a kg:Entity , kg:Platform , kg:Project ;\n\trdfs:label "城市大脑"@zh ;' in turtle
    assert "_:" not in turtle
    assert "<https://kg.example.org/id/entity" not in turtle.partition("\n\n")[2]


def test_another_base_moves_every_resource(sample_graph: Graph) -> None:
    turtle = render(sample_graph, "https://data.example.cn/x#")
    assert "https://kg.example.org/id/" not in turtle
    assert "@prefix entity: <https://data.example.cn/x#entity/> ." in turtle


def test_rdflib_gets_the_same_triples(sample_graph: Graph) -> None:
    whole = to_rdflib(store_of(sample_graph))
    assert set(whole) == set(rdflib.Graph().parse(data=render(sample_graph), format="turtle"))
    assert len(whole) == len(triples(sample_graph))
    assert {p for p, _ in whole.namespaces()} >= {"kg", "schema"}


def test_networkx_gets_entities_as_nodes_and_relations_as_edges(sample_graph: Graph) -> None:
    found = to_networkx(sample_graph)
    assert found.nodes["城市大脑"] == {"name": "城市大脑", "kind": "Platform", "aliases": ["“城市大脑”平台"]}
    edge = found.edges["王强", "成都市经信局", "00000000000000b5"]
    assert (edge["predicate"], edge["role"], edge["quotes"]) == ("affiliatedWith", "局长", ["市经信局局长王强"])
    assert found.number_of_edges() == 6


def test_observations_are_rows_with_python_values(sample_graph: Graph) -> None:
    row = next(row for row in observation_rows(sample_graph) if row["metric"] == "服务县区")
    assert (row["minimum"], row["maximum"], row["end"]) == (Decimal(3), Decimal(5), date(2027, 12, 31))
    assert (row["subject"], row["status"], row["quote"]) == ("城市大脑", "Target", "到2027年力争服务3至5个县区")


def test_a_written_graph_can_be_loaded_and_asked(sample_graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(render(sample_graph), "utf-8")
    assert select(load(path), "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows == ((str(len(triples(sample_graph))),),)
