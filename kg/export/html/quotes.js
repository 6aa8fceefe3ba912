/* A fact's words: the paragraph with the quote marked, and the article that printed it. */

function createQuotes({ model, language }) {
  function source(article) {
    const day = article.published
      ? article.published + (article.basis === "inferred" ? `（${language.text("inferred")}）` : "")
      : language.text("noDate");
    return element("figcaption", {},
      element("cite", {}, article.headline ? joinLines(article.headline) : language.text("untitled")),
      element("span", {}, [article.publisher, day, article.document].filter(Boolean).join(" · ")));
  }

  function quote({ article, context, begin, end }) {
    const paragraph = model.contexts[context];
    return element("figure", { class: "quote" },
      element("blockquote", { lang: "zh-CN" }, joinLines(paragraph.slice(0, begin)).trimStart(),
        element("mark", {}, joinLines(paragraph.slice(begin, end))), joinLines(paragraph.slice(end)).trimEnd()),
      source(model.articles[article]));
  }

  return { all: (fact) => element("div", { class: "quotes" }, fact.evidence.map(quote)) };
}
