"""Fusion: facts that say the same become one, with the evidence of all."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from kg.likeness import same_metric
from kg.model import Event, Evidence, Fact, Observation, Qualifier, Relation
from kg.resolve.identity import decimal, fact_id, sides
from kg.text import key

_F = TypeVar("_F", Observation, Relation, Event)


def fuse(facts: Iterable[Fact]) -> dict[str, Fact]:
    """The facts by id, sorted; those of one id become one."""
    gathered: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        gathered[fact_id(fact)].append(fact)
    return {name: _union(gathered[name]) for name in sorted(gathered)}


def fuse_repeats(facts: Iterable[Fact]) -> list[Fact]:
    """One document's facts, with those made one that repeat another in fewer words.

    A headline, a box or a later sentence often says again what a fuller sentence says, without the time, the
    qualifier or half of the metric. Each fact joins the fuller one that it repeats; where it could repeat
    several that differ, it stays.
    """
    groups: defaultdict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in fuse(facts).values():
        groups[_subject_matter(fact)].append(fact)
    out: list[Fact] = []
    for name in sorted(groups):
        out += groups[name] if len(groups[name]) == 1 else _fuse_group(groups[name])
    return out


def _subject_matter(fact: Fact) -> tuple[str, ...]:
    match fact:
        case Observation():
            numbers = (decimal(fact.value), decimal(fact.minimum), decimal(fact.maximum))
            return ("observation", fact.subject, fact.unit, *numbers, fact.status, fact.direction or "")
        case Relation():
            return ("relation", fact.predicate, *sides(fact))
        case Event():
            return ("event", fact.subject, fact.type)


def _fuse_group(facts: list[Fact]) -> list[Fact]:
    if all(isinstance(fact, Observation) for fact in facts):
        return [*_absorb([f for f in facts if isinstance(f, Observation)], _fuller_figure, _says_figure, _join_figures)]
    if all(isinstance(fact, Relation) for fact in facts):
        return [*_absorb([f for f in facts if isinstance(f, Relation)], _fuller_role, _says_role, _keep)]
    return [*_absorb([f for f in facts if isinstance(f, Event)], _fuller_day, _says_day, _keep)]


def _absorb(
    facts: list[_F],
    fullness: Callable[[_F], tuple[int, ...]],
    repeats: Callable[[_F, _F], bool],
    join: Callable[[_F, list[_F]], _F],
) -> list[_F]:
    """The fullest facts, each with those that repeat it and no other one."""
    ordered = sorted(facts, key=lambda fact: (*(-n for n in fullness(fact)), fact_id(fact)))
    followers: list[tuple[_F, list[_F]]] = []
    for fact in ordered:
        leaders = [group for leader, group in followers if repeats(fact, leader)]
        if len(leaders) == 1:
            leaders[0].append(fact)
        else:
            followers.append((fact, []))
    return [join(leader, group) if group else leader for leader, group in followers]


def _fuller_figure(fact: Observation) -> tuple[int, ...]:
    return _bounds(fact), int(fact.qualifier is not Qualifier.EXACT), len(key(fact.metric))


def _says_figure(fact: Observation, leader: Observation) -> bool:
    timeless = fact.start is fact.end is None
    same_time = timeless or (fact.start, fact.end) == (leader.start, leader.end)
    same_bound = fact.qualifier in (leader.qualifier, Qualifier.EXACT)
    return same_time and same_bound and same_metric(fact.metric, leader.metric, _one_passage(fact, leader))


def _one_passage(left: Fact, right: Fact) -> bool:
    contexts = {(evidence.document, evidence.context) for evidence in left.evidence}
    return any((evidence.document, evidence.context) in contexts for evidence in right.evidence)


def _join_figures(leader: Observation, group: list[Observation]) -> Observation:
    metric = min((fact.metric for fact in (leader, *group)), key=lambda name: (-len(key(name)), name))
    return replace(_keep(leader, group), metric=metric)


def _bounds(fact: Observation | Event) -> int:
    return (fact.start is not None) + (fact.end is not None)


def _fuller_role(fact: Relation) -> tuple[int, ...]:
    return (len(key(fact.role or "")),)


def _says_role(fact: Relation, leader: Relation) -> bool:
    return key(fact.role or "") in key(leader.role or "")


def _fuller_day(fact: Event) -> tuple[int, ...]:
    if fact.start is None or fact.end is None:
        return _bounds(fact), 0
    return 2, -(fact.end - fact.start).days


def _says_day(fact: Event, leader: Event) -> bool:
    """Whether the leader's dates lie within the fact's: a month that is said again, beside the day."""
    if fact.start is None or fact.end is None or leader.start is None or leader.end is None:
        return False
    return fact.start <= leader.start and leader.end <= fact.end


def _keep(leader: _F, group: list[_F]) -> _F:
    return replace(leader, evidence=_evidence([leader, *group]))


def _union(facts: list[Fact]) -> Fact:
    if len(facts) == len(facts[0].evidence) == 1:
        return facts[0]
    first = min(facts, key=_wording)
    return replace(first, evidence=_evidence(facts))


def _wording(fact: Fact) -> tuple[str, ...]:
    """All that two facts of one id can still differ in."""
    match fact:
        case Observation():
            return fact.rule, fact.metric, str(fact.value), str(fact.minimum), str(fact.maximum)
        case Relation():
            return fact.rule, fact.subject, fact.role or ""
        case Event():
            return (fact.rule,)


def _evidence(facts: Iterable[Fact]) -> tuple[Evidence, ...]:
    every = sorted((evidence for fact in facts for evidence in fact.evidence), key=_place)
    return tuple({_place(evidence)[:3]: evidence for evidence in every}.values())


def _place(evidence: Evidence) -> tuple[str, int, int, str, int, int]:
    return evidence.document, evidence.begin, evidence.end, evidence.article, *evidence.context
