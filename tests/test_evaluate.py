"""Evaluation: the figures of the reference scorer, and what went wrong in words."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from needs import absent
from small_graph import DOCUMENTS, FACTS, A, make_graph, quote

from kg.errors import InputError
from kg.evaluate import Score, evaluate
from kg.evaluate.names import is_named, norm, same_number, same_unit
from kg.export.turtle import render
from kg.likeness import likeness
from kg.model import (
    Article,
    Direction,
    Document,
    Entity,
    Event,
    EventType,
    Evidence,
    Fact,
    Graph,
    Kind,
    Observation,
    Predicate,
    Qualifier,
    Relation,
    Span,
    Status,
)
from kg.text import key

SHARED = Path(__file__).parents[2] / "shared"
Observed = dict[str, object]


def observed(subject: str, metric: str, quote: str, value: float | None, unit: str, **more: object) -> Observed:
    exact = {"qualifier": "exact", "status": "actual", "direction": None, "start": None, "end": None}
    return {"subject": [subject], "metric": [metric], "quote": quote, "value": value, "unit": unit, **exact, **more}


HANGZHOU: dict[str, list[Observed]] = {
    "observations": [
        observed("城市大脑", "接入场景", "接入超300个场景", 300, "个", qualifier="moreThan"),
        observed("城市大脑", "处理事件", "日均处理事件约1.2万件", 12000, "件", qualifier="about"),
        observed("城市大脑", "办理时长", "办理时长下降30%", 30, "%", direction="decrease"),
        observed("城市大脑", "服务县区", "服务3至5个县区", None, "个", min=3, max=5, status="target", end="2027-12-31"),
    ],
    "relations": [
        {"subject": ["城市大脑"], "predicate": "builtBy", "object": ["杭州云栖科技有限公司"], "quote": "云栖科技"},
        {"subject": ["浙江大学"], "predicate": "cooperatesWith", "object": ["杭州市数据资源局"], "quote": "大学签约"},
    ],
    "events": [
        {"subject": ["“城市大脑”平台"], "type": "Launched", "start": "2025-11-03", "end": None, "quote": "11月3日"},
    ],
}  # fmt: skip


Folders = tuple[Path, Path, Callable[[dict[str, list[Observed]]], Path]]


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """The graph's file, the folder of documents, and a function that writes gold."""
    docs, gold = tmp_path / "docs", tmp_path / "gold"
    docs.mkdir()
    gold.mkdir()
    (docs / "hangzhou.txt").write_bytes(DOCUMENTS["a/hangzhou.txt"].text.encode())
    graph = tmp_path / "graph.ttl"
    graph.write_text(render(make_graph()), "utf-8")

    def write(facts: dict[str, list[Observed]]) -> Path:
        record = {"document": "hangzhou.txt", "articles": [], "entities": [], **facts}
        (gold / "hangzhou.txt.json").write_text(json.dumps(record, ensure_ascii=False), "utf-8")
        return gold

    return graph, docs, write


def test_a_graph_that_says_what_the_gold_says_is_perfect(folders: Folders) -> None:
    graph, docs, write = folders
    found = evaluate(graph, write(HANGZHOU), docs)
    assert [(kind.predicted, kind.gold, kind.found) for kind in found.kinds.values()] == [
        (4, 4, Score(1, 1, 1)), (2, 2, Score(1, 1, 1)), (1, 1, Score(1, 1, 1)),
    ]  # fmt: skip
    assert found.kinds["observations"].full == Score(1, 1, 1)
    assert (found.score, found.wrong_quotes, found.misses) == (1.0, 0, ())


def change(kind: str, number: int, **fields: object) -> dict[str, list[Observed]]:
    facts = {name: [dict(fact) for fact in each] for name, each in HANGZHOU.items()}
    facts[kind][number].update(fields)
    return facts


