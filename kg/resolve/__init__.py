"""From many documents to one graph: linking and fusion."""

from kg.resolve.identity import fact_id
from kg.resolve.resolving import resolve
from kg.resolve.verdicts import Verdict, read_verdicts

__all__ = ["Verdict", "fact_id", "read_verdicts", "resolve"]
