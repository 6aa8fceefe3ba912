/* The page's data with the indexes that every part of the page uses. */

function createModel(data) {
  const { contexts, vocabulary, totals, limit, network, pinyin } = data;
  const articles = data.articles.map((article, number) => ({ ...article, type: "article", number }));

  const entities = data.entities.map((row, number) => ({
    type: "entity", number, id: row.id, kind: row.kind, name: network.nodes[number].label,
    aliases: row.aliases ?? [], articles: row.articles ?? [],
    observations: [], relations: [], events: [], edges: [], weight: network.nodes[number].size,
  }));

  const facts = data.facts.map((row, number) => ({
    ...row, number,
    evidence: row.evidence.map(([article, context, begin, end]) => ({ article, context, begin, end })),
  }));

  for (const fact of facts) {
    const subject = entities[fact.subject];
    if (fact.metric !== undefined) subject.observations.push(fact);
    else if (fact.event !== undefined) subject.events.push(fact);
    else {
      subject.relations.push(fact);
      if (fact.object !== fact.subject) entities[fact.object].relations.push(fact);
    }
  }

  const edges = network.edges.map((row) => ({ ...row, type: "edge", facts: row.facts.map((number) => facts[number]) }));
  for (const edge of edges) {
    entities[edge.from].edges.push(edge);
    entities[edge.to].edges.push(edge);
  }

  const neighbour = (entity, edge) => entities[edge.from === entity.number ? edge.to : edge.from];
  const kinds = Object.keys(vocabulary.kinds).sort((a, b) => KIND_ORDER.indexOf(a) - KIND_ORDER.indexOf(b));
  const byEntityId = new Map(entities.map((entity) => [entity.id, entity]));

  return {
    entities, facts, edges, articles, contexts, totals, limit, network, vocabulary, pinyin,
    kinds: kinds.filter((kind) => entities.some((entity) => entity.kind === kind)),
    edgeBetween: (a, b) => a.edges.find((edge) => neighbour(a, edge) === b),
    date: (start, end) => {
      const told = facts.filter((fact) => (start || end) && fact.start === start && fact.end === end);
      return told.length ? { type: "date", start, end, facts: told } : null;
    },
    find: (id) => byEntityId.get(id) ?? entities.find(({ name, aliases }) => name === id || aliases.includes(id)),
    style: (kind) => vocabulary.kinds[kind],
    neighbour,
    factCount: (entity) => entity.observations.length + entity.relations.length + entity.events.length,
    printedIn: (fact, { number }) => fact.evidence.some(({ article }) => article === number),
    inTimeOrder: (list) => [...list].sort((a, b) => timeKey(a).localeCompare(timeKey(b)) || a.number - b.number),
    latestFirst: (list) => [...list].sort((a, b) => timeKey(b).localeCompare(timeKey(a)) || a.number - b.number),
  };
}

const KIND_ORDER = [
  "City", "District", "Place", "GovernmentAgency", "Company", "University", "ResearchInstitute", "Organization",
  "Platform", "Facility", "Programme", "Project", "Product", "Award", "Conference", "Person",
];

function timeKey(fact) {
  return fact.end ?? fact.start ?? "";
}
