/* The whole as lists that sort, filter and leave as CSV. */

const ROW_LIMIT = 400;

function createTables({ model, filters, language, container, onChoose }) {
  const format = createFormat(language);
  let which = "entities", query = "", sortedBy = null, descending = false;

  const subjectOf = (fact) => model.entities[fact.subject];
  const shownFacts = (wanted) => model.facts.filter((fact) => wanted(fact) && filters.showsFact(fact) && filters.showsEntity(subjectOf(fact)));
  const sourceColumns = [
    ["quote", (fact) => quoteOf(fact)], ["headline", (fact) => joinLines(model.articles[fact.evidence[0].article].headline ?? "")],
  ];
  let counts = null;

  /* For each article the number of facts that it prints. */
  function printed() {
    if (!counts) {
      counts = new Map();
      for (const fact of model.facts) {
        for (const article of new Set(fact.evidence.map((one) => one.article))) counts.set(article, (counts.get(article) ?? 0) + 1);
      }
    }
    return counts;
  }

  const lists = {
    entities: {
      items: () => model.entities.filter(filters.showsEntity),
      entity: (entity) => entity,
      columns: [
        ["name", (entity) => entity.name], ["class", (entity) => language.term(entity.kind)],
        ["alsoKnown", (entity) => entity.aliases.join("、")], ["facts", (entity) => model.factCount(entity)],
        ["articles", (entity) => entity.articles.length],
      ],
    },
    observations: {
      items: () => shownFacts((fact) => fact.metric !== undefined),
      entity: subjectOf, fact: (fact) => fact,
      columns: [
        ["subject", (fact) => subjectOf(fact).name], ["metric", (fact) => fact.metric],
        ["value", (fact) => format.amount(fact), (fact) => Number(fact.value ?? fact.minimum), (fact) => fact.value ?? `${fact.minimum}-${fact.maximum}`],
        ["unit", (fact) => fact.unit], ["qualifier", (fact) => language.term(fact.qualifier)],
        ["status", (fact) => language.term(fact.status)], ["time", (fact) => format.period(fact), timeKey],
        ...sourceColumns,
      ],
    },
    relationRows: {
      file: "relations",
      items: () => shownFacts((fact) => fact.predicate !== undefined && filters.showsEntity(model.entities[fact.object])),
      entity: subjectOf, fact: (fact) => fact,
      columns: [
        ["subject", (fact) => subjectOf(fact).name], ["predicate", (fact) => language.term(fact.predicate) + (fact.role ? `：${fact.role}` : "")],
        ["object", (fact) => model.entities[fact.object].name], ...sourceColumns,
      ],
    },
    articles: {
      items: () => model.articles.filter(({ number }) => filters.wanted.article === null || filters.wanted.article === number),
      entity: (article) => article,
      columns: [
        ["headline", (article) => headlineOf(article, language)], ["publisher", (article) => article.publisher ?? ""],
        ["time", (article) => article.published ?? ""], ["facts", (article) => printed().get(article.number) ?? 0],
        ["document", (article) => article.document],
      ],
    },
  };

  function quoteOf({ evidence: [{ context, begin, end }] }) {
    return joinLines(model.contexts[context].slice(begin, end));
  }

  function rows() {
    const { items, columns } = lists[which];
    const needle = query.trim().toLowerCase();
    const found = items().filter((item) => !needle || columns.some(([, text]) => String(text(item)).toLowerCase().includes(needle)));
    const column = columns.find(([key]) => key === sortedBy);
    return column ? found.sort((a, b) => compare(a, b, column[2] ?? column[1]) * (descending ? -1 : 1)) : found;
  }

  function compare(a, b, by) {
    const [one, other] = [by(a), by(b)];
    return typeof one === "number" ? one - other : PINYIN.compare(one, other);
  }

  function header([key]) {
    const direction = sortedBy !== key ? "none" : descending ? "descending" : "ascending";
    return element("th", { scope: "col", "aria-sort": direction }, element("button", {
      type: "button", click: () => { descending = sortedBy === key && !descending; sortedBy = key; render(`[data-sort="${key}"]`); }, "data-sort": key,
    }, language.text(key), { none: "", ascending: " ↑", descending: " ↓" }[direction]));
  }

  function row(item) {
    return element("tr", {}, lists[which].columns.map(([key, text], index) => cell(item, key, String(text(item)), index)));
  }

  /* The first column opens its thing, a quote its paragraph. */
  function cell(item, key, text, index) {
    const { entity, fact } = lists[which], { kind } = entity(item);
    if (!index) {
      return element("th", { scope: "row" }, element("button", { type: "button", class: "entity", click: () => onChoose(entity(item)) },
        kind ? symbol(model.style(kind)) : null, element("span", {}, text)));
    }
    if (key !== "quote") return element("td", { class: key }, text);
    return element("td", { class: key }, element("button", { type: "button", title: language.text("openQuote"), click: () => onChoose(entity(item), fact(item)) }, text));
  }

  function body() {
    const found = rows();
    return [
      element("thead", {}, element("tr", {}, lists[which].columns.map(header))),
      element("tbody", {}, found.slice(0, ROW_LIMIT).map(row)),
      found.length > ROW_LIMIT && element("caption", {}, language.text("rowLimit", { n: ROW_LIMIT, total: language.number(found.length) })),
    ].filter(Boolean);
  }

  function saveCsv() {
    const { columns } = lists[which];
    download(`${lists[which].file ?? which}.csv`, csvBlob([
      columns.map(([key]) => language.text(key)),
      ...rows().map((item) => columns.map(([, text, , exact]) => (exact ?? text)(item))),
    ]));
  }

  function tab(key) {
    return element("button", {
      type: "button", class: "tab", "aria-pressed": String(which === key), "data-list": key,
      click: () => { which = key; sortedBy = null; render(`[data-list="${key}"]`); },
    }, language.text(key));
  }

  function render(focused) {
    if (container.hidden) return;
    const table = element("table", { class: "list" }, body());
    const box = element("input", { type: "search", id: "table-filter", placeholder: language.text("filterRows"), "aria-label": language.text("filterRows"), value: query });
    box.addEventListener("input", () => { query = box.value; table.replaceChildren(...body()); });
    container.replaceChildren(
      element("div", { class: "list-tools" }, Object.keys(lists).map(tab), box,
        element("button", { type: "button", class: "tab", id: "csv-button", click: saveCsv }, "CSV ↓")),
      element("div", { class: "list-body" }, table));
    if (focused) container.querySelector(focused)?.focus();
  }

  filters.onChange(() => render());
  return { render, csv: () => rows() };
}
