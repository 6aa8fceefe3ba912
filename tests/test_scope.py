"""For which time, and under which status, a figure holds where its own words do not say it."""

from datetime import date
from decimal import Decimal

import pytest

from kg.lexicon import Lexicon
from kg.model import Document, Observation
from kg.pipeline import extract_document

LEXICON = Lexicon()
PUBLISHED = date(2026, 1, 20)


def read(text: str, published: date = PUBLISHED) -> list[Observation]:
    document = Document("a.txt", f"长沙一日\n\n{text}\n", publisher="长沙晚报", published=published)
    return [fact for fact in extract_document(document, LEXICON).facts if isinstance(fact, Observation)]


def years(text: str, published: date = PUBLISHED) -> list[int | None]:
    """The year in which the time of each figure ends, in reading order."""
    return [o.end.year if o.end else None for o in read(text, published)]


COUNTING_ON = [
    ("2025年，市检察院忠实履职，成效明显。办理案件1.2万件，提出检察建议320份。", [2025, 2025]),
    ("2025年上半年，长沙港吞吐量900万吨。其中，霞凝港区完成700万吨。", [2025, 2025]),
    ("2025年，长沙新增绿道80公里。全市新建公园30个。", [2025, 2025]),
    ("2025年，长沙新增绿道80公里。目前，湘江游船有12艘。", [2025, None]),
    ("2025年，长沙新增绿道80公里。\n\n湖南大学有教师2000人。", [2025, None]),
    ("2016年，长沙云帆科技有限公司迁入园区。办公室面积180平方米。", [None]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTING_ON)
def test_a_past_period_holds_where_the_passage_goes_on_counting(text: str, expected: list[int | None]) -> None:
    assert years(text) == expected


MEASURED_AGAINST = [
    ("2025年，长沙云帆科技有限公司实现收入3亿元，是2021年的4倍。", [2025, 2025]),
    ("2025年，公共自行车骑行量由2023年的200万次增至320万次。", [2023, 2025]),
    ("2025年，长沙新设企业5万户，相当于2020年的1.5倍。", [2025, 2025]),
    ("长沙的博物馆从2022年的80家增加到120家，藏品越来越多。", [2022, None]),
]


@pytest.mark.parametrize(("text", "expected"), MEASURED_AGAINST)
def test_a_time_that_is_only_measured_against_is_no_time_of_the_figure(text: str, expected: list[int | None]) -> None:
    assert years(text) == expected


RELEASE = (
    "2025年长沙市统计公报\n\n初步核算，2025年全市地区生产总值1.6万亿元，同比增长5%。{}\n\n"
    "社会消费品零售总额5800亿元，同比增长4%，进出口总额下降2%，其中出口增长1%。"
)


def test_the_years_end_in_a_release_is_that_of_its_year() -> None:
    found = [o for o in read(RELEASE.format("年末常住人口1061万人。")) if o.unit == "人"]
    assert [(o.start, o.end, o.status) for o in found] == [(None, date(2025, 12, 31), "Actual")]


def test_the_year_before_in_a_release_is_that_before_its_year() -> None:
    found = read(RELEASE.format("地铁日均客流由上年的220万人次升至250万人次。"))
    assert [o.end and o.end.year for o in found if o.unit == "人次"] == [2024, 2025]


def test_the_day_of_a_meeting_is_that_of_its_attendance() -> None:
    text = "1月18日，长沙市第十六届人民代表大会第六次会议开幕。市长作报告。会议应到代表512名，实到490名。"
    assert {(o.start, o.end) for o in read(text)} == {(date(2026, 1, 18), date(2026, 1, 18))}


def test_a_time_from_a_day_on_is_open() -> None:
    (found,) = read("自2026年2月1日起，长沙将调整公交线路18条。")
    assert (found.start, found.end) == (date(2026, 2, 1), None)


def test_a_box_of_plans_is_of_the_year_in_its_title() -> None:
    text = RELEASE.format("") + "\n\n【数读·2026年民生实事】\n\n● 新增托位3000个\n\n● 改造老旧小区210个"
    found = [o for o in read(text) if o.unit == "个"]
    assert [(o.status, o.end and o.end.year) for o in found] == [("Target", 2026)] * 2


STATUSES = [
    ("一台机器人要用40个关节。", "Actual"),
    ("以前办一件事要跑5趟。", "Actual"),
    ("到2028年，长沙要新建公园60个。", "Target"),
    ("下一步，长沙要确保绿化率达到45%。", "Target"),
    ("从签约到开工用了90天，比原计划提前20天。", "Actual"),
    ("“星沙智造”产业园年度计划投资12亿元。", "Target"),
    ("“星沙智造”产业园规划年产能30万台。", "Target"),
    ("长沙提前完成全年500个的目标。", "Target"),
    ("“星沙智造”产业园去年6月投产后，年产值增至9亿元。", "Actual"),
    ("“星沙智造”产业园明年投产后，年产值可达9亿元。", "Forecast"),
    ("如今，长沙的养老院有300家。", "Actual"),
    ("今年，长沙地区生产总值增长目标为6%，固定资产投资增长4%。", "Target"),
]


STATUSES += [
    ("据组委会预计，3天展期内观众将超过12万人次，带动消费2亿元。", "Forecast"),
    ("长沙全年旅游收入预计达2500亿元，同比增长8%。", "Forecast"),
    ("长沙今年计划完成投资180亿元，同比增长12%。", "Target"),
    ("长沙去年完成投资180亿元，同比增长12%。", "Actual"),
    ("计划2028年竣工。“星沙智造”产业园总投资64亿元。", "Actual"),
    ("产量回落是年初预期，留用率仅为31%。", "Actual"),
]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_status_is_what_the_clause_says_of_the_figure(text: str, status: str) -> None:
    assert read(text)[-1].status == status


def test_the_items_of_a_plan_are_its_aims() -> None:
    text = (
        "长沙市人民政府办公室关于印发长沙市未来产业行动计划的通知\n\n（一）建设平台。组织揭榜项目10项。"
        "\n\n（二）改造企业。每年举办对接活动12场以上，设备更新补贴由财政安排。现有规上企业2160家。"
    )
    found = [(o.value, str(o.status)) for o in read(text) if o.value in (10, 12, 2160)]
    assert found == [(Decimal(10), "Target"), (Decimal(12), "Target"), (Decimal(2160), "Actual")]


def test_a_time_behind_its_figure_and_one_that_closes_a_year() -> None:
    (found,) = read("“星沙”产业基金首期10亿元于2026年第四季度到位。")
    assert (found.start, found.end) == (date(2026, 10, 1), date(2026, 12, 31))
    (found,) = read("截至2025年11月底，长沙2025年新增公园32个。")
    assert (found.start, found.end) == (date(2025, 1, 1), date(2025, 11, 30))


def test_an_aside_leaves_the_time_as_it_was() -> None:
    text = "2025年，长沙云帆科技有限公司净利润9000万元，而2023年还亏损1800万元；研发投入1.5亿元。"
    assert years(text) == [2025, 2023, 2025]


def test_what_a_meeting_brings_is_of_the_day_it_began() -> None:
    text = (
        "1月18日，2026长沙数字经济大会在长沙国际会展中心开幕。\n\n展区各有看点。\n\n本届大会共签约项目56个。"
        "\n\n全市有软件企业5000家。"
    )
    assert [(o.value, o.start) for o in read(text)] == [(Decimal(56), date(2026, 1, 18)), (Decimal(5000), None)]


def test_the_same_period_of_the_year_before_is_that_of_the_figure_before() -> None:
    text = "2025年上半年，长沙云帆科技有限公司出口整车7.2万辆，而上年同期只有4.5万辆。"
    assert years(text) == [2025, 2024]
    assert years("2025年，长沙出口整车7.2万辆，比上年同期增长5%。") == [2025, 2025]


def test_a_yearly_plan_is_of_the_year() -> None:
    (found,) = read("“星沙智造”产业园年度计划投资12亿元。")
    assert (found.start, found.end) == (date(2026, 1, 1), date(2026, 12, 31))


LEAKS = [
    ("1月8日，“星沙智造”产业园开工，占地2.7万平方米，员工80人。", [None, None]),
    ("长沙云帆科技有限公司2021年成立时只有员工6人，如今员工85人，研发人员60人。", [2021, None, None]),
    ("今年全市计划投入资金27亿元，目前已到位20亿元。", [2026, 2026]),
    ("1月8日，长沙数字经济大会举行，现场签约项目42个，协议引资额380亿元。", [2026, 2026]),
    ("2025年，长沙云帆科技有限公司实现收入3亿元。员工达到500人。", [2025, 2025]),
    ("2023年8月，长沙云帆科技有限公司揭牌，注册资本5亿元。", [None]),
]


@pytest.mark.parametrize(("text", "expected"), LEAKS)
def test_the_day_of_an_event_is_not_that_of_what_a_thing_measures(text: str, expected: list[int | None]) -> None:
    assert years(text) == expected


AHEAD = [
    ("长沙云帆科技有限公司今年计划出货2000万颗。", 2026),
    ("明年目标是出货3000万颗。", 2027),
    ("较年初预期多出货300万颗。", None),
    ("明年将出货3000万颗。为此，长沙云帆科技有限公司已投入5亿元。", None),
    ("截至1月10日，长沙机场今年旅客吞吐量90万人次，货邮吞吐量4000吨。", 2026),
]


@pytest.mark.parametrize(("text", "year"), AHEAD)
def test_a_plan_keeps_its_year_and_what_is_done_takes_none_from_it(text: str, year: int | None) -> None:
    assert years(text)[-1] == year


def test_a_year_up_to_a_day_holds_for_the_whole_list() -> None:
    found = read("截至1月10日，长沙机场今年旅客吞吐量90万人次，货邮吞吐量4000吨。")
    assert {(o.start, o.end) for o in found} == {(date(2026, 1, 1), date(2026, 1, 10))}


BUILT = [
    ("“星沙智造”产业园预计明年3月投产，年产值可达15亿元。", "Forecast"),
    ("“星沙智造”产业园将于今年8月投用，年产能50万套。", "Forecast"),
    ("“星沙智造”产业园去年8月投用，年产能50万套。", "Actual"),
    ("长沙今年计划出货2000万颗，但人才缺口300人。", "Actual"),
    ("长沙今年计划新建公园30个，但也要改造公园20个。", "Target"),
]


@pytest.mark.parametrize(("text", "status"), BUILT)
def test_what_a_thing_will_yield_is_expected_and_a_but_ends_a_plan(text: str, status: str) -> None:
    assert read(text, date(2026, 6, 18))[-1].status == status


BOXES = [
    # headline, box items, the year and month in which each figure's time ends
    ("数读·前三季度", ["全市规上工业增加值同比增长6.1%", "新设经营主体12.4万户"], [(2025, 9), (2025, 9)]),
    ("数说2025", ["全年接待游客9000万人次", "空气质量优良天数301天"], [(2025, 12), (2025, 12)]),
    ("2025年主要指标", ["城镇新增就业15万人"], [(2025, 12)]),
    ("数读", ["城镇新增就业15万人"], [None]),
]


@pytest.mark.parametrize(("headline", "items", "expected"), BOXES)
def test_a_boxs_headline_gives_its_figures_their_period(
    headline: str, items: list[str], expected: list[tuple[int, int] | None]
) -> None:
    text = "长沙云帆科技有限公司成立于2021年。\n\n" + headline + "\n\n" + "\n".join(f"● {item}" for item in items)
    assert [(o.end.year, o.end.month) if o.end else None for o in read(text)] == expected


def test_a_list_that_a_report_proposes_is_its_years_aims() -> None:
    text = "数说2026\n\n今年的长沙市政府工作报告提出：\n\n● 地区生产总值增长5%左右\n● 高新技术企业总数突破9000家\n"
    assert [(o.status.value, o.end and o.end.year) for o in read(text)] == [("Target", 2026), ("Target", 2026)]


LATER = [
    # the status and the end of the last figure's time
    ("截至2025年11月底，长沙港航线达到40条。2026年，长沙港吞吐量预计超过1200万吨。", "Forecast", date(2026, 12, 31)),
    ("首批9个攻关项目已启动，其中3个项目明年有望出样机。", "Forecast", date(2027, 12, 31)),
    ("2026长沙车展将于3月5日至8日举行。届时，将展出新车300辆。", "Target", date(2026, 3, 8)),
    ("12月18日，湘雅新院区启用，设床位800张，首日接诊1500人次。", "Actual", date(2025, 12, 18)),
    ("预计到2027年底，全市工业企业数字化转型比例将突破60%。", "Forecast", date(2027, 12, 31)),
    ("去年暑期，岳麓山景区接待游客260万人次。", "Actual", date(2025, 8, 31)),
    ("去年国庆期间，岳麓山景区接待游客60万人次。", "Actual", date(2025, 12, 31)),
]


@pytest.mark.parametrize(("text", "status", "end"), LATER)
def test_the_time_of_a_figure_is_the_one_that_its_words_mean(text: str, status: str, end: date) -> None:
    last = read(text)[-1]
    assert (last.status.value, last.end) == (status, end)


HAPPENED = [
    # a day within its clause is of what happened on it
    ("“湘江云”平台1月6日上线，接入气象、通信等11个部门。", [None]),
    ("湖南大学的绿色装备创新中心去年9月揭牌，首批12个攻关项目已经启动。", [None]),
    ("“湘江云”平台1月6日上线12项服务，办件300万件。", [date(2026, 1, 6), date(2026, 1, 6)]),
    # one that opens its clause holds till the text speaks of what has been so since
    ("1月6日，岳麓区集中开工产业项目15个，总投资82亿元。", [date(2026, 1, 6), None]),
    ("1月6日，该市举行招商会，签约项目42个，协议引资额386亿元。", [date(2026, 1, 6), date(2026, 1, 6)]),
    ("1月6日，湘江智算中心投产，可提供算力800P，每年节电2600万千瓦时。", [None, None]),
    ("2025年12月，长沙获评先进市，全年新增企业5万户。", [date(2025, 12, 31)]),
    # up to a day: the sentence, and a part of what it counts
    ("截至2025年9月底，长沙有充电桩12万个。岳麓山每日接待游客8万人次。", [date(2025, 9, 30), None]),
    ("截至2025年9月底，长沙有充电桩12万个。其中，岳麓区2万个。", [date(2025, 9, 30), date(2025, 9, 30)]),
]


@pytest.mark.parametrize(("text", "expected"), HAPPENED)
def test_the_time_of_a_happening_stays_with_it(text: str, expected: list[date | None]) -> None:
    assert [o.end for o in read(text)] == expected


SUMS = [
    ("到2028年，长沙建成数据集100个，数据交易额累计达到50亿元，培育数商300家。", ["Target"] * 3),
    ("2025年，长沙建成数据集100个，数据交易额累计达到50亿元。", ["Actual"] * 2),
    ("长沙力争培育数商300家，合计营收超过80亿元。", ["Target"] * 2),
    ("长沙累计培育数商300家。", ["Actual"]),
    ("长沙的数商累计达到300家，今年将再培育40家。", ["Actual", "Target"]),
    ("预计长沙累计接待游客300万人次。", ["Forecast"]),
]


@pytest.mark.parametrize(("text", "expected"), SUMS)
def test_a_sum_can_be_one_to_come(text: str, expected: list[str]) -> None:
    assert [str(o.status) for o in read(text)] == expected


YEARS_TOTALS = [
    ("前三季度，长沙云帆科技有限公司营业收入19亿元，同比增长9.1%，全年有望突破26亿元。", ["营业收入"] * 3),
    ("2025年，长沙港吞吐量900万吨，增长5%，全年预计超过1000万吨。", ["吞吐量"] * 3),
    ("长沙港吞吐量900万吨，增长5%，全年新增泊位3个。", ["吞吐量", "吞吐量", "全年新增泊位"]),
]


@pytest.mark.parametrize(("text", "expected"), YEARS_TOTALS)
def test_a_level_of_the_year_goes_on_behind_a_rate(text: str, expected: list[str]) -> None:
    assert [o.metric for o in read(text)] == expected


FOUNDED = [
    ("长沙云帆科技有限公司成立于2016年，员工超过700人，累计融资近20亿元。", [None, None]),
    ("2013年启动建设的湘江智谷，规划面积7平方公里。", [None]),
    ("湘江智谷始建于2008年，入驻企业3500家。", [None]),
    ("最难的2020年，长沙云帆科技有限公司账上只剩300万元。", [2020]),
    ("2020年，长沙新增绿道80公里。", [2020]),
    ("长沙黄花机场2025年旅客吞吐量3200万人次，恢复至2019年的103.4%。", [2025, 2025]),
]


@pytest.mark.parametrize(("text", "expected"), FOUNDED)
def test_the_year_of_a_founding_is_not_that_of_the_figures_after_it(text: str, expected: list[int | None]) -> None:
    assert years(text) == expected


def test_what_is_not_planned_is_no_plan() -> None:
    assert str(read("长沙云帆科技有限公司年减少非计划停车3次。")[0].status) == "Actual"


def test_how_far_orders_reach_is_no_time_of_a_figure() -> None:
    assert years("长沙云帆科技有限公司手持订单排到了2029年，金额1080亿元。") == [None]


def test_the_level_that_a_change_starts_from_is_not_of_the_time_to_come() -> None:
    text = "“星沙智造”产业园二期明年3月竣工，年维修能力将由40架提升至100架。"
    assert years(text) == [None, 2027]
