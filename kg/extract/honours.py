"""Who gave an award to whom, and who got it: 甲授予乙某称号, 乙被甲评为某称号, 甲将乙列为某试点, 甲获一等奖."""

import re
from collections.abc import Iterator

from kg.extract.agents import Context, Pair
from kg.extract.arguments import Argument, Finder, argument
from kg.extract.groups import PLACES, Group
from kg.extract.lines import Line
from kg.extract.partners import principal
from kg.extract.triggers import Frame, Hit
from kg.model import EventType, Kind, Predicate

_AWARDS = frozenset({Kind.AWARD, Kind.PROGRAMME})
_PRIZE = re.compile("[^，。的\ue000-\uf8ff]{0,10}?(?:[特一二三]等奖|[金银铜]奖|优秀奖|冠军)(?![得获])")
# What one is named or chosen as bears a title even where it has no name of its own (入选全国首批示范企业).
_HONOUR = re.compile(
    "了?[^，。；、的\ue000-\uf8ff]{0,20}?(?:奖|称号|荣誉|名单|榜单|百强|示范|试点|冠军|企业|工厂|城市|案例|基地|项目|品牌|园区|单位|专科|示范区)"
    "(?=[，。；、（）]|$)"
)
_GETS = {"获", "获得", "夺得", "再获", "获批", "位列", "位居", "分列", "名列"}
# 某市选手夺得冠军: it is not the city's.
_CITIZENS = re.compile("[^，]{0,4}?(?:选手|运动员|小将|名将|健儿|姑娘|小伙|队员|市民|居民|学生|教师|企业|籍)")
_FOR = {"将", "把", "为", "向", "给"}
_PARTS = re.compile("[，的]")
_APART = 6  # characters that may part the receiver from the award (授予甲、乙等企业“某奖”)


def granted(context: Context, hit: Hit[Predicate], frame: Frame[Predicate]) -> Iterator[Pair]:
    """The receiver and the award, or the award and its giver, as the frame's predicate asks."""
    receiver, giver, award = seats(context.finder, hit.begin, hit.end)
    if award is None:
        return
    if frame.signal is Predicate.RECEIVED and receiver and (found := receiver.of(frame.subjects)):
        yield found, award
    if frame.signal is Predicate.ISSUED_BY and giver and (by := giver.of(frame.objects)):
        yield award, by


def seats(finder: Finder, begin: int, end: int) -> tuple[Argument | None, Argument | None, Argument | None]:
    """Receiver, giver and award of the verb `[begin, end)`."""
    near = next((g for g in finder.line.groups if g.last == begin - 1), None) or finder.near(begin)
    receiver, giver = _passive(finder, near) if near else (None, None)
    if behind := _receivers(finder.line, end):
        return behind, finder.subject(begin), _award_behind(finder.line, behind)
    # 甲授予某单位“某奖”: who got it bears no name, and still 甲 gave it.
    return receiver, giver or (None if receiver else finder.subject(begin)), finder.object(end, _AWARDS)


def _receivers(line: Line, at: int) -> Argument | None:
    """授予甲、乙“某奖”: those named right behind the verb, of whom the award's own seat knows nothing."""
    names = []
    last = at
    while (name := line.names.get(at)) is not None and name.kind not in _AWARDS:
        names.append(name)
        last, at = at, at + (2 if line.text[at + 1 : at + 2] in {"、", "和"} else 1)
    return Argument(line, last, last, tuple(names)) if names else None


def _award_behind(line: Line, receiver: Argument) -> Argument | None:
    group = next((g for g in line.groups if g.first > receiver.last), None)
    between = line.text[receiver.last + 1 : group.first] if group else ""
    if group is None or len(between) > _APART or _PARTS.search(between):
        return None
    return argument(line, group).of(_AWARDS)


def _passive(finder: Finder, near: Group) -> tuple[Argument | None, Argument | None]:
    """Receiver and giver of 乙被甲评为…, 甲将乙列为…."""
    text = finder.line.text
    if (by := finder.passive(near)) is not None:
        return finder.subject(by), argument(finder.line, near)
    if text[near.first - 1 : near.first] in _FOR:
        return argument(finder.line, near), finder.subject(near.first - 1)
    return None, None


def winner(finder: Finder, hit: Hit[EventType], frame: Frame[EventType]) -> Argument | None:
    """Who gets the award behind the verb, with or without a name (获一等奖); of 甲被乙评为… that is 甲."""
    award = finder.object(hit.end, frame.objects)
    prize = award.last if award else _prize(finder.line, hit)
    found = finder.subject(hit.begin) if prize else None
    if found and (by := finder.passive_at(found)) is not None:
        found = finder.subject(by)
    found = principal(found, finder.bounds(hit.begin)[0]).of(frame.subjects) if found else None
    if found is None or not prize or (found.of(PLACES) and _CITIZENS.match(finder.line.text, found.last + 1)):
        return None
    return Argument(finder.line, found.first, max(found.last, prize), found.names)


def _prize(line: Line, hit: Hit[EventType]) -> int | None:
    """Where a prize without a name of its own ends."""
    match = _PRIZE.match(line.text, hit.end)
    if match is None and line.text[hit.begin : hit.end] not in _GETS:
        match = _HONOUR.match(line.text, hit.end)
    return match.end() - 1 if match else None
