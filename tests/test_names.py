"""Names by head nouns, quotation marks and brands, in sentences of many cities' news."""

from cProfile import Profile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from naming import article, found, read

from kg.mention import tokens

NAMED = [
    (
        "中车成都机车车辆有限公司与成都轨道集团入驻。",
        {"中车成都机车车辆有限公司": "Company", "成都轨道集团": "Company"},
    ),
    ("腾讯云计算（北京）有限责任公司在渝签约。", {"腾讯云计算（北京）有限责任公司": "Company"}),
    ("广汽埃安新能源汽车股份有限公司发布新车。", {"广汽埃安新能源汽车股份有限公司": "Company"}),
    ("浙江大学医学院附属第一医院开诊。", {"浙江大学医学院附属第一医院": "Organization"}),
    ("中国船舶集团第七〇八研究所参与设计。", {"中国船舶集团第七〇八研究所": "ResearchInstitute"}),
    ("中国科学院西安光学精密机械研究所落成新楼。", {"中国科学院西安光学精密机械研究所": "ResearchInstitute"}),
    ("国家集成电路设计自动化技术创新中心揭牌。", {"国家集成电路设计自动化技术创新中心": "ResearchInstitute"}),
    ("苏州市城市运行管理中心启用。", {"苏州市城市运行管理中心": "GovernmentAgency"}),
    ("合肥滨湖国际会展中心迎来客流。", {"合肥滨湖国际会展中心": "Facility"}),
    ("郑州航空港经济综合实验区富士康科技园投产。", {"郑州航空港经济综合实验区富士康科技园": "Facility"}),
    ("杨泗港长江大桥车流量增长。", {"杨泗港长江大桥": "Facility"}),
    ("比亚迪西安草堂基地扩建。", {"比亚迪西安草堂基地": "Facility"}),
    ("第六届中国（合肥）国际文化博览会开幕。", {"第六届中国（合肥）国际文化博览会": "Conference"}),
    ("第七届国际城市绿色发展高层论坛在杭州举行。", {"第七届国际城市绿色发展高层论坛": "Conference", "杭州": "City"}),
    ("首届湘江算力大会在长沙召开。", {"首届湘江算力大会": "Conference", "长沙": "City"}),
    ("2024世界制造业大会在合肥召开。", {"2024世界制造业大会": "Conference", "合肥": "City"}),
    ("2023年全国工业设计大赛落幕。", {"2023年全国工业设计大赛": "Conference"}),
    ("全市营商环境大会召开。", {"全市营商环境大会": "Conference"}),
    ("全市营商环境大会新闻发布会举行。", {"全市营商环境大会新闻发布会": "Conference"}),
    ("中欧班列（西安）开出新线路。", {"中欧班列（西安）": "Facility"}),
    ("苏州轨道交通6号线、8号线开通。", {"苏州轨道交通6号线": "Facility", "8号线": "Facility"}),
    ("神舟二十号发射成功，C929总装。", {"神舟二十号": "Facility", "C929": "Product"}),
    ("香港科技大学（广州）开学。", {"香港科技大学（广州）": "University"}),
    ("长沙市雨花区砂子塘小学放假。", {"长沙市雨花区砂子塘小学": "Organization"}),
    ("宁波市北仑区霞浦街道走访企业。", {"宁波市北仑区霞浦街道": "Place"}),
    ("大榭开发区、甘泉堡经济技术开发区揭牌。", {"大榭开发区": "District", "甘泉堡经济技术开发区": "District"}),
    ("从辽源出发，列车抵达江阴站。", {"辽源": "City", "江阴站": "Facility"}),
    ("浙江省博物馆、郑州大剧院免费开放。", {"浙江省博物馆": "Facility", "郑州大剧院": "Facility"}),
    ("济南市历下区明湖街道办事处发布通告。", {"济南市历下区明湖街道办事处": "GovernmentAgency"}),
    ("中国科学院空间科学与应用研究中心发布成果。", {"中国科学院空间科学与应用研究中心": "ResearchInstitute"}),
    ("浙江省能源与环境产业集团和高校合作。", {"浙江省能源与环境产业集团": "Company"}),
    ("上海海关查获一批货物。", {"上海海关": "GovernmentAgency"}),
]

