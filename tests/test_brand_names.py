"""Brands that no dictionary has, in the places where only a company or a thing with a name stands."""

import pytest
from naming import article, found, read

BRANDS = [
    ("锐测芯联成立于2018年，由武汉理工大学教师创办。", "锐测芯联", "Company"),
    ("清晨，锐测芯联的总装车间里灯火通明。", "锐测芯联", "Company"),
    ("锐测芯联与浙江大学签署协议。", "锐测芯联", "Company"),
    ("锐测芯联、昕尔微光、楚湃半导体3家企业入选。", "昕尔微光", "Company"),
    ("由清华大学、楚湃科技研发的系统上线。", "楚湃科技", "Company"),
    ("国轩重工3号船坞里热气腾腾。国轩重工推出新船。", "国轩重工3号船坞", "Facility"),
    ("此次出海搭载了“沧渺”水下滑翔机。", "沧渺", "Product"),
    ("“闽安号”科考船返航。", "闽安号", "Facility"),
    ("“信用码”由苏州市数据局牵头建设。", "信用码", "Platform"),
    ("“企业用水信用报告”产品上架。", "企业用水信用报告", "Product"),
]

NOTHING = [
    "飞手队成立于去年，队员12人。",
    "我们的总装车间里灯火通明。",
    "他们与村民签署协议。",
    "“一号”专家来了。",
    "粮食、蔬菜、水果3家企业都卖。",
    "老牌子与新对手达成和解。",
]


@pytest.mark.parametrize(("text", "name", "kind"), BRANDS)
def test_brands_are_named_by_their_places(text: str, name: str, kind: str) -> None:
    names = {
        form.removesuffix("水下滑翔机").removesuffix("科考船").removesuffix("产品"): k
        for form, k in found(text).items()
    }
    assert names.get(name) == kind


@pytest.mark.parametrize("text", NOTHING)
def test_common_words_in_these_places_are_no_brands(text: str) -> None:
    assert found(text) == {}


def test_a_brand_that_is_sure_once_begins_longer_names_elsewhere() -> None:
    names = read(article("由岐湟药业与河北大学共建。", "位于高新园的岐湟药业中药创新中心投用。"))
    assert {"岐湟药业", "岐湟药业中药创新中心"} <= {entity.name for entity in names.entities.values()}


def test_a_short_brand_does_not_cut_a_group() -> None:
    assert found("由合肥数科集团运营。") == {"合肥数科集团": "Company"}
