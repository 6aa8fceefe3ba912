"""The whole line from documents to the graph: reproducible, checked, and a function of its inputs."""

import gc
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import EvidenceError
from kg.export import export
from kg.lexicon import Lexicon
from kg.mention.settle import settle
from kg.model import (
    Document,
    Event,
    EventType,
    Evidence,
    Granularity,
    Graph,
    Kind,
    Name,
    Qualifier,
    Quantity,
    Span,
    TimeExpression,
)
from kg.parallel import chunks
from kg.pipeline import BuildOptions, build_graph, check_evidence, extract_document
from kg.read.documents import ReadOptions

PAGES = {
    "a.txt": """杭州数据交易平台上线

锦江晚报讯（记者李晓）5月9日，由杭州市数据资源局建设的杭州数据交易平台正式上线。
目前，该平台已汇聚120家数据商，上架数据产品1300余个，累计交易额达2.5亿元。
杭州市数据资源局局长赵敏表示，到2027年，平台交易额力争突破10亿元。
""",
    "b.txt": """合肥产业创新研究院落户高新区

5月12日，合肥产业创新研究院（以下简称“合创院”）在合肥高新区揭牌成立。
合创院与中国科学技术大学签约，引进研发团队35个，计划3年内孵化企业100家。
""",
    "c.txt": """杭州数据交易平台入选省级试点

杭州数据交易平台入选浙江省数字经济试点。该平台已汇聚120家数据商，服务企业5000余家，同比增长30%。
""",
}
OPTIONS = BuildOptions(ReadOptions(published=date(2025, 5, 20), publisher="锦江晚报"))


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in PAGES.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def build(*inputs: Path, workers: int = 1) -> Graph:
    return build_graph([str(path) for path in inputs], replace(OPTIONS, workers=workers))


def exported(graph: Graph, folder: Path) -> dict[str, bytes]:
    export(graph, folder)
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_pages_become_one_graph(pages: Path) -> None:
    """Every page is read, one platform on two pages is one node, and what both say has two quotes."""
    graph = build(pages)
    assert list(graph.documents) == ["a.txt", "b.txt", "c.txt"]
    assert graph.entities["杭州数据交易平台"].kind is Kind.PLATFORM
    assert {article.rpartition("#")[0] for article in graph.entities["杭州数据交易平台"].articles} == {"a.txt", "c.txt"}
    twice = [fact for fact in graph.facts.values() if {e.document for e in fact.evidence} == {"a.txt", "c.txt"}]
    assert [e.quote for fact in twice for e in fact.evidence if "120家" in e.quote]


def test_every_quote_is_the_text_at_its_offsets(pages: Path) -> None:
    graph = build(pages)
    assert graph.facts
    for fact in graph.facts.values():
        for evidence in fact.evidence:
            assert PAGES[evidence.document][evidence.begin : evidence.end] == evidence.quote


def test_one_or_two_workers_and_any_order_give_the_same_bytes(pages: Path, tmp_path: Path) -> None:
    """Not a byte of any export depends on how the work was divided or in which order the files were named."""
    one = exported(build(pages), tmp_path / "one")
    two = exported(build(pages, workers=2), tmp_path / "two")
    files = sorted(pages.iterdir(), reverse=True)
    shuffled = exported(build(*files), tmp_path / "three")
    assert one == two == shuffled
    assert "graph.ttl" in one


def test_hash_seeds_do_not_matter(pages: Path, tmp_path: Path) -> None:
    """A run tomorrow, with other hashes of strings, writes the same bytes."""
    runs = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        command = [sys.executable, "-m", "kg", "build", str(pages), "-o", str(out), "-q", "--published", "2025-05-20"]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
        runs.append({str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()})
    assert runs[0] == runs[1]
    assert len(runs[0]) > 5


def test_taking_a_page_away_equals_never_having_read_it(pages: Path, tmp_path: Path) -> None:
    everything = build(pages)
    (pages / "c.txt").unlink()
    rest = build(pages)
    assert rest == build(pages / "a.txt", pages / "b.txt")
    assert "c.txt" not in exported(rest, tmp_path / "rest")["graph.ttl"].decode()
    assert set(rest.entities) < set(everything.entities)


def test_a_page_twice_over_is_read_once_or_told_apart(pages: Path, tmp_path: Path) -> None:
    """The same words in two files give each fact once, with two quotes."""
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / "d.txt").write_text(PAGES["a.txt"], "utf-8")
    alone, both = build(pages / "a.txt"), build(pages / "a.txt", copy / "d.txt")
    assert set(both.facts) == set(alone.facts)
    assert all(len(fact.evidence) >= 2 for fact in both.facts.values())


def test_an_extraction_is_a_function_of_its_document() -> None:
    """What else was read before does not matter: it can run on any machine, and be cached."""
    document = Document("b.txt", PAGES["b.txt"], published=date(2025, 5, 20))
    first = extract_document(document, Lexicon())
    extract_document(Document("a.txt", PAGES["a.txt"]), Lexicon())
    assert extract_document(document, Lexicon()) == first
    assert all(fact.subject in {entity.id for entity in first.entities} for fact in first.facts)


