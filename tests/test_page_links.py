"""What can be opened, sent and reached by keys: dates, pairs, figures, addresses, in a real Chromium."""

import csv
import io
import os
from decimal import Decimal

import pytest
from pyoxigraph import NamedNode, QuerySolutions, RdfFormat, Store
from sample_graphs import Builder, small_graph

from kg.export.turtle import render as turtle
from kg.model import Graph, Kind, Observation, Qualifier, Status

if not os.environ.get("CI"):
    pytest.importorskip("selenium", reason="selenium is not installed")

from browser import Reader, browser, reader
from selenium.webdriver import Keys

__all__ = ["browser", "reader"]


def hub_graph() -> Graph:
    """A city with twenty figures."""
    b = Builder("一座城市的数字\n\n" + "。".join(f"成都有指标{n}共{n}个" for n in range(20)))
    city = b.entity("成都市", Kind.CITY)
    for n in range(20):
        quote = b.evidence(f"指标{n}共{n}个")
        b.fact(Observation(city, f"指标{n}", "个", Qualifier.EXACT, Status.ACTUAL, "r", quote, Decimal(n)))
    return b.graph()


def extra(reader: Reader, name: str) -> dict[str, float]:
    """Where the extra node of that name lies on the picture."""
    nodes = reader.run("return kg.picture.extraPositions()")
    [found] = [node for node in nodes if node["name"] == name]
    return dict(found)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("zhejiangdaxue", "浙江大学"),
        ("zhejiangd", "浙江大学"),
        ("zhejdx", "浙江大学"),
        ("zhjdx", "浙江大学"),
        ("hangzhou shi shuju", "杭州市数据资源局"),
        ("shujuziyuan", "杭州市数据资源局"),
    ],
)
def test_search_knows_pinyin(reader: Reader, typed: str, found: str) -> None:
    """Pinyin written out, broken off, mixed with initials, with spaces, and from the middle of a name."""
    reader.open(small_graph())
    assert reader.search(typed)[0].startswith(found)


def test_letters_that_spell_no_name_find_none(reader: Reader) -> None:
    """A syllable that is not there is not guessed."""
    reader.open(small_graph())
    assert reader.search("zhejiangxiaoxue") == ["没有匹配的实体"]


def test_two_clicks_lead_from_opening_to_the_sentence(reader: Reader) -> None:
    """The first click chooses the node, the second opens the marked words with headline, publisher and date."""
    reader.open(small_graph())
    reader.click_node("西湖通")
    reader.button("政务服务接入率").click()
    quote = reader.find("#panel .quote")
    assert quote.find_element("css selector", "mark").text == "接入政务服务86%"
    assert all(part in quote.text for part in ("城市大脑汇聚九百项应用", "杭州日报", "2025-11-03"))


def test_a_date_opens_what_happened_then(reader: Reader) -> None:
    """A click on a date node lists the facts of that time, each with its words, and the address names it."""
    reader.open(small_graph())
    reader.find("#switch-dateNodes").click()
    reader.find("#zoom-fit").click()
    reader.click_at(extra(reader, "2025-10-18"))
    assert reader.name == "2025-10-18"
    [fact] = reader.all("#panel .fact")
    assert "2025云栖数字大会" in fact.text and "举办" in fact.text
    fact.click()
    assert reader.find("#panel mark").text == "10月18日，2025云栖数字大会在西湖区举办"
    assert reader.run("return location.hash") == "#date/2025-10-18/2025-10-18"


def test_a_figure_opens_its_words(reader: Reader) -> None:
    """A click on a metric node opens its entity with that fact's quote unfolded."""
    reader.open(small_graph())
    reader.find("#switch-metricNodes").click()
    reader.click_at(extra(reader, "政务服务接入率 86%"))
    assert reader.name == "西湖通"
    assert reader.find("#panel mark").text == "接入政务服务86%"


def test_a_hub_shows_twelve_figures_and_a_node_for_the_rest(reader: Reader) -> None:
    """Of twenty figures eight are behind one node, which opens the table of all."""
    reader.open(hub_graph())
    reader.find("#switch-metricNodes").click()
    assert len(reader.run("return kg.picture.extraPositions()")) == 13
    reader.click_at(extra(reader, "另 8 项指标"))
    assert len(reader.all("#panel .metrics tbody tr:not(.source)")) == 20


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("#edge/西湖通/杭州云栖科技公司", "杭州云栖科技公司"),
        ("#path/西湖通/浙江大学", "西湖通 → 浙江大学"),
        ("#date/2025-10-18/2025-10-18", "2025-10-18"),
        ("#article/hangzhou%2Fpage.txt%230", "城市大脑汇聚九百项应用"),
    ],
)
def test_every_choice_has_an_address(reader: Reader, address: str, title: str) -> None:
    """A pair, a path, a time and an article open from a link as an entity does, and keep the link."""
    reader.open(small_graph(), address)
    assert title in reader.name
    assert reader.run("return decodeURIComponent(location.hash)") == reader.run(
        "return decodeURIComponent(arguments[0])", address
    )


