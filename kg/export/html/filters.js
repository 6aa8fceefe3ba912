/* What the reader has switched off; the picture, the legend and the tables ask here. */

function createFilters(model) {
  const hiddenKinds = new Set();
  const listeners = [];

  function changed() {
    for (const listener of listeners) listener();
  }

  return {
    showsKind: (kind) => !hiddenKinds.has(kind),
    showsEntity: (entity) => !hiddenKinds.has(entity.kind),
    showsEdge: (edge) => !hiddenKinds.has(model.entities[edge.from].kind) && !hiddenKinds.has(model.entities[edge.to].kind),
    toggleKind(kind) {
      if (!hiddenKinds.delete(kind)) hiddenKinds.add(kind);
      changed();
    },
    setAllKinds(shown) {
      hiddenKinds.clear();
      if (!shown) model.kinds.forEach((kind) => hiddenKinds.add(kind));
      changed();
    },
    onChange: (listener) => listeners.push(listener),
  };
}
