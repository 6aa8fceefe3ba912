"""Whose the figures are that people of an office tell: the office's district, the city, never a firm before."""

import pytest
from test_owners import owners

TOLD = [
    ("安徽大学有教师2000人。肥西县科技局局长陈玲说，全县研发投入强度4.2%。\n\n肥西县很大。", "肥西县"),
    ("合肥云帆科技有限公司产值2亿元。市工信局局长周云说，去年建成智能工厂21家。", "合肥市"),
    ("肥西县很大。合肥云帆科技有限公司产值2亿元。肥西县工信局局长周云介绍，已建成智能工厂21家。", "肥西县"),
    ("巢湖市很美。巢湖市文旅局数据显示，全市接待游客300万人次。", "巢湖市"),
    ("肥西县发展快。合肥云帆科技有限公司来了。区里引进企业37家。", "肥西县"),
    ("庐阳区发展快。区里引进企业37家。", "庐阳区"),
    # an office of another level or place tells of what is spoken of
    ("合肥云帆科技有限公司产值2亿元。据国家税务总局介绍，该公司纳税300万元。", "合肥云帆科技有限公司"),
    ("全市接待游客300万人次。", "合肥市"),
]


@pytest.mark.parametrize(("text", "subject"), TOLD)
def test_an_offices_people_tell_of_its_place(text: str, subject: str) -> None:
    assert owners(text)[-1][0] == subject


REACHED = [
    ("骆岗大桥通车。班列线路通达欧亚50多个国家。", "骆岗大桥"),
    ("合肥云帆科技有限公司产品远销东南亚30个国家。", "合肥云帆科技有限公司"),
    ("合肥云帆科技有限公司员工300人，辐射安徽16个市。", "合肥云帆科技有限公司"),
]


@pytest.mark.parametrize(("text", "subject"), REACHED)
def test_where_goods_and_lines_go_owns_no_figure(text: str, subject: str) -> None:
    assert owners(text)[-1][0] == subject


THERE = [
    ("合肥云帆科技有限公司产值2亿元。无人拖拉机去年在新疆示范作业12万亩。", "合肥云帆科技有限公司"),
    ("去年，在肥西县，新建标准化厂房42万平方米。", "肥西县"),
    ("合肥云帆科技有限公司产值2亿元。新款产品在东南亚售出3000台。", "合肥云帆科技有限公司"),
]


@pytest.mark.parametrize(("text", "subject"), THERE)
def test_where_something_named_by_a_noun_works_owns_no_figure(text: str, subject: str) -> None:
    assert owners(text)[-1][0] == subject


PARTS = [
    ("合肥云帆科技有限公司去年营收2亿元。法兰克福研发中心投资1.5亿欧元。", "合肥云帆科技有限公司"),
    ("肥西县项目30个开工。", "肥西县"),
    ("骆岗公园开园。首月发运比亚迪汽车1200辆。", "骆岗公园"),
    ("其中，京东投放300辆。", "京东集团"),
]


@pytest.mark.parametrize(("text", "subject"), PARTS)
def test_a_place_or_a_maker_in_what_is_counted_owns_no_figure(text: str, subject: str) -> None:
    assert owners(text)[-1][0] == subject
