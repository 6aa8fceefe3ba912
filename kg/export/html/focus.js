/* What stands out while something is chosen: its nodes and edges lie above the veil, its names come first. */

const NO_FOCUS = { chosen: null, dim: false, nodes: [], named: new Set(), edges: [] };

function createFocus({ model, filters, paths }) {
  function make(numbers, edges, chosen = null) {
    const others = numbers.filter((number) => number !== chosen).sort((a, b) => a - b);
    const named = new Set(chosen === null ? others : [chosen, ...others]);
    return { chosen, dim: true, nodes: [...named].reverse(), named, edges };
  }

  function endsOf({ subject, object }) {
    return (object === undefined ? [subject] : [subject, object]).filter((number) => filters.showsEntity(model.entities[number]));
  }

  const by = {
    entity(entity, steps) {
      const { nodes, edges } = paths.around(entity, steps);
      return make(nodes, edges, entity.number);
    },
    edge: (edge) => make([edge.from, edge.to], [edge]),
    date: ({ facts }) => make([...new Set(facts.filter(filters.showsFact).flatMap(endsOf))], []),
    path: ({ stops, edges }) => make(stops.map((stop) => stop.number), edges),
    article(article) {
      const told = model.entities.filter((entity) => entity.articles.includes(article.number) && filters.showsEntity(entity));
      const edges = model.edges.filter((edge) => filters.showsEdge(edge) && edge.facts.some((fact) => model.printedIn(fact, article)));
      return make([...new Set([...told.map((entity) => entity.number), ...edges.flatMap(({ from, to }) => [from, to])])], edges);
    },
  };

  return {
    on: (choice, steps = 1) => (choice ? by[choice.type](choice, steps) : NO_FOCUS),
    hint: (item) => ({ ...by[item.type](item, 1), dim: false }),
  };
}
