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
    ("浙江省话剧院、太原市中医院、常州学院参加。", {"浙江省话剧院", "太原市中医院", "常州学院"}),
    ("余姚的宁波三维塑胶有限公司获奖。", {"余姚", "宁波三维塑胶有限公司"}),
    ("联合体由合肥八方传感股份有限公司牵头。", {"合肥八方传感股份有限公司"}),
    ("联合国家信息中心发布报告。", {"国家信息中心"}),
]

NOTHING = [
    "石墨烯生产线投产。",
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
