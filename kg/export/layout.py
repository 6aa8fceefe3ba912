"""Finished positions for the picture: communities apart, nodes side by side, the same for the same graph.

A force layout of the whole graph is quadratic and makes one ball. Here each community is laid out by forces on its
own and takes a disc; the discs are packed around the largest, each in the direction that its links ask for.
"""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_FORCE_LIMIT = 400  # members that a force layout, which is quadratic, arranges within 40 ms
_SEED = 20  # any fixed number
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
_PACKED = 400  # communities that are fitted between one another; the smaller ones lie around them
_DISC_GAP = 1.06
_STRETCH = 1.12  # screens and Chinese labels are wider than high


class Point(NamedTuple):
    """A position on the plane."""

    x: float
    y: float


class _Disc(NamedTuple):
    x: float
    y: float
    radius: float


Links = Mapping[tuple[int, int], float]
"""The weight of each tie between two nodes, the lower number first."""


def arrange(count: int, links: Links, radii: Sequence[float], spacing: float = 64) -> list[Point]:
    """Positions of the nodes `0 … count-1`; none covers another's symbol of the size `radii`."""
    linked = sorted({node for pair in links for node in pair})
    alone = sorted(set(range(count)).difference(linked), key=lambda node: (-radii[node], node))
    communities = _communities(linked, links)
    if alone:
        communities.append(alone)
    inner = [_arrange_members(members, links, spacing) for members in communities]
    centres = _pack_discs(communities, links, spacing)
    points = [Point(0, 0)] * count
    for members, places, centre in zip(communities, inner, centres, strict=True):
        for node, place in zip(members, places, strict=True):
            points[node] = Point((centre.x + place.x) * _STRETCH, centre.y + place.y)
    return _push_apart(points, [radius + 9 for radius in radii])


def _communities(nodes: Sequence[int], links: Links) -> list[list[int]]:
    """Groups of nodes that hang together: the first node's, then the largest first."""
    if not nodes:
        return []
    import networkx as nx

    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_weighted_edges_from((a, b, weight) for (a, b), weight in sorted(links.items()))
    found = nx.community.louvain_communities(graph, weight="weight", seed=_SEED)
    return sorted((sorted(group) for group in found), key=lambda group: (nodes[0] not in group, -len(group), group))


def _arrange_members(members: Sequence[int], links: Links, spacing: float) -> list[Point]:
    """Positions of one community around the origin, filling a disc of `_disc_radius`."""
    if len(members) == 1:
        return [Point(0, 0)]
    position = {node: index for index, node in enumerate(members)}
    ties = [(position[a], position[b], w) for (a, b), w in links.items() if a in position and b in position]
    if not ties or len(members) > _FORCE_LIMIT:
        return _sunflower(len(members), spacing)
    return _fill_disc(_force_layout(len(members), sorted(ties)), _disc_radius(len(members), spacing))


def _force_layout(count: int, ties: Sequence[tuple[int, int, float]]) -> list[Point]:
    import rustworkx

    graph: rustworkx.PyGraph[int, float] = rustworkx.PyGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(ties)
    places = rustworkx.spring_layout(graph, seed=_SEED, num_iter=120, weight_fn=float, repulsive_exponent=1)
    return [Point(*places[index]) for index in range(count)]


def _sunflower(count: int, spacing: float) -> list[Point]:
    """Points evenly spread over a disc, in the order given from the centre out."""
    step = spacing / math.sqrt(math.pi)
    spiral = ((step * math.sqrt(index), index * _GOLDEN_ANGLE) for index in range(count))
    return [Point(radius * math.cos(angle), radius * math.sin(angle)) for radius, angle in spiral]


def _fill_disc(points: Sequence[Point], radius: float) -> list[Point]:
    """The points moved along their rays so that the disc is filled evenly, without core and stragglers."""
    cx = math.fsum(point.x for point in points) / len(points)
    cy = math.fsum(point.y for point in points) / len(points)
    distances = [math.hypot(x - cx, y - cy) for x, y in points]
    order = sorted(range(len(points)), key=lambda index: (distances[index], index))
    farthest = distances[order[-1]] or 1.0
    filled = list(points)
    for rank, index in enumerate(order):
        even = math.sqrt(rank / (len(points) - 1))
        target = radius * (0.6 * even + 0.4 * distances[index] / farthest)
        factor = target / (distances[index] or 1.0)
        filled[index] = Point((points[index].x - cx) * factor, (points[index].y - cy) * factor)
    return filled


def _disc_radius(count: int, spacing: float) -> float:
    return spacing * math.sqrt(count / math.pi) * 1.05


