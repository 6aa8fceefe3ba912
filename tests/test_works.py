"""Works, institutes and hospitals by brand, place and head noun, as city pages write them."""

import pytest
from naming import found

WORKS = [
    ("在扬州的京信天线智慧工厂，机械臂正在作业。", {"扬州", "京信天线智慧工厂"}),
    ("珐玛珠海基地门口的班车一辆接一辆。", {"珐玛珠海基地"}),
    ("福州国际生物医药园已入驻企业80家。", {"福州国际生物医药园"}),
    ("6月1日，赣江湾过江通道正式通车。", {"赣江湾过江通道"}),
    ("两地医院组建了西南细胞治疗联盟。", {"西南细胞治疗联盟"}),
    ("他们与大连海事大学共建了智能航运联合研究院，去年揭牌。", {"大连海事大学", "智能航运联合研究院"}),
    ("中柬热带农业联合实验室昨天揭牌。", {"中柬热带农业联合实验室"}),
    ("中缅数字贸易产业园与中越跨境物流研究院开门。", {"中缅数字贸易产业园", "中越跨境物流研究院"}),
    ("浙江省话剧院、太原市中医院、常州学院参加。", {"浙江省话剧院", "太原市中医院", "常州学院"}),
    ("余姚的宁波三维塑胶有限公司获奖。", {"余姚", "宁波三维塑胶有限公司"}),
    ("联合体由合肥八方传感股份有限公司牵头。", {"合肥八方传感股份有限公司"}),
    ("联合国家信息中心发布报告。", {"国家信息中心"}),
]

NOTHING = [
    "石墨烯生产线投产。",
    "订单集中印刷，中心门口车辆不断。",
    "全市引育企业研发中心40家。",
    "我们走进一家智慧工厂，看见机器人。",
    "各地建设生产基地，推动升级。",
    "医院新建门诊，方便群众。",
    "大型停车场里停满了车。",
]


@pytest.mark.parametrize(("text", "names"), WORKS)
def test_works_and_bodies_are_named_whole(text: str, names: set[str]) -> None:
    assert set(found(text)) == names


@pytest.mark.parametrize("text", NOTHING)
def test_kinds_of_works_name_nothing(text: str) -> None:
    assert found(text) == {}


MADE = [
    ("该公司研制的双臂采摘机去年进入产线。", "双臂采摘机", "Product"),
    ("他们推出冷链箱“极昼80”，远销海外。", "极昼80", "Product"),
    ("7月，华东低空动力总部项目落户太仓，总投资12亿元。", "华东低空动力总部项目", "Facility"),
    ("苏州骨髓移植治疗中心投用。", "苏州骨髓移植治疗中心", "Facility"),
    ("大连国际滑雪场开放。", "大连国际滑雪场", "Facility"),
]


@pytest.mark.parametrize(("text", "name", "kind"), MADE)
def test_what_is_made_or_settles_is_named(text: str, name: str, kind: str) -> None:
    assert found(text).get(name) == kind


UNMADE = [
    "企业研发的新药已获批。",
    "多个重大产业项目落户，总投资12亿元。",
    "游客乘坐缆车抵达滑雪场。",
    "“双11”销售火爆。",
    "市民送到医院治疗。",
    "患者接受治疗，医院建设数据平台。",
]


@pytest.mark.parametrize("text", UNMADE)
def test_goods_and_sorts_of_projects_name_nothing(text: str) -> None:
    assert found(text) == {}
