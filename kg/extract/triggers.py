"""Trigger tables: which words signal which relation or event, and how their arguments stand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from kg.extract.groups import AGENTS, BODIES, PLACES
from kg.lexicon import Lexicon, Row
from kg.lexicon.index import Index
from kg.model import EventType, Kind, Predicate

_S = TypeVar("_S", bound=StrEnum)
_CLASSES = {"body": BODIES, "place": PLACES, "agent": AGENTS, "any": frozenset(Kind)}
_THINGS = frozenset({Kind.PLATFORM, Kind.FACILITY, Kind.PROGRAMME, Kind.PROJECT})
_BUILT = _THINGS | {Kind.PRODUCT, Kind.RESEARCH_INSTITUTE}
_SHOWS = frozenset({Kind.CONFERENCE, Kind.AWARD, Kind.PROGRAMME})
_ANY = frozenset(Kind)

# What may stand on either side of a predicate; narrower than the ontology where a city's part goes to locatedIn.
DOMAINS: dict[Predicate, tuple[frozenset[Kind], frozenset[Kind]]] = {
    Predicate.LOCATED_IN: (_ANY - {Kind.PERSON}, PLACES),
    Predicate.PART_OF: (_ANY - {Kind.PERSON}, _ANY - {Kind.PERSON} - PLACES),
    Predicate.BUILT_BY: (_BUILT, BODIES | {Kind.PERSON}),
    Predicate.OPERATED_BY: (_THINGS | BODIES - {Kind.GOVERNMENT_AGENCY}, BODIES),
    Predicate.ISSUED_BY: (frozenset({Kind.PROGRAMME, Kind.AWARD}), BODIES | PLACES),
    Predicate.ORGANIZED_BY: (_SHOWS, BODIES),
    Predicate.PARTICIPATES_IN: (
        BODIES | {Kind.PERSON, Kind.CITY, Kind.DISTRICT},
        frozenset({Kind.CONFERENCE, Kind.PROGRAMME, Kind.PLATFORM, Kind.FACILITY}),
    ),
    Predicate.COOPERATES_WITH: (BODIES | PLACES, BODIES | PLACES),
    Predicate.AFFILIATED_WITH: (frozenset({Kind.PERSON}), BODIES | _THINGS | PLACES),
    Predicate.RECEIVED: (_ANY, frozenset({Kind.AWARD, Kind.PROGRAMME})),
    Predicate.USES: (_ANY - {Kind.PERSON}, frozenset({Kind.PLATFORM, Kind.PRODUCT, Kind.FACILITY})),
}

# A park takes the seat of a site or a partner, so that no place or body farther away is taken for it; but the relation
# would lie outside the ontology's range, and is not stated.
_SITES = frozenset({Kind.FACILITY})
_SEATS: dict[Predicate, tuple[frozenset[Kind], frozenset[Kind]]] = {
    predicate: (subjects | (_SITES if predicate is Predicate.COOPERATES_WITH else frozenset()), objects | _SITES)
    for predicate, (subjects, objects) in DOMAINS.items()
    if predicate in (Predicate.LOCATED_IN, Predicate.BUILT_BY, Predicate.COOPERATES_WITH)
}

_DONE = _THINGS | {Kind.PRODUCT}
SUBJECTS: dict[EventType, frozenset[Kind]] = {
    EventType.ESTABLISHED: BODIES | _THINGS | {Kind.DISTRICT},
    EventType.LAUNCHED: _DONE | {Kind.RESEARCH_INSTITUTE},
    EventType.RELEASED: frozenset({Kind.PROGRAMME, Kind.AWARD, Kind.PRODUCT, Kind.PLATFORM}),
    EventType.HELD: frozenset({Kind.CONFERENCE}),
    EventType.SIGNED: BODIES | PLACES | _THINGS,
    EventType.AWARDED: _ANY,
    EventType.STARTED: _DONE | {Kind.CONFERENCE},
    EventType.COMPLETED: _DONE | {Kind.RESEARCH_INSTITUTE},
}


class Frame(NamedTuple, Generic[_S]):
    """One reading of a trigger: what it signals, how the arguments stand, which kinds they may have."""

    signal: _S
    pattern: str
    subjects: frozenset[Kind]
    objects: frozenset[Kind]
    rule: str


class Hit(NamedTuple, Generic[_S]):
    """A trigger in a text, with all its readings."""

    begin: int
    end: int
    frames: tuple[Frame[_S], ...]


@dataclass(frozen=True, slots=True)
class Triggers(Generic[_S]):
    """A trigger table."""

    frames: dict[str, tuple[Frame[_S], ...]]

    def hits(self, forms: Iterable[tuple[int, str]]) -> Iterator[Hit[_S]]:
        """The triggers among the forms of a masked text; a longer one (`none` among them) hides shorter ones."""
        reach = 0
        for begin, form in forms:
            if begin >= reach and (frames := self.frames.get(form)) is not None:
                reach = begin + len(form)
                if frames:
                    yield Hit(begin, reach, frames)


RELATION_PATTERNS = frozenset(
    {
        "agent",
        "forward",
        "backward",
        "mutual",
        "host",
        "at",
        "member",
        "made_of",
        "listed",
        "applied",
        "joined",
        "granted",
        "based",
        "into",
        "role",
        "none",
    }
)
EVENT_PATTERNS = frozenset(["theme", "object", "subject", "receiver", "granted", "listed", "party", "session", "none"])


@cache
def relation_triggers(lexicon: Lexicon) -> Triggers[Predicate]:
    """The table `relation_triggers`, compiled."""
    frames: dict[str, tuple[Frame[Predicate], ...]] = {}
    for row in lexicon.rows("relation_triggers"):
        _check(row, RELATION_PATTERNS)
        known = frames.setdefault(row["trigger"], ())
        if row["pattern"] != "none":
            predicate = row.enum("predicate", Predicate)
            subjects, objects = _SEATS.get(predicate, DOMAINS[predicate])
            subjects, objects = _kinds(row, "subjects", subjects), _kinds(row, "objects", objects)
            frame = Frame(predicate, row["pattern"], subjects, objects, f"{row.place} {row['trigger']}")
            frames[row["trigger"]] = (*known, frame)
    return Triggers(frames)


@cache
def event_triggers(lexicon: Lexicon) -> Triggers[EventType]:
    """The table `event_triggers`, compiled."""
    frames: dict[str, tuple[Frame[EventType], ...]] = {}
    for row in lexicon.rows("event_triggers"):
        _check(row, EVENT_PATTERNS)
        known = frames.setdefault(row["trigger"], ())
        if row["pattern"] != "none":
            kind = row.enum("event", EventType)
            subjects = _kinds(row, "subjects", SUBJECTS[kind])
            frame = Frame(kind, row["pattern"], subjects, _RECEIVED, f"{row.place} {row['trigger']}")
            frames[row["trigger"]] = (*known, frame)
    return Triggers(frames)


@cache
def trigger_forms(lexicon: Lexicon) -> Index:
    """The triggers of both tables: one scan of a line finds them all."""
    return Index([*relation_triggers(lexicon).frames, *event_triggers(lexicon).frames])


_RECEIVED = DOMAINS[Predicate.RECEIVED][1]


def _check(row: Row, patterns: frozenset[str]) -> None:
    if row["pattern"] not in patterns:
        raise row.error(f"pattern is {row['pattern']!r}, must be one of {', '.join(sorted(patterns))}")


def _kinds(row: Row, column: str, default: frozenset[Kind]) -> frozenset[Kind]:
    """The kinds of a cell (`body Person`), within what the predicate allows; `-` leaves all of that."""
    if row[column] == "-":
        return default
    kinds: set[Kind] = set()
    for word in row[column].split():
        try:
            kinds |= _CLASSES.get(word) or {Kind(word)}
        except ValueError:
            raise row.error(f"{column}: {word!r} is no kind and none of {', '.join(sorted(_CLASSES))}") from None
    return frozenset(kinds)
