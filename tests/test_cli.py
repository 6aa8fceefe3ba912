"""The command: what it prints, what it returns, and how it behaves on odd terminals."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from needs import absent

import kg
from kg.cli import run
from kg.model import Entity, Graph, Kind

COMMANDS = ("build", "query", "show", "stats", "validate", "evaluate")
PAGE = "成都政务服务平台上线\n\n5月9日，成都政务服务平台正式上线，累计办理业务3000件，同比增长12%。\n"

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    return path


@pytest.fixture
def turtle(sample_graph: Graph, tmp_path: Path) -> str:
    kg.KnowledgeGraph(sample_graph).export(tmp_path / "exports", ["ttl"])
    return str(tmp_path / "exports" / "graph.ttl")


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, **environment}
    return subprocess.run([sys.executable, "-m", "kg", *arguments], capture_output=True, env=env, check=False)


# --- help ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_examples(command: str, capsys: Capture) -> None:
    """Every command says what it does, with examples that name it."""
    assert run([command, "--help"]) == 0
    text = capsys.readouterr().out
    assert "Examples:" in text
    assert f"\n    kg {command} " in text


def test_help_lists_every_command_and_the_exit_status(capsys: Capture) -> None:
    assert run(["--help"]) == 0
    text = capsys.readouterr().out
    assert all(f"\n  {command} " in text for command in COMMANDS)
    assert "0 all well, 1 problems found, 2 bad input" in text


def test_version_is_that_of_the_package(capsys: Capture) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("kg 0.")


def test_help_loads_nothing_heavy() -> None:
    """`kg --help` is there at once."""
    code = "import sys; from kg.cli import run; run(['--help']); sys.stderr.write(repr(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    for library in ("rdflib", "networkx", "pyoxigraph", "rich", "rjieba", "kg.pipeline"):
        assert repr(library) not in done.stderr


# --- build -----------------------------------------------------------------------------------------------


def test_build_writes_and_summarizes(page: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "out"
    assert run(["build", str(page), "-o", str(out), "--published", "2025-05-10", "--publisher", "锦城晚报"]) == 0
    first, second, last = capsys.readouterr().out.splitlines()
    assert first == f"1 documents, 1 articles, {len(PAGE)} characters"
    assert "2 observations" in second
    assert last == f"written to {out}"
    assert {"graph.ttl", "graph.html", "facts.jsonl", "observations.csv", "report.json"} <= {
        path.name for path in out.iterdir()
    }
    assert run(["query", "SELECT ?d { ?a schema:datePublished ?d ; kg:dateBasis ?b }", "--graph", str(out)]) == 0
    assert "2025-05-10" in capsys.readouterr().out


def test_build_writes_only_the_formats_asked_for(page: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "out"
    assert run(["build", str(page), "-o", str(out), "--format", "csv", "--format", "jsonl", "--quiet"]) == 0
    assert sorted(path.name for path in out.iterdir()) == ["facts.jsonl", "observations.csv"]
    assert capsys.readouterr() == ("", "")


def test_build_reads_standard_input(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kg", "build", "-", "-o", str(tmp_path / "out"), "--format", "ttl"]
    done = subprocess.run(command, input=PAGE.encode("gb18030"), capture_output=True, check=False)
    assert done.returncode == 0
    assert b"1 documents" in done.stdout
    assert "成都政务服务平台" in (tmp_path / "out" / "graph.ttl").read_text("utf-8")


def test_build_names_a_corpus_s_columns(tmp_path: Path, capsys: Capture) -> None:
    rows = [{"nr": str(n), "when": "2025-05-10", "content": PAGE} for n in (1, 2)]
    corpus = tmp_path / "news.jsonl"
    corpus.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    columns = ["--column-text", "content", "--column-published", "when", "--column-id", "nr"]
    assert run(["build", str(corpus), "-o", str(tmp_path / "out"), *columns]) == 0
    assert capsys.readouterr().out.startswith("2 documents, 2 articles")


def test_build_obeys_verdicts_and_deleting_the_row_undoes_them(tmp_path: Path, capsys: Capture) -> None:
    """A row joins two names; without it they are two nodes again."""
    (tmp_path / "page.txt").write_text("西安光电大学举行运动会。\n\n杭州光电科技大学举行运动会。\n", "utf-8")
    table = tmp_path / "verdicts.csv"
    graph = str(tmp_path / "out" / "graph.ttl")
    command = ["build", str(tmp_path / "page.txt"), "-o", str(tmp_path / "out"), "-q", "--verdicts", str(table)]
    answers = []
    for rows in ("西安光电大学,杭州光电科技大学,same,\n", ""):
        table.write_text("left,right,verdict,note\n" + rows, "utf-8")
        assert run(command) == 0
        run(
            ["query", 'ASK { ?u rdfs:label "杭州光电科技大学"@zh ; skos:altLabel "西安光电大学"@zh }', "--graph", graph]
        )
        answers.append(capsys.readouterr().out.split()[-1])
    assert answers == ["true", "false"]


def test_a_wrong_quote_fails_the_build_and_writes_nothing(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """One wrong offset: status 1, one line with the place, no exports."""
    from kg.model import Event, EventType, Evidence, Span

    wrong = Event("成都市", EventType.HELD, "held", (Evidence("page.txt#0", "page.txt", 0, 2, "杭州", Span(0, 5)),))
    monkeypatch.setattr("kg.pipeline.extract_events", lambda *_: iter([wrong]))
    assert run(["build", str(page), "-o", str(tmp_path / "out")]) == 1
    assert capsys.readouterr().err.startswith("kg: page.txt[0:2]")
    assert not (tmp_path / "out").exists()


# --- query -----------------------------------------------------------------------------------------------

PLATFORMS = "SELECT ?name { ?p a kg:Platform ; rdfs:label ?name }"


@pytest.mark.parametrize(
    ("form", "expected"),
    [("table", "name\n--------\n城市大脑\n"), ("csv", "name\r\n城市大脑\r\n")],
)
def test_query_prints_a_table_or_csv(turtle: str, form: str, expected: str, capsys: Capture) -> None:
    assert run(["query", PLATFORMS, "--graph", turtle, "--format", form]) == 0
    assert capsys.readouterr().out == expected


def test_query_prints_json_of_the_standard(turtle: str, capsys: Capture) -> None:
    assert run(["query", PLATFORMS, "--graph", turtle, "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["results"]["bindings"] == [{"name": {"type": "literal", "value": "城市大脑", "xml:lang": "zh"}}]


def test_query_reads_a_file_and_the_folder_of_a_build(turtle: str, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "mine.rq").write_text(PLATFORMS, "utf-8")
    assert run(["query", str(tmp_path / "mine.rq"), "--graph", str(Path(turtle).parent)]) == 0
    assert "城市大脑" in capsys.readouterr().out


def test_query_knows_the_named_queries(turtle: str, capsys: Capture) -> None:
    """What --list shows can be asked by its name."""
    assert run(["query", "--list"]) == 0
    names = [line for line in capsys.readouterr().out.splitlines() if line and not line.startswith(" ")]
    assert names
    for name in names:
        assert run(["query", name, "--graph", turtle]) == 0


def test_the_exports_of_this_folder_are_the_default(
    turtle: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(Path(turtle).parent.parent)
    assert run(["query", PLATFORMS]) == 0
    assert run(["stats"]) == 0
    assert run(["validate"]) == 0
    assert run(["show", "城市大脑"]) == 0
    assert "城市大脑" in capsys.readouterr().out


# --- show ------------------------------------------------------------------------------------------------


def test_show_prints_a_card_with_quotes(turtle: str, capsys: Capture) -> None:
    """Class, other names, figures, relations, events, each with its words and their place."""
    assert run(["show", "“城市大脑”平台", "--graph", turtle]) == 0
    out = capsys.readouterr().out
    assert out.startswith("城市大脑  (Platform)\nalso called “城市大脑”平台\n")
    for words in ("接入场景  >300个", "builtBy  杭州云栖科技有限公司", "Launched  2025-11-03", "「办理时长下降30%」"):
        assert words in out
    assert "杭州“城市大脑”接入超300个场景 (a/hangzhou.txt:" in out


def test_show_suggests_where_nothing_is_found(turtle: str, capsys: Capture) -> None:
    assert run(["show", "云栖科技", "--graph", turtle]) == 1
    assert "near it: 杭州云栖科技有限公司" in capsys.readouterr().err


def test_show_lists_homonyms_by_what_tells_them_apart(
    graph_of: Callable[..., Graph], sample_graph: Graph, tmp_path: Path, capsys: Capture
) -> None:
    """Two persons of one name are listed, and each can be shown by the name in the list."""
    article = next(iter(sample_graph.articles))
    people = [Entity(f"王强({body})", "王强", Kind.PERSON, (), (article,)) for body in ("甲公司", "乙公司")]
    others = tuple(entity for entity in sample_graph.entities.values() if entity.name != "王强")
    facts = {name: fact for name, fact in sample_graph.facts.items() if fact.subject != "王强"}
    kg.KnowledgeGraph(graph_of((*others, *people), facts)).export(tmp_path, ["ttl"])
    assert run(["show", "王强", "--graph", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("2 entities are called 王强")
    assert "王强(甲公司)" in out
    assert run(["show", "王强（甲公司）", "--graph", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("王强  (Person)")


# --- stats, validate, evaluate ---------------------------------------------------------------------------


def test_stats_count_what_is_there(turtle: str, capsys: Capture) -> None:
    assert run(["stats", turtle]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines() if line]
    for count in (["2", "documents"], ["4", "observations"], ["6", "relations"], ["2", "events"], ["3", "Person"]):
        assert count in lines


def test_validate_finds_a_tampered_quote(turtle: str, sample_graph: Graph, tmp_path: Path, capsys: Capture) -> None:
    """A good graph passes; with one word of one quote changed it fails, and the line says where."""
    docs = tmp_path / "docs"
    for path, document in sample_graph.documents.items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_bytes(document.text.encode())
    assert run(["validate", turtle, "--docs", str(docs)]) == 0
    assert "no violations" in capsys.readouterr().out
    text = Path(turtle).read_text("utf-8")
    Path(turtle).write_text(text.replace("办理时长下降30%", "办理时长下降80%"), "utf-8")
    assert run(["validate", turtle, "--docs", str(docs)]) == 1
    assert "a/hangzhou.txt" in capsys.readouterr().out


def test_evaluate_prints_the_figures(turtle: str, sample_graph: Graph, tmp_path: Path, capsys: Capture) -> None:
    """One of two gold events is in the graph, with one event too many: a half everywhere."""
    gold, docs = tmp_path / "gold", tmp_path / "docs"
    gold.mkdir()
    docs.mkdir()
    text = sample_graph.documents["chengdu.txt"].text
    (docs / "chengdu.txt").write_bytes(text.encode())
    day = {"start": "2025-11-05", "end": "2025-11-05"}
    quote = "2025智慧城市博览会在成都高新区举行"
    held = {"subject": ["2025智慧城市博览会"], "type": "Held", "quote": quote, **day}
    events = [held, {**held, "type": "Released"}]
    record = {"document": "chengdu.txt", "observations": [], "relations": [], "events": events}
    (gold / "chengdu.json").write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    options = ["evaluate", str(gold), "--graph", turtle, "--docs", str(docs)]
    assert run([*options, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["events"]
    assert found == {"predicted": 1, "gold": 2, "found": {"precision": 1.0, "recall": 0.5, "f1": 0.667}}
    assert run([*options, "--misses"]) == 0
    out = capsys.readouterr().out
    assert "events, missed" in out
    assert "events found" in out


# --- odd terminals ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONUTF8": "0", "LANG": "C"}])
def test_chinese_comes_out_as_utf8_in_any_locale(turtle: str, locale: dict[str, str]) -> None:
    done = process("query", PLATFORMS, "--graph", turtle, **locale)
    assert done.returncode == 0
    assert "城市大脑" in done.stdout.decode("utf-8")


def test_a_closed_pipe_is_no_error(turtle: str) -> None:
    """`kg query … | head` ends without a traceback."""
    rows = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
    command = f"{sys.executable} -m kg query '{rows}' --graph {turtle} | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def long_build(folder: Path) -> "subprocess.Popen[str]":
    """A build that is at work with two processes for ten seconds or more."""
    pages = folder / "pages"
    pages.mkdir()
    for number in range(400):
        (pages / f"{number}.txt").write_text(PAGE * 60, "utf-8")
    command = [sys.executable, "-m", "kg", "build", str(pages), "-o", str(folder / "out"), "--workers", "2"]
    child = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    for _ in range(100):
        time.sleep(0.1)
        if len(workers_of(child.pid)) == 2:
            break
    return child


def workers_of(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children")
    if not children.exists():
        absent("needs Linux's list of child processes")
    return [int(child) for child in children.read_text().split()]


def test_a_killed_build_leaves_no_worker_behind(tmp_path: Path) -> None:
    """Killed outright, the build writes nothing, and its workers end by themselves."""
    child = long_build(tmp_path)
    workers = workers_of(child.pid)
    assert len(workers) == 2
    child.kill()
    child.wait(timeout=10)
    for _ in range(100):
        if not any(Path(f"/proc/{worker}").exists() for worker in workers):
            break
        time.sleep(0.1)
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)
    assert not (tmp_path / "out").exists()


def test_an_interrupt_ends_with_130(tmp_path: Path) -> None:
    """Ctrl-C in the middle of a build: one line, no traceback, nothing written."""
    child = long_build(tmp_path)
    begun = time.monotonic()
    os.killpg(child.pid, signal.SIGINT)
    _, err = child.communicate(timeout=20)
    assert time.monotonic() - begun < 5
    assert child.returncode == 130
    assert err.strip() == "kg: interrupted"
    assert not (tmp_path / "out").exists()