def test_reading_makes_no_reference_cycles() -> None:
    """The collector is off while documents are read, so nothing may need it."""
    lexicon, document = Lexicon(), Document("a.txt", PAGES["a.txt"], published=date(2025, 5, 20))
    extract_document(document, lexicon)
    gc.collect()
    gc.disable()
    try:
        for _ in range(20):
            extract_document(document, lexicon)
        assert gc.collect() < 20
    finally:
        gc.enable()


def test_a_wrong_quote_stops_the_build() -> None:
    """One offset that does not hold is an error that names the place, never a fact."""
    document = Document("a.txt", PAGES["a.txt"])
    wrong = Evidence("a.txt#0", "a.txt", 0, 2, "成都", Span(0, 10))
    fact = Event("杭州市", EventType.HELD, "held", (wrong,))
    with pytest.raises(EvidenceError, match=r"a\.txt\[0:2\]"):
        check_evidence(document, [fact])
    with pytest.raises(EvidenceError, match="no evidence"):
        check_evidence(document, [replace(fact, evidence=())])


def test_the_paper_of_a_reporter_is_a_body(pages: Path) -> None:
    """记者李晓 of 锦江晚报 is a person with an employer, whether the by-line or the user names the paper."""
    graph = build(pages)
    assert graph.entities["锦江晚报"].kind is Kind.ORGANIZATION
    assert graph.entities["李晓"].kind is Kind.PERSON


def test_a_by_line_above_or_below_belongs_to_its_article(tmp_path: Path) -> None:
    """Every quote, the by-line's too, lies within the article that it is evidence from."""
    page = tmp_path / "page.txt"
    page.write_text(
        "锦江晚报记者李晓\n\n成都办博览会\n\n5月9日，成都世纪城举办博览会，120家企业参展。\n\n（锦江晚报记者周敏）\n",
        "utf-8",
    )
    graph = build(page)
    assert {"李晓", "周敏"} <= set(graph.entities)
    for fact in graph.facts.values():
        for evidence in fact.evidence:
            article = graph.articles[evidence.article]
            assert article.begin <= evidence.begin < evidence.end <= article.end


def test_progress_counts_documents_and_characters(pages: Path) -> None:
    seen: list[tuple[int, int]] = []
    build_graph([str(pages)], OPTIONS, lambda documents, characters: seen.append((documents, characters)))
    assert [documents for documents, _ in seen] == [1, 2, 3]
    assert seen[-1][1] == sum(map(len, PAGES.values()))


def test_one_file_named_twice_is_one_document(pages: Path) -> None:
    """Alone and with its folder: nothing is counted twice."""
    assert build(pages, pages / "a.txt").facts.keys() == build(pages).facts.keys()
    assert len(build(pages / "a.txt", pages / "a.txt").documents) == 1


@given(st.lists(st.integers(0, 300), max_size=20), st.integers(1, 400))
def test_chunks_keep_every_document_in_order(sizes: list[int], size: int) -> None:
    documents = [Document(str(at), "字" * length) for at, length in enumerate(sizes)]
    made = list(chunks(documents, size))
    assert [document for chunk in made for document in chunk] == documents
    assert all(chunk for chunk in made)


# --- overlaps --------------------------------------------------------------------------------------------


Cut = tuple[int, int]


def _name(begin: int, end: int) -> Name:
    return Name(begin, end, "x", Kind.AWARD, "r")


def _quantity(begin: int, end: int) -> Quantity:
    return Quantity(begin, end, begin, end, "个", Qualifier.EXACT)


def _time(begin: int, end: int) -> TimeExpression:
    return TimeExpression(begin, end, None, None, Granularity.YEAR)


@pytest.mark.parametrize(
    ("given_mentions", "kept"),
    [
        (([_name(0, 12)], [_quantity(6, 8)], [_time(0, 5)]), ([(0, 12)], [], [])),  # 2024年全国十佳企业榜
        (([], [_quantity(1, 3)], [_time(0, 3)]), ([], [], [(0, 3)])),  # 近三年
        (([_name(2, 3)], [_quantity(0, 6)], []), ([], [(0, 6)], [])),
        (([_name(3, 8)], [_quantity(0, 4)], []), ([(3, 8)], [], [])),
        (([_name(0, 4)], [_quantity(4, 7)], [_time(8, 12)]), ([(0, 4)], [(4, 7)], [(8, 12)])),
        (([], [_quantity(0, 5), _quantity(2, 4)], []), ([], [(0, 5)], [])),
    ],
    ids=["name-swallows", "date-swallows", "figure-swallows", "name-wins", "side-by-side", "longest"],
)
def test_overlapping_mentions_are_settled(
    given_mentions: tuple[list[Name], list[Quantity], list[TimeExpression]], kept: tuple[list[Cut], ...]
) -> None:
    """What lies inside something else is not read a second time."""
    settled = settle(*given_mentions)
    assert tuple([(m.begin, m.end) for m in mentions] for mentions in settled) == kept


_spans = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8)), max_size=8)


@given(_spans, _spans, _spans)
def test_settled_mentions_never_overlap(names: list[Cut], quantities: list[Cut], times: list[Cut]) -> None:
    settled = settle(
        [_name(b, b + n) for b, n in names],
        [_quantity(b, b + n) for b, n in quantities],
        [_time(b, b + n) for b, n in times],
    )
    every = sorted((m.begin, m.end) for mentions in settled for m in mentions)
    assert all(left[1] <= right[0] for left, right in pairwise(every))
    assert bool(every) == bool(names or quantities or times)
