"""Observations as a reader of other cities' papers would write them down."""

from datetime import date
from decimal import Decimal

import pytest

from kg.lexicon import Lexicon
from kg.model import Document, Observation
from kg.pipeline import extract_document

LEXICON = Lexicon()
PUBLISHED = date(2025, 6, 18)


def read(text: str, published: date = PUBLISHED) -> list[Observation]:
    document = Document("a.txt", f"杭州一日\n\n{text}\n", publisher="杭州日报", published=published)
    return [fact for fact in extract_document(document, LEXICON).facts if isinstance(fact, Observation)]


def figures(text: str, published: date = PUBLISHED) -> list[tuple[str, str, str]]:
    """Each observation's metric, value and unit, in reading order."""
    return [(o.metric, _value(o), o.unit) for o in read(text, published)]


def _value(o: Observation) -> str:
    if o.value is not None:
        return f"{o.value.normalize():f}"
    return f"{o.minimum}–{o.maximum}"


# sentence, metric, value, unit
LEVELS = [
    ("“亲清在线”平台已接入87个部门。", "接入部门", "87", "个"),
    ("“亲清在线”平台注册企业突破30万家。", "注册企业", "300000", "家"),
    ("西湖大学现有教职工1200余人。", "教职工", "1200", "人"),
    ("杭州云栖科技有限公司去年研发投入占比达18.5%。", "研发投入占比", "18.5", "%"),
    ("杭州云栖科技有限公司拥有授权专利312件。", "授权专利", "312", "件"),
    ("地铁19号线全长59.1公里。", "全长", "59.1", "公里"),
    ("浙江大学医学院附属第一医院日均门诊量约1.5万人次。", "日均门诊量", "15000", "人次"),
    ("杭州城西科创园累计引进院士专家46名。", "累计引进院士专家", "46", "名"),
    ("杭州湾跨海大桥日均车流量4.6万辆次。", "日均车流量", "46000", "辆次"),
    ("去年，全市外贸进出口总额首次站上8000亿元台阶。", "外贸进出口总额", "800000000000", "元"),
    ("全市粮食亩产首次突破500公斤。", "粮食亩产", "500", "公斤"),
    ("“亲清在线”平台已在浙江省中医院、杭州市第一人民医院等7家医疗机构试用。", "医疗机构试用", "7", "家"),
]


@pytest.mark.parametrize(("text", "metric", "value", "unit"), LEVELS)
def test_metric_is_the_noun_phrase_with_the_verb_it_needs(text: str, metric: str, value: str, unit: str) -> None:
    assert figures(text) == [(metric, value, unit)]


def test_a_list_shares_its_verb_and_keeps_its_figures_apart() -> None:
    text = "全市新建充电桩3200个、换电站45座，改造老旧小区120个。"
    assert figures(text) == [("新建充电桩", "3200", "个"), ("换电站", "45", "座"), ("改造老旧小区", "120", "个")]


def test_the_members_of_an_enumeration_are_no_part_of_the_metric() -> None:
    (found,) = figures("“城市大脑”平台整合交通、文旅、医疗等11个领域。")
    assert found == ("整合领域", "11", "个")


