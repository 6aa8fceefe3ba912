/* Walking the shown edges: who lies within some steps, and the shortest way between two. */

function createPaths({ model, filters }) {
  function shownEdges(entity) {
    return entity.edges.filter(filters.showsEdge);
  }

  /* The entities and edges within `steps` of one. */
  function around(entity, steps) {
    const seen = new Set([entity.number]), edges = new Set();
    let border = [entity];
    for (let step = 0; step < steps; step += 1) {
      const next = [];
      for (const one of border) {
        for (const edge of shownEdges(one)) {
          edges.add(edge);
          const other = model.neighbour(one, edge);
          if (!seen.has(other.number)) {
            seen.add(other.number);
            next.push(other);
          }
        }
      }
      border = next;
    }
    return { nodes: [...seen], edges: [...edges] };
  }

  /* Breadth first; `missing` where no way leads from one to the other. */
  function shortest(from, to) {
    const came = new Map([[from.number, null]]);
    const queue = [from];
    for (let index = 0; index < queue.length && !came.has(to.number); index += 1) {
      for (const edge of shownEdges(queue[index])) {
        const other = model.neighbour(queue[index], edge);
        if (!came.has(other.number)) {
          came.set(other.number, edge);
          queue.push(other);
        }
      }
    }
    return came.has(to.number) ? retrace(from, to, came) : { type: "path", stops: [from, to], edges: [], missing: true };
  }

  function retrace(from, to, came) {
    const stops = [to], edges = [];
    while (stops[0] !== from) {
      const edge = came.get(stops[0].number);
      edges.unshift(edge);
      stops.unshift(model.neighbour(stops[0], edge));
    }
    return { type: "path", stops, edges, missing: false };
  }

  return { around, shortest };
}
