"""Numerals: what they look like in running text and what they are worth.

Arabic, Chinese and mixed ones (1.2万亿, 一千二百, 3万4000, 二〇二五, 壹佰), the shortened last place (三百一 is
310), fractions (三分之一, 二又五分之一, 3/16) and signs. The characters are a closed set, hence no table.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

# One shape for each digit and each power, so that the evaluator knows one alphabet only.
_PLAIN = str.maketrans(
    "〇○壹贰弍貳貮叁叄參肆伍陆陸柒捌玖两兩倆俩拾佰仟萬億負－−＋，幾",
    "零零一二二二二三三三四五六六七八九二二二二十百千万亿负--+,几",
) | {ord("廿"): "二十", ord("卅"): "三十"}
FULL_WIDTH = str.maketrans("０１２３４５６７８９．，／％－", "0123456789.,/%-")
DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}
POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12}

DIGIT = "一二三四五六七八九两壹贰弍貳叁叄參肆伍陆陸柒捌玖兩倆俩"
ZERO = "零〇○"
# Before these a 千 belongs to the unit (五千克, 两千瓦), before 分点 a 百 does.
_OF_UNIT = "(?![克米瓦卡帕伏赫焦]|字节|兆|安时)"
_TEN, _HUNDRED, _THOUSAND = "[十拾]", "[百佰](?!分[点比])", f"[千仟]{_OF_UNIT}"
_POWER = f"(?:{_TEN}|{_HUNDRED}|{_THOUSAND})"
_BIG = "(?:[万亿萬億]|兆(?![瓦帕赫比字焦欧伏牛]))"  # 16兆瓦: there 兆 belongs to the unit
ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|(?<![0-9])\.[0-9]+)"
_MIXED = f"{ARABIC}(?:(?:{_BIG}|{_POWER})+(?:[{ZERO}]?{ARABIC})?)*"
_CHINESE = (
    f"(?:[百佰千仟十拾](?:{_HUNDRED}|{_THOUSAND})*{_OF_UNIT}(?!分[点比]))?"
    f"(?:[{DIGIT}]{_POWER}|{_TEN}|[{DIGIT}廿卅几幾{ZERO}]|(?<=[{DIGIT}{ZERO}几十百千万亿拾佰仟萬億廿卅兆]){_BIG})+"
    f"|(?:{_HUNDRED}|{_THOUSAND}|{_BIG})+"
)
_POINT = f"点[{ZERO}{DIGIT.replace('两', '')}]+(?:{_BIG}|[百千])*"
# A cardinal without sign or fraction: the piece that every scanner builds on.
CARDINAL = f"(?:{_MIXED}|(?:{_CHINESE})(?:{_POINT})?)"

_SIGN = r"(?:(?<![0-9A-Za-z%）)\-－])[\-－−] ?|负 ?)?"
_FRACTION = f"(?:{CARDINAL}又)?{CARDINAL}分之{CARDINAL}|{ARABIC}[/／]{ARABIC}(?![/／0-9])"
_NUMERAL = re.compile(f"{_SIGN}(?:{_FRACTION}|{CARDINAL})")
_TOKEN = re.compile(r"[0-9,]*\.?[0-9]+|[零一二三四五六七八九]+|[十百千万亿兆几]")
_ORDINAL = re.compile(f"第({CARDINAL})")


class Number(NamedTuple):
    """A plain number found in text, `[begin, end)`."""

    begin: int
    end: int
    value: Decimal


@lru_cache(maxsize=4096)
def parse_numeral(text: str) -> Decimal | None:
    """The value of a text that is one numeral as a whole, otherwise None."""
    text = text.strip().translate(FULL_WIDTH)
    return _value(text) if _NUMERAL.fullmatch(text) else None


def _value(text: str) -> Decimal | None:
    text = text.translate(_PLAIN).replace(" ", "")
    sign = -1 if text[:1] in "-负" else 1
    text = text.lstrip("-+负")
    whole, _, rest = text.rpartition("又")
    value = _fraction(rest) if "分之" in rest or "/" in rest else _cardinal(rest)
    if value is None:
        return None
    if whole:
        base = _cardinal(whole)
        return None if base is None else sign * (base + value)
    return sign * value


def _fraction(text: str) -> Decimal | None:
    below, mark, above = text.partition("分之")
    if not mark:
        above, _, below = text.partition("/")
    numerator, denominator = _cardinal(above), _cardinal(below)
    return numerator / denominator if numerator is not None and denominator else None


def _cardinal(text: str) -> Decimal | None:
    whole, point, decimals = text.partition("点")
    if not point:
        return _evaluate(_TOKEN.findall(text))
    digits = decimals.rstrip("百千万亿兆")
    power = Decimal(1)
    for char in decimals[len(digits) :]:
        power *= POWERS[char]
    base = _evaluate(_TOKEN.findall(whole))
    if base is None or not digits:
        return None
    return (base + Decimal("0." + "".join(str(DIGITS[char]) for char in digits))) * power


def _evaluate(tokens: list[str]) -> Decimal | None:
    total = section = Decimal(0)
    pending: Decimal | None = None
    biggest = last = 1
    for index, token in enumerate(tokens):
        if token == "几":
            continue
        if token not in POWERS:
            pending = _digits(token, tokens)
            if pending is None:
                return None
            if _shortened(token, index, tokens):
                pending *= Decimal(last) / 10
            continue
        power = last = POWERS[token]
        if power < POWERS["万"]:
            section += (pending or Decimal(1)) * power  # 零十 as 十
        else:
            total = _raise(total, section + (pending or 0), power, biggest)
            section, biggest = Decimal(0), power
        pending = None
    return total + section + (pending or 0)


def _raise(total: Decimal, value: Decimal, power: int, biggest: int) -> Decimal:
    """四万亿 and 10万万 raise what stands before; 一亿七万 adds to it."""
    if power > biggest or not value:
        return (total + value or Decimal(1)) * power
    return total + value * power


def _digits(token: str, tokens: list[str]) -> Decimal | None:
    if token[-1] not in DIGITS:
        return Decimal(token.replace(",", ""))
    number = "".join(str(DIGITS[char]) for char in token)
    # 三五万 is a range, 二〇二五 a row of digits: only 零 may stand beside a digit among powers.
    if len(number.lstrip("0")) > 1 and any(other in POWERS for other in tokens):
        return None
    return Decimal(number)


def _shortened(token: str, index: int, tokens: list[str]) -> bool:
    """Whether `token` is the last digit of 三百一 or 九万四, which counts the next lower place."""
    if index == 0 or index + 1 < len(tokens) or len(token) > 1 or token not in DIGITS:
        return False
    return POWERS.get(tokens[index - 1], 0) >= POWERS["百"]


def find_numbers(text: str) -> tuple[Number, ...]:
    """Every plain number of `text`, in order: cardinals, fractions, signed ones."""
    found = (
        Number(match.start(), match.end(), value)
        for match in _NUMERAL.finditer(text.translate(FULL_WIDTH))
        if _is_number(match, text) and (value := _value(match.group())) is not None
    )
    return tuple(found)


# Words in which a numeral character counts nothing; a formal numeral alone is more often a word (伍仁, 大陆, 拾起).
_WORD = re.compile(r"一[切般些样]|四川|肆无")
_FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟"


def _is_number(match: re.Match[str], text: str) -> bool:
    begin, end = match.span()
    number = match.group()
    if not set(number) - set("百千万亿兆佰仟萬億") or _WORD.match(text, begin):
        return False
    if len(number) > 1 or number not in _FORMAL:
        return True
    beside = text[begin - 1 : begin] if number in "陆伍" else ""
    return not any("\u4e00" <= char <= "\u9fff" for char in beside + text[end : end + 1])


def find_ordinals(text: str) -> tuple[Number, ...]:
    """Every ordinal of `text` (第七, 第121), by its number."""
    return tuple(_ordinals(text.translate(FULL_WIDTH)))


def _ordinals(text: str) -> Iterator[Number]:
    for match in _ORDINAL.finditer(text):
        value = _value(match.group(1))
        if value is not None:
            yield Number(match.start(), match.end(), value)
