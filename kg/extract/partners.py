"""Who works with whom: 甲与乙签约, 甲联合乙…, 甲将与乙合作."""

import re
from collections.abc import Iterator

from kg.extract.agents import Context, Pair, leader
from kg.extract.arguments import Argument, Finder, argument
from kg.extract.groups import PLACES, Group
from kg.extract.lines import Line
from kg.extract.triggers import Frame, Hit
from kg.model import Name, Predicate

_AND = re.compile("[与和同跟]")
_BONDS = re.compile("(?:[^，的]{0,4})(?:建立|达成|签署|签订|开展|加强|深化|展开|举行)")
_FAR = 14
_BESIDE = re.compile("[与同跟]")
_JOINTLY = {"联合", "共同", "携手", "协同", "会同", "联手", "共建", "协同联动", "牵手"}
_JOINTLY |= {"联合设立", "共同设立", "联合开发", "联合推出"}

_Hit = Hit[Predicate]
_Frame = Frame[Predicate]


def mutual(context: Context, hit: _Hit, frame: _Frame) -> Iterator[Pair]:
    """甲与乙签约, 甲联合乙…, 甲将与乙合作."""
    finder = context.finder
    line = finder.line
    group = finder.near(hit.begin, with_companion=True) or _loosely(finder, hit)
    if group is not None and (at := finder.companion(group)) is not None:
        yield from _companions(finder, group, at, frame)
        return
    if group is not None and len(partners := group.of(frame.subjects)) > 1:
        if line.text[hit.begin : hit.end] not in _JOINTLY and not _AND.search(line.text[group.first : group.last]):
            return
        yield _sides(line, group, partners)
        return
    yield from _transitive(finder, hit, frame)


def _sides(line: Line, group: Group, partners: tuple[Name, ...]) -> Pair:
    """甲、乙与丙: each with 丙; of a list of equals (甲、乙和丙) the first pair stands for all."""
    beside = _BESIDE.search(line.text, group.first, group.last)
    at = line.begin_at(beside.start()) if beside else partners[1].begin
    left = tuple(name for name in partners if name.begin < at)
    right = tuple(name for name in partners if name.begin >= at)
    if not left or not right:
        left, right = partners[:1], partners[1:]
    return one_of(argument(line, group), left), one_of(argument(line, group), right if beside else right[:1])


def _companions(finder: Finder, group: Group, at: int, frame: _Frame) -> Iterator[Pair]:
    """甲与乙、丙: whoever stands before 与 cooperates with each of them, and 乙 not with 丙."""
    line = finder.line
    other, subject = argument(line, group).of(frame.objects), leader(finder, at) or finder.subject(at)
    subject = subject.of(frame.subjects) if subject else None
    if subject and other and not set(subject.names) & set(other.names):
        yield subject, other


def _transitive(finder: Finder, hit: _Hit, frame: _Frame) -> Iterator[Pair]:
    if finder.line.text[hit.begin : hit.end] not in {"联合", "携手", "会同", "联手", "牵手", "签约"}:
        return
    after = next((g for g in finder.line.groups if g.first == hit.end), None)
    subject = (leader(finder, hit.begin) or finder.subject(hit.begin)) if after else None
    subject = subject.of(frame.subjects) if subject else None
    other = (
        _partners(finder.line, after).of(frame.objects) if after and after.last not in finder.line.modifiers else None
    )
    if subject and other and not set(subject.names) & set(other.names):
        yield one_of(subject, subject.names[:1]), other


def _partners(line: Line, group: Group) -> Argument:
    """联合甲、某市企业: a place before a noun that bears no name is not itself a partner."""
    names = (
        group.names[:-1] if group.names[-1].kind in PLACES and line.tag_at(group.last + 1)[:1] == "n" else group.names
    )
    return Argument(line, group.first, group.last, names)


def _loosely(finder: Finder, hit: _Hit) -> Group | None:
    """甲与乙建立了长期深度的合作关系: two names joined by 与 need less nearness."""
    line, (begin, _) = finder.line, finder.bounds(hit.begin)
    group = next((g for g in reversed(line.groups) if begin <= g.first and g.last < hit.begin), None)
    if group is None or len(group.names) < 2 or hit.begin - group.last > _FAR:
        return None
    joined = _AND.search(line.text[group.first : group.last])
    return group if joined and _BONDS.match(line.text[group.last + 1 : hit.begin]) else None


def one_of(whole: Argument, names: tuple[Name, ...]) -> Argument:
    """The seat of an argument with only some of its names."""
    return Argument(whole.line, whole.first, whole.last, names)


def principal(subject: Argument, begin: int) -> Argument:
    """甲与乙攻关，…获奖: what the clause that begins at `begin` goes on to tell is told of 甲."""
    line = subject.line
    beside = _BESIDE.search(line.text, subject.first, subject.last) if subject.last < begin else None
    first = tuple(name for name in subject.names if beside and name.begin < line.begin_at(beside.start()))
    return one_of(subject, first) if first else subject
