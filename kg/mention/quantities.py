"""Quantities of running text, in the sense of the gold guidelines.

What reads as a number with a unit or measure word, less what counts nothing: dates and durations, ordinals in
names, 一 as an article, idioms, slogans in quotation marks, product and road names. A number without a plain
value (数十亿元, 几万人, 千亿级) is left out; 十几家 is more than ten.
"""

import re
from decimal import Decimal
from functools import cache

from kg.lexicon import Lexicon
from kg.mention.amounts import Amount, find_amounts
from kg.mention.compounds import join_amounts
from kg.mention.qualifiers import Bound, bound_after, bound_before, qualifiers
from kg.mention.ranks import find_tops, read_front, read_ordinal
from kg.mention.units import COUNT, unit_index
from kg.model import Qualifier, Quantity

# A short quotation that holds a number is a catch-word (“五个中心”), a title in 《》 a name.
_QUOTED = re.compile(r"[“‘][^“”‘’，。；！？]{1,12}[”’]|《[^》]*》|〈[^〉]*〉")
_DURATION_CUE = re.compile(
    r"(?:缩短|压缩|压减|缩减|节省|节约|减少|延长|时长|耗时|用时|时限|降至|减至|增至|续航|平均|仅需|只需|最快|需要|天数|时数|时延|延迟|响应时间|间隔)"
    r"(?:时间|时限|周期)?(?:[至到为达了约近超]|超过|不超过|不多于|不低于|至少|不到|不足|约为|高达|[0-9.]+%|[^，。；]{0,2}由){0,3}$"
)
_DURATION_CHANGE = re.compile(r"左?右?[^，。；]{0,2}?(?:缩短|压缩|压减|减少|缩减|降至|降到|降为|减至|减为|延长)")
_FROM = re.compile(r"[由从](?:原来|原先|过去|以前|此前|之前|平均|最初)?的?$")
# 亿元以上项目, 过亿元企业, 千亩以上基地: the measure sorts things, it says nothing about one.
_SORTED = re.compile(r"(?:企业|项目|产业|园区|集群|工程|品种|俱乐部|单品|街区|楼宇|村|基地|大户)")
_AGE_CUE = re.compile(r"(?:寿命|年龄|均龄)[^，。；]{0,5}$")
_BARE_LEAD = re.compile(
    r"(?<![线网路市台车船街地桌海江以之晚早马])上$|(?<![不通经超])过$|(?<=[高可达到])达$|(?<=[增长至])到$"
)
_MOVE = re.compile(r"(?:前进|上升|攀升|提升|跃升|晋升|前移|上移|后退|下降|下滑|提高)了?$")
_MEETING = re.compile(r"(?:全体|常务)?(?:会议|全会|全体)|党代会|代表大会")
_BIG = re.compile(r"大(?=[\u4e00-\u9fff])(?![学于会代多量型厅楼队街道桥姐妈爷庆连同理冶气幅力规赛部队小关批])")
_HALF = re.compile(
    r"(?P<lead>过|超|超过|近)?(?P<half>半数|(?<=[过超近])半(?![导年天月径小夜场个程路决])|(?<![一])一半|百分百|百分之百)(?P<more>以上)?"
)
_DOUBLED = re.compile(r"翻(?:了)?(?P<times>[一两二三四五])?(?P<word>番|倍)")
_NOT_BEFORE = re.compile(r"[A-Za-z0-9._/\-:：·#×]")
_PER_SECOND = re.compile(r"每秒钟?[^，。；0-9]{0,4}$")
_RESOLUTIONS = frozenset(("480", "720", "1080", "1440", "2160", "4320"))
_POWERS = {"一": 2, "两": 4, "二": 4, "三": 8, "四": 16, "五": 32}


def find_quantities(text: str, lexicon: Lexicon) -> tuple[Quantity, ...]:
    """The quantities of a passage's reading text, by position, none over another."""
    index = unit_index(lexicon)
    found = [*_special(text), *find_tops(text)]
    quoted = [match.span() for match in _QUOTED.finditer(text)] if "“" in text or "《" in text or "‘" in text else []
    past = 0
    for amount in join_amounts(text, find_amounts(text, index)):
        if amount.begin < past:
            continue
        lead = text[amount.begin - 1 : amount.begin]
        ordinal = None
        if lead == "第":
            ordinal = read_ordinal(text, amount.begin - 1, index)
        elif lead == "前":
            ordinal = read_front(text, amount.begin - 1)
        if ordinal is not None:
            past = ordinal.end
            quantity = ordinal.quantity
        else:
            quantity = None if lead in ("第", "前") and lead else _read(text, amount, lexicon)
        if quantity is not None and not _inside(quantity, quoted):
            found.append(quantity)
    return _apart(found)


def _inside(quantity: Quantity, quoted: list[tuple[int, int]]) -> bool:
    return any(begin < quantity.number_begin and quantity.unit_end < end for begin, end in quoted)


def _apart(found: list[Quantity]) -> tuple[Quantity, ...]:
    kept: list[Quantity] = []
    for quantity in sorted(found, key=lambda q: (q.begin, -q.end)):
        if not kept or quantity.begin >= kept[-1].end:
            kept.append(quantity)
    return tuple(kept)


def _read(text: str, amount: Amount, lexicon: Lexicon) -> Quantity | None:
    if amount.vague or _NOT_BEFORE.match(text[amount.begin - 1 : amount.begin]):
        return None
    if _is_phrase(text, amount, lexicon):
        return None
    unit, end = _counted(text, amount)
    if unit is None or text[end : end + 1] == "级":
        return None
    words = qualifiers(lexicon)
    before, after = bound_before(words, text, amount.begin), bound_after(words, text, end)
    before = before or _bare_lead(text, amount)
    after = after or _and_more(text, amount, end)
    if _is_article(text, amount, before) or not _is_measured(text, amount):
        return None
    if amount.bare and not (before or after or amount.more):
        return None
    if (
        amount.bare
        and amount.unit
        and amount.unit.dimension != COUNT
        and _SORTED.match(text, after.edge if after else end)
    ):
        return None
    return _quantity(amount, unit, end, before, after)


