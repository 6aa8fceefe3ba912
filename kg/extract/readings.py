"""What a figure measures and whether it is a change: the metric, the direction and the rule that read them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from kg.extract import metrics
from kg.extract.figures import Figure, figures
from kg.extract.labelspans import label_begin, time_within
from kg.extract.subjects import Clause
from kg.lexicon import Lexicon
from kg.lexicon.patterns import alternation
from kg.model import Direction, Kind, Qualifier, Quantity, Sentence

_LISTS = (Kind.AWARD, Kind.PROGRAMME)
_MULTIPLIED = re.compile("翻了?[一两二三四]?番")
# 由31个|减至17个, 从60%|提高到85%: a level that another leads to.
_SHIFTED = re.compile(
    "(?:(?:(?:总[数量])?(?:[已再又也则可将就]|进一步|大幅|逐步)?[变增减降升改扩缩提压攀跃回上下延精调拓涨跌爬走掉拉做][^，、]{0,2})?"
    "(?:(?<![实应签报达])到|至)|[变增减降升改扩缩]为)(?:了|约|近)?(?:(?:目前|现在|如今|当前)的)?"
)
_FROM = re.compile("[由从]")
# 比杭州低7个百分点, 较前一周增长7.8%: only the metric before says what is compared.
_BESIDE = re.compile("(?:比|较|高于|低于|高出|相比|相较)")
# 较上年, 比去年同期, 与年初相比: what a change is measured against is not what changes.
_COMPARISON = re.compile(
    r"(?:(?:相)?较于?|相?比于?|与|同|和)(?:20\d\d年|去年|上年|前年|上月|上季度|上半年|年初|同期|往年|以往|此前|上一?年度)"
    r"(?:同期|同月|底|末|初)?(?:相比)?(?:实现|再|又|则)?"
)
# 作业效率|较传统码头|提升20%: what else a change is measured against, between the metric and the change word.
_BESIDE_OTHERS = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?<![占同环对相所])[比较]"
    r"(?![较重例率值价分为特]|亚迪|利时|赛|大幅|明显|显著|持续|稳步|快速|进一步|平均|累计|[均约再又也已将快多少高低])"
    r"[^，。；、的]{2,10}$"
)
_MORE = re.compile("(多|少)了?$")
_EXTENTS = {"长": "长度", "宽": "宽度", "高": "高度", "深": "深度", "厚": "厚度", "重": "重量"}
COMPARED = "comparison"
LEVEL = "level"
CHANGE = "change"
# 预计全年超过5万辆, 这一数字提升至5名: words that say when or how, and nothing of what.
_WHEN = re.compile(
    "(?:全年|每年|年内|年底|年末|当月|当年|单月|首月|首日|[去上]年同期|同期|届时|未来|今后|今年|明年|去年)+"
    "|[这该]?一?个?(?:数字|指标|数据|比例|占比)|(?:规划|年度|全年|预期|既定)?目标"
)
RESPECTIVELY = "分别"
_CONJUNCTIONS = ("、", "和", "与", "及")
_SAVED = re.compile("(节约|节省|省下)")  # 每箱节约成本, 一年可节约电费
_LIST_YEAR = re.compile("(20[0-9][0-9])")
# 较传统平房仓作业效率: what ends like this is a metric, whatever it is compared with.
_MEASURE = re.compile(
    "(?:率|量|额|数|成本|能力|时间|时长|面积|价格?|均价|值|比重|水平|规模|收入|支出|密度|强度|速度|客流|产能|营收|利润|投资)$"
)
_PERIODIC = re.compile(r"(?:同比|环比|年均|平均|逐年|累计|总计|实现|预计|将|可|再|又|较同期|双双|分别|共)+$")
_SHORTEST = 2
_RATES = ("%", "倍", "个百分点")
_DIMENSIONS = (
    frozenset({"秒", "分钟", "小时", "天", "日", "周", "个月", "年", "工作日", "个工作日"}),
    frozenset({"平方米", "平方公里", "亩", "公顷", "平方千米"}),
    frozenset({"厘米", "米", "公里", "千米", "毫米"}),
    frozenset({"克", "公斤", "千克", "吨"}),
)
# 优化提升21个园区 counts parks; only a measured figure is raised by so much.
_RAISING = ("提升", "提高", "压缩", "扩大")
_COUNTS = frozenset("个家项件套台条款类场户处座名人位所批次辆")


@dataclass(frozen=True, slots=True)
class _Changes:
    verb: re.Pattern[str]
    noun: re.Pattern[str]
    opening: re.Pattern[str]
    direction: dict[str, Direction]


@cache
def _changes(lexicon: Lexicon) -> _Changes:
    rows = lexicon.rows("change_words")
    # 多 and 少 tell a change only in a comparison (比上年多4家).
    verbs = tuple(row["form"] for row in rows if row["use"] == "verb" and row["form"] not in ("多", "少"))
    nouns = tuple(row["form"] for row in rows if row["use"] == "noun")
    # A single character opens too many other words to start a metric (减排, 升级, 增值).
    opening = alternation(tuple(form for form in verbs if len(form) > 1))
    return _Changes(
        re.compile(rf"(?<![新起])({alternation(verbs)})了?$"),
        re.compile(rf"({alternation(nouns)})"),
        re.compile(rf"(?:总计|累计|共|可|平均|预计|已)*({opening})"),
        {row["form"]: row.enum("direction", Direction) for row in rows},
    )


class Reading(NamedTuple):
    """A metric's label, the direction of a change, and the name of the rule that read them."""

    metric: str
    direction: Direction | None
    rule: str
    year: int | None = None  # of the list in which a rank is held (2023县域百强榜)
    unit: str = ""  # of the figure that was read
    after: int = 0  # where that figure ends
    sentence: Sentence | None = None  # in which it stands


