"""Which prediction is which gold fact, and in what they differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.evaluate.facts import Gold, Prediction, Spans
from kg.evaluate.names import is_named, norm, same_number, same_unit
from kg.likeness import likeness

_LIKE = 0.6  # the share of characters from which two metrics are one


@dataclass(frozen=True, slots=True)
class Pair:
    """A prediction and the gold fact that it states, by their places in the lists."""

    prediction: int
    gold: int
    agrees: Mapping[str, bool]  # by attribute

    @property
    def full(self) -> bool:
        """Whether every attribute agrees."""
        return all(self.agrees.values())


def pair(kind: str, predictions: Sequence[Prediction], golds: Sequence[Gold]) -> list[Pair]:
    """Pair facts one to one where their evidence overlaps and their core agrees, the best-agreeing first."""
    candidates = [
        Pair(i, j, agrees)
        for j, gold in enumerate(golds)
        for i, prediction in enumerate(predictions)
        if overlaps(prediction, gold) and (agrees := _grade(kind, prediction, gold)) is not None
    ]
    order = {id(c): (golds[c.gold].optional, -sum(c.agrees.values()), c.prediction, c.gold) for c in candidates}
    used_predictions: set[int] = set()
    used_golds: set[int] = set()
    pairs = []
    for candidate in sorted(candidates, key=lambda c: order[id(c)]):
        if candidate.prediction not in used_predictions and candidate.gold not in used_golds:
            used_predictions.add(candidate.prediction)
            used_golds.add(candidate.gold)
            pairs.append(candidate)
    return pairs


def overlaps(prediction: Prediction, gold: Gold) -> bool:
    """Whether the two speak of the same place of the same document."""
    return prediction.document == gold.document and _overlap(prediction.spans, gold.spans)


def _overlap(left: Spans, right: Spans) -> bool:
    return any(begin < last and first < end for begin, end in left for first, last in right)


def _grade(kind: str, prediction: Prediction, gold: Gold) -> dict[str, bool] | None:
    """Attribute by attribute whether the two agree; None where they are not the same fact at all."""
    if differences(kind, prediction, gold):
        return None
    agrees = {"subject": is_named(prediction.subjects, gold.names("subject"))}
    if kind == "observations":
        return agrees | _attributes(prediction, gold)
    return agrees | ({"object": is_named(prediction.objects, gold.names("object"))} if kind == "relations" else {})


def _attributes(prediction: Prediction, gold: Gold) -> dict[str, bool]:
    words = gold.names("metric")
    agrees = {"metric": any(likeness(norm(m), norm(word)) >= _LIKE for m in prediction.metrics for word in words)}
    for name in ("qualifier", "status", "direction"):
        agrees[name] = _lower(prediction.values.get(name)) == gold.text(name)
    if gold.text("start") or gold.text("end"):
        agrees["time"] = _same_time(prediction, gold)
    return agrees


def _lower(term: str | None) -> str | None:
    return term and term[0].lower() + term[1:]


def _same_time(prediction: Prediction, gold: Gold) -> bool:
    """Only the ends that the gold states are compared."""
    first, last = prediction.values.get("first"), prediction.values.get("last")
    start, end = gold.text("start"), gold.text("end")
    return bool(first or last) and (end is None or last == end) and (start is None or first == start)


def differences(kind: str, prediction: Prediction, gold: Gold) -> tuple[str, ...]:
    """The parts of a fact's core in which the two differ; empty where they state the same fact."""
    if kind == "observations":
        checks = {"value": _same_value(prediction, gold), "unit": _same_unit(prediction, gold)}
    elif kind == "relations":
        checks = _relation_core(prediction, gold)
    else:
        checks = {
            "type": prediction.values.get("type") == gold.text("type"),
            "subject": is_named(prediction.subjects, gold.names("subject")),
            "time": _day_pair(prediction.values.get("first"), prediction.values.get("last"))
            == _day_pair(gold.text("start"), gold.text("end")),
        }
    return tuple(name for name, agrees in checks.items() if not agrees)


def _same_value(prediction: Prediction, gold: Gold) -> bool:
    if gold.values.get("value") is not None:
        return same_number(prediction.number("value"), gold.number("value"))
    return all(same_number(prediction.number(end), gold.number(end)) for end in ("min", "max"))


def _same_unit(prediction: Prediction, gold: Gold) -> bool:
    return same_unit(prediction.values.get("unit", ""), gold.text("unit") or "")


def _relation_core(prediction: Prediction, gold: Gold) -> dict[str, bool]:
    predicate = prediction.values.get("p")
    subject, object_ = gold.names("subject"), gold.names("object")
    straight = is_named(prediction.subjects, subject), is_named(prediction.objects, object_)
    if predicate == "cooperatesWith" and not all(straight):
        turned = is_named(prediction.subjects, object_) and is_named(prediction.objects, subject)
        straight = (True, True) if turned else straight
    return {"predicate": predicate == gold.text("predicate"), "subject": straight[0], "object": straight[1]}


def _day_pair(first: str | None, last: str | None) -> tuple[str | None, str | None]:
    return first or last, last or first
