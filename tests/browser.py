"""A headless Chromium for the tests of the page, what it logged and asked the network for, and someone who uses it."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from needs import absent
from selenium import webdriver
from selenium.webdriver import ActionChains
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

from kg.export.html import render
from kg.model import Graph

_SWITCHES = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_LOCAL = ("file:", "data:", "blob:", "about:", "chrome:")


def require_chromium() -> tuple[str, str]:
    """The paths of Chromium and its driver; skips where there is none, fails in CI."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        absent("chromium and chromedriver are not installed")
    return chromium, driver


@contextmanager
def open_browser(profile: Path, width: int = 1400, height: int = 900) -> Iterator[webdriver.Chrome]:
    """A browser with a fresh profile, closed at the end."""
    chromium, driver = require_chromium()
    options = Options()
    options.binary_location = chromium
    for switch in (*_SWITCHES, f"--user-data-dir={profile}", f"--window-size={width},{height}"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    browser = webdriver.Chrome(options=options, service=Service(driver))
    try:
        yield browser
    finally:
        browser.quit()


def _log(browser: webdriver.Chrome, kind: str) -> list[dict[str, str]]:
    entries: list[dict[str, str]] = browser.get_log(kind)  # type: ignore[no-untyped-call]  # Selenium leaves it untyped
    return entries


def console_errors(browser: webdriver.Chrome) -> list[str]:
    """What the page logged as an error or a warning since the last call."""
    return [entry["message"] for entry in _log(browser, "browser") if entry["level"] in {"SEVERE", "WARNING"}]


def foreign_requests(browser: webdriver.Chrome) -> list[str]:
    """The addresses asked for since the last call that are not on this machine."""
    messages = [json.loads(entry["message"])["message"] for entry in _log(browser, "performance")]
    sent = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    return [url for url in sent if not url.startswith(_LOCAL)]


class Reader:
    """Someone at the page."""

    def __init__(self, browser: webdriver.Chrome, folder: Path) -> None:
        self.browser = browser
        self.folder = folder

    def open(self, graph: Graph, fragment: str = "", limit: int = 10_000) -> None:
        path = self.folder / "graph.html"
        path.write_text(render(graph, limit), "utf-8")
        self.browser.get("about:blank")
        allowed = {"behavior": "allow", "downloadPath": str(self.folder)}
        self.browser.execute_cdp_cmd("Browser.setDownloadBehavior", allowed)
        self.browser.get(path.as_uri() + fragment)
        self.until("return document.documentElement.dataset.ready === 'true'")

    def until(self, script: str) -> None:
        WebDriverWait(self.browser, 10).until(lambda browser: browser.execute_script(script))

    def run(self, script: str, *arguments: object) -> Any:  # noqa: ANN401 - whatever the script gives
        return self.browser.execute_script(script, *arguments)

    def find(self, selector: str) -> WebElement:
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[WebElement]:
        return self.browser.find_elements(By.CSS_SELECTOR, selector)

    def button(self, text: str, within: str = "#panel") -> WebElement:
        return next(b for b in self.all(f"{within} button") if text in b.text)

    def search(self, text: str) -> list[str]:
        box = self.find("#search")
        box.clear()
        box.send_keys(text)
        return [item.text for item in self.all("#suggestions li")]

    def press(self, *keys: str) -> None:
        ActionChains(self.browser).send_keys(*keys).perform()

    def click_node(self, name: str) -> None:
        self.click_at(self.run("return kg.picture.screenPosition(kg.model.find(arguments[0]))", name))

    def click_edge(self, one: str, other: str) -> None:
        script = (
            "const ends = arguments[0].map((name) => kg.model.find(name).number);"
            "return kg.picture.edgePosition(kg.model.edges.find((e) => ends.includes(e.from) && ends.includes(e.to)))"
        )
        self.click_at(self.run(script, [one, other]))

    def click_at(self, place: dict[str, float]) -> None:
        canvas = self.find("#network canvas")
        x, y = place["x"] - canvas.size["width"] / 2, place["y"] - canvas.size["height"] / 2
        ActionChains(self.browser).move_to_element_with_offset(canvas, round(x), round(y)).click().perform()
        self.until("return document.querySelector('#panel .name') !== null")

    def choose(self, selector: str, text: str) -> None:
        Select(self.find(selector)).select_by_visible_text(text)

    def all_drawn(self) -> set[str]:
        return set(self.run("return kg.model.entities.filter(kg.picture.isDrawn).map((entity) => entity.name)"))

    def downloaded(self, name: str) -> bytes:
        """The file that the page saves under this name."""
        path = self.folder / name
        WebDriverWait(self.browser, 10).until(lambda _: path.exists() and path.stat().st_size)
        return path.read_bytes()

    def drawn(self, name: str) -> bool:
        return bool(self.run("return kg.picture.isDrawn(kg.model.find(arguments[0]))", name))

    @property
    def name(self) -> str:
        return self.find("#panel .name").text

    def width_overflow(self) -> int:
        return int(self.run("return document.documentElement.scrollWidth - window.innerWidth"))


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    with open_browser(tmp_path_factory.mktemp("profile")) as chrome:
        yield chrome


@pytest.fixture
def reader(browser: webdriver.Chrome, tmp_path: Path) -> Iterator[Reader]:
    """A reader; after each test nothing was logged as an error and nothing was asked of the network."""
    someone = Reader(browser, tmp_path)
    console_errors(browser), foreign_requests(browser)
    yield someone
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert console_errors(browser) == []
    assert foreign_requests(browser) == []
