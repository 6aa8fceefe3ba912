"""A real Neo4j: three ways into it give one database, which holds what the graph says and answers as SPARQL does."""

import os
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import neo4j
import pytest
from city_graph import HOSTILE, whole_graph
from maven import MissingError
from needs import absent
from neo4j_contents import Contents, contents, rows
from neo4j_docs import examples, shown
from neo4j_server import Server
from pyoxigraph import Literal, NamedNode

from kg.cli import run
from kg.errors import DatabaseError
from kg.export import export
from kg.export.neo4j import relationship_type, tables
from kg.graph import authors, metric_labels, with_authors
from kg.model import Entity, Graph, Kind, Observation, Relation
from kg.ontology import shorten, superclasses
from kg.push import Summary, Target, push
from kg.query import load, named_queries, query

WAYS = ("import tool", "LOAD CSV", "push")


class ForeignServer:
    """A server that the tests neither start nor stop."""

    def __init__(self, uri: str) -> None:
        self.uri = uri
        self.user, self.password = os.environ.get("NEO4J_USER"), os.environ.get("NEO4J_PASSWORD")


AnyServer = Server | ForeignServer


@pytest.fixture(scope="module")
def graph() -> Graph:
    return whole_graph()


@pytest.fixture(scope="module")
def folder(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    export(graph, folder, ["ttl", "neo4j"])
    return folder


@pytest.fixture(scope="module")
def server(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnyServer]:
    """A server of the tests' own, or the one that NEO4J_URI names, if its database is empty."""
    if uri := os.environ.get("NEO4J_URI"):
        yield from _foreign_server(ForeignServer(uri))
        return
    try:
        server = Server(tmp_path_factory.mktemp("neo4j"), folder / "neo4j")
    except MissingError as error:
        absent(str(error))
    try:
        yield server
    finally:
        server.stop()


def _foreign_server(server: ForeignServer) -> Iterator[ForeignServer]:
    with _driver(server) as driver:
        if rows(driver, "MATCH (n) RETURN n LIMIT 1"):
            pytest.fail("the database that NEO4J_URI names is not empty; the tests would spoil it")
    try:
        yield server
    finally:
        _empty(server)


@dataclass(frozen=True)
class Loaded:
    """What each way has made."""

    contents: Mapping[str, Contents]

    def by(self, way: str) -> Contents:
        """What one way has made; skips where a server of the user's own cannot be loaded so."""
        if way not in self.contents:
            pytest.skip("the server that NEO4J_URI names cannot be stopped, nor read our files")
        return self.contents[way]


@pytest.fixture(scope="module")
def loaded(server: AnyServer, folder: Path) -> Loaded:
    """Each way into an empty database; the last one is left in the server."""
    found = {}
    if isinstance(server, Server):
        _import_tool(server, folder)
        server.start()
        _shell(server, folder / "neo4j" / "constraints.cypher")
        found["import tool"] = _contents(server)
        _empty(server)
        _load_csv(server, folder)
        found["LOAD CSV"] = _contents(server)
        _empty(server)
    _push(server, folder)
    found["push"] = _contents(server)
    return Loaded(found)


def _driver(server: AnyServer) -> neo4j.Driver:
    account = (server.user, server.password or "") if server.user else None
    return neo4j.GraphDatabase.driver(server.uri, auth=account, notifications_min_severity="OFF")


def _contents(server: AnyServer) -> Contents:
    with _driver(server) as driver:
        return contents(driver)


@pytest.fixture
def driver(server: AnyServer, loaded: Loaded) -> Iterator[neo4j.Driver]:
    """A server that holds what the push has made."""
    with _driver(server) as driver:
        yield driver


@pytest.fixture
def target(server: AnyServer) -> Target:
    return Target(server.uri, server.user, server.password)


def _import_tool(server: Server, folder: Path) -> None:
    _run(server, "sh", str(folder / "neo4j" / "import.sh"))


def _load_csv(server: Server, folder: Path) -> None:
    _shell(server, folder / "neo4j" / "import.cypher")


def _push(server: AnyServer, folder: Path) -> None:
    assert run(["neo4j", "push", str(folder), "--uri", server.uri, "--quiet"]) == 0


def _shell(server: Server, script: Path) -> None:
    _run(server, "cypher-shell", "-a", server.uri, "-f", str(script))


def _run(server: Server, *command: str) -> None:
    env = {**os.environ, "PATH": server.path, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _empty(server: AnyServer) -> None:
    with _driver(server) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
        for (name,) in rows(driver, "SHOW CONSTRAINTS YIELD name WHERE name STARTS WITH 'kg_' RETURN name"):
            driver.execute_query(f"DROP CONSTRAINT {name}")
        for (name,) in rows(driver, "SHOW INDEXES YIELD name WHERE name STARTS WITH 'kg_' RETURN name"):
            driver.execute_query(f"DROP INDEX {name}")


# --- what is in it -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", WAYS)
def test_nodes_by_label_are_the_graphs(loaded: Loaded, graph: Graph, way: str) -> None:
    entities = with_authors(graph).entities.values()
    facts = [type(fact).__name__ for fact in graph.facts.values()]
    quotes = {(e.document, e.begin, e.end) for fact in graph.facts.values() for e in fact.evidence}
    expected = Counter(label for e in entities for label in (e.kind.value, *superclasses(e.kind.value)))
    expected.update(facts)
    expected.update(
        Fact=len(facts), Evidence=len(quotes), Article=len(graph.articles), Metric=len(metric_labels(graph))
    )
    expected["Kg"] = sum(expected[space] for space in ("Entity", "Fact", "Evidence", "Article", "Metric"))
    assert loaded.by(way).labels == dict(expected)


@pytest.mark.parametrize("way", WAYS)
def test_relationships_by_type_are_the_graphs(loaded: Loaded, graph: Graph, way: str) -> None:
    facts = graph.facts.values()
    relations = [fact for fact in facts if isinstance(fact, Relation)]
    quotes = {(e.document, e.begin, e.end, e.article) for fact in facts for e in fact.evidence}
    expected = Counter(relationship_type(relation.predicate) for relation in relations)
    expected.update(
        SUBJECT=len(facts),
        OBJECT=len(relations),
        METRIC=sum(isinstance(fact, Observation) for fact in facts),
        EVIDENCE=sum(len({(e.document, e.begin, e.end) for e in fact.evidence}) for fact in facts),
        FROM_ARTICLE=len(quotes),
        MENTIONED_IN=sum(len(set(e.articles)) for e in with_authors(graph).entities.values()),
        AUTHOR=len({(a, p) for (a, _), p in authors(with_authors(graph)).items()}),
    )
    assert loaded.by(way).types == dict(expected)


@pytest.mark.parametrize("way", WAYS[1:])
def test_every_way_makes_the_same_database(loaded: Loaded, way: str) -> None:
    """Node by node, relationship by relationship, constraint by constraint."""
    other, first = loaded.by(way), loaded.by("import tool")
    assert other.nodes == first.nodes
    assert other.relationships == first.relationships
    assert other.schema == first.schema


def test_hostile_names_come_through(driver: neo4j.Driver) -> None:
    found: dict[str, list[str]] = dict(rows(driver, "MATCH (n:Person) RETURN n.name, n.aliases"))
    for i, name in enumerate(HOSTILE):
        assert found[name] == [HOSTILE[i - 1], HOSTILE[i - 2]]


def test_dates_numbers_and_lists_have_their_types(driver: neo4j.Driver) -> None:
    (target,) = rows(
        driver,
        "MATCH (o:Observation {id: '00000000000000a4'}) "
        "RETURN o.minimum, o.maximum, o.value, o.end, o.start, valueType(o.end), valueType(o.minimum)",
    )
    assert target[:3] == (3.0, 5.0, None)
    assert target[3] == neo4j.time.Date(2027, 12, 31)
    assert target[4:] == (None, "DATE NOT NULL", "FLOAT NOT NULL")
    (article,) = rows(
        driver,
        "MATCH (a:Article {id: 'a/hangzhou.txt#0'}) RETURN a.published, a.begin, valueType(a.begin), a.publisher",
    )
    assert article == (neo4j.time.Date(2025, 11, 4), 0, "INTEGER NOT NULL", "潮城晚报")
    ((aliases,),) = rows(driver, "MATCH (n:GovernmentAgency {name: '成都市经信局'}) RETURN n.aliases")
    assert aliases == ["市经信局"]


def test_a_second_node_with_an_id_is_refused(driver: neo4j.Driver) -> None:
    for label in ("Entity", "Fact", "Evidence", "Article", "Metric"):
        with pytest.raises(neo4j.exceptions.ConstraintError):
            driver.execute_query(f"MATCH (n:{label}) WITH n LIMIT 1 CREATE (:{label} {{id: n.id}})")


def test_names_and_quotes_can_be_searched_in_chinese(driver: neo4j.Driver) -> None:
    search = "CALL db.index.fulltext.queryNodes($index, $words) YIELD node RETURN node.name, node.quote"
    names = {name for name, _ in rows(driver, search, index="kg_names", words='"数据资源局"')}
    assert names == {"杭州市数据资源局"}
    assert ("城市大脑", None) in rows(driver, search, index="kg_names", words='"城市大脑”平台"')
    quotes = [quote for _, quote in rows(driver, search, index="kg_texts", words='"智慧城市博览会"')]
    assert "2025智慧城市博览会在成都高新区举行" in quotes


@pytest.mark.parametrize("way", ["LOAD CSV", "push"])
def test_a_second_run_changes_nothing(
    server: AnyServer, loaded: Loaded, driver: neo4j.Driver, folder: Path, way: str
) -> None:
    before = loaded.by(way)
    if way == "LOAD CSV" and isinstance(server, Server):
        _load_csv(server, folder)
    else:
        _push(server, folder)
    assert contents(driver) == before


# --- the competency questions ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_cypher_answers_as_sparql_does(driver: neo4j.Driver, folder: Path, name: str) -> None:
    """The same columns and rows, as often, whatever their order."""
    named = named_queries()[name]
    sparql = query(load(folder / "graph.ttl"), named.text)
    result = driver.execute_query(named.cypher)
    assert tuple(result.keys) == sparql.columns
    expected = Counter(tuple(map(plain, row)) for row in sparql.terms)
    assert Counter(tuple(map(plain, record.values())) for record in result.records) == expected
    assert expected


@pytest.mark.parametrize(("query", "shown_rows"), [pytest.param(q, r, id=title) for title, q, r in examples()])
def test_the_documented_queries_give_the_rows_shown(
    driver: neo4j.Driver, query: str, shown_rows: list[tuple[str, ...]]
) -> None:
    result = driver.execute_query(query)
    head, *expected = shown_rows
    assert tuple(result.keys) == head
    assert expected
    assert not set(expected) - {tuple(map(shown, record.values())) for record in result.records}


def test_ten_queries_are_documented() -> None:
    assert len(list(examples())) >= 10


# --- bringing a database up to date ------------------------------------------------------------------------


def plain(value: object) -> object:
    """A cell of either engine: a number, or text without what only one of them writes."""
    if isinstance(value, Literal):
        numeric = value.datatype.value.rpartition("#")[2] in ("integer", "decimal")
        return float(value.value) if numeric else value.value
    if isinstance(value, NamedNode):
        return shorten(value).removeprefix("kg:").removeprefix("fact/")
    if isinstance(value, int | float):
        return float(value)
    return value.iso_format() if isinstance(value, neo4j.time.Date) else value


def changed(graph: Graph) -> Graph:
    """One entity is gone with its facts, one has another class and name, one figure is corrected, one is new."""
    gone = "2025智慧城市博览会"
    entities = {i: e for i, e in graph.entities.items() if i != gone}
    entities["浙江大学"] = replace(entities["浙江大学"], kind=Kind.RESEARCH_INSTITUTE, name="浙大", aliases=())
    entities["新来的"] = Entity("新来的", "新来的", Kind.COMPANY)
    facts = {i: f for i, f in graph.facts.items() if gone not in (f.subject, getattr(f, "object", None))}
    figure = facts["00000000000000a3"]
    assert isinstance(figure, Observation)
    facts["00000000000000a3"] = replace(figure, value=Decimal(31), direction=None)
    return replace(graph, entities=dict(sorted(entities.items())), facts=facts)


def test_a_push_brings_a_database_up_to_date(target: Target, driver: neo4j.Driver, graph: Graph) -> None:
    """After pushes of another graph and of the first again, the database is what it was; each says what it did."""
    before = contents(driver)
    away = push(tables(changed(graph)), target)
    ((labels, name, aliases),) = rows(driver, "MATCH (n:Entity {id: '浙江大学'}) RETURN labels(n), n.name, n.aliases")
    assert (set(labels), name, aliases) == ({"ResearchInstitute", "Institution", "Entity", "Kg"}, "浙大", None)
    assert rows(driver, "MATCH (n {id: '2025智慧城市博览会'}) RETURN n") == []
    assert rows(driver, "MATCH (n {id: '00000000000000a3'}) RETURN n.value, n.direction") == [(31.0, None)]
    assert away.nodes.changed == 2
    assert away.nodes.added == 1
    back = push(tables(graph), target)
    assert (back.nodes.added, back.nodes.removed) == (away.nodes.removed, away.nodes.added)
    assert contents(driver) == before
    assert push(tables(graph), target).nodes == Summary(unchanged=before.labels["Kg"])


def test_what_others_wrote_is_left_alone(target: Target, driver: neo4j.Driver, graph: Graph) -> None:
    """Nodes, labels, properties and relationships of the user's own survive a push that removes other things."""
    driver.execute_query(
        "CREATE (mine:Entity:Note {id: 'my note', text: '内部'}) WITH mine "
        "MATCH (n:Entity {id: '城市大脑'}) SET n.rating = 5, n:Favourite CREATE (mine)-[:ABOUT {since: 1}]->(n)"
    )
    try:
        push(tables(changed(graph)), target)
        push(tables(graph), target)
        assert rows(
            driver,
            "MATCH (m:Note {id: 'my note', text: '内部'})-[r:ABOUT {since: 1}]->(n:Favourite:Platform {rating: 5}) "
            "RETURN n.name",
        ) == [("城市大脑",)]
    finally:
        driver.execute_query("MATCH (n:Note) DETACH DELETE n")
        driver.execute_query("MATCH (n:Favourite) REMOVE n:Favourite, n.rating")


def test_a_node_of_the_users_own_is_never_taken_over(target: Target, driver: neo4j.Driver, graph: Graph) -> None:
    driver.execute_query("CREATE (:Entity {id: '新来的', name: 'mine'})")
    try:
        before = contents(driver)
        with pytest.raises(DatabaseError, match="新来的"):
            push(tables(changed(graph)), target)
        assert contents(driver) == before
    finally:
        driver.execute_query("MATCH (n:Entity {id: '新来的'}) DELETE n")


def test_an_interrupted_push_goes_on_where_it_stopped(
    server: AnyServer, target: Target, driver: neo4j.Driver, graph: Graph
) -> None:
    before = contents(driver)
    _empty(server)

    def interrupt(done: int, total: int) -> None:
        if done > total / 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        push(tables(graph), target, interrupt)
    rest = push(tables(graph), target)
    assert rest.nodes.unchanged + rest.relationships.unchanged > rest.nodes.added + rest.relationships.added > 0
    assert contents(driver) == before


def test_a_dry_run_counts_and_writes_nothing(target: Target, driver: neo4j.Driver, graph: Graph) -> None:
    before = contents(driver)
    report = push(tables(changed(graph)), target, dry_run=True)
    assert (report.nodes.added, report.nodes.changed) == (1, 2)
    assert report.nodes.removed > 1
    assert contents(driver) == before


def test_the_command_says_what_it_did(
    server: AnyServer, driver: neo4j.Driver, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    driver.execute_query("MATCH (n:Kg:Article) WITH n LIMIT 1 REMOVE n.headline, n.published")
    assert run(["neo4j", "push", str(folder), "--uri", server.uri]) == 0
    captured = capsys.readouterr()
    assert "nodes: 0 added, 1 changed, 0 removed" in captured.out
    assert "written 1 of 1" in captured.err


def test_a_database_that_is_not_there_is_one_line(
    server: AnyServer, driver: neo4j.Driver, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["neo4j", "push", str(folder), "--uri", server.uri, "--database", "news"]) == 2
    assert capsys.readouterr().err == f"kg: {server.uri}: the server has no such database\n"
