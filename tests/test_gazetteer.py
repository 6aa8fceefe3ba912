"""Places, authorities and the completion of 市, 省, 区 from what the article is about."""

from pathlib import Path

import pytest
from naming import LEXICON, article, canonical, found, read

from kg.lexicon import Lexicon
from kg.mention.names import find_names
from kg.mention.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("合肥市包河区、蜀山区集聚企业1500家。", {"合肥市": "City", "包河区": "District", "蜀山区": "District"}),
        ("从辽宁、吉林运来玉米。", {"辽宁": "Place", "吉林": "Place"}),
        ("列车途经哈萨克斯坦、波兰，抵达杜伊斯堡。", {"哈萨克斯坦": "Place", "波兰": "Place", "杜伊斯堡": "City"}),
        ("长三角一体化和粤港澳大湾区建设。", {"长三角": "Place", "粤港澳大湾区": "Place"}),
        ("工信部、交通运输部和国家发展改革委联合发文。", {
            "工信部": "GovernmentAgency", "交通运输部": "GovernmentAgency", "国家发展改革委": "GovernmentAgency"}),
        ("苏州工业园区和雄安新区签约。", {"苏州工业园区": "District", "雄安新区": "District"}),
        ("安徽省科技厅与安徽省政府驻京办。", {"安徽省科技厅": "GovernmentAgency", "安徽省政府": "GovernmentAgency"}),
    ],
)  # fmt: skip
def test_public_places_and_authorities(text: str, names: dict[str, str]) -> None:
    """Divisions, countries, regions, zones and ministries are found with their class."""
    assert found(text) == names


def test_forms_of_one_place_are_one_entity() -> None:
    """杭州 and 杭州市 are one city under the fullest name that was seen."""
    names = read(article("杭州发布新政。", "杭州市新增企业300家。"))
    assert list(names.entities) == ["杭州市"]
    assert names.entities["杭州市"].aliases == ("杭州",)


def test_district_short_forms_count_at_home_only() -> None:
    """武侯 and 朝阳 are districts in their own city's news and plain words elsewhere."""
    assert canonical("成都市发布数据：武侯、锦江投资增长。")["武侯"] == "武侯区"
    assert "武侯" not in found("长沙市发布数据：武侯祠照片展出。")
    assert found("这些都是朝阳产业，前景光明，城区面貌一新。") == {}


def test_district_name_that_several_cities_have() -> None:
    """鼓楼区 is told apart by the city in front of it, else by the article's city."""
    assert canonical("南京市鼓楼区签约。")["鼓楼区"] == "南京市鼓楼区"
    names = read(article("福州市鼓楼区、徐州市鼓楼区分别出台意见。"))
    assert [n.entity for n in names.mentions[0][0]] == ["福州市", "福州市鼓楼区", "徐州市", "徐州市鼓楼区"]


@pytest.mark.parametrize(("city", "full"), [("杭州", "杭州市"), ("武汉", "武汉市"), ("西安", "西安市")])
def test_bureau_is_completed_with_the_articles_city(city: str, full: str) -> None:
    """市数据局 is the bureau of the city that the article is about, and keeps the seen form as an alias."""
    names = read(article(f"{city}今年新增企业300家。", "市数据局局长李明介绍情况。"))
    entity = names.entities[f"{full}数据局"]
    assert entity.name == f"{full}数据局"
    assert entity.aliases == ("市数据局",)
    assert names.homes == (full,)


def test_bureau_short_and_full_forms_are_one() -> None:
    """发改委, 发展改革委 and 发展和改革委员会 of one city are one body; 公安局 and 教育局 are two."""
    text = "苏州市发改委、苏州市发展改革委、苏州市发展和改革委员会、苏州市公安局、苏州市教育局。"
    ids = canonical(text)
    assert len({ids["苏州市发改委"], ids["苏州市发展改革委"], ids["苏州市发展和改革委员会"]}) == 1
    assert ids["苏州市公安局"] != ids["苏州市教育局"]


def test_province_and_district_levels_are_completed() -> None:
    """省 means the city's province, 区 the one district that the article is about."""
    ids = canonical("成都市武侯区召开会议，省卫健委、区政府负责人参加。")
    assert ids["省卫健委"] == "四川省卫生健康委员会"
    assert ids["区政府"] == "武侯区人民政府"


def test_publisher_and_newspaper_tell_the_city() -> None:
    """A city paper's article that names no city is about the paper's city."""
    assert read(article("市教育局公布名单。", publisher="长沙晚报")).homes == ("长沙市",)
    assert read(article("全天多云。")).homes == (None,)


