"""`kg serve`: the protocol, what is refused, the limits, many clients, and the pages."""

import csv
import io
import json
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import quote as escaped
from xml.etree import ElementTree

import httpx
import pytest
import rdflib
from browser import console_errors, foreign_requests, open_browser
from endpoint import RUNAWAY, Endpoint, serving, start, wait
from hypothesis import given, settings
from hypothesis import strategies as st
from maven import java, require
from needs import absent
from pyoxigraph import (
    Literal,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    parse,
    parse_query_results,
)
from rdflib.query import ResultRow
from sample_graphs import HOSTILE, hostile_graph
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait
from small_graph import ENTITIES, make_graph
from solutions import solutions
from SPARQLWrapper import CSV, JSON, JSONLD, N3, POST, RDFXML, TSV, TURTLE, XML, SPARQLWrapper

import kg.commands.serve
from kg.cli import run
from kg.export import export
from kg.graph import triples
from kg.query import load, named_queries, select
from kg.serve.app import is_loopback
from kg.serve.engine import Question, answer
from kg.serve.negotiation import GRAPHS, RESULTS, NotAcceptableError, choose
from kg.serve.results import WRITERS
from kg.serve.source import read_source, render_page

CITIES = "SELECT ?name { ?c a kg:City ; rdfs:label ?name } ORDER BY ?name"
GRAPH = "CONSTRUCT { ?c rdfs:label ?name } WHERE { ?c a kg:City ; rdfs:label ?name }"
LIMIT, TIMEOUT = 40, 2
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("exports")
    export(make_graph(), path, ["ttl", "html"])
    return path


@pytest.fixture(scope="module")
def endpoint(folder: Path) -> Iterator[Endpoint]:
    with serving(folder, "--limit", str(LIMIT), "--timeout", str(TIMEOUT), "--workers", "4") as running:
        yield running


# --- the protocol, by clients that others have written -------------------------------------------------------


def curl(*arguments: str) -> str:
    program = shutil.which("curl")
    if not program:
        absent("curl is not installed")
    return subprocess.run(
        [program, "-sS", "--fail-with-body", *arguments], capture_output=True, check=True
    ).stdout.decode()


@pytest.mark.parametrize(
    "how",
    [
        ["-G", "--data-urlencode", f"query={CITIES}"],
        ["--data-urlencode", f"query={CITIES}"],
        ["-H", "Content-Type: application/sparql-query", "--data", CITIES],
        ["-H", "Content-Type: application/sparql-query; charset=UTF-8", "--data", CITIES],
    ],
    ids=["get", "form", "direct", "charset"],
)
def test_curl_asks_in_each_way_of_the_protocol(endpoint: Endpoint, how: list[str]) -> None:
    assert curl("-H", "Accept: text/csv", *how, endpoint.sparql) == "name\r\n成都市\r\n杭州市\r\n"


def wrapper(endpoint: Endpoint, query: str, form: str, method: str = "GET") -> SPARQLWrapper:
    client = SPARQLWrapper(endpoint.sparql)
    client.setMethod(method)
    client.setQuery(f"PREFIX kg: <https://kg.example.org/ontology#>\nPREFIX rdfs: <{rdflib.RDFS}>\n{query}")
    client.setReturnFormat(form)
    return client


def asked(endpoint: Endpoint, query: str, form: str, method: str = "GET") -> Any:  # noqa: ANN401  # the client leaves it to the format
    """What the client makes of the answer: a class of its own for each format."""
    return wrapper(endpoint, query, form, method).queryAndConvert()


@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper_reads_json(endpoint: Endpoint, method: str) -> None:
    found = asked(endpoint, CITIES, JSON, method)
    assert [row["name"] for row in found["results"]["bindings"]] == [
        {"type": "literal", "xml:lang": "zh", "value": "成都市"},
        {"type": "literal", "xml:lang": "zh", "value": "杭州市"},
    ]


def test_sparqlwrapper_reads_the_other_results(endpoint: Endpoint) -> None:
    document = asked(endpoint, CITIES, XML)
    assert [node.firstChild.data for node in document.getElementsByTagName("literal")] == ["成都市", "杭州市"]
    assert asked(endpoint, CITIES, CSV).decode() == "name\r\n成都市\r\n杭州市\r\n"
    assert asked(endpoint, CITIES, TSV).decode() == '?name\n"成都市"@zh\n"杭州市"@zh\n'


