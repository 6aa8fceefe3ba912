/* The page: makes the parts and ties them together. */

function start() {
  const model = createModel(JSON.parse(byId("data").textContent));
  const language = createLanguage(model.vocabulary);
  const filters = createFilters(model);
  const colours = {};
  let choice = null, steps = 1, pathFrom = null, cameFrom = null;
  readColours(colours);

  const paths = createPaths({ model, filters });
  const address = createAddress({ model, paths });
  const picture = createPicture({ model, filters, language, colours, paths, container: byId("network"), onChoose: choose });
  const panel = createPanel({
    model, filters, language, container: byId("panel"), edgeName: picture.edgeName, onChoose: choose,
    onSteps: (count) => { steps = count; present(); },
    onPath: (entity) => { pathFrom = entity; present(false); },
  });
  const overview = createOverview({ model, language, container: byId("panel"), onChoose: choose });
  const legend = createLegend({
    model, filters, language, container: byId("legend"),
    switches: [
      { key: "metricNodes", apply: picture.setMetrics },
      { key: "dateNodes", apply: picture.setDates },
      // With more nodes than that the browser would stand still.
      ...(model.entities.length <= 1500 ? [{ key: "physics", apply: picture.setPhysics }] : []),
    ],
  });
  const tables = createTables({ model, filters, language, container: byId("tables"), onChoose: choose });
  createSearch({ model, filters, language, input: byId("search"), list: byId("suggestions"), onChoose: choose });

  function choose(next, fact = null) {
    const asked = pathFrom && next?.type === "entity" && next !== pathFrom;
    choice = asked ? paths.shortest(pathFrom, next) : next;
    [steps, pathFrom] = [1, null];
    const hash = address.of(choice);
    // A step of its own, so that the browser's way back leads to what was chosen before.
    if (location.hash !== hash) history.pushState(null, "", hash || location.pathname + location.search);
    const active = document.activeElement;
    present(true, fact);
    moveFocus(active);
  }

  /* The keyboard follows into the panel, and back to where it came from when the panel is left. */
  function moveFocus(active) {
    const container = byId("panel");
    if (!choice) {
      if (cameFrom?.isConnected) cameFrom.focus({ preventScroll: true });
      cameFrom = null;
    } else if (!byId("network").contains(active)) {
      if (active !== container && active !== document.body && active.isConnected && !container.contains(active)) cameFrom = active;
      container.focus({ preventScroll: true });
    }
  }

  function present(move = true, fact = null) {
    document.body.classList.toggle("chosen", Boolean(choice));
    if (choice) panel.show(choice, { steps, pathFrom, fact });
    else overview.show();
    picture.show(choice, move, steps);
  }

  function openAddress() {
    choice = address.open(location.hash);
    present();
  }

  function renderTexts() {
    document.documentElement.lang = language.tag;
    document.title = language.text("title");
    for (const node of document.querySelectorAll("[data-text]")) node.textContent = language.text(node.dataset.text);
    for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", language.text(node.dataset.label));
    for (const node of document.querySelectorAll("[data-placeholder]")) node.placeholder = language.text(node.dataset.placeholder);
    byId("language-button").textContent = language.text("otherLanguage");
    const totals = Object.fromEntries(Object.entries(model.totals).map(([name, n]) => [name, language.number(n)]));
    byId("totals").textContent = language.text("totals", totals);
    const shown = model.entities.length;
    byId("notice").hidden = shown >= model.totals.entities;
    byId("notice").textContent = language.text("overLimit", { total: totals.entities, shown: language.number(shown) });
    legend.render();
    tables.render();
    byId("view-button").textContent = language.text(byId("tables").hidden ? "asTable" : "asPicture");
    present(false);
  }

  function changeTheme() {
    const root = document.documentElement;
    root.dataset.theme = isDark() ? "light" : "dark";
    applyTheme();
  }

  function toggleLegend() {
    const open = document.body.classList.toggle("legend-open");
    byId("legend-button").setAttribute("aria-expanded", String(open));
  }

  function showTheme() {
    byId("theme-button").textContent = isDark() ? "☀" : "☾";
  }

  function applyTheme() {
    showTheme();
    readColours(colours);
    picture.recolour();
  }

  const keys = {
    "/": () => byId("search").focus(),
    Escape: () => (document.body.classList.contains("legend-open") ? toggleLegend() : choose(null)),
  };
  const pictureKeys = {
    "+": () => picture.zoom(1.3), "=": () => picture.zoom(1.3), "-": () => picture.zoom(1 / 1.3), 0: () => picture.fit(),
    ArrowLeft: () => picture.pan(-80, 0), ArrowRight: () => picture.pan(80, 0),
    ArrowUp: () => picture.pan(0, -80), ArrowDown: () => picture.pan(0, 80),
  };
  document.addEventListener("keydown", (event) => {
    if (event.target.matches("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = keys[event.key] ?? (byId("network").contains(event.target) ? pictureKeys[event.key] : undefined);
    if (!action) return;
    event.preventDefault();
    action();
  });

  byId("language-button").addEventListener("click", () => { language.toggle(); renderTexts(); });
  byId("theme-button").addEventListener("click", changeTheme);
  byId("zoom-in").addEventListener("click", () => picture.zoom(1.3));
  byId("zoom-out").addEventListener("click", () => picture.zoom(1 / 1.3));
  byId("zoom-fit").addEventListener("click", () => picture.fit());
  byId("save-picture").addEventListener("click", () => savePicture(picture.canvas(), colours.background));
  byId("view-button").addEventListener("click", () => {
    const asTable = byId("tables").hidden;
    byId("tables").hidden = !asTable;
    byId("stage").hidden = asTable;
    byId("view-button").setAttribute("aria-pressed", String(asTable));
    renderTexts();
  });
  byId("legend-button").addEventListener("click", toggleLegend);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", applyTheme);
  window.addEventListener("hashchange", openAddress);
  filters.onChange(() => {
    picture.applyFilters();
    present(false);
  });

  showTheme();
  renderTexts();
  picture.fit();
  if (location.hash) openAddress();
  picture.whenDrawn(() => { document.documentElement.dataset.ready = "true"; });
  return { model, picture };
}

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
}

/* The canvas cannot see custom properties, so its colours are read from the style sheet. */
function readColours(colours) {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["background", "text", "muted", "soft", "line", "accent", "aim"]) {
    colours[name] = style.getPropertyValue(`--${name}`).trim();
  }
  colours.font = style.getPropertyValue("--sans").trim();
}

// The picture's positions, for whoever scripts the page from outside.
window.kg = start();
