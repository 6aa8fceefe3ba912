"""Fixtures for all tests: a small graph made by hand."""

from collections.abc import Callable

import pytest
from small_graph import make_graph

from kg.model import Graph


@pytest.fixture
def sample_graph() -> Graph:
    """Two articles, thirteen entities, twelve facts; one fact is stated by both articles."""
    return make_graph()


@pytest.fixture
def graph_of() -> Callable[..., Graph]:
    """Builds a graph over the same documents from other entities and facts."""
    return make_graph
