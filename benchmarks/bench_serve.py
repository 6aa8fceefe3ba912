"""Requests a second of `kg serve` beside rdflib-endpoint, on the same graph, the same queries and the same machine.

    python3 -m venv /tmp/other && /tmp/other/bin/pip install rdflib-endpoint uvicorn
    python benchmarks/bench_serve.py exports --other /tmp/other/bin/python

Both answer over HTTP on loopback; the answers are compared before anything is timed.
"""

import argparse
import http.client
import json
import re
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from kg.query import named_queries, prefixes

OTHER = """
import sys, uvicorn
from rdflib import Graph
from rdflib_endpoint import SparqlEndpoint
app = SparqlEndpoint(graph=Graph().parse(sys.argv[1]), path="/sparql", cors_enabled=False)
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[2]), log_level="warning")
"""
QUERIES = {
    "one entity": "SELECT ?p ?o { ?e rdfs:label ?name ; ?p ?o } ORDER BY ?name ?p ?o LIMIT 20",
    "entities by class": "SELECT ?c (COUNT(?e) AS ?n) { ?e a kg:Entity, ?c } GROUP BY ?c ORDER BY ?c",
    "platform-metrics": "",
    "metrics-by-year": "",
    "growth": "",
}
SECONDS = 5.0


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@contextmanager
def server(command: list[str], port: int) -> Iterator[int]:
    """A process that listens at the port."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait()


def text(name: str) -> str:
    """The query with every prefix declared that it uses, since only one of the two knows them unasked."""
    query = QUERIES[name] or named_queries()[name].text
    used = {prefix: iri for prefix, iri in prefixes().items() if re.search(rf"\b{prefix}:", query)}
    return "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in used.items()) + query


def ask(connection: http.client.HTTPConnection, query: str) -> list[dict[str, dict[str, str]]]:
    headers = {"Accept": "application/sparql-results+json"}
    connection.request("GET", f"/sparql?{urlencode({'query': query})}", headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise SystemExit(f"{answer.status}: {body.decode()}")
    rows: list[dict[str, dict[str, str]]] = json.loads(body)["results"]["bindings"]
    return rows


def values(rows: list[dict[str, dict[str, str]]]) -> list[list[tuple[str, str]]]:
    return sorted(sorted((name, cell["value"]) for name, cell in row.items()) for row in rows)


def rate(port: int, query: str, clients: int) -> float:
    """Answers a second to so many clients that each ask again as soon as they are answered."""
    end = time.monotonic() + SECONDS

    def client(_: int) -> int:
        connection, count = http.client.HTTPConnection("127.0.0.1", port, timeout=120), 0
        while time.monotonic() < end or not count:
            ask(connection, query)
            count += 1
        return count

    begun = time.monotonic()
    with ThreadPoolExecutor(clients) as crowd:
        total = sum(crowd.map(client, range(clients)))
    return total / (time.monotonic() - begun)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("exports"))
    parser.add_argument("--other", metavar="PYTHON", help="a Python that has rdflib-endpoint and uvicorn")
    options = parser.parse_args()
    graph = options.folder / "graph.ttl"
    ours, theirs = free_port(), free_port()
    command = [sys.executable, "-m", "kg", "serve", str(options.folder), "--port", str(ours)]
    with server(command, ours):
        if not options.other:
            for name in QUERIES:
                print(f"{name:22}{rate(ours, text(name), 1):>9.0f}/s, 16 clients{rate(ours, text(name), 16):>9.0f}/s")
            print("for the comparison, name a Python that has rdflib-endpoint: --other PYTHON")
            return
        with server([options.other, "-c", OTHER, str(graph), str(theirs)], theirs):
            compare(ours, theirs)


def compare(ours: int, theirs: int) -> None:
    print(f"{'':22}{'1 client':>30}{'16 clients':>30}")
    print(f"{'':22}{'kg serve':>10}{'other':>10}{'ratio':>10}{'kg serve':>10}{'other':>10}{'ratio':>10}")
    ratios: dict[int, list[float]] = {1: [], 16: []}
    for name in QUERIES:
        query = text(name)
        answers = [ask(http.client.HTTPConnection("127.0.0.1", port), query) for port in (ours, theirs)]
        if values(answers[0]) != values(answers[1]):
            print(f"{name}: the answers differ ({len(answers[0])} and {len(answers[1])} rows)")
        line = f"{name:22}"
        for clients, found in ratios.items():
            mine, other = rate(ours, query, clients), rate(theirs, query, clients)
            found.append(mine / other)
            line += f"{mine:>9.0f}/s{other:>8.1f}/s{mine / other:>9.1f}×"
        print(line, flush=True)
    medians = ", ".join(f"{statistics.median(found):.0f}× with {n} client{'s'[: n > 1]}" for n, found in ratios.items())
    print(f"median of the ratios: {medians}")


if __name__ == "__main__":
    main()
