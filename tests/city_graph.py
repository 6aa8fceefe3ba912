"""The graph that consumers are tried with: the example pages, a small graph by hand, names that break importers."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from small_graph import ARTICLES, DOCUMENTS, ENTITIES, FACTS, A, entity, quote

from kg.model import Fact, Graph, Kind, Observation, Predicate, Qualifier, Relation, Status
from kg.pipeline import BuildOptions, build_graph

SEEDS = Path(__file__).parent.parent / "seeds"

# Quotes, back-ticks, separators, comments, escapes, line ends, emoji beyond the first plane, and what looks like code.
HOSTILE = (
    '甲`乙`"丙"',
    "丁'戊\\",
    "\\\\u001F\\n庚",
    "辛,壬;癸|",
    "一\n二\r\n三\t四",
    "🚄武汉—宜昌👩‍🔬",
    "x'}) DETACH DELETE n //",
    "$rows {a:1} /* ; */ #{x}",
    '"',
    "\\",
    '\\"',
    "'';",
    "null",
    "007",
    "2025-11-05",
    " 首尾有空 ",
    "𠮷野家（𡇙）",
    "甲\r乙\u2028丙\x85丁",
    "\ufeff戊\u200b",
    "己\x0b\x0c\x01",
)


_WORDS = (quote(A, "由杭州云栖科技有限公司建设的“城市大脑”平台"),)

# What the competency questions ask for and the example pages may not say.
_MORE: dict[str, Fact] = {
    "00000000000000d1": Observation(
        "城市大脑", "接入场景", "个", Qualifier.EXACT, Status.ACTUAL, "count", _WORDS, value=Decimal("250.5")
    ),
    "00000000000000d2": Relation("城市大脑", Predicate.OPERATED_BY, "杭州云栖科技有限公司", "rule", _WORDS),
    "00000000000000d3": Relation("城市大脑", Predicate.PART_OF, "2025智慧城市博览会", "rule", _WORDS),
    "00000000000000d4": Relation("浙江大学", Predicate.USES, "城市大脑", "rule", _WORDS),
}


def hostile_graph() -> Graph:
    """The small graph with an entity for each hostile name, which has the others as aliases."""
    entities = []
    for i, name in enumerate(HOSTILE):
        aliases = (HOSTILE[i - 1], HOSTILE[i - 2])
        entities.append(replace(entity(name, Kind.PERSON, A, aliases=aliases), id=name))
    facts: dict[str, Fact] = {
        f"{i:016x}ff": Relation(e.id, Predicate.AFFILIATED_WITH, "浙江大学", "rule", _WORDS, role=HOSTILE[-i])
        for i, e in enumerate(entities)
    }
    everything = {e.id: e for e in (*ENTITIES, *entities)}
    return Graph(
        DOCUMENTS, ARTICLES, dict(sorted(everything.items())), dict(sorted({**FACTS, **_MORE, **facts}.items()))
    )


def whole_graph() -> Graph:
    """The example pages' graph and the hostile one, side by side."""
    pages, other = build_graph([str(SEEDS)], BuildOptions()), hostile_graph()
    return Graph(
        {**pages.documents, **other.documents},
        dict(sorted({**pages.articles, **other.articles}.items())),
        dict(sorted({**other.entities, **pages.entities}.items())),
        dict(sorted({**pages.facts, **other.facts}.items())),
    )
