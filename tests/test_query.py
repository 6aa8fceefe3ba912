"""Asking a graph: answers, their forms, errors that point at the place, and the queries that come with the package."""

import csv
import io
import json
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from pyoxigraph import QueryResultsFormat, RdfFormat, Store, parse_query_results
from small_graph import make_graph, observation

from kg.errors import QueryError
from kg.export.turtle import render
from kg.model import Fact, Qualifier
from kg.query import Result, as_csv, as_json, as_table, load, named_queries, query


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store()
    store.load(render(make_graph()).encode(), format=RdfFormat.TURTLE)
    return store


def ask(store: Store, name: str, **values: str) -> Result:
    """The answer of a named query, its parameters replaced."""
    text = named_queries()[name].text
    for old, new in values.items():
        assert old in text, name
        text = text.replace(old, new)
    return query(store, text)


def test_the_usual_prefixes_need_no_declaration(store: Store) -> None:
    answer = query(
        store, "SELECT ?n { ?p a kg:Platform ; rdfs:label ?n ; skos:altLabel ?a ; kg:mentionedIn ?m } LIMIT 1"
    )
    assert (answer.columns, answer.rows) == (("n",), (("城市大脑",),))


def test_a_declared_prefix_wins_over_the_usual_one(store: Store) -> None:
    assert query(store, "PREFIX kg: <http://example.org/> SELECT ?p { ?p a kg:Platform }").rows == ()


def test_iris_are_shown_short_and_unbound_cells_empty(store: Store) -> None:
    answer = query(
        store, "SELECT ?p ?d ?none { ?p a kg:Platform . OPTIONAL { ?p kg:endDate ?none } BIND(kg:Exact AS ?d) }"
    )
    assert answer.rows == (("entity/城市大脑", "kg:Exact", ""),)
    assert answer.terms[0][2] is None


def test_a_yes_or_no_question_is_answered(store: Store) -> None:
    answer = query(store, "ASK { ?p a kg:Platform }")
    assert answer.boolean is True
    assert answer.rows == (("true",),)
    assert json.loads(as_json(answer)) == {"head": {}, "boolean": True}


@pytest.mark.parametrize(
    ("sparql", "place"),
    [
        ("SELECT * {\n  ?s ?p\n", "line 3, column 1"),
        ("SELEC ?x { ?x ?y ?z }", "line 1, column"),
        ("SELECT ?x {\n ?x kg:value 3万 }", "line 2, column"),
        ("SELECT ?x { ?x foo:bar ?z }", "prefix foo: is not declared"),
        ("", "line 1"),
        ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "SELECT or ASK"),
    ],
)
def test_a_broken_query_is_one_line_that_points_at_the_place(store: Store, sparql: str, place: str) -> None:
    with pytest.raises(QueryError) as error:
        query(store, sparql)
    assert place in str(error.value)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 200


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"<a> <b> .\n", ":1:9: "),
        ("@prefix kg: <https://kg.example.org/ontology#> .\n城市大脑 a kg:Platform .\n".encode(), ":2:"),
        (b"\x7fELF\x02\x01\x00\x00", ":1:1: "),
        ('<a> <b> "武汉" .'.encode("gb18030"), ":1:"),
    ],
)
def test_a_file_that_is_no_turtle_is_named_with_the_place(tmp_path: Path, content: bytes, place: str) -> None:
    path = tmp_path / "graph.ttl"
    path.write_bytes(content)
    with pytest.raises(QueryError) as error:
        query(path, "ASK {}")
    assert f"graph.ttl{place}" in str(error.value)
    assert str(error.value).isprintable()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"none\.ttl: cannot be read"):
        load(tmp_path / "none.ttl")


def test_a_table_is_aligned_with_chinese_counted_double(store: Store) -> None:
    answer = query(store, "SELECT ?n ?k { VALUES (?n ?k) { ('武汉' 'City') ('ab' '两\\n行') } }")
    assert as_table(answer) == "n     k\n----  -----\n武汉  City\nab    两 行\n"


def test_csv_holds_plain_values_and_whole_iris(store: Store) -> None:
    answer = query(store, 'SELECT ?p ?q ?x { ?p a kg:Platform . BIND("a,\\"b\\"\\n丙" AS ?q) }')
    rows = list(csv.reader(io.StringIO(as_csv(answer), newline="")))
    assert rows == [["p", "q", "x"], ["https://kg.example.org/id/entity/城市大脑", 'a,"b"\n丙', ""]]


