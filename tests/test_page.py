"""The page in a real Chromium, used as a person uses it."""

import os

import pytest
from sample_graphs import hostile_graph, large_graph, small_graph

if not os.environ.get("CI"):
    pytest.importorskip("selenium", reason="selenium is not installed")

from browser import Reader, browser, reader
from selenium.webdriver import Keys

__all__ = ["browser", "reader"]


def test_search_leads_to_the_sentence(reader: Reader) -> None:
    """Search, click the suggestion, click a metric: the sentence is marked in its paragraph, with its article."""
    reader.open(small_graph())
    assert reader.search("西湖")[0].startswith("西湖")
    next(item for item in reader.all("#suggestions li") if "西湖通" in item.text).click()
    assert reader.name == "西湖通"
    assert "500万 人 目标" in reader.find("#panel table.metrics").text
    reader.button("注册用户").click()
    quote = reader.find("#panel .quote")
    assert reader.find("#panel .quote mark").text == "到2027年达到500万人"
    assert "杭州日报讯" in quote.text and "10月18日" in quote.text
    assert "城市大脑汇聚九百项应用" in quote.text and "2025-11-03" in quote.text and "page.txt" in quote.text


@pytest.mark.parametrize(
    ("typed", "found"), [("浙大", "浙江大学"), ("zjdx", "浙江大学"), ("数据资源", "杭州市数据资源局")]
)
def test_search_knows_aliases_and_initials(reader: Reader, typed: str, found: str) -> None:
    """An alias, pinyin initials and a middle part find the entity first."""
    reader.open(small_graph())
    assert reader.search(typed)[0].startswith(found)


def test_search_by_keyboard(reader: Reader) -> None:
    """Slash, letters, arrow and Enter choose the second suggestion without a mouse."""
    reader.open(small_graph())
    reader.press("/")
    box = reader.find("#search")
    box.send_keys("杭州")
    second = reader.all("#suggestions .suggestion-name")[1].text
    box.send_keys(Keys.ARROW_DOWN)
    assert reader.all("#suggestions li")[1].get_attribute("aria-selected") == "true"
    box.send_keys(Keys.ENTER)
    assert reader.name in second
    reader.find("#panel").send_keys(Keys.ESCAPE)
    assert reader.all("#panel .name") == []


def test_a_click_on_a_node_opens_it(reader: Reader) -> None:
    """The picture itself answers to the mouse."""
    reader.open(small_graph())
    reader.click_node("浙江大学")
    assert reader.name == "浙江大学"


def test_a_class_switched_off_leaves_the_picture(reader: Reader) -> None:
    """The legend counts each class; its button hides the class's nodes and edges and brings them back."""
    reader.open(small_graph())
    button = reader.find('#legend [data-kind="Company"]')
    assert button.text.split() == ["企业", "1"] and button.get_attribute("aria-pressed") == "true"
    button.click()
    assert reader.find('#legend [data-kind="Company"]').get_attribute("aria-pressed") == "false"
    assert not reader.drawn("杭州云栖科技公司") and reader.drawn("西湖通")
    reader.find('#legend [data-kind="Company"]').click()
    assert reader.drawn("杭州云栖科技公司")


def test_an_address_opens_its_node(reader: Reader) -> None:
    """A link with #id opens that node, and choosing another changes the address."""
    reader.open(small_graph(), "#西湖通")
    assert reader.name == "西湖通"
    reader.button("杭州云栖科技公司").click()
    assert reader.name == "杭州云栖科技公司"
    assert reader.run("return decodeURIComponent(location.hash)") == "#杭州云栖科技公司"


def test_metrics_and_dates_become_nodes(reader: Reader) -> None:
    """The two switches add a node for each observation and each date, and take them away."""
    reader.open(small_graph())
    count = "return kg.picture.nodeCount()"
    before = reader.run(count)
    reader.find("#switch-metricNodes").click()
    assert reader.run(count) == before + 3
    reader.find("#switch-dateNodes").click()
    assert reader.run(count) == before + 3 + 3
    reader.find("#switch-metricNodes").click()
    reader.find("#switch-dateNodes").click()
    assert reader.run(count) == before


def test_the_interface_speaks_english(reader: Reader) -> None:
    """The language button changes the words around the facts, not the facts."""
    reader.open(small_graph(), "#西湖通")
    reader.find("#language-button").click()
    assert "Metrics" in reader.find("#panel").text and "西湖通" in reader.name
    assert "Company" in reader.find("#legend").text
    assert reader.run("return document.documentElement.lang") == "en"


def test_dark_mode_follows_the_system_and_the_switch(reader: Reader) -> None:
    """A dark system gives a dark page; the button turns it light."""
    dark = {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}
    reader.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", dark)
    reader.open(small_graph())
    background = "return getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)"
    assert max(reader.run(background)) < 60
    reader.find("#theme-button").click()
    assert min(reader.run(background)) > 200


def test_a_phone_shows_picture_and_panel(reader: Reader) -> None:
    """At 390 pixels nothing runs over the side; the panel rises over the picture and closes again."""
    size = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    reader.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    reader.open(small_graph())
    assert reader.width_overflow() <= 0
    assert not reader.find("#panel").is_displayed()
    reader.search("西湖通")
    reader.find("#search").send_keys(Keys.ENTER)
    assert reader.find("#panel").is_displayed() and reader.width_overflow() <= 0
    reader.find("#panel .close").click()
    assert not reader.find("#panel").is_displayed()
    reader.find("#legend-button").click()
    assert reader.find('#legend [data-kind="Company"]').is_displayed()


def test_hostile_text_is_shown_and_not_run(reader: Reader) -> None:
    """Names and quotes with markup appear as they are written; none of their scripts runs."""
    graph = hostile_graph()
    reader.open(graph)
    for name in graph.entities:
        reader.run("location.hash = encodeURIComponent(arguments[0])", name)
        reader.until("return document.querySelector('#panel .name') !== null")
        for button in reader.all("#panel .fact"):
            button.click()
        assert reader.run("return document.querySelector('#panel mark').textContent").strip() in (*graph.entities,)
    assert reader.run("return window.hacked") is None
    assert reader.all("#panel img, #panel script, #legend img, #suggestions img") == []


def test_a_click_on_an_edge_opens_its_facts(reader: Reader) -> None:
    """The merged edge between platform and company lists both relations, each with its words."""
    reader.open(small_graph())
    reader.click_edge("西湖通", "杭州云栖科技公司")
    assert "建设单位" in reader.find("#panel .class").text and "运营单位" in reader.find("#panel .class").text
    facts = reader.all("#panel .fact")
    assert len(facts) == 2
    facts[0].click()
    assert reader.find("#panel mark").text == "杭州云栖科技公司承建"


def test_hidden_facts_are_told_at_the_limit(reader: Reader) -> None:
    """Where not all entities are shown, the page says how many there are."""
    reader.open(small_graph(), limit=3)
    assert reader.find("#notice").text == "共 8 个实体，此处显示最重要的 3 个。"


def test_ten_thousand_nodes_are_usable(reader: Reader) -> None:
    """10,000 nodes and 20,000 edges are drawn, and a search finds its node in them."""
    reader.open(large_graph(10_000, 20_000))
    reader.search("第77号")
    reader.find("#search").send_keys(Keys.ENTER)
    assert reader.name == "第77号单位"
