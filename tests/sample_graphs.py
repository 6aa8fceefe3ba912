"""Graphs made by hand or by number, for the tests of the page: they need no reading of texts."""

import random
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from kg.model import (
    Article,
    Document,
    Entity,
    Event,
    EventType,
    Evidence,
    Fact,
    Graph,
    Kind,
    Observation,
    Predicate,
    Qualifier,
    Relation,
    Span,
    Status,
)

TEXT = """城市大脑汇聚九百项应用

杭州日报讯 “西湖通”平台由杭州市数据资源局发布，杭州云栖科技公司
承建。截至2025年10月底，平台注册用户超120万人，到2027年达到500万人。
10月18日，2025云栖数字大会在西湖区举办，浙江大学与杭州云栖科技公司参加。

此外，市民陈小禾用“西湖通”办理了社保卡。🙂平台已接入政务服务86%。
"""


@dataclass
class Builder:
    """Collects what a graph is made of; evidence is looked up in the text."""

    text: str = TEXT
    headline: str | None = None
    entities: dict[str, Entity] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    path: str = "hangzhou/page.txt"

    def __post_init__(self) -> None:
        headline = self.headline or self.text.partition("\n")[0]
        self.article = Article(
            f"{self.path}#0", self.path, 0, len(self.text), headline, date(2025, 11, 3), "inferred", "杭州日报"
        )

    def evidence(self, quote: str) -> tuple[Evidence, ...]:
        begin = self.text.index(quote)
        start = self.text.rfind("\n\n", 0, begin) + 2 if "\n\n" in self.text[:begin] else 0
        stop = self.text.find("\n\n", begin)
        context = Span(start, len(self.text) if stop < 0 else stop)
        return (Evidence.cut(self.text, self.article, Span(begin, begin + len(quote)), context),)

    def entity(self, name: str, kind: Kind, *aliases: str) -> str:
        self.entities[name] = Entity(name, name, kind, aliases, (self.article.id,))
        return name

    def fact(self, fact: Fact) -> None:
        self.facts[f"f{len(self.facts):05}"] = fact

    def graph(self) -> Graph:
        document = Document(self.path, self.text)
        entities = dict(sorted(self.entities.items()))
        return Graph({self.path: document}, {self.article.id: self.article}, entities, dict(sorted(self.facts.items())))


def small_graph() -> Graph:
    """A city, a platform with two figures, its builder and issuer, a meeting, a university and a person."""
    b = Builder()
    city = b.entity("杭州市", Kind.CITY, "杭州")
    district = b.entity("西湖区", Kind.DISTRICT)
    platform = b.entity("西湖通", Kind.PLATFORM, "“西湖通”平台")
    agency = b.entity("杭州市数据资源局", Kind.GOVERNMENT_AGENCY)
    company = b.entity("杭州云栖科技公司", Kind.COMPANY)
    meeting = b.entity("2025云栖数字大会", Kind.CONFERENCE)
    university = b.entity("浙江大学", Kind.UNIVERSITY, "浙大")
    b.entity("陈小禾", Kind.PERSON)
    issued = b.evidence("“西湖通”平台由杭州市数据资源局发布")
    built = b.evidence("杭州云栖科技公司\n承建")
    held = b.evidence("10月18日，2025云栖数字大会在西湖区举办")
    took_part = b.evidence("浙江大学与杭州云栖科技公司参加")
    users, target = b.evidence("注册用户超120万人"), b.evidence("到2027年达到500万人")
    services = b.evidence("接入政务服务86%")
    b.fact(Relation(platform, Predicate.ISSUED_BY, agency, "r", issued))
    b.fact(Relation(platform, Predicate.BUILT_BY, company, "r", built))
    b.fact(Relation(platform, Predicate.OPERATED_BY, company, "r", built))
    b.fact(Relation(meeting, Predicate.LOCATED_IN, district, "r", held))
    b.fact(Relation(district, Predicate.PART_OF, city, "r", held))
    b.fact(Relation(university, Predicate.PARTICIPATES_IN, meeting, "r", took_part))
    b.fact(Relation(company, Predicate.PARTICIPATES_IN, meeting, "r", took_part))
    b.fact(Event(meeting, EventType.HELD, "r", held, date(2025, 10, 18), date(2025, 10, 18)))
    b.fact(
        Observation(
            platform,
            "注册用户",
            "人",
            Qualifier.MORE_THAN,
            Status.ACTUAL,
            "r",
            users,
            Decimal(1200000),
            end=date(2025, 10, 31),
        )
    )
    b.fact(
        Observation(
            platform,
            "注册用户",
            "人",
            Qualifier.EXACT,
            Status.TARGET,
            "r",
            target,
            Decimal(5000000),
            end=date(2027, 12, 31),
        )
    )
    b.fact(Observation(platform, "政务服务接入率", "%", Qualifier.EXACT, Status.ACTUAL, "r", services, Decimal(86)))
    return b.graph()


HOSTILE = (
    "<script>window.hacked=1</script>",
    "</script><img src=x onerror=window.hacked=1>",
    "javascript:window.hacked=1",
    "<!--<script>",
    "\"'`&amp;\u2028\u2029${window.hacked=1}",
)


def hostile_graph() -> Graph:
    """Names, a headline and quotes that are markup or script."""
    b = Builder("\n\n".join(("标题" + HOSTILE[0], *HOSTILE)), headline=HOSTILE[1])
    for name in HOSTILE:
        b.entity(name, Kind.PLATFORM, name + "别名")
        b.fact(Observation(name, name, name, Qualifier.EXACT, Status.ACTUAL, "r", b.evidence(name), Decimal(1)))
    b.fact(Relation(HOSTILE[0], Predicate.USES, HOSTILE[1], "r", b.evidence(HOSTILE[2])))
    return b.graph()


def large_graph(nodes: int, edges: int) -> Graph:
    """A graph of that size with hubs and communities, as a city's news has them."""
    chance = random.Random(nodes)
    b = Builder("大图\n\n" + "甲与乙合作。" * 3)
    quote = b.evidence("甲与乙合作")
    kinds = list(Kind)
    names = [b.entity(f"第{number}号单位", kinds[number % len(kinds)]) for number in range(nodes)]
    size = max(10, nodes // 60)
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < edges:
        one = chance.randrange(nodes)
        group = one // size * size
        far = chance.random() < 0.12
        other = chance.randrange(nodes) if far else min(nodes - 1, group + int(size * chance.random() ** 3))
        if one != other:
            pairs.add((one, other))
    for one, other in sorted(pairs):
        b.fact(Relation(names[one], Predicate.USES, names[other], "r", quote))
    graph = b.graph()
    entities = {id: Entity(id, e.name, e.kind) for id, e in graph.entities.items()}
    return Graph(graph.documents, graph.articles, entities, graph.facts)