CHANGES = [
    ("一季度，全市进出口总额2036亿元，同比增长8.3%。", "进出口总额", "8.3", "Increase"),
    ("全市单位GDP能耗下降3.1%。", "单位GDP能耗", "3.1", "Decrease"),
    ("改造后，西溪湿地公园客流量提升约40%。", "客流量", "40", "Increase"),
    ("新工艺可节省30%的用水量。", "用水量", "30", "Decrease"),
    ("企业办事时间压缩70%以上。", "企业办事时间", "70", "Decrease"),
    ("全市新能源汽车产量较去年同期增长1.5倍。", "新能源汽车产量", "1.5", "Increase"),
    ("前两个月，全市进出口总额同比增长-3.2%。", "进出口总额", "3.2", "Decrease"),
    ("全市汽车产量大幅增长20%。", "汽车产量", "20", "Increase"),
    ("上半年，全市用水量明显下降5%。", "用水量", "5", "Decrease"),
    ("前三季度，全市民间投资快速回升6.5%。", "民间投资", "6.5", "Increase"),
    ("一季度，全市税收进一步提高2.1%。", "税收", "2.1", "Increase"),
    ("新码头投用后，杭州港务集团作业效率较传统码头提升20%。", "作业效率", "20", "Increase"),
    ("杭州云栖科技有限公司的芯片功耗比上一代产品降低30%。", "芯片功耗", "30", "Decrease"),
    ("杭州云栖科技有限公司的产品性价比提升15%。", "产品性价比", "15", "Increase"),
    ("杭州云栖科技有限公司的产品价格不变，成本却下降12%。", "成本", "12", "Decrease"),
    ("但全市房地产开发投资下降8.4%。", "房地产开发投资", "8.4", "Decrease"),
]


@pytest.mark.parametrize(("text", "metric", "value", "direction"), CHANGES)
def test_a_change_has_its_sign_beside_the_value(text: str, metric: str, value: str, direction: str) -> None:
    last = read(text)[-1]
    assert (last.metric, last.value, last.direction) == (metric, Decimal(value), direction)


@pytest.mark.parametrize(
    ("text", "value"), [("昨日，杭州最低气温-5℃。", "-5"), ("公司去年净利润为-2.3亿元。", "-230000000")]
)
def test_a_level_below_zero_keeps_its_sign(text: str, value: str) -> None:
    (found,) = read(text)
    assert (found.value, found.direction) == (Decimal(value), None)


@pytest.mark.parametrize(
    "text",
    [
        "全市高新技术企业由1200家增至1850家。",
        "垃圾分类参与率从60%提高到85%。",
        "新增就业岗位3万个。",
        "全市优化提升产业园区21个。",
    ],
)
def test_levels_before_and_after_are_no_changes(text: str) -> None:
    assert [o.direction for o in read(text)] in ([None], [None, None])


RANKS = [
    ("杭州数字经济发展指数位列全国第二。", "数字经济发展指数全国排名", "2", "Exact"),
    ("杭州营商环境满意度跻身全国前五。", "营商环境满意度全国排名", "5", "LessThan"),
    ("杭州独角兽企业数量居全省首位。", "独角兽企业数量全省排名", "1", "Exact"),
    ("杭州人才净流入率连续五年位居全国第一。", "人才净流入率全国排名", "1", "Exact"),
    ("杭州跨境电商综试区综合评估排名全国前三。", "跨境电商综试区综合评估全国排名", "3", "LessThan"),
    ("杭州快递业务量位列全国第六位。", "快递业务量全国排名", "6", "Exact"),
    ("杭州位列全国综合实力百强市第四位。", "全国综合实力百强市排名", "4", "Exact"),
]


@pytest.mark.parametrize(("text", "metric", "value", "qualifier"), RANKS)
def test_a_rank_names_what_is_ranked_and_within_what(text: str, metric: str, value: str, qualifier: str) -> None:
    (found,) = read(text)
    assert (found.metric, found.value, found.unit, found.qualifier) == (metric, Decimal(value), "位", qualifier)


STATUSES = [
    ("到2027年，杭州算力规模达到50EFLOPS。", "Target"),
    ("今年，杭州力争新增上市公司20家。", "Target"),
    ("杭州计划建设人才公寓2万套。", "Target"),
    ("预计全年接待游客1.2亿人次。", "Forecast"),
    ("该线路有望带动沿线投资300亿元。", "Forecast"),
    ("杭州已建成5G基站6.3万个。", "Actual"),
    ("杭州实施重点研发计划项目88项。", "Actual"),
    ("截至5月底，全市登记在册数据企业4300家。", "Actual"),
]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_status_tells_reached_from_aimed_at_and_expected(text: str, status: str) -> None:
    (found,) = read(text)
    assert found.status == status


