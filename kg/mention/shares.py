"""Shares and multiples that are words, not numbers: 半数, 过半, 百分百, 翻番."""

import re
from decimal import Decimal

from kg.model import Qualifier, Quantity

_HALF = re.compile(
    r"(?P<lead>过|超|超过|近)?(?P<half>半数|(?<=[过超近])半(?![导年天月径小夜场个程路决])|(?<![一])一半|百分百|百分之百)(?P<more>以上)?"
)
_DOUBLED = re.compile(r"翻了?(?P<lead>[近超逾约])?(?P<times>[一两二三四五])?(?P<word>番|倍)")
_LEADS = {
    "近": Qualifier.LESS_THAN,
    "约": Qualifier.ABOUT,
    "超": Qualifier.MORE_THAN,
    "逾": Qualifier.MORE_THAN,
}
_POWERS = {"一": 2, "两": 4, "二": 4, "三": 8, "四": 16, "五": 32}


def find_shares(text: str) -> list[Quantity]:
    """The shares and multiples of `text` that are written without a number."""
    found = [_half(match) for match in _HALF.finditer(text)] if "半" in text or "百分" in text else []
    return found + [_doubled(match) for match in _DOUBLED.finditer(text)] if "翻" in text else found


def _half(match: re.Match[str]) -> Quantity:
    lead = match["lead"] or (match.string[match.start() - 1] if match["half"] == "半" else "")
    qualifier = (
        Qualifier.LESS_THAN if lead == "近" else Qualifier.MORE_THAN if lead or match["more"] else Qualifier.EXACT
    )
    value, unit = (Decimal(100), "%") if match["half"][0] == "百" else (Decimal("0.5"), "")
    return Quantity(*match.span(), match.start("half"), match.end("half"), unit, qualifier, value=value)


def _doubled(match: re.Match[str]) -> Quantity:
    times = _POWERS[match["times"] or "一"]
    if match["word"] == "倍" and match["times"] and match["times"] != "一":
        times = "一两三四五".index(match["times"].replace("二", "两")) + 1
    qualifier = _LEADS.get(match["lead"] or "", Qualifier.EXACT)
    return Quantity(*match.span(), *match.span(), "倍", qualifier, value=Decimal(times))