@pytest.mark.parametrize(
    "query, truth", [("ASK { ?x a kg:City }", True), ("ASK { ?x a kg:University, kg:City }", False)]
)
def test_sparqlwrapper_reads_a_truth(endpoint: Endpoint, query: str, truth: bool) -> None:
    assert asked(endpoint, query, JSON)["boolean"] is truth


@pytest.mark.parametrize("form", [TURTLE, N3, RDFXML, XML, JSONLD])
def test_sparqlwrapper_reads_graphs(endpoint: Endpoint, form: str) -> None:
    found = asked(endpoint, GRAPH, form)
    if isinstance(found, bytes):
        found = rdflib.Graph().parse(data=found, format="n3" if form == N3 else "turtle")
    assert {str(value) for value in found.objects()} == {"成都市", "杭州市"}


def test_rdflib_asks_it_as_a_store(endpoint: Endpoint) -> None:
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    graph = rdflib.Graph(SPARQLStore(endpoint.sparql))
    found = graph.query("SELECT ?n { ?c a <https://kg.example.org/ontology#City> ; rdfs:label ?n } ORDER BY ?n")
    assert [str(row[0]) for row in found if isinstance(row, ResultRow)] == ["成都市", "杭州市"]


def test_jenas_remote_client_reads_results_and_graphs(endpoint: Endpoint, tmp_path: Path) -> None:
    prologue = f"PREFIX kg: <https://kg.example.org/ontology#>\nPREFIX rdfs: <{rdflib.RDFS}>\n"
    libraries = f"{require('jena')}/*"
    command = [java(), "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-cp", libraries, "arq.rsparql"]
    found = []
    for query, form in ((CITIES, "tsv"), (GRAPH, "nt")):
        path = tmp_path / "query.rq"
        path.write_text(prologue + query, "utf-8")
        arguments = [*command, f"--service={endpoint.sparql}", f"--query={path}", f"--results={form}"]
        done = subprocess.run(arguments, capture_output=True, encoding="utf-8", check=False, timeout=120)
        assert done.returncode == 0, done.stderr
        found.append(done.stdout)
    assert found[0] == '?name\n"成都市"@zh\n"杭州市"@zh\n'
    names = {quad.object for quad in parse(found[1].encode(), format=RdfFormat.N_TRIPLES)}
    assert names == {Literal("成都市", language="zh"), Literal("杭州市", language="zh")}


def test_every_named_query_gives_the_answer_that_the_command_gives(endpoint: Endpoint, folder: Path) -> None:
    store = load(folder / "graph.ttl")
    for query in named_queries().values():
        expected = select(store, query.text)
        assert len(expected.rows) <= LIMIT
        served = list(csv.reader(io.StringIO(endpoint.ask(query.text, "text/csv").text, newline="")))
        plain = [["" if term is None else str(getattr(term, "value", term)) for term in row] for row in expected.terms]
        assert served == [list(expected.columns), *plain], query.name


def test_a_request_may_name_its_graphs(endpoint: Endpoint) -> None:
    """The graph is the default graph; a request that names another one finds nothing in it."""
    assert endpoint.ask(CITIES, **{"default-graph-uri": "https://kg.example.org/other"}).json()["results"] == {
        "bindings": []
    }


def test_head_tells_of_the_answer_without_giving_it(endpoint: Endpoint) -> None:
    found = httpx.head(endpoint.sparql, params={"query": CITIES}, headers={"Accept": "text/csv"})
    assert (found.status_code, found.headers["content-type"], found.content) == (200, "text/csv; charset=utf-8", b"")