def read_clause(clause: Clause, former: Sequence[Reading], lexicon: Lexicon) -> Iterator[tuple[Figure, Reading | None]]:
    """The figures of `clause` with their readings, None where the words give no metric.

    `former` are the readings of the clause before: a bare change or level goes on with the last of them, and
    figures told of them 分别 go on with one each (进口、出口…，分别增长5%和8%).
    """
    found = list(figures(clause))
    text = clause.sentence.passage.text
    each = len(found) == len(former) > 1 and text.find(RESPECTIVELY, clause.begin, clause.end) >= 0
    last = former[-1] if former else None
    for i, figure in enumerate(found):
        base = former[i] if each else last
        if i and last and _joined(clause, found[i - 1], figure):
            reading: Reading | None = last._replace(metric=base.metric) if base else last
        else:
            reading = read(clause, figure, base, lexicon)
            if i and reading and last and reading.rule == LEVEL and _listed(clause, figure, last):
                reading = reading._replace(direction=last.direction, rule=CHANGE)
        if reading and reading.rule != COMPARED:
            quantity = figure.quantity
            last = reading = reading._replace(unit=quantity.unit, after=quantity.end, sentence=clause.sentence)
        yield figure, reading


def _joined(clause: Clause, former: Figure, figure: Figure) -> bool:
    """Whether only a conjunction stands between two figures of one unit, so that one word governs both."""
    between = clause.sentence.passage.text[former.quantity.end : figure.quantity.begin]
    return figure.listed and between in _CONJUNCTIONS


def _listed(clause: Clause, figure: Figure, last: Reading) -> bool:
    """Whether nothing but a list mark stands before a figure that follows a change (增加3个国家、26个港口)."""
    text = clause.sentence.passage.text
    return last.rule == CHANGE and figure.begin == figure.quantity.begin and text.startswith("、", figure.begin - 1)


def read(clause: Clause, figure: Figure, last: Reading | None, lexicon: Lexicon) -> Reading | None:
    """The reading of `figure`; a bare change or level goes on with the metric of `last`, the one read before it.

    None where the words give no metric.
    """
    sentence, quantity, end = clause.sentence, figure.quantity, figure.end
    former = last.metric if last else ""
    begin = label_begin(clause, quantity, figure.begin)
    if quantity.rank:
        return _read_rank(clause, quantity, begin, last, lexicon)
    change = _read_change(sentence, quantity, begin, end, former, lexicon)
    if change is not None:
        year = last.year if last and change.metric == former else None
        return change._replace(year=year) if len(change.metric) >= _SHORTEST else None
    text = sentence.passage.text
    same = last is not None and (last.unit == "" or _alike(last.unit, quantity.unit))
    if same and any(_SHIFTED.fullmatch(text, at, quantity.begin) for at in (begin, figure.begin)):
        return Reading(former, None, "level reached")
    metric = metrics.label(sentence, quantity, begin, end, lexicon)
    if len(metric) < _SHORTEST and (time := time_within(clause, figure, begin)):
        begin = label_begin(clause, replace(quantity, begin=time), figure.begin)
        metric = metrics.label(sentence, replace(quantity, begin=time), begin, end, lexicon)
    metric = _EXTENTS.get(metric, metric)
    if last and _goes_on(last, quantity, metric):
        return Reading(former, None, "level of the former metric")
    if former and _only_compared(metric):
        return Reading(former + metric, None, COMPARED)
    if len(metric) >= _SHORTEST:
        return Reading(metric, _direction_of(metric, lexicon), LEVEL)
    if clause.name is not None and clause.name.end == quantity.begin > figure.begin:
        metric = metrics.label(sentence, quantity, figure.begin, end, lexicon)
        return Reading(metric, None, LEVEL) if len(metric) > clause.name.end - clause.name.begin else None
    if former and (figure.listed or _FROM.match(text, figure.begin, quantity.begin) or _goes_with(last, quantity)):
        return Reading(former, None, "level of the former metric")
    return None