def test_json_is_the_standard_format(store: Store) -> None:
    answer = query(
        store,
        'SELECT ?o ?v ?l ?s ?none { ?o kg:metric/rdfs:label ?l ; kg:value ?v . BIND("s" AS ?s) FILTER(?v = 30) }',
    )
    again = parse_query_results(as_json(answer).encode(), format=QueryResultsFormat.JSON)
    assert [tuple(solution) for solution in again] == list(answer.terms)  # type: ignore[union-attr]
    assert "办理时长" in as_json(answer)


# --- the queries of the package ----------------------------------------------------------------------------


def test_there_are_more_than_sixteen_queries_each_with_a_title_in_both_languages() -> None:
    queries = named_queries()
    assert len(queries) >= 16
    assert list(queries) == sorted(queries)
    for each in queries.values():
        assert re.search(r"[\u4e00-\u9fff]", each.title_zh), each.name
        assert re.fullmatch(r"[ -~]+", each.title_en), each.name
        assert each.text.splitlines()[:2] == [f"# {each.title_zh}", f"# {each.title_en}"]


@pytest.mark.parametrize("name", named_queries())
def test_every_query_runs_in_the_same_order_each_time(store: Store, name: str) -> None:
    assert query(store, named_queries()[name].text).columns
    assert "ORDER BY" in named_queries()[name].text


def test_the_queries_stand_in_the_docs_as_well() -> None:
    docs = Path(__file__).parents[1] / "docs" / "queries"
    assert {path.stem for path in docs.glob("*.rq")} == set(named_queries())


@pytest.mark.parametrize("name", named_queries())
def test_every_query_runs_on_rdflib_too(name: str) -> None:
    import rdflib

    from kg.ontology import PREFIXES

    graph = rdflib.Graph().parse(data=render(make_graph()), format="turtle")
    text = named_queries()[name].text.replace("汉融通", "城市大脑").replace("伟世通", "博览会")
    store = Store()
    store.load(render(make_graph()).encode(), format=RdfFormat.TURTLE)
    theirs = graph.query(text, initNs={k: rdflib.Namespace(v) for k, v in PREFIXES.items()})
    assert len(list(theirs)) == len(query(store, text).rows)


def test_metrics_of_a_platform_come_newest_first(store: Store) -> None:
    rows = ask(store, "platform-metrics", 汉融通="“城市大脑”平台").rows
    assert [(r[0], r[1], r[7]) for r in rows] == [
        ("服务县区", "", "2027-12-31"),
        ("日均处理事件", "12000", "2025-11-06"),
        ("办理时长", "30", "2025-11-04"),
        ("接入场景", "300", "2025-11-04"),
        ("日均处理事件", "12000", "2025-11-04"),
    ]


def test_targets_stand_beside_what_the_metric_has_reached(store: Store) -> None:
    (row,) = ask(store, "targets-beside-actuals", 武汉="城市大脑").rows
    assert row == ("服务县区", "个", "", "3", "5", "2027-12-31", "", "", "到2027年力争服务3至5个县区")
    (target,) = ask(store, "targets-for-a-year").rows
    assert target[:2] == ("城市大脑", "服务县区")
    assert ask(store, "targets-for-a-year", **{"2027": "2028"}).rows == ()


def test_who_builds_and_who_cooperates(store: Store) -> None:
    assert ask(store, "who-builds").rows == (
        (
            "城市大脑",
            "杭州云栖科技有限公司",
            "由杭州云栖科技有限公司建设的“城市大脑”平台",
            "杭州“城市大脑”接入超300个场景",
        ),
    )
    assert [row[:2] for row in ask(store, "cooperation").rows] == [("杭州市数据资源局", "浙江大学")]


def test_events_of_a_month_leave_out_other_months(store: Store) -> None:
    rows = ask(store, "events-of-a-month").rows
    assert [row[:4] for row in rows] == [
        ("2025-11-03", "2025-11-03", "kg:Launched", "城市大脑"),
        ("2025-11-05", "2025-11-05", "kg:Held", "2025智慧城市博览会"),
    ]
    assert ask(store, "events-of-a-month", **{"2025-11": "2025-10"}).rows == ()


