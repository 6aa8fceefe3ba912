"""Who gave an award to whom: 甲授予乙某称号, 乙被甲评为某称号, 甲将乙列为某试点."""

import re
from collections.abc import Iterator

from kg.extract.agents import Context, Pair
from kg.extract.arguments import Argument, Finder, argument
from kg.extract.groups import Group
from kg.extract.lines import Line
from kg.extract.triggers import Frame, Hit
from kg.model import Kind, Predicate

_AWARDS = frozenset({Kind.AWARD, Kind.PROGRAMME})
_PARTS = re.compile("[，的]")
_APART = 6  # characters that may part the receiver from the award (授予甲、乙等企业“某奖”)


def granted(context: Context, hit: Hit[Predicate], frame: Frame[Predicate]) -> Iterator[Pair]:
    """The receiver and the award, or the award and its giver, as the frame's predicate asks."""
    finder = context.finder
    near = next((g for g in finder.line.groups if g.last == hit.begin - 1), None) or finder.near(hit.begin)
    receiver, giver = _passive(finder, near) if near else (None, None)
    award = finder.object(hit.end, _AWARDS)
    if behind := _receivers(finder.line, hit.end):
        receiver, giver, award = behind, finder.subject(hit.begin), _award_behind(finder.line, behind)
    if award is None or receiver is None:
        return
    if frame.signal is Predicate.RECEIVED and (found := receiver.of(frame.subjects)):
        yield found, award
    if frame.signal is Predicate.ISSUED_BY and giver and (by := giver.of(frame.objects)):
        yield award, by


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
    if text[near.first - 1 : near.first] in {"将", "把"}:
        return argument(finder.line, near), finder.subject(near.first - 1)
    return None, None
