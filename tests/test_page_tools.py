"""The page's tools in a real Chromium: filters, paths, charts, queries, lists and files."""

import csv
import io
import os
from pathlib import Path

import pytest
from pyoxigraph import Literal, QuerySolutions, Store
from sample_graphs import small_graph

from kg.export import export

if not os.environ.get("CI"):
    pytest.importorskip("selenium", reason="selenium is not installed")

from browser import Reader, browser, reader
from selenium.webdriver import Keys
from selenium.webdriver.support.ui import WebDriverWait

__all__ = ["browser", "reader"]


@pytest.mark.parametrize(
    ("filter", "choice", "left"),
    [
        ("#filter-status", "目标", {"西湖通"}),
        ("#filter-predicate", "建设单位", {"西湖通", "杭州云栖科技公司"}),
        ("#filter-predicate", "参与", {"浙江大学", "杭州云栖科技公司", "2025云栖数字大会"}),
    ],
)
def test_filters_leave_what_they_ask_for(reader: Reader, filter: str, choice: str, left: set[str]) -> None:
    """A status or a predicate leaves the entities of such facts; clearing brings all back."""
    reader.open(small_graph())
    everything = reader.all_drawn()
    reader.choose(filter, choice)
    assert reader.all_drawn() == left
    reader.find("#filter-reset").click()
    assert reader.all_drawn() == everything and len(everything) == 8


def test_the_slider_narrows_the_time(reader: Reader) -> None:
    """With its start moved to the last month, only the target of 2027 and its platform are left."""
    reader.open(small_graph())
    reader.find("#filter-from").send_keys(Keys.END)
    assert reader.all_drawn() == {"西湖通"}
    reader.search("西湖通")
    reader.find("#search").send_keys(Keys.ENTER)
    assert len(reader.all("#panel .metrics tbody tr:not(.source)")) == 1


def test_minimum_links_hide_the_loosely_tied(reader: Reader) -> None:
    """Two links at least: the person without any and those with one are gone."""
    reader.open(small_graph())
    reader.find("#filter-degree").send_keys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    assert reader.all_drawn() == {"西湖通", "西湖区", "杭州云栖科技公司", "2025云栖数字大会"}


def test_names_without_a_fact_can_be_hidden(reader: Reader) -> None:
    """The person whom the article only mentions leaves the picture; everyone else stays."""
    reader.open(small_graph())
    everything = reader.all_drawn()
    reader.find("#filter-told").click()
    assert everything - reader.all_drawn() == {"陈小禾"}
    reader.find("#filter-reset").click()
    assert reader.all_drawn() == everything


def test_the_shortest_path_between_two(reader: Reader) -> None:
    """From the platform to the university leads over its builder and the meeting, with the facts of each step."""
    reader.open(small_graph(), "#西湖通")
    reader.find("#panel .path").click()
    reader.search("浙江大学")
    reader.find("#search").send_keys(Keys.ENTER)
    assert reader.name == "西湖通 → 浙江大学"
    assert [stop.text for stop in reader.all("#panel .entity")] == ["杭州云栖科技公司", "2025云栖数字大会"]
    assert set(reader.run("return kg.picture.focused()")) == {
        "西湖通",
        "杭州云栖科技公司",
        "2025云栖数字大会",
        "浙江大学",
    }
    assert len(reader.all("#panel .fact")) == 4


def test_a_neighbourhood_grows_by_steps(reader: Reader) -> None:
    """Two steps from the city reach the meeting in its district; three also those who took part."""
    reader.open(small_graph(), "#杭州市")
    focused = "return kg.picture.focused()"
    assert set(reader.run(focused)) == {"杭州市", "西湖区"}
    reader.find('#panel [data-steps="2"]').click()
    assert set(reader.run(focused)) == {"杭州市", "西湖区", "2025云栖数字大会"}
    reader.find('#panel [data-steps="3"]').click()
    assert set(reader.run(focused)) == {"杭州市", "西湖区", "2025云栖数字大会", "浙江大学", "杭州云栖科技公司"}


def test_an_article_shows_all_its_facts(reader: Reader) -> None:
    """A headline of the overview opens the article: its eleven facts, each with its words."""
    reader.open(small_graph())
    reader.button("城市大脑汇聚九百项应用").click()
    assert "杭州日报" in reader.find("#panel .class").text and "2025-11-03" in reader.find("#panel .class").text
    assert len(reader.all("#panel .fact")) == 11
    reader.button("政务服务接入率").click()
    assert reader.find("#panel mark").text == "接入政务服务86%"


def test_physics_is_a_switch(reader: Reader) -> None:
    """Nodes rest until the switch sets them free, and rest again after it."""
    place = "return JSON.stringify(kg.picture.screenPosition(kg.model.find('西湖通')))"
    reader.open(small_graph())
    before = reader.run(place)
    reader.find("#switch-physics").click()
    WebDriverWait(reader.browser, 10).until(lambda _: reader.run(place) != before)
    reader.find("#switch-physics").click()
    after = reader.run(place)
    reader.run("return new Promise((done) => setTimeout(done, 150))")
    assert reader.run(place) == after


def test_a_metric_with_two_times_has_a_chart(reader: Reader) -> None:
    """One dot for the figure reached, one ring for the target, with their values."""
    reader.open(small_graph(), "#西湖通")
    assert len(reader.all("#panel .chart .dot")) == 1 and len(reader.all("#panel .chart .aimed")) == 1
    assert {"超120万人", "500万人"} <= {text.text for text in reader.all("#panel .chart text")}


def test_the_query_shown_gives_the_facts(reader: Reader, tmp_path: Path) -> None:
    """“As SPARQL” runs on the Turtle of the same graph and finds each of the entity's six facts."""
    graph = small_graph()
    reader.open(graph, "#西湖通")
    query = reader.find("#panel .sparql pre").get_attribute("textContent")
    export(graph, tmp_path / "out", ["ttl"])
    store = Store()
    store.load(path=tmp_path / "out" / "graph.ttl")
    solutions = store.query(str(query))
    assert isinstance(solutions, QuerySolutions)
    rows = list(solutions)
    assert len({row["fact"] for row in rows}) == 6
    assert "到2027年达到500万人" in {row["quote"].value for row in rows if isinstance(row["quote"], Literal)}


def test_the_lists_sort_filter_and_leave_as_csv(reader: Reader) -> None:
    """Observations sort by value, filter by word, open their entity, and are saved as CSV with a byte-order mark."""
    reader.open(small_graph())
    reader.find("#view-button").click()
    assert len(reader.all("#tables tbody tr")) == 8
    reader.find('#tables [data-list="observations"]').click()
    reader.find('#tables [data-sort="value"]').click()
    values = [cell.text for cell in reader.all("#tables td.value")]
    assert values == ["86", "120万", "500万"]
    assert reader.find('#tables th[aria-sort="ascending"]').text.startswith("数值")
    reader.find("#table-filter").send_keys("2027")
    assert [row.text.split()[:3] for row in reader.all("#tables tbody tr")] == [["西湖通", "注册用户", "500万"]]
    reader.find("#csv-button").click()
    rows = list(csv.reader(io.StringIO(reader.downloaded("observations.csv").decode("utf-8-sig"))))
    assert rows[1][:4] == ["西湖通", "注册用户", "5000000", "人"] and len(rows) == 2
    reader.find("#tables tbody .entity").click()
    assert reader.name == "西湖通"


def test_the_picture_is_saved_as_png(reader: Reader) -> None:
    """The button below the picture saves it."""
    reader.open(small_graph())
    reader.find("#save-picture").click()
    assert reader.downloaded("graph.png").startswith(b"\x89PNG")