# Names of works, offices and meetings as other cities' pages write them.
WORKS = [
    ("厦门港完成货物吞吐量2亿吨。", {"厦门港": "Facility"}),
    ("贯通的新泉州隧道长5公里。", {"新泉州隧道": "Facility"}),
    ("南宁至玉林高速铁路开通。", {"南宁至玉林高速铁路": "Facility"}),
    ("该桥由中铁大桥局、中铁四局承建。", {"中铁大桥局": "Company", "中铁四局": "Company"}),
    ("由中交二航局承建的码头开工。", {"中交二航局": "Company"}),
    ("无锡地铁S2号线二期开工。", {"无锡地铁S2号线二期": "Facility"}),
    (
        "海口创启科技有限公司的储能电池回收项目落户洋浦。",
        {"海口创启科技有限公司": "Company", "储能电池回收项目": "Programme", "洋浦": "Place"},
    ),
    ("公司投资3亿元的佛山生产基地已于6月动工。", {"佛山生产基地": "Facility"}),
    ("湛江钢铁物流产业园项目开工。", {"湛江钢铁物流产业园项目": "Facility"}),
    ("中欧班列（渝蓉）开行500列。", {"中欧班列（渝蓉）": "Facility"}),
    ("福建省首个海洋生物医药中试基地投用。", {"福建省": "Place", "海洋生物医药中试基地": "Facility"}),
    ("中德（佛山）工业服务区开园。", {"中德（佛山）工业服务区": "Facility"}),
    ("深海矿产试验设施（DMTF）通过验收。", {"深海矿产试验设施": "ResearchInstitute"}),
    ("国家第五代移动通信技术创新中心（珠海）揭牌。", {"国家第五代移动通信技术创新中心（珠海）": "ResearchInstitute"}),
    ("市二十届人大三次会议闭幕。", {"市二十届人大三次会议": "Conference"}),
    ("市公积金中心归集处处长刘志远介绍。", {"市公积金中心归集处": "GovernmentAgency", "刘志远": "Person"}),
    ("嘉兴市长三角一体化办副主任赵国强说。", {"嘉兴市长三角一体化办": "GovernmentAgency", "赵国强": "Person"}),
]

AWARDED = [
    ("该院入选全国智慧医疗服务创新案例。", {"全国智慧医疗服务创新案例": "Award"}),
    ("园区获评福建省重点现代服务业集聚区。", {"福建省重点现代服务业集聚区": "Programme"}),
    ("公司上榜2024浙江制造业企业百强榜单。", {"2024浙江制造业企业百强榜单": "Award"}),
    ("佛山获批建设国家知识产权保护示范区。", {"佛山": "City", "国家知识产权保护示范区": "Programme"}),
    ("获评第五批国家级绿色供应链管理企业。", {"国家级绿色供应链管理企业": "Award"}),
]

LISTED = [
    ("比亚迪、蔚途汽车、欣旺达等悉数参展。", {"比亚迪": "Company", "蔚途汽车": "Company", "欣旺达": "Company"}),
    ("公司与汇川佑签订合作协议。", {"汇川佑": "Company"}),
    (
        "京海重科、焦作传媒、诚佑科技分列第3位、第7位和第9位。",
        {"京海重科": "Company", "焦作传媒": "Company", "诚佑科技": "Company"},
    ),
    ("凯辉投领投，估值约10亿元。", {"凯辉投": "Company"}),
]

