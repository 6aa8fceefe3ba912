"""Quantities of running text, in the sense of the gold guidelines.

What reads as a number with a unit or measure word, less what counts nothing: dates and durations, ordinals in
names, 一 as an article, idioms, slogans in quotation marks, product and road names. A number without a plain
value (数十亿元, 几万人, 千亿级) is left out; 十几家 is more than ten.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from string import ascii_letters

from kg.lexicon import Lexicon
from kg.mention.amounts import Amount, find_amounts
from kg.mention.compounds import join_amounts
from kg.mention.qualifiers import Bound, bound_after, bound_before, qualifiers
from kg.mention.ranks import find_tops, read_numbered
from kg.mention.ratios import unitless
from kg.mention.screening import is_article, is_measured, is_phrase, sorts_things
from kg.mention.shares import find_shares
from kg.mention.units import COUNT, unit_index
from kg.model import Qualifier, Quantity

# A short quotation that holds a number is a catch-word (“五个中心”), a title in 《》 a name.
_QUOTED = re.compile("[“‘《〈](?:(?<=[“‘])[^“”‘’，。；！？]{1,12}[”’]|(?<=《)[^》]*》|(?<=〈)[^〉]*〉)")
_BARE_LEAD = re.compile(
    r"(?<![线网路市台车船街地桌海江以之晚早马])上$|(?<![不通经超])过$|(?<=[高可达到])达$|(?<=[增长至])到$"
)
# No news counts so far, and the decimals of common stores end there (Oxigraph's at 1.7 * 10**20).
_DIGITS = 20
_BIG = re.compile(r"大(?=[\u4e00-\u9fff])(?![学于会代多量型厅楼队街道桥姐妈爷庆连同理冶气幅力规赛部队小关批])")
_CLOSED = re.compile(r"$|[，。；、）的]|以[上下]")
_ABOUT_OF = re.compile(r"约占[^，。；0-9约超近]{1,8}的$")
_NOT_BEFORE = frozenset(f"{ascii_letters}0123456789._/-·#×")
_COLONS = frozenset(":：")
_PER_SECOND = re.compile(r"每秒钟?[^，。；0-9]{0,4}$")


def find_quantities(text: str, lexicon: Lexicon) -> tuple[Quantity, ...]:
    """The quantities of a passage's reading text, by position, none over another."""
    counted = list(_counts(text, lexicon))
    if counted and (quoted := [match.span() for match in _QUOTED.finditer(text)]):
        counted = [quantity for quantity in counted if not _inside(text, quantity, quoted)]
    return _apart([*find_shares(text), *find_tops(text), *counted])


def _counts(text: str, lexicon: Lexicon) -> Iterator[Quantity]:
    index = unit_index(lexicon)
    past = 0
    for amount in join_amounts(text, find_amounts(text, index)):
        if amount.begin < past:
            continue
        numbered = read_numbered(text, amount.begin - 1, index)
        if numbered is not None:
            past = numbered.end
        quantity = numbered.quantity if numbered else _read(text, amount, lexicon)
        if quantity is not None:
            yield quantity


def _inside(text: str, quantity: Quantity, quoted: list[tuple[int, int]]) -> bool:
    """Whether the quantity is part of a title or a catch-word; a share in a short quotation is still said."""
    return any(
        begin < quantity.number_begin and quantity.unit_end < end and (quantity.unit != "%" or text[begin] in "《〈")
        for begin, end in quoted
    )


def _apart(found: list[Quantity]) -> tuple[Quantity, ...]:
    kept: list[Quantity] = []
    for quantity in sorted(found, key=lambda q: (q.begin, -q.end)):
        if not kept or quantity.begin >= kept[-1].end:
            kept.append(quantity)
    return tuple(kept)


def _read(text: str, amount: Amount, lexicon: Lexicon) -> Quantity | None:
    if amount.high.adjusted() >= _DIGITS:
        return None
    if amount.vague or _bound_to_former(text, amount.begin) or is_phrase(text, amount, lexicon):
        return None
    unit, end = _counted(text, amount)
    if unit is None or text[end : end + 1] == "级":
        return None
    words = qualifiers(lexicon)
    before = bound_before(words, text, amount.begin) or _bare_lead(text, amount) or _about_of(text, amount)
    after = bound_after(words, text, end) or _and_more(text, amount, end)
    if is_article(text, amount, before is not None) or not is_measured(text, amount):
        return None
    if amount.bare and not (before or after or amount.more):
        return None
    if sorts_things(text, amount, after.edge if after else end):
        return None
    return _quantity(amount, unit, end, before, after)


def _bound_to_former(text: str, begin: int) -> bool:
    """Whether the number is only the end of something: 9：30 and 1：3, but not 营业收入：213.5亿元."""
    former = text[begin - 1 : begin]
    if former not in _COLONS or not former:
        return former in _NOT_BEFORE
    earlier = text[max(0, begin - 3) : begin - 1].strip()
    return not earlier or earlier[-1].isdigit()


def _counted(text: str, amount: Amount) -> tuple[str | None, int]:
    """The plain unit and where it ends; a fraction has none, and 六大功能 counts 个."""
    if amount.unit_name == "次" and _PER_SECOND.search(text, max(0, amount.begin - 8), amount.begin):
        return "次/秒", amount.end
    if amount.unit is not None or amount.unit_name:
        return amount.unit_name, amount.end
    if "分之" in amount.number or ("/" in amount.number and amount.low < 1 and _CLOSED.match(text, amount.end)):
        return "", amount.end
    if amount.low.is_signed() or amount.more:
        return None, amount.end
    if ("." in amount.number or amount.number[-1] in "万亿") and (unit := unitless(text, amount)) is not None:
        return unit, amount.end
    if (match := _BIG.match(text, amount.end)) and amount.low > 1 and not 12 <= amount.low <= 30:
        return "个", match.end()
    return None, amount.end


def _bare_lead(text: str, amount: Amount) -> Bound | None:
    """上百, 过万: words that bound a number made of powers alone."""
    match = _BARE_LEAD.search(text, max(0, amount.begin - 2), amount.begin) if amount.bare else None
    if match is None:
        return None
    return Bound(Qualifier.MORE_THAN if match.group() in ("上", "过") else Qualifier.EXACT, match.start())


def _about_of(text: str, amount: Amount) -> Bound | None:
    """约占全市的40%: the qualifier stands before what the share is of."""
    return (
        Bound(Qualifier.ABOUT, amount.begin)
        if _ABOUT_OF.search(text, max(0, amount.begin - 12), amount.begin)
        else None
    )


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
