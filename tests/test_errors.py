"""Bad input: one line on stderr that names the place, status 2, and nothing half-written."""

import random
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cli import run

Case = Callable[[Path], list[str]]


def _file(name: str, content: bytes) -> Case:
    def make(folder: Path) -> list[str]:
        (folder / name).write_bytes(content)
        return ["build", str(folder / name), "-o", str(folder / "out")]

    return make


def _empty_folder(folder: Path) -> list[str]:
    (folder / "nothing").mkdir()
    return ["build", str(folder / "nothing"), "-o", str(folder / "out")]


def _good(folder: Path, *options: str) -> list[str]:
    (folder / "page.txt").write_text("成都举办博览会\n\n5月9日，成都举办博览会，120家企业参展。\n", "utf-8")
    return ["build", str(folder / "page.txt"), *options]


def _output_is_a_file(folder: Path) -> list[str]:
    (folder / "taken").write_text("mine", "utf-8")
    return _good(folder, "-o", str(folder / "taken"))


def _output_below_a_file(folder: Path) -> list[str]:
    (folder / "taken").write_text("mine", "utf-8")
    return _good(folder, "-o", str(folder / "taken" / "out"))


def _output_within_input(folder: Path) -> list[str]:
    _good(folder)
    return ["build", str(folder), "-o", str(folder / "out")]


def _graph(folder: Path, text: str = "@prefix a: <http://a/> .\na:x a:y a:z .\n") -> str:
    (folder / "graph.ttl").write_text(text, "utf-8")
    return str(folder / "graph.ttl")


def _table(folder: Path, name: str, text: str) -> str:
    (folder / "tables").mkdir()
    (folder / "tables" / name).write_text(text, "utf-8")
    return str(folder / "tables")


_GBK = "成都举办智慧城市博览会，120家企业参展，签约项目35个。".encode("gbk") * 20
_CORPUS = "id,title,body\n1,成都举办博览会,5月9日，成都举办博览会。\n".encode()
_OUT = ("-o", "out")
_BAD_VERDICTS = "left,right,verdict,note\n甲,乙,perhaps,\n"

