"""`kg explain`: the rule and the table rows behind a fact, a line each."""

from pathlib import Path

import pytest
from click.testing import CliRunner

import kg
from kg.cli import cli

TEXT = (
    "杭州日报讯\n\n到2027年，“城市大脑”平台力争接入部门120个。\n\n"
    "1月8日，杭州云栖科技有限公司发布《人工智能白皮书》。\n"
)


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    page = tmp_path / "page.txt"
    page.write_text(TEXT, "utf-8")
    kg.build(page, published=None, publisher="杭州日报").export(tmp_path / "out", ["ttl"])
    return tmp_path / "out" / "graph.ttl"


def ids(graph: Path, name: str) -> list[str]:
    card = kg.load(graph).show(name)[0]
    return [statement.fact for statement in (*card.metrics, *card.relations, *card.events)]


def test_an_observation_names_its_rule_subject_and_status_word(graph: Path) -> None:
    (fact,) = ids(graph, "城市大脑")
    (found,) = kg.load(graph).explain(fact[:8])
    assert found.statement.words.startswith("城市大脑")
    assert any("“城市大脑”平台" in step for step in found.steps)
    assert "status: status_words.tsv 力争" in found.steps


def test_a_relation_names_the_row_of_its_trigger(graph: Path) -> None:
    fact = next(f for f in ids(graph, "人工智能白皮书"))
    (found,) = kg.load(graph).explain(fact)
    assert any("triggers.tsv:" in step and "发布" in step for step in found.steps)


def test_the_command_prints_statement_quote_and_steps(graph: Path) -> None:
    (fact,) = ids(graph, "城市大脑")
    result = CliRunner().invoke(cli, ["explain", fact, "--graph", str(graph)])
    assert result.exit_code == 0
    assert "120个" in result.output
    assert "力争接入部门120个" in result.output


def test_an_unknown_fact_is_a_problem_and_no_id_an_error(graph: Path) -> None:
    runner = CliRunner()
    assert runner.invoke(cli, ["explain", "abcdef99", "--graph", str(graph)], standalone_mode=False).return_value == 1
    with pytest.raises(kg.KgError, match="no fact's id"):
        kg.load(graph).explain("汉")
