"""Where things are and happen, and who works with whom. Rows without an expectation must yield nothing."""

import pytest
from markup import annotate

from kg.extract.relations import extract_relations
from kg.lexicon import Lexicon
from kg.model import Predicate

LEXICON = Lexicon()


def _found(marked: str, predicate: Predicate) -> set[str]:
    article, text = annotate(marked)
    names = {entity.id: entity.name for entity in article.entities.values()}
    relations = extract_relations(article, text, LEXICON)
    return {f"{names[r.subject]} {names[r.object]}" for r in relations if r.predicate is predicate}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # A building is no place to the ontology, and the city behind it is not said.
        ("[数贸会|Conference]在[青岛国际会展中心|Facility]开幕。", set()),
        (
            "[链博会|Conference]在[北京|City]的[国家会议中心|Facility]开幕。",
            {"链博会 北京"},
        ),
        ("[丝路论坛|Conference]先后在[西安|City]、[兰州|City]举办。", {"丝路论坛 西安", "丝路论坛 兰州"}),
        (
            "[生物岛新区|District]集聚[百济神州|Company]、[达安基因|Company]等企业600家。",
            {"百济神州 生物岛新区", "达安基因 生物岛新区"},
        ),
        ("[生物岛产业园|Facility]推出[园区通|Platform]。", set()),
        ("位于[鼓楼区|District]上下杭路口的[榕城书屋|Facility]开放。", {"榕城书屋 鼓楼区"}),
        ("[兰州新区|District]落地[黄河枢纽|Facility]。", {"黄河枢纽 兰州新区"}),
        ("[宁海市|City]设立总规模50亿元的[蓝海基金|Programme]，又上线“[渔政通|Platform]”。", {"渔政通 宁海市"}),
        ("[苏银新区|District]的[隆基公司|Company]扩产。", {"隆基公司 苏银新区"}),
        ("[浦江大桥|Facility]的[隆基公司|Company]标识很亮。", set()),
        (
            "在[高新区|District]，[新川园|Facility]聚集了[晓多公司|Company]等企业。",
            {"新川园 高新区"},
        ),
        ("来自[瑞士|Place]的[ABB公司|Company]参展。", {"ABB公司 瑞士"}),
        ("来自[长乐区|District]的[市人大|GovernmentAgency]代表发言。", set()),
        ("[福建省|Place]的[宁德核电站|Facility]运行稳定。", {"宁德核电站 福建省"}),
        ("服务[福建省|Place]的[宁德核电站|Facility]检修结束。", set()),
        ("连接[上海|City]的[沪昆高铁|Facility]运行正常。", set()),
        ("[杭州|City]的[市民卡计划|Programme]实施十年。", set()),
        ("[长丰县|District]引进的[国轩电池项目|Programme]投资32亿元。", {"国轩电池项目 长丰县"}),
        ("[肥东县|District]建设[文明城市行动|Programme]。", set()),
        ("走进[渝北区|District]的一家工厂，[长安汽车|Company]的总装车间里机械臂翻飞。", {"长安汽车 渝北区"}),
        ("在[渝北区|District]，[长安汽车|Company]的销量增长三成。", set()),
        ("在[欧洲|Place]，[比亚迪|Company]的展厅已有{200|个|200个}。", set()),
    ],
)
def test_a_thing_is_where_the_sentence_sets_it(marked: str, expected: set[str]) -> None:
    assert _found(marked, Predicate.LOCATED_IN) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "[中航公司|Company]、[商飞公司|Company]等企业与[青岛大学|University]签约。",
            {"中航公司 青岛大学", "商飞公司 青岛大学"},
        ),
        (
            "[航空港区|District]分别与[富士康|Company]、[比亚迪|Company]签署协议。",
            {"航空港区 富士康", "航空港区 比亚迪"},
        ),
        (
            "[星图园|Facility]已与[四川大学|University]、[西南大学|University]等联合孵化项目。",
            set(),
        ),
        ("[星图大桥|Facility]已与[四川大学|University]、[西南大学|University]等联合孵化项目。", set()),
        (
            "由[中科大|University]牵头，联合[科大讯飞|Company]、[安徽大学|University]共建的[类脑实验室|ResearchInstitute]揭牌。",
            {"中科大 科大讯飞", "中科大 安徽大学"},
        ),
        ("支持[长安汽车|Company]联合[重庆大学|University]研制[智驾芯片|Product]。", {"长安汽车 重庆大学"}),
        ("[隆平公司|Company]将联合[长沙|City]高校开展研究。", set()),
    ],
)
def test_each_side_works_with_the_other_and_not_with_its_own(marked: str, expected: set[str]) -> None:
    assert _found(marked, Predicate.COOPERATES_WITH) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "由[中科大|University]牵头，联合[科大讯飞|Company]共建的[类脑实验室|ResearchInstitute]揭牌。",
            {"类脑实验室 中科大", "类脑实验室 科大讯飞"},
        ),
        (
            "[海尔公司|Company]牵头，联合[青岛大学|University]研发[海睿|Product]。",
            {"海睿 海尔公司", "海睿 青岛大学"},
        ),
        (
            "[城投公司|Company]联合[市数据局|GovernmentAgency]升级“[城市脑|Platform]”平台。",
            {"城市脑 城投公司", "城市脑 市数据局"},
        ),
        (
            "[2号线|Facility]途经[官渡区|District]和[滇池公园|Facility]，总投资129亿元，由[轨道公司|Company]投资建设。",
            {"2号线 轨道公司"},
        ),
        (
            "[星图园|Facility]还与[青岛大学|University]共建了[光电基地|Facility]。",
            {"光电基地 青岛大学"},
        ),
        (
            "[青岛大学|University]与[海洋所|ResearchInstitute]联合设立的[芯片中心|Facility]启用。",
            {"芯片中心 青岛大学", "芯片中心 海洋所"},
        ),
        ("作为[数字谷|Facility]的建设方，[城投公司|Company]很忙。", {"数字谷 城投公司"}),
        ("[数字谷|Facility]建设方介绍，[城投公司|Company]很忙。", set()),
        ("[星图大桥|Facility]边建成[光电基地|Facility]。", set()),
        (
            "[黔数所|Company]与[深数所|Company]签署协议，双方将共建[数据走廊|Facility]。",
            {"数据走廊 黔数所", "数据走廊 深数所"},
        ),
        ("[黔数所|Company]很忙，双方将共建[数据走廊|Facility]。", set()),
        (
            "[市数据局|GovernmentAgency]依托[青城码|Platform]，联合[内大|University]推出[青城通|Platform]。",
            {"青城通 市数据局", "青城通 内大"},
        ),
        ("[城投公司|Company]牵头成立联盟，[青岛大学|University]加入。", set()),
    ],
)
def test_whoever_leads_and_whoever_joins_has_built_it(marked: str, expected: set[str]) -> None:
    assert _found(marked, Predicate.BUILT_BY) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("在[信通院|ResearchInstitute]发布的[数字经济指数|Programme]中，[苏州|City]位列第五。", {"苏州 数字经济指数"}),
        ("《[创新城市榜单|Programme]》显示，[广州|City]位居全球第二。", {"广州 创新城市榜单"}),
        ("[政府工作报告|Programme]显示，[广州|City]位居全国第二。", set()),
        ("[数字中国规划|Programme]公布，[广州|City]位居全国第二。", set()),
        ("《[城市竞争力报告|Programme]》发布。[成都|City]经济总量大，[西安|City]位列第九。", set()),
        ("[百强榜单|Award]公布后，[恒力集团|Company]产能升至100万吨。", set()),
    ],
)
def test_a_rank_in_a_report_is_received_where_the_sentence_names_the_report(marked: str, expected: set[str]) -> None:
    assert _found(marked, Predicate.RECEIVED) == expected
