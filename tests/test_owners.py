"""Whose a figure is, where the clause that gives it names nobody, or somebody who cannot have it."""

from datetime import date

import pytest

from kg.lexicon import Lexicon
from kg.model import Document, Observation
from kg.pipeline import extract_document

LEXICON = Lexicon()
PUBLISHED = date(2025, 6, 18)


def owners(text: str) -> list[tuple[str, str]]:
    """Each observation's subject and value, in reading order."""
    document = Document("a.txt", f"合肥一日\n\n{text}\n", publisher="合肥日报", published=PUBLISHED)
    facts = [fact for fact in extract_document(document, LEXICON).facts if isinstance(fact, Observation)]
    return [(o.subject, f"{o.value.normalize():f}" if o.value is not None else "") for o in facts]


WHEREABOUTS = [
    ("合肥云帆科技有限公司主攻传感器。公司位于蜀山区，员工320人。", "合肥云帆科技有限公司"),
    ("“骆岗智谷”产业园坐落于包河区，入驻企业210家。", "骆岗智谷"),
    ("“骆岗智谷”产业园地处包河区，占地面积3.2平方公里。", "骆岗智谷"),
    ("合肥云帆科技有限公司落户肥西县，年产值8亿元。", "合肥云帆科技有限公司"),
    ("“合创汇”平台毗邻滨湖科学城，服务企业1500家。", "合创汇"),
    ("在肥西县，新建标准化厂房42万平方米。", "肥西县"),
]


@pytest.mark.parametrize(("text", "subject"), WHEREABOUTS)
def test_where_a_thing_lies_does_not_own_its_figures(text: str, subject: str) -> None:
    assert owners(text)[-1][0] == subject


LISTED = [
    ("“合创汇”平台汇聚合肥工业大学、安徽大学等高校26所。", "合创汇"),
    ("“合创汇”平台已吸引科大讯飞、阳光电源等45家企业入驻。", "合创汇"),
    ("肥西县聚集京东方、晶合集成等上下游企业130家。", "肥西县"),
    ("安徽大学、合肥工业大学等8所高校共用“合创汇”平台。", "合肥市"),
]


@pytest.mark.parametrize(("text", "subject"), LISTED)
def test_the_members_of_a_list_do_not_own_its_count(text: str, subject: str) -> None:
    assert owners(text)[-1][0] == subject


TITLES = [
    "全市新增专精特新“小巨人”企业58家。",
    "截至目前，全市共有“灯塔工厂”3座。",
    "全市拥有国家级“绿色工厂”46家、“小巨人”企业210家。",
]


@pytest.mark.parametrize("text", TITLES)
def test_a_title_that_says_what_is_counted_owns_nothing(text: str) -> None:
    assert {subject for subject, _ in owners(text)} == {"合肥市"}


FITTING = [
    ("肥东县引进合肥云帆科技有限公司，新设子公司，注册资本5000万元。", "合肥云帆科技有限公司"),
    ("“骆岗智谷”产业园入驻企业210家。全市常住人口1000万人。", "合肥市"),
    ("“合创汇”平台服务企业300家。社会消费品零售总额5600亿元。", "合肥市"),
    ("“合创汇”平台上线两年，注册用户12万人。", "合创汇"),
    ("肥西县常住人口97万人。", "肥西县"),
    ("“骆岗智谷”产业园去年固定资产投资12亿元。", "骆岗智谷"),
]


@pytest.mark.parametrize(("text", "subject"), FITTING)
def test_a_figure_goes_to_one_that_can_have_it(text: str, subject: str) -> None:
    assert owners(text)[-1][0] == subject


STANDING_IN = [
    ("合肥市人民政府印发通知，今年新增停车泊位3万个。", "合肥市"),
    ("合肥市人民政府办公室发布消息，全年安排补助资金2亿元。", "合肥市"),
    ("市政府出台《合肥市低空经济行动计划》，到2027年，起降场达到200个。", "合肥市"),
    ("《合肥市低空经济行动计划》提出26条措施。", "合肥市低空经济行动计划"),
    ("国务院印发《推动低空经济发展行动计划》，到2030年，培育企业100家。", "推动低空经济发展行动计划"),
    ("合肥市统计局去年开展调查32次。", "合肥市统计局"),
]


@pytest.mark.parametrize(("text", "subject"), STANDING_IN)
def test_a_citys_government_and_plan_stand_for_the_city(text: str, subject: str) -> None:
    assert owners(text)[-1][0] == subject


def test_what_a_person_tells_of_later_is_of_the_body_behind_the_person() -> None:
    text = "合肥云帆科技有限公司车间主任赵小川更关心效率。她算了笔账：换上新设备后，单台能耗降低12%。"
    assert owners(text) == [("合肥云帆科技有限公司", "12")]