def test_persons_with_their_posts(store: Store) -> None:
    assert ask(store, "persons-and-posts").rows == (("王强", "局长", "成都市经信局", "市经信局局长王强"),)


def test_things_in_a_place_are_found_through_the_places_within_it(store: Store) -> None:
    within = Store()
    within.bulk_extend(store)
    within.update(
        "PREFIX kg: <https://kg.example.org/ontology#> PREFIX e: <https://kg.example.org/id/entity/> "
        "INSERT DATA { e:成都高新区 kg:locatedIn e:成都市 }"
    )
    assert ask(within, "things-in-a-place", 武昌="成都").rows == (
        ("2025智慧城市博览会", "kg:Conference", "成都高新区"),
        ("成都高新区", "kg:District", "成都市"),
    )


def test_awards_of_a_receiver(store: Store) -> None:
    assert [row[0] for row in ask(store, "awards-of-the-city", 武汉="城市大脑").rows] == ["年度数字样板"]


def test_what_one_article_says_in_reading_order(store: Store) -> None:
    rows = ask(store, "what-an-article-says", 伟世通="博览会").rows
    assert [(row[1], row[3], row[4]) for row in rows] == [
        ("kg:Event", "kg:Held", "2025-11-05"),
        ("kg:Relation", "kg:locatedIn", "成都高新区"),
        ("kg:Relation", "kg:received", "年度数字样板"),
        ("kg:Observation", "日均处理事件", "12000件"),
        ("kg:Relation", "kg:affiliatedWith", "成都市经信局"),
        ("kg:Relation", "kg:participatesIn", "2025智慧城市博览会"),
    ]


def test_a_fact_with_two_sources_is_found_once(store: Store) -> None:
    assert [row[:3] for row in ask(store, "facts-with-two-sources").rows] == [("城市大脑", "日均处理事件", "2")]


def test_meetings_with_their_dates_and_places(store: Store) -> None:
    rows = ask(store, "meetings-and-organisers").rows
    assert rows == (("2025智慧城市博览会", "", "2025-11-05", "2025-11-05", "成都高新区"),)


@pytest.mark.parametrize(
    ("low", "high", "conflicts"),
    [
        (("Exact", "41"), ("Exact", "43"), True),
        (("Exact", "41"), ("Exact", "41"), False),
        (("MoreThan", "1200"), ("Exact", "1204"), False),
        (("Exact", "1199"), ("MoreThan", "1200"), True),
        (("Exact", "1199"), ("LessThan", "1200"), False),
        (("About", "1200"), ("Exact", "1204"), False),
        (("About", "1200"), ("Exact", "1500"), True),
    ],
)
def test_figures_conflict_only_where_both_cannot_be_true(
    low: tuple[str, str], high: tuple[str, str], conflicts: bool
) -> None:
    facts: dict[str, Fact] = {
        f"f{n}": replace(observation("00000000000000a1"), qualifier=Qualifier(qualifier), value=Decimal(value))
        for n, (qualifier, value) in enumerate((low, high))
    }
    figures = Store()
    figures.load(render(make_graph(facts=facts)).encode(), format=RdfFormat.TURTLE)
    assert bool(ask(figures, "conflicting-figures").rows) is conflicts


def test_figures_of_different_periods_are_not_compared(store: Store) -> None:
    assert ask(store, "conflicting-figures").rows == ()


def test_growth_shows_the_direction(store: Store) -> None:
    assert [row[:4] for row in ask(store, "growth").rows] == [("城市大脑", "办理时长", "kg:Decrease", "30")]


def test_the_entity_with_the_most_facts_comes_first(store: Store) -> None:
    # Four figures, a builder, an award and a launch, in two articles.
    assert ask(store, "top-entities").rows[0] == ("城市大脑", "7", "2")


def test_institutions_projects_and_places_are_joined_over_two_steps(store: Store) -> None:
    located = Store()
    located.bulk_extend(store)
    located.update(
        "PREFIX kg: <https://kg.example.org/ontology#> PREFIX e: <https://kg.example.org/id/entity/> "
        "INSERT DATA { e:城市大脑 kg:locatedIn e:杭州市 }"
    )
    assert ask(store, "institution-project-place").rows == ()
    assert ask(located, "institution-project-place").rows == (
        ("杭州云栖科技有限公司", "kg:builtBy", "城市大脑", "杭州市"),
    )
