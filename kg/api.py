"""The Python face: build a graph or load one, ask it, and take it along to other tools.

    import kg

    graph = kg.build("seeds")
    graph.query("SELECT ?name { ?p a kg:Platform ; rdfs:label ?name }")
    graph.to_pandas()
    graph.export("exports")

Only the standard library is loaded with this module; each method loads what it needs.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx
    import pandas  # type: ignore[import-untyped]  # no stubs without another dependency
    import rdflib
    from pyoxigraph import Store

    from kg.card import Card, Cards
    from kg.explain import Explanation
    from kg.model import Graph
    from kg.validate import Violation

Value = str | int | Decimal | date | bool | None
Location = str | Path
_BASE = "https://kg.example.org/id/"


class LoadedGraph:
    """A graph of triples that can be asked: what `load` gives, and what a built graph can do as well."""

    def __init__(self, store: "Store", base: str = _BASE) -> None:
        self.store = store
        self.base = base

    def query(self, sparql: str) -> list[dict[str, Value]]:
        """The solutions of a SPARQL SELECT as dicts, numbers and dates as Python's; an ASK gives one `answer`.

        Takes the name of a shipped query as well. Raises QueryError where the query cannot be parsed.
        """
        from kg.query import named_queries, select

        named = named_queries().get(sparql)
        result = select(self.store, named.text if named else sparql, self.base)
        return [{name: _python(term) for name, term in zip(result.columns, row, strict=True)} for row in result.terms]

    def show(self, name: str) -> "list[Card]":
        """The cards of the entities that are called so: one, several homonyms, or none."""
        return [self._cards.card(match) for match in self._cards.find(name)]

    def explain(self, fact: str) -> "list[Explanation]":
        """Which rule and table rows made the facts whose id is, or starts with, `fact`.

        Raises QueryError where `fact` can be no id.
        """
        from kg.explain import explain

        return explain(self.store, fact)

    def validate(self) -> "list[Violation]":
        """Everything in which the graph breaks the ontology, the shapes or the evidence rule; empty where valid."""
        from kg.validate import check_store

        return check_store(self.store)

    def to_rdflib(self) -> "rdflib.Graph":
        """The triples as an `rdflib.Graph`, with the usual prefixes bound."""
        from kg.interop import to_rdflib

        return to_rdflib(self.store)

    @cached_property
    def _cards(self) -> "Cards":
        from kg.card import Cards

        return Cards(self.store)


class KnowledgeGraph(LoadedGraph):
    """A graph that `build` has made; `graph` holds its documents, articles, entities and facts as plain types."""

    def __init__(self, graph: "Graph", base: str = _BASE) -> None:
        self.graph = graph
        self.base = base

    @cached_property
    def store(self) -> "Store":  # type: ignore[override]  # worked out when first asked for
        """The triples of the graph."""
        from pyoxigraph import Quad, Store

        from kg.graph import triples

        store = Store()
        store.bulk_extend(Quad(t.subject, t.predicate, t.object) for t in triples(self.graph, self.base))
        return store

    def validate(self) -> "list[Violation]":
        """Everything in which the graph breaks the ontology, the shapes or the evidence rule; empty where valid."""
        from kg.validate import check_evidence

        return [*check_evidence(self.graph), *super().validate()]

    def observations(self) -> list[dict[str, Value]]:
        """One dict an observation, sorted, with its subject, metric, value, time, quote and article."""
        from kg.export.tables import observation_rows

        return [dict(row) for row in observation_rows(self.graph)]

    def to_pandas(self) -> "pandas.DataFrame":
        """The observations as a table. Raises KgError where pandas is not installed."""
        from kg.errors import KgError

        try:
            import pandas
        except ImportError:
            raise KgError("pandas is not installed; install kg[table], or use observations()") from None
        return pandas.DataFrame(self.observations())

    def to_networkx(self) -> "networkx.MultiDiGraph[str]":
        """Entities as nodes, relations as edges, with their attributes."""
        from kg.interop import to_networkx

        return to_networkx(self.graph)

    def export(self, folder: Location, formats: Sequence[str] | None = None) -> "list[Violation]":
        """Write the exports, all or none; returns what `report.json` lists as violations.

        Raises EvidenceError where a quote is not its text, OutputError where the folder cannot be written.
        """
        from kg.export import export

        return list(export(self.graph, Path(folder), formats, self.base))


def build(
    inputs: Location | Sequence[Location],
    *,
    published: date | None = None,
    publisher: str | None = None,
    columns: Mapping[str, str] | None = None,
    skip_bad: bool = False,
    lexicon: Location | None = None,
    verdicts: Location | None = None,
    workers: int = 1,
    base: str = _BASE,
    progress: Callable[[int, int], None] | None = None,
) -> KnowledgeGraph:
    """Read files, folders and corpora into one graph.

    `published` and `publisher` hold for documents that have none of their own; `columns` names a corpus's columns
    (`{"text": "content"}`); `lexicon` is a folder of tables over the package's, `verdicts` a CSV of names that are
    the same or different. `progress` is called with the documents and characters read so far. Raises KgError.
    """
    from kg.pipeline import BuildOptions, build_graph
    from kg.read.documents import Columns, ReadOptions

    paths = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    reading = ReadOptions(published, publisher, Columns(**(columns or {})), skip_bad)
    options = BuildOptions(reading, _path(lexicon), _path(verdicts), workers)
    return KnowledgeGraph(build_graph([str(path) for path in paths], options, progress), base)


def load(turtle: Location, base: str = _BASE) -> LoadedGraph:
    """The graph of a Turtle file, such as an exported `graph.ttl`. Raises QueryError where it is none."""
    from kg.query import load as load_store

    return LoadedGraph(load_store(Path(turtle)), base)


def _path(location: Location | None) -> Path | None:
    return None if location is None else Path(location)


_READERS: dict[str, Callable[[str], Value]] = {
    "decimal": Decimal,
    "integer": int,
    "date": date.fromisoformat,
    "boolean": "true".__eq__,
}


def _python(term: object) -> Value:
    """A term as the Python value that it stands for; an IRI is a string."""
    from pyoxigraph import Literal, NamedNode

    if isinstance(term, Literal):
        kind = term.datatype.value.rpartition("#")[2]
        return _READERS.get(kind, str)(term.value)
    return term.value if isinstance(term, NamedNode) else None if term is None else str(term)
