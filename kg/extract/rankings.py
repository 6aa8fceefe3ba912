"""Lists, parks and shows named before what is said to be on or in them: 名单公布，甲、乙上榜."""

import re
from collections.abc import Iterator
from typing import TypeVar

from kg.extract.agents import Context, Pair
from kg.extract.arguments import Argument, Finder, argument
from kg.extract.groups import QUANTITY, Group, masks
from kg.extract.partners import one_of
from kg.extract.triggers import Frame, Hit
from kg.model import EventType, Kind, Predicate

_LISTS = f"[{masks((Kind.AWARD, Kind.PROGRAMME))}]"
# A report or an index is a list too when somebody has a rank in it.
_RANKING = re.compile(
    "榜|指数|排行|排名|百强|十强|名单|名录|(?<!工作)(?<!审计)报告|评估|评价|评比|蓝皮书|白皮书|图谱|测评|考核"
)
_ON_LIST = re.compile(f"在[^，]{{0,30}}?({_LISTS})(?:中|上|里|内)?(?:成功|再次|双双|均|荣耀|强势|首次)*$")
# 某园累计入驻企业30家 is about the park itself.
_NO_MORE = re.compile("(?:其中|于此|[了并]|(?=的[，。]))*(?:$|[，。；！？”])")
_INCLUDING = re.compile("，(?:其中)?(?:就)?(?:包括|包含|涵盖|有|既有|如)了?")
_DRAWS = re.compile("(?:吸引|迎来|引来|汇集|汇聚|集聚|聚集|邀请|已有|共有|现有)")
_BECOMES = re.compile("成为[^，。]{0,12}(?:唯一|首个|首家|首批|首座|首位|首款|第一个|第一家)(?:成功)?$")
_SINGLE = re.compile("(?:案例|示范|试点|奖|称号|工程|项目)$")
_AWARD = frozenset({Kind.AWARD})
_SHOWS = frozenset({Kind.CONFERENCE})

_S = TypeVar("_S", Predicate, EventType)


def listed(context: Context, hit: Hit[_S], frame: Frame[_S]) -> Iterator[Pair]:
    """名单公布，甲、乙上榜; 在某名单中上榜; 某园揭牌，甲、乙入驻: list, park and show are named before."""
    finder = context.finder
    line = finder.line
    begin, _ = finder.bounds(hit.begin)
    if match := _ON_LIST.search(line.text[begin : hit.begin]):
        yield from _on_list(finder, begin, match, frame)
        return
    group = finder.near(hit.begin) or _included(finder, begin, hit.begin, hit.end) or _first(finder, begin, hit.begin)
    listing = Kind.AWARD in frame.objects
    subject = argument(line, group).of(frame.subjects - (_AWARD if listing else frame.objects)) if group else None
    if subject is None or finder.object(hit.end, frozenset(Kind)):
        return
    if not listing and not _NO_MORE.match(line.text, hit.end):
        return
    before = list(_named_before(finder, begin, subject.first, listing))
    if frame.signal is Predicate.LOCATED_IN:
        before = before[:1]  # what the text is about, not what else it names on the way
    if finder.scene is not None and frame.objects == _SHOWS:
        before.insert(0, Argument(line, subject.first, subject.last, (finder.scene,)))
    if target := next((found for part in reversed(before) if (found := part.of(frame.objects))), None):
        yield subject, one_of(target, target.names[-1:])


def _included(finder: Finder, begin: int, at: int, end: int) -> Group | None:
    """18家企业入驻，包括甲、乙: some of those who are counted before the verb are named behind it."""
    line = finder.line
    match = _INCLUDING.match(line.text, end) if QUANTITY in line.text[begin:at] else None
    return next((group for group in line.groups if match and group.first == match.end()), None)


def _first(finder: Finder, begin: int, at: int) -> Group | None:
    """名单公布，甲成为全市唯一上榜企业: who becomes the one on the list."""
    match = _BECOMES.search(finder.line.text, begin, at)
    return finder.near(match.start()) if match else None


def _named_before(finder: Finder, begin: int, at: int, listing: bool) -> Iterator[Argument]:
    """What the sentence before and the clauses before `begin` name; of what is a list, where one is asked for.

    In the clause itself, what draws those who stand at `at` (某展会吸引甲、乙参展).
    """
    former, line = finder.former, finder.line
    for part in [argument(former, group) for group in former.groups] if former else ():
        # Of a report in the sentence before, a rank may be told that is not in it.
        if found := _rated(part) if listing else part:
            yield found
    for group in line.groups:
        part = argument(line, group)
        drawn = begin <= group.last < at and _DRAWS.search(line.text, group.last, at)
        if (group.last < begin or drawn) and (found := _ranked(part) if listing else part):
            yield found


def _ranked(found: Argument) -> Argument | None:
    """The same without the programmes in which nobody can have a rank (某某规划)."""
    text = found.line.sentence.passage.text
    names = tuple(n for n in found.names if n.kind is not Kind.PROGRAMME or _RANKING.search(text, n.begin, n.end + 2))
    return Argument(found.line, found.first, found.last, names) if names else None


def _rated(found: Argument) -> Argument | None:
    """The awards that are lists or ratings: in a case of last year's (示范案例) nobody has a rank."""
    text = found.line.sentence.passage.text
    names = tuple(n for n in found.names if n.kind is Kind.AWARD and not _SINGLE.search(text, n.begin, n.end))
    return Argument(found.line, found.first, found.last, names) if names else None


def _on_list(finder: Finder, begin: int, match: re.Match[str], frame: Frame[_S]) -> Iterator[Pair]:
    group = next((g for g in finder.line.groups if g.last == begin + match.start(1)), None)
    subject = finder.subject(begin + match.start())
    subject = subject.of(frame.subjects) if subject else None
    award = _ranked(argument(finder.line, group)) if group else None
    award = award.of(frame.objects) if award else None
    if subject and award:
        yield subject, award
