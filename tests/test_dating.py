"""Inferring when a text was published."""

from datetime import date
from pathlib import Path

import pytest

from kg.lexicon import Lexicon
from kg.model import Document
from kg.read.articles import split_articles
from kg.read.dating import find_published
from kg.text import fold

LEXICON = Lexicon()
SEEDS = Path(__file__).parent.parent / "seeds"


def published(text: str) -> date | None:
    return find_published(fold(text), LEXICON)


@pytest.mark.parametrize(
    ("seed", "expected", "days"),
    [("000", date(2025, 11, 18), 1), ("001", date(2025, 11, 18), 1), ("002", date(2026, 1, 8), 1),
     ("003", date(2024, 12, 16), 15), ("004", date(2025, 2, 7), 1)],
)  # fmt: skip
def test_the_five_pages_are_dated_within_a_day(seed: str, expected: date, days: int) -> None:
    (path,) = SEEDS.glob(f"{seed}*.txt")
    articles = split_articles(Document(path.name, path.read_bytes().decode()), Lexicon())
    assert {article.article.basis for article in articles} == {"inferred"}
    (found,) = {article.article.published for article in articles}
    assert found is not None
    assert abs((found - expected).days) <= days


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("关于征集场景的公告\n发布时间：2024-05-06 来源：市数据局\n征集期为5月6日至5月31日。", date(2024, 5, 6)),
        ("日期:2024/05/06\n2024年4月，全市新增企业800家。", date(2024, 5, 6)),
        ("# 自贸片区十年答卷\n\n> 来源：厦门日报 2025年4月21日\n\n累计推出创新举措630项。", date(2025, 4, 21)),
        ("2024年04月18日09:15 | 来源：人民网\n一季度签约项目37个。", date(2024, 4, 18)),
        ("南京日报 2023年9月12日 星期二 农历七月廿八 A1版\n9月11日，地铁开通。", date(2023, 9, 12)),
        ("青岛，2024年6月3日——两家企业今日签署协议，到2027年投入1亿元。", date(2024, 6, 3)),
        ("2026年1月28日　农历乙巳年十二月初十　今日8版\n1月26日，轮船启航。", date(2026, 1, 28)),
        ("地铁2号线6月29日开通\n6月13日，记者获悉，线路全长30公里。\n2023年6月14日\n", date(2023, 6, 14)),
        ("新增国家级平台\n合肥发布 2024-07-03 18:20 安徽\n7月2日，平台获批。", date(2024, 7, 3)),
        ("自2024年9月1日起限行。\r\n　　　　郑州市公安局\r\n　　　　2024年8月20日\r\n", date(2024, 8, 20)),
        ("现将名单公布如下。\n苏州市科学技术局\n2024年3月8日\n", date(2024, 3, 8)),
    ],
)
def test_a_stamp_a_masthead_and_a_signature_say_the_day_itself(text: str, expected: date) -> None:
    assert published(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月14日，合肥市召开推进会。2024年，全市将建成充电桩2万个，到2027年达到8万个。", date(2024, 3, 15)),
        ("项目公开招标，投标截止时间为2024年7月15日。评审于2024年6月3日完成。", date(2024, 6, 4)),
        ("新华社成都5月12日电 2024年一季度，成都进出口额1800亿元。", date(2024, 5, 13)),
        (
            "2030年建成智慧之城 长沙定下目标\n8月4日，长沙公布规划。2024年上半年新增企业9万家，2024年6月末达120万家。",
            date(2024, 8, 5),
        ),
        ("6月30日，2023年西安市数字经济大会开幕。大会将于12月再次举办。", date(2023, 7, 1)),
        ("去年12月20日，项目开工。2024年2月3日，项目投产。", date(2024, 2, 4)),
        ("今年是“十四五”收官之年。8月5日，长沙市公布半年报。", date(2025, 8, 6)),
        ("（7月16日）周三，宁波市举行发布会，2025年上半年出口增长7%。", date(2025, 7, 17)),
        ("1月5日，市统计局介绍，2023年全年地区生产总值突破2万亿元，去年新增企业9万家。", date(2024, 1, 6)),
        ("1月9日，市长作报告：2024年，新增企业9万家；2025年，将新增10万家。", date(2025, 1, 10)),
        (
            "12月28日，大桥合龙。1月6日，大桥通车，2024年元旦假期车流量达30万辆次。市民1月6日清晨已排起长队。",
            date(2024, 1, 7),
        ),
    ],
)
def test_a_morning_paper_appears_on_the_day_after_its_latest_event(text: str, expected: date) -> None:
    assert published(text) == expected


def test_a_month_without_a_day_dates_to_the_end_of_the_month() -> None:
    assert published("11月，长沙市遴选出18个案例。2024年8月27日，平台上线。") == date(2024, 11, 30)


@pytest.mark.parametrize(
    "text",
    [
        "全市新增企业12家。",
        "1月7日，大会召开。",
        "2024年，全市新增企业12家。",
        "力争到2027年达到100家。",
        "2024年13月45日",
    ],
)
def test_without_a_day_and_a_year_there_is_no_date(text: str) -> None:
    assert published(text) is None


def test_the_given_date_goes_before_what_the_text_says() -> None:
    text = "大会召开\n\n2024年3月14日，大会召开，签约项目37个，总投资512亿元。\n"
    (given,) = split_articles(Document("a.txt", text, published=date(2024, 3, 20)), Lexicon())
    assert (given.article.published, given.article.basis) == (date(2024, 3, 20), "given")
    (inferred,) = split_articles(Document("a.txt", text), Lexicon())
    assert (inferred.article.published, inferred.article.basis) == (date(2024, 3, 15), "inferred")
    (unknown,) = split_articles(Document("a.txt", "大会召开\n\n大会签约项目37个。\n"), Lexicon())
    assert (unknown.article.published, unknown.article.basis) == (None, None)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("4月9日，青岛市发布《数字经济行动方案（2024—2026年）》，到2026年，新增企业100家。该公司成立于2019年。", 2024),
        (
            "9月23日，园区揭牌。公司2021年从上海迁来，今年3月投产。《三年行动计划（2025—2027年）》提出，到2027年翻番。",
            2025,
        ),
        ("5月20日，2024中国（福州）数字峰会开幕。去年，全市新增企业9万家，力争到2026年达到30万家。", 2024),
        ("2月16日，市统计局发布数据，2022年全市生产总值突破1万亿元。2022年，全市出口增长3%。", 2023),
        ("7月8日，沈阳市学习贯彻党的二十届三中全会精神。该平台2021年上线。", 2024),
        ("10月12日，宁波召开发布会，2023年前三季度出口增长5%。", 2023),
        ("（济政发〔2023〕12号）文件明确，到2025年建成5G基站2万个。6月2日，专班成立。", 2023),
        ("3月5日，项目开工，总投资12亿元，计划2026年6月投产，到2027年产值达30亿元。2025年，全区新增企业900家。", 2026),
    ],
)
def test_the_year_is_weighed_from_all_years_that_the_text_speaks_of(text: str, year: int) -> None:
    found = published(text)
    assert found is not None
    assert found.year == year


@pytest.mark.parametrize("text", ["5月6日，学校开学，创办于1958年。", "5月6日，全市力争到2030年建成公园50个。"])
def test_years_that_fit_many_years_give_no_date(text: str) -> None:
    assert published(text) is None
