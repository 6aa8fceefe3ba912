"""Names as single characters, and the groups of names that share one seat in a sentence."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kg.model import Kind, Name

_BASE = 0xE000
MASK = {kind: chr(_BASE + number) for number, kind in enumerate(Kind)}
TIME = "\ue030"
QUANTITY = "\ue031"

PLACES = frozenset({Kind.CITY, Kind.DISTRICT, Kind.PLACE})
BODIES = frozenset({Kind.GOVERNMENT_AGENCY, Kind.COMPANY, Kind.UNIVERSITY, Kind.RESEARCH_INSTITUTE, Kind.ORGANIZATION})
AGENTS = PLACES | BODIES | {Kind.PERSON}


def masks(kinds: Iterable[Kind]) -> str:
    """The mask characters of the kinds, for use inside a character class."""
    return "".join(sorted(MASK[kind] for kind in kinds))


NAME = f"[{masks(Kind)}]"


class Group(NamedTuple):
    """Names that share one place in the sentence: 甲、乙和丙. `first` and `last` are positions in the masked text."""

    first: int
    last: int
    names: tuple[Name, ...]

    def of(self, kinds: frozenset[Kind]) -> tuple[Name, ...]:
        """The members of one of the kinds."""
        return tuple(name for name in self.names if name.kind in kinds)


_JOINTS = {"、", "和", "与", "及", "以及", "同", "跟", "暨", "，以及", "、以及", "和与"}
# 甲、某某、乙: a member of a list that bears no known name parts the others from one another no more than 、 does.
_UNKNOWN = re.compile("、[^、的和与及等在将为有是由被以对从\ue000-\uf8ff]{2,8}、")
_ORDINALS = {"首批", "第一批", "首届", "首个"}


def find_groups(text: str, names: Mapping[int, Name], quoted: set[int]) -> Iterator[Group]:
    """The groups of a masked text, in order: every name is in one."""
    positions: list[int] = []
    for at in sorted(names):
        if not positions:
            positions = [at]
            continue
        last = positions[-1]
        between, alike = text[last + 1 : at], _alike(names[last], names[at])
        joined = (
            between in _JOINTS
            or _UNKNOWN.fullmatch(between) is not None
            or (between == "" and last in quoted and at in quoted)
        )
        if (joined and alike) or _modified(between, names[last], names[at], at in quoted):
            positions.append(at)
        elif (between == "" or between in _ORDINALS) and names[last].kind in PLACES | BODIES:
            # The former name is the owner of the new one (某省总工会“建功岗”), which takes its seat.
            positions.pop()
            if positions and not _alike(names[positions[-1]], names[at]):
                yield _group(positions, names)
                positions = []
            positions.append(at)
        else:
            if between in _JOINTS and not alike and names[at].kind in PLACES | BODIES:
                # It may be the owner of a further member: decided when the next name is seen.
                follower = at + 1
                if follower in names and _alike(names[last], names[follower]):
                    positions.append(at)
                    continue
            yield _group(positions, names)
            positions = [at]
    if positions:
        yield _group(positions, names)


def _alike(one: Name, other: Name) -> bool:
    """Whether two names can share a seat: persons with persons, bodies and places, things."""
    return _class(one.kind) == _class(other.kind)


def _class(kind: Kind) -> int:
    return 2 if kind is Kind.PERSON else int(kind in AGENTS)


def _modified(between: str, one: Name, other: Name, quoted: bool) -> bool:
    """Whether only a joint and a short modifier stand between two names of one kind (、重点企业“雏鹰计划”)."""
    if not quoted or one.kind is not other.kind or not 1 < len(between) <= 9:
        return False
    return between[0] in "、和与及" and between[1:].isalpha() and not any("\ue000" <= c <= "\uf8ff" for c in between)


def _group(positions: list[int], names: Mapping[int, Name]) -> Group:
    return Group(positions[0], positions[-1], tuple(names[at] for at in positions))
