"""Dated happenings, read from sentences in the manner of city news. Rows without an expectation must yield nothing."""

from datetime import date
from pathlib import Path

import pytest
from markup import annotate

from kg.errors import LexiconError
from kg.extract.events import extract_events
from kg.lexicon import Lexicon
from kg.model import EventType

LEXICON = Lexicon()

CASES: dict[EventType, list[tuple[str, set[str]]]] = {
    EventType.ESTABLISHED: [
        ("[杭州市数据局|GovernmentAgency]于{2024-01-12|1月12日}正式挂牌成立。", {"杭州市数据局 2024-01-12"}),
        ("{2025-03-08|3月8日}，[合肥量子研究院|ResearchInstitute]揭牌。", {"合肥量子研究院 2025-03-08"}),
        ("{2023|2023年}，[成都市|City]成立[蓉创基金|Programme]。", {"蓉创基金 2023-01-01"}),
        ("成立于{2015-05|2015年5月}的[苏州纳米城|Facility]已聚集企业400家。", {"苏州纳米城 2015-05-01"}),
        (
            "{2025-06-18|6月18日}，[浙江大学|University]和[宁波市政府|GovernmentAgency]共建的[宁波创新中心|ResearchInstitute]揭牌成立。",
            {"宁波创新中心 2025-06-18"},
        ),
        ("[长沙市数字集团|Company]成立于{2022-07|2022年7月}。", {"长沙市数字集团 2022-07-01"}),
        ("{2025-02-01|2月1日}起，[西安市商务局|GovernmentAgency]成立专班服务企业。", set()),
        ("[济南市低空办|GovernmentAgency]将于{2026-01-08|1月8日}挂牌。", {"济南市低空办 2026-01-08"}),
        ("[厦门市港口局|GovernmentAgency]近日揭牌。", set()),
        ("[温州大学|University]与[瓯江公司|Company]联合组建的联合实验室{2024-05-09|5月9日}揭牌。", set()),
        ("{2024-05-09|5月9日}，由[温州大学|University]打造的青年驿站揭牌。", set()),
        ("[无锡市大数据局|GovernmentAgency]介绍，{2024|去年}全市未设立[产业基金|Programme]。", set()),
    ],
    EventType.LAUNCHED: [
        ("{2025-04-20|4月20日}，[甬舟高铁|Facility]正式开通运营。", {"甬舟高铁 2025-04-20"}),
        (
            "{2024-12-01|2024年12月}，[重庆市大数据局|GovernmentAgency]上线“[渝快融|Platform]”平台。",
            {"渝快融 2024-12-01"},
        ),
        ("“[苏周到|Platform]”于{2023-06-30|2023年6月30日}上线。", {"苏周到 2023-06-30"}),
        ("{2025-05-12|5月12日}，[西安航天基地|District]成功发射[丝路一号卫星|Facility]。", {"丝路一号卫星 2025-05-12"}),
        (
            "{2025-10-01|10月1日}，[青岛胶东快线|Facility]和[青岛北站南广场|Facility]同时投用。",
            {"青岛胶东快线 2025-10-01", "青岛北站南广场 2025-10-01"},
        ),
        ("{2025-07-09|7月9日}，国内首个城市级平台——[天府算力平台|Platform]上线运行。", {"天府算力平台 2025-07-09"}),
        ("[南京扬子江隧道|Facility]预计{2025-11-30|11月底}通车。", set()),
        ("[广州知识城医院|Organization]日均门诊量800人次，{2025|今年}启用预约系统。", set()),
        ("{2025-03-01|3月1日}，[合肥地铁六号线|Facility]开通前的演练结束。", set()),
        ("[郑州航空港|Facility]将于{2026|明年}投用新跑道。", set()),
    ],
    EventType.RELEASED: [
        (
            "{2025-01-15|1月15日}，[苏州市政府|GovernmentAgency]印发《[苏州人工智能方案|Programme]》。",
            {"苏州人工智能方案 2025-01-15"},
        ),
        ("{2025-08-06|8月6日}，《[数字成都白皮书|Programme]》发布。", {"数字成都白皮书 2025-08-06"}),
        ("{2024-11|去年11月}，[赛迪研究院|ResearchInstitute]公布[新一线城市榜|Award]。", {"新一线城市榜 2024-11-01"}),
        (
            "《[湖南低空条例|Programme]》由[湖南省人大|GovernmentAgency]于{2024-09-28|2024年9月28日}公布。",
            {"湖南低空条例 2024-09-28"},
        ),
        ("{2025-05-20|5月20日}，[华为公司|Company]在[深圳|City]发布[盘古七代|Product]。", {"盘古七代 2025-05-20"}),
        (
            "{2025-03-18|3月18日}，[宁波|City]出台《[稳外贸十条|Programme]》《[促消费八条|Programme]》。",
            {"稳外贸十条 2025-03-18", "促消费八条 2025-03-18"},
        ),
        ("{2025-03-18|3月18日}，[宁波市统计局|GovernmentAgency]发布数据。", set()),
        ("[福州市政府|GovernmentAgency]计划{2025-12-01|12月}出台《[海洋十条|Programme]》。", set()),
        ("[昆明市发改委|GovernmentAgency]发布《[绿电方案|Programme]》。", set()),
        ("{2025-04-02|4月2日}的[外贸新闻发布会|Conference]介绍了[关税政策|Programme]。", set()),
    ],
    EventType.HELD: [
        ("{2025-11-05|11月5日}，[世界互联网大会|Conference]在[乌镇|Place]开幕。", {"世界互联网大会 2025-11-05"}),
        (
            "{2025-06-10|6月10日}，[成都市政府新闻办|GovernmentAgency]召开[建圈强链新闻发布会|Conference]。",
            {"建圈强链新闻发布会 2025-06-10"},
        ),
        ("{2025-02-14|2月14日}，[全市工业大会|Conference]举行，对全年工作作出部署。", {"全市工业大会 2025-02-14"}),
        ("{2025-09-17|9月17日}，[湘江论坛|Conference]上，专家发布了新报告。", {"湘江论坛 2025-09-17"}),
        ("[中国图书博览会|Conference]于{2025-06-18|6月18日}至22日在[北京|City]举办。", {"中国图书博览会 2025-06-18"}),
        (
            "由[苏州市商务局|GovernmentAgency]主办的[苏新推介会|Conference]{2025-04-08|4月8日}举行。",
            {"苏新推介会 2025-04-08"},
        ),
        ("{2025-09-17|9月17日}，在[湘江论坛|Conference]上，[三一集团|Company]发布了新车。", set()),
        ("{2025-09-17|9月17日}，[李明|Person]出席[湘江论坛|Conference]。", set()),
        ("[高交会|Conference]将于{2026-02-14|2月14日}开幕。", {"高交会 2026-02-14"}),
        ("[渝洽会|Conference]每年举行一次。", set()),
    ],
    EventType.SIGNED: [
        (
            "{2025-05-06|5月6日}，[合肥市政府|GovernmentAgency]与[蔚来公司|Company]签署战略合作协议。",
            {"合肥市政府 2025-05-06", "蔚来公司 2025-05-06"},
        ),
        (
            "{2025-05-06|5月6日}，[长沙市|City]和[岳麓大学|University]签署《[校地合作协议|Programme]》。",
            {"校地合作协议 2025-05-06"},
        ),
        ("{2024-10-22|2024年10月22日}，[西部氢谷项目|Project]正式签约。", {"西部氢谷项目 2024-10-22"}),
        (
            "{2025-07-15|7月15日}，[徐州园|Facility]开园。[徐工集团|Company]、[卡特公司|Company]现场签约。",
            {"徐工集团 2025-07-15", "卡特公司 2025-07-15"},
        ),
        ("{2025-03-03|3月3日}，[宁德时代|Company]签约落户[厦门|City]。", {"宁德时代 2025-03-03"}),
        ("[温州市政府|GovernmentAgency]与[正泰集团|Company]签署协议。", set()),
        ("[常州|City]{2025|今年}签约项目120个。", set()),
        ("[中车公司|Company]拟于{2025-12-01|12月}与[株洲市政府|GovernmentAgency]签约。", set()),
    ],
    EventType.AWARDED: [
        ("{2025-09-10|9月10日}，[苏州|City]获评[全球设计之都|Award]。", {"苏州 2025-09-10"}),
        (
            "{2024|2024年}，[汇川公司|Company]和[埃斯顿公司|Company]入选[灯塔工厂|Award]。",
            {"汇川公司 2024-01-01", "埃斯顿公司 2024-01-01"},
        ),
        (
            "{2025-12|12月}，[青岛揭榜名单|Award]揭榜，“[海上算力|Programme]”“[港口大脑|Programme]”等8个项目上榜。",
            {"海上算力 2025-12-01", "港口大脑 2025-12-01"},
        ),
        ("[陈晨|Person]{2023|2023年}荣获[五一劳动奖章|Award]。", {"陈晨 2023-01-01"}),
        (
            "{2025-08-01|8月1日}，[成都市水务局|GovernmentAgency]申报的“[智慧排水|Programme]”案例成功入选[数字孪生案例|Award]。",
            {"智慧排水 2025-08-01"},
        ),
        ("[郑州|City]获评[国家物流枢纽|Award]。", set()),
        ("[大连|City]力争{2025|今年}入选[无废城市|Award]。", set()),
        ("{2025-04-11|4月11日}，[洛阳|City]举行[文旅推介会|Conference]，[国家级旅游城市|Award]备受关注。", set()),
    ],
    EventType.STARTED: [
        ("{2025-02-05|2月5日}，[沪渝蓉高铁|Facility]开工建设。", {"沪渝蓉高铁 2025-02-05"}),
        (
            "{2025-03-12|3月12日}，[济南市科协|Organization]启动“[泉城英才计划|Programme]”。",
            {"泉城英才计划 2025-03-12"},
        ),
        ("[深中二通道|Facility]于{2023-11|2023年11月}动工。", {"深中二通道 2023-11-01"}),
        ("{2025-05-01|5月1日}，[宁波舟山港六期|Facility]正式启动。", {"宁波舟山港六期 2025-05-01"}),
        (
            "{2024-09|去年9月}，[西安东站|Facility]和[咸阳机场三期|Facility]先后开工。",
            {"西安东站 2024-09-01", "咸阳机场三期 2024-09-01"},
        ),
        ("[常泰大桥|Facility]力争{2025|今年}开工。", set()),
        ("[昆明地铁八号线|Facility]已启动。", set()),
        ("{2025-06-01|6月1日}，[温州市教育局|GovernmentAgency]启动报名工作。", set()),
    ],
    EventType.COMPLETED: [
        ("{2025-01-18|1月18日}，[滨海湾大桥|Facility]建成通车。", {"滨海湾大桥 2025-01-18"}),
        ("{2024|2024年}，[福州|City]建成[滨海新城医院大楼|Facility]。", {"滨海新城医院大楼 2024-01-01"}),
        ("[长鑫二期工厂|Facility]{2025-08|8月}投产。", {"长鑫二期工厂 2025-08-01"}),
        ("[中山大学珠海校区|Facility]于{2022-09-01|2022年9月1日}竣工。", {"中山大学珠海校区 2022-09-01"}),
        ("{2025-05-30|5月30日}，[沪东船厂|Company]交付[大鹏公主号|Product]。", {"大鹏公主号 2025-05-30"}),
        ("{2025-10-01|10月1日}，[珠江新城塔|Facility]封顶。", {"珠江新城塔 2025-10-01"}),
        ("[临港新片区|District]推动{2025|今年}建成[洋山四期|Facility]。", set()),
        ("到{-|2027-12-31|2027年}，[西宁|City]建成[高原算力中心|Facility]。", set()),
        ("{2025|今年}，[兰州石化|Company]完成产值300亿元。", set()),
    ],
}


