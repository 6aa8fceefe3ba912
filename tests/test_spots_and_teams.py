"""Places, teams, quoted things and companies that only their slot in the sentence gives away."""

import pytest
from naming import canonical, found

SPOTS = [
    ("位于神池五路的生产基地投产。", "神池五路"),
    ("今年5月，服务局在滨江二路设立驿站。", "滨江二路"),
    ("长沙芙蓉中路，甲公司的车间里灯火通明。", "芙蓉中路"),
    ("软件园一期在思明区曾厝垵动工。", "曾厝垵"),
    ("走进位于昆山市玉滘的工厂。", "玉滘"),
    ("位于长兴岛的基地开工。", "长兴岛"),
    ("左河大道旁，一排机房灯火通明。", "左河大道"),
]
NO_SPOTS = [
    "在这条道路上，在主干道路两侧，在创业路上，走进步行街，在回家的路上。",
    "沿着公路，在空中丝路、陆上通道，在思路上，武汉铁路、湖北交通线路增多。",
    "武汉发展之路，光谷一条街上走出企业，位于武汉东部的工厂，在武汉市中心的商场。",
]
TEAMS = [
    ("武汉盛远队主场九十比八十八战胜贝尔格莱德闪电队。", ["武汉盛远队", "贝尔格莱德闪电队"]),
    ("南京同辉男篮坐镇体育馆，击败浙江金舟队，下周客场挑战深圳队。", ["南京同辉男篮", "浙江金舟队", "深圳队"]),
]
QUOTED = [
    ("大足区用“龙溪智治”盯牢了消防通道。", {"龙溪智治": "Platform"}),
    ("他入驻了集美区的两岸青创基地“海峡方舟”，经营网店。", {"海峡方舟": "Facility"}),
    ("企业研发出“沐春风”一体化热泵。", {"沐春风": "Product"}),
    ("园内企业“石榴动漫”创始人王小勇说。", {"石榴动漫": "Company"}),
    ("沉浸式演出《千灯》首演，动画电影《山海记》上映。", {"千灯": "Product", "山海记": "Product"}),
    ("市政府发布《千灯计划》。", {"千灯计划": "Programme"}),
]
NO_QUOTED = [
    "用“小切口”撬动大民生，用“绣花功夫”管理，借助“外脑”，通过“以旧换新”拉动。",
    "园区“管家”上门，街区“微更新”，工厂“长”出大脑，“海归”总经理到场。",
]
FOUNDED = [
    ("医院正筹建细胞治疗中心，预计明年投用。", ["细胞治疗中心"]),
    ("甲公司在三期自建了智能会议体验中心，效果不错。", ["智能会议体验中心"]),
    ("位于吴中区的产业化基地正在安装设备。", ["产业化基地"]),
    ("规划提出，在城内建设西北医用同位素基地，一期年内开工。", ["西北医用同位素基地"]),
]
NOT_FOUNDED = [
    "加快建设数字经济产业园，推动建设先进制造业基地，建设一流实验室。",
    "位于城东的一家工厂已投产，位于市区的老旧厂房将改造。",
    "建成了一批智能工厂，公司打造了智能化数据平台，新建公园。",
]
COMPANIES = [
    ("“周期压到两周。”云商通科技产品总监曾志远说。", ["云商通科技"]),
    ("园区入驻了腾讯、苹果、网易等企业。", ["腾讯", "苹果", "网易"]),
    ("这里引来亚信科技、小米、满帆软件等头部企业。", ["亚信科技", "小米", "满帆软件"]),
    ("斗鱼网络等50家单位上榜。", ["斗鱼网络"]),
    ("东隆机发的混动变速箱智能产线每72秒下线一台。", ["东隆机发"]),
    ("学校与县里、苏信农业共建的基地投用。", ["苏信农业"]),
]


@pytest.mark.parametrize(("text", "name"), SPOTS)
def test_place_by_its_slot(text: str, name: str) -> None:
    """A street, island or town is a place where only a place can stand."""
    assert found(text).get(name) == "Place"


@pytest.mark.parametrize("text", NO_SPOTS)
def test_roads_without_a_name(text: str) -> None:
    """Roads and streets in general, and figures of speech, are no places."""
    assert {name for name, kind in found(text).items() if kind == "Place"} <= {"湖北"}


@pytest.mark.parametrize(("text", "names"), TEAMS)
def test_teams_of_a_match(text: str, names: list[str]) -> None:
    """A team begins with its city and ends before what teams do."""
    assert [name for name, kind in found(text).items() if kind == "Organization"] == names


def test_no_team_without_a_match() -> None:
    """Crews and queues are no teams, even beside a match."""
    assert "Organization" not in found("上海组织医疗队，武汉市民排队观看联赛，塞尔维亚球队到访。").values()


def test_team_under_its_short_name() -> None:
    """甲市盛远 is 甲市盛远队."""
    assert canonical("武汉盛远队主场战胜对手，武汉盛远夺冠。")["武汉盛远"] == "武汉盛远队"


@pytest.mark.parametrize(("text", "names"), QUOTED)
def test_quoted_by_its_neighbours(text: str, names: dict[str, str]) -> None:
    """A quoted name is what it is used, shown or founded as."""
    assert {name: found(text).get(name) for name in names} == names


@pytest.mark.parametrize("text", NO_QUOTED)
def test_quoted_words_that_name_nothing(text: str) -> None:
    """Figures of speech in quotation marks are no names."""
    assert found(text) == {}


@pytest.mark.parametrize(("text", "names"), FOUNDED)
def test_what_is_founded(text: str, names: list[str]) -> None:
    """A description is a name where one thing is founded, or told of behind."""
    assert [name for name in names if name in found(text)] == names


@pytest.mark.parametrize("text", NOT_FOUNDED)
def test_what_is_only_to_be_built(text: str) -> None:
    """Aims without number, and things that have but a sort, are no names."""
    assert found(text) == {}


@pytest.mark.parametrize(("text", "names"), COMPANIES)
def test_company_beside_posts_and_companies(text: str, names: list[str]) -> None:
    """A trade before a post, and a word among companies, is a company."""
    companies = found(text)
    assert [(name, companies.get(name)) for name in names] == [(name, "Company") for name in names]


def test_ambiguous_words_alone() -> None:
    """小米 and 苹果 are crops among crops, and words of their own."""
    assert found("小米、苹果、玉米等农产品上市，理想、信念坚定。") == {}
