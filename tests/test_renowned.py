"""What readers know without being told: universities, hospitals, media, awards, fairs, apps and works of renown."""

from collections import defaultdict

import pytest
from naming import LEXICON, article, canonical, found, read

SENTENCES = [
    ("电子科大与南理工、中科院自动化所签约共建实验室。", {
        "电子科大": "University", "南理工": "University", "中科院自动化所": "ResearchInstitute"}),
    ("华西医院、北医三院专家坐诊。", {"华西医院": "Organization", "北医三院": "Organization"}),
    ("企业代表参加了服贸会、链博会和夏季达沃斯。", {
        "服贸会": "Conference", "链博会": "Conference", "夏季达沃斯": "Conference"}),
    ("市民可通过浙里办、支付宝预约。", {"浙里办": "Platform", "支付宝": "Platform"}),
    ("该桥梁工程获得詹天佑奖。", {"詹天佑奖": "Award"}),
    ("深中通道通车后，旅客从宝安机场出发更快。", {"深中通道": "Facility", "宝安机场": "Facility"}),
    ("国务院安委办和银保监会通报情况。", {"国务院安委办": "GovernmentAgency", "银保监会": "GovernmentAgency"}),
    ("货轮从的黎波里驶往斯德哥尔摩，经地中海。", {"的黎波里": "City", "斯德哥尔摩": "City", "地中海": "Place"}),
    ("产品出口布隆迪、厄立特里亚。", {"布隆迪": "Place", "厄立特里亚": "Place"}),
    ("世界知识产权组织与粮农组织发布报告。", {"世界知识产权组织": "Organization", "粮农组织": "Organization"}),
    ("市税务局联合国家知识产权局开展活动。", {"市税务局": "GovernmentAgency", "国家知识产权局": "GovernmentAgency"}),
    ("公司基于昇腾基础软硬件平台开发模型。", {"昇腾基础软硬件平台": "Platform"}),
    ("患者转到宁波同仁医院。", {"宁波同仁医院": "Organization"}),
]  # fmt: skip

NOTHING = [
    "国土资源部门加强巡查，农业部门指导春耕。",
    "居民加入微信群，关注微信公众号。",
    "重点项目中超八成已开工，该村超六成农户增收。",
    "中央财政拨付资金，质量报告出炉。",
    "水深大于十米，前景广阔。",
    "联合国内高校、联合国有企业开展攻关。",
]


@pytest.mark.parametrize(("text", "names"), SENTENCES)
def test_things_of_renown_need_no_marks(text: str, names: dict[str, str]) -> None:
    """Short and full names are found with their class, to their last character."""
    assert found(text) == names


@pytest.mark.parametrize("text", NOTHING)
def test_longer_words_are_no_names(text: str) -> None:
    """Words that happen to hold the characters of a name are none."""
    assert found(text) == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("进博会", "中国国际进口博览会"),
        ("中科院大连化物所", "中国科学院大连化学物理研究所"),
        ("湘雅医院", "中南大学湘雅医院"),
        ("长水机场", "昆明长水国际机场"),
        ("港科大", "香港科技大学"),
        ("中电联", "中国电力企业联合会"),
        ("国家发改委", "国家发展和改革委员会"),
        ("世行", "世界银行"),
        ("阿拉伯联合酋长国", "阿联酋"),
    ],
)
def test_forms_of_one_thing_are_one_entity(one: str, other: str) -> None:
    """A usual short name and the official name lead to one entity, in whichever article they stand."""
    assert canonical(f"{one}举行活动。")[one] == canonical(f"{other}举行活动。")[other]


def test_airport_is_called_by_its_city_as_well() -> None:
    """After the airport's own name, the city's airport is the same one."""
    names = read(article("长水机场扩建。", "昆明机场旅客增长。"))
    first, second = (passage[0] for passage in names.mentions[0])
    assert first.entity == second.entity


@pytest.mark.parametrize(("paper", "city"), [("湖州晚报", "湖州市"), ("江城日报", "吉林市"), ("大象新闻", "河南省")])
def test_papers_tell_where_an_article_is_at_home(paper: str, city: str) -> None:
    """An article without a place is about its paper's city or province."""
    assert read(article("全天多云。", publisher=paper)).homes == (city,)


def test_places_of_the_tables_are_divisions() -> None:
    """Papers and zones belong to divisions that the table of divisions has."""
    divisions = set(LEXICON.forms("divisions"))
    papers = {row["place"] for row in LEXICON.rows("newspapers")}
    above = {row["parent"] for row in LEXICON.rows("places") if row["kind"] == "District"} - {"-"}
    assert papers <= divisions
    assert above <= divisions


def test_one_thing_is_of_one_kind() -> None:
    """All forms of a thing have its kind, and no form means an organisation in one table and a thing in another."""
    kinds = defaultdict(set)
    for table in ("organisations", "well_known"):
        for row in LEXICON.rows(table):
            kinds[row["name"]].add(row["kind"])
            kinds[row["form"]].add(row["kind"])
    assert {name for name, found_kinds in kinds.items() if len(found_kinds) > 1} == set()