@pytest.mark.parametrize(
    ("kind", "marked", "expected"),
    [(kind, marked, expected) for kind, rows in CASES.items() for marked, expected in rows],
)
def test_a_sentence_gives_the_dated_events_of_a_type_that_it_tells(
    kind: EventType, marked: str, expected: set[str]
) -> None:
    article, text = annotate(marked)
    names = {entity.id: entity.name for entity in article.entities.values()}
    events = extract_events(article, text, LEXICON)
    assert {f"{names[e.subject]} {e.start}" for e in events if e.type is kind} == expected


def test_a_month_or_year_spans_the_event() -> None:
    article, text = annotate("{2024-02|2024年2月}，“[鹭岛通|Platform]”上线。")
    (event,) = extract_events(article, text, LEXICON)
    assert (event.start, event.end) == (date(2024, 2, 1), date(2024, 2, 29))


def test_what_lies_after_the_publication_has_not_happened() -> None:
    article, text = annotate("{2026-03-01|3月1日}，[甬台高铁|Facility]开通。", published=date(2026, 1, 8))
    assert list(extract_events(article, text, LEXICON)) == []


def test_an_event_at_a_meeting_takes_the_day_of_the_meeting() -> None:
    article, text = annotate(
        "{2025-02-06|2月6日}，[全市开放大会|Conference]召开。",
        "会上发布的《[宁波开放方案|Programme]》提出了三项任务。",
    )
    found = {(event.type, event.subject, event.start) for event in extract_events(article, text, LEXICON)}
    assert (EventType.RELEASED, "宁波开放方案", date(2025, 2, 6)) in found


