"""Ways to say a fact, each with many triggers: what is found does not hang on the one verb that a sentence uses."""

import pytest
from markup import annotate

from kg.extract.events import extract_events
from kg.extract.relations import extract_relations
from kg.lexicon import Lexicon

LEXICON = Lexicon()

_FIRM, _SCHOOL, _BUREAU = "[华辰科技|Company]", "[江南大学|University]", "[泉州市工信局|GovernmentAgency]"
_SYSTEM = "[星云平台|Platform]"


def _relations(marked: str, predicate: str) -> set[str]:
    article, text = annotate(*marked.split("##"))
    names = {entity.id: entity.name for entity in article.entities.values()}
    found = extract_relations(article, text, LEXICON)
    return {f"{names[r.subject]} {names[r.object]}" for r in found if r.predicate == predicate}


def _events(marked: str) -> set[str]:
    article, text = annotate(*marked.split("##"))
    names = {entity.id: entity.name for entity in article.entities.values()}
    return {f"{names[e.subject]} {e.type} {e.start}" for e in extract_events(article, text, LEXICON)}


_ONE = [
    f"{_SYSTEM}由{_FIRM}V。",
    f"由{_FIRM}V的{_SYSTEM}正式上线。",
    f"{_FIRM}近年来发展迅速。公司V的{_SYSTEM}已接入120个部门。",
    f"{_FIRM}扎根[泉州市|City]多年。经过攻关，公司终于V了{_SYSTEM}。",
    f"“我们V了{_SYSTEM}。”{_FIRM}董事长[李明|Person]说。",
    f"{_SYSTEM}投用，这是{_FIRM}V的首个平台。",
    f"{_SYSTEM}投用。这是{_FIRM}V的首个平台。",
    f"{_SYSTEM}上线。该平台由{_FIRM}历时半年V。",
    f"{_FIRM}董事长[李明|Person]介绍，公司V的{_SYSTEM}已接入120个部门。",
]
_TWO = [
    f"{_SYSTEM}由{_FIRM}和{_SCHOOL}历时半年共同V。",
    f"{_FIRM}还与{_SCHOOL}V了{_SYSTEM}，投资3亿元。",
    f"{_FIRM}与{_SCHOOL}签署合作协议，共同V{_SYSTEM}。",
    f"{_SYSTEM}上线。该平台由{_FIRM}与{_SCHOOL}耗时三年联合V。",
]
_NOBODY = [
    f"{_FIRM}未V{_SYSTEM}。",
    f"{_FIRM}与{_SCHOOL}的差距不小。有人V了{_SYSTEM}。",
    f"这是{_FIRM}V的首个平台。{_SYSTEM}则是别人的。",
    f"{_FIRM}、{_SCHOOL}都来了。公司之外，另有团队V了{_SYSTEM}。",
]
_BUILDS = ["建设", "研发", "打造", "推出", "开发", "搭建", "研制", "自主研发", "投资建设"]


@pytest.mark.parametrize("verb", _BUILDS)
@pytest.mark.parametrize("frame", _ONE)
def test_a_builder_is_found_however_it_is_said(frame: str, verb: str) -> None:
    assert _relations(frame.replace("V", verb), "builtBy") == {"星云平台 华辰科技"}


@pytest.mark.parametrize("verb", _BUILDS)
@pytest.mark.parametrize("frame", _TWO)
def test_two_builders_are_both_found(frame: str, verb: str) -> None:
    assert _relations(frame.replace("V", verb), "builtBy") == {"星云平台 华辰科技", "星云平台 江南大学"}


@pytest.mark.parametrize("verb", _BUILDS)
@pytest.mark.parametrize("frame", _NOBODY)
def test_no_builder_is_made_up(frame: str, verb: str) -> None:
    assert _relations(frame.replace("V", verb), "builtBy") == set()


_DAY = "{2025-03-05|3月5日}"
_LAB = "[星云研究院|ResearchInstitute]"


@pytest.mark.parametrize(("verb", "kind"), [("揭牌", "Established"), ("投用", "Launched"), ("建成", "Completed")])
@pytest.mark.parametrize(
    "frame",
    [
        f"{_FIRM}与{_SCHOOL}共建了T，{_DAY}V。",
        f"[泉州市|City]去年打造T，并于{_DAY}正式V。",
        f"自{_DAY}V以来，T已接待3万人。",
        f"随着T{_DAY}V，群众办事更方便。",
        f"T由{_FIRM}建设，{_DAY}V。",
    ],
)
def test_what_a_verb_without_subject_befell(frame: str, verb: str, kind: str) -> None:
    thing = _LAB if verb == "揭牌" else "[星云产业园|Facility]"
    name = "星云研究院" if verb == "揭牌" else "星云产业园"
    assert f"{name} {kind} 2025-03-05" in _events(frame.replace("T", thing).replace("V", verb))


