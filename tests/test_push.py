"""A push without a server: reading a build's files back, and the errors that a user can meet."""

import socket
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from city_graph import hostile_graph
from hypothesis import given, settings
from hypothesis import strategies as st
from small_graph import ENTITIES, A, entity, make_graph

from kg.cli import run
from kg.errors import DatabaseError, InputError
from kg.export import export
from kg.export.neo4j import render, tables
from kg.export.neo4j_table import SEPARATOR
from kg.model import Graph, Kind
from kg.push import Target, push
from kg.push.difference import Present, compare
from kg.push.files import read_tables
from kg.push.records import Record, label_set, records


@pytest.fixture
def folder(sample_graph: Graph, tmp_path: Path) -> Path:
    export(sample_graph, tmp_path / "out", ["neo4j"])
    return tmp_path / "out"


def things(graph: Graph) -> list[list[Record]]:
    return [list(records(table)) for table in tables(graph)]


@pytest.mark.parametrize("inner", ["", "neo4j"])
def test_the_files_of_a_build_give_the_tables_that_made_them(tmp_path: Path, inner: str) -> None:
    """From the build's folder or the one in it; hostile names, numbers, dates and lists come back."""
    graph = hostile_graph()
    export(graph, tmp_path / "out", ["neo4j"])
    assert [list(records(table)) for table in read_tables(tmp_path / "out" / inner)] == things(graph)


@settings(deadline=None, max_examples=50)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters=SEPARATOR), min_size=1))
def test_any_name_comes_back_from_the_files(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    graph = make_graph((*ENTITIES, replace(entity(name, Kind.PERSON, A, aliases=(name * 2,)), id=name)))
    folder = tmp_path_factory.mktemp("any")
    for file, text in render(graph).items():
        (folder / file).write_bytes(text.encode())
    assert [list(records(table)) for table in read_tables(folder)] == things(graph)


def test_a_folder_that_is_no_build_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nodes_entities\.csv: cannot be read.*run kg build"):
        read_tables(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("value:double", "amount:double", "other columns"),
        (",300,", ",3万,", "number or date"),
        ("2027-12-31", "2027-13-31", "number or date"),
        (',"Actual"', "", "cells"),
        ('"level"\n', '"lev', "cut off"),
    ],
)
def test_a_file_that_was_tampered_with_is_named(folder: Path, old: str, new: str, reason: str) -> None:
    path = folder / "neo4j" / "nodes_observations.csv"
    text = path.read_text("utf-8")
    changed = text[: text.rindex('"')] if reason == "cut off" else text.replace(old, new)
    assert changed != text
    path.write_text(changed, "utf-8")
    with pytest.raises(InputError, match=rf"nodes_observations\.csv.*{reason}"):
        read_tables(folder)


def test_only_what_differs_is_to_be_done() -> None:
    """What is there twice goes once; a user's own labels are no difference; a missing property is one."""
    labels = frozenset({"Kg", "Entity", "City", "Place"})
    city = Record(("武汉市",), ("City", "Entity", "Kg", "Place"), {"name": "武汉市", "aliases": ["武汉"]})
    own = replace(city, group=("City", "Entity", "Favourite", "Kg", "Place"))
    assert compare([city], [Present(own, "1")], labels).unchanged == 1
    assert compare([city], [Present(city, "1"), Present(city, "2")], labels).remove == ["2"]
    assert compare([], [Present(city, "1")], labels).remove == ["1"]
    assert compare([city], [], labels).add == [city]
    for other in (replace(city, group=("Entity", "Kg")), replace(city, properties={"name": "武汉市", "aliases": None})):
        assert compare([city], [Present(other, "1")], labels).change == [city]


def test_labels_that_kg_may_take_away_are_those_of_nodes_only() -> None:
    """A user's own label that is called like a term of the ontology stays."""
    labels = label_set(tables(make_graph()))
    assert {"Kg", "Entity", "Company", "Institution", "Fact", "Observation", "Metric"} <= labels
    assert not labels & {"Status", "Qualifier", "LOCATED_IN"}


# --- errors ------------------------------------------------------------------------------------------------


def test_a_missing_driver_is_one_line_with_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [module for module in sys.modules if module.split(".")[0] == "neo4j"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "neo4j", None)
    with pytest.raises(DatabaseError, match=r"pip install 'kg\[neo4j\]'"):
        push((), Target("bolt://localhost"))


def test_a_server_that_does_not_answer_is_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        uri = f"bolt://127.0.0.1:{unused.getsockname()[1]}"
        assert run(["neo4j", "push", str(folder), "--uri", uri]) == 2
    assert capsys.readouterr().err == f"kg: {uri}: no server answers; is it running, and is this its Bolt port?\n"


@pytest.mark.parametrize("uri", ["localhost:7687", "http://localhost:7687", "bolt://", ""])
def test_an_address_that_is_none_is_one_line(folder: Path, uri: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["neo4j", "push", str(folder), "--uri", uri]) == 2
    err = capsys.readouterr().err
    assert err.startswith("kg: ")
    assert err.count("\n") == 1
    assert "bolt://" in err


def test_an_address_is_asked_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_URI", raising=False)
    assert run(["neo4j", "push", str(folder)]) == 2
