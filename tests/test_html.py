"""The page as text: one file, nothing fetched, nothing that a name could run, the same bytes each time."""

import json
import os
import re
import subprocess
import sys
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_graphs import HOSTILE, TEXT, hostile_graph, small_graph

from kg.export.html import render
from kg.export.html_network import build_network, shown_entities, vocabulary
from kg.export.layout import arrange
from kg.model import Direction, EventType, Graph, Kind, Predicate, Qualifier, Relation, Status


class Page(HTMLParser):
    """The page as an HTML parser sees it: its tags with attributes, and the contents of its scripts."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        tag, attributes = self.tags[-1] if self.tags else ("", {})
        if tag == "script" and data.strip():
            self.scripts.append((attributes, data))

    @property
    def data(self) -> dict[str, object]:
        [text] = [body for attributes, body in self.scripts if attributes.get("type") == "application/json"]
        loaded: dict[str, object] = json.loads(text)
        return loaded


@pytest.fixture(scope="module")
def page() -> str:
    return render(small_graph())


def test_nothing_is_fetched_from_elsewhere(page: str) -> None:
    """No attribute, style rule or script of the page leads to another file."""
    addresses = [
        value or ""
        for _, attributes in Page(page).tags
        for name, value in attributes.items()
        if name in {"src", "href"}
    ]
    assert addresses == ["data:,"]
    assert not re.search(r"@import|url\(\s*['\"]?(?!data:)[a-z/]", page)
    assert "sourceMappingURL" not in page
    own_scripts = page[page.rindex("<script>") :]
    assert not re.search(
        r"fetch\(|XMLHttpRequest|WebSocket|sendBeacon|innerHTML|insertAdjacentHTML|\beval\(", own_scripts
    )


def test_policy_allows_only_the_scripts_of_the_page(page: str) -> None:
    """The Content-Security-Policy names the hash of each script and no source of anything else."""
    [policy] = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    bodies = [body for attributes, body in Page(page).scripts if attributes.get("type") is None]
    hashes = [f"'sha256-{b64encode(sha256(body.encode()).digest()).decode()}'" for body in bodies]
    assert rules["default-src"] == "'none'"
    assert rules["script-src"].split() == hashes and len(hashes) == 2
    assert rules["img-src"] == "data: blob:"


def test_hostile_text_stays_text() -> None:
    """Markup in names, headlines, metrics and quotes adds no element and comes back whole from the data."""
    page = Page(render(hostile_graph()))
    harmless = Page(render(small_graph()))
    assert [tag for tag, _ in page.tags] == [tag for tag, _ in harmless.tags]
    network = page.data["network"]
    assert isinstance(network, dict)
    assert {node["label"] for node in network["nodes"]} == set(HOSTILE)


def test_same_graph_gives_same_bytes() -> None:
    """Two renderings of one graph are equal."""
    assert render(small_graph()) == render(small_graph())


@pytest.mark.parametrize("seed", ["0", "7"])
def test_bytes_do_not_depend_on_the_hash_seed(page: str, seed: str) -> None:
    """Another process with another hash seed renders the same page."""
    code = "import sys; from test_html import *; sys.stdout.buffer.write(render(small_graph()).encode())"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
    assert done.stdout.decode() == page


def test_quotes_lie_at_their_offsets_in_their_paragraph(page: str) -> None:
    """Each piece of evidence cuts its quote out of a paragraph that is kept once, also behind an emoji."""
    data = Page(page).data
    contexts, facts = data["contexts"], data["facts"]
    assert isinstance(contexts, list) and isinstance(facts, list)
    assert len(contexts) == len(set(contexts)) == 2
    quotes = set()
    for fact in facts:
        for _, context, begin, end in fact["evidence"]:
            units = contexts[context].encode("utf-16-le")
            quotes.add(units[2 * begin : 2 * end].decode("utf-16-le"))
    assert {"注册用户超120万人", "到2027年达到500万人", "接入政务服务86%"} <= quotes
    assert all(quote in TEXT for quote in quotes)


def test_relations_of_one_pair_are_one_edge() -> None:
    """建设 and 运营 between the same two make one edge with two facts, pointing at the company."""
    graph = small_graph()
    shown = shown_entities(graph)
    relations = {n: fact for n, fact in enumerate(graph.facts.values()) if isinstance(fact, Relation)}
    network = build_network(graph, shown, relations)
    names = [entity.name for entity in shown]
    [edge] = [e for e in network.edges if {names[e["from"]], names[e["to"]]} == {"西湖通", "杭州云栖科技公司"}]
    assert len(edge["facts"]) == 2
    assert names[edge[edge["arrows"]]] == "杭州云栖科技公司"
    assert network.directed


def test_beyond_the_limit_the_most_important_are_shown() -> None:
    """With room for three, the three entities with most facts stay, and facts about others are left out."""
    data = Page(render(small_graph(), limit=3)).data
    totals, facts, entities = data["totals"], data["facts"], data["entities"]
    assert isinstance(totals, dict) and isinstance(facts, list) and isinstance(entities, list)
    assert [entity["id"] for entity in entities] == ["西湖通", "2025云栖数字大会", "杭州云栖科技公司"]
    assert totals["entities"] == 8
    assert {fact.get("object", 0) for fact in facts} <= {0, 1, 2}


def test_every_term_has_a_label_in_both_languages() -> None:
    """No class, predicate, event, qualifier, status or direction would show as its identifier."""
    terms = {term.value for enum in (Kind, Predicate, EventType, Qualifier, Status, Direction) for term in enum}
    labels = vocabulary()["labels"]
    assert set(labels) == terms
    assert all(len(pair) == 2 and (all(pair) or term == "Exact") for term, pair in labels.items())
    assert set(vocabulary()["kinds"]) == {kind.value for kind in Kind}


def test_classes_that_share_a_shape_differ_in_colour() -> None:
    """Shape and colour together tell every class apart."""
    looks = [(style["shape"], style["color"]) for style in vocabulary()["kinds"].values()]
    assert len(set(looks)) == len(looks)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * channel for weight, channel in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_every_class_stands_out_from_both_backgrounds(page: str) -> None:
    """Each class's colour has the contrast of 3 to 1 that WCAG asks of graphics, on the light and the dark page."""
    backgrounds = {_luminance(colour) for colour in re.findall(r"--background: (#\w{6})", page)}
    assert len(backgrounds) == 2
    for kind, style in vocabulary()["kinds"].items():
        for background in backgrounds:
            low, high = sorted((background, _luminance(style["color"])))
            assert (high + 0.05) / (low + 0.05) >= 3, kind


