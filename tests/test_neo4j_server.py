"""A real Neo4j: three ways into it give one database, which holds what the graph says and answers as SPARQL does."""

import os
import subprocess
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import neo4j
import pytest
from city_graph import HOSTILE, whole_graph
from maven import MissingError, absent
from neo4j_contents import Contents, contents, rows
from neo4j_server import Server

from kg.cli import run
from kg.export import export
from kg.export.neo4j import relationship_type
from kg.graph import authors, metric_labels, with_authors
from kg.model import Graph, Observation, Relation
from kg.ontology import superclasses

WAYS = ("import tool", "LOAD CSV", "push")


@pytest.fixture(scope="module")
def graph() -> Graph:
    return whole_graph()


@pytest.fixture(scope="module")
def folder(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    export(graph, folder, ["ttl", "neo4j"])
    return folder


@pytest.fixture(scope="module")
def server(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    try:
        server = Server(tmp_path_factory.mktemp("neo4j"), folder / "neo4j")
    except MissingError as error:
        absent(str(error))
        raise
    try:
        yield server
    finally:
        server.stop()


@dataclass(frozen=True)
class Loaded:
    """What each way has made, and how many seconds it took."""

    contents: Mapping[str, Contents]
    seconds: Mapping[str, float]


@pytest.fixture(scope="module")
def loaded(server: Server, folder: Path) -> Loaded:
    """The three ways, each into an empty database; the last one is left in the server."""
    steps = {"import tool": _import_tool, "LOAD CSV": _load_csv, "push": _push}
    found, seconds = {}, {}
    for way, step in steps.items():
        if way == "import tool":
            begun = time.monotonic()
            step(server, folder)
            seconds[way] = time.monotonic() - begun
            server.start()
            _shell(server, folder / "neo4j" / "constraints.cypher")
        else:
            _empty(server)
            begun = time.monotonic()
            step(server, folder)
            seconds[way] = time.monotonic() - begun
        with _driver(server) as driver:
            found[way] = contents(driver)
    return Loaded(found, seconds)


def _driver(server: Server) -> neo4j.Driver:
    return neo4j.GraphDatabase.driver(server.uri, auth=None, notifications_min_severity="OFF")


@pytest.fixture
def driver(server: Server, loaded: Loaded) -> Iterator[neo4j.Driver]:
    """A server that holds what the push has made."""
    with _driver(server) as driver:
        yield driver


def _import_tool(server: Server, folder: Path) -> None:
    _run(server, "sh", str(folder / "neo4j" / "import.sh"))


def _load_csv(server: Server, folder: Path) -> None:
    _shell(server, folder / "neo4j" / "import.cypher")


def _push(server: Server, folder: Path) -> None:
    assert run(["neo4j", "push", str(folder), "--uri", server.uri, "--quiet"]) == 0


def _shell(server: Server, script: Path) -> None:
    _run(server, "cypher-shell", "-a", server.uri, "-f", str(script))


def _run(server: Server, *command: str) -> None:
    env = {**os.environ, "PATH": server.path, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _empty(server: Server) -> None:
    with _driver(server) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
        for (name,) in rows(driver, "SHOW CONSTRAINTS YIELD name RETURN name"):
            driver.execute_query(f"DROP CONSTRAINT {name}")
        for (name,) in rows(driver, "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"):
            driver.execute_query(f"DROP INDEX {name}")
        assert contents(driver) == Contents({}, {}, frozenset())


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
    assert loaded.contents[way].labels == dict(expected)


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
    assert loaded.contents[way].types == dict(expected)


@pytest.mark.parametrize("way", WAYS[1:])
def test_every_way_makes_the_same_database(loaded: Loaded, way: str) -> None:
    """Node by node, relationship by relationship, constraint by constraint."""
    first, other = loaded.contents["import tool"], loaded.contents[way]
    assert other.nodes == first.nodes
    assert other.relationships == first.relationships
    assert other.schema == first.schema


def test_hostile_names_come_through(driver: neo4j.Driver) -> None:
    found = dict(rows(driver, "MATCH (n:Programme) RETURN n.name, n.aliases"))
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
def test_a_second_run_changes_nothing(server: Server, driver: neo4j.Driver, folder: Path, way: str) -> None:
    before = contents(driver)
    (_load_csv if way == "LOAD CSV" else _push)(server, folder)
    assert contents(driver) == before