@pytest.mark.parametrize(
    ("kind", "number", "fields", "misses"),
    [
        ("observations", 0, {"value": 301}, {("missed", "value"), ("made up", "value")}),
        ("observations", 0, {"unit": "家"}, {("missed", "unit"), ("made up", "unit")}),
        ("observations", 0, {"value": 7, "unit": "家"}, {("missed", "value, unit"), ("made up", "value, unit")}),
        ("observations", 0, {"quote": "正式上线"}, {("missed", "nothing there"), ("made up", "nothing there")}),
        ("observations", 0, {"subject": ["杭州"]}, {("partly", "subject")}),
        ("observations", 0, {"metric": ["高铁里程"]}, {("partly", "metric")}),
        ("observations", 0, {"metric": ["场景数量", "接入的场景"]}, set()),
        ("observations", 0, {"qualifier": "exact", "status": "target"}, {("partly", "qualifier, status")}),
        ("observations", 2, {"direction": None}, {("partly", "direction")}),
        ("observations", 3, {"end": "2028-12-31"}, {("partly", "time")}),
        ("observations", 3, {"end": None}, set()),
        ("observations", 3, {"max": 6}, {("missed", "value"), ("made up", "value")}),
        ("relations", 0, {"object": ["浙江大学"]}, {("missed", "object"), ("made up", "object")}),
        ("relations", 0, {"predicate": "operatedBy"}, {("missed", "predicate"), ("made up", "predicate")}),
        ("events", 0, {"type": "Held"}, {("missed", "type"), ("made up", "type")}),
        ("events", 0, {"end": "2025-11-04"}, {("missed", "time"), ("made up", "time")}),
    ],
)
def test_each_difference_is_named(
    folders: Folders,
    kind: str,
    number: int,
    fields: dict[str, object],
    misses: set[tuple[str, str]],
) -> None:
    graph, docs, write = folders
    found = evaluate(graph, write(change(kind, number, **fields)), docs)
    assert {(miss.error, miss.phenomenon) for miss in found.misses} == misses
    assert {miss.kind for miss in found.misses} <= {kind}


def test_optional_gold_counts_neither_way(folders: Folders) -> None:
    graph, docs, write = folders
    hit = evaluate(graph, write(change("observations", 0, optional=True)), docs).kinds["observations"]
    assert (hit.predicted, hit.gold, hit.found) == (3, 3, Score(1, 1, 1))
    missed = evaluate(graph, write(change("observations", 0, optional=True, value=9)), docs).kinds["observations"]
    assert (missed.predicted, missed.gold, missed.found) == (4, 3, Score(0.75, 1.0, 0.857))


def test_misses_are_grouped_with_the_largest_group_first(folders: Folders) -> None:
    graph, docs, write = folders
    found = evaluate(graph, write({kind: [] for kind in HANGZHOU}), docs)
    groups = {group: len(misses) for group, misses in found.grouped().items()}
    assert groups == {
        ("observations", "made up", "nothing there"): 4,
        ("relations", "made up", "nothing there"): 2,
        ("events", "made up", "nothing there"): 1,
    }
    assert all("\n" not in str(miss) for miss in found.misses)


def test_a_quote_that_is_not_the_text_is_counted(folders: Folders) -> None:
    graph, docs, write = folders
    wrong = replace(quote(A, "办理时长下降30%"), quote="办理时长下降31%")
    facts = {**FACTS, "00000000000000a3": replace(FACTS["00000000000000a3"], evidence=(wrong,))}
    graph.write_text(render(make_graph(facts=facts)), "utf-8")
    assert evaluate(graph, write(HANGZHOU), docs).wrong_quotes == 1


@pytest.mark.parametrize(
    ("prepare", "message"),
    [
        (lambda gold, docs: None, "holds no gold file"),
        (lambda gold, docs: (gold / "a.json").write_text("{"), r"a\.json: no gold file"),
        (lambda gold, docs: (gold / "a.json").write_text("[]"), r"a\.json: no gold file: document"),
        (
            lambda gold, docs: (gold / "a.json").write_text(
                '{"document": "none.txt", "observations": [], "relations": [], "events": []}'
            ),
            r"none\.txt: the document of a gold file",
        ),
    ],
)
def test_a_missing_or_malformed_file_is_named(
    tmp_path: Path, prepare: Callable[[Path, Path], object], message: str
) -> None:
    gold, docs, graph = tmp_path / "gold", tmp_path / "docs", tmp_path / "graph.ttl"
    gold.mkdir()
    docs.mkdir()
    graph.write_text("")
    prepare(gold, docs)
    with pytest.raises(InputError, match=message):
        evaluate(graph, gold, docs)


def test_names_units_numbers_and_metrics_are_compared_as_a_reader_would() -> None:
    assert norm("“汉融通”平台 ") == "汉融通平台"
    assert norm("５Ｇ基站") == "5g基站"
    assert is_named({"汉融通"}, ["《汉融通》", "平台"])
    assert same_unit("名", "位")
    assert same_unit("大", "个")
    assert not same_unit("元", "美元")
    assert same_number(120400000000.0, 120400000000.1)
    assert not same_number(0.0, None)
    assert likeness("入驻市场主体", "入驻主体") == 0.8
    assert likeness("", "x") == 0.0


# --- the reference scorer ----------------------------------------------------------------------------------