@pytest.mark.parametrize(
    "marked",
    [
        # What was unveiled bears no name, and is not its maker.
        f"{_FIRM}与{_SCHOOL}共建了联合研究院，{_DAY}揭牌。",
        f"{_FIRM}打造产业创新中心，{_DAY}挂牌。",
        "{2025|今年}将实施人才行动，筹集岗位10万个，举办[才聚荆楚招聘会|Conference]。",
        "{2025|今年}计划推进三项工程，建设新校区，启用[云湖产业园|Facility]。",
        "去年底，这条航线{2025-03-05|3月5日}开通。",
        f"自{_DAY}有人反映以来，{_LAB}一直很忙。",
    ],
)
def test_no_happening_is_made_up(marked: str) -> None:
    assert _events(marked) == set()


_TENANTS = "[美景科技|Company]、[万方数据|Company]"
_BOTH = {"美景科技", "万方数据"}


@pytest.mark.parametrize(
    ("marked", "predicate", "thing"),
    [
        (f"[江湾中心|Facility]投用。{_TENANTS}等{{380|家|380家}}企业接入其中。", "participatesIn", "江湾中心"),
        (f"[星云平台|Platform]上线。{_TENANTS}等企业已接入。", "participatesIn", "星云平台"),
        (f"[云湖产业园|Facility]揭牌。{_TENANTS}等企业签约入驻。", "participatesIn", "云湖产业园"),
        (
            f"[星云计划|Programme]由[鸿图科技|Company]牵头，{_TENANTS}等单位共同参与。",
            "participatesIn",
            "星云计划",
        ),
        (f"[云湖新区|District]发展迅速，{_TENANTS}等均已落户。", "locatedIn", "云湖新区"),
        (f"[云湖新区|District]发展迅速。{_TENANTS}等企业相继落户于此。", "locatedIn", "云湖新区"),
        (f"[云湖新区|District]建成厂房。{_TENANTS}等企业在此设立分公司。", "locatedIn", "云湖新区"),
        (f"{_TENANTS}把“[企业码|Platform]”用在检查上。", "uses", "企业码"),
        (f"{_TENANTS}依托“[楚信融|Platform]”平台的税务、社保等数据发放贷款。", "uses", "楚信融"),
        (f"{_TENANTS}租用[江湾超算中心|Facility]算力完成渲染。", "uses", "江湾超算中心"),
    ],
)
def test_the_thing_may_stand_before(marked: str, predicate: str, thing: str) -> None:
    assert {f"{name} {thing}" for name in _BOTH} <= _relations(marked, predicate)


@pytest.mark.parametrize(
    ("marked", "predicate"),
    [
        ("[数港|Platform]上线。[江湾交易所|Company]累计入驻数据商30家。", "participatesIn"),
        ("[云湖新区|District]发展迅速。[美景科技|Company]在此之前签约。", "locatedIn"),
        ("[云湖新区|District]发展迅速。[美景科技|Company]落户的消息传开。", "locatedIn"),
        ("[智源中心|Facility]通过[国家绿色数据中心|Facility]评审。", "uses"),
        ("[星云平台|Platform]已在[泉州市|City]应用。", "uses"),
        ("[低空大会|Conference]期间，[数交所|Company]联合[江南大学|University]发布规则。", "participatesIn"),
        ("[美景科技|Company]接入“[根云|Platform]”平台。", "uses"),
    ],
)
def test_no_relation_is_made_up(marked: str, predicate: str) -> None:
    assert _relations(marked, predicate) == set()


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[低空大会|Conference]在[泉州会展中心|Facility]落下帷幕。", {"低空大会 泉州市"}),
        ("[低空大会|Conference]在[泉州市文化宫|Facility]开幕。", {"低空大会 泉州市"}),
        ("[低空大会|Conference]在[东方会展中心|Facility]开幕。", set()),
        ("[星云平台|Platform]在[泉州会展中心|Facility]发布。", set()),
    ],
)
def test_a_hall_tells_its_city(marked: str, expected: set[str]) -> None:
    assert _relations(f"[泉州市|City]很热闹。{marked}", "locatedIn") == expected


