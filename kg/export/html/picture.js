/* vis-network with finished positions: choosing, focusing, hiding, and the extra nodes for metrics and dates. */

const ARROW_LIMIT = 5000;

function createPicture({ model, filters, language, colours, paths, container, onChoose }) {
  // Names are the painter's; thousands of arrowheads cost half of each frame, so that it draws those of the focus.
  const arrows = model.edges.length <= ARROW_LIMIT ? {} : { arrows: "" };
  // The layout is wider than high; a screen held upright gets it turned.
  const upright = container.clientHeight > container.clientWidth * 1.2;
  const place = ({ x, y }) => (upright ? { x: y, y: x } : { x, y });
  const nodes = new vis.DataSet(model.network.nodes.map(({ label, ...drawn }) => ({ ...drawn, ...place(drawn) })));
  const edges = new vis.DataSet(model.network.edges.map(({ facts, ...drawn }) => ({ ...drawn, ...arrows })));
  const { options } = model.network;
  const network = new vis.Network(container, { nodes, edges }, { ...options, edges: { ...options.edges, ...lines() } });
  const extras = createExtras({ model, filters, language, colours, nodes, edges });
  const painter = createPainter({ canvas: container.querySelector("canvas"), covers, model, filters, language, colours });
  const focuses = createFocus({ model, filters, paths });
  let shown = { choice: null, steps: 1 }, focus = NO_FOCUS, hover = NO_FOCUS;

  /* Where buttons lie over the picture, and no name should. */
  function covers() {
    const frame = container.getBoundingClientRect();
    return [...container.parentElement.querySelectorAll(".zoom")].map((cover) => cover.getBoundingClientRect())
      .filter(({ width }) => width).map(({ x, y, width, height }) => ({ x: x - frame.x - 6, y: y - frame.y - 6, width: width + 12, height: height + 12 }));
  }

  function lines() {
    return { color: { color: colours.line, opacity: 1 } };
  }

  /* At the next frame, once for all that asked; network.redraw() would draw at once, each time. */
  function redraw() {
    network.body.emitter.emit("_requestRedraw");
  }

  // Reading a position through getPositions() copies all of them at each frame.
  const position = (id) => network.body.nodes[id];

  function show(choice, move = true, steps = 1) {
    hover = NO_FOCUS;
    shown = { choice, steps };
    focus = focuses.on(choice, steps);
    // On a phone the panel has just taken a part of the picture's height.
    network.setSize("100%", "100%");
    if (move && focus.nodes.length) reveal(focus.nodes);
    redraw();
  }

  /* Bring the chosen nodes into view, without a flight where they are in view already. */
  function reveal(numbers) {
    const inside = numbers.every((number) => {
      const at = network.canvasToDOM(position(number));
      return at.x > 30 && at.y > 30 && at.x < container.clientWidth - 30 && at.y < container.clientHeight - 30;
    });
    if (inside && network.getScale() > 0.35) return;
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    network.fit({ nodes: numbers, maxZoomLevel: 1, animation: still ? false : { duration: 350 } });
  }

  function applyFilters() {
    moving();
    applyHidden();
    extras.refresh();
    focus = focuses.on(shown.choice, shown.steps);
    redraw();
  }

  /* On the drawn things themselves: through the data sets each change makes its node or edge anew. */
  function hide(drawn, items, idOf, isShown) {
    for (const item of items) drawn[idOf(item)].options.hidden = !isShown(item);
  }

  function applyHidden() {
    hide(network.body.nodes, model.entities, (entity) => entity.number, filters.showsEntity);
    hide(network.body.edges, model.edges, (edge) => edge.id, filters.showsEdge);
    network.body.emitter.emit("_dataChanged");
  }

  function recolour() {
    network.setOptions({ edges: lines() });
    applyHidden();
    extras.refresh();
    redraw();
  }

  /* As while dragging, a large picture leaves its edges out until keys and switches rest. */
  function moving() {
    network.body.emitter.emit("zoom");
  }

  function zoom(factor) {
    moving();
    network.moveTo({ scale: Math.min(6, Math.max(0.02, network.getScale() * factor)) });
  }

  function pan(dx, dy) {
    moving();
    const { x, y } = network.getViewPosition(), scale = network.getScale();
    network.moveTo({ position: { x: x + dx / scale, y: y + dy / scale } });
  }

  network.on("afterDrawing", (ctx) => {
    const current = focus === NO_FOCUS ? hover : focus;
    painter.paint(ctx, position, current, current.dim ? extras.of(shown.choice) : extras.all());
  });
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    const extra = node === undefined ? undefined : extras.find(node);
    if (typeof node === "number") onChoose(model.entities[node]);
    else if (extra) onChoose(extra.choice, extra.fact);
    else if (typeof edge === "number") onChoose(model.edges[edge]);
    else onChoose(null);
  });
  network.on("hoverNode", ({ node }) => { if (typeof node === "number") setHover(focuses.hint(model.entities[node])); });
  network.on("hoverEdge", ({ edge }) => { if (typeof edge === "number") setHover(focuses.hint(model.edges[edge])); });
  network.on("blurNode", () => setHover(NO_FOCUS));
  network.on("blurEdge", () => setHover(NO_FOCUS));

  function setHover(next) {
    hover = next;
    container.style.cursor = next === NO_FOCUS ? "" : "pointer";
    redraw();
  }

  return {
    show, applyFilters, recolour, zoom, pan,
    edgeName: painter.edgeName,
    fit: () => network.fit({ animation: false, maxZoomLevel: 1.4 }),
    whenDrawn: (then) => network.once("afterDrawing", () => requestAnimationFrame(then)),
    setPhysics: (enabled) => network.setOptions({ physics: { enabled } }),
    setMetrics: (shown) => extras.setMetrics(shown),
    setDates: (shown) => extras.setDates(shown),
    screenPosition: (entity) => network.canvasToDOM({ x: position(entity.number).x, y: position(entity.number).y }),
    extraPositions: () => extras.all().map(({ id, name }) => ({ name, ...network.canvasToDOM(position(id)) })),
    isDrawn: (entity) => !position(entity.number).options.hidden,
    focused: () => focus.nodes.map((number) => model.entities[number].name),
    edgePosition(edge) {
      const [a, b] = [position(edge.from), position(edge.to)];
      return network.canvasToDOM({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
    },
    nodeCount: () => nodes.length,
    canvas: () => container.querySelector("canvas"),
  };
}