def test_the_evidence_covers_date_subject_and_trigger() -> None:
    article, text = annotate("据了解，{2025-04-20|4月20日}，[甬舟高铁|Facility]正式开通运营，全长76公里。")
    (event,) = extract_events(article, text, LEXICON)
    assert event.evidence[0].quote == "4月20日，甬舟高铁正式开通运营"
    assert event.rule.startswith("event_triggers.tsv:")


def test_the_same_day_is_the_last_one_told() -> None:
    article, text = annotate(
        "{2025-06-29|6月29日}，[苏州六号线|Facility]开通。截至{-|目前}，客流平稳。",
        "当天，[苏州市交通局|GovernmentAgency]还发布了《[苏州轨道白皮书|Programme]》。",
    )
    found = {(event.type, event.subject, event.start) for event in extract_events(article, text, LEXICON)}
    assert (EventType.RELEASED, "苏州轨道白皮书", date(2025, 6, 29)) in found


def test_the_day_somebody_spoke_is_not_the_day_it_happened() -> None:
    article, text = annotate(
        "记者{2025-06-29|29日}获悉，[宁波市数据局|GovernmentAgency]近日上线“[甬数通|Platform]”。"
        "{2025-06-29|29日}，局长介绍，“[甬企贷|Platform]”已上线。"
    )
    assert list(extract_events(article, text, LEXICON)) == []


