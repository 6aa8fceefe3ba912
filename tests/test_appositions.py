"""A thing introduced behind a dash stands in the city whose first it is."""

import pytest
from markup import annotate

from kg.extract.appositions import appositions

HOLDS = [
    ("[合肥|City]首批市级量子信息产业园区——[云飞路量子科技园|Facility]揭牌。", "云飞路量子科技园", "合肥"),
    ("9月1日，[杭州市|City]首个数据产业集聚区——[西溪数谷|Facility]开园。", "西溪数谷", "杭州市"),
    ("[吴中区|District]重点打造的创新载体——[苏州太湖实验室|ResearchInstitute]启用。", "苏州太湖实验室", "吴中区"),
]


@pytest.mark.parametrize(("marked", "thing", "city"), HOLDS)
def test_the_thing_is_in_the_city(marked: str, thing: str, city: str) -> None:
    article, text = annotate(marked)
    assert [(r.subject, r.predicate, r.object) for r in appositions(article, text)] == [(thing, "locatedIn", city)]


@pytest.mark.parametrize(
    "marked",
    [
        "[华中|Place]首个城市级算力平台——[江城算力平台|Platform]上线。",
        "[合肥|City]的骄傲——[科大讯飞|Company]参展。",
        "[成都|City]首批园区名单公布，[天府软件园|Facility]入选。",
    ],
)
def test_a_region_or_a_mere_possessor_says_no_place(marked: str) -> None:
    article, text = annotate(marked)
    assert list(appositions(article, text)) == []


OWN = [
    ("[景微公司|Company]的新一代图形处理芯片“[景宏三号|Product]”亮相。", "景宏三号", "景微公司"),
    ("展会上，[美云公司|Company]的“[美数|Platform]”平台受到关注。", "美数", "美云公司"),
    ("工厂引进了[蜂巢公司|Company]的触觉传感器“[轻羽|Product]”。", "轻羽", "蜂巢公司"),
]


@pytest.mark.parametrize(("marked", "thing", "firm"), OWN)
def test_what_is_called_a_firms_own_is_its_work(marked: str, thing: str, firm: str) -> None:
    article, text = annotate(marked)
    assert [(r.subject, r.predicate, r.object) for r in appositions(article, text)] == [(thing, "builtBy", firm)]


@pytest.mark.parametrize(
    "marked",
    [
        "[景微公司|Company]的合作伙伴“[景宏三号|Product]”团队到场。",
        "[景微公司|Company]的客户采用“[景宏三号|Product]”。",
        "[景微公司|Company]的员工说，“[景宏三号|Product]”很好用。",
        "[合肥|City]的“[城市通|Platform]”平台上线。",
    ],
)
def test_what_is_others_is_not_the_firms(marked: str) -> None:
    article, text = annotate(marked)
    assert list(appositions(article, text)) == []
