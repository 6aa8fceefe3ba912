"""Who a figure is of where the sentence has brought in something new, describes it, or calls it by its last word."""

import pytest
from test_owners import LEXICON, PUBLISHED, owners

from kg.model import Document, Observation
from kg.pipeline import extract_document


def labels(text: str) -> list[tuple[str, str]]:
    """Each observation's subject and metric, in reading order."""
    document = Document("a.txt", f"合肥一日\n\n{text}\n", publisher="合肥日报", published=PUBLISHED)
    facts = extract_document(document, LEXICON).facts
    return [(fact.subject, fact.metric) for fact in facts if isinstance(fact, Observation)]


SET_UP = [
    ("合肥市科技局联合安徽大学组建合肥市中试验证联盟，目前成员单位增至58家。", "合肥市中试验证联盟"),
    ("依托园区算力，市数据局打造了“庐小帮”平台，接入政务服务事项2896项，网办率98.5%。", "庐小帮"),
    ("庐阳区上线“随手拍”小程序，市民拍照上传，最快10分钟有人接单。", "随手拍"),
    ("市科技局设立庐阳企业服务驿站，税务、社保等7个窗口轮流进驻。", "庐阳企业服务驿站"),
    ("蜀山区推出“蜀才码”，已服务人才3.2万人次。", "蜀才码"),
    # what a town builds or founds is one of its many things
    ("庐阳区建设骆岗公园，新增绿地30公顷。", "庐阳区"),
    ("庐阳区成立合肥低空经济研究院，新增高新技术企业65家。", "庐阳区"),
    ("市科技局走访合肥低空经济研究院，收集诉求12条。", "合肥市科学技术局"),
    ("合肥云帆科技有限公司推出“飞羽云”平台，全年营收8亿元。", "合肥云帆科技有限公司"),
]


@pytest.mark.parametrize(("text", "subject"), SET_UP)
def test_what_an_office_has_set_up_is_told_of_from_then_on(text: str, subject: str) -> None:
    assert owners(text)[-1][0] == subject


DESCRIBED = [
    ("该院由来已久。安徽大学研发的大模型“徽韵”已服务用户78家。", "徽韵"),
    ("合肥云帆科技有限公司打造的“飞羽云”平台接入企业436家。", "飞羽云"),
    ("由安徽大学、安徽省徽剧院联合打造的沉浸式演出《包公夜巡》在骆岗公园首演，四百多名观众冒雨看完。", "包公夜巡"),
    ("育成的水稻品种“徽香9号”今年在全省推广56万亩。", "徽香9号"),
    ("合肥“企业码”今年1月上线以来，已有4.2万家企业领码用码。", "企业码"),
    ("安徽“飞羽云”平台注册用户达120万人。", "飞羽云"),
    # what is done to a thing keeps it an object, and a place described is no thing
    ("合肥云帆科技有限公司引进“徽韵”大模型，员工达到300人。", "合肥云帆科技有限公司"),
    ("骆岗大桥是庐阳区今年开通的首座高空大桥，全长3公里。", "骆岗大桥"),
    ("合肥企业今年新增4.2万家。", "合肥市"),
]


@pytest.mark.parametrize(("text", "subject"), DESCRIBED)
def test_what_words_describe_from_before_is_the_subject(text: str, subject: str) -> None:
    assert owners(text)[-1][0] == subject


SUMMED_UP = [
    ("骆岗公园开园。阿里巴巴、美团、京东3家企业入驻。", "骆岗公园"),
    ("“合创汇”平台上线。美团、顺丰旗下丰翼科技、京东等26家企业接入，发布需求120项。", "合创汇"),
    ("骆岗公园开园。美团和京东两家企业入驻。", "骆岗公园"),
    ("“合创汇”平台上线。美团投放无人机3架。", "美团"),
    ("骆岗公园开园。阿里巴巴与美团3年投入5亿元。", "阿里巴巴集团"),
    ("骆岗公园开园。美团600名骑手报名。", "美团"),
]


@pytest.mark.parametrize(("text", "subject"), SUMMED_UP)
def test_names_that_a_figure_sums_up_do_not_own_it(text: str, subject: str) -> None:
    assert owners(text)[-1][0] == subject


LAST_WORDS = [
    ("市科技局设立庐阳企业服务驿站。截至5月底，驿站累计办理业务1.3万件。", "庐阳企业服务驿站", "累计办理业务"),
    ("安徽省传感器创新联合体在合肥成立。联合体已突破关键技术20项。", "安徽省传感器创新联合体", "突破关键技术"),
    ("骆岗污水处理厂昨日扩建。污水处理厂日处理污水12万吨。", "骆岗污水处理厂", "日处理污水"),
    ("安徽农业大学林学院院长李明发言。学院拥有实习点11个。", "安徽农业大学林学院", "实习点"),
    # any of the sort, a word of something longer, the centre of a town
    ("合肥东站启用。东站片区新增公交12条。", "合肥东站", "东站片区新增公交"),
    ("合肥低空创新中心启用。中心城区绿化率达到40%。", "合肥低空创新中心", "中心城区绿化率"),
]


@pytest.mark.parametrize(("text", "subject", "metric"), LAST_WORDS)
def test_the_last_word_of_a_name_opens_a_clause_about_it(text: str, subject: str, metric: str) -> None:
    assert labels(text)[-1] == (subject, metric)


