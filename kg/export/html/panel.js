/* All that is known of what is chosen; every fact opens the words it comes from. */

const NOTHING_OPEN = { facts: [], query: false, top: 0 };

function createPanel({ model, filters, language, container, edgeName, onChoose, onSteps, onPath }) {
  const lines = createFacts({ model, language, onChoose });

  function entityCard(entity, { steps, pathFrom }) {
    const shown = (list) => list.filter(filters.showsFact);
    const parts = [
      metrics(shown(entity.observations)), relations(entity, shown(entity.relations)), events(shown(entity.events)), mentions(entity),
    ].filter(Boolean);
    const hint = model.factCount(entity) ? null : element("p", { class: "hint" }, language.text("noFacts"));
    return [
      head(element("p", { class: "class" }, symbol(model.style(entity.kind)), language.term(entity.kind)), entity.name,
        entity.aliases.length ? `${language.text("alsoKnown")} ${entity.aliases.join("、")}` : null,
        [copyButton(), stepButtons(steps), pathButton(entity, pathFrom)]),
      pathFrom ? element("p", { class: "asking", role: "status" }, language.text("pathHint", { name: pathFrom.name })) : null,
      hint, parts.length > 1 ? contents(parts) : null, ...parts, sparql(sparqlFor(entity)),
    ];
  }

  function edgeCard(edge) {
    const [a, b] = [model.entities[edge.from], model.entities[edge.to]];
    const facts = edge.facts.filter(filters.showsFact);
    return [
      head(element("p", { class: "class" }, edgeName(edge)), `${a.name} — ${b.name}`, null, [copyButton()]),
      element("p", { class: "ends" }, lines.entityLink(a), lines.entityLink(b)),
      list("relations", facts, (fact) => lines.relation(fact)), sparql(sparqlForPair(a, b)),
    ];
  }

  function pathCard({ stops, edges, missing }) {
    const title = `${stops[0].name} → ${stops[stops.length - 1].name}`;
    const legs = edges.flatMap((edge, index) => [
      ...edge.facts.filter(filters.showsFact).map((fact) => lines.relation(fact)),
      index < edges.length - 1 ? element("li", {}, lines.entityLink(stops[index + 1])) : null,
    ]);
    return [
      head(element("p", { class: "class" }, language.text("path")), title, null, [copyButton()]),
      missing ? element("p", { class: "hint" }, language.text("noPath"))
        : section("relations", edges.length, element("ul", { class: "facts" }, legs.filter(Boolean))),
    ];
  }

  function articleCard(article) {
    const facts = model.facts.filter((fact) => filters.showsFact(fact) && model.printedIn(fact, article));
    const authors = article.authors ? article.authors.join("、") : null;
    const kicker = [article.publisher, article.published ?? language.text("noDate"), article.document].filter(Boolean).join(" · ");
    return [
      head(element("p", { class: "class" }, kicker), headlineOf(article, language), authors, [copyButton()]),
      list("articleFacts", facts, lines.statement),
    ];
  }

  function dateCard(date) {
    return [
      head(element("p", { class: "class" }, language.text("time")), lines.period(date), null, [copyButton()]),
      list("dateFacts", date.facts.filter(filters.showsFact), lines.statement),
    ];
  }

  function head(kicker, name, aliases, tools) {
    return element("header", { class: "card-head" },
      kicker, element("h2", { class: "name" }, name), aliases ? element("p", { class: "aliases" }, aliases) : null,
      element("div", { class: "card-tools" }, tools),
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
    const button = element("button", { type: "button", class: "link copy" }, language.text("copyLink"));
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
    return element("section", { class: `part ${key}`, "data-part": key, "data-count": count },
      element("h3", { tabindex: "-1" }, language.text(key), " ", element("span", { class: "count" }, String(count))), ...content);
  }

  /* A hub's figures fill screens; what lies below them is one click away. */
  function contents(parts) {
    return element("nav", { class: "contents", "aria-label": language.text("contents") }, parts.map((part) =>
      element("button", {
        type: "button", class: "link",
        click: () => { part.scrollIntoView({ block: "start" }); part.querySelector("h3").focus({ preventScroll: true }); },
      }, language.text(part.dataset.part), " ", element("span", { class: "count" }, part.dataset.count))));
  }

  function list(key, facts, line) {
    return section(key, facts.length, element("ul", { class: "facts" }, facts.map(line)));
  }

  function metrics(observations) {
    return observations.length ? section("metrics", observations.length, lines.metrics(observations)) : null;
  }

  function relations(entity, facts) {
    const key = (fact) => (fact.subject === entity.number ? "0" : "1") + fact.predicate;
    const sorted = [...facts].sort((a, b) => key(a).localeCompare(key(b)) || a.number - b.number);
    return sorted.length ? list("relations", sorted, (fact) => lines.relation(fact, entity)) : null;
  }

  function events(facts) {
    return facts.length ? section("events", facts.length, element("ol", { class: "facts" }, model.inTimeOrder(facts).map(lines.event))) : null;
  }

  function sparql(query) {
    return element("details", { class: "sparql" }, element("summary", {}, language.text("sparql")), element("pre", { lang: "en", tabindex: "0" }, query));
  }

  function mentions(entity) {
    if (!entity.articles.length) return null;
    return section("mentions", entity.articles.length, articleList(entity.articles.map((number) => model.articles[number]), language, onChoose));
  }

  function unfold(fact) {
    const button = container.querySelector(`[data-fact="${fact.number}"]`);
    if (!button) return;
    if (button.getAttribute("aria-expanded") === "false") button.click();
    button.scrollIntoView({ block: "center" });
  }

  /* What the reader has unfolded in the card that is made anew, as when the language changes. */
  function unfolded() {
    return [...container.querySelectorAll('.fact[aria-expanded="true"]')].map((button) => button.dataset.fact);
  }

  function reopen({ facts, query, top }) {
    for (const number of facts) container.querySelector(`[data-fact="${number}"]`)?.click();
    if (query) container.querySelector(".sparql").open = true;
    container.scrollTop = top;
  }

  let last = null;
  const cards = { entity: entityCard, edge: edgeCard, path: pathCard, article: articleCard, date: dateCard };

  return {
    /* The card of what is chosen, with the words of one fact open where `state.fact` names it. */
    show(choice, state) {
      const same = choice === last && container.querySelector(".card-head");
      const kept = same ? { facts: unfolded(), query: container.querySelector(".sparql")?.open, top: container.scrollTop } : NOTHING_OPEN;
      const card = cards[choice.type](choice, state);
      container.replaceChildren(...card.filter(Boolean));
      reopen(kept);
      last = choice;
      if (state.fact) unfold(state.fact);
    },
  };
}
