/* The controls that narrow the picture: article, time, status, predicate and number of links. */

function createFilterBar({ model, filters, language, container }) {
  const months = [...new Set(model.facts.flatMap(({ start, end }) => [start, end]).filter(Boolean).map((day) => day.slice(0, 7)))].sort();
  const used = (key, order) => order.filter((term) => model.facts.some((fact) => fact[key] === term));
  const predicates = [...new Set(model.facts.map((fact) => fact.predicate).filter(Boolean))].sort();
  const statuses = used("status", ["Actual", "Target", "Forecast"]);

  function select(key, options, apply) {
    const box = element("select", { id: `filter-${key}` },
      element("option", { value: "" }, language.text("all")),
      options.map(([value, text]) => element("option", { value, selected: String(filters.wanted[key]) === value }, text)));
    box.addEventListener("change", () => apply(box.value));
    return element("label", { class: "field" }, element("span", {}, language.text(key)), box);
  }

  function terms(key, list) {
    return list.length > 1 && select(key, list.map((term) => [term, language.term(term)]), (value) => filters.set({ [key]: value || null }));
  }

  function articles() {
    const titled = model.articles.map((article, number) => [String(number), article.headline ? joinLines(article.headline) : article.document]);
    return titled.length > 1 && select("article", titled, (value) => filters.set({ article: value === "" ? null : Number(value) }));
  }

  function slider(id, value, max, label, apply) {
    const input = element("input", { type: "range", id, min: "0", max: String(max), value: String(value), "aria-label": label });
    input.addEventListener("input", () => apply(Number(input.value)));
    return input;
  }

  /* Two handles over the months that facts speak of; at the ends they ask for nothing. */
  function time() {
    if (months.length < 2) return null;
    const last = months.length - 1;
    const output = element("output", { class: "count" });
    let from = filters.wanted.from ? Math.max(0, months.indexOf(filters.wanted.from.slice(0, 7))) : 0;
    let to = filters.wanted.to ? months.indexOf(filters.wanted.to.slice(0, 7)) : last;
    const describe = () => {
      low.setAttribute("aria-valuetext", months[from]);
      high.setAttribute("aria-valuetext", months[to]);
      output.textContent = from === 0 && to === last ? language.text("all") : `${months[from]} – ${months[to]}`;
    };
    const apply = () => {
      describe();
      filters.set({ from: from === 0 ? null : `${months[from]}-01`, to: to === last ? null : `${months[to]}-31` });
    };
    const low = slider("filter-from", from, last, language.text("from"), (value) => { from = Math.min(value, to); low.value = from; apply(); });
    const high = slider("filter-to", to, last, language.text("to"), (value) => { to = Math.max(value, from); high.value = to; apply(); });
    describe();
    return element("div", { class: "field" }, element("span", {}, language.text("time"), " ", output), low, high);
  }

  function degree() {
    const most = Math.min(10, Math.max(0, ...model.entities.map((entity) => entity.edges.length)));
    if (most < 1) return null;
    const output = element("output", { class: "count" }, String(filters.wanted.degree));
    return element("label", { class: "field" }, element("span", {}, language.text("degree"), " ", output),
      slider("filter-degree", filters.wanted.degree, most, language.text("degree"), (value) => {
        output.textContent = String(value);
        filters.set({ degree: value });
      }));
  }

  /* Names that an article mentions without a fact about them crowd the picture. */
  function told() {
    if (model.entities.every((entity) => model.factCount(entity))) return null;
    const box = element("input", { type: "checkbox", role: "switch", id: "filter-told", checked: filters.wanted.told });
    box.addEventListener("change", () => filters.set({ told: box.checked }));
    return element("label", { class: "switch" }, box, element("span", {}, language.text("told")));
  }

  function render() {
    container.replaceChildren(...[
      articles(), time(), terms("status", statuses), terms("predicate", predicates), degree(), told(),
      element("button", { type: "button", class: "link", id: "filter-reset", click: () => { filters.reset(); render(); } }, language.text("reset")),
    ].filter(Boolean));
  }

  return { render };
}
