"""Where names begin and end: no verb, no other body and no town's letter is swallowed or lost."""

import pytest
from naming import article, canonical, found, read

PLACED = [
    ("平台由长沙卓瞻医疗科技研发，南昌海晟云科技等签署协议。", ["长沙卓瞻医疗科技", "南昌海晟云科技"]),
    ("福建睿诚资讯与高校共建实验室。", ["福建睿诚资讯"]),
    ("湖北移动联合多家单位打造工厂，江苏邮政推出新服务。", ["湖北移动", "江苏邮政"]),
    ("机床由苏州汇川技术与高校联合研制。", ["苏州汇川技术"]),
    ("系统由云尖数智和同济大学联合研发。", ["云尖数智"]),
    ("屏幕由华为与本地企业数桥科技共同打造，来自香港的衡正检测入驻。", ["华为", "数桥科技", "衡正检测"]),
    ("“凌光二号”膜厚量测设备已进入中芯国际、长江存储等企业。", ["中芯国际", "长江存储"]),
    ("市水务局委托中建三局施工，某市通信集团联合中国电信厦门分公司建设。", ["中建三局", "中国电信厦门分公司"]),
]
NO_COMPANIES = [
    "由村集体提供场地，由党员带头建设，由专家团队开发，由市里运营。",
    "由学生和老师共同打造，由居民与商户共同维护。",
    "来自广州的游客，来自美国的新能源汽车，来自山区的孩子们到场。",
    "龙头企业带动增强，民营企业占比提高，本地企业深化合作，科技企业孵化器增多。",
    "武汉移动支付率居前，武汉网络、数据等产业增长，重庆网络和数据安全论坛开幕。",
    "武汉软件和信息服务业增长，广州汽车等行业回暖，北京教育、科技齐头并进。",
    "他主动报名转岗，进了集团下属的单位。",
]
OTHERS = [
    ("镇里建设的香市数字产业园竣工。", {"香市数字产业园": "Facility"}),
    ("各区市县政府、先导区管委会参加会议。", {}),
    ("线路西起唐家站，东至两江影城站。", {"两江影城站": "Facility"}),
    ("两岸数字经济对接会同日召开。", {"两岸数字经济对接会": "Conference"}),
    ("塘尾第7届中国（塘尾）国际灯饰博览会举行。", {"第7届中国（塘尾）国际灯饰博览会": "Conference"}),
    ("距离第九届亚洲冬季运动会开幕还有百天。", {"第九届亚洲冬季运动会": "Conference"}),
    ("湖北省第十六届运动会举行。", {"湖北省第十六届运动会": "Conference"}),
    ("中国移动（四川成都）数据中心投产。", {"中国移动（四川成都）数据中心": "Facility"}),
    ("全市低空航线不少于五条，全市生产煤矿要改造，单靠学校难以承担。", {}),
    ("大会执行主席叶望山主持会议。", {"叶望山": "Person"}),
    ("由旧厂改建的唐家墩科创园开放，杨家坪步行街热闹。", {"唐家墩科创园": "Facility", "杨家坪步行街": "Facility"}),
    ("武汉500千伏金口变电站投运，建成8英寸生产线。", {"武汉500千伏金口变电站": "Facility"}),
    ("甲山实验室12英寸集成电路中试线通线。", {"甲山实验室": "ResearchInstitute", "12英寸集成电路中试线": "Facility"}),
    ("今天，元和磁材科技股份有限公司投产。", {"元和磁材科技股份有限公司": "Company"}),
    ("宁波市前湾新区管委会主任到会。", {"宁波市前湾新区管委会": "GovernmentAgency"}),
    ("徐州至明斯克中欧班列开行。", {"徐州至明斯克中欧班列": "Facility"}),
    ("港口巡检平台“云察”上线。", {"云察": "Platform"}),
    ("芯片搭载于星途08、红岩等20多款车型。", {"星途08": "Product", "红岩": "Product"}),
    ("苹果、香蕉等5款产品，轿车、客车等8款车型。", {}),
    ("梅溪湖国际艺术中心上演新剧。", {"梅溪湖国际艺术中心": "Facility"}),
    (
        "园区获批国家火炬特色产业基地、国家级文化和科技融合示范基地。",
        {"国家火炬特色产业基地": "Award", "国家级文化和科技融合示范基地": "Award"},
    ),
    (
        "第六届中国国际茶业博览会、首届长三角咖啡文化节同步举行。",
        {"第六届中国国际茶业博览会": "Conference", "首届长三角咖啡文化节": "Conference"},
    ),
    ("村里建起了智慧农场，医院引进达芬奇手术机器人。", {"达芬奇手术机器人": "Product"}),
    ("项目用盾构机“破岩者”掘进。", {"破岩者": "Product"}),
    ("论坛由台湾区电子工业同业公会主办。", {"台湾区电子工业同业公会": "Organization"}),
    ("国网太原供电公司负责同志列席会议。", {"国网太原供电公司": "Company"}),
    (
        "海关总署公布第三批智慧口岸试点企业名单。",
        {"海关总署": "GovernmentAgency", "第三批智慧口岸试点企业名单": "Award"},
    ),
    ("市领导公布名单，学校公布录取名单。", {}),
    (
        "团市委、市作协和市文化旅游委主办。",
        {"团市委": "Organization", "市作协": "Organization", "市文化旅游委": "GovernmentAgency"},
    ),
]


@pytest.mark.parametrize(("text", "names"), PLACED)
def test_company_by_place_or_neighbours(text: str, names: list[str]) -> None:
    """A brand is a company behind its city, as a maker, and behind a sort of companies."""
    companies = found(text)
    assert [(name, companies.get(name)) for name in names] == [(name, "Company") for name in names]
    assert not any("联合" in name or "委托" in name or "量测" in name for name in companies)


@pytest.mark.parametrize("text", NO_COMPANIES)
def test_no_company_without_a_brand(text: str) -> None:
    """Groups, trades and everyday words are no companies in the same places."""
    assert "Company" not in found(text).values()


@pytest.mark.parametrize(("text", "names"), OTHERS)
def test_bounds_of_names(text: str, names: dict[str, str]) -> None:
    """What leads up to a name stays outside, what belongs to it inside."""
    assert found(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("东莞市的企业与寮步镇政府签约，寮步新增工厂。", {"寮步镇政府": "GovernmentAgency", "寮步": "District"}),
        ("论坛由国务院台办主办，来自台中的青年参会。", {"国务院台办": "GovernmentAgency", "台中": "City"}),
        ("公司落户湘南科学城，项目位于衡阳综合保税区。", {"湘南科学城": "District", "衡阳综合保税区": "District"}),
        ("博览会在昆明国际会议展览中心举行。", {"昆明国际会议展览中心": "Facility"}),
        ("桥头的港口形成三角，民众来到古镇。", {}),
    ],
)
def test_towns_and_zones(text: str, names: dict[str, str]) -> None:
    """Towns of cities without districts, science cities and bonded zones are districts; halls are built."""
    assert {name: kind for name, kind in found(text).items() if name != "东莞市"} == names


def test_event_of_an_opening() -> None:
    """The opening match is of the tournament, and not another thing."""
    assert canonical("2023中国东湖国际男篮邀请赛揭幕战举行。") == {
        "2023中国东湖国际男篮邀请赛揭幕战": "2023中国东湖国际男篮邀请赛"
    }


def test_site_without_its_zone() -> None:
    """What lies in a zone is known without it, too."""
    names = read(article("公司落户江宁开发区紫云山科技城。"))
    assert names.entities["江宁开发区紫云山科技城"].aliases == ("紫云山科技城",)