def test_an_empty_graph_is_a_page() -> None:
    """Nothing read gives a page without nodes, not an error."""
    assert Page(render(Graph({}, {}, {}, {}))).data["entities"] == []


def test_an_entity_of_an_unlisted_article_is_shown() -> None:
    """An entity may name an article that the graph no longer holds."""
    graph = small_graph()
    stray = replace(graph.entities["陈小禾"], articles=("gone.txt#0",))
    assert "陈小禾" in render(replace(graph, entities={**graph.entities, "陈小禾": stray}))


@given(st.integers(1, 60), st.data())
def test_symbols_do_not_cover_each_other(count: int, data: st.DataObject) -> None:
    """Whatever the ties, no two nodes' symbols overlap by more than a sliver, and each node has a place."""
    node = st.integers(0, count - 1)
    pairs = data.draw(st.sets(st.tuples(node, node).filter(lambda pair: pair[0] < pair[1]), max_size=120))
    points = arrange(count, dict.fromkeys(pairs, 1.0), [10.0] * count)
    assert len(points) == count
    gaps = [((a.x - b.x) ** 2 + (a.y - b.y) ** 2) ** 0.5 for i, a in enumerate(points) for b in points[:i]]
    assert min(gaps, default=99) > 19


def test_communities_lie_apart() -> None:
    """Two cliques with one tie between them: members lie nearer to their own centre than to the other's."""
    one, other = range(12), range(12, 24)
    ties = {(a, b): 1.0 for group in (one, other) for a in group for b in group if a < b} | {(0, 12): 1.0}
    points = arrange(24, ties, [8.0] * 24)
    centres = [(sum(points[i].x for i in g) / 12, sum(points[i].y for i in g) / 12) for g in (one, other)]
    for node, (x, y) in enumerate(points):
        distances = [(x - cx) ** 2 + (y - cy) ** 2 for cx, cy in centres]
        assert distances.index(min(distances)) == (0 if node < 12 else 1)
