/* Figures around their subjects and dates along a line below, as nodes that come and go by a switch. */

const FIGURES = 12; // more around one subject cover its neighbours; one node stands for the rest

function createExtras({ model, filters, language, colours, nodes, edges }) {
  const format = createFormat(language);
  let metrics = false, dates = false, drawn = [];

  function metricNodes() {
    return model.entities.filter(filters.showsEntity).flatMap((entity) => {
      const facts = model.latestFirst(entity.observations.filter(filters.showsFact));
      const items = facts.slice(0, FIGURES).map((fact) => ({
        id: `m${fact.number}`, name: `${fact.metric} ${format.figure(fact)}`, aimed: fact.status !== "Actual", choice: entity, fact,
      }));
      const left = facts.length - items.length;
      if (left) items.push({ id: `+${entity.number}`, name: language.text("moreFigures", { n: left }), choice: entity });
      return items.map((item, index) => ({ ...item, owner: entity, ties: [entity.number], ...around(entity, index, items.length) }));
    });
  }

  /* On one circle outside the symbol, the first on top. */
  function around(entity, index, count) {
    const home = nodes.get(entity.number), angle = (index / count) * 2 * Math.PI - Math.PI / 2;
    const reach = entity.weight + 22 + 4 * count;
    return { x: home.x + Math.cos(angle) * reach * 1.25, y: home.y + Math.sin(angle) * reach };
  }

  function dateNodes(figures) {
    const days = new Map(), drawnFigures = new Set(figures.map(({ id }) => id));
    for (const fact of model.facts.filter(filters.showsFact)) {
      const key = `${fact.start ?? ""}/${fact.end ?? ""}`;
      if (key === "/" || !filters.showsEntity(model.entities[fact.subject])) continue;
      if (!days.has(key)) days.set(key, { first: fact, ties: new Set() });
      days.get(key).ties.add(drawnFigures.has(`m${fact.number}`) ? `m${fact.number}` : fact.subject);
    }
    const sorted = [...days].sort(([, a], [, b]) => timeKey(a.first).localeCompare(timeKey(b.first)));
    const bottom = 130 + model.entities.reduce((lowest, { number }) => Math.max(lowest, nodes.get(number).y), 0);
    return sorted.map(([key, { first, ties }], index) => ({
      id: `d${key}`, name: format.period(first), ties: [...ties], choice: model.date(first.start, first.end),
      x: (index - (sorted.length - 1) / 2) * 86, y: bottom + (index % 2) * 46,
    }));
  }

  function refresh() {
    const old = drawn;
    // A change of the data may draw at once: what is painted must be there.
    drawn = [];
    edges.remove(old.flatMap((item) => item.ties.map((tie) => `${item.id}>${tie}`)));
    nodes.remove(old.map((item) => item.id));
    const figures = metrics ? metricNodes() : [];
    const items = [...figures, ...(dates ? dateNodes(figures) : [])];
    nodes.add(items.map(({ id, x, y, owner, aimed }) => ({
      id, x, y, shape: owner ? "square" : "dot", size: 5, color: aimed ? colours.aim : colours.muted,
    })));
    edges.add(items.flatMap(({ id, ties, aimed }) => ties.map((tie) => (
      { id: `${id}>${tie}`, from: tie, to: id, arrows: "", dashes: aimed ? [4, 4] : false, width: 0.6 }
    ))));
    drawn = items;
  }

  return {
    refresh,
    all: () => drawn,
    /* Those that belong to what is chosen: an entity's figures, or the date itself. */
    of: (choice) => drawn.filter((item) => item.owner === choice || (choice.type === "date" && sameTime(item.choice, choice))),
    find: (id) => drawn.find((item) => item.id === id),
    setMetrics(shown) { metrics = shown; refresh(); },
    setDates(shown) { dates = shown; refresh(); },
  };
}

function sameTime(one, other) {
  return one.type === "date" && one.start === other.start && one.end === other.end;
}
