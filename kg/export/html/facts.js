/* Facts as rows of a table and lines of a list; each unfolds the words it comes from. */

function createFacts({ model, language, onChoose }) {
  const format = createFormat(language);
  const quotes = createQuotes({ model, language });

  function metrics(observations) {
    const columns = ["metric", "value", "unit", "qualifier", "status", "time"];
    return [
      element("table", { class: "metrics" },
        element("thead", {}, element("tr", {}, columns.map((key) => element("th", { scope: "col" }, language.text(key))))),
        element("tbody", {}, model.latestFirst(observations).map(metricRows))),
      chartable(observations, model).map((facts) => drawChart(facts, model, format, language)),
    ];
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
    const button = element("button", {
      type: "button", class: "fact", "aria-expanded": "false", title: language.text("openQuote"), "data-fact": fact.number,
    }, content, fact.evidence.length > 1 ? element("span", { class: "count" }, ` ×${fact.evidence.length}`) : null);
    button.addEventListener("click", () => {
      if (!place.hasChildNodes()) place.append(quotes.all(fact));
      below.hidden = !below.hidden;
      button.setAttribute("aria-expanded", String(!below.hidden));
      if (below.hidden) return;
      quotes.scrollToMarks(below);
      below.scrollIntoView({ block: "nearest" });
    });
    return button;
  }

  function unfolding(fact, label, ...beside) {
    const below = element("div", { class: "source", hidden: true });
    return element("li", {}, element("div", { class: "line" }, disclosure(fact, label, below), beside), below);
  }

  function entityLink(entity) {
    return element("button", { type: "button", class: "entity", click: () => onChoose(entity) },
      symbol(model.style(entity.kind)), element("span", {}, entity.name));
  }

  /* From the chosen side, or as a whole statement where no side is chosen. */
  function relation(fact, entity = null) {
    const subject = model.entities[fact.subject], object = model.entities[fact.object];
    const label = language.term(fact.predicate) + (fact.role ? `：${fact.role}` : "");
    if (!entity) return unfolding(fact, [subject.name, element("i", {}, ` ${label} → `), object.name]);
    return entity === subject
      ? unfolding(fact, [label, " →"], entityLink(object))
      : unfolding(fact, ["← ", label], entityLink(subject));
  }

  function event(fact) {
    return unfolding(fact, [element("time", {}, format.period(fact) || language.text("noDate")), " ", language.term(fact.event)]);
  }

  /* A fact with its subject, as it stands in a list of mixed facts. */
  function statement(fact) {
    if (fact.predicate) return relation(fact);
    const subject = model.entities[fact.subject].name;
    const said = fact.metric !== undefined ? `${fact.metric} ${format.figure(fact)}` : language.term(fact.event);
    const aim = fact.status && fact.status !== "Actual" ? element("small", { class: "aim" }, language.term(fact.status)) : null;
    return unfolding(fact, [subject, element("i", {}, " · "), said], aim, element("small", {}, format.period(fact)));
  }

  return { metrics, relation, event, statement, entityLink, period: format.period };
}
