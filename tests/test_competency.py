"""Competency questions, answered from the committed graph: the expected rows were written down from the pages."""

from pathlib import Path

import pytest

from kg.query import load, named_queries, query

EXPORTS = Path(__file__).resolve().parent.parent / "exports"
STORE = load(EXPORTS / "graph.ttl")


def rows(name: str, *columns: str) -> set[tuple[str, ...]]:
    """The answer to a shipped query, of each row the columns named; white space within quotes dropped."""
    result = query(STORE, named_queries()[name].text)
    at = [result.columns.index(column) for column in columns]
    return {tuple("".join(row[i].split()).removeprefix("kg:") for i in at) for row in result.rows}


def test_metrics_of_a_platform() -> None:
    """Page 001 states four figures of 汉融通."""
    assert rows("platform-metrics", "value", "unit", "qualifier") == {
        ("1370000", "户", "Exact"),
        ("50000", "户", "MoreThan"),
        ("120400000000", "元", "Exact"),
        ("120000000000", "元", "MoreThan"),
    }


def test_metrics_of_a_platform_come_newest_first() -> None:
    result = query(STORE, named_queries()["platform-metrics"].text)
    until = [row[result.columns.index("until")] or "" for row in result.rows]
    assert until == sorted(until, reverse=True)


HOLDS = [
    (
        "targets-beside-actuals",
        ("metric", "target", "by"),
        ("电子信息制造业全年产业规模", "440000000000", "2025-12-31"),
    ),
    ("targets-beside-actuals", ("metric", "target", "by"), ("高端装备全年产业规模", "250000000000", "2025-12-31")),
    ("targets-beside-actuals", ("target", "unit", "by"), ("10000", "套", "2026-12-31")),
    ("targets-for-a-year", ("value", "unit", "by"), ("100000000000", "元", "2027-12-31")),
    ("targets-for-a-year", ("value", "unit", "by"), ("1000", "家", "2027-12-31")),
    ("who-builds", ("thing", "builder"), ("数推分离大模型企业智能专家", "传神语联网网络科技股份有限公司")),
    ("who-builds", ("thing", "builder"), ("检测试验数据自动采集分析系统", "罗浪")),
    ("who-uses", ("user", "thing"), ("武汉金控长贸铁路专用线", "武汉北编组站")),
    ("events-of-a-month", ("start", "event", "subject"), ("2025-11-16", "Launched", "武汉金控长贸铁路专用线")),
    ("events-of-a-month", ("start", "event", "subject"), ("2025-11-15", "Awarded", "新加坡")),
    ("events-of-a-month", ("start", "event", "subject"), ("2025-11-17", "Released", "新势力·未来之星发展报告")),
    ("persons-and-posts", ("person", "role", "body"), ("钟收成", "董事长", "武汉云计算科技有限公司")),
    ("persons-and-posts", ("person", "role", "body"), ("关武祥", "副院长", "中国科学院武汉分院")),
    ("persons-and-posts", ("person", "role", "body"), ("江毅", "科技发展部总经理", "光迅科技")),
    ("things-in-a-place", ("thing", "within"), ("武汉数创大厦", "武昌")),
    ("things-in-a-place", ("thing", "within"), ("滴滴出行华中总部", "武昌")),
    ("awards-of-the-city", ("award", "issuer"), ("2025亚太领军智慧城市奖", "国家信息中心")),
    ("awards-of-the-city", ("award", "issuer"), ("数据流通利用建设试点示范城市", "国家数据局")),
    ("ranks-of-the-city", ("metric", "rank", "qualifier"), ("数字城市竞争力全国排名", "9", "Exact")),
    ("ranks-of-the-city", ("metric", "rank", "qualifier"), ("智慧城市综合发展指数全国排名", "3", "LessThan")),
    ("ranks-of-the-city", ("metric", "rank", "qualifier"), ("2024数字经济百强市排名", "10", "Exact")),
    ("what-an-article-says", ("subject", "what", "object"), ("伟世通公司", "实缴注册资本", "20000000美元")),
    ("what-an-article-says", ("subject", "what", "object"), ("武汉经开区", "cooperatesWith", "伟世通公司")),
    ("facts-with-two-sources", ("subject", "what", "articles"), ("2025亚太领军智慧城市奖", "Released", "2")),
    ("issued-documents", ("document", "issuer"), ("2024中国城市数字经济发展研究报告", "赛迪顾问")),
    ("issued-documents", ("document", "issuer"), ("“人工智能+制造”专项行动实施意见", "国家发展改革委")),
    ("cooperation", ("body", "partner"), ("国家信息中心", "亚洲数据集团")),
    ("meetings-and-organisers", ("meeting", "start", "place"), ("2024中国5G+工业互联网大会", "2024-11-19", "武汉市")),
    ("growth", ("metric", "direction", "value"), ("公铁联运时效", "Increase", "80")),
    ("metrics-by-year", ("metric", "year", "value"), ("2024数字经济百强市排名", "2024", "10")),
]


@pytest.mark.parametrize(("name", "columns", "row"), HOLDS)
def test_the_answer_holds_what_the_page_says(name: str, columns: tuple[str, ...], row: tuple[str, ...]) -> None:
    assert row in rows(name, *columns)


def test_no_rank_is_a_change_of_rank() -> None:
    """Page 003: 较上年前进一位 is a move by one, not the first place."""
    assert ("2024数字经济百强市排名", "1") not in rows("ranks-of-the-city", "metric", "rank")


def test_every_shipped_query_has_an_answer_or_says_why_not() -> None:
    """The pages hold no operator of anything by name, and no two figures of one metric that disagree."""
    empty = {name for name, named in named_queries().items() if not query(STORE, named.text).rows}
    assert empty <= {"who-runs", "conflicting-figures"}


def test_titles_are_in_chinese_and_english() -> None:
    named = named_queries()
    assert len(named) >= 15
    for each in named.values():
        assert any("\u4e00" <= character <= "\u9fff" for character in each.title_zh)
        assert each.title_en.isascii()