def test_two_articles_of_one_document_have_their_own_homes() -> None:
    """市数据局 means another bureau in an article about another city."""
    names = read(
        article("宁波宁波。市数据局挂牌。", headline="宁波行动"),
        article("青岛青岛。市数据局挂牌。", headline="青岛行动"),
    )
    assert names.homes == ("宁波市", "青岛市")
    assert {"宁波市数据局", "青岛市数据局"} <= set(names.entities)


def test_word_boundaries_guard_short_places() -> None:
    """A place inside a longer word is none: 大连接, 上海鲜."""
    assert found("推进大连接工程建设。") == {}


@pytest.mark.parametrize(
    "text",
    [
        "北京时间昨晚八点，比赛开始。",
        "他点了一碗重庆小面。",
        "老人会说一口温州话。",
        "弘扬井冈山精神。",
        "参观者在扬州八怪的画作前驻足。",
        "这一方案援引了《天津条约》前的旧例，天津条约签订后作废。",
    ],
)
def test_what_is_called_after_a_place_is_no_mention_of_it(text: str) -> None:
    """Dishes, dialects, treaties and the like say nothing about the place in their name."""
    assert {"City", "Place", "District"}.isdisjoint(found(text).values())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("南昌起义纪念馆免费开放。", {"南昌起义纪念馆": "Facility"}),
        ("台儿庄战役遗址公园完成修缮。", {"台儿庄战役遗址公园": "Facility"}),
        ("遵义会议中心投用。", {"遵义会议中心": "Facility"}),
        ("北京话剧团来汉演出。", {"北京话剧团": "Organization"}),
        ("武汉话题冲上热搜。", {"武汉": "City"}),
    ],
)
def test_a_place_opens_the_name_of_what_recalls_its_events(text: str, names: dict[str, str]) -> None:
    assert found(text) == names


def test_every_table_of_names_loads() -> None:
    """The tables are well formed and their kinds are classes of the ontology."""
    tables = [
        "agencies",
        "brand_endings",
        "bureaus",
        "common_words",
        "companies",
        "divisions",
        "lookalikes",
        "name_heads",
        "organisations",
    ]
    for table in [*tables, "places", "surnames", "titles", "well_known"]:
        assert len(LEXICON.rows(table)) > 20


def test_user_rows_are_read(tmp_path: Path) -> None:
    """A district that a user adds in a folder of their own is found."""
    (tmp_path / "places.tsv").write_text(
        "form\tname\tkind\tparent\tuse\n云栖新区\t云栖新区\tDistrict\t杭州市\tfree\n", "utf-8"
    )
    one = article("云栖新区揭牌。")
    names = find_names([one], [[tokenize(p.text) for p in one.passages]], Lexicon(tmp_path))
    assert [n.rule for n in names.mentions[0][0]] == ["gazetteer:places"]


def test_zone_of_the_home_city() -> None:
    """高新区 alone is the home city's zone where it is led up to as a place; many zones are none."""
    assert canonical("项目落户高新区。", publisher="成都日报")["高新区"] == "成都高新区"
    assert "高新区" not in found("全国高新区增长。", publisher="成都日报")


@pytest.mark.parametrize(
    ("text", "department"),
    [
        ("宁波市委常委、宣传部部长李明致辞。", "宁波市委宣传部"),
        ("宁波市委常委、副市长、组织部部长李明到会。", "宁波市委组织部"),
        ("宁波市委副书记、政法委书记李明到会。", "宁波市委政法委"),
    ],
)
def test_the_department_of_a_committee_bears_its_name(text: str, department: str) -> None:
    """In a chain of posts the department is that of the committee named first."""
    assert department in canonical(text).values()


def test_a_department_without_a_committee_is_none() -> None:
    """宣传部 alone names no body."""
    assert "宣传部" not in canonical("学校宣传部部长李明在宁波市致辞。")


@pytest.mark.parametrize(
    ("text", "word", "zone"),
    [
        ("光明科学城启动建设。昨天，科学城与三家企业签约。", "科学城", "光明科学城"),
        ("光明科学城启动建设。昨天，科学城管委会与三家企业签约。", "科学城管委会", "光明科学城管委会"),
        ("中新天津生态城已建成十年。目前，生态城常住人口达14万人。", "生态城", "中新天津生态城"),
        ("项目落户济南新旧动能转换起步区。在起步区，34个项目开工。", "起步区", "济南新旧动能转换起步区"),
    ],
)
def test_a_zone_is_called_by_its_last_word(text: str, word: str, zone: str) -> None:
    assert canonical(text)[word] == zone


@pytest.mark.parametrize(
    "text",
    ["光明科学城和中关村科学城签约。各地建设科学城。", "光明科学城启动。这座科学城占地百亩。", "要建设科学城。"],
)
def test_a_last_word_that_may_mean_any_zone_is_no_name(text: str) -> None:
    assert "科学城" not in found(text)