def test_status_ends_where_the_sentence_says_what_is_reached() -> None:
    text = "到2027年，杭州将建设智算中心10个；目前，全市已建成智算中心4个。"
    assert [(o.value, o.status) for o in read(text)] == [(Decimal(10), "Target"), (Decimal(4), "Actual")]


TIMES = [
    ("2024年，杭州数字经济核心产业营收2.1万亿元。", date(2024, 1, 1), date(2024, 12, 31)),
    ("今年以来，杭州新设企业5.2万家。", date(2025, 1, 1), PUBLISHED),
    ("截至5月底，杭州公共充电桩达4.8万个。", None, date(2025, 5, 31)),
    ("到2027年，杭州人工智能企业超过3000家。", None, date(2027, 12, 31)),
    ("2024年上半年，杭州出口额2100亿元。", date(2024, 1, 1), date(2024, 6, 30)),
    ("今年1至5月，杭州进出口总额3400亿元。", date(2025, 1, 1), date(2025, 5, 31)),
    ("“十四五”以来，杭州累计新建学校420所。", date(2021, 1, 1), PUBLISHED),
    ("去年，杭州新增授权发明专利3.5万件。", date(2024, 1, 1), date(2024, 12, 31)),
]


@pytest.mark.parametrize(("text", "start", "end"), TIMES)
def test_time_is_resolved_with_open_ends(text: str, start: date | None, end: date | None) -> None:
    (found,) = read(text)
    assert (found.start, found.end) == (start, end)


def test_a_heading_time_holds_for_the_later_clauses() -> None:
    found = read("2024年，杭州接待游客1.1亿人次，实现旅游收入1500亿元，新增民宿230家。")
    assert [(o.start, o.end) for o in found] == [(date(2024, 1, 1), date(2024, 12, 31))] * 3


SUBJECTS = [
    ("杭州云栖科技有限公司成立于2015年。该公司现有员工860人。", "杭州云栖科技有限公司"),
    ("“浙里办”平台上线以来运行平稳，累计办件量达3亿件。", "浙里办"),
    ("据介绍，全市共有养老机构310家。", "杭州市"),
    ("与西湖区相比，余杭区规上工业企业达1100家。", "余杭区"),
    ("余杭区举行签约仪式，吸引了100余家企业参加。", "余杭区"),
    ("杭州云栖科技有限公司董事长沈建国表示，公司今年研发投入超过2亿元。", "杭州云栖科技有限公司"),
    ("“浙里办”平台由浙江省大数据局主管，已接入政务服务事项3600项。", "浙里办"),
    ("由杭州云栖科技有限公司建设的“城市大脑”平台日均处理数据5亿条。", "城市大脑"),
    ("杭州银行、浙商银行等6家银行入驻“融通”平台。该平台已放款80亿元。", "融通"),
    ("杭州地铁19号线全长59.1公里。线路设站15座。", "杭州地铁19号线"),
    ("浙江大学发布报告。本市现有高新技术企业1.5万家。", "杭州市"),
    ("杭州日报记者从会上获悉，我市共有博物馆102家。", "杭州市"),
]


@pytest.mark.parametrize(("text", "subject"), SUBJECTS)
def test_the_subject_is_who_the_figure_is_about(text: str, subject: str) -> None:
    assert read(text)[-1].subject == subject


NOTHING = [
    "2025年6月18日下午3时，会议在第12会议室举行。",
    "咨询电话：0571-87654321，邮编310006。",
    "“一网统管”让千家万户受益，干部群众七嘴八舌出主意。",
    "第十五届全国运动会火炬传递启动。",
    "这三家企业都位于西湖区。",
    "他从业30年来，始终坚守一线。",
]


@pytest.mark.parametrize("text", NOTHING)
def test_words_with_digits_that_measure_nothing_give_nothing(text: str) -> None:
    assert figures(text) == []