def test_a_noun_stands_for_what_was_named_before_it_not_after() -> None:
    text = "“骆岗智谷”产业园去年扩建。园区产值突破90亿元，在“长三角”示范园区评价中列第5位。"
    assert {subject for subject, _ in owners(text)} == {"骆岗智谷"}


QUOTED = [
    ("“我们一年光电费就要90万元。”合肥云帆科技有限公司总经理周平说。", "合肥云帆科技有限公司"),
    ("全市数据平稳。“目前公司订单超过5000件。”合肥云帆科技有限公司董事长周平告诉记者。", "合肥云帆科技有限公司"),
    ("合肥云帆科技有限公司总经理周平说，企业去年实现收入8亿元。", "合肥云帆科技有限公司"),
    ("安徽大学经济研究院院长周平认为，民营企业占比超过六成。", "合肥市"),
    ("“合创汇”平台上线。“目前平台已服务企业300家。”市数据局副局长周平说。", "合创汇"),
    ("“大家都说好，全市新建公园12个。”市民周平说。", "合肥市"),
]


@pytest.mark.parametrize(("text", "subject"), QUOTED)
def test_a_quotation_is_of_the_firm_whose_man_speaks_and_of_nobody_elses(text: str, subject: str) -> None:
    assert owners(text)[-1][0] == subject


def test_an_office_of_the_city_speaks_of_the_city_in_the_story_of_a_firm() -> None:
    text = (
        "合肥云帆科技有限公司扩产\n\n合肥云帆科技有限公司新厂投用，员工320人。"
        "\n\n合肥云帆科技有限公司去年上市。\n\n市经信局副局长周平表示，四季度将开放场景50个。"
    )
    assert owners(text)[-1] == ("合肥市", "50")


DESCRIBED = [
    ("拥有320名员工的合肥云帆科技有限公司去年上市。", "合肥云帆科技有限公司"),
    ("总投资3亿元建设的“骆岗智谷”产业园昨日开园。", "骆岗智谷"),
    ("安徽大学引进从事研究10年以上的周平等人才30名。", "安徽大学"),
    ("全市建成覆盖30个社区的养老网络。", "合肥市"),
    ("“骆岗智谷”产业园投资3亿元改造的安徽大学旧址，年接待游客20万人次。", "骆岗智谷"),
]


@pytest.mark.parametrize(("text", "subject"), DESCRIBED)
def test_what_a_figure_describes_from_before_owns_it(text: str, subject: str) -> None:
    assert owners(text)[0][0] == subject


def test_a_region_is_the_part_that_is_counted_and_a_building_where_somebody_acts() -> None:
    text = "“合创汇”平台开通航点198个，其中南亚航点43个。"
    assert {subject for subject, _ in owners(text)} == {"合创汇"}
    text = "合肥云帆科技有限公司2016年创办。当年在“骆岗智谷”产业园租下办公室180平方米。"
    assert owners(text)[-1] == ("合肥云帆科技有限公司", "180")


LED = [
    ("“骆岗智谷”产业园建有实验室，由合肥云帆科技有限公司、安徽大学等牵头，服务企业160家。", "骆岗智谷"),
    ("合肥云帆科技有限公司完成融资，合肥产投集团领投，投后估值52亿元。", "合肥云帆科技有限公司"),
    ("由安徽大学研发的“合创汇”平台服务企业160家。", "合创汇"),
]


@pytest.mark.parametrize(("text", "subject"), LED)
def test_who_takes_part_in_a_thing_does_not_own_its_figures(text: str, subject: str) -> None:
    assert owners(text)[-1][0] == subject


def test_each_sentence_of_a_release_is_the_citys_again() -> None:
    text = "2024年合肥市国民经济和社会发展统计公报\n\n合肥新桥国际机场旅客吞吐量1400万人次。轨道交通运营线路6条。"
    assert owners(text) == [("合肥新桥国际机场", "14000000"), ("合肥市", "6")]


STARTED = [
    ("总投资3亿元的“骆岗智谷”产业园开工，入驻企业210家。", "骆岗智谷"),
    ("总规模50亿元的“潮起”产业基金揭牌，首期到位10亿元。", "潮起"),
    ("总投资3亿元的“骆岗智谷”产业园开工。新增就业2000人。", "合肥市"),
    ("与相距50公里的“骆岗智谷”产业园相比，停车位多3000个。", "合肥市"),
]


@pytest.mark.parametrize(("text", "subject"), STARTED)
def test_what_a_figure_describes_is_the_topic_of_its_sentence(text: str, subject: str) -> None:
    assert owners(text)[-1][0] == subject