CASES: dict[str, tuple[Case, str]] = {
    "no such file": (lambda d: ["build", str(d / "nowhere.txt"), *_OUT], "nowhere.txt"),
    "an empty folder": (_empty_folder, "nothing"),
    "an empty file": (_file("empty.txt", b""), "empty.txt"),
    "a blank file": (_file("blank.txt", " \n\u3000\n".encode()), "blank.txt"),
    "binary bytes": (_file("noise.txt", random.Random(7).randbytes(4000)), "noise.txt"),
    "an image": (_file("image.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(500)), "image.txt"),
    "a truncated GBK file": (_file("cut.txt", _GBK[:-1]), "cut.txt"),
    "a 20 MB single line": (_file("line.txt", "字".encode() * 7_000_000), "line.txt"),
    "a kind of file that is not read": (_file("page.docx", b"PK\x03\x04"), "page.docx"),
    "a corpus without its text column": (_file("corpus.csv", _CORPUS), "corpus.csv"),
    "a corpus that is no JSON": (_file("corpus.jsonl", '{"text": "成都'.encode()), "corpus.jsonl"),
    "an output folder that is a file": (_output_is_a_file, "taken"),
    "an output folder below a file": (_output_below_a_file, "taken"),
    "an output folder within the input": (_output_within_input, "within the input"),
    "no output folder": (lambda d: _good(d), "--output"),
    "no input": (lambda _: ["build", *_OUT], "INPUT"),
    "an unknown option": (lambda d: _good(d, *_OUT, "--colour", "red"), "--colour"),
    "an unknown command": (lambda _: ["paint"], "paint"),
    "an unknown format": (lambda d: _good(d, *_OUT, "--format", "docx"), "docx"),
    "a date that is none": (lambda d: _good(d, *_OUT, "--published", "2025-02-30"), "2025-02-30"),
    "no number of workers": (lambda d: _good(d, *_OUT, "--workers", "0"), "--workers"),
    "a base that is no IRI": (lambda d: _good(d, *_OUT, "--base", "kg"), "base"),
    "no such lexicon": (lambda d: _good(d, *_OUT, "--lexicon", str(d / "tables")), "tables"),
    "a lexicon with an unknown table": (
        lambda d: _good(d, *_OUT, "--lexicon", _table(d, "untis.tsv", "form\n")),
        "untis.tsv",
    ),
    "a lexicon with a short row": (
        lambda d: _good(d, *_OUT, "--lexicon", _table(d, "units.tsv", "a\tb\tc\td\te\tf\tg\th\ni\n")),
        "units.tsv:2",
    ),
    "no such verdicts": (lambda d: _good(d, *_OUT, "--verdicts", str(d / "verdicts.csv")), "verdicts.csv"),
    "a verdict that is none": (
        lambda d: _good(d, *_OUT, "--verdicts", f"{_table(d, 'verdicts.csv', _BAD_VERDICTS)}/verdicts.csv"),
        "verdicts.csv:2",
    ),
    "a broken SPARQL query": (lambda d: ["query", "SELECT ?x { ?x a", "--graph", _graph(d)], "SPARQL"),
    "a query that is no table": (
        lambda d: ["query", "CONSTRUCT WHERE { ?s ?p ?o }", "--graph", _graph(d)],
        "SELECT",
    ),
    "a query of no such name": (lambda d: ["query", "platfroms", "--graph", _graph(d)], "platfroms"),
    "no query": (lambda d: ["query", "--graph", _graph(d)], "query"),
    "a Turtle file that is none": (lambda d: ["query", "ASK {}", "--graph", _graph(d, "成都")], "graph.ttl"),
    "a graph to validate that is none": (lambda d: ["validate", _graph(d, "{}")], "graph.ttl"),
    "a graph to count that is not there": (lambda d: ["stats", str(d / "graph.ttl")], "graph.ttl"),
    "a graph to show that is not there": (lambda d: ["show", "成都市", "--graph", str(d / "no.ttl")], "no.ttl"),
    "no graph built here": (lambda _: ["show", "成都市"], "exports/graph.ttl"),
    "no such gold": (lambda d: ["evaluate", str(d / "gold"), "--graph", _graph(d)], "gold"),
}


@pytest.mark.parametrize("case", CASES)
def test_bad_input_is_one_line_and_status_2(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The line says what is wrong and where; no traceback, nothing on stdout, nothing written."""
    make, place = CASES[case]
    monkeypatch.chdir(tmp_path)
    arguments = make(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert run(arguments) == 2
    out, err = capfd.readouterr()
    assert err.startswith("kg: ")
    assert err.count("\n") == 1
    assert place in err
    assert out == ""
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    assert not (tmp_path / "out").exists()


def test_former_exports_survive_a_build_that_fails(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Good exports, then a bad page beside the good one: every byte of the former build is still there."""
    out = tmp_path / "out"
    run([*_good(tmp_path, "-o", str(out)), "-q"])
    former = {path.name: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    (tmp_path / "cut.txt").write_bytes(_GBK[:-1])
    assert run(["build", str(tmp_path / "page.txt"), str(tmp_path / "cut.txt"), "-o", str(out)]) == 2
    assert {path.name: path.read_bytes() for path in out.rglob("*") if path.is_file()} == former
    assert former


def test_skip_bad_reports_what_it_leaves_out(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """With --skip-bad the good pages are read, and the summary names the bad one and why."""
    pages = tmp_path / "pages"
    pages.mkdir()
    _good(pages)
    (pages / "cut.txt").write_bytes(_GBK[:-1])
    assert run(["build", str(pages), "-o", str(tmp_path / "out"), "--skip-bad"]) == 0
    out, err = capfd.readouterr()
    assert out.startswith("1 documents")
    assert "1 skipped" in err
    assert "cut.txt" in err


def test_a_special_file_is_no_document(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A socket called page.txt neither hangs nor crashes the build."""
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(tmp_path / "page.txt"))
    try:
        assert run(["build", str(tmp_path / "page.txt"), "-o", str(tmp_path / "out")]) == 2
    finally:
        server.close()
    assert "page.txt" in capfd.readouterr().err
