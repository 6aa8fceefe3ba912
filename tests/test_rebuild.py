"""The committed exports are the build of the seeds, byte for byte, however it is run."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
EXPORTS = ROOT / "exports"


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def build(inputs: list[str], output: Path, *options: str, hash_seed: str = "0") -> dict[str, bytes]:
    command = [sys.executable, "-m", "kg", "build", *inputs, "-o", str(output), "--quiet", *options]
    subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": hash_seed})
    return files(output)


def differing(ours: dict[str, bytes], committed: dict[str, bytes]) -> list[str]:
    return [name for name in sorted(ours.keys() | committed.keys()) if ours.get(name) != committed.get(name)]


@pytest.mark.parametrize(("workers", "hash_seed"), [("1", "1"), ("2", "2")])
def test_committed_exports_are_rebuilt_byte_for_byte(workers: str, hash_seed: str, tmp_path: Path) -> None:
    """With one worker and two, under different hash seeds."""
    built = build(["seeds"], tmp_path / "out", "--workers", workers, hash_seed=hash_seed)
    assert differing(built, files(EXPORTS)) == []


def test_order_of_the_inputs_does_not_matter(tmp_path: Path) -> None:
    """The pages given one by one, last first, make the same graph as in their folder."""
    pages = sorted(str(path) for path in SEEDS.glob("*.txt"))
    there = build(pages, tmp_path / "there")
    back = build(pages[::-1], tmp_path / "back")
    assert differing(there, back) == []


def test_taking_a_page_away_equals_never_having_read_it(tmp_path: Path) -> None:
    """A build over a former one holds nothing of the page that has gone."""
    folder = tmp_path / "pages"
    shutil.copytree(SEEDS, folder)
    build([str(folder)], tmp_path / "out")
    (folder / "003_79baf6cec914b5a1.txt").unlink()
    sources = [line for line in (SEEDS / "sources.csv").read_text("utf-8").splitlines(True) if "003_" not in line]
    (folder / "sources.csv").write_text("".join(sources), "utf-8")
    again = build([str(folder)], tmp_path / "out")
    never = build([str(folder)], tmp_path / "never")
    assert differing(again, never) == []
