"""Turns that city news gives a fact besides the plain sentence, each with sentences like it that say nothing."""

import pytest
from markup import annotate

from kg.extract.events import extract_events
from kg.extract.relations import extract_relations
from kg.lexicon import Lexicon

LEXICON = Lexicon()


def _relations(marked: str) -> set[str]:
    article, text = annotate(*marked.split("##"))
    names = {entity.id: entity.name for entity in article.entities.values()}
    found = extract_relations(article, text, LEXICON)
    return {f"{names[r.subject]} {r.predicate} {names[r.object]}" for r in found}


def _events(marked: str) -> set[str]:
    article, text = annotate(*marked.split("##"))
    names = {entity.id: entity.name for entity in article.entities.values()}
    return {f"{names[e.subject]} {e.type} {e.start} {e.end}" for e in extract_events(article, text, LEXICON)}


_PARK = "[滨湖软件园|Facility]"
_FIRMS = "[华辰科技|Company]、[江海重工|Company]"
_TENANTS = {"华辰科技 participatesIn 滨湖软件园", "江海重工 participatesIn 滨湖软件园"}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (f"{_PARK}已入驻{_FIRMS}等企业{{31|家|31家}}。", _TENANTS),
        (f"{_PARK}集聚了{_FIRMS}等一批企业。", _TENANTS),
        (f"{_PARK}吸引{_FIRMS}等企业入驻。", _TENANTS),
        (f"{_PARK}竣工，首批{{18|家|18家}}企业签约入驻，包括{_FIRMS}。", _TENANTS),
        (f"{_PARK}竣工，首批企业签约入驻，不含{_FIRMS}。", set()),
        (f"{_PARK}入驻率达{{91|%|91%}}，{_FIRMS}则在别处。", set()),
        (f"{_PARK}未入驻{_FIRMS}。", set()),
        ("[华辰科技|Company]、某某科技、[江海重工|Company]入驻[滨湖软件园|Facility]。", _TENANTS),
        (
            "[数智大会|Conference]吸引了[华辰科技|Company]、[江海重工|Company]等{300|家|300家}企业参展。",
            {"华辰科技 participatesIn 数智大会", "江海重工 participatesIn 数智大会"},
        ),
    ],
)
def test_a_park_or_a_show_tells_who_is_there(marked: str, expected: set[str]) -> None:
    assert _relations(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("“[星云|Product]”大模型已用于[江海电网|Company]的{300|个|300个}项目。", {"江海电网 uses 星云"}),
        (
            "[星云芯片|Product]搭载于[远山S7|Product]、[远山S9|Product]等车型。",
            {"远山s7 uses 星云芯片", "远山s9 uses 星云芯片"},
        ),
        ("[星云芯片|Product]搭载于[江海汽车|Company]海风车型。", set()),
        ("[星云芯片|Product]将用于购买。[江海电网|Company]很忙。", set()),
        ("“[星云|Product]”芯片已在[江海电子|Company]的产线上批量使用。", {"江海电子 uses 星云"}),
        ("“[星云|Product]”芯片已在[江海电子|Company]的竞争对手那里批量使用。", set()),
        ("资金用于[江海电网|Company]。", set()),
    ],
)
def test_what_is_used_can_be_the_subject(marked: str, expected: set[str]) -> None:
    assert {found.replace("S", "s") for found in _relations(marked)} == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("在[青山区|District]，[江海钢铁|Company]让炼钢变了样。", {"江海钢铁 locatedIn 青山区"}),
        (
            "在[甲区|District]，[老厂|Facility]焕新；在[乙区|District]，[新园|Facility]开放。",
            {"老厂 locatedIn 甲区", "新园 locatedIn 乙区"},
        ),
        ("在[丹霞镇|Place]，做五金的[江海五金|Company]只有百余人。", {"江海五金 locatedIn 丹霞镇"}),
        ("走进[江北区|District]的[华辰工厂|Facility]，机器轰鸣。", {"华辰工厂 locatedIn 江北区"}),
        ("[江海电气|Company]是[青山区|District]一家做开关的企业。", {"江海电气 locatedIn 青山区"}),
        (
            "[云深科技|Company]带来新品；来自[余山区|District]的[强智科技|Company]则展出样机。",
            {"强智科技 locatedIn 余山区"},
        ),
        ("[江海汽车|Company]把研发总部放到[青山区|District]。", {"江海汽车 locatedIn 青山区"}),
        ("注册地在[青山区|District]的[江海汽车|Company]去年扩产。", {"江海汽车 locatedIn 青山区"}),
        ("“[活力城市|Award]”榜单在[合肥|City]发布。", {"活力城市 locatedIn 合肥"}),
        ("在[东亚|Place]，[江海汽车|Company]很受欢迎。", set()),
        ("在[青山区|District]，[江海汽车|Company]的销量增长三成。", set()),
        ("在[青山区|District]，[江海汽车|Company]签署合作协议。", set()),
        ("[江海电气|Company]是[青山区|District]的老朋友。", set()),
        ("[江海汽车|Company]把目光放到[青山区|District]。", set()),
    ],
)
def test_where_somebody_is_told_of_is_where_he_is(marked: str, expected: set[str]) -> None:
    assert _relations(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("“[质量奖|Award]”由[江海重工|Company]摘得。", {"江海重工 received 质量奖"}),
        ("“[质量奖|Award]”花落[江海重工|Company]。", {"江海重工 received 质量奖"}),
        (
            "[质量协会|Organization]为[江海重工|Company]颁发“[质量奖|Award]”。",
            {"江海重工 received 质量奖", "质量奖 issuedBy 质量协会"},
        ),
        ("[工信厅|GovernmentAgency]授予某某谷“[先导区|Award]”称号。", {"先导区 issuedBy 工信厅"}),
        (
            "[工信厅|GovernmentAgency]公布“[领航|Award]”名单，[甲厂|Company]、[乙厂|Company]、[丙厂|Company]{3|家|3家}企业入选。",
            {"甲厂 received 领航", "乙厂 received 领航", "丙厂 received 领航", "领航 issuedBy 工信厅"},
        ),
        (
            "[数据局|GovernmentAgency]将[河东市|City]列入[示范城市|Award]。",
            {"河东市 received 示范城市", "示范城市 issuedBy 数据局"},
        ),
        ("“[质量奖|Award]”由[江海重工|Company]承办。", set()),
        (
            "[工信部|GovernmentAgency]公布“[绿色设施|Award]”名单，[甲中心|Facility]成为[海东|Place]唯一上榜的中心。",
            {"甲中心 received 绿色设施", "绿色设施 issuedBy 工信部"},
        ),
        ("“[质量奖|Award]”并未花落[江海重工|Company]。", set()),
    ],
)
def test_an_award_can_be_the_subject(marked: str, expected: set[str]) -> None:
    assert {found for found in _relations(marked) if "organizedBy" not in found} == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[星云平台|Platform]由[商务局|GovernmentAgency]委托[华辰科技|Company]开发。", {"星云平台 builtBy 华辰科技"}),
        ("[星云平台|Platform]是[华辰科技|Company]的主打产品。", {"星云平台 builtBy 华辰科技"}),
        ("[天宁一号|Facility]由[江海大学|University]抓总研制。", {"天宁一号 builtBy 江海大学"}),
        (
            "[东院区|Facility]由[市政府|GovernmentAgency]与[江海大学|University]共建。",
            {
                "东院区 builtBy 市政府",
                "东院区 builtBy 江海大学",
                "市政府 cooperatesWith 江海大学",
            },
        ),
        ("[数据条例|Programme]经[市人大常委会|GovernmentAgency]表决通过。", {"数据条例 issuedBy 市人大常委会"}),
        ("[江海大学|University]成为[华辰科技|Company]的战略合作伙伴。", {"江海大学 cooperatesWith 华辰科技"}),
        ("[华辰科技|Company]增长，与跨国药企[远洋制药|Company]签署协议。", {"华辰科技 cooperatesWith 远洋制药"}),
        (
            "在空天领域，由[江海大学|University]牵头组建[天目实验室|ResearchInstitute]。",
            {"天目实验室 builtBy 江海大学"},
        ),
        ("[东港码头|Facility]由[江海港集团|Company]斥资{60|亿元|60亿元}建设。", {"东港码头 builtBy 江海港集团"}),
        ("[华辰科技|Company]为[河东区|District]打造的[星云平台|Platform]上线。", {"星云平台 builtBy 华辰科技"}),
        ("[显示面板项目|Programme]由[华辰科技|Company]投资。", {"显示面板项目 builtBy 华辰科技"}),
        ("[强链补链计划|Programme]由[华辰科技|Company]投资。", set()),
        (
            "[星云平台|Platform]由[华辰科技|Company]、[江海大学|University]、[白岭集团|Company]三方共建。",
            {
                "星云平台 builtBy 华辰科技",
                "星云平台 builtBy 江海大学",
                "星云平台 builtBy 白岭集团",
                "华辰科技 cooperatesWith 江海大学",
            },
        ),
        ("[标本馆|Facility]由国内知名企业[华辰科技|Company]设立。", {"标本馆 builtBy 华辰科技"}),
        (
            "[教育部|GovernmentAgency]办公厅、[工信部|GovernmentAgency]办公厅联合印发[行动通知|Programme]。",
            {"行动通知 issuedBy 教育部", "行动通知 issuedBy 工信部", "教育部 cooperatesWith 工信部"},
        ),
        ("[华辰科技|Company]曾考虑落户[河东区|District]。", set()),
        ("[河东市|City]计划引进[华辰科技|Company]、[白岭集团|Company]等企业入驻[东岸园|Facility]。", set()),
        ("[江东航线|Facility]由[东岸航空|Company]执飞。", {"江东航线 operatedBy 东岸航空"}),
        (
            "[算力大会|Conference]主办单位为[信通院|ResearchInstitute]，承办单位为[江海大学|University]。",
            {"算力大会 organizedBy 信通院", "算力大会 organizedBy 江海大学"},
        ),
        ("[工信厅|GovernmentAgency]批准设立[天目实验室|ResearchInstitute]。", set()),
        (
            "[河东市|City]与[江海大学|University]将共建[白岭校区|Facility]，支持[天目实验室|ResearchInstitute]建设。",
            {"白岭校区 builtBy 江海大学", "河东市 cooperatesWith 江海大学"},
        ),
        ("[海河特大桥|Facility]由[中交一局|Company]负责实施。", {"海河特大桥 builtBy 中交一局"}),
        ("[星云平台|Platform]由[商务局|GovernmentAgency]委托。[华辰科技|Company]不在其列。", set()),
        ("[江海大学|University]不是[华辰科技|Company]的合作伙伴。", set()),
    ],
)
def test_a_doer_is_found_in_less_plain_turns(marked: str, expected: set[str]) -> None:
    assert _relations(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[樱花社区|Place]党委书记[王兰|Person]说。", {"王兰 affiliatedWith 樱花社区"}),
        ("[江东镇|Place]党委副书记[王兰|Person]说。", {"王兰 affiliatedWith 江东镇"}),
        ("[江东路|Place]主任[王兰|Person]说。", set()),
        ("[樱花社区|Place]总经理[王兰|Person]说。", set()),
        # A title right behind a quotation mark tells whose it is, though the name is not known.
        ("[江海重工|Company]扩产，园内企业“十分”创始人[王兰|Person]笑道。", set()),
        ("[江海重工|Company]扩产。“很忙。”总经理[王兰|Person]说。", {"王兰 affiliatedWith 江海重工"}),
    ],
)
def test_a_community_has_a_secretary(marked: str, expected: set[str]) -> None:
    assert _relations(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[轻轨二号线|Facility]将于{2026-06-29|6月29日}开通运营。", {"轻轨二号线 Launched 2026-06-29 2026-06-29"}),
        ("[博览会|Conference]已定于{2026-05|5月}举办。", {"博览会 Held 2026-05-01 2026-05-31"}),
        ("[轻轨二号线|Facility]将于{2026|2026年}开通运营。", set()),
        ("[轻轨二号线|Facility]计划{2026-06-29|6月29日}开通运营。", set()),
        ("[轻轨二号线|Facility]拟于{2026-06-29|6月29日}开通运营。", set()),
        ("按照{2025-08-21|8月底}印发的[行动方案|Programme]，力争突破。", {"行动方案 Released 2025-08-01 2025-08-31"}),
        (
            "[工信厅|GovernmentAgency]{2023|2023年}授予[华辰科技|Company]“[先导奖|Award]”称号。",
            {"华辰科技 Awarded 2023-01-01 2023-12-31"},
        ),
        (
            "[华辰科技|Company]{2023|2023年}被[工信厅|GovernmentAgency]评为“[先导奖|Award]”。",
            {
                "华辰科技 Awarded 2023-01-01 2023-12-31",
            },
        ),
        ("{2025-12-20|12月20日起}，[轻轨二号线|Facility]试运营。", {"轻轨二号线 Launched 2025-12-20 2025-12-20"}),
        ("{2025-03-01|3月1日起}，[轻轨二号线|Facility]试运营。", set()),
        ("[东岸园|Facility]是{2010|2010年}开园的省级园区。", {"东岸园 Launched 2010-01-01 2010-12-31"}),
        ("[江东市|City]是{2010|2010年}设立的。", set()),
        ("{2025-03-02|3月2日}，[怡园广场|Facility]举办了系列宣传活动启动仪式。", set()),
        ("{2025-03-02|3月2日}，[东岸基地项目|Facility]举行开工仪式。", {"东岸基地项目 Started 2025-03-02 2025-03-02"}),
        (
            "由[研究院|ResearchInstitute]承办的[互联网论坛|Conference]定于{2026-01-16|1月16日}举行。",
            {"互联网论坛 Held 2026-01-16 2026-01-16"},
        ),
        (
            "{2025-06-18|6月18日}，[领航企业名单|Programme]公布，[甲厂|Company]、[乙厂|Company]等{50|家|50家}单位上榜。",
            {
                "领航企业名单 Released 2025-06-18 2025-06-18",
                "甲厂 Awarded 2025-06-18 2025-06-18",
                "乙厂 Awarded 2025-06-18 2025-06-18",
            },
        ),
        (
            "{2025-06-18|6月18日}，[发展规划|Programme]公布，[甲厂|Company]上榜。",
            {"发展规划 Released 2025-06-18 2025-06-18"},
        ),
        (
            "{2025-12-02|12月2日}，[马拉松发布会|Conference]召开，宣布赛事将于{2026-03-17|3月17日}举行。",
            {"马拉松发布会 Held 2025-12-02 2025-12-02"},
        ),
        (
            "{2025-12-02|12月2日}，[轻轨二号线|Facility]完工，将于{2026-03-17|3月17日}开通。",
            {"轻轨二号线 Completed 2025-12-02 2025-12-02", "轻轨二号线 Launched 2026-03-17 2026-03-17"},
        ),
        ("{2025-03-02|3月2日}，[代表大会|Conference]胜利闭幕。", {"代表大会 Held 2025-03-02 2025-03-02"}),
        ("{2025-03-02|3月2日}，[江东市|City]选手某某夺得冠军。", set()),
        ("{2025-03-02|3月2日}，[江东女排|Organization]夺得冠军。", {"江东女排 Awarded 2025-03-02 2025-03-02"}),
        ("{2025-03-02|3月2日}，[江东区|District]举行签约活动。", set()),
        ("{2025-03-02|3月2日}，[江东区|District]共有{15|个|15个}项目参加集中签约。", set()),
        ("{2025-03-02|3月2日}，[江东自贸片区|District]揭牌。", {"江东自贸片区 Established 2025-03-02 2025-03-02"}),
        ("{2025-03-02|3月2日}，[海河大桥|Facility]完成交工验收。", {"海河大桥 Completed 2025-03-02 2025-03-02"}),
        ("这是[江海港|Facility]{2025|今年}开通的首条快线。", set()),
        ("{2025-03-02|3月2日}，“[星云|Platform]”平台2.0版上线。", {"星云 Launched 2025-03-02 2025-03-02"}),
        (
            "[东岸基地一期|Facility]{2024|去年}投产，二期{2025-03|今年3月}开工。",
            {"东岸基地一期 Completed 2024-01-01 2024-12-31"},
        ),
    ],
)
def test_a_happening_is_dated_by_what_is_said_of_it(marked: str, expected: set[str]) -> None:
    assert _events(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "[算力发展报告2025|Programme]发布，报告由[信通院|ResearchInstitute]编写。",
            {"算力发展报告2025 issuedBy 信通院"},
        ),
        (
            "[邀请赛|Conference]在[南通|City]开赛。该项赛事由[篮球协会|Organization]主办。",
            {
                "邀请赛 locatedIn 南通",
                "邀请赛 organizedBy 篮球协会",
            },
        ),
        ("[生产煤矿|Facility]很忙。该中心由[江海电力|Company]运营。", set()),
        ("[行动计划|Programme]印发。项目由[江海电力|Company]建设。", set()),
    ],
)
def test_a_noun_means_only_what_can_be_called_so(marked: str, expected: set[str]) -> None:
    assert _relations(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # Who is called “小巨人”企业, or is on their list, has the award.
        ("[华辰科技|Company]获评“[小巨人|Award]”企业。", {"华辰科技 received 小巨人"}),
        ("[华辰科技|Company]入选[工信部|GovernmentAgency]“[数字领航|Award]”企业名单。", {"华辰科技 received 数字领航"}),
        ("[华辰科技|Company]联合“[小巨人|Award]”企业代表座谈。", set()),
        (
            "[东岸工厂|Facility]改造后，订单周期由{21|天|21天}缩短到{9|天|9天}，去年被[经信厅|GovernmentAgency]评为“[标杆奖|Award]”。",
            {"东岸工厂 received 标杆奖", "标杆奖 issuedBy 经信厅"},
        ),
        (
            "[东岸工厂|Facility]改造后，企业行情变了，去年被[经信厅|GovernmentAgency]评为“[标杆奖|Award]”。",
            {"标杆奖 issuedBy 经信厅"},
        ),
        # Of two who worked together the one who is told of goes on.
        (
            "[华辰科技|Company]与[江海大学|University]联合攻关，今年获得[科技奖|Award]。",
            {"华辰科技 cooperatesWith 江海大学", "华辰科技 received 科技奖"},
        ),
        (
            "[华辰科技|Company]与[江海大学|University]双双获得[科技奖|Award]。",
            {
                "华辰科技 received 科技奖",
                "江海大学 received 科技奖",
            },
        ),
    ],
)
def test_an_award_goes_to_who_is_told_of(marked: str, expected: set[str]) -> None:
    assert _relations(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "这套系统由[华辰科技|Company]和[江海大学|University]联合研发，取名“[星云|Platform]”。",
            {"星云 builtBy 华辰科技", "星云 builtBy 江海大学", "华辰科技 cooperatesWith 江海大学"},
        ),
        ("“厂长”是一套名为“[星云|Platform]”的系统，由[华辰科技|Company]打造。", {"星云 builtBy 华辰科技"}),
        (
            "[江海大学|University]与[河东区|District]、某某农业共建的[白岭基地|Facility]占地大。",
            {
                "白岭基地 builtBy 江海大学",
                "江海大学 cooperatesWith 河东区",
            },
        ),
        ("这套系统由[华辰科技|Company]研发，不同于“[星云|Platform]”。", set()),
        ("这套系统名为“[星云|Platform]”。另一套由[华辰科技|Company]打造。", set()),
    ],
)
def test_a_thing_can_be_named_after_what_is_said_of_it(marked: str, expected: set[str]) -> None:
    assert _relations(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # What has come about by now, or is only mentioned, did not happen on the day that is told of.
        (
            "{2025-03-02|3月2日}，[推进会|Conference]举行。目前，[东岸实验室|ResearchInstitute]已与[江海大学|University]签约合作。",
            {
                "推进会 Held 2025-03-02 2025-03-02",
            },
        ),
        (
            "{2025-03-02|3月2日}，[推进会|Conference]举行。[李明|Person]创办的[星禾公司|Company]拿到投资。",
            {
                "推进会 Held 2025-03-02 2025-03-02",
            },
        ),
        (
            "{2025-03-02|3月2日}，[推进会|Conference]举行。会上，[江海大学|University]与[华辰科技|Company]签约，项目{2026|明年}开工。",
            {
                "推进会 Held 2025-03-02 2025-03-02",
                "江海大学 Signed 2025-03-02 2025-03-02",
                "华辰科技 Signed 2025-03-02 2025-03-02",
            },
        ),
        ("[生物谷|District]很大。[东岸厂|Facility]旁建设医用同位素基地，一期{2024|去年}竣工。", set()),
        ("[生物谷|Facility]总投资{7|亿元|7亿元}，一期{2024|去年}竣工。", {"生物谷 Completed 2024-01-01 2024-12-31"}),
    ],
)
def test_a_day_holds_only_for_what_happened_on_it(marked: str, expected: set[str]) -> None:
    assert _events(marked) == expected
