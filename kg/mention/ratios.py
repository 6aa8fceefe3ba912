"""Numbers that say how much without a unit: ratios (收入比缩小到1.86), and users and parameters (用户突破780万)."""

import re

from kg.mention.amounts import Amount

_REACHES = "(?:[达为至到近约超逾有在]|突破|超过|达到|高达|不[足低超]过?|不低于)$"
_RATIO = re.compile(
    f"(?:收入比|能效比|信噪比|倍增比|PUE|pue|利用效率|能效|指数|系数)(?:值|均值)?[^，。；0-9]{{0,10}}{_REACHES}"
)
_MANY = re.compile(
    f"(?:用户|粉丝|会员|参数(?:规模|量)?|[访阅浏下点][问读览载击]量?|播放量?|人次)[数量]?[^，。；0-9]{{0,8}}{_REACHES}|参数(?:规模|量)$"
)
_ENDS = re.compile("(?:以[上下内]|左右)?(?:$|[，。；、）！])")
_POWERS = ("万", "亿")
_REACH = 20


def unitless(text: str, amount: Amount) -> str | None:
    """The unit of a number behind which none stands, where its words say what it is of; else None."""
    begin = max(0, amount.begin - _REACH)
    if "." in amount.number and not amount.number.endswith(_POWERS):
        ratio = _RATIO.search(text, begin, amount.begin)
        return "" if ratio and _ENDS.match(text, amount.end) else None
    if not amount.number.endswith(_POWERS) or amount.bare or not _ENDS.match(text, amount.end):
        return None
    many = _MANY.search(text, begin, amount.begin)
    return None if many is None else ("人次" if many.group().startswith("人次") else "")
