"""The Neo4j import: what both readers make of the files, tried with a reader that follows Neo4j's rules."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from needs import absent
from small_graph import ENTITIES, FACTS, A, entity, make_graph

from kg.export.neo4j import relationship_type, render
from kg.export.neo4j_table import SEPARATOR, Table
from kg.model import Graph, Kind, Predicate
from kg.ontology import CLASSES, superclasses
from kg.query import named_queries


def read(text: str) -> Iterator[list[str | None]]:
    """The records of a CSV text by Neo4j's rules with legacy-style quoting; an empty cell is None.

    Within quotes, a doubled quote is a quote, and a backslash before a backslash or a quote makes that character
    itself; outside quotes nothing is special but comma and line end.
    """
    row: list[str | None] = []
    cell, at, quoted, was_quoted = "", 0, False, False
    while at < len(text):
        char, after = text[at], text[at + 1 : at + 2]
        if quoted:
            if (char == '"' and after == '"') or (char == "\\" and after in ("\\", '"')):
                cell, at = cell + after, at + 1
            elif char == '"':
                assert after in (",", "\n"), f"data after a quote: {text[at - 20 : at + 20]!r}"
                quoted = False
            else:
                cell += char
        elif char == '"' and not cell and not was_quoted:
            quoted = was_quoted = True
        elif char in ",\n":
            row.append(cell or None)
            cell, was_quoted = "", False
            if char == "\n":
                yield row
                row = []
        else:
            cell += char
        at += 1
    assert not quoted and not row


def table(files: dict[str, str], name: str) -> list[dict[str, str | None]]:
    header, *rows = read(files[f"{name}.csv"])
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


@pytest.fixture
def files(sample_graph: Graph) -> dict[str, str]:
    return render(sample_graph)


def test_entities_carry_their_class_and_those_above_it_as_labels(files: dict[str, str]) -> None:
    platform = next(row for row in table(files, "nodes_entities") if row["name"] == "城市大脑")
    assert platform == {
        "id:ID(Entity)": "城市大脑", ":LABEL": SEPARATOR.join(("Platform", "Project", "Entity")), "name": "城市大脑",
        "kind": "Platform", "aliases:string[]": "“城市大脑”平台",
    }  # fmt: skip


def test_observations_are_nodes_with_typed_properties(files: dict[str, str]) -> None:
    rows = {row["id:ID(Fact)"]: row for row in table(files, "nodes_observations")}
    target = rows["00000000000000a4"]
    assert (target["minimum:double"], target["maximum:double"], target["value:double"]) == ("3", "5", None)
    assert (target["status"], target["end:date"], target["start:date"]) == ("Target", "2027-12-31", None)
    assert target[":LABEL"] == f"Observation{SEPARATOR}Fact"


def test_relations_are_relationships_that_name_their_fact(files: dict[str, str]) -> None:
    rows = table(files, "edges_relations")
    assert {
        ":START_ID(Entity)": "王强", ":END_ID(Entity)": "成都市经信局", ":TYPE": "AFFILIATED_WITH",
        "fact": "00000000000000b5", "role": "局长",
    } in rows  # fmt: skip
    assert len(rows) == 6


def test_relationship_types_are_the_predicates_in_upper_snake_case() -> None:
    assert relationship_type(Predicate.LOCATED_IN) == "LOCATED_IN"
    assert relationship_type(Predicate.USES) == "USES"
    assert {relationship_type(p) for p in Predicate} >= {"BUILT_BY", "PARTICIPATES_IN", "AFFILIATED_WITH", "RECEIVED"}


def test_every_fact_leads_to_its_words_and_their_article(files: dict[str, str]) -> None:
    quotes = {row["id:ID(Evidence)"]: row for row in table(files, "nodes_evidence")}
    evidence = [
        r[":END_ID(Evidence)"] for r in table(files, "edges_evidence") if r[":START_ID(Fact)"] == "00000000000000a2"
    ]
    articles = {r[":START_ID(Evidence)"]: r[":END_ID(Article)"] for r in table(files, "edges_from_article")}
    assert {quotes[e]["quote"] for e in evidence} == {"日均处理事件约1.2万件"}
    assert {articles[e] for e in evidence} == {"a/hangzhou.txt#0", "chengdu.txt#0"}


def test_authors_and_mentions_are_relationships(files: dict[str, str]) -> None:
    authors = {(r[":START_ID(Article)"], r[":END_ID(Entity)"]) for r in table(files, "edges_authors")}
    assert authors == {("a/hangzhou.txt#0", "李晓"), ("a/hangzhou.txt#0", "周敏")}
    mentions = {(r[":START_ID(Entity)"], r[":END_ID(Article)"]) for r in table(files, "edges_mentioned_in")}
    assert {("城市大脑", "a/hangzhou.txt#0"), ("城市大脑", "chengdu.txt#0")} <= mentions


def test_no_relationship_hangs_in_the_air_and_no_node_stands_twice(files: dict[str, str]) -> None:
    ids: dict[str, list[str | None]] = {}
    for name in files:
        if name.startswith("nodes_"):
            for row in table(files, name.removesuffix(".csv")):
                column = next(iter(row))
                ids.setdefault(column[6:-1], []).append(row[column])
    for space, found in ids.items():
        assert len(found) == len(set(found)), space
    for name in files:
        if name.startswith("edges_"):
            for row in table(files, name.removesuffix(".csv")):
                for column, value in row.items():
                    if "_ID(" in column:
                        assert value in ids[column.partition("(")[2][:-1]], (name, value)


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters=SEPARATOR)), min_size=1, max_size=4)
)
def test_any_text_comes_through(texts: list[str]) -> None:
    columns = tuple((f"c{i}", "string") for i in range(len(texts)))
    written = Table("t", "Entity", ("City",), columns, (("id", "City", *texts),)).csv()
    _, row = read(written)
    assert row == ["id", "City", *(text or None for text in texts)]


def test_names_that_break_other_importers_come_through() -> None:
    name, alias = '甲`乙`"丙"\\', '丁;戊,己|庚\r\n辛\\"壬'
    graph = make_graph((*ENTITIES, replace(entity(name, Kind.PERSON, A, aliases=(alias, "癸;")), id=name)))
    row = next(r for r in table(render(graph), "nodes_entities") if r["id:ID(Entity)"] == name)
    assert row["name"] == name
    assert str(row["aliases:string[]"]).split(SEPARATOR) == [alias, "癸;"]


def test_files_are_utf8_without_a_mark_and_every_line_has_all_columns(files: dict[str, str]) -> None:
    for name, text in files.items():
        assert not text.startswith("\ufeff")
        if name.endswith(".csv"):
            header, *rows = read(text)
            assert all(len(row) == len(header) for row in rows), name


# --- the scripts -------------------------------------------------------------------------------------------


def test_constraints_come_first_and_for_every_id(files: dict[str, str]) -> None:
    statements = [line for line in files["import.cypher"].splitlines() if line and not line.startswith("//")]
    schema = files["constraints.cypher"].splitlines()
    assert statements[: len(schema)] == schema
    assert all(" IF NOT EXISTS FOR " in line for line in schema)
    spaces = {match[1] for line in schema if (match := re.search(r"CONSTRAINT .* FOR \(n:(\w+)\)", line))}
    assert spaces == {"Entity", "Fact", "Evidence", "Article", "Metric"}


def test_cypher_loads_every_file_and_every_column_in_batches_without_a_plugin(files: dict[str, str]) -> None:
    cypher = files["import.cypher"]
    tables = {name for name in files if name.endswith(".csv")}
    assert set(re.findall(r"file:///([\w.]+)", cypher)) == tables
    assert set(re.findall(r"=(\w+\.csv)", files["import.sh"])) == tables
    assert "apoc" not in cypher.lower()
    assert cypher.count("LOAD CSV") == cypher.count("IN TRANSACTIONS OF")
    for name in tables:
        part = "".join(s for s in cypher.split("LOAD CSV") if name in s)
        for column in files[name].splitlines()[0].split(","):
            if column not in (":LABEL", ":TYPE"):
                assert f"row.`{column}`" in part or f"row.{column}" in part, (name, column)


def test_cypher_sets_the_labels_and_types_that_the_files_hold(files: dict[str, str]) -> None:
    cypher = files["import.cypher"]
    for kind in Kind:
        assert f"= '{kind.value}'" in cypher
        assert "SET n:" + ":".join((kind.value, *superclasses(kind.value))) in cypher
    for predicate in Predicate:
        assert f"-[r:{relationship_type(predicate)} {{fact: row.fact}}]->" in cypher
    assert set(re.findall(r"SET n:(\w+)", cypher)) <= CLASSES


def test_nothing_from_a_text_stands_in_a_script() -> None:
    hostile = replace(entity("x'}) DETACH DELETE n //", Kind.CITY, A), id="x'}) DETACH DELETE n //")
    mine, plain = render(make_graph((*ENTITIES, hostile))), render(make_graph((), {}))
    for name in ("import.cypher", "constraints.cypher", "import.sh", "README.txt"):
        assert mine[name] == plain[name]


def test_the_import_tool_is_told_how_the_files_are_written(files: dict[str, str]) -> None:
    for option in ("--array-delimiter=U+001F", "--multiline-fields=true", "--legacy-style-quoting=true"):
        assert option in files["import.sh"]


def test_the_shell_script_calls_the_import_tool_with_every_file(files: dict[str, str], tmp_path: Path) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    tool = tmp_path / "bin" / "neo4j-admin"
    tool.parent.mkdir()
    tool.write_text('#!/bin/sh\nfor word in "$@"; do printf "%s\\n" "$word"; done\npwd\n')
    tool.chmod(0o755)
    shell = shutil.which("sh")
    if shell is None:
        absent("no shell to run the script with")
    env = {**os.environ, "PATH": f"{tool.parent}{os.pathsep}{os.environ['PATH']}", "DATABASE": "news"}
    command = [shell, str(tmp_path / "import.sh"), "--overwrite-destination"]
    words = subprocess.run(command, env=env, check=True, capture_output=True, text=True, cwd="/").stdout.splitlines()
    assert words[:4] == ["database", "import", "full", "news"]  # elsewhere the tool takes the name for a file
    assert words[-2:] == ["--overwrite-destination", str(tmp_path)]
    assert sum(word.startswith(("--nodes=", "--relationships=")) for word in words) == len(list(tmp_path.glob("*.csv")))


def test_an_empty_graph_still_makes_every_file() -> None:
    empty = render(make_graph((), {}))
    assert set(empty) == set(render(make_graph(facts=FACTS)))
    assert table(empty, "nodes_observations") == []


# --- the questions in Cypher -------------------------------------------------------------------------------


def test_every_named_query_has_a_twin_in_cypher_with_its_titles() -> None:
    """The twins are read from the package and open with the same two lines."""
    assert len(named_queries()) >= 15
    for named in named_queries().values():
        assert named.cypher.splitlines()[:2] == [f"// {named.title_zh}", f"// {named.title_en}"]
