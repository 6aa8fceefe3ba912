/* A fact's words: the paragraph with the quote marked, and the article that printed it. */

function headlineOf(article, language) {
  return article.headline ? joinLines(article.headline) : language.text("untitled");
}

/* Headlines that open their article. */
function articleList(articles, language, onChoose) {
  return element("ul", { class: "articles" }, articles.map((article) => element("li", {},
    element("button", { type: "button", click: () => onChoose(article) }, headlineOf(article, language)),
    element("small", {}, [article.publisher, article.published].filter(Boolean).join(" · ")))));
}

function createQuotes({ model, language }) {
  function source(article) {
    const day = article.published
      ? article.published + (article.basis === "inferred" ? `（${language.text("inferred")}）` : "")
      : language.text("noDate");
    return element("figcaption", {},
      element("cite", {}, headlineOf(article, language)),
      element("span", {}, [article.publisher, day, article.document].filter(Boolean).join(" · ")));
  }

  function quote({ article, context, begin, end }) {
    const paragraph = model.contexts[context];
    return element("figure", { class: "quote" },
      element("blockquote", { lang: "zh-CN" }, joinLines(paragraph.slice(0, begin)).trimStart(),
        element("mark", {}, joinLines(paragraph.slice(begin, end))), joinLines(paragraph.slice(end)).trimEnd()),
      source(model.articles[article]));
  }

  return {
    all: (fact) => element("div", { class: "quotes" }, fact.evidence.map(quote)),
    /* A long paragraph scrolls within its box: start it at the quote. */
    scrollToMarks(container) {
      for (const mark of container.querySelectorAll("mark")) mark.parentElement.scrollTop = mark.offsetTop - 40;
    },
  };
}
