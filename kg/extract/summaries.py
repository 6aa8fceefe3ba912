"""Headlines and boxes that repeat a figure of the body: they are more evidence for it, not another fact."""

from collections.abc import Sequence
from dataclasses import replace

from kg.likeness import same_metric
from kg.model import Observation


def as_in_body(body: Sequence[Observation], observation: Observation) -> Observation:
    """A headline's or a box's observation, read as the body's where that states the same figure of a like metric.

    A headline drops who and when; the evidence stays the headline's own words.
    """
    for stated in body:
        if _figure(stated) == _figure(observation) and same_metric(stated.metric, observation.metric):
            return replace(stated, evidence=observation.evidence)
    return observation


def _figure(o: Observation) -> tuple[object, ...]:
    return o.value, o.minimum, o.maximum, o.unit, o.direction
