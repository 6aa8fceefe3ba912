"""What has to be done to make a database hold what the tables say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

from kg.push.records import Key, Properties, Property, Record


@dataclass(frozen=True, slots=True)
class Present:
    """A thing that is in the database; `element` is what the database calls it."""

    record: Record
    element: str


@dataclass(slots=True)
class Difference:
    """The steps for one table."""

    add: list[Record] = field(default_factory=list)
    change: list[Record] = field(default_factory=list)
    remove: list[str] = field(default_factory=list)
    unchanged: int = 0


def compare(wanted: Iterable[Record], present: Iterable[Present], labels: frozenset[str]) -> Difference:
    """The steps from `present` to `wanted`. `labels` are those that kg gives; a user's own are left alone."""
    difference = Difference()
    there: dict[Key, Record] = {}
    goal = {record.key: record for record in wanted}
    for thing in present:
        if thing.record.key not in goal or thing.record.key in there:
            difference.remove.append(thing.element)
        else:
            there[thing.record.key] = thing.record
    for record in goal.values():
        _sort(record, there.get(record.key), labels, difference)
    return difference


def _sort(record: Record, former: Record | None, labels: frozenset[str], difference: Difference) -> None:
    if former is None:
        difference.add.append(record)
    elif _same(record, former, labels):
        difference.unchanged += 1
    else:
        difference.change.append(record)


def _same(record: Record, former: Record, labels: frozenset[str]) -> bool:
    return set(record.group) == set(former.group) & labels and record.properties == former.properties


def native(properties: Mapping[str, object]) -> Properties:
    """Properties as the driver gives them, with dates as Python has them."""
    return {name: _native(value) for name, value in properties.items()}


def _native(value: object) -> Property:
    convert = getattr(value, "to_native", None)
    return cast(Property, convert() if convert else value)