# --- content negotiation -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "accept, media_type",
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/json", "application/json"),
        ("text/csv;q=0.5, text/tab-separated-values", "text/tab-separated-values"),
        ("text/csv; q=0.9, text/*;q=0.3, */*;q=0.1", "text/csv"),
        ("text/html, application/xml;q=0.9, */*;q=0.8", "application/xml"),
        ("text/turtle, */*;q=0.1", "application/sparql-results+json"),
        ("application/sparql-results+json;q=0, */*", "application/json"),
        ("TEXT/CSV", "text/csv"),
    ],
)
def test_the_accept_header_chooses_the_results(endpoint: Endpoint, accept: str, media_type: str) -> None:
    found = httpx.get(endpoint.sparql, params={"query": CITIES}, headers={"Accept": accept})
    assert found.status_code == 200
    assert found.headers["content-type"].partition(";")[0] == media_type
    assert found.headers["vary"] == "Accept"
    assert "成都市" in found.text


@pytest.mark.parametrize(
    "accept, media_type, form",
    [
        ("", "text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", "application/n-triples", RdfFormat.N_TRIPLES),
        ("application/ld+json", "application/ld+json", RdfFormat.JSON_LD),
        ("application/rdf+xml, text/turtle;q=0.2", "application/rdf+xml", RdfFormat.RDF_XML),
        ("text/csv, text/turtle;q=0.2", "text/turtle", RdfFormat.TURTLE),
    ],
)
def test_the_accept_header_chooses_the_graph(endpoint: Endpoint, accept: str, media_type: str, form: RdfFormat) -> None:
    found = httpx.get(endpoint.sparql, params={"query": GRAPH}, headers={"Accept": accept})
    assert found.headers["content-type"].partition(";")[0] == media_type
    assert {quad.object for quad in parse(found.content, format=form)} == {
        Literal("成都市", language="zh"),
        Literal("杭州市", language="zh"),
    }


@pytest.mark.parametrize(
    "name, query, media_type",
    [
        ("json", CITIES, "application/sparql-results+json"),
        ("json", GRAPH, "application/ld+json"),
        ("xml", CITIES, "application/sparql-results+xml"),
        ("xml", GRAPH, "application/rdf+xml"),
        ("csv", CITIES, "text/csv"),
        ("tsv", CITIES, "text/tab-separated-values"),
        ("nt", GRAPH, "application/n-triples"),
        ("turtle", GRAPH, "text/turtle"),
        ("text/turtle", GRAPH, "text/turtle"),
        ("csv", GRAPH, "text/turtle"),
    ],
)
def test_a_named_format_goes_before_the_header(endpoint: Endpoint, name: str, query: str, media_type: str) -> None:
    """A name that is no format of this answer (CSV of a graph) leaves the choice to the header."""
    found = endpoint.ask(query, "*/*", format=name)
    assert found.headers["content-type"].partition(";")[0] == media_type


def test_a_client_that_takes_no_format_is_told_which_there_are(endpoint: Endpoint) -> None:
    found = endpoint.ask(CITIES, "image/png")
    assert found.status_code == 406
    assert "text/csv" in found.text
    assert endpoint.ask(CITIES, "*/*", format="word").status_code == 400


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_accept_header_breaks_the_choice(accept: str) -> None:
    for offers in (RESULTS, GRAPHS):
        try:
            offer, media_type = choose(offers, accept)
        except NotAcceptableError:
            continue
        assert media_type in offer.media_types