QUOTED = [
    ("“浙里办”平台累计服务3000万人次。", {"浙里办平台": "Platform"}),
    ("重庆市大渡口区“小微易贷”平台上线。", {"重庆市": "City", "大渡口区": "District", "小微易贷平台": "Platform"}),
    ("“护苗行动”启动。", {"护苗行动": "Programme"}),
    ("深入实施企业培育“青苗计划”。", {"青苗计划": "Programme"}),
    ("“蓉城易贷”累计授信1200亿元。", {"蓉城易贷": "Platform"}),
    ("他获得“宁波市首席工人”称号。", {"宁波市首席工人称号": "Award"}),
    ("公司荣获“医疗器械创新奖”、“山东省专利金奖”等荣誉。", {"医疗器械创新奖": "Award", "山东省专利金奖": "Award"}),
    ("班组获评“青年文明号”。", {"青年文明号": "Award"}),
    ("“城市内涝智能预警与调度”成功入选。", {"城市内涝智能预警与调度": "Programme"}),
    ("“港口大模型应用”“冷链物流追溯”等8个项目上榜。", {"港口大模型应用": "Programme", "冷链物流追溯": "Programme"}),
    ("首届“湘江杯”数字经济创新大赛启动。", {"首届湘江杯数字经济创新大赛": "Conference"}),
    (
        "市里印发《合肥市低空经济行动计划（2024—2026年）（试行）》。",
        {"合肥市低空经济行动计划（2024—2026年）（试行）": "Programme"},
    ),
    ("年内将引入大模型“榕政答”，降低误推率。", {"榕政答": "Product"}),
    ("“榕智”智能运维系统投用。", {"榕智智能运维系统": "Platform"}),
    ("“海丝云港”A-OS系统上线。", {"海丝云港A-OS系统": "Platform"}),
    ("根据《温州市数据条例》规定，开放数据。", {"温州市数据条例": "Programme"}),
    ("“明眸一号”人工晶体获批上市，参观者点赞。", {"明眸一号": "Product"}),
    ("“北辰湾”数字馆展出“温州造”产品。", {"北辰湾数字馆": "Facility"}),
]

BRANDS = [
    ("锐步激光副董事长陈思远表示，将扩产。", {"锐步激光": "Company", "陈思远": "Person"}),
    ("龙头企业加速落地，骏飞光纤打造智能工厂。", {"骏飞光纤": "Company"}),
    ("山河智能推出新机型。", {"山河智能": "Company"}),
    ("英伟达、华为和特斯拉参展。", {"英伟达": "Company", "华为": "Company", "特斯拉": "Company"}),
]

NOTHING = [
    "重点企业、产业园区、科技创新平台、数据服务平台建设加快推进。",
    "一科技企业负责人高兴地说。",
    "相关企业要打造一流营商环境，当好“主力军”，下好“先手棋”。",
    "老旧厂房变成“聚宝盆”，让机器人拥有“大脑”。",
    "有关部门将加强监管，相关负责人介绍了情况。",
    "拥有3家国家工程研究中心、54家省企业技术中心。",
    "新建数字经济产业园区10个，培育专精特新企业300家。",
    "量产汽车交付用户，低轨卫星完成测试。",
    "打造“五个中心”，推动“四个转型”。",
    "推动“十五五”开好局、起好步。",
    "七市体育局和各区教育局负责人参加。",
    "现代物流、绿色建筑、智能制造等产业增长。",
    "高度重视安全生产，方便群众办事，于是成立专班。",
    "全市优化提升产业园区30个，计划建设人才公寓2万套。",
    "机场、码头两大国际机场旅客增长，新增陆港9个。",
    "没有列入本次集中开工名单，获得财政资金支持3亿元。",
    "由市属国企承建，由两家单位共同研发，与村集体签订合同，与农户签订协议。",
    "现代物流、智慧传媒、绿色环保等产业融合。",
    "一批科技有限公司落户，沿海港口增长，图见A05版。",
    "管委会主任到会，全国高新区、经开区达到200家。",
    "提供“一站式”服务，实现从“跟跑”到“领跑”。",
    "大气与物理研究所和水质与土壤研究中心调研。",
]


@pytest.mark.parametrize(("text", "names"), NAMED + WORKS + AWARDED + LISTED + QUOTED + BRANDS)
def test_named_things_are_found_in_full(text: str, names: dict[str, str]) -> None:
    """A name is found from its first to its last character, with its kind, and nothing else is."""
    assert found(text) == names


@pytest.mark.parametrize("text", NOTHING)
def test_common_nouns_and_slogans_are_no_names(text: str) -> None:
    """Kinds of things, catch-words and scare quotes name nothing."""
    assert found(text) == {}


def test_quoted_name_counts_later_without_its_head() -> None:
    """A platform named once with its head noun is the same thing where only the quoted words stand."""
    names = read(article("“蓉易办”平台上线惠企政策3000条。", "企业主说，“蓉易办”很好用。蓉易办今年还将升级。"))
    assert [[n.entity for n in passage] for passage in names.mentions[0]] == [["蓉易办"], ["蓉易办", "蓉易办"]]
    assert names.entities["蓉易办"].name == "蓉易办"
    assert "蓉易办平台" in names.entities["蓉易办"].aliases


