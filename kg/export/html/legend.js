/* The classes with their counts as switches, and the switches for what else is drawn. */

function createLegend({ model, filters, language, container, switches }) {
  const narrow = element("div", { class: "narrow" });
  const filterBar = createFilterBar({ model, filters, language, container: narrow });
  function kindSwitch(kind) {
    const count = model.entities.filter((entity) => entity.kind === kind).length;
    return element("button", {
      type: "button", class: "kind", "data-kind": kind, "aria-pressed": String(filters.showsKind(kind)),
      click: () => { filters.toggleKind(kind); },
    },
    symbol(model.style(kind)), element("span", {}, language.term(kind)), element("span", { class: "count" }, language.number(count)));
  }

  function allSwitch(key, shown) {
    return element("button", { type: "button", class: "link", click: () => filters.setAllKinds(shown) }, language.text(key));
  }

  function toggle({ key, initial, apply }, index) {
    const box = element("input", { type: "checkbox", role: "switch", id: `switch-${key}`, checked: state[index] });
    box.addEventListener("change", () => { state[index] = box.checked; apply(box.checked); });
    return element("label", { class: "switch" }, box, element("span", {}, language.text(key)));
  }

  const state = switches.map(({ initial }) => Boolean(initial));

  function render() {
    filterBar.render();
    container.replaceChildren(
      element("div", { class: "legend-head" }, element("h2", {}, language.text("classes")),
        element("span", {}, allSwitch("all", true), " ", allSwitch("none", false))),
      element("div", { class: "kinds" }, model.kinds.map(kindSwitch)),
      element("h2", {}, language.text("show")),
      element("div", { class: "switches" }, switches.map(toggle)),
      element("h2", {}, language.text("narrow")), narrow,
    );
  }

  filters.onChange(() => {
    for (const button of container.querySelectorAll("[data-kind]")) {
      button.setAttribute("aria-pressed", String(filters.showsKind(button.dataset.kind)));
    }
  });
  return { render };
}
