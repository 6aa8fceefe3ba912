/* The search box: names, aliases and pinyin or its initials, with a list that keys and clicks choose from. */

const SUGGESTION_LIMIT = 12;

function createSearch({ model, filters, language, input, list, onChoose }) {
  const spelling = createSpelling(model.pinyin);
  let matches = [], active = -1, known = null;

  /* Made at the first search: with ten thousand names they would delay the picture. */
  function entries() {
    known ??= model.entities.map((entity) => ({
      entity, names: [entity.name, ...entity.aliases].map((name) => ({ name, plain: plain(name), spelt: spelling.of(name) })),
    }));
    return known;
  }

  function plain(text) {
    return text.normalize("NFKC").toLowerCase().replace(/[\s'’]+/g, "");
  }

  /* How well a name answers the query, the lower the better; null where it does not. */
  function rank({ plain: name, spelt }, query) {
    if (name === query) return 0;
    if (name.startsWith(query)) return 1;
    if (name.includes(query)) return 2;
    return /^[a-z0-9]{2,}$/.test(query) ? spelling.rank(spelt, query) : null;
  }

  function find(query) {
    const found = [];
    for (const { entity, names } of entries()) {
      let best = null;
      names.forEach((name, index) => {
        const value = rank(name, query);
        if (value !== null && (best === null || value + (index ? 0.5 : 0) < best.value)) {
          best = { entity, value: value + (index ? 0.5 : 0), via: index ? name.name : null };
        }
      });
      if (best) found.push(best);
    }
    // Entities come in the order of importance, and the sort is stable.
    return found.sort((a, b) => a.value - b.value).slice(0, SUGGESTION_LIMIT);
  }

  function render() {
    const query = plain(input.value);
    matches = query ? find(query) : [];
    active = matches.length ? 0 : -1;
    list.replaceChildren(...(matches.length ? matches.map(option) : query ? [empty()] : []));
    list.hidden = !query;
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark();
  }

  function option({ entity, via }, index) {
    return element("li", {
      role: "option", id: `suggestion-${index}`,
      mousedown: (event) => { event.preventDefault(); choose(index); },
    },
    symbol(model.style(entity.kind)),
    element("span", { class: "suggestion-name" }, entity.name, via ? element("small", {}, ` ${via}`) : null),
    element("small", {}, language.term(entity.kind)));
  }

  function empty() {
    return element("li", { class: "empty" }, language.text("noMatch"));
  }

  function mark() {
    [...list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === active)));
    if (active >= 0) {
      input.setAttribute("aria-activedescendant", `suggestion-${active}`);
      list.children[active].scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  }

  function choose(index) {
    const match = matches[index];
    if (!match) return;
    input.value = match.entity.name;
    close();
    onChoose(match.entity);
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function move(step) {
    if (list.hidden) render();
    if (!matches.length) return;
    active = (active + step + matches.length) % matches.length;
    mark();
  }

  const keys = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => choose(active),
    Escape: () => { input.value = ""; close(); },
  };
  input.addEventListener("input", render);
  input.addEventListener("blur", close);
  input.addEventListener("focus", () => { setTimeout(entries); if (input.value) { input.select(); render(); } });
  input.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.isComposing) return;
    event.preventDefault();
    keys[event.key]();
  });
}