def _literal(text: str) -> str:
    return '"' + "".join(f"\\U{ord(char):08X}" for char in text) + '"'


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_a_second_reader_gets_the_same_rows_from_each_format(text: str) -> None:
    """Whatever a text holds; XML has no way to write some control characters, which become U+FFFD."""
    query = f"SELECT * {{ VALUES (?a ?b) {{ ({_literal(text)} UNDEF) ({_literal(text)}@zh 1.50) (<a:b> true) }} }}"
    expected = [tuple(row) for row in solutions(Store(), query)]
    for name, form in (("json", QueryResultsFormat.JSON), ("tsv", QueryResultsFormat.TSV)):
        reader = parse_query_results(WRITERS[name](["a", "b"], expected), format=form)
        assert isinstance(reader, QuerySolutions)
        assert [tuple(row) for row in reader] == expected
    table = list(csv.reader(io.StringIO(WRITERS["csv"](["a", "b"], expected).decode(), newline="")))
    assert table == [["a", "b"], [text, ""], [text, "1.5"], ["a:b", "true"]]
    plain = "".join(c if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff") else "\ufffd" for c in text)
    cells = [
        cell.text or ""
        for cell in ElementTree.fromstring(WRITERS["xml"](["a", "b"], expected)).iter()
        if cell.tag.endswith(("literal", "uri"))
    ]
    assert cells == [plain, plain, "1.5", "a:b", "true"]


# --- what is refused -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "clause",
    [
        "SERVICE <http://127.0.0.1:9/> { ?s ?p ?o }",
        "service silent<http://127.0.0.1:9/>{ ?s ?p ?o }",
        "?s ?p 1SERVICE<http://127.0.0.1:9/>{ ?s ?p ?o }",
        "VALUES ?e { <http://127.0.0.1:9/> } SERVICE ?e { ?s ?p ?o }",
        "FILTER('<' < '>') # '\nSERVICE<http://127.0.0.1:9/>{?s ?p ?o} FILTER(true) #'",
    ],
)
def test_service_is_refused(endpoint: Endpoint, clause: str) -> None:
    found = endpoint.ask(f"SELECT * {{ {clause} }}")
    assert found.status_code == 403
    assert "SERVICE is refused" in found.text


def test_service_is_refused_behind_a_prefix_too(endpoint: Endpoint) -> None:
    """The engine takes a keyword that runs into a prefixed name."""
    found = endpoint.ask("PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:x { ?s ?p ?o } }")
    assert found.status_code == 403


def test_the_word_service_may_stand_where_it_asks_nothing(endpoint: Endpoint) -> None:
    query = "SELECT ?service { ?x kg:service ?service } # SERVICE"
    for text in (query, 'ASK { ?x rdfs:label "SERVICE <a:b> {}" }', "ASK { ?x ?y <http://a/service> }"):
        assert endpoint.ask(text).status_code == 200


