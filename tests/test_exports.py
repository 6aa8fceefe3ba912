"""Tables, report, and the writing of the folder: whole or not at all."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import textwrap
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from small_graph import ENTITIES, FACTS, A, entity, make_graph, observation, quote, relation

import kg.export
from kg.errors import EvidenceError, OutputError
from kg.export import DEFAULT, FORMATS, export
from kg.export.atomic import write_files
from kg.export.report import report
from kg.export.tables import facts_jsonl, observation_rows, observations_csv
from kg.model import Graph, Kind, Observation, Qualifier, Status

ROOT = Path(__file__).parents[1]
PLAIN = ["ttl", "neo4j", "jsonl", "csv", "report"]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


# --- the tables --------------------------------------------------------------------------------------------


def records(graph: Graph) -> dict[str, dict[str, object]]:
    return {record["id"]: record for record in map(json.loads, facts_jsonl(graph).splitlines())}


def test_each_line_of_jsonl_is_a_fact_with_its_names_and_evidence(sample_graph: Graph) -> None:
    found = records(sample_graph)
    assert list(found) == sorted(FACTS)
    fact = found["00000000000000a2"]
    assert fact["kind"] == "Observation"
    assert fact["subject"] == {"id": "城市大脑", "name": "城市大脑", "class": "Platform"}
    assert (fact["value"], fact["unit"], fact["qualifier"]) == ("12000", "件", "About")
    assert [(e["headline"], e["begin"], e["end"], e["quote"]) for e in fact["evidence"]] == [  # type: ignore[attr-defined]
        ("杭州“城市大脑”接入超300个场景", 84, 96, "日均处理事件约1.2万件"),
        ("成都举办智慧城市博览会", 62, 74, "日均处理事件约1.2万件"),
    ]


def test_relations_and_events_have_their_fields(sample_graph: Graph) -> None:
    found = records(sample_graph)
    post, held = found["00000000000000b5"], found["00000000000000c2"]
    assert (post["predicate"], post["role"]) == ("affiliatedWith", "局长")
    assert post["object"] == {"id": "成都市经信局", "name": "成都市经信局", "class": "GovernmentAgency"}
    assert (held["type"], held["start"], held["end"]) == ("Held", "2025-11-05", "2025-11-05")


def test_jsonl_writes_chinese_as_chinese(sample_graph: Graph) -> None:
    assert "\\u" not in facts_jsonl(sample_graph)


def test_the_csv_opens_in_a_spreadsheet(sample_graph: Graph) -> None:
    data = observations_csv(sample_graph)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == 5
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row["指标"] for row in rows] == ["办理时长", "接入场景", "日均处理事件", "服务县区"]
    assert (rows[0]["数值"], rows[0]["单位"], rows[0]["方向"], rows[0]["类别"]) == ("30", "%", "下降", "平台")
    assert (rows[2]["出处数"], rows[2]["限定"]) == ("2", "约")
    assert (rows[3]["下限"], rows[3]["上限"], rows[3]["状态"], rows[3]["结束日期"]) == ("3", "5", "目标", "2027-12-31")
    assert rows[1]["文章标题"] == "杭州“城市大脑”接入超300个场景"


@pytest.mark.parametrize("text", ["=1+1", "+86", "-2", "@SUM(A1)", "\tx", "＝1+1"])
def test_a_text_that_a_spreadsheet_would_run_is_guarded(text: str) -> None:
    fact = replace(observation("00000000000000a1"), metric=text)
    rows = list(
        csv.reader(io.StringIO(observations_csv(make_graph(facts={"f": fact})).decode("utf-8-sig"), newline=""))
    )
    assert f"'{text}" in rows[1]
    assert text not in rows[1]


def test_numbers_are_not_guarded_and_commas_and_line_breaks_come_through() -> None:
    evidence = replace(quote(A, "300"), quote='一,"二"\n三')
    fact = Observation("城市大脑", "温度", "度", Qualifier.EXACT, Status.ACTUAL, "r", (evidence,), Decimal("-3.50"))
    rows = list(
        csv.reader(io.StringIO(observations_csv(make_graph(facts={"f": fact})).decode("utf-8-sig"), newline=""))
    )
    assert rows[1][3] == "-3.5"
    assert '一,"二"\n三' in rows[1]


def test_pandas_reads_the_csv_and_takes_the_rows(sample_graph: Graph) -> None:
    pandas = pytest.importorskip("pandas") if not os.environ.get("CI") else __import__("pandas")
    table = pandas.read_csv(io.BytesIO(observations_csv(sample_graph)))
    assert table["数值"].dropna().tolist() == [30, 300, 12000]
    assert pandas.DataFrame(observation_rows(sample_graph))["subject"].unique().tolist() == ["城市大脑"]


# --- the report --------------------------------------------------------------------------------------------


def test_the_report_counts_what_there_is(sample_graph: Graph) -> None:
    found = report(sample_graph, [])
    assert found["documents"] == {
        "read": ["a/hangzhou.txt", "chengdu.txt"],
        "skipped": [{"path": "empty.txt", "reason": "the file is empty"}],
        "characters": sum(len(d.text) for d in sample_graph.documents.values()),
    }
    assert found["articles"] == {"count": 2, "date": {"given": 1, "inferred": 1}}
    facts = found["facts"]
    assert isinstance(facts, dict)
    assert (facts["count"], facts["evidence"], facts["stated by several articles"]) == (12, 13, 1)
    assert facts["class"] == {"Event": 2, "Observation": 4, "Relation": 6}
    assert found["validation"] == {"valid": True, "violations": []}


def test_the_report_lists_violations(tmp_path: Path) -> None:
    fact = replace(relation("00000000000000b4"), object="成都市")
    violations = export(make_graph(facts={"f": fact}), tmp_path, ["report"])
    written = json.loads((tmp_path / "report.json").read_text("utf-8"))["validation"]
    assert written == {"valid": False, "violations": [str(v) for v in violations]}
    assert [v.focus for v in violations] == ["fact/f"]


# --- the folder --------------------------------------------------------------------------------------------


def test_everything_is_written_and_nothing_else(sample_graph: Graph, tmp_path: Path) -> None:
    assert export(sample_graph, tmp_path / "out" / "deep", PLAIN) == ()
    assert {name.split("/")[0] for name in contents(tmp_path / "out" / "deep")} == {
        "graph.ttl", "facts.jsonl", "observations.csv", "report.json", "neo4j",
    }  # fmt: skip
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["deep"]


def test_the_html_page_is_one_of_the_exports() -> None:
    assert set(DEFAULT) == {"ttl", "html", "neo4j", "jsonl", "csv", "report"}


def test_the_same_graph_gives_the_same_bytes(sample_graph: Graph, tmp_path: Path) -> None:
    turned = replace(
        sample_graph,
        entities=dict(sorted(sample_graph.entities.items())),
        facts=dict(sorted(sample_graph.facts.items())),
        articles=dict(sorted(sample_graph.articles.items())),
    )
    export(sample_graph, tmp_path / "a", PLAIN)
    export(turned, tmp_path / "b", PLAIN)
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_the_bytes_do_not_depend_on_the_hash_seed(tmp_path: Path) -> None:
    code = textwrap.dedent(f"""
        import sys; sys.path.insert(0, {str(ROOT / "tests")!r})
        from pathlib import Path; from small_graph import make_graph; from kg.export import export
        export(make_graph(), Path(sys.argv[1]), {PLAIN!r})""")
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", code, str(tmp_path / seed)], check=True, env=env, cwd=ROOT)
    assert contents(tmp_path / "1") == contents(tmp_path / "2")


def test_former_exports_are_replaced_and_foreign_files_kept(sample_graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "neo4j").mkdir()
    (tmp_path / "graph.ttl").write_text("old")
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "neo4j" / "my.cypher").write_text("mine too")
    export(sample_graph, tmp_path, PLAIN)
    assert (tmp_path / "graph.ttl").read_text("utf-8").startswith("@prefix")
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert (tmp_path / "neo4j" / "my.cypher").read_text() == "mine too"
    assert not list(tmp_path.glob(".kg-*"))


@pytest.mark.parametrize("when", ["writing", "moving"])
def test_a_build_that_fails_leaves_the_former_exports_whole(
    sample_graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    export(make_graph(facts={}), tmp_path, PLAIN)
    former = contents(tmp_path)
    if when == "writing":

        def fail(material: object) -> object:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(kg.export, "FORMATS", {**FORMATS, "report": fail})
    else:
        moved: list[Path] = []
        replace_file = Path.replace

        def fail_late(self: Path, target: Path) -> Path:
            moved.append(self)
            if len(moved) == 4:
                raise OSError(28, "No space left on device")
            return replace_file(self, target)

        monkeypatch.setattr(Path, "replace", fail_late)
    with pytest.raises(OutputError, match="No space left"):
        export(sample_graph, tmp_path, PLAIN)
    assert contents(tmp_path) == former


def test_a_build_that_fails_makes_no_new_file(sample_graph: Graph, tmp_path: Path) -> None:
    files = iter([("a.txt", "one"), ("b\0.txt", "two")])
    with pytest.raises((OutputError, ValueError)):
        write_files(tmp_path / "out", files)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_build_that_is_killed_while_writing_leaves_the_former_exports_whole(tmp_path: Path) -> None:
    export(make_graph(), tmp_path, PLAIN)
    former = contents(tmp_path)
    code = textwrap.dedent("""
        import os, signal, sys; from pathlib import Path; from kg.export.atomic import write_files
        def files():
            yield "graph.ttl", "half"
            os.kill(os.getpid(), signal.SIGKILL)
            yield "report.json", "half"
        write_files(Path(sys.argv[1]), files())""")
    result = subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, check=False)
    assert result.returncode == -signal.SIGKILL
    assert {name: data for name, data in contents(tmp_path).items() if not name.startswith(".kg-")} == former


def test_a_folder_that_cannot_be_written_is_named(sample_graph: Graph, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    for folder in (file, file / "below", Path("/proc/kg-out")):
        with pytest.raises(OutputError, match=str(folder)):
            export(sample_graph, folder, ["ttl"])
    assert file.read_text() == "x"


def test_an_unknown_format_is_refused_before_anything_is_written(sample_graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no export named xlsx; there are ttl"):
        export(sample_graph, tmp_path / "out", ["ttl", "xlsx"])
    assert not (tmp_path / "out").exists()


def test_one_wrong_offset_stops_the_build_before_anything_is_written(tmp_path: Path) -> None:
    wrong = replace(quote(A, "办理时长下降30%"), begin=96)
    graph = make_graph(facts={"f": replace(FACTS["00000000000000a3"], evidence=(wrong,))})
    with pytest.raises(EvidenceError, match=r"a/hangzhou\.txt\[96:106\]"):
        export(graph, tmp_path / "out", PLAIN)
    assert not (tmp_path / "out").exists()


def test_hostile_names_come_through_every_export(tmp_path: Path) -> None:
    name = '<script>alert(1)</script>“乙”;\\"丙\\\n丁,`戊`'
    people = (*ENTITIES, replace(entity(name, Kind.PERSON, A), id=name))
    assert export(make_graph(people, {"f": replace(FACTS["00000000000000a1"], subject=name)}), tmp_path, PLAIN) == ()
    record = json.loads((tmp_path / "facts.jsonl").read_text("utf-8"))
    assert record["subject"]["name"] == name