DENIED = [
    ("全市空置率没有超过5%。", "LessThan"),
    ("设备完好率没有低于98%。", "MoreThan"),
    ("入驻企业尚未达到100家。", "LessThan"),
    ("年接待量未突破300万人次。", "LessThan"),
]


@pytest.mark.parametrize(("text", "qualifier"), DENIED)
def test_a_negation_turns_the_bound_round(text: str, qualifier: str) -> None:
    (found,) = read(text)
    assert found.qualifier == qualifier


@pytest.mark.parametrize("text", ["该项目尚未建成3座换电站。", "杭州未新增2家企业。"])
def test_what_has_not_happened_counts_nothing(text: str) -> None:
    assert figures(text) == []


def test_evidence_is_the_figures_own_words() -> None:
    found = read("西湖区建成社区食堂52家，其中老年食堂38家。")
    assert [o.evidence[0].quote for o in found] == ["西湖区建成社区食堂52家", "其中老年食堂38家"]


def test_a_range_keeps_both_ends() -> None:
    (found,) = read("杭州将培育3至5家链主企业。")
    assert (found.minimum, found.maximum, found.value) == (Decimal(3), Decimal(5), None)


def test_figures_told_respectively_go_with_one_metric_each() -> None:
    found = read(
        "前五个月，全市出口额1200亿元，进口额800亿元。其中机电产品出口700亿元、农产品出口30亿元，分别增长12%和4%。"
    )
    assert [(o.metric, o.value, o.direction) for o in found[-2:]] == [
        ("机电产品出口", Decimal(12), "Increase"),
        ("农产品出口", Decimal(4), "Increase"),
    ]


def test_a_report_holds_its_period_through_its_paragraphs() -> None:
    """A statistics release names its period once; every figure without a time of its own speaks of it."""
    text = (
        "一季度，全市地区生产总值5000亿元，同比增长5.2%。\n\n规模以上工业增加值增长6.1%，其中高技术产业增长9.3%。"
        "\n\n社会消费品零售总额1800亿元，增长4.4%。固定资产投资下降2.0%。"
    )
    assert {(o.start, o.end) for o in read(text)} == {(date(2025, 1, 1), date(2025, 3, 31))}


def test_the_sections_of_a_work_report_tell_done_from_planned() -> None:
    text = (
        "一、2024年工作回顾\n\n新增规上工业企业320家，改造老旧小区86个。\n\n"
        "二、2025年主要任务\n\n新建公园40个，培育瞪羚企业60家。"
    )
    assert [(o.value, o.status, o.end and o.end.year) for o in read(text, date(2025, 1, 16))] == [
        (Decimal(320), "Actual", 2024),
        (Decimal(86), "Actual", 2024),
        (Decimal(40), "Target", 2025),
        (Decimal(60), "Target", 2025),
    ]


def test_a_figure_that_describes_a_thing_is_that_things() -> None:
    (found,) = read("杭州设立总规模200亿元的“潮起”产业基金。")
    assert (found.subject, found.metric) == ("潮起", "总规模")


