"""Java programs for the tests, fetched once with Maven and kept outside the repository."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from needs import absent

POMS = Path(__file__).parent / "servers"


class MissingError(Exception):
    """A program that a check needs is not there; the message says which."""


def jars(name: str) -> Path:
    """The folder with the jars that `tests/servers/<name>/pom.xml` names.

    They are kept in `$KG_TEST_CACHE`, by default `~/.cache/kg-test`. Raises MissingError.
    """
    pom = POMS / name / "pom.xml"
    digest = hashlib.sha256(pom.read_bytes()).hexdigest()[:12]
    cache = Path(os.environ.get("KG_TEST_CACHE") or Path.home() / ".cache" / "kg-test")
    folder = cache / f"{name}-{digest}"
    java()
    if not folder.is_dir():
        _fetch(pom, folder)
    return folder


def java() -> str:
    """The path of a Java that is new enough. Raises MissingError."""
    found = shutil.which("java")
    if found is None:
        raise MissingError("Java 17 or later is not installed")
    return found


def _fetch(pom: Path, folder: Path) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise MissingError("Maven is not installed, and nothing has been fetched with it before")
    partial = folder.with_suffix(f".{os.getpid()}")
    options = ["-q", "-B", "-Dmaven.artifact.threads=16", "-f", str(pom)]
    copy = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={partial}"]
    try:
        done = subprocess.run([maven, *options, *copy], capture_output=True, text=True, check=False)
        if done.returncode:
            raise MissingError(f"Maven cannot fetch {pom.parent.name}: {(done.stdout or done.stderr).strip()[:500]}")
        if not folder.is_dir():  # another process may have been quicker
            partial.rename(folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def require(name: str) -> Path:
    """The jars; skips the test where they cannot be had, fails it in CI."""
    try:
        return jars(name)
    except MissingError as error:
        absent(str(error))
