"""Why a fact stands in a graph: the rule and the table rows that made it."""

import re
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from kg.card import Statement, rows, state
from kg.errors import QueryError

_ID = re.compile("[0-9a-f]{4,40}")
_RULES = """SELECT ?f ?rule { ?f a kg:Fact ; kg:rule ?rule } ORDER BY ?f"""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A fact in words with its quotes, and each step that made it as one line."""

    statement: Statement
    steps: tuple[str, ...]


def explain(store: Store, fact: str) -> list[Explanation]:
    """The facts whose id is or starts with `fact` (an IRI's last part will do), each with what made it.

    Raises QueryError where `fact` can be no id.
    """
    wanted = fact.rstrip("/>").rpartition("/")[2].lower()
    if not _ID.fullmatch(wanted):
        raise QueryError(f"{fact}: no fact's id; give 4 or more of its characters, as `kg show` prints them")
    ruled = {row["f"]: row["rule"] for row in rows(store, _RULES)}
    chosen = (iri for iri in ruled if iri.rpartition("/")[2].startswith(wanted))
    stated = ((state(store, NamedNode(iri)), ruled[iri]) for iri in chosen)
    return [Explanation(statement, tuple(rule.split(" | "))) for statement, rule in stated if statement]
