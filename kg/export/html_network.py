"""The graph as a pyvis network with finished positions: what is drawn, how large and where."""

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypedDict

from kg.export.layout import arrange
from kg.model import Entity, Graph, Predicate, Relation

if TYPE_CHECKING:
    from pyvis.network import Network

NODE_LIMIT = 10_000
"""More nodes than this no browser draws fluently: the page then shows the most important ones and says so."""

_MENTION_WEIGHT = 0.35  # entities of one story lie together, those that a relation ties still closer
_SYMMETRIC = {Predicate.COOPERATES_WITH}


class Style(TypedDict):
    """How a class is drawn."""

    shape: str
    color: str


class Vocabulary(TypedDict):
    """Labels in Chinese and English for every closed term, and the look of each class."""

    kinds: dict[str, Style]
    labels: dict[str, list[str]]


@cache
def vocabulary() -> Vocabulary:
    """The labels and looks that the page uses."""
    loaded: Vocabulary = json.loads((files("kg") / "export" / "html" / "vocabulary.json").read_text("utf-8"))
    return loaded


def importance(graph: Graph) -> dict[str, int]:
    """For each entity the number of facts in which it takes part and of articles that mention it."""
    counts = Counter({entity.id: len(entity.articles) for entity in graph.entities.values()})
    for fact in graph.facts.values():
        counts[fact.subject] += 1
        if isinstance(fact, Relation):
            counts[fact.object] += 1
    return {id: counts[id] for id in graph.entities}


def shown_entities(graph: Graph, limit: int = NODE_LIMIT) -> list[Entity]:
    """The entities of the picture, the most important first; ties are settled by id."""
    weights = importance(graph)
    return sorted(graph.entities.values(), key=lambda entity: (-weights[entity.id], entity.id))[:limit]


def build_network(graph: Graph, shown: Sequence[Entity], relations: Mapping[int, Relation]) -> "Network":
    """A directed pyvis network. Nodes are numbered as in `shown`; an edge lists the numbers of its `relations`."""
    from pyvis.network import Network

    weights = importance(graph)
    sizes = [round(5 + 2.6 * math.sqrt(weights[entity.id]), 1) for entity in shown]
    sizes = [min(size, 34.0) for size in sizes]
    index = {entity.id: number for number, entity in enumerate(shown)}
    network = Network(directed=True)
    network.options = _options(len(shown))
    # Network.add_node and add_edge look every id up in a list, which is quadratic.
    network.edges.extend(_edges(relations, index))
    places = arrange(
        len(shown) + len(graph.articles), _ties(graph, shown, network.edges), _radii(graph, sizes), _spacing(len(shown))
    )
    network.nodes.extend(
        {"id": number, "label": entity.name, "group": entity.kind.value, "shape": _shape(entity), "size": sizes[number]}
        | {"x": round(places[number].x), "y": round(places[number].y)}
        for number, entity in enumerate(shown)
    )
    network.node_ids.extend(range(len(shown)))
    network.node_map.update(enumerate(network.nodes))
    return network


def _shape(entity: Entity) -> str:
    return vocabulary()["kinds"][entity.kind]["shape"]


def _spacing(count: int) -> float:
    return max(36.0, 78 - 14 * math.log10(max(count, 10) / 10))


def _radii(graph: Graph, sizes: Sequence[float]) -> list[float]:
    return [*sizes, *(0.0 for _ in graph.articles)]


def _ties(graph: Graph, shown: Sequence[Entity], edges: Sequence[Mapping[str, object]]) -> dict[tuple[int, int], float]:
    """What draws nodes together: relations, and the articles that tell of both, as nodes that are not drawn."""
    articles = {id: len(shown) + number for number, id in enumerate(graph.articles)}
    ties: dict[tuple[int, int], float] = {}
    for edge in edges:
        source, target = edge["from"], edge["to"]
        assert isinstance(source, int) and isinstance(target, int)
        ties[min(source, target), max(source, target)] = 1.0
    for number, entity in enumerate(shown):
        for article in entity.articles:
            if article in articles:
                ties[number, articles[article]] = _MENTION_WEIGHT
    return ties


def _edges(relations: Mapping[int, Relation], index: Mapping[str, int]) -> list[dict[str, object]]:
    """One edge for each pair of entities, with an arrow at each end that a relation points to."""
    pairs: dict[tuple[int, int], list[int]] = {}
    for number, relation in relations.items():
        ends = sorted((index[relation.subject], index[relation.object]))
        if ends[0] != ends[1]:
            pairs.setdefault((ends[0], ends[1]), []).append(number)
    return [_edge(number, pair, pairs[pair], relations, index) for number, pair in enumerate(sorted(pairs))]


def _edge(
    number: int, pair: tuple[int, int], facts: list[int], relations: Mapping[int, Relation], index: Mapping[str, int]
) -> dict[str, object]:
    pointing = [relations[fact] for fact in facts if relations[fact].predicate not in _SYMMETRIC]
    targets = {index[relation.object] for relation in pointing}
    arrows = ",".join(side for side, end in (("from", pair[0]), ("to", pair[1])) if end in targets)
    return {
        "id": number,
        "from": pair[0],
        "to": pair[1],
        "arrows": arrows,
        "width": min(1.5 + 0.7 * (len(facts) - 1), 5),
        "facts": facts,
    }


def _options(count: int) -> dict[str, object]:
    """vis-network's options: no physics, straight edges, nothing that makes a large picture slow."""
    groups = {kind: {"color": style["color"], "shape": style["shape"]} for kind, style in vocabulary()["kinds"].items()}
    return {
        "autoResize": True,
        "groups": groups | {"useDefaultGroups": False},
        "layout": {"improvedLayout": False},
        "physics": {"enabled": False, "stabilization": False, "solver": "forceAtlas2Based"}
        | {"forceAtlas2Based": {"gravitationalConstant": -25, "centralGravity": 0.04, "springLength": 40}},
        "nodes": {"borderWidth": 1.5, "labelHighlightBold": False, "chosen": False},
        "edges": {
            "smooth": False,
            "arrows": {"to": {"scaleFactor": 0.45}, "from": {"scaleFactor": 0.45}},
            "chosen": False,
        }
        | {"selectionWidth": 0, "hoverWidth": 0},
        "interaction": {
            "hover": count <= 3000,
            "hideEdgesOnDrag": count > 2000,
            "hideEdgesOnZoom": count > 2000,
            "selectConnectedEdges": False,
            "multiselect": False,
        },
    }
