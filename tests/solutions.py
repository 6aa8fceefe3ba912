"""A SELECT's rows, for pyoxigraph types the answer by the form of the query."""

from collections.abc import Mapping

from pyoxigraph import QuerySolutions, Store


def solutions(store: Store, query: str, prefixes: Mapping[str, str] | None = None) -> QuerySolutions:
    """The rows of a SELECT query over the store's default graph."""
    found = store.query(query, prefixes=dict(prefixes or {}))
    assert isinstance(found, QuerySolutions)
    return found
