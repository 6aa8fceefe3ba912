/* Metrics around their subjects and dates along a line below, as nodes that come and go by a switch. */

function createExtras({ model, filters, language, colours, nodes, edges }) {
  const format = createFormat(language);
  let metrics = false, dates = false, drawn = [];

  function metricNodes() {
    const items = [];
    for (const entity of model.entities.filter(filters.showsEntity)) {
      const home = nodes.get(entity.number);
      entity.observations.forEach((fact, index) => {
        const angle = index * 2.4 - Math.PI / 2, reach = entity.weight + 26 + 7 * Math.sqrt(index) * 2;
        items.push({
          id: `m${fact.number}`, owner: entity, name: `${fact.metric} ${format.figure(fact)}`,
          x: home.x + Math.cos(angle) * reach, y: home.y + Math.sin(angle) * reach,
          ties: [entity.number], aimed: fact.status !== "Actual",
        });
      });
    }
    return items;
  }

  function dateNodes() {
    const days = new Map();
    for (const fact of model.facts) {
      const name = format.period(fact);
      if (!name || !filters.showsEntity(model.entities[fact.subject])) continue;
      if (!days.has(name)) days.set(name, { key: timeKey(fact), ties: new Set() });
      days.get(name).ties.add(metrics && fact.metric !== undefined ? `m${fact.number}` : fact.subject);
    }
    const sorted = [...days].sort(([, a], [, b]) => a.key.localeCompare(b.key));
    const bottom = 130 + model.entities.reduce((lowest, { number }) => Math.max(lowest, nodes.get(number).y), 0);
    return sorted.map(([name, { ties }], index) => ({
      id: `d${name}`, owner: null, name, ties: [...ties],
      x: (index - (sorted.length - 1) / 2) * 86, y: bottom + (index % 2) * 46,
    }));
  }

  function refresh() {
    nodes.remove(drawn.map((item) => item.id));
    edges.remove(drawn.flatMap((item) => item.ties.map((tie) => `${item.id}>${tie}`)));
    drawn = [...(metrics ? metricNodes() : []), ...(dates ? dateNodes() : [])];
    nodes.add(drawn.map(({ id, x, y, owner, aimed }) => ({
      id, x, y, shape: owner ? "square" : "dot", size: 5, color: aimed ? colours.aim : colours.muted,
    })));
    edges.add(drawn.flatMap(({ id, ties, aimed }) => ties.map((tie) => (
      { id: `${id}>${tie}`, from: tie, to: id, arrows: "", dashes: aimed ? [4, 4] : false, width: 0.6 }
    ))));
  }

  return {
    refresh,
    names: () => drawn,
    owner: (id) => drawn.find((item) => item.id === id)?.owner ?? null,
    setMetrics(shown) { metrics = shown; refresh(); },
    setDates(shown) { dates = shown; refresh(); },
  };
}