def _pack_discs(communities: Sequence[Sequence[int]], links: Links, spacing: float) -> list[Point]:
    """A centre for each community's disc: the larger, the nearer to the middle; linked ones beside each other."""
    community = {node: number for number, members in enumerate(communities) for node in members}
    pulls: list[dict[int, float]] = [{} for _ in communities]
    for (a, b), weight in sorted(links.items()):
        one, other = community[a], community[b]
        if one != other:
            pulls[one][other] = pulls[one].get(other, 0) + weight
            pulls[other][one] = pulls[other].get(one, 0) + weight
    radii = [(_disc_radius(len(members), spacing) + spacing * 0.45) * _DISC_GAP for members in communities]
    placed: list[_Disc] = []
    for number, radius in enumerate(radii[:_PACKED]):
        wanted = [(placed[other], pull) for other, pull in pulls[number].items() if other < number]
        placed.append(_place_disc(radius, placed, wanted, number))
    return [*(Point(disc.x, disc.y) for disc in placed), *_around(placed, radii[_PACKED:])]


def _around(placed: Sequence[_Disc], radii: Sequence[float]) -> list[Point]:
    """Centres on a spiral outside the placed discs: to look for gaps for thousands takes the square of their number."""
    if not radii:
        return []
    widest = max(radii)
    inner = max(math.hypot(disc.x, disc.y) + disc.radius for disc in placed) + widest
    turns = ((math.sqrt(inner**2 + index * (2 * widest) ** 2 * 1.2 / math.pi), index) for index in range(len(radii)))
    return [Point(r * math.cos(i * _GOLDEN_ANGLE), r * math.sin(i * _GOLDEN_ANGLE)) for r, i in turns]


def _place_disc(radius: float, placed: Sequence[_Disc], wanted: Sequence[tuple[_Disc, float]], number: int) -> _Disc:
    if not placed:
        return _Disc(0, 0, radius)
    x = sum(disc.x * pull for disc, pull in wanted)
    y = sum(disc.y * pull for disc, pull in wanted)
    first = math.atan2(y, x) if wanted and (x or y) else number * _GOLDEN_ANGLE
    angles = [first + step * math.pi / 9 for step in range(18)]
    free = ((_free_distance(angle, radius, placed), angle) for angle in angles)
    distance, angle = min(
        free, key=lambda ray: ray[0] * (1.2 - 0.2 * math.cos(ray[1] - first)) * (1 + 0.2 * abs(math.sin(ray[1])))
    )
    return _Disc(distance * math.cos(angle), distance * math.sin(angle), radius)


def _free_distance(angle: float, radius: float, placed: Sequence[_Disc]) -> float:
    """How far from the origin along the ray a disc first fits between those that are placed."""
    cos, sin = math.cos(angle), math.sin(angle)
    taken = []
    for disc in placed:
        along, across = disc.x * cos + disc.y * sin, disc.y * cos - disc.x * sin
        reach = (radius + disc.radius) ** 2 - across * across
        if reach > 0:
            taken.append((along - math.sqrt(reach), along + math.sqrt(reach)))
    distance = 0.0
    for begin, end in sorted(taken):
        if begin > distance:
            break
        distance = max(distance, end)
    return distance


def _push_apart(points: Sequence[Point], radii: Sequence[float]) -> list[Point]:
    """The points after a few rounds in which those whose circles overlap move away from each other."""
    moved = list(points)
    cell = 2 * max(radii, default=1)
    for _ in range(12 if len(points) <= 3000 else 3):
        grid: dict[tuple[int, int], list[int]] = {}
        for index, (x, y) in enumerate(moved):
            grid.setdefault((int(x // cell), int(y // cell)), []).append(index)
        changed = [home for home in grid if _separate(moved, radii, grid, home)]
        if not changed:
            break
    return moved


def _separate(
    points: list[Point], radii: Sequence[float], grid: Mapping[tuple[int, int], list[int]], home: tuple[int, int]
) -> bool:
    """Push the nodes of one cell and its neighbours apart; whether any had to move."""
    column, row = home
    near = [i for c in (column, column + 1) for r in (row - 1, row, row + 1) for i in grid.get((c, r), ())]
    changed = False
    for a in grid[home]:
        for b in near:
            gap = radii[a] + radii[b]
            dx, dy = points[b].x - points[a].x, points[b].y - points[a].y
            if a != b and dx * dx + dy * dy < gap * gap * 0.98:
                _move(points, a, b, gap)
                changed = True
    return changed


def _move(points: list[Point], a: int, b: int, gap: float) -> None:
    dx, dy = points[b].x - points[a].x, points[b].y - points[a].y
    distance = math.sqrt(dx * dx + dy * dy)
    if not distance:
        dx, dy, distance = math.cos(b * _GOLDEN_ANGLE), math.sin(b * _GOLDEN_ANGLE), 1.0
        half = gap / 2
    else:
        half = (gap - distance) / 2
    ux, uy = dx / distance * half, dy / distance * half
    points[a] = Point(points[a].x - ux, points[a].y - uy)
    points[b] = Point(points[b].x + ux, points[b].y + uy)
