"""Who signed: the paper itself where it has a name, else those who put their names to it."""

import re

from kg.extract.arguments import Argument, Finder, argument
from kg.extract.groups import BODIES, PLACES, masks
from kg.extract.happenings import ENDS
from kg.extract.triggers import Frame, Hit
from kg.model import EventType, Kind

_PAIR = 2
_SIGNED = re.compile(
    rf"{ENDS.pattern}|^(?:落户|入驻|合作|共建|[与和]|[{masks(PLACES)}])|^[^，]{{0,20}}(?:协议|合同|备忘录|意向书|声明)"
)
_PAPERS = frozenset({Kind.PROGRAMME, Kind.PROJECT, Kind.FACILITY})
RITE = re.compile("活动|仪式|环节|大会|会")


def signers(finder: Finder, hit: Hit[EventType], frame: Frame[EventType]) -> Argument | None:
    """What was signed, or who signed: 甲与乙签署丙, 甲与乙签约."""
    paper = finder.object(hit.end, _PAPERS)
    if paper is not None:
        return paper
    if not _SIGNED.match(finder.line.text[hit.end :]):
        return None
    group = finder.near(hit.begin, with_companion=True)
    companion = finder.companion(group) if group else None
    if group and companion is not None:
        topic = finder.subject(companion)
        # 甲…，与乙签署: the sentence is about 甲, or does not say who signs with 乙.
        dropped = companion == finder.bounds(companion)[0]
        if dropped or (topic and len(group.names) > 1):
            return topic.of(frame.subjects) if topic else None
        return _bodies(_both(argument(finder.line, group), topic)).of(frame.subjects)
    found = finder.subject(hit.begin)
    found = found.of(frame.subjects) if found else None
    if found and len(found.names) > _PAIR and finder.line.text[found.first + 1] == "与":
        return Argument(finder.line, found.first, found.last, found.names[:1])
    if found and len(found.names) == 1 and found.of(PLACES) and not _signs(finder, hit):
        return None  # 某区举行签约活动, 某区有30个项目签约: who signed there is not said
    return _bodies(found) if found else None


def _signs(finder: Finder, hit: Hit[EventType]) -> bool:
    """Whether the verb is said of the place right before it, and is no ceremony."""
    return finder.near(hit.begin) is not None and not RITE.match(finder.line.text, hit.end)


def _bodies(parties: Argument) -> Argument:
    """Of a district and a company that sign, the company: where it settles is told besides."""
    return parties.of(BODIES) or parties


def _both(one: Argument, other: Argument | None) -> Argument:
    if other is None:
        return one
    return Argument(one.line, min(one.first, other.first), max(one.last, other.last), (*other.names, *one.names))