def test_a_worker_cannot_reach_the_network(tmp_path: Path) -> None:
    """Should a SERVICE clause ever get past the refusal, there is no connection to be had."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        query = f"SELECT * {{ SERVICE <http://127.0.0.1:{listener.getsockname()[1]}/> {{ ?s ?p ?o }} }}"
        code = (
            "import sys; from pyoxigraph import Store; from kg.serve.worker import confine\n"
            "if sys.argv[2] == 'confined': confine(1 << 30)\n"
            "try: list(Store().query(sys.argv[1]))\nexcept OSError: sys.exit(3)"
        )
        if sys.platform == "win32":
            pytest.skip("no such limit on Windows")
        done = subprocess.run(
            [sys.executable, "-c", code, query, "confined"], capture_output=True, timeout=60, check=False
        )
        assert done.returncode == 3, done.stderr
        listener.settimeout(0.2)
        with pytest.raises(TimeoutError):
            listener.accept()


@pytest.mark.parametrize(
    "content, media_type",
    [
        ("INSERT DATA { <a:a> <a:b> 1 }", "application/sparql-update"),
        (f"update={escaped('CLEAR ALL')}", "application/x-www-form-urlencoded"),
        (f"query={escaped('DELETE WHERE { ?s ?p ?o }')}", "application/x-www-form-urlencoded"),
        ("PREFIX a: <a:>\nPREFIX b: <b:> # WITH\nINSERT DATA { <a:a> <a:b> 1 }", "application/sparql-query"),
        ("LOAD <http://127.0.0.1:9/>", "application/sparql-query"),
    ],
)
def test_updates_are_refused(endpoint: Endpoint, content: str, media_type: str) -> None:
    before = endpoint.health()["triples"]
    found = httpx.post(endpoint.sparql, content=content, headers={"Content-Type": media_type})
    assert found.status_code == 403
    assert "read-only" in found.text
    assert endpoint.rows("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == [{"n": str(before)}]


@pytest.mark.parametrize(
    "query, place",
    [
        ("SELECT ?x {\n  ?x a kg:City ;;; .\n  ?x } ", "line 3"),
        ("SELECT ?x { ?x nosuch:thing 1 }", "prefix nosuch: is not declared"),
        ("", "line 1, column 1"),
        ("SELECT", "line 1, column 7"),
    ],
)
def test_a_malformed_query_is_answered_with_its_place(endpoint: Endpoint, query: str, place: str) -> None:
    found = endpoint.ask(query)
    assert found.status_code == 400
    assert place in found.text
    assert found.text.count("\n") == 1


@pytest.mark.parametrize(
    "request_, status",
    [
        ({"method": "PUT"}, 405),
        ({"method": "POST", "data": {"other": "x"}}, 400),
        ({"method": "GET", "params": [("query", CITIES), ("query", CITIES)]}, 400),
        ({"method": "POST", "content": "x", "headers": {"Content-Type": "text/plain"}}, 415),
        ({"method": "POST", "content": b"\xff", "headers": {"Content-Type": "application/sparql-query"}}, 400),
        ({"method": "POST", "content": b"#" * 1_100_000, "headers": {"Content-Type": "application/sparql-query"}}, 413),
        ({"method": "GET", "params": {"query": CITIES, "default-graph-uri": "no iri"}}, 400),
        ({"method": "GET", "params": [("x", "1")] * 200}, 400),
    ],
    ids=["put", "nothing", "twice", "plain", "latin", "long", "graph", "fields"],
)
def test_a_request_of_another_kind_is_told_what_is_wrong(
    endpoint: Endpoint, request_: dict[str, object], status: int
) -> None:
    found = httpx.request(url=endpoint.sparql, **request_)  # type: ignore[arg-type]  # as httpx takes them
    assert found.status_code == status
    assert found.text
    assert "Traceback" not in found.text


def test_a_name_that_resolves_to_this_machine_is_not_enough(endpoint: Endpoint) -> None:
    """A page of another site cannot have its own name mean this server and read from it."""
    assert httpx.get(f"{endpoint.url}health", headers={"Host": "evil.example"}).status_code == 400
    assert httpx.get(f"{endpoint.url}health", headers={"Host": "localhost:1"}).status_code == 200


def test_other_origins_read_nothing_unless_allowed(endpoint: Endpoint, folder: Path) -> None:
    origin = {"Origin": "https://city.example"}
    query = {"query": CITIES}
    assert "access-control-allow-origin" not in httpx.get(endpoint.sparql, params=query, headers=origin).headers
    with serving(folder, "--cors", "https://city.example", "--workers", "1") as open_one:
        allowed = httpx.get(open_one.sparql, params=query, headers=origin).headers
        other = httpx.get(open_one.sparql, params=query, headers={"Origin": "https://evil.example"}).headers
    assert allowed["access-control-allow-origin"] == "https://city.example"
    assert "access-control-allow-origin" not in other


# --- limits --------------------------------------------------------------------------------------------------


def test_an_answer_of_more_rows_is_cut_and_says_so(endpoint: Endpoint) -> None:
    for query, whole in (("SELECT * { ?s ?p ?o }", False), (f"SELECT * {{ ?s ?p ?o }} LIMIT {LIMIT}", True)):
        found = endpoint.ask(query)
        assert len(found.json()["results"]["bindings"]) == LIMIT
        assert ("kg-truncated" in found.headers) is not whole
    graph = endpoint.ask("CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples")
    assert graph.text.count("\n") == LIMIT
    assert str(LIMIT) in graph.headers["kg-truncated"]


@LINUX
def test_runaway_queries_are_ended_while_others_go_on(endpoint: Endpoint) -> None:
    """Three queries that would take days leave a quick one quick, and no process or thread behind."""
    before = endpoint.workers()
    with ThreadPoolExecutor(3) as crowd:
        begun = time.monotonic()
        runaways = [crowd.submit(endpoint.ask, RUNAWAY) for _ in range(3)]
        time.sleep(0.3)
        assert [len(endpoint.rows(CITIES)) for _ in range(3)] == [2, 2, 2]
        assert not any(runaway.done() for runaway in runaways)
        found = [runaway.result() for runaway in runaways]
    assert time.monotonic() - begun < TIMEOUT + 3
    for each in found:
        assert each.status_code == 503
        assert f"longer than {TIMEOUT} s" in each.text
        assert "retry-after" in each.headers
    wait(lambda: endpoint.health()["workers"] == 4)
    assert len(endpoint.workers()) == 4
    assert len(endpoint.workers() & before) == 1


@LINUX
def test_more_runaways_than_workers_are_all_answered(endpoint: Endpoint) -> None:
    """Those that find no worker in time are told so, and afterwards all is as before."""
    with ThreadPoolExecutor(9) as crowd:
        found = list(crowd.map(lambda _: endpoint.ask(RUNAWAY).status_code, range(9)))
    assert found == [503] * 9
    wait(lambda: endpoint.health()["workers"] == 4)
    assert len(endpoint.rows(CITIES)) == 2


@LINUX
def test_the_query_of_a_client_that_hangs_up_is_ended(folder: Path) -> None:
    with serving(folder, "--workers", "1", "--timeout", "60") as running:
        (worker,) = running.workers()
        with pytest.raises(httpx.ReadTimeout):
            httpx.get(running.sparql, params={"query": RUNAWAY}, timeout=0.5)
        wait(lambda: running.workers() and worker not in running.workers(), 5)
        assert len(running.rows(CITIES)) == 2


@LINUX
def test_a_query_that_eats_memory_is_ended(folder: Path) -> None:
    with serving(folder, "--workers", "1", "--memory", "64", "--timeout", "60") as running:
        found = running.ask("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i")
        assert found.status_code == 503
        assert "memory" in found.text
        assert len(running.rows(CITIES)) == 2


def test_fifty_clients_at_once_get_fifty_right_answers(endpoint: Endpoint) -> None:
    """Each of 50 clients asks 20 times, each time for something of its own: none gets another's answer, or none."""
    names = [entity.name for entity in ENTITIES]

    def client(number: int) -> list[str]:
        wrong = []
        with httpx.Client(timeout=60) as session:
            for turn in range(20):
                name, mark = names[(number + turn) % len(names)], f"{number}-{turn}"
                wanted = f'?e a kg:Entity ; rdfs:label ?name FILTER (STR(?name) = "{name}")'
                query = f'SELECT ?name ("{mark}" AS ?mark) {{ {wanted} }}'
                found = session.post(endpoint.sparql, data={"query": query}, headers={"Accept": "text/csv"})
                if (found.status_code, found.text) != (200, f"name,mark\r\n{name},{mark}\r\n"):
                    wrong.append(f"{found.status_code} {found.text}")
        return wrong

    with ThreadPoolExecutor(50) as crowd:
        assert [each for wrong in crowd.map(client, range(50)) for each in wrong] == []


