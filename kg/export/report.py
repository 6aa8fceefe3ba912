"""`report.json`: what was read, what was left out and why, how much was found, and whether it is valid."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence

from kg.model import Event, Fact, Graph, Observation, Relation
from kg.validate import Violation


def render(graph: Graph, violations: Sequence[Violation]) -> str:
    """The report as JSON; it holds no time and no path of the machine."""
    return json.dumps(report(graph, violations), ensure_ascii=False, indent=2) + "\n"


def report(graph: Graph, violations: Sequence[Violation]) -> dict[str, object]:
    """Counts by class and kind, documents read and skipped, and the result of validation."""
    facts = list(graph.facts.values())
    return {
        "documents": {
            "read": sorted(graph.documents),
            "skipped": [{"path": skip.path, "reason": skip.reason} for skip in graph.skipped],
            "characters": sum(len(document.text) for document in graph.documents.values()),
        },
        "articles": {
            "count": len(graph.articles),
            "date": _count(article.basis or "none" for article in graph.articles.values()),
        },
        "entities": {"count": len(graph.entities), "class": _count(e.kind.value for e in graph.entities.values())},
        "facts": _facts(facts),
        "validation": {"valid": not violations, "violations": [str(violation) for violation in violations]},
    }


def _facts(facts: Sequence[Fact]) -> dict[str, object]:
    observations = [fact for fact in facts if isinstance(fact, Observation)]
    return {
        "count": len(facts),
        "class": _count(type(fact).__name__ for fact in facts),
        "evidence": sum(len(fact.evidence) for fact in facts),
        "stated by several articles": sum(len({e.article for e in fact.evidence}) > 1 for fact in facts),
        "predicate": _count(fact.predicate.value for fact in facts if isinstance(fact, Relation)),
        "event type": _count(fact.type.value for fact in facts if isinstance(fact, Event)),
        "status": _count(fact.status.value for fact in observations),
        "qualifier": _count(fact.qualifier.value for fact in observations),
        "direction": _count(fact.direction.value for fact in observations if fact.direction),
    }


def _count(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))
