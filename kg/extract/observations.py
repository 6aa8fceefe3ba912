"""Observations: every quantity with the subject, metric, status, direction and time that the text gives it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.extract import metrics
from kg.extract.clauses import cut
from kg.extract.scope import ScopeTracker, compared
from kg.extract.subjects import Clause, follow
from kg.extract.summaries import as_in_body
from kg.lexicon import Lexicon
from kg.model import AnnotatedArticle, Direction, Kind, Observation, PassageRole, Quantity, Sentence

_LISTS = (Kind.AWARD, Kind.PROGRAMME)
_MULTIPLIED = re.compile("翻(?:了|一|两|二|三)?番")
# 较上年, 比去年同期, 与年初相比: what a change is measured against is not what changes.
_COMPARISON = re.compile(
    r"(?:(?:相)?较于?|相?比于?|与|同|和)(?:20\d\d年|去年|上年|前年|上月|上季度|上半年|年初|同期|往年|以往|此前|上一?年度)"
    r"(?:同期|同月|底|末|初)?(?:相比)?(?:实现|再|又|则)?"
)
_PERIODIC = re.compile(r"(?:同比|环比|年均|平均|逐年|累计|总计|实现|预计|将|可|再|又|较同期|双双|分别|共)+$")
# 这两个工程, 上述三家企业: a figure that points back says nothing new.
_POINTING = re.compile(r"(?:这|该|上述|前述|以上|此|那)$")
_RECEIVED = re.compile("上榜|入选|入围|获评|荣获|获奖|获批|获得这一")
_SHORTEST = 2
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
    verbs = tuple(row["form"] for row in rows if row["use"] == "verb")
    nouns = tuple(row["form"] for row in rows if row["use"] == "noun")
    # A single character opens too many other words to start a metric (减排, 升级, 增值).
    opening = metrics.alternation(tuple(form for form in verbs if len(form) > 1))
    return _Changes(
        re.compile(rf"({metrics.alternation(verbs)})了?$"),
        re.compile(rf"({metrics.alternation(nouns)})"),
        re.compile(rf"(?:总计|累计|共|可|平均|预计|已)*({opening})"),
        {row["form"]: row.enum("direction", Direction) for row in rows},
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    metric: str
    direction: Direction | None
    rule: str


def extract_observations(article: AnnotatedArticle, text: str, lexicon: Lexicon) -> Iterator[Observation]:
    """The observations of `article`, in reading order; `text` is its document's.

    A quantity whose metric or owner the words do not give is left out. What a headline or a box repeats of the
    body comes out as the body's observation, with the repeating words as evidence.
    """
    found = list(_observations(article, text, lexicon))
    body = [observation for role, observation in found if role is PassageRole.BODY]
    for role, observation in found:
        yield observation if role is PassageRole.BODY else as_in_body(body, observation)


def _observations(article: AnnotatedArticle, text: str, lexicon: Lexicon) -> Iterator[tuple[PassageRole, Observation]]:
    scopes = ScopeTracker(article, lexicon)
    former = ""
    for clause in follow(article, lexicon):
        scopes.enter(clause)
        for quantity, begin, end in _places(clause):
            subject = _awarding(clause, quantity, end) or clause.subject
            reading = _read(clause, quantity, begin, end, former, lexicon)
            if reading is None or subject is None:
                continue
            former = reading.metric
            passage = clause.sentence.passage
            scope = scopes.at(clause, quantity)
            yield (
                passage.role,
                Observation(
                    subject=subject,
                    metric=reading.metric,
                    unit=quantity.unit,
                    qualifier=quantity.qualifier,
                    status=scope.status,
                    rule=reading.rule,
                    evidence=(cut(article.article, text, passage, min(begin, quantity.begin), end),),
                    value=quantity.value,
                    minimum=quantity.minimum,
                    maximum=quantity.maximum,
                    direction=reading.direction,
                    start=scope.start,
                    end=scope.end,
                ),
            )
        scopes.leave(clause)


def _awarding(clause: Clause, quantity: Quantity, end: int) -> str | None:
    """The award or list that a count of its receivers is about (…等10个项目上榜)."""
    if not _RECEIVED.search(clause.sentence.passage.text, quantity.end, end):
        return None
    kinds = (*_LISTS, Kind.CONFERENCE)
    return next((n.entity for n in clause.sentence.names if n.end <= quantity.begin and n.kind in kinds), None)


def _places(clause: Clause) -> Iterator[tuple[Quantity, int, int]]:
    """Each quantity of the clause with the stretch whose words speak of it and of no other."""
    text = clause.sentence.passage.text
    own = [
        q
        for q in clause.sentence.quantities
        if clause.begin <= q.begin < clause.end and not q.ordinal and not _POINTING.search(text, clause.begin, q.begin)
    ]
    begin = clause.begin
    for i, quantity in enumerate(own):
        end = _boundary(clause.sentence, quantity.end, own[i + 1].begin) if i + 1 < len(own) else clause.end
        yield quantity, begin, end
        begin = end + 1 if text.startswith("、", end) else end


def _boundary(sentence: Sentence, begin: int, end: int) -> int:
    """Where, between two figures of a clause, the words of the first end: at a list mark, or before a verb."""
    mark = sentence.passage.text.rfind("、", begin, end)
    if mark >= 0 and "等" not in sentence.passage.text[mark:end]:
        return mark
    tokens = [t for t in sentence.tokens if begin <= t.begin < end]
    return next((t.begin for t in tokens[1:] if t.tag == "v"), end)


def _read(clause: Clause, quantity: Quantity, begin: int, end: int, former: str, lexicon: Lexicon) -> _Reading | None:
    sentence = clause.sentence
    begin = _label_begin(clause, quantity, begin)
    if quantity.rank:
        return _read_rank(sentence, quantity, begin, former, lexicon)
    change = _read_change(sentence, quantity, begin, end, former, lexicon)
    if change is not None:
        return change if len(change.metric) >= _SHORTEST else None
    metric = metrics.label(sentence, quantity, begin, end, lexicon)
    if len(metric) < _SHORTEST:
        metric = former if quantity.unit in ("%", "倍") else ""
    if not metric:
        return None
    return _Reading(metric, _direction_of(metric, lexicon), "level")


def _label_begin(clause: Clause, quantity: Quantity, begin: int) -> int:
    """Where the metric's words can start: after the subject's own name and after a time."""
    times = (time for time in clause.sentence.times if not compared(clause.sentence, time))
    ends = [time.end for time in times if begin <= time.begin and time.end <= quantity.begin]
    if clause.name is not None and begin <= clause.name.begin and clause.name.end <= quantity.begin:
        ends.append(clause.name.end)
    return max(ends, default=begin)


def _read_rank(sentence: Sentence, quantity: Quantity, begin: int, former: str, lexicon: Lexicon) -> _Reading | None:
    text = sentence.passage.text
    listed = [name for name in sentence.names if name.end <= quantity.begin and name.kind in _LISTS]
    fallback = text[listed[-1].begin : listed[-1].end].strip("“”《》") if listed else ""
    if change := _changes(lexicon).verb.search(text, begin, quantity.number_begin):
        return _Reading(former, _changes(lexicon).direction[change[1]], "rank change") if former else None
    metric = metrics.rank_label(sentence, quantity, begin, fallback, lexicon)
    return _Reading(metric, None, "rank") if metric != "排名" else None


def _read_change(
    sentence: Sentence, quantity: Quantity, begin: int, end: int, former: str, lexicon: Lexicon
) -> _Reading | None:
    """The reading of a figure that a change word governs; None where none does."""
    text, changes = sentence.passage.text, _changes(lexicon)
    if _MULTIPLIED.search(text, quantity.begin, quantity.end):
        stop, direction, found = quantity.begin, Direction.INCREASE, None
    elif found := changes.verb.search(text, begin, quantity.begin):
        stop, direction = found.start(), changes.direction[found[1]]
    else:
        return None
    if found and found[1] in _RAISING and quantity.unit in _COUNTS:
        return None
    if quantity.end < end and text[quantity.end] == "的":
        return _Reading(metrics.label(sentence, quantity, quantity.begin, end, lexicon), direction, "change")
    if periodic := _PERIODIC.search(text, begin, stop):
        stop = periodic.start()
    metric = metrics.change_label(sentence, *_uncompared(text, begin, stop), lexicon)
    return _Reading(metric or former, direction, "change")


def _uncompared(text: str, begin: int, end: int) -> tuple[int, int]:
    """The stretch without what the change is measured against: 产量|较去年同期, 较上年|营收."""
    comparison = _COMPARISON.search(text, begin, end)
    if comparison is None:
        return begin, end
    return (begin, comparison.start()) if comparison.end() == end else (comparison.end(), end)


def _direction_of(metric: str, lexicon: Lexicon) -> Direction | None:
    """The direction that a metric's own words give: 平均增长率, 节约费用."""
    changes = _changes(lexicon)
    found = changes.noun.search(metric) or changes.opening.match(metric)
    return changes.direction[found[1]] if found else None