@LINUX
def test_ctrl_c_ends_the_server_and_all_its_processes(folder: Path) -> None:
    with serving(folder, "--workers", "3") as running:
        workers = running.workers()
        assert len(workers) == 3
        running.process.send_signal(signal.SIGINT)
        _, err = running.process.communicate(timeout=15)
    assert (running.process.returncode, err) == (0, "")
    wait(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers))


@LINUX
def test_workers_end_with_a_server_that_is_killed(folder: Path) -> None:
    with serving(folder, "--workers", "2") as running:
        workers = running.workers()
        running.process.kill()
        wait(lambda: not any(_alive(pid) for pid in workers))


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


# --- what it says of itself ----------------------------------------------------------------------------------


def test_health_counts_the_triples(endpoint: Endpoint) -> None:
    health = endpoint.health()
    assert (health["status"], health["triples"]) == ("ok", len(triples(make_graph())))


@pytest.mark.parametrize("accept, form", [("text/turtle", "turtle"), ("application/ld+json", "json-ld")])
def test_the_service_describes_itself(endpoint: Endpoint, accept: str, form: str) -> None:
    found = httpx.get(endpoint.sparql, headers={"Accept": accept})
    graph = rdflib.Graph().parse(data=found.content, format=form)
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    (service,) = graph.subjects(rdflib.RDF.type, sd.Service)
    assert str(graph.value(service, sd.endpoint)) == endpoint.sparql
    assert graph.value(service, sd.supportedLanguage) == sd.SPARQL11Query
    assert len(set(graph.objects(service, sd.resultFormat))) == 9


