"""A real `kg serve` on a free port of this machine, for the tests that ask it over HTTP."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

# Four patterns without a shared variable: more solutions than a machine counts in a day.
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


class Endpoint:
    """A running server."""

    def __init__(self, process: "subprocess.Popen[str]", line: str) -> None:
        self.process, self.line = process, line
        found = re.search(r"http://\S+/(?= )", line)
        assert found, line
        self.url = found[0]
        self.sparql = f"{self.url}sparql"

    def ask(self, query: str, accept: str = "application/sparql-results+json", **more: str) -> httpx.Response:
        headers = {"Accept": accept} if accept else {}
        return httpx.get(self.sparql, params={"query": query, **more}, headers=headers, timeout=30)

    def rows(self, query: str) -> list[dict[str, str]]:
        """The values of the solutions, of an answer that must be one."""
        answer = self.ask(query).raise_for_status().json()
        return [{name: cell["value"] for name, cell in row.items()} for row in answer["results"]["bindings"]]

    def health(self) -> dict[str, object]:
        found: dict[str, object] = httpx.get(f"{self.url}health", timeout=10).json()
        return found

    def workers(self) -> set[int]:
        """The ids of the processes that answer queries."""
        text = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return {int(pid) for pid in text.split()}


def start(*arguments: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "kg", "serve", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ})


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[Endpoint]:
    """A server over a folder of exports, ready to answer, ended with Ctrl+C's signal."""
    process = start(str(folder), "--port", "0", *options)
    try:
        assert process.stdout
        endpoint = Endpoint(process, process.stdout.readline())
        wait(lambda: _answers(endpoint))
        yield endpoint
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.communicate(timeout=15)
        finally:
            process.kill()


def _answers(endpoint: Endpoint) -> bool:
    try:
        return endpoint.health()["status"] == "ok"
    except httpx.TransportError:
        return False


def wait(condition: "object", seconds: float = 15) -> None:
    """Wait until the condition holds; fails when it does not in time."""
    assert callable(condition)
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "did not come about in time"
        time.sleep(0.05)