LISTS = [
    ("“算力”平台汇聚41家服务商，400余项产品。", [("汇聚服务商", "41"), ("产品", "400")]),
    ("余杭区建成养老院12家、托育园30所。", [("建成养老院", "12"), ("托育园", "30")]),
    ("西湖区新增绿道5公里，口袋公园8个。", [("新增绿道", "5"), ("口袋公园", "8")]),
    ("杭州现有三甲医院28家、社区卫生服务中心206家。", [("三甲医院", "28"), ("社区卫生服务中心", "206")]),
    ("西湖区新建幼儿园15所、改扩建小学9所。", [("新建幼儿园", "15"), ("改扩建小学", "9")]),
    ("全区有博士后工作站45家，其中国家级12家。", [("博士后工作站", "45"), ("国家级", "12")]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_each_figure_of_a_list_has_its_own_noun(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(metric, str(int(Decimal(value)))) for metric, value, _ in figures(text)]
    assert found == expected


SPOKEN = [
    ("“平台已服务企业3万家。”杭州市数据局相关负责人说，“浙里办”平台运行平稳。", 30000),
    ("杭州市经信局局长沈明表示，全市规上数字企业达4500家。", 4500),
    ("“我们每天发出快件20万件。”杭州申达物流有限公司总经理周平说。", 200000),
    ("浙江大学教授林岚认为，全市已有上市公司300家。", 300),
    ("据杭州市统计局介绍，全市常住人口1262万人。", 12620000),
    ("市民王女士告诉记者，西湖区新开社区食堂12家。", 12),
]


@pytest.mark.parametrize(("text", "value"), SPOKEN)
def test_a_speaker_is_not_who_the_figure_is_about(text: str, value: int) -> None:
    """Neither the person nor, for a city-wide figure, the body that reports it."""
    (found,) = [o for o in read(text) if o.value == value]
    assert found.subject not in {"沈明", "周平", "林岚", "浙江大学", "王女士", "杭州市统计局"}


BOXED = "杭州发布数字经济年报\n\n2024年，杭州数字经济核心产业营收2.1万亿元，新增数字企业3200家。\n\n"


@pytest.mark.parametrize(
    ("item", "repeated"),
    [
        ("◆ 新增数字企业3200家", True),
        ("◆ 数字经济核心产业营收2.1万亿元", True),
        ("- 新增数字企业3200家", True),
        ("◆ 建成5G基站6.1万个", False),
        ("◆ 引进高层次人才1.8万名", False),
        ("◆ 新增数字企业3300家", False),
    ],
)
def test_a_box_repeats_the_body_or_adds_to_it(item: str, repeated: bool) -> None:
    """An item that repeats a figure of the body is that fact, with the body's year; another is a fact of its own."""
    document = Document("a.txt", f"{BOXED}{item}\n", published=PUBLISHED)
    facts = [fact for fact in extract_document(document, LEXICON).facts if isinstance(fact, Observation)]
    boxed = [fact for fact in facts if fact.evidence[0].begin >= len(BOXED)]
    assert [fact.start.year if fact.start else None for fact in boxed] == [2024 if repeated else None]


BOUNDED = [
    ("全市营收超100亿元企业12家。", [("营收超100亿元企业", "12", "家")]),
    ("全市年产值过亿元的作坊有19家。", [("年产值过亿元的作坊", "19", "家")]),
    ("全市落地投资超10亿元的项目23个。", [("落地投资超10亿元的项目", "23", "个")]),
    ("全市工业投资超100亿元，新开工项目12个。", [("工业投资", "10000000000", "元"), ("新开工项目", "12", "个")]),
    ("全市工业投资超100亿元增长12%。", [("工业投资", "10000000000", "元"), ("工业投资", "12", "%")]),
    ("全市培育产值50亿元以上企业8家。", [("培育产值50亿元以上企业", "8", "家")]),
]


@pytest.mark.parametrize(("text", "expected"), BOUNDED)
def test_a_bound_that_says_which_are_counted_is_no_figure(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert figures(text) == expected


PARTED = [
    ("全市数字产业规模去年突破5600亿元。", [("数字产业规模", "560000000000", "元")]),
    ("杭州云栖科技有限公司研发投入2024年达3亿元。", [("研发投入", "300000000", "元")]),
    ("全市出口整车3.2万辆，预计全年超过5万辆。", [("出口整车", "32000", "辆"), ("出口整车", "50000", "辆")]),
    ("首批订单5万片，2027年有望突破30万片。", [("首批订单", "50000", "片"), ("首批订单", "300000", "片")]),
    ("全市出口整车3.2万辆，新建公园5个。", [("出口整车", "32000", "辆"), ("新建公园", "5", "个")]),
    (
        "杭州云栖科技有限公司收入3亿元，员工达到500人。",
        [("收入", "300000000", "元"), ("员工", "500", "人")],
    ),
    ("西湖隧道长8.1公里。", [("长度", "8.1", "公里")]),
    ("全市经营主体新增3.6万户。", [("经营主体新增", "36000", "户")]),
    ("萧山机场航班起降36万架次。", [("航班起降", "360000", "架次")]),
    ("“算力”平台为137家企业提供检测服务。", [("提供检测服务企业", "137", "家")]),
    ("杭州会议应到代表512名，实到490名。", [("会议应到代表", "512", "名"), ("实到", "490", "名")]),
]


@pytest.mark.parametrize(("text", "expected"), PARTED)
def test_the_metric_is_found_where_a_time_or_a_verb_parts_it(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert figures(text) == expected


def test_what_is_new_is_a_level_and_no_change() -> None:
    found = read("全市经营主体新增3.6万户，申报材料精简四成，航班起降12万架次。")
    assert [o.direction for o in found] == [None, "Decrease", None]


GOING_ON = [
    (
        "全市进口500亿元，其中出口300亿元，分别增长5%和8%。",
        [("进口", "5"), ("出口", "8")],
    ),
    (
        "全市货物吞吐量4亿吨、旅客吞吐量300万人次，班轮航线60条，同比分别增长2%、3%和4%。",
        [("货物吞吐量", "2"), ("旅客吞吐量", "3"), ("班轮航线", "4")],
    ),
    ("单位能耗，同比下降5%。", [("单位能耗", "5")]),
    ("平均响应时间由15分钟缩短到90秒。", [("平均响应时间", "15"), ("平均响应时间", "90")]),
    ("园区面积从95亩扩大到10平方公里。", [("园区面积", "95"), ("园区面积", "10")]),
    ("全市每万人医生3.9名，力争这一数字提升至5名。", [("每万人医生", "5")]),
    ("传感器成本，从2023年的1.8万元降到目前的2600元。", [("传感器成本", "18000"), ("传感器成本", "2600")]),
    ("“算力”平台2021年投用时算力100P，2023年扩容至200P。", [("算力", "100"), ("算力", "200")]),
]


@pytest.mark.parametrize(("text", "expected"), GOING_ON)
def test_a_figure_goes_on_with_what_was_measured_before(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(metric, value) for metric, value, _ in figures(text)][-len(expected) :] == expected


def test_a_list_of_changes_shares_its_direction() -> None:
    found = read("航线比上年增加3个国家、26个港口，新辟航点5个。")
    assert [o.direction for o in found] == ["Increase", "Increase", None]


CIRCLES = [
    ("浙江大学发明专利3200件，居全国高校第2位。", "发明专利全国高校排名"),
    ("在浙江省科学技术奖中，杭州有一等奖34项，位居全省首位。", "一等奖全省排名"),
    ("杭州进出口总额位列副省级城市第四。", "进出口总额副省级城市排名"),
    ("《数字产业白皮书》显示，2024年，杭州软件收入5230亿元，增长9.8%，位居全省第一。", "软件收入全省排名"),
]


@pytest.mark.parametrize(("text", "metric"), CIRCLES)
def test_a_rank_is_of_what_was_counted_within_its_circle(text: str, metric: str) -> None:
    assert figures(text)[-1][0] == metric


def test_the_items_of_a_published_plan_are_to_be_done() -> None:
    text = (
        "杭州市人民政府关于印发《杭州市促进低空经济若干措施》的通知\n\n现印发给你们，请认真组织实施。\n\n"
        "一、在物流配送、应急救援等领域每年发布应用场景不少于10个。\n\n二、新开通低空航线5条以上。\n\n2025年6月1日"
    )
    document = Document("a.txt", text, publisher="杭州日报", published=PUBLISHED)
    found = [fact for fact in extract_document(document, LEXICON).facts if isinstance(fact, Observation)]
    assert [(o.metric, o.status.value) for o in found] == [("每年发布应用场景", "Target"), ("新开通低空航线", "Target")]
