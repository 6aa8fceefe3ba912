"""Seconds from opening the page to a finished picture, beside plain pyvis with its defaults, in headless Chromium.

python benchmarks/bench_page.py [--cap 60] [SIZE ...]
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from selenium.common.exceptions import TimeoutException
from selenium.webdriver import Chrome

from kg.export.html import render
from kg.model import Graph, Relation

# The browser and the graphs are those of the tests.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from browser import open_browser
from sample_graphs import large_graph

SIZES = (500, 2_000, 10_000)
ROUNDS = 3

# Ours says so itself, at the frame after the first drawing; pyvis's is finished with the frame after stabilization.
OBSERVE = """
const stamp = () => requestAnimationFrame(() => { window.readyAt ??= performance.now(); });
new MutationObserver(() => { if (document.documentElement?.dataset.ready) stamp(); })
  .observe(document, { attributes: true, subtree: true, attributeFilter: ["data-ready"] });
let held;
Object.defineProperty(window, "network", { configurable: true, get: () => held, set(network) {
  held = network;
  network.once("stabilizationIterationsDone", () => network.once("afterDrawing", stamp));
} });
"""


def plain_pyvis(graph: Graph) -> str:
    """The same nodes and edges as pyvis's own page, with nothing set but that edges have a direction."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    for entity in graph.entities.values():
        network.add_node(entity.id, label=entity.name)
    for fact in graph.facts.values():
        if isinstance(fact, Relation):
            network.add_edge(fact.subject, fact.object)
    return str(network.generate_html())


def ready(page: Path, scratch: Path, cap: float) -> float | None:
    """Seconds from navigation to the finished picture, in a fresh browser; None after `cap` seconds."""
    with tempfile.TemporaryDirectory(dir=scratch) as profile, open_browser(Path(profile)) as browser:
        browser.set_page_load_timeout(cap)
        browser.set_script_timeout(cap)
        # pyvis's page asks other hosts for style sheets: without them it is only faster.
        browser.execute_cdp_cmd("Network.enable", {})
        browser.execute_cdp_cmd("Network.setBlockedURLs", {"urls": ["http://*", "https://*"]})
        browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": OBSERVE})
        begin = time.perf_counter()
        try:
            browser.get(page.as_uri())
            return _wait(browser, begin + cap)
        except TimeoutException:  # too busy even to answer
            return None


def _wait(browser: Chrome, until: float) -> float | None:
    while time.perf_counter() < until:
        stamp = browser.execute_script("return window.readyAt ?? null")
        if stamp is not None:
            return float(stamp) / 1000
        time.sleep(0.1)
    return None


def write(path: Path, html: str) -> Path:
    path.write_text(html, "utf-8")
    return path


def row(*cells: str) -> None:
    print("".join(f"{cell:>14}" for cell in cells), flush=True)


def measure(size: int, scratch: Path, cap: float) -> None:
    graph = large_graph(size, 2 * size)
    begin = time.perf_counter()
    ours = write(scratch / "ours.html", render(graph))
    rendered = time.perf_counter() - begin
    theirs = write(scratch / "pyvis.html", plain_pyvis(graph))
    seconds = median(ready(ours, scratch, cap) or cap for _ in range(ROUNDS))
    plain = ready(theirs, scratch, cap)
    row(
        f"{size:,}",
        f"{2 * size:,}",
        f"{rendered:.2f} s",
        f"{seconds:.2f} s",
        f"{plain:.2f} s" if plain else f"> {cap:.0f} s",
        f"{seconds / plain:.2f}" if plain else f"< {seconds / cap:.2f}",
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cap", type=float, default=60, help="seconds after which to give up on a page")
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES, metavar="SIZE", help="numbers of nodes")
    arguments = parser.parse_args()
    render(large_graph(20, 20))  # so that no size pays for the imports
    row("nodes", "edges", "rendering", "page ready", "plain pyvis", "ratio")
    with tempfile.TemporaryDirectory() as name:
        for size in arguments.sizes:
            measure(size, Path(name), arguments.cap)


if __name__ == "__main__":
    main()