def reference(graph: Path, gold: Path, docs: Path) -> dict[str, object]:
    script = SHARED / "gold" / "score.py"
    if not script.is_file():
        absent("the reference scorer is not beside this checkout")
    command = [sys.executable, str(script), str(graph), "--gold", str(gold), "--docs", str(docs), "--json"]
    answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: dict[str, object] = json.loads(answer)
    return found


@pytest.mark.parametrize(
    ("kind", "number", "fields"),
    [
        ("observations", 0, {}),
        ("observations", 0, {"value": 301, "optional": True}),
        ("observations", 1, {"metric": ["件数"], "qualifier": "exact"}),
        ("relations", 1, {"object": ["浙江大学"]}),
        ("events", 0, {"start": None}),
    ],
)
def test_the_figures_are_those_of_the_reference_scorer(
    folders: Folders,
    kind: str,
    number: int,
    fields: dict[str, object],
) -> None:
    graph, docs, write = folders
    gold = write(change(kind, number, **fields))
    assert evaluate(graph, gold, docs).as_dict() == reference(graph, gold, docs)


@pytest.mark.parametrize("step", [1, 2, 3, 5])
def test_the_figures_agree_on_whole_pages_with_facts_changed_here_and_there(tmp_path: Path, step: int) -> None:
    gold, docs = SHARED / "gold" / "dev", SHARED / "seeds"
    if not gold.is_dir():
        absent("the gold files are not beside this checkout")
    graph = tmp_path / "graph.ttl"
    graph.write_text(render(graph_of_gold(gold, docs, step)), "utf-8")
    found = evaluate(graph, gold, docs)
    assert found.as_dict() == reference(graph, gold, docs)
    assert (found.score > 0.97) == (step == 1)


def graph_of_gold(gold: Path, docs: Path, step: int) -> Graph:
    """A graph that says what the gold says; where `step` is above 1, every so many facts are spoilt in some way."""
    documents: dict[str, Document] = {}
    articles: dict[str, Article] = {}
    entities: dict[str, Entity] = {}
    facts: dict[str, Fact] = {}
    for path in sorted(gold.glob("*.json")):
        record = json.loads(path.read_text("utf-8"))
        text = (docs / record["document"]).read_bytes().decode()
        article = Article(f"{record['document']}#0", record["document"], 0, len(text))
        documents[article.document] = Document(article.document, text)
        articles[article.id] = article
        for kind in ("observations", "relations", "events"):
            for number, each in enumerate(record[kind]):
                spoilt = dict(each, **SPOILT[number % len(SPOILT)]) if step > 1 and number % step == 0 else each
                for name in (each["subject"][0], each.get("object", [each["subject"][0]])[0]):
                    entities[key(name)] = Entity(key(name), name, Kind.PROJECT)
                facts[f"{path.stem}-{kind}-{number:04}"] = fact_of_gold(kind, spoilt, text, article)
    return Graph(documents, articles, dict(sorted(entities.items())), facts)


SPOILT: tuple[dict[str, object], ...] = (
    {"unit": "桶", "predicate": "uses", "type": "Signed"},
    {"metric": ["完全不同的说法"], "start": "1999-01-01"},
    {"qualifier": "about", "end": "1999-01-01"},
    {"status": "forecast", "direction": "increase"},
    {"value": 12345.678, "min": 1, "max": 2},
)


def fact_of_gold(kind: str, gold: dict[str, object], text: str, article: Article) -> Fact:
    evidence = (find(text, str(gold["quote"]), article),)
    subject = key(gold["subject"][0])  # type: ignore[index]
    start, end = (date.fromisoformat(str(gold[e])) if gold.get(e) else None for e in ("start", "end"))
    if kind == "relations":
        target = key(gold["object"][0])  # type: ignore[index]
        return Relation(subject, Predicate(str(gold["predicate"])), target, "gold", evidence)
    if kind == "events":
        return Event(subject, EventType(str(gold["type"])), "gold", evidence, start, end)
    value, low, high = (Decimal(str(gold[n])) if gold.get(n) is not None else None for n in ("value", "min", "max"))
    return Observation(
        subject, gold["metric"][0], str(gold["unit"]), Qualifier(term(gold["qualifier"])),  # type: ignore[index]
        Status(term(gold["status"])), "gold", evidence, value, low, high,
        Direction(term(gold["direction"])) if gold.get("direction") else None, start, end,
    )  # fmt: skip


def term(word: object) -> str:
    return str(word)[0].upper() + str(word)[1:]


def find(text: str, words: str, article: Article) -> Evidence:
    """The first place of the words, white space aside."""
    pattern = r"\s*".join(re.escape(c) for c in words if not c.isspace())
    match = re.search(pattern, text)
    assert match is not None, words
    return Evidence.cut(text, article, Span(*match.span()), Span(*match.span()))