def test_name_does_not_swallow_the_verb_before_it() -> None:
    """建设, 打造 and 连接 in front of a name are no part of it."""
    assert found("加快建设苏州纳米技术研究院。") == {"苏州纳米技术研究院": "ResearchInstitute"}
    assert found("一头连接沪渝蓉高铁。") == {"沪渝蓉高铁": "Facility"}


def test_long_modifiers_in_subject_position_make_a_name() -> None:
    """What a clause is about is named by a long description; the same words as an object are not."""
    assert found("道路积水监测预警平台覆盖全市12个区。") == {"道路积水监测预警平台": "Platform"}
    assert found("加快建设公共服务平台。") == {}


def test_entities_know_their_articles() -> None:
    """An entity lists every article that mentions it, by-lines included."""
    one = article("合肥召开全市科技大会。", publisher="合肥晚报", bylines=("沈玉洁",))
    two = article("合肥市新增企业300家。")
    names = read(one, two)
    assert names.entities["合肥市"].name == "合肥市"
    assert names.entities["合肥市"].aliases == ("合肥",)
    assert names.entities["合肥市"].articles == (one.article.id, two.article.id)
    assert names.entities["沈玉洁"].kind.value == "Person"
    assert names.entities["合肥晚报"].kind.value == "Organization"


@settings(deadline=None)  # the first example loads the tables
@given(st.lists(st.sampled_from([text for text, _ in NAMED + QUOTED] + NOTHING), min_size=1, max_size=6))
def test_mentions_are_sorted_apart_and_inside(texts: list[str]) -> None:
    """In any text mentions follow one another without overlap, and each names an entity of the table."""
    names = read(article("".join(texts)))
    reach = 0
    for name in names.mentions[0][0]:
        assert reach <= name.begin < name.end <= len("".join(texts))
        assert name.entity in names.entities
        reach = name.end


@settings(deadline=None)
@given(st.text(alphabet="武汉市“”《》（）·、，。第一届2025年AI平台大学的由—某局长", max_size=40))
def test_any_text_is_read(text: str) -> None:
    """Unpaired marks and odd fragments are read without an error."""
    assert len(read(article(text)).mentions[0]) == 1


def test_tokens_cover_the_text_and_equal_jieba(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both segmenters cut alike, so that a machine without rjieba finds the same names."""
    texts = [
        "合肥市数据局局长说，平台已接入56个部门。",
        "2024世界制造业大会在合肥召开",
        "中车成都机车车辆有限公司 AI 大模型",
    ]
    fast = [list(tokens.tokenize(text)) for text in texts]
    monkeypatch.setattr(tokens, "_segmenter", tokens._jieba)
    slow = [list(tokens.tokenize(text)) for text in texts]
    assert [[(t.begin, t.end) for t in row] for row in fast] == [[(t.begin, t.end) for t in row] for row in slow]
    assert all(row[0].begin == 0 and row[-1].end == len(text) for row, text in zip(fast, texts, strict=True))


@pytest.mark.parametrize("words", ["局", "武汉市", "青岛港", "、华为", "集团", "新武汉"])
def test_work_grows_with_the_text(words: str) -> None:
    """The same words again and again, as in a broken file, do not take minutes: twice the text, twice the calls."""

    def calls(size: int) -> int:
        profile = Profile()
        text = article(words * (size // len(words)))
        profile.runcall(read, text)
        return sum(entry.callcount for entry in profile.getstats())

    calls(1000)
    assert calls(8000) < 2.5 * calls(4000)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“蜂小二”注册用户超800万人。", "蜂小二"),
        ("目前，“湖岸眼”日均研判水质异常60次。", "湖岸眼"),
        ("据介绍，“皖农贷”累计帮助1.3万户农户。", "皖农贷"),
        ("今年，“云裁缝”为2300家服装厂提供打样服务。", "云裁缝"),
    ],
)
def test_a_quoted_word_that_has_users_or_serves_them_is_a_platform(text: str, name: str) -> None:
    assert found(text) == {name: "Platform"}


@pytest.mark.parametrize(
    "text",
    [
        "“我为群众办实事”帮助300户居民。",
        "“夜经济”日均接待3万人。",
        "“上门服务”帮助120家企业。",
        "“白领”人均消费3万元。",
    ],
)
def test_a_quoted_slogan_or_catchword_is_no_name(text: str) -> None:
    assert found(text) == {}
