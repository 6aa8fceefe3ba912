/* What the reader has switched off or asked for; the picture, the panel and the tables ask here. */

function createFilters(model) {
  const hiddenKinds = new Set();
  const NOTHING = { article: null, status: null, predicate: null, from: null, to: null, degree: 0, told: false };
  const wanted = { ...NOTHING };
  const listeners = [];
  let facts, entities, edges;

  function matches(fact) {
    if (wanted.status && fact.status !== wanted.status) return false;
    if (wanted.predicate && fact.predicate !== wanted.predicate) return false;
    if (wanted.article !== null && !fact.evidence.some(({ article }) => article === wanted.article)) return false;
    return inTime(fact);
  }

  /* A fact without a time is dated by the first article that prints it. */
  function inTime(fact) {
    if (!wanted.from && !wanted.to) return true;
    const published = model.articles[fact.evidence[0].article].published;
    const first = fact.start ?? fact.end ?? published, last = fact.end ?? fact.start ?? published;
    return Boolean(first) && (!wanted.to || first <= wanted.to) && (!wanted.from || last >= wanted.from);
  }

  function asksForFacts() {
    return Boolean(wanted.status || wanted.predicate || wanted.article !== null || wanted.from || wanted.to);
  }

  function isWanted(entity, taking) {
    if (hiddenKinds.has(entity.kind) || entity.edges.length < wanted.degree) return false;
    if (wanted.told && !model.factCount(entity)) return false;
    return !asksForFacts() || taking.has(entity.number)
      || (wanted.article !== null && !wanted.status && !wanted.predicate && entity.articles.includes(wanted.article));
  }

  function compute() {
    facts = model.facts.map(matches);
    const taking = new Set();
    model.facts.forEach((fact, number) => {
      if (!facts[number]) return;
      taking.add(fact.subject);
      if (fact.object !== undefined) taking.add(fact.object);
    });
    entities = model.entities.map((entity) => isWanted(entity, taking));
    edges = model.edges.map((edge) => entities[edge.from] && entities[edge.to] && edge.facts.some((fact) => facts[fact.number]));
  }

  function changed() {
    compute();
    for (const listener of listeners) listener();
  }

  compute();
  return {
    wanted,
    showsKind: (kind) => !hiddenKinds.has(kind),
    showsFact: (fact) => facts[fact.number],
    showsEntity: (entity) => entities[entity.number],
    showsEdge: (edge) => edges[edge.id],
    get active() { return asksForFacts() || wanted.degree > 0 || wanted.told; },
    shownCount: () => entities.filter(Boolean).length,
    toggleKind(kind) {
      if (!hiddenKinds.delete(kind)) hiddenKinds.add(kind);
      changed();
    },
    setAllKinds(shown) {
      hiddenKinds.clear();
      if (!shown) model.kinds.forEach((kind) => hiddenKinds.add(kind));
      changed();
    },
    set(values) {
      Object.assign(wanted, values);
      changed();
    },
    reset() {
      hiddenKinds.clear();
      Object.assign(wanted, NOTHING);
      changed();
    },
    onChange: (listener) => listeners.push(listener),
  };
}