def _goes_on(last: Reading, quantity: Quantity, metric: str) -> bool:
    """Whether the words say nothing of what is measured, and the metric before fits (增长9%，全年有望达50亿元)."""
    back = last.rule == CHANGE and last.unit in _RATES and quantity.unit not in _RATES
    if _WHEN.fullmatch(metric):
        return last.unit == quantity.unit or back
    return (last.unit == quantity.unit or last.sentence is None) and len(metric) < _SHORTEST


def _goes_with(last: Reading | None, quantity: Quantity) -> bool:
    """Whether a figure without words can be of the metric before: a rate, or the bound of what is granted."""
    granted = quantity.qualifier is Qualifier.LESS_THAN and last is not None and last.unit == "%"
    return quantity.unit in ("%", "倍") or (granted and quantity.unit == "元")


def _alike(one: str, other: str) -> bool:
    """Whether two units measure the same, so that one level can lead to the other (15分钟缩短到90秒)."""
    return one == other or any(one in units and other in units for units in _DIMENSIONS)


def _read_rank(
    clause: Clause, quantity: Quantity, begin: int, last: Reading | None, lexicon: Lexicon
) -> Reading | None:
    sentence = clause.sentence
    text, changes = sentence.passage.text, _changes(lexicon)
    if change := changes.verb.search(text, begin, quantity.number_begin):
        return Reading(last.metric, changes.direction[change[1]], "rank change", last.year) if last else None
    # Of a list named before a count, the count's own rank is told: 在某榜中，一等奖34项，位居首位.
    begun = last.after if last and last.rule in (LEVEL, CHANGE) and last.sentence is sentence else sentence.begin
    listed = [n for n in sentence.names if begun <= n.begin and n.end <= quantity.begin and n.kind in _LISTS]
    held = text[listed[-1].begin : listed[-1].end].strip("“”《》") if listed else ""
    metric = metrics.rank_label(sentence, quantity, begin, held or (last.metric if last else ""), lexicon)
    if metric == "排名":
        return None
    year = _LIST_YEAR.match(held) if held and metric.startswith(held) else None
    return Reading(metric, None, "rank", int(year[1]) if year else None)


def _read_change(
    sentence: Sentence, quantity: Quantity, begin: int, end: int, former: str, lexicon: Lexicon
) -> Reading | None:
    """The reading of a figure that a change word governs; None where none does."""
    text, changes = sentence.passage.text, _changes(lexicon)
    if _MULTIPLIED.search(text, quantity.begin, quantity.end):
        stop, direction, found = quantity.begin, Direction.INCREASE, None
    elif found := changes.verb.search(text, begin, quantity.begin) or _more(text, begin, quantity.begin):
        stop, direction = found.start(), changes.direction[found[1]]
    else:
        return None
    if found and found[1] in _RAISING and quantity.unit in _COUNTS:
        return None
    if text.startswith("的", quantity.end) or (found and quantity.unit in _COUNTS):
        noun = metrics.label(sentence, quantity, quantity.begin, end, lexicon)
        if noun:
            return Reading(noun, direction, CHANGE)
    if periodic := _PERIODIC.search(text, begin, stop):
        stop = periodic.start()
    metric = metrics.change_label(sentence, *_uncompared(text, begin, stop), lexicon)
    if not metric or _only_compared(metric):
        metric = former
    return Reading(metric, direction, CHANGE)


def _more(text: str, begin: int, end: int) -> re.Match[str] | None:
    """多 or 少 before a figure, where something is compared (比上年多4家)."""
    return _MORE.search(text, begin, end) if _COMPARISON.search(text, begin, end) else None


def _only_compared(metric: str) -> bool:
    beside = _BESIDE.match(metric)
    return beside is not None and (len(beside.group()) > 1 or _MEASURE.search(metric) is None)


def _uncompared(text: str, begin: int, end: int) -> tuple[int, int]:
    """The stretch without what the change is measured against: 产量|较去年同期, 较上年|营收."""
    comparison = _COMPARISON.search(text, begin, end)
    if comparison is None:
        beside = _BESIDE_OTHERS.search(text, begin, end)
        return begin, beside.start() if beside else end
    return (begin, comparison.start()) if comparison.end() == end else (comparison.end(), end)


def _direction_of(metric: str, lexicon: Lexicon) -> Direction | None:
    """The direction that a metric's own words give: 平均增长率, 节约费用."""
    changes = _changes(lexicon)
    found = changes.noun.search(metric) or changes.opening.match(metric) or _SAVED.search(metric)
    return changes.direction[found[1]] if found else None
