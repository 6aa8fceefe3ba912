/* All that is known of the chosen entity or pair; every fact opens the words it comes from. */

function createPanel({ model, filters, language, container, edgeName, onChoose, onSteps, onPath }) {
  const format = createFormat(language);
  const quotes = createQuotes({ model, language });

  function entityCard(entity, { steps, pathFrom }) {
    const shown = (list) => list.filter(filters.showsFact);
    const parts = [
      metrics(shown(entity.observations)), relations(entity, shown(entity.relations)), events(shown(entity.events)),
      mentions(entity), sparql(entity),
    ].filter(Boolean);
    const bare = !model.factCount(entity);
    return [
      head(element("p", { class: "class" }, symbol(model.style(entity.kind)), language.term(entity.kind)), entity.name,
        entity.aliases.length ? `${language.text("alsoKnown")} ${entity.aliases.join("、")}` : null,
        [copyButton(), stepButtons(steps), pathButton(entity, pathFrom)]),
      pathFrom ? element("p", { class: "asking", role: "status" }, language.text("pathHint", { name: pathFrom.name })) : null,
      bare ? element("p", { class: "hint" }, language.text("noFacts")) : null, ...parts,
    ];
  }

  function edgeCard(edge) {
    const [a, b] = [model.entities[edge.from], model.entities[edge.to]];
    return [
      head(element("p", { class: "class" }, edgeName(edge)), `${a.name} — ${b.name}`, null, []),
      section("relations", edge.facts.length, element("ul", { class: "facts" }, edge.facts.map((fact) => relation(fact, null)))),
    ];
  }

  function pathCard({ stops, edges, missing }) {
    const title = `${stops[0].name} → ${stops[stops.length - 1].name}`;
    const legs = edges.flatMap((edge, index) => [
      edge.facts.filter(filters.showsFact).map((fact) => relation(fact, null)),
      index < edges.length - 1 ? element("li", {}, entityLink(stops[index + 1])) : null,
    ]);
    return [
      head(element("p", { class: "class" }, language.text("path")), title, null, []),
      missing ? element("p", { class: "hint" }, language.text("noPath")) : section("relations", edges.length, element("ul", { class: "facts" }, legs.flat().filter(Boolean))),
    ];
  }

  function articleCard(article) {
    const facts = model.facts.filter((fact) => filters.showsFact(fact) && model.printedIn(fact, article));
    const authors = article.authors ? article.authors.join("、") : null;
    const kicker = [article.publisher, article.published ?? language.text("noDate"), article.document].filter(Boolean).join(" · ");
    return [
      head(element("p", { class: "class" }, kicker), headlineOf(article, language), authors, []),
      section("articleFacts", facts.length, element("ul", { class: "facts" }, facts.map((fact) => statement(fact)))),
    ];
  }

  /* A fact with its subject, as it stands in a list of mixed facts. */
  function statement(fact) {
    if (fact.predicate) return relation(fact, null);
    const subject = model.entities[fact.subject].name;
    const said = fact.metric !== undefined ? `${fact.metric} ${format.figure(fact)}` : language.term(fact.event);
    return unfolding(fact, [subject, element("i", {}, " · "), said], element("small", {}, format.period(fact)));
  }

  function head(kicker, name, aliases, tools) {
    return element("header", { class: "card-head" },
      kicker, element("h2", { class: "name" }, name), aliases ? element("p", { class: "aliases" }, aliases) : null,
      tools.length ? element("div", { class: "card-tools" }, tools) : null,
      element("button", { type: "button", class: "close", "aria-label": language.text("close"), click: () => onChoose(null) }, "×"));
  }

  function stepButtons(steps) {
    return element("span", { class: "steps", role: "group", "aria-label": language.text("steps") }, [1, 2, 3].map((n) =>
      element("button", { type: "button", class: "link", "data-steps": n, "aria-pressed": String(n === steps), click: () => onSteps(n) },
        language.text("step", { n }))));
  }

  function pathButton(entity, pathFrom) {
    return element("button", { type: "button", class: "link path", "aria-pressed": String(pathFrom === entity), click: () => onPath(pathFrom ? null : entity) },
      language.text("pathFrom"));
  }

  function copyButton() {
    const button = element("button", { type: "button", class: "link" }, language.text("copyLink"));
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(location.href);
        button.textContent = language.text("copied");
      } catch {
        button.textContent = language.text("copyByHand");
      }
    });
    return button;
  }

  function section(key, count, ...content) {
    return element("section", { class: `part ${key}` },
      element("h3", {}, language.text(key), " ", element("span", { class: "count" }, String(count))), ...content);
  }

  function metrics(observations) {
    if (!observations.length) return null;
    const columns = ["metric", "value", "unit", "qualifier", "status", "time"];
    return section("metrics", observations.length, element("table", { class: "metrics" },
      element("thead", {}, element("tr", {}, columns.map((key) => element("th", { scope: "col" }, language.text(key))))),
      element("tbody", {}, model.latestFirst(observations).map(metricRows))),
    chartable(observations, model).map((facts) => drawChart(facts, model, format, language)));
  }

  function metricRows(fact) {
    const cells = [format.amount(fact), fact.unit, language.term(fact.qualifier), language.term(fact.status), days(format.period(fact))];
    const place = element("td", { colspan: "6" });
    const below = element("tr", { class: "source", hidden: true }, place);
    const opener = disclosure(fact, fact.metric, below, place);
    return [element("tr", { class: fact.status.toLowerCase(), click: (event) => { if (!event.target.closest("button")) opener.click(); } },
      element("th", { scope: "row" }, opener), cells.map((cell) => element("td", {}, cell))), below];
  }

  /* A period that breaks between its days only. */
  function days(period) {
    const [first, last] = period.split(" – ");
    return last ? [element("span", { class: "day" }, first, " –"), " ", element("span", { class: "day" }, last)] : period;
  }

  /* A button that unfolds the quotes; they are made when they are first asked for. */
  function disclosure(fact, content, below, place = below) {
    const button = element("button", { type: "button", class: "fact", "aria-expanded": "false", title: language.text("openQuote") }, content,
      fact.evidence.length > 1 ? element("span", { class: "count" }, ` ×${fact.evidence.length}`) : null);
    button.addEventListener("click", () => {
      if (!place.hasChildNodes()) place.append(quotes.all(fact));
      below.hidden = !below.hidden;
      button.setAttribute("aria-expanded", String(!below.hidden));
      if (!below.hidden) quotes.scrollToMarks(below);
    });
    return button;
  }

  function unfolding(fact, label, ...beside) {
    const below = element("div", { class: "source", hidden: true });
    return element("li", {}, element("div", { class: "line" }, disclosure(fact, label, below), ...beside), below);
  }

  function entityLink(entity) {
    return element("button", { type: "button", class: "entity", click: () => onChoose(entity) },
      symbol(model.style(entity.kind)), element("span", {}, entity.name));
  }

  function relations(entity, facts) {
    if (!facts.length) return null;
    const sorted = [...facts].sort((a, b) => relationKey(a, entity).localeCompare(relationKey(b, entity)) || a.number - b.number);
    return section("relations", sorted.length,
      element("ul", { class: "facts" }, sorted.map((fact) => relation(fact, entity))));
  }

  function relationKey(fact, entity) {
    return (fact.subject === entity.number ? "0" : "1") + fact.predicate;
  }

  /* From the chosen side, or as a whole statement where no side is chosen. */
  function relation(fact, entity) {
    const subject = model.entities[fact.subject], object = model.entities[fact.object];
    const label = language.term(fact.predicate) + (fact.role ? `：${fact.role}` : "");
    if (!entity) return unfolding(fact, [subject.name, element("i", {}, ` ${label} → `), object.name]);
    return entity === subject
      ? unfolding(fact, [label, " →"], entityLink(object))
      : unfolding(fact, ["← ", label], entityLink(subject));
  }

  function events(list) {
    if (!list.length) return null;
    return section("events", list.length, element("ol", { class: "facts" }, model.inTimeOrder(list).map((fact) =>
      unfolding(fact, [element("time", {}, format.period(fact) || language.text("noDate")), " ", language.term(fact.event)]))));
  }

  function sparql(entity) {
    return element("details", { class: "sparql" }, element("summary", {}, language.text("sparql")), element("pre", { lang: "en" }, sparqlFor(entity)));
  }

  function mentions(entity) {
    if (!entity.articles.length) return null;
    return section("mentions", entity.articles.length, articleList(entity.articles.map((number) => model.articles[number]), language, onChoose));
  }

  const cards = { entity: entityCard, edge: edgeCard, path: pathCard, article: articleCard };

  return {
    show(choice, state) {
      const card = cards[choice.type](choice, state);
      container.replaceChildren(...card.filter(Boolean));
      container.scrollTop = 0;
    },
  };
}
