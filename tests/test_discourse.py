"""Who goes on to be spoken of: bare nouns, things just brought in, lists of members, and who only takes part."""

import pytest
from test_owners import owners

RECALLED = [
    # a bare noun stands for the one of its class that was spoken of, however far back
    (
        "合肥云帆科技有限公司成立于2019年。公司现有员工86人。\n\n转机来自一场路演。评委来自多地。专家反复追问。"
        "团队连夜修改。方案最终通过。\n\n下一步，公司计划在肥西县建设年产5万套的生产线。",
        "合肥云帆科技有限公司",
    ),
    (
        "6月10日，在中国科大国际金融研究院科技园，新楼启用。中国科大国际金融研究院科技园去年开园。\n\n"
        "中国科大国际金融研究院科技园管理办公室主任李明介绍，近一年来，园区新孵化企业43家。",
        "中国科大国际金融研究院科技园",
    ),
    ("合肥骆岗数据中心一期投产。骆岗公园旁，数据中心采用液冷技术，每年节约用电300万千瓦时。", "合肥骆岗数据中心一期"),
    ("合肥云帆科技有限公司展出“飞羽”无人机，后者重量仅2公斤。", "飞羽"),
    ("此次科考由“海琴号”科考船搭载“沧渊”水下滑翔机。它体重不到70公斤。", "沧渊"),
    (
        "安徽大学发起成立合肥云帆科技有限公司，由他的学生李向文担任总经理。李向文回忆，转机来自合肥城建集团。"
        "公司员工增加到83人。",
        "合肥云帆科技有限公司",
    ),
    (
        "合肥云帆科技有限公司总经理李向文到场。李向文说，客户有合肥城建集团。去年，公司营收2640万元。",
        "合肥云帆科技有限公司",
    ),
    ("市民很关心出行。后者比例超过三成。", "合肥市"),
    ("肥西县位置优越。园区很热闹，新增就业300人。", "肥西县"),
]


@pytest.mark.parametrize(("text", "subject"), RECALLED)
def test_a_bare_noun_stands_for_the_last_of_its_class_that_was_spoken_of(text: str, subject: str) -> None:
    assert owners(text)[-1][0] == subject


BROUGHT_IN = [
    ("合肥云帆科技有限公司与安徽大学共建粮食溯源平台“皖粮码”，首期覆盖310家粮库。", "皖粮码"),
    ("合肥城建集团投资建设“骆岗智谷”产业园，总投资32亿元。", "骆岗智谷"),
    ("合肥云帆科技有限公司推出“飞羽云”平台，注册用户120万人。", "飞羽云"),
    ("这套系统由安徽大学和中国科学技术大学联合研发，取名“巢湖之眼”，接入摄像头2300个。", "巢湖之眼"),
    ("合肥云帆科技有限公司推出“飞羽云”平台，全年营收8亿元。", "合肥云帆科技有限公司"),
    ("合肥云帆科技有限公司走进骆岗公园，员工达到300人。", "合肥云帆科技有限公司"),
    ("总投资50亿元，“骆岗智谷”产业园昨日开工。", "骆岗智谷"),
    ("总投资50亿元，昨日开工的还有一批项目。", "合肥市"),
]


@pytest.mark.parametrize(("text", "subject"), BROUGHT_IN)
def test_what_only_a_thing_can_have_is_of_the_thing_just_brought_in(text: str, subject: str) -> None:
    assert owners(text)[-1][0] == subject


GRANTED = [
    (
        "庐阳区出台《关于加快集成电路发展的若干政策》，对首台套装备给予最高2000万元奖励。",
        "关于加快集成电路发展的若干政策",
    ),
    ("庐阳区印发《人才安居十条》，按购房款的10%给予补助。", "人才安居十条"),
    (
        "为推进转型，市经信局制定了《合肥市产业资金管理办法》，现印发给你们，请遵照执行。\n\n"
        "一、支持中小企业改造，按照实际投入的30%给予补助。",
        "合肥市产业资金管理办法",
    ),
    ("庐阳区读过《红楼梦》的居民很多，对此有30人报名。", "庐阳区"),
]


@pytest.mark.parametrize(("text", "subject"), GRANTED)
def test_what_a_policy_grants_is_the_policys(text: str, subject: str) -> None:
    assert owners(text)[-1][0] == subject


TAKING_PART = [
    ("2025年合肥文化节在骆岗公园举行。活动由安徽省文化厅主办，合肥创新谷承办，现场签约23项。", "2025年合肥文化节"),
    ("骆岗大桥由合肥城建集团投资建设，合肥路桥有限公司运营，概算总投资42亿元。", "骆岗大桥"),
    ("“合创汇”平台依托安徽大学的超算中心，服务企业1500家。", "合创汇"),
    ("“江淮号”科考船由安徽大学牵头，中国科学技术大学和合肥工业大学共同参加，航程5300海里。", "江淮号"),
    ("安徽大学院士李明、合肥市副市长王强出席开幕式，300家企业的代表参会。", "合肥市"),
    ("安徽大学教授李明主持，安徽大学有教师2000人。", "安徽大学"),
    ("“合创汇”平台汇聚安徽大学、骆岗低空实训基地等26家单位。", "合创汇"),
]


@pytest.mark.parametrize(("text", "subject"), TAKING_PART)
def test_who_only_takes_part_does_not_become_the_topic(text: str, subject: str) -> None:
    assert owners(text)[-1][0] == subject


def test_what_a_meeting_says_is_the_citys() -> None:
    text = "6月17日，全市科技工作推进会召开。会议指出，要优化布局，到2027年，智能算力规模达到1.2万P。"
    assert owners(text)[-1][0] == "合肥市"


def test_who_speaks_for_a_part_tells_of_the_whole() -> None:
    text = "蜀山湖实验室投资超8亿元。蜀山湖实验室测试中心主任周宁说，样品检测费用降低四成。"
    assert owners(text)[-1] == ("蜀山湖实验室", "40")


def test_a_part_gives_way_to_the_whole_again() -> None:
    whole = "合肥港完成吞吐量6000万吨，其中派河港区完成900万吨，{}新增航线12条。"
    assert owners(whole.format(""))[-1] == ("合肥港", "12")
    assert owners(whole.format("增长5%，"))[-1] == ("合肥港", "12")
    assert owners(whole.format("增长5%，"))[-2][1] == "5"
    assert owners("合肥港完成吞吐量6000万吨，其中派河港区完成900万吨。目前，航线达到40条。")[-1] == ("合肥港", "40")


HEADLINES = [
    ("骆岗大桥通车\n\n全长3.9公里车程缩短至6分钟\n\n昨日，市民纷纷前来。", "骆岗大桥"),
    ("市民出行更方便\n\n车程缩短至6分钟\n\n昨日，市民纷纷前来。", "合肥市"),
]


@pytest.mark.parametrize(("text", "subject"), HEADLINES)
def test_a_headlines_second_line_goes_on_with_its_first(text: str, subject: str) -> None:
    assert owners(text)[-1][0] == subject