@cache
def _phrases(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile("|".join(sorted(lexicon.forms("set_phrases"), key=len, reverse=True)))


def _is_phrase(text: str, amount: Amount, lexicon: Lexicon) -> bool:
    if amount.number[0].isascii():
        return False
    return _phrases(lexicon).match(text, amount.begin) is not None


def _counted(text: str, amount: Amount) -> tuple[str | None, int]:
    """The plain unit and where it ends; a fraction has none, and 六大功能 counts 个."""
    if amount.unit_name == "次" and _PER_SECOND.search(text, max(0, amount.begin - 8), amount.begin):
        return "次/秒", amount.end
    if amount.unit is not None or amount.unit_name:
        return amount.unit_name, amount.end
    if "分之" in amount.number:
        return "", amount.end
    if amount.low.is_signed() or amount.more:
        return None, amount.end
    if (match := _BIG.match(text, amount.end)) and amount.low > 1 and not 12 <= amount.low <= 30:
        return "个", match.end()
    return None, amount.end


def _is_article(text: str, amount: Amount, before: Bound | None) -> bool:
    """一 that counts nothing (一个, 一批, 这一家), and numbers that only point (这十家, 每百人)."""
    former = text[amount.begin - 1 : amount.begin]
    if former and former in "这那该此每同另哪":
        return True
    if amount.number not in ("一", "半") or amount.ranged:
        return False
    if amount.unit is not None and amount.unit.unit == "位":
        return not _MOVE.search(text, max(0, amount.begin - 6), amount.begin)
    if amount.unit is not None and amount.unit.dimension == COUNT:
        return True
    return before is None and amount.unit_name != "倍"


def _is_measured(text: str, amount: Amount) -> bool:
    """Whether a duration or an age is what the text measures; whether 次 counts and does not number a meeting."""
    unit = amount.unit
    if unit is None:
        return True
    if unit.unit == "P" and amount.number in _RESOLUTIONS:
        return False
    if unit.dimension == COUNT:
        if unit.unit == "次" and not amount.number[0].isascii():
            return not _MEETING.match(text, amount.end)
        return True
    if unit.dimension == "age":
        return _AGE_CUE.search(text, max(0, amount.begin - 10), amount.begin) is not None
    if unit.dimension != "duration":
        return unit.dimension != "change"
    if unit.unit == "小时" and amount.low >= 10000:
        return True
    if amount.low >= 1900:
        return False
    if _FROM.search(text, max(0, amount.begin - 6), amount.begin) and _DURATION_CHANGE.match(text, amount.end):
        return True
    return _DURATION_CUE.search(text, max(0, amount.begin - 12), amount.begin) is not None


def _bare_lead(text: str, amount: Amount) -> Bound | None:
    """上百, 过万: words that bound a number made of powers alone."""
    match = _BARE_LEAD.search(text, max(0, amount.begin - 2), amount.begin) if amount.bare else None
    if match is None:
        return None
    return Bound(Qualifier.MORE_THAN if match.group() in ("上", "过") else Qualifier.EXACT, match.start())


def _and_more(text: str, amount: Amount, end: int) -> Bound | None:
    """两倍多, 3公里多; behind a measure word 多 begins the next (5个多功能厅)."""
    measured = amount.unit is not None and amount.unit.dimension != COUNT
    return Bound(Qualifier.MORE_THAN, end + 1) if measured and text[end : end + 1] == "多" else None


def _quantity(amount: Amount, unit: str, end: int, before: Bound | None, after: Bound | None) -> Quantity:
    qualifier = Qualifier.EXACT
    if before is not None:
        qualifier = before.qualifier
    elif after is not None:
        qualifier = after.qualifier
    elif amount.more:
        qualifier = Qualifier.ABOUT if amount.more == "来" else Qualifier.MORE_THAN
    return Quantity(
        before.edge if before else amount.begin,
        after.edge if after else end,
        amount.begin,
        end,
        unit,
        qualifier,
        value=None if amount.ranged else _plain(amount.low),
        minimum=_plain(amount.low) if amount.ranged else None,
        maximum=_plain(amount.high) if amount.ranged else None,
    )


def _plain(value: Decimal) -> Decimal:
    """The value without superfluous places; an endless fraction to four."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -8:
        value = round(value, 4)
    value = value.normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _special(text: str) -> list[Quantity]:
    found = [_half(match) for match in _HALF.finditer(text)]
    return found + [_doubled(match) for match in _DOUBLED.finditer(text)]


def _half(match: re.Match[str]) -> Quantity:
    lead = match["lead"] or (match.string[match.start() - 1] if match["half"] == "半" else "")
    qualifier = (
        Qualifier.LESS_THAN if lead == "近" else Qualifier.MORE_THAN if lead or match["more"] else Qualifier.EXACT
    )
    value, unit = (Decimal(100), "%") if match["half"][0] == "百" else (Decimal("0.5"), "")
    return Quantity(*match.span(), match.start("half"), match.end("half"), unit, qualifier, value=value)


def _doubled(match: re.Match[str]) -> Quantity:
    times = _POWERS[match["times"] or "一"]
    if match["word"] == "倍" and match["times"]:
        times = "一两三四五".index(match["times"].replace("二", "两")) + 1
    return Quantity(*match.span(), *match.span(), "倍", Qualifier.EXACT, value=Decimal(times))
