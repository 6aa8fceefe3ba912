"""The identity of a fact: a hash of what it means, never of where it was read or which rule read it."""

from datetime import date
from decimal import Decimal
from hashlib import blake2b

from kg.model import Event, Fact, Observation, Predicate, Relation
from kg.text import key

_SEPARATOR = "\x1f"


def fact_id(fact: Fact) -> str:
    """Twenty hexadecimal digits that two facts share exactly where they say the same."""
    return blake2b(_SEPARATOR.join(meaning(fact)).encode(), digest_size=10).hexdigest()


def meaning(fact: Fact) -> tuple[str, ...]:
    """All that a fact states, as canonical strings: 5.10 is 5.1, and a cooperation has no first side."""
    match fact:
        case Observation():
            return _observation(fact)
        case Relation():
            return ("relation", fact.predicate, *sides(fact), key(fact.role or ""))
        case Event():
            return ("event", fact.type, fact.subject, _day(fact.start), _day(fact.end))


def _observation(fact: Observation) -> tuple[str, ...]:
    numbers = (decimal(fact.value), decimal(fact.minimum), decimal(fact.maximum))
    kinds = (fact.qualifier, fact.status, fact.direction or "")
    return (
        "observation",
        fact.subject,
        key(fact.metric),
        *numbers,
        fact.unit,
        *kinds,
        _day(fact.start),
        _day(fact.end),
    )


def sides(fact: Relation) -> tuple[str, str]:
    """Subject and object; of a symmetric predicate, in code point order."""
    if fact.predicate is Predicate.COOPERATES_WITH and fact.object < fact.subject:
        return fact.object, fact.subject
    return fact.subject, fact.object


def decimal(number: Decimal | None) -> str:
    """The one plain spelling of a number: no exponent, no needless zeros; empty for none."""
    if number is None:
        return ""
    plain = f"{number:f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return "0" if plain == "-0" else plain


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