GOES_ON = [
    ("合肥云帆科技有限公司联合安徽大学推出遥感大模型“徽眼”，已服务自然资源、应急等领域用户78家。", "徽眼"),
    ("打开“合小停”小程序，滨湖沿线23个停车场一目了然。", "合小停"),
    ("骆岗公园开园。打开地图，23个停车场一目了然。", "骆岗公园"),
    ("合肥云帆科技有限公司推出遥感大模型“徽眼”，已完成B轮融资2亿元。", "合肥云帆科技有限公司"),
    ("安徽大学有教师2000人。为此，市财政今年安排3亿元。", "合肥市"),
    ("合肥高新区集聚企业3万家。高新区去年产值2300亿元。", "合肥高新区"),
    ("“骆岗智谷”产业园开园。单个项目最高支持200万元。", "骆岗智谷"),
    (
        "“去年我们跑坏了6双鞋，换来了2.4亿元的订单。”合肥云帆科技有限公司董事长李明一开口，全场都笑了。",
        "合肥云帆科技有限公司",
    ),
]


@pytest.mark.parametrize(("text", "subject"), GOES_ON)
def test_a_clause_goes_on_about_what_its_words_lead_to(text: str, subject: str) -> None:
    assert owners(text)[-1][0] == subject


TRIMMED = [
    ("位于长江路的智能化流水线增加到30条。", "智能化流水线"),
    ("深受游客喜爱的超级冰滑梯增加到24条。", "超级冰滑梯"),
    ("合肥骆岗低空实训基地（以下简称骆岗基地）集聚企业380余家。", "集聚企业"),
    ("合肥研发投入强度达4.3%，连续多年居全省前三。", "研发投入强度全省排名"),
    ("合肥数字经济占地区生产总值的比重为14%。", "数字经济占地区生产总值的比重"),
]


@pytest.mark.parametrize(("text", "metric"), TRIMMED)
def test_a_metric_leaves_out_what_only_describes(text: str, metric: str) -> None:
    assert labels(text)[-1][1] == metric


SHARED = [
    ("合肥汇集安徽大学、中国科学技术大学等32所高校的科技成果2.3万项。", ["32", "23000"], "科技成果"),
    ("合肥眼镜、阀门、鞋靴三类产品出口额合计超过480亿元。", ["3", "48000000000"], "产品出口额"),
    ("合肥两大机场旅客吞吐量6740万人次。", ["2", "67400000"], "机场旅客吞吐量"),
    ("合肥集聚企业300家、人才5000名。", ["300", "5000"], "人才"),
    ("去年，合肥市金融局发放“数字贷”79.8亿元。", ["7980000000"], "发放数字贷"),
    ("合肥按投入额的15%给予补助，最高1000万元。", ["15", "10000000"], "投入额给予补助"),
    ("数读合肥\n\n【数读】\n\n营业收入：213.5亿元", ["21350000000"], "营业收入"),
]


@pytest.mark.parametrize(("text", "values", "metric"), SHARED)
def test_a_figure_has_the_words_that_measure_it(text: str, values: list[str], metric: str) -> None:
    assert [value for _, value in owners(text)] == values
    assert labels(text)[-1][1] == metric


OWNED = [
    ("“合创云”平台所属的云帆数制科技公司去年完成融资，估值达30亿元。", "云帆数制科技公司"),
    ("美团旗下丰翼科技投放无人机30架。", "丰翼科技"),
    ("“月租三年减半，一年能省50万元。”合肥云帆科技有限公司总经理李晓说。", "合肥云帆科技有限公司"),
    ("“全市订单增长快，去年新增工厂300家。”合肥云帆科技有限公司总经理李晓说。", "合肥市"),
    ("骆岗公园里的合肥企业有30家。", "骆岗公园"),
]


@pytest.mark.parametrize(("text", "subject"), OWNED)
def test_the_one_whom_the_words_lead_to_owns_the_figure(text: str, subject: str) -> None:
    assert owners(text)[-1][0] == subject


def test_the_sum_of_a_part_stays_with_the_part() -> None:
    text = "2025年合肥文化节签约项目455个，总投资2188亿元，其中肥西县签约项目120个，投资额612亿元。"
    assert [subject for subject, _ in owners(text)][-2:] == ["肥西县", "肥西县"]


SHIFTED = [
    ("骆岗公园游客从30万人次做到52万人次。", "骆岗公园", "游客"),
    ("“从签约到投产，公司只用了10个月，项目审批压缩到3天。”合肥云帆科技有限公司总经理李晓说。", None, "项目审批"),
    ("骆岗公园绿地12块，总数增至48块。", "骆岗公园", "绿地"),
    ("骆岗公园绿地12块，展馆达到48块。", "骆岗公园", "展馆"),
    ("骆岗大桥通车。距大桥5公里的蜀山工厂，电池转换效率26.5%。", "蜀山工厂", "电池转换效率"),
    ("安徽大学附属医院发展快，国家自然科学基金立项96项。", "安徽大学附属医院", None),
]


@pytest.mark.parametrize(("text", "subject", "metric"), SHIFTED)
def test_a_level_goes_on_only_behind_words_of_change(text: str, subject: str | None, metric: str | None) -> None:
    found = labels(text)[-1]
    assert subject in (None, found[0])
    assert metric in (None, found[1])
