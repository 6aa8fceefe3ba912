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
