/* The panel while nothing is chosen: where to start, and the articles that were read. */

function createOverview({ model, language, container, onChoose }) {
  function keyEntities() {
    return element("ul", { class: "facts" }, model.entities.slice(0, 8).map((entity) => element("li", {},
      element("div", { class: "line" },
        element("button", { type: "button", class: "entity", click: () => onChoose(entity) },
          symbol(model.style(entity.kind)), element("span", {}, entity.name)),
        element("small", {}, language.text("factCount", { n: model.factCount(entity) }))))));
  }

  function articles() {
    return articleList(model.articles.filter((article) => article.headline).slice(0, 60), language, onChoose);
  }

  return {
    show() {
      container.replaceChildren(
        element("p", { class: "hint" }, language.text("intro")),
        element("p", { class: "hint keys" }, language.text("keys")),
        element("section", { class: "part" }, element("h3", {}, language.text("keyEntities")), keyEntities()),
        element("section", { class: "part" }, element("h3", {}, language.text("articles"), " ",
          element("span", { class: "count" }, String(model.articles.length))), articles()),
      );
    },
  };
}
