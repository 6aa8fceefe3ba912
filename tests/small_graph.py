"""A graph of two small documents, made by hand: what a reader of them would write down."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from kg.model import (
    Article,
    Byline,
    Direction,
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
    Skipped,
    Span,
    Status,
)

HANGZHOU = """杭州“城市大脑”接入超300个场景
潮城晚报讯（记者李晓 通讯员周敏）11月3日，杭州市数据资源局发布消息，由杭州云栖科技有限公司建设的“城市大脑”平台正式上线。
平台日均处理事件约1.2万件，办理时长下降30%，到2027年力争服务3至5个县区。
杭州市数据资源局与浙江大学签约，共建智慧治理实验室。
"""
CHENGDU = """成都举办智慧城市博览会
11月5日，2025智慧城市博览会在成都高新区举行，“城市大脑”平台获评“年度数字样板”。
城市大脑日均处理事件约1.2万件。市经信局局长王强参加博览会。
"""
DOCUMENTS = {
    "a/hangzhou.txt": Document("a/hangzhou.txt", HANGZHOU, publisher="潮城晚报", published=date(2025, 11, 4)),
    "chengdu.txt": Document("chengdu.txt", CHENGDU),
}


def _article(path: str, headline: str, end: str, **more: object) -> Article:
    text = DOCUMENTS[path].text
    article = Article(f"{path}#0", path, 0, text.index(end) + len(end), headline=headline)
    return replace(article, **more)  # type: ignore[arg-type]


def _byline(name: str, role: str, publisher: str | None = None) -> Byline:
    begin = HANGZHOU.index(name)
    return Byline(name, role, Span(begin, begin + len(name)), publisher)


ARTICLES = {
    article.id: article
    for article in (
        _article(
            "a/hangzhou.txt",
            "杭州“城市大脑”接入超300个场景",
            "实验室。",
            published=date(2025, 11, 4),
            basis="given",
            publisher="潮城晚报",
            bylines=(_byline("李晓", "记者", "潮城晚报"), _byline("周敏", "通讯员")),
        ),
        _article(
            "chengdu.txt", "成都举办智慧城市博览会", "参加博览会。", published=date(2025, 11, 6), basis="inferred"
        ),
    )
}
A, C = "a/hangzhou.txt#0", "chengdu.txt#0"


def quote(article: str, words: str) -> Evidence:
    """Evidence for the first place where the article's document has these words."""
    record = ARTICLES[article]
    text = DOCUMENTS[record.document].text
    begin = text.index(words)
    line = Span(text.rfind("\n", 0, begin) + 1, text.index("\n", begin))
    return Evidence.cut(text, record, Span(begin, begin + len(words)), line)


def entity(name: str, kind: Kind, *articles: str, aliases: tuple[str, ...] = ()) -> Entity:
    return Entity(name.casefold(), name, kind, aliases, articles)


ENTITIES = (
    entity("杭州市", Kind.CITY, A, aliases=("杭州",)),
    entity("成都市", Kind.CITY, C, aliases=("成都",)),
    entity("成都高新区", Kind.DISTRICT, C),
    entity("杭州市数据资源局", Kind.GOVERNMENT_AGENCY, A),
    entity("成都市经信局", Kind.GOVERNMENT_AGENCY, C, aliases=("市经信局",)),
    entity("杭州云栖科技有限公司", Kind.COMPANY, A),
    entity("浙江大学", Kind.UNIVERSITY, A),
    entity("城市大脑", Kind.PLATFORM, A, C, aliases=("“城市大脑”平台",)),
    entity("2025智慧城市博览会", Kind.CONFERENCE, C, aliases=("博览会",)),
    entity("年度数字样板", Kind.AWARD, C),
    entity("王强", Kind.PERSON, C),
    entity("李晓", Kind.PERSON, A),
    entity("潮城晚报", Kind.ORGANIZATION, A),
)

_EXACT = Qualifier.EXACT
FACTS: dict[str, Fact] = {
    "00000000000000a1": Observation(
        "城市大脑", "接入场景", "个", Qualifier.MORE_THAN, Status.ACTUAL, "count",
        (quote(A, "接入超300个场景"),), value=Decimal(300),
    ),
    "00000000000000a2": Observation(
        "城市大脑", "日均处理事件", "件", Qualifier.ABOUT, Status.ACTUAL, "count",
        (quote(A, "日均处理事件约1.2万件"), quote(C, "日均处理事件约1.2万件")), value=Decimal("1.2E+4"),
    ),
    "00000000000000a3": Observation(
        "城市大脑", "办理时长", "%", _EXACT, Status.ACTUAL, "change",
        (quote(A, "办理时长下降30%"),), value=Decimal("30.0"), direction=Direction.DECREASE,
    ),
    "00000000000000a4": Observation(
        "城市大脑", "服务县区", "个", _EXACT, Status.TARGET, "count",
        (quote(A, "到2027年力争服务3至5个县区"),), minimum=Decimal(3), maximum=Decimal(5), end=date(2027, 12, 31),
    ),
    "00000000000000b1": Relation(
        "城市大脑", Predicate.BUILT_BY, "杭州云栖科技有限公司", "passive",
        (quote(A, "由杭州云栖科技有限公司建设的“城市大脑”平台"),),
    ),
    "00000000000000b2": Relation(
        "杭州市数据资源局", Predicate.COOPERATES_WITH, "浙江大学", "sign",
        (quote(A, "杭州市数据资源局与浙江大学签约"),),
    ),
    "00000000000000b3": Relation(
        "2025智慧城市博览会", Predicate.LOCATED_IN, "成都高新区", "held-in",
        (quote(C, "2025智慧城市博览会在成都高新区举行"),),
    ),
    "00000000000000b4": Relation(
        "城市大脑", Predicate.RECEIVED, "年度数字样板", "award", (quote(C, "“城市大脑”平台获评“年度数字样板”"),),
    ),
    "00000000000000b5": Relation(
        "王强", Predicate.AFFILIATED_WITH, "成都市经信局", "title", (quote(C, "市经信局局长王强"),), role="局长",
    ),
    "00000000000000b6": Relation(
        "王强", Predicate.PARTICIPATES_IN, "2025智慧城市博览会", "attend", (quote(C, "王强参加博览会"),),
    ),
    "00000000000000c1": Event(
        "城市大脑", EventType.LAUNCHED, "online",
        (quote(A, "11月3日，杭州市数据资源局发布消息，由杭州云栖科技有限公司建设的“城市大脑”平台正式上线"),),
        date(2025, 11, 3), date(2025, 11, 3),
    ),
    "00000000000000c2": Event(
        "2025智慧城市博览会", EventType.HELD, "held", (quote(C, "11月5日，2025智慧城市博览会在成都高新区举行"),),
        date(2025, 11, 5), date(2025, 11, 5),
    ),
}  # fmt: skip


def observation(identity: str) -> Observation:
    """The observation of that id."""
    found = FACTS[identity]
    assert isinstance(found, Observation)
    return found


def relation(identity: str) -> Relation:
    """The relation of that id."""
    found = FACTS[identity]
    assert isinstance(found, Relation)
    return found


def make_graph(entities: tuple[Entity, ...] = ENTITIES, facts: dict[str, Fact] | None = None) -> Graph:
    """A graph over the two documents; by default the whole of it."""
    return Graph(
        DOCUMENTS,
        ARTICLES,
        {e.id: e for e in sorted(entities, key=lambda e: e.id)},
        dict(sorted((FACTS if facts is None else facts).items())),
        (Skipped("empty.txt", "the file is empty"),),
    )
