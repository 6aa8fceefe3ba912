"""Rolls: everybody who stands before a verb with their posts (某局局长甲，某院院长乙以及丙、丁等；甲局、乙局负责人)."""

import re

from kg.extract.arguments import Argument, Finder, argument
from kg.extract.groups import BODIES, NAME, PLACES, QUANTITY
from kg.model import Kind

_ATTENDS = frozenset({Kind.PERSON}) | BODIES | PLACES
_FOR = "代表"
# Between two persons of a roll stand a mark and the titles of the second.
_ROLL = re.compile(
    "(?:，|、|和|以及|及|与)+(?:以及)?[^，。；：的]{0,26}(?:，[^，。；：的]{0,26})?|，以及[^，。；：]{0,30}"
)
_OFFICE = f"[^，。；：、的{NAME[1:-1]}]{{0,8}}?"
# Whoever speaks for a body without being named stands for the body.
_UNNAMED = "负责人|负责同志|有关同志|相关同志|有关领导|相关领导|主要领导|分管领导|领导同志|有关人员|相关人员"
_BESIDE = re.compile(f"{_OFFICE}(?:{_UNNAMED})(?:，|、|和|以及|及|与)+(?:以及)?")
_LAST = re.compile(
    f"{_OFFICE}(?:(?P<unnamed>{_UNNAMED}|书记|主任|领导|专家)|常委|委员|代表|成员|人员)(?:共?{QUANTITY})?"
)
_OTHERS = re.compile(
    f"(?:、|和|及|以及|与)[^，。；：的{NAME[1:-1]}]{{0,10}}(?:{_UNNAMED}|常委|委员|代表|成员|人员|{QUANTITY})+"
)


def everybody(subject: Argument) -> Argument:
    """The roll of persons, and of bodies that somebody speaks for, which ends with the subject."""
    line, first, names = subject.line, subject.first, subject.names
    if not all(name.kind in _ATTENDS for name in names):
        return subject
    for group in reversed([group for group in line.groups if group.last < first]):
        between = line.text[group.last + 1 : first]
        if group.names[0].kind is Kind.PERSON:
            if not is_roll(between):
                break
        elif not _BESIDE.match(between):
            continue
        first, names = group.first, (*group.names, *names)
    return Argument(line, first, subject.last, names)


def is_roll(between: str) -> bool:
    """Whether two persons with this between them stand in one roll."""
    return _ROLL.fullmatch(between) is not None


def attendees(finder: Finder, at: int) -> Argument | None:
    """Who does what stands at `at`, the whole roll of them."""
    subject = _closing(finder, at) or finder.subject(at)
    doer = _doer(subject) if subject else None
    return everybody(_rest(doer, at)) if doer else None


def _doer(subject: Argument) -> Argument | None:
    """甲代表某局发言: who speaks is 甲; nobody can be told where 甲 is no name."""
    line, begin = subject.line, subject.first - len(_FOR)
    if not line.text.startswith(_FOR, begin) or any(name.kind is Kind.PERSON for name in subject.names):
        return subject
    group = next((group for group in line.groups if group.last == begin - 1), None)
    return argument(line, group) if group and group.names[0].kind is Kind.PERSON else None


def _rest(subject: Argument, at: int) -> Argument:
    """甲、某局局长乙介绍情况，并答记者问: the roll goes on behind the one that opens it."""
    line, last, names = subject.line, subject.last, subject.names
    if not names or names[0].kind is not Kind.PERSON:
        return subject
    for group in line.groups:
        if last < group.first < at and group.names[0].kind is Kind.PERSON:
            if not is_roll(line.text[last + 1 : group.first]):
                break
            last, names = group.last, (*names, *group.names)
    return Argument(line, subject.first, last, names)


def _closing(finder: Finder, at: int) -> Argument | None:
    """The last of a roll that ends with people without a name (甲、乙和有关部门负责人; 某局主要负责同志)."""
    line = finder.line
    begin = finder.bounds(at)[0]
    group = next((g for g in reversed(line.groups) if begin <= g.first and g.last < at), None)
    if group is None or finder.governed(group):
        return None
    gap, found = line.text[group.last + 1 : at], argument(line, group)
    if group.names[0].kind is Kind.PERSON:
        others = _OTHERS.match(gap)
        return found if others and finder.grammar.is_free(gap[others.end() :]) else None
    last = _LAST.match(gap)
    if last is None or not finder.grammar.is_free(gap[last.end() :]) or not any(n.kind in BODIES for n in group.names):
        return None
    # Members have no name and no body that they speak for: 市政协常委在主席台就座.
    return found if last["unnamed"] else Argument(line, group.first, group.last, ())
