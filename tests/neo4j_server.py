"""A Neo4j community server on loopback, for the tests and for whoever wants to look at a graph in it.

python tests/neo4j_server.py [FOLDER]     runs one until it is interrupted; FOLDER is its import folder
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import neo4j
from maven import jars, java
from neo4j.exceptions import DriverError, Neo4jError

_PATIENCE = 120.0  # seconds until a server must answer
_OPENS = ("java.base/java.nio", "java.base/sun.nio.ch", "java.base/java.io", "java.base/java.lang")
# Quick to start rather than quick after an hour's run.
_JAVA_OPTIONS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dfile.encoding=UTF-8"
_MAINS = {
    "neo4j-admin": "org.neo4j.server.startup.Neo4jAdminCommand",
    "cypher-shell": "org.neo4j.shell.Main",
}
_CONFIGURATION = """\
dbms.security.auth_enabled=false
dbms.usage_report.enabled=false
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.memory.heap.initial_size=256m
server.memory.heap.max_size=1g
server.memory.pagecache.size=128m
server.directories.import={imports}
"""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """A server with a home of its own below `home`, and no accounts; it may be stopped and started again."""

    user: str | None = None
    password: str | None = None

    def __init__(self, home: Path, imports: Path | None = None) -> None:
        """Raises MissingError where Neo4j cannot be had."""
        self.home, self.lib = home, jars("neo4j")
        self.port = _free_port()
        self.imports = imports or home / "import"
        self._process: subprocess.Popen[bytes] | None = None
        for folder in (home / "conf", home / "bin", home / "data", self.imports):
            folder.mkdir(parents=True, exist_ok=True)
        configuration = _CONFIGURATION.format(port=self.port, imports=self.imports.absolute())
        (home / "conf" / "neo4j.conf").write_text(configuration)
        for name, main in _MAINS.items():
            self._script(name, main)

    @property
    def uri(self) -> str:
        """Where it answers."""
        return f"bolt://127.0.0.1:{self.port}"

    @property
    def path(self) -> str:
        """A search path on which `neo4j-admin` and `cypher-shell` are this server's."""
        return f"{self.home / 'bin'}{os.pathsep}{os.environ['PATH']}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        opens = [f"--add-opens={package}=ALL-UNNAMED" for package in _OPENS]
        places = [f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"]
        command = [
            java(),
            *_JAVA_OPTIONS.split(),
            "-cp",
            f"{self.lib}/*",
            *opens,
            "org.neo4j.server.CommunityEntryPoint",
            *places,
        ]
        with (self.home / "server.log").open("wb") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log)
        self._wait(self._process)

    def _wait(self, process: "subprocess.Popen[bytes]") -> None:
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end and process.poll() is None:
            try:
                with neo4j.GraphDatabase.driver(self.uri, auth=None) as driver:
                    driver.verify_connectivity()
                return
            except (DriverError, Neo4jError):
                time.sleep(0.2)
        self.stop()
        log = (self.home / "server.log").read_text("utf-8", "replace")
        raise RuntimeError(f"Neo4j does not answer on {self.uri}:\n{log[-2000:]}")

    def stop(self) -> None:
        """Stop it and wait until it is gone."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(60)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None

    def _script(self, name: str, main: str) -> None:
        script = self.home / "bin" / name
        options = f'JDK_JAVA_OPTIONS="{_JAVA_OPTIONS}"; export JDK_JAVA_OPTIONS'  # for the tool's child too
        command = f'exec "{java()}" -Dbasedir="{self.home}" -cp "{self.lib}/*" {main} "$@"'
        script.write_text(f"#!/bin/sh\n{options}\n{command}\n")
        script.chmod(0o755)


@contextmanager
def running(home: Path, imports: Path | None = None) -> Iterator[Server]:
    """A started server, stopped at the end."""
    server = Server(home, imports)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def _main(arguments: list[str]) -> None:
    home = Path(tempfile.mkdtemp(prefix="kg-neo4j-"))
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # else the server would outlive its script
    try:
        with running(home, Path(arguments[0]) if arguments else None) as server:
            sys.stdout.write(f"{server.uri}\nimport folder {server.imports}\n")
            sys.stdout.flush()
            signal.pause()
    except KeyboardInterrupt:
        pass
    finally:
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    _main(sys.argv[1:])