def test_a_user_can_add_a_word_that_makes_events_unreal(tmp_path: Path) -> None:
    (tmp_path / "modal_words.tsv").write_text("form\teffect\tunless\n盼着\tunreal\t-\n", "utf-8")
    article, text = annotate(
        "{2025-05-01|5月1日}，[苏州六号线|Facility]盼着开通。[苏州七号线|Facility]{2025-05-02|5月2日}开通。"
    )
    found = {event.subject for event in extract_events(article, text, Lexicon(tmp_path))}
    assert found == {"苏州七号线"}


@pytest.mark.parametrize(
    ("table", "head", "row", "reason"),
    [
        ("event_triggers", "trigger\tevent\tpattern\tsubjects", "开通\tOpened\ttheme\t-", "event is 'Opened'"),
        ("event_triggers", "trigger\tevent\tpattern\tsubjects", "开通\tLaunched\tobjekt\t-", "pattern is 'objekt'"),
        ("modal_words", "form\teffect\tunless", "未\tgone\t-", "effect is 'gone'"),
        ("head_nouns", "noun\tkinds", "平台\tPlatfrom", "kinds: 'Platfrom' is not a valid Kind"),
    ],
)
def test_a_bad_row_of_a_users_table_is_named(tmp_path: Path, table: str, head: str, row: str, reason: str) -> None:
    (tmp_path / f"{table}.tsv").write_text(f"{head}\n{row}\n", "utf-8")
    article, text = annotate("{2025-05-01|5月1日}，[苏州六号线|Facility]开通。")
    with pytest.raises(LexiconError, match=f"{table}.tsv:2: {reason}"):
        list(extract_events(article, text, Lexicon(tmp_path)))
