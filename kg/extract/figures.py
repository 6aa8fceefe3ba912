"""The figures of a clause, each with the words that speak of it and of no other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from kg.extract.subjects import Clause
from kg.model import Qualifier, Quantity, Sentence

# 这两个工程, 上述三家企业: a figure that points back says nothing new.
_POINTING = re.compile(r"(?:这|该|上述|前述|以上|此|那)$")
# 50亿元以上项目3个, 两大机场旅客6740万人次: a figure that only describes what the next one counts.
_DESCRIBING = re.compile(r"(?:以上|以下|级|及以上|大)?的?[^，、；。\d]{1,8}$")
# 尚未突破100家, 没有低于90%: the bound turns round; 未建成3座 says nothing of three.
_NEGATED = re.compile(
    r"(?:尚未|并未|未能|未(?!来|央|名|必)|没有|没能)(?P<verb>(?:达到?|超过?|突破|低于|高于)?|[^，。；、]{1,4})$"
)
_REACHING = ("", "达", "达到")
_TURNED = {Qualifier.MORE_THAN: Qualifier.LESS_THAN, Qualifier.LESS_THAN: Qualifier.MORE_THAN}
_DESCRIBES = re.compile(r"(?:以上|以下|以内)$")
# 营收超100亿元企业12家, 年交易额过亿元的企业有16家: the bound says which are counted.
_BOUNDED = re.compile(
    r"的[^，、；。\d]{1,8}|[^，、；。\d]{0,4}(?:企业|项目|产业|集群|园区|基金|机构|单位|品牌|产品|乡镇|县区)[共已]?(?:有|达|数)?"
)
_MEASURES = ("元", "美元", "%", "倍", "吨", "公里", "平方米", "平方公里")
# 由31个减至17个, 从60%提高到85%: the way from one level to the next is no noun of the first.
_SHIFT = re.compile(
    r"(?:[^，、]{0,6}(?:到|至|为)(?:(?:目前|现在|如今|当前|今年|20\d\d年)[底末初]?的?)?|[降增升减提缩压][^，、]{0,2})$"
)
_NO_WORDS = re.compile("(?:合计|总计|共计?|累计|总|达到?|约|有|为|突破|超过)*")
_MEASURED = re.compile("(?:额|量|产值|收入|规模|总数|投资|面积|营收|利润)(?:合计|总计|共计|累计)?$")
_SHORTEST = 2


class Figure(NamedTuple):
    """A quantity and the stretch `[begin, end)` of its passage that is its own; passage offsets.

    `listed` where a figure of the same unit stands before it in its clause (最低99元、最高129元).
    """

    quantity: Quantity
    begin: int
    end: int
    listed: bool = False


def figures(clause: Clause) -> Iterator[Figure]:
    """The figures of `clause` in reading order; running totals and figures that point back are none."""
    sentence = clause.sentence
    own = _counted(sentence, [q for q in sentence.quantities if clause.begin <= q.begin < clause.end])
    begin = clause.begin
    for i, quantity in enumerate(own):
        end = _boundary(sentence, quantity.end, own[i + 1].begin) if i + 1 < len(own) else clause.end
        listed = i > 0 and own[i - 1].unit == quantity.unit
        following = end + 1 if sentence.passage.text.startswith("、", end) else end
        if i + 1 < len(own):
            end, following = _shared(sentence.passage.text, quantity, end, following, own[i + 1].begin)
        yield Figure(quantity, min(begin, quantity.begin), max(end, quantity.end), listed)
        begin = following


def _counted(sentence: Sentence, quantities: Sequence[Quantity]) -> list[Quantity]:
    text = sentence.passage.text
    kept = []
    for i, said in enumerate(quantities):
        quantity = _denied(text, sentence.begin, said)
        if quantity is None:
            continue
        if quantity.ordinal or _POINTING.search(text, sentence.begin, quantity.begin):
            continue
        if i + 1 < len(quantities) and _describes(text, quantity, quantities[i + 1]):
            continue
        kept.append(quantity)
    return kept


def _denied(text: str, begin: int, quantity: Quantity) -> Quantity | None:
    """The quantity as a negation before it leaves it; None where it says that something did not happen."""
    negated = _NEGATED.search(text, begin, quantity.begin)
    if negated is None:
        return quantity
    if quantity.qualifier in _TURNED and not negated["verb"]:
        return replace(quantity, qualifier=_TURNED[quantity.qualifier])
    if negated["verb"] in _REACHING:
        return replace(quantity, qualifier=Qualifier.LESS_THAN)
    return None


def _describes(text: str, quantity: Quantity, following: Quantity) -> bool:
    if _DESCRIBES.search(text, quantity.number_begin, quantity.end):
        return _DESCRIBING.fullmatch(text, quantity.end, following.begin) is not None
    if quantity.qualifier not in _TURNED or following.unit in _MEASURES:
        return False
    return _BOUNDED.fullmatch(text, quantity.end, following.begin) is not None


def _shared(text: str, quantity: Quantity, end: int, following: int, figure: int) -> tuple[int, int]:
    """Where the words of a figure end and those of the next, at `figure`, begin: as given, where those are any.

    Of 32所高校的科技成果2.3万项 the second has the words behind 的, of 三类产品出口额合计480亿元 all of them.
    """
    if _NO_WORDS.fullmatch(text, following, figure) is None:
        return end, following
    if (of := text.rfind("的", quantity.end, end)) > quantity.end and end - of > _SHORTEST:
        return of, of + 1
    return (end, quantity.end) if _MEASURED.search(text, quantity.end, end) else (end, following)


def _boundary(sentence: Sentence, begin: int, end: int) -> int:
    """Where, between two figures of a clause, the words of the first end: at a list mark, or before a verb."""
    text = sentence.passage.text
    mark = text.rfind("、", begin, end)
    if mark >= 0 and "等" not in text[mark:end]:
        return mark
    tokens = sentence.tokens.between(begin, end)
    if tokens and _SHIFT.match(text, tokens[0].begin, end):
        return begin
    return next((t.begin for t in tokens[1:] if t.tag == "v"), end)
