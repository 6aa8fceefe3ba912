/* What is chosen, as the part of the address behind “#”, so that a link can be sent: an entity by its id alone,
   the rest as edge/a/b, path/a/b, date/from/to and article/id. */

function createAddress({ model, paths }) {
  const ends = (edge) => [edge.from, edge.to].map((number) => model.entities[number].id);
  const parts = {
    entity: ({ id }) => [id],
    edge: (edge) => ["edge", ...ends(edge)],
    path: ({ stops }) => ["path", stops[0].id, stops[stops.length - 1].id],
    date: ({ start, end }) => ["date", start ?? "", end ?? ""],
    article: ({ id }) => ["article", id],
  };
  const named = {
    edge: pair((a, b) => model.edgeBetween(a, b)),
    path: pair((a, b) => paths.shortest(a, b)),
    date: (start, end) => model.date(start || undefined, end || undefined),
    article: (id) => model.articles.find((article) => article.id === id),
  };

  function pair(find) {
    return (...ids) => {
      const [a, b] = ids.map(model.find);
      return a && b && find(a, b);
    };
  }

  function of(choice) {
    return choice ? "#" + parts[choice.type](choice).map(encodeURIComponent).join("/") : "";
  }

  function open(hash) {
    const [kind, ...rest] = hash.slice(1).split("/").map(decode);
    const found = rest.length && Object.hasOwn(named, kind) ? named[kind](...rest) : null;
    return found || model.find(decode(hash.slice(1))) || null;
  }

  function decode(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  return { of, open };
}
