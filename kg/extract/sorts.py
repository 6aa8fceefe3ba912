"""What can be called by which noun: no press conference is an 展会, no house a 航线."""

import re
from collections.abc import Iterable

from kg.extract.groups import PLACES
from kg.model import Kind

# A noun of three characters, and each of these, is only said of what is called so.
_PARTICULAR = re.compile(
    "中心|公园|基地|[院校厂港街]区|新[城区]|驿站|小镇|商圈|书院|产线|快线|[电水]厂|泵站|[步绿大]道|高架|党校|[乐剧]团|车队"
)
_SORTS = {
    "展会": "展|博会|博览|交易会|洽谈会|节",
    "赛事": "赛|杯|马拉松|锦标|运动会|冠军",
    "比赛": "赛|杯|马拉松|锦标|运动会|冠军",
    "论坛": "论坛|峰会|大会|年会",
    "线": "线|路|轨|廊|隧|桥|铁|高速|工程",
    "航线": "航|线",
    "线路": "线|路|轨|廊|隧|桥|铁|高速|工程",
    "专线": "线",
    "班列": "列|号",
    "专列": "列|号",
    "大桥": "桥",
    "隧道": "隧",
    "车站": "站",
    "机场": "机场",
    "码头": "码头|港",
    "医院": "医院|院区",
    "学校": "学校|学院|大学|中学|小学",
    "仪式": "仪式|活动|典礼|式",
    # A plan is no project, though both are programmes.
    "项目": "^(?!.*(?:计划|规划|方案|意见|办法|条例|措施|行动|政策|指南|标准)(?:[（(].*)?$)",
}
_PATTERNS = {noun: re.compile(sort) for noun, sort in _SORTS.items()}
_CALLED_SO = PLACES | {
    Kind.FACILITY,
    Kind.GOVERNMENT_AGENCY,
    Kind.RESEARCH_INSTITUTE,
    Kind.ORGANIZATION,
    Kind.UNIVERSITY,
}
_SHORT = 2
_EDITION = "0123456789（）()—-年版."


def can_be(noun: str, kinds: frozenset[Kind] | None, forms: Iterable[str]) -> bool:
    """Whether what bears one of the names `forms` can be called by the noun, which stands for things of `kinds`."""
    if sort := _PATTERNS.get(noun):
        return any(sort.search(form) for form in forms)
    if _PARTICULAR.fullmatch(noun) or (len(noun) > _SHORT and kinds is not None and kinds <= _CALLED_SO):
        return any(noun in form for form in forms)
    return True


def ends(form: str, noun: str) -> bool:
    """Whether a name is called so at its end, but for an edition (某某报告2024, 某某计划（2023—2025年）)."""
    return form.endswith(noun) or (form[-1:] in _EDITION and form.rstrip(_EDITION).endswith(noun))
