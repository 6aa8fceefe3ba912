"""Apache Jena's command line tools, for the tests."""

import json
import subprocess
from pathlib import Path
from typing import Any

from maven import java, require

# Quick to start; a POSIX locale would turn Chinese into question marks.
_OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8")
_MAINS = {"riot": "riotcmd.riot", "shacl": "shacl.shacl", "arq": "arq.arq"}


def jena(tool: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """What a tool prints, and its exit status; skips the test where Jena cannot be had, fails it in CI."""
    classes = f"{require('jena')}/*"
    command = [java(), *_OPTIONS, "-cp", classes, _MAINS[tool], *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def ask(turtle: Path, query: Path) -> tuple[list[str], list[dict[str, Any]]]:
    """The columns and bindings of a SELECT over a file, in the terms of SPARQL's JSON format."""
    done = jena("arq", f"--data={turtle}", f"--query={query}", "--results=json")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    return answer["head"]["vars"], answer["results"]["bindings"]
