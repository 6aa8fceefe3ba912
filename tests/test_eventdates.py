"""Which of the times around it is a happening's own, and who is meant by it. Empty sets: the day is another's."""

import pytest
from markup import annotate

from kg.extract.events import extract_events
from kg.lexicon import Lexicon

LEXICON = Lexicon()


def _events(marked: str) -> set[str]:
    article, text = annotate(*marked.split("##"))
    names = {entity.id: entity.name for entity in article.entities.values()}
    return {f"{names[e.subject]} {e.type} {e.start} {e.end}" for e in extract_events(article, text, LEXICON)}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "{2025-11-12|11月12日}，[苏商百强榜|Award]揭晓，比{2024|去年}多4家，[恒力集团|Company]上榜。",
            {"苏商百强榜 Released 2025-11-12 2025-11-12", "恒力集团 Awarded 2025-11-12 2025-11-12"},
        ),
        (
            "{2024-12|去年12月}，“[皖事通|Platform]”入选[信通院|ResearchInstitute]发布的[典型案例|Award]。",
            {"皖事通 Awarded 2024-12-01 2024-12-31"},
        ),
        (
            "{2025-03-10|3月10日}举行的发布会上，[信通院|ResearchInstitute]发布[算力白皮书|Programme]。",
            {"算力白皮书 Released 2025-03-10 2025-03-10"},
        ),
        ("[星河公司|Company]{2019|2019年}成立时只有6人。", {"星河公司 Established 2019-01-01 2019-12-31"}),
        ("[星河公司|Company]{2019|2019年}成立时间较晚。", set()),
        (
            "{2025-05-12|5月12日}，[港航论坛|Conference]开幕。签约环节，[招商公司|Company]与[海大|University]签署协议。",
            {
                "港航论坛 Held 2025-05-12 2025-05-12",
                "招商公司 Signed 2025-05-12 2025-05-12",
                "海大 Signed 2025-05-12 2025-05-12",
            },
        ),
        (
            "{2025-05-12|5月12日}，[港航论坛|Conference]开幕。现场签约项目多，原定签约的[冷链项目|Project]未能到场。",
            {"港航论坛 Held 2025-05-12 2025-05-12"},
        ),
        (
            "{2025-05-12|5月12日}，[海缆基地|Facility]开工。[风电园|Facility]同日启用，计划{2027|2027年}达产。",
            {"海缆基地 Started 2025-05-12 2025-05-12", "风电园 Launched 2025-05-12 2025-05-12"},
        ),
    ],
)
def test_a_happening_takes_its_own_day(marked: str, expected: set[str]) -> None:
    assert _events(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{2025-01-07|1月7日}，[市委常委会|GovernmentAgency]召开会议。", {"市委常委会 Held"}),
        ("{2025-01-07|1月7日}，[市教育局|GovernmentAgency]召开会议。", set()),
        ("{2025-01-07|1月7日}，[省人大三次会议|Conference]举行第二次全体会议。", {"省人大三次会议 Held"}),
        ("{2025-01-07|1月7日}，[省人大三次会议|Conference]举行新闻发布会。", set()),
        ("{2025-09-19|9月19日}，[沧海系统|Platform]夺得大赛一等奖。", {"沧海系统 Awarded"}),
        ("{2025-09-19|9月19日}，[沧海系统|Platform]获一等奖得主称赞。", set()),
        (
            "某校与[南昌航大|University]共建的[装配实验室|ResearchInstitute]，于{2024-09|去年9月}挂牌。",
            {"装配实验室 Established"},
        ),
        ("某公司发布全新的[装配系统|Platform]，于{2024-09|去年9月}挂牌。", set()),
        ("总投资120亿元的[风电园|Facility]由[招商公司|Company]投资建设，{2025-03|今年3月}开工。", {"风电园 Started"}),
        (
            "[宁海市|City]设立总规模50亿元的[蓝海基金|Programme]，{2025-03|今年3月}上线“[渔政通|Platform]”。",
            {"渔政通 Launched"},
        ),
        ("{2025-11-18|11月18日}，[渔业协会|Organization]成立大会在[宁海|City]举行。", {"渔业协会 Established"}),
        (
            "{2025-11-18|11月18日}，[渔业公司|Company]与[海大|University]签约，共建[渔业院|ResearchInstitute]。",
            {"渔业公司 Signed", "海大 Signed"},
        ),
        (
            "{2025-11-18|11月18日}，[渔业馆|Facility]面向市民免费开放。[渔业馆|Facility]开放日很热闹。",
            {"渔业馆 Launched"},
        ),
        ("[太原卫星中心|Facility]{2025-11-18|18日}成功将[遥感四十号|Facility]发射升空。", {"遥感四十号 Launched"}),
        ("{2018|2018年}，[刘强|Person]创办[星河公司|Company]。", {"星河公司 Established"}),
        ("[星河公司|Company]成立于{2018|2018年}，由[刘强|Person]创办。", {"星河公司 Established"}),
        ("{2025-09-01|9月1日}，[育才小学|Organization]等4所学校投入使用。", {"育才小学 Launched"}),
        ("{2025-09-01|9月1日}，[东海号|Facility]从[洋山港|Facility]启航。", set()),
        (
            "{2025-05-06|5月6日}，[浦江区|District]与[蔚来公司|Company]签署协议。",
            {"蔚来公司 Signed"},
        ),
    ],
)
def test_what_happened_is_said_of_the_right_one(marked: str, expected: set[str]) -> None:
    assert {" ".join(event.split()[:2]) for event in _events(marked)} == expected
