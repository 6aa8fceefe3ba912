"""The two pictures of the README, taken from the committed page: `python tests/take_screenshots.py [PAGE] [FOLDER]`."""

import sys
import tempfile
from base64 import b64decode
from pathlib import Path

from browser import open_browser
from selenium.webdriver import Chrome
from selenium.webdriver.support.ui import WebDriverWait

ROOT = Path(__file__).resolve().parent.parent

# The platform of which most is known that has relations, its neighbours' neighbours, the words of its first fact.
CHOOSE = """
const known = kg.model.entities.filter(({ kind, edges }) => kind === "Platform" && edges.length);
const best = known.reduce((a, b) => (kg.model.factCount(b) > kg.model.factCount(a) ? b : a));
location.hash = encodeURIComponent(best.id);
"""
OPEN_QUOTE = """
document.querySelector("#panel [data-steps='2']").click();
document.querySelector("#panel .fact").click();
document.activeElement.blur();
"""


def open_page(browser: Chrome, page: Path, width: int, height: int, *, phone: bool = False) -> None:
    metrics = {"width": width, "height": height, "deviceScaleFactor": 2 if phone else 1, "mobile": phone}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    theme = [
        {"name": "prefers-color-scheme", "value": "dark" if phone else "light"},
        {"name": "prefers-reduced-motion", "value": "reduce"},
    ]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": theme})
    browser.get("about:blank")
    browser.get(page.as_uri())
    until(browser, "return document.documentElement.dataset.ready === 'true'")
    browser.execute_script(CHOOSE)
    until(browser, "return document.querySelector('#panel .fact') !== null")
    browser.execute_script(OPEN_QUOTE)


def until(browser: Chrome, script: str) -> None:
    WebDriverWait(browser, 20).until(lambda _: browser.execute_script(script))


def save(browser: Chrome, path: Path) -> None:
    frame = "requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(arguments[0], 400)))"
    browser.execute_async_script(frame)
    shot = browser.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
    path.write_bytes(b64decode(shot["data"]))


def main(page: Path = ROOT / "exports" / "graph.html", folder: Path = ROOT / "docs" / "images") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile, open_browser(Path(profile)) as browser:
        open_page(browser, page, 1400, 860)
        save(browser, folder / "graph.png")
        open_page(browser, page, 390, 844, phone=True)
        save(browser, folder / "phone-dark.png")


if __name__ == "__main__":
    main(*(Path(argument).resolve() for argument in sys.argv[1:]))