@pytest.mark.parametrize(
    "address", ["#nobody", "#edge/西湖通", "#edge/西湖通/nobody", "#date//", "#toString/x", "#%E0"]
)
def test_an_address_of_nothing_opens_the_overview(reader: Reader, address: str) -> None:
    """A link to what this graph does not hold shows where to start."""
    reader.open(small_graph(), address)
    assert reader.all("#panel .name") == []
    assert "从这里看起" in reader.find("#panel").text


def test_the_browsers_way_back_leads_to_the_last_choice(reader: Reader) -> None:
    """Back from the builder to its platform."""
    reader.open(small_graph(), "#西湖通")
    reader.button("杭州云栖科技公司").click()
    assert reader.name == "杭州云栖科技公司"
    reader.browser.back()
    reader.until("return document.querySelector('#panel .name').textContent === '西湖通'")


def test_a_pair_shows_its_query(reader: Reader) -> None:
    """“As SPARQL” of an edge finds its two relations in the Turtle of the graph."""
    graph = small_graph()
    reader.open(graph, "#edge/西湖通/杭州云栖科技公司")
    query = reader.find("#panel .sparql pre").get_attribute("textContent")
    store = Store()
    store.load(turtle(graph).encode(), RdfFormat.TURTLE)
    solutions = store.query(str(query))
    assert isinstance(solutions, QuerySolutions)
    predicates = [row["predicate"] for row in solutions]
    assert [p.value.rpartition("#")[2] for p in predicates if isinstance(p, NamedNode)] == ["builtBy", "operatedBy"]


def test_everything_by_keyboard(reader: Reader) -> None:
    """Slash, pinyin, Enter; Tab to the first fact, Enter for its words; Escape back to the search box."""
    reader.open(small_graph())
    reader.press("/")
    reader.press(*"xihutong", Keys.ENTER)
    assert reader.name == "西湖通"
    for _ in range(20):
        reader.press(Keys.TAB)
        if reader.run("return document.activeElement.classList.contains('fact')"):
            break
    reader.press(Keys.ENTER)
    assert reader.find("#panel mark").text == "到2027年达到500万人"
    reader.press(Keys.ESCAPE)
    assert reader.all("#panel .name") == []
    assert reader.run("return document.activeElement.id") == "search"


def test_the_lists_lead_to_the_words_and_back_by_keyboard(reader: Reader) -> None:
    """Enter on a quote of the list opens it in its paragraph; Escape returns to the row."""
    reader.open(small_graph())
    reader.find("#view-button").send_keys(Keys.ENTER)
    reader.find('#tables [data-list="relationRows"]').send_keys(Keys.ENTER)
    row = next(r for r in reader.all("#tables tbody tr") if "发布单位" in r.text)
    button = row.find_element("css selector", ".quote button")
    button.send_keys(Keys.ENTER)
    assert reader.find("#panel mark").text == "“西湖通”平台由杭州市数据资源局发布"
    reader.press(Keys.ESCAPE)
    assert reader.run("return document.activeElement === arguments[0]", button)


def test_relations_and_articles_are_lists_too(reader: Reader) -> None:
    """Seven relations leave as CSV with subject, predicate, object; the article counts its eleven facts."""
    reader.open(small_graph())
    reader.find("#view-button").click()
    reader.find('#tables [data-list="relationRows"]').click()
    reader.find("#csv-button").click()
    rows = list(csv.reader(io.StringIO(reader.downloaded("relations.csv").decode("utf-8-sig"))))
    assert len(rows) == 8
    assert ["西湖通", "建设单位", "杭州云栖科技公司"] in [row[:3] for row in rows]
    reader.find('#tables [data-list="articles"]').click()
    [article] = reader.all("#tables tbody tr")
    assert article.find_element("css selector", "td.facts").text == "11"


def test_an_open_quote_stays_open(reader: Reader) -> None:
    """Changing the language does not fold what the reader has unfolded."""
    reader.open(small_graph(), "#西湖通")
    reader.button("政务服务接入率").click()
    reader.find("#language-button").click()
    assert reader.find("#panel mark").text == "接入政务服务86%"


@pytest.mark.parametrize("list_name", ["entities", "observations", "relationRows", "articles"])
def test_no_list_is_wider_than_a_phone(reader: Reader, list_name: str) -> None:
    """At 390 pixels a list scrolls within its frame, and its tools stay in reach."""
    size = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    reader.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    reader.open(small_graph())
    reader.find("#view-button").click()
    reader.find(f'#tables [data-list="{list_name}"]').click()
    assert reader.width_overflow() <= 0
    right = "return document.querySelector('#csv-button').getBoundingClientRect().right"
    assert reader.run(right) <= 390
