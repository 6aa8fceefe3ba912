"""Ranks and other ordinals: 位列第十, 全国前三, 居…榜首, the 25th line of 第25条线路."""

import re
from decimal import Decimal
from typing import NamedTuple

from kg.mention.numerals import CARDINAL, parse_numeral
from kg.mention.units import COUNT, UnitIndex, match_unit
from kg.model import Qualifier, Quantity

PLACE = "位"
_ORDINAL = re.compile(f"第({CARDINAL})(?P<word>个?位次?|名)?")
_FRONT = re.compile(f"前({CARDINAL})(?P<word>位|名|强|甲)?")
_TOP = re.compile(r"榜首|首位(?!度)|(?:全国|全球|全省|世界|全市)首位(?!度)")
# After a rank the phrase ends; 第三产业, 前三季度, 第一批 go on.
_CLOSED = re.compile(r"$|[，。；：、！？）”’》\s的且并后和及与]|以内|之列|行列|阵营|等")
_SCALE = (
    "全国|全球|全省|全市|全区|世界|国内|国际|亚洲|亚太|中国|省内|市内|中部|西部|东部|东北|华中|华东|华南|华北|西南|西北|"
    "长三角|大湾区|同类|副省级|行业|同行|城市|省份|省会|地区|排名|排行|名次|位次|位列|位居|名列|位于|跻身|居|列|排|进入|挺进"
    "|升至|升到|跃升|攀升|提升|稳居|稳定|保持|前进|榜单|总分|综合|名次|重回|保持|连续.{1,2}年"
)
_CUE = re.compile(f"(?:{_SCALE})[^，。；：！？0-9第前]{{0,4}}$")
_TOP_CUE = re.compile(r"[居列登位排占跃]|蝉联|稳坐|荣登|摘得|夺得")
_TIME_WORDS = tuple("目此之先以日年月空提当期会眼")  # with 前 behind them they end before the number
_FEAST = re.compile(r"“?[\u4e00-\u9fff]{0,10}?(?:日|月|节|宣传周)(?![\u4e00-\u9fff])")  # 第15个全国助残日
_TOTALS = frozenset("条个家座架列台辆艘款颗枚只户件套所")


class Ordinal(NamedTuple):
    """A quantity made of an ordinal, or None where the ordinal counts nothing, and where reading goes on."""

    quantity: Quantity | None
    end: int


def _rank(begin: int, number_begin: int, end: int, value: Decimal, qualifier: Qualifier = Qualifier.EXACT) -> Quantity:
    return Quantity(begin, end, number_begin, end, PLACE, qualifier, value=value, rank=True)


def read_numbered(text: str, begin: int, index: UnitIndex) -> Ordinal | None:
    """What 第 or 前 at `begin` makes of the number behind it; None where that is an ordinary count (目前30家)."""
    word = text[begin : begin + 1] if begin >= 0 else ""
    if word == "第":
        return _ordinal(text, begin, index) or Ordinal(None, begin + 1)
    if word == "前" and text[begin - 1 : begin] not in _TIME_WORDS:
        return _front(text, begin) or Ordinal(None, begin + 2)
    return None


def _ordinal(text: str, begin: int, index: UnitIndex) -> Ordinal | None:
    """The ordinal whose 第 stands at `begin`; None where no number follows."""
    match = _ORDINAL.match(text, begin)
    value = parse_numeral(match[1]) if match else None
    if match is None or value is None:
        return None
    cue = bool(_CUE.search(text, max(0, begin - 12), begin))
    closed = bool(_CLOSED.match(text, match.end()))
    if closed and (cue or match["word"]):
        return Ordinal(_rank(begin, begin, match.end(), value), match.end())
    if cue and match["word"] and match["word"] != "名":
        return Ordinal(_rank(begin, begin, match.end(), value), match.end())
    return Ordinal(_total(text, begin, match.end(1), value, index), match.end())


def _total(text: str, begin: int, end: int, value: Decimal, index: UnitIndex) -> Quantity | None:
    """第25条, 第100万辆: a running total; in characters 第二个 and 第十四个 enumerate."""
    unit = match_unit(index, text, end)
    if unit is None or unit.dimension != COUNT or unit.unit not in _TOTALS:
        return None
    spelled = not text[end - 1].isascii()
    if value < 2 or (spelled and (value < 10 or unit.unit == "个")):
        return None
    end += len(unit.form)
    if _FEAST.match(text, end):
        return None
    return Quantity(begin, end, begin, end, unit.unit, Qualifier.EXACT, value=value, ordinal=True)


def _front(text: str, begin: int) -> Ordinal | None:
    """The ordinal whose 前 stands at `begin` (全国前三); None where it is none."""
    match = _FRONT.match(text, begin)
    value = parse_numeral(match[1]) if match else None
    if match is None or value is None or value != value.to_integral_value():
        return None
    if not _CLOSED.match(text, match.end()) or not _CUE.search(text, max(0, begin - 12), begin):
        return None
    return Ordinal(_rank(begin, begin, match.end(), value, Qualifier.LESS_THAN), match.end())


def find_tops(text: str) -> list[Quantity]:
    """榜首 and 首位 behind a verb of ranking."""
    return [
        _rank(match.start(), match.start(), match.end(), Decimal(1))
        for match in (_TOP.finditer(text) if "首" in text else ())
        if _TOP_CUE.search(_clause(text, match.start())[-8:])
    ]


def _clause(text: str, end: int) -> str:
    return re.split(r"[，。；：！？]", text[max(0, end - 12) : end])[-1]