def test_a_browser_at_the_endpoint_is_led_to_the_editor(endpoint: Endpoint) -> None:
    found = httpx.get(endpoint.sparql, headers={"Accept": "text/html,application/xml;q=0.9,*/*;q=0.8"})
    assert (found.status_code, found.headers["location"]) == (303, "/query")


def test_the_dataset_is_described_where_crawlers_look(endpoint: Endpoint) -> None:
    found = httpx.get(f"{endpoint.url}.well-known/void", headers={"Accept": "application/n-triples"})
    graph = rdflib.Graph().parse(data=found.text, format="nt")
    (dataset,) = graph.subjects(rdflib.RDF.type, rdflib.VOID.Dataset)
    triples = graph.value(dataset, rdflib.VOID.triples)
    assert isinstance(triples, rdflib.Literal)
    assert triples.toPython() == endpoint.health()["triples"]
    assert str(graph.value(dataset, rdflib.VOID.sparqlEndpoint)) == endpoint.sparql


def test_a_graph_of_another_base_is_asked_with_its_prefixes(tmp_path: Path) -> None:
    base = "https://city.example/id/"
    export(make_graph(), tmp_path, ["ttl"], base)
    source = read_source(tmp_path / "graph.ttl")
    store = Store()
    store.load(source.ntriples, format=RdfFormat.N_TRIPLES)
    found = answer(store, Question("SELECT ?n { entity:城市大脑 rdfs:label ?n }"), source.base, 10)
    assert json.loads(found.body)["results"]["bindings"][0]["n"]["value"] == "城市大脑"


# --- the command ---------------------------------------------------------------------------------------------


def test_help_has_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", "--help"]) == 0
    assert "Examples:\n    kg serve\n" in capsys.readouterr().out.replace("\n\n", "\n")