@pytest.mark.parametrize("verb", ["研发", "开发", "建设", "推出"])
@pytest.mark.parametrize(
    "unit", ["光电学院", "研发团队", "对外合作部", "李明课题组", "攻关组", "科技处", "技术中心", "数字化事业部"]
)
def test_what_a_department_does_its_body_does(unit: str, verb: str) -> None:
    assert _relations(f"{_SCHOOL}{unit}{verb}的{_SYSTEM}上线。", "builtBy") == {"星云平台 江南大学"}
    both = {"星云平台 江南大学", "星云平台 华辰科技"}
    assert _relations(f"{_SCHOOL}{unit}与{_FIRM}共同{verb}{_SYSTEM}。", "builtBy") == both


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (f"{_SCHOOL}与其他部门研发的不同，{_SYSTEM}由{_FIRM}研发。", {"星云平台 华辰科技"}),
        (f"{_SCHOOL}光电学院院长[李明|Person]说，{_SYSTEM}由{_FIRM}研发。", {"星云平台 华辰科技"}),
        (f"由{_SCHOOL}和有关部门指导、{_FIRM}建设的{_SYSTEM}上线。", {"星云平台 华辰科技"}),
    ],
)
def test_a_department_elsewhere_does_nothing(marked: str, expected: set[str]) -> None:
    assert _relations(marked, "builtBy") == expected


@pytest.mark.parametrize(
    "way",
    [
        "途经[官渡区|District]、[西山区|District]",
        "南至[丰村站|Facility]",
        "起于[城南站|Facility]",
        "全部为地下站",
        "串联[官渡区|District]",
    ],
)
def test_a_route_goes_on_about_the_line(way: str) -> None:
    marked = f"[二号线|Facility]全长{{15|公里|15公里}}，{way}，由[昆明轨道集团|Company]投资建设。"
    assert _relations(marked, "builtBy") == {"二号线 昆明轨道集团"}


@pytest.mark.parametrize(
    ("title", "awarded"),
    [
        ("荣获城市治理奖", True),
        ("入选全国首批示范企业名单", True),
        ("获评国家级绿色工厂，产值大增", True),
        ("被认定为省级示范基地", True),
        ("跻身全国百强", True),
        ("获得大批企业", False),
        ("获批贷款", False),
        ("入选以来很忙", False),
        ("获评后企业很忙", False),
    ],
)
def test_a_title_without_a_name_is_an_award(title: str, awarded: bool) -> None:
    found = _events(f"{_DAY}，{_FIRM}{title}。")
    assert found == ({"华辰科技 Awarded 2025-03-05"} if awarded else set())


def test_a_programmes_list_is_the_programme() -> None:
    marked = f"{_DAY}，[数字新基建项目|Programme]名单公布，“[甲底座|Programme]”“[乙集群|Programme]”等项目上榜。"
    assert _relations(marked, "received") == {"甲底座 数字新基建项目", "乙集群 数字新基建项目"}
    assert "数字新基建项目 Released 2025-03-05" in _events(marked)


@pytest.mark.parametrize("word", ["全资子公司", "旗下", "子公司"])
def test_a_part_may_stand_behind_a_dash(word: str) -> None:
    assert _relations(f"{_FIRM}{word}——[辰光科技|Company]发布新品。", "partOf") == {"辰光科技 华辰科技"}


def test_all_of_a_list_act_but_the_parent_of_one() -> None:
    marked = "[美团|Company]、[顺丰|Company]旗下[丰翼科技|Company]、[迅蚁科技|Company]等企业已接入[星云平台|Platform]。"
    expected = {"美团 星云平台", "丰翼科技 星云平台", "迅蚁科技 星云平台"}
    assert _relations(marked, "participatesIn") == expected


def test_in_a_list_a_parent_tells_only_whose_one_member_is() -> None:
    marked = "[美团|Company]、[顺丰|Company]旗下[丰翼科技|Company]、[迅蚁科技|Company]等企业已接入[星云平台|Platform]。"
    assert _relations(marked, "partOf") == {"丰翼科技 顺丰"}


@pytest.mark.parametrize("parent", ["旗下", "下属", "控股"])
def test_a_part_and_not_its_parent_does_what_the_next_clauses_tell(parent: str) -> None:
    marked = f"{_FIRM}{parent}[辰光科技|Company]发布新品，并与[明德大学|University]签署合作协议。"
    assert _relations(marked, "cooperatesWith") == {"辰光科技 明德大学"}


def test_all_of_a_list_use_what_is_tried_out_there() -> None:
    marked = "[神思|Product]已在[江海医院|Organization]、[明德大学|University]等7家单位试用。"
    assert _relations(marked, "uses") == {"江海医院 神思", "明德大学 神思"}