def test_a_missing_server_is_named_with_what_to_install(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert run(["serve", str(folder)]) == 2
    assert capsys.readouterr().err == "kg: the server is not installed; run: pip install 'kg[serve]'\n"


def test_a_port_in_use_is_one_line(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = start(str(folder), "--port", str(taken.getsockname()[1]))
        _, err = done.communicate(timeout=30)
    assert done.returncode == 2
    assert err.count("\n") == 1
    assert "--port" in err


def test_it_warns_where_others_can_reach_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(kg.commands.serve, "_run", lambda app, listener: None)
    assert run(["serve", str(folder), "--port", "0"]) == 0
    assert capsys.readouterr().err == ""
    assert run(["serve", str(folder), "--port", "0", "--host", "0.0.0.0"]) == 0
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "0.0.0.0 is not loopback" in err


@pytest.mark.parametrize(
    "host, yes",
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("city.example", False),
    ],
)
def test_only_this_machine_is_loopback(host: str, yes: bool) -> None:
    assert is_loopback(host) is yes


# --- the pages -----------------------------------------------------------------------------------------------


def test_the_explorer_is_the_page_that_was_built(endpoint: Endpoint, folder: Path) -> None:
    assert httpx.get(endpoint.url).content == (folder / "graph.html").read_bytes()


@pytest.mark.parametrize("graph", [make_graph(), hostile_graph()], ids=["small", "hostile"])
def test_a_graph_without_a_page_is_drawn_from_its_triples(graph: object, tmp_path: Path) -> None:
    """With the same entities, facts and quotes as the built one."""
    export(graph, tmp_path, ["ttl", "html"])  # type: ignore[arg-type]  # a Graph
    built = (tmp_path / "graph.html").read_text("utf-8")
    (tmp_path / "graph.html").unlink()
    drawn = render_page(read_source(tmp_path / "graph.ttl")).decode()
    for key in ("entities", "totals"):
        assert _data(drawn)[key] == _data(built)[key]
    for article, other in zip(_data(drawn)["articles"], _data(built)["articles"], strict=True):
        assert {**article, "authors": 0} == {**other, "authors": 0}
        assert sorted(article.get("authors", [])) == sorted(other.get("authors", []))
    for ours, theirs in zip(_data(drawn)["facts"], _data(built)["facts"], strict=True):
        assert _exact(ours) == _exact(theirs)
    assert _quotes(_data(drawn)) == _quotes(_data(built))


def _data(page: str) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = json.loads(
        page.partition('type="application/json"')[2].partition(">")[2].partition("</script>")[0]
    )
    return found


def _exact(fact: dict[str, Any]) -> dict[str, Any]:
    """The fact without its places, with 30.0 as the number 30."""
    numbers: dict[str, Any] = {
        name: Decimal(str(fact[name])) for name in ("value", "minimum", "maximum") if name in fact
    }
    return {**fact, **numbers, "evidence": 0}


def _quotes(data: dict[str, list[dict[str, Any]]]) -> list[bytes]:
    contexts: list[str] = data["contexts"]  # type: ignore[assignment]  # texts
    return [
        contexts[number].encode("utf-16-le", "surrogatepass")[2 * begin : 2 * end]
        for fact in data["facts"]
        for _, number, begin, end in fact["evidence"]
    ]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    path = tmp_path_factory.mktemp("hostile")
    export(hostile_graph(), path, ["ttl", "html"])
    with serving(path, "--workers", "2", "--limit", "100") as running:
        yield running


def test_no_answer_is_a_page(hostile: Endpoint) -> None:
    """A link to an answer, opened in a browser, shows the hostile text and runs nothing."""
    for name in ("json", "xml", "csv", "tsv", "rdfxml", "turtle"):
        for query in ("SELECT ?l { ?e rdfs:label ?l }", "CONSTRUCT WHERE { ?e rdfs:label ?l }", f"SELECT {HOSTILE[0]}"):
            found = hostile.ask(query, "*/*", format=name)
            assert "html" not in found.headers["content-type"]
            assert found.headers["content-security-policy"].startswith("default-src 'none'")
            assert found.headers["x-content-type-options"] == "nosniff"


def test_the_query_page_asks_and_shows_hostile_text_as_text(hostile: Endpoint, tmp_path: Path) -> None:
    with open_browser(tmp_path) as browser:
        browser.get(f"{hostile.url}query")
        wait_for(browser, "ready", "true")
        buttons = browser.find_elements(By.CSS_SELECTOR, "#named button")
        assert len(buttons) == len(named_queries())
        editor = browser.find_element(By.ID, "query")
        editor.clear()
        editor.send_keys(
            "SELECT ?name { ?e a kg:Platform ; rdfs:label ?name } ORDER BY ?name", Keys.CONTROL, Keys.ENTER
        )
        wait_for(browser, "state", "done")
        cells = [cell.get_property("textContent") for cell in browser.find_elements(By.CSS_SELECTOR, "#answer td")]
        assert sorted(map(str, cells)) == sorted(HOSTILE)
        assert browser.execute_script("return window.hacked") is None
        assert str(browser.find_element(By.ID, "csv").get_attribute("href")).startswith(hostile.sparql)
        assert [url for url in foreign_requests(browser) if not url.startswith(hostile.url)] == []
        assert console_errors(browser) == []


def test_the_query_page_speaks_two_languages_and_tells_faults(endpoint: Endpoint, tmp_path: Path) -> None:
    with open_browser(tmp_path, width=400) as browser:
        browser.get(f"{endpoint.url}query#{escaped('SELECT * { <b>')}")
        wait_for(browser, "ready", "true")
        texts = set()
        for _ in range(2):
            texts.add(browser.find_element(By.ID, "run").text)
            browser.find_element(By.ID, "language").click()
        assert texts == {"运行", "Run"}
        browser.find_element(By.ID, "run").click()
        wait_for(browser, "state", "done")
        assert "line 1, column" in browser.find_element(By.CSS_SELECTOR, "#answer .error").text
        browser.find_element(By.CSS_SELECTOR, "[data-name='platform-metrics']").click()
        wait_for(browser, "state", "done")
        assert browser.find_elements(By.CSS_SELECTOR, "#answer table, #answer p")
        assert browser.execute_script("return document.documentElement.scrollWidth - window.innerWidth") <= 0


def wait_for(browser: webdriver.Chrome, name: str, value: str) -> None:
    script = f"return document.documentElement.dataset.{name}"
    WebDriverWait(browser, 10).until(lambda page: page.execute_script(script) == value)
