/* What is painted over vis-network's picture: names that never lie on each other, and the focus on a choice.
   As on a map, the more important name wins its place, and zooming in makes room for the others. */

const LABEL_LIMIT = 260;
const AREA_OF_A_LABEL = 7000; // square pixels: names closer than that tire the eye
const AREA_ON_A_PHONE = 12000;
const LABEL_ATTEMPTS = 4000;
const LEADING = 14; // entities whose names are set in bold
const BLOCKING_SYMBOLS = 300;
const EDGE_LABEL_ZOOM = 0.9;

function createPainter({ canvas, covers, model, filters, language, colours }) {
  const order = model.entities.map((entity) => entity.number);
  const widths = new Map();

  function paint(ctx, positions, focus, extras) {
    const matrix = ctx.getTransform();
    const view = { matrix, ratio: window.devicePixelRatio || 1, taken: createOccupancy() };
    if (focus.dim) veil(ctx);
    for (const edge of focus.edges) emphasise(ctx, positions, edge);
    for (const extra of focus.dim ? extras : []) {
      if (extra.owner) emphasise(ctx, positions, { from: extra.owner.number, to: extra.id, arrows: "", width: 1 });
      positions(extra.id)?.draw(ctx);
    }
    for (const number of focus.nodes) positions(number)?.draw(ctx);
    ctx.save();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    for (const { x, y, width, height } of covers()) view.taken.block(x * view.ratio, y * view.ratio, width * view.ratio, height * view.ratio);
    const named = paintFirstNames(ctx, view, positions, focus);
    blockSymbols(view, positions, focus.dim ? focus.nodes : order);
    paintNames(ctx, view, positions, focus, named);
    for (const extra of extras) placeName(ctx, view, positions(extra.id), extra.name, {});
    paintEdgeNames(ctx, view, positions, focus);
    ctx.restore();
  }

  function veil(ctx) {
    ctx.save();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.globalAlpha = 0.82;
    ctx.fillStyle = colours.background;
    ctx.fillRect(0, 0, canvas.width, canvas.height);
    ctx.restore();
  }

  function emphasise(ctx, positions, edge) {
    const a = positions(edge.from), b = positions(edge.to);
    const scale = ctx.getTransform().a;
    ctx.strokeStyle = ctx.fillStyle = colours.accent;
    ctx.lineWidth = Math.max(edge.width, 1.6 / scale);
    ctx.beginPath();
    ctx.moveTo(a.x, a.y);
    ctx.lineTo(b.x, b.y);
    ctx.stroke();
    const head = Math.max(9 / scale, 7);
    if (edge.arrows.includes("to")) arrow(ctx, a, b, head);
    if (edge.arrows.includes("from")) arrow(ctx, b, a, head);
  }

  function arrow(ctx, from, to, head) {
    const angle = Math.atan2(to.y - from.y, to.x - from.x);
    const x = to.x - Math.cos(angle) * to.options.size, y = to.y - Math.sin(angle) * to.options.size;
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(x - head * Math.cos(angle - 0.4), y - head * Math.sin(angle - 0.4));
    ctx.lineTo(x - head * Math.cos(angle + 0.4), y - head * Math.sin(angle + 0.4));
    ctx.fill();
  }

  /* The name of the chosen, or the leading ones, which keep clear of each other's symbols only: none may be missing. */
  function paintFirstNames(ctx, view, positions, focus) {
    const chosen = focus.chosen === null ? [] : [focus.chosen];
    const leading = order.slice(0, LEADING).filter((number) => !focus.dim || focus.named.has(number));
    const first = [...new Set([...chosen, ...leading])];
    blockSymbols(view, positions, first);
    for (const number of first.filter((one) => filters.showsEntity(model.entities[one]))) {
      placeName(ctx, view, positions(number), model.entities[number].name, { strong: number === focus.chosen, leading: number < LEADING, urgent: true });
    }
    return new Set(first);
  }

  /* Names keep clear of the symbols that can be made out: the chosen ones, or the most important in view. */
  function blockSymbols(view, positions, numbers) {
    let left = BLOCKING_SYMBOLS;
    for (const number of numbers) {
      const node = positions(number);
      if (!node || node.options.hidden) continue;
      const radius = node.options.size * view.matrix.a * 0.8;
      const x = node.x * view.matrix.a + view.matrix.e, y = node.y * view.matrix.d + view.matrix.f;
      if (radius < 2 * view.ratio || x < 0 || y < 0 || x > canvas.width || y > canvas.height) continue;
      view.taken.block(x - radius, y - radius, 2 * radius, 2 * radius);
      left -= 1;
      if (left <= 0) break;
    }
  }

  function paintNames(ctx, view, positions, focus, named) {
    const area = canvas.width < 600 * view.ratio ? AREA_ON_A_PHONE : AREA_OF_A_LABEL;
    let left = Math.min(LABEL_LIMIT, (canvas.width * canvas.height) / (area * view.ratio ** 2));
    const rest = focus.dim ? [] : order.slice(0, LABEL_ATTEMPTS);
    for (const number of [...focus.named, ...rest]) {
      const entity = model.entities[number];
      if (named.has(number) || !filters.showsEntity(entity)) continue;
      const wanted = { leading: number < LEADING, urgent: focus.named.has(number) };
      if (placeName(ctx, view, positions(number), entity.name, wanted)) left -= 1;
      if (left <= 0) break;
    }
  }

  function placeName(ctx, view, node, name, { strong = false, leading = false, urgent = false }) {
    if (!node) return false;
    const x = node.x * view.matrix.a + view.matrix.e, y = node.y * view.matrix.d + view.matrix.f;
    if (x < 0 || y < 0 || x > canvas.width || y > canvas.height) return false;
    const radius = node.options.size * view.matrix.a;
    const size = fontSize(strong, leading) * view.ratio;
    if (!urgent && radius < 1.2 * view.ratio) return false;
    const text = strong || name.length <= 14 ? name : name.slice(0, 13) + "…";
    const width = textWidth(ctx, text, size);
    const down = radius + size * 0.85;
    for (const [dx, dy] of [[0, down], [0, -down], [radius + width / 2 + 5, 0], [-radius - width / 2 - 5, 0]]) {
      if (x + dx - width / 2 > 2 && x + dx + width / 2 < canvas.width - 2
        && view.taken.claim(x + dx - width / 2 - 3, y + dy - size * 0.62, width + 6, size * 1.24)) {
        drawText(ctx, text, x + dx, y + dy, size, strong || leading, strong || leading || urgent ? colours.text : colours.soft);
        return true;
      }
    }
    return false;
  }

  function fontSize(strong, leading) {
    return strong ? 15 : leading ? 13.5 : 12;
  }

  function paintEdgeNames(ctx, view, positions, focus) {
    const zoomed = view.matrix.a / view.ratio >= EDGE_LABEL_ZOOM;
    const edges = focus.dim || focus.edges.length || !zoomed ? focus.edges : model.edges.filter(filters.showsEdge);
    let left = LABEL_LIMIT;
    for (const edge of edges) {
      if (left > 0 && placeEdgeName(ctx, view, positions(edge.from), positions(edge.to), edge)) left -= 1;
    }
  }

  function placeEdgeName(ctx, view, a, b, edge) {
    const size = 11 * view.ratio, text = edgeName(edge);
    const width = textWidth(ctx, text, size);
    for (const part of [0.5, 0.38, 0.62, 0.25, 0.75]) {
      const x = (a.x + (b.x - a.x) * part) * view.matrix.a + view.matrix.e;
      const y = (a.y + (b.y - a.y) * part) * view.matrix.d + view.matrix.f;
      if (x < 0 || y < 0 || x > canvas.width || y > canvas.height) continue;
      if (!view.taken.claim(x - width / 2 - 2, y - size * 0.6, width + 4, size * 1.2)) continue;
      drawText(ctx, text, x, y, size, false, colours.muted);
      return true;
    }
    return false;
  }

  /* Each predicate of the pair once, with its count where it is stated more than once. */
  function edgeName(edge) {
    const counts = new Map();
    for (const fact of edge.facts) counts.set(fact.predicate, (counts.get(fact.predicate) ?? 0) + 1);
    return [...counts].map(([name, n]) => language.term(name) + (n > 1 ? ` ×${n}` : "")).join(" · ");
  }

  function drawText(ctx, text, x, y, size, bold, colour) {
    ctx.font = `${bold ? "600 " : ""}${size}px ${colours.font}`;
    ctx.strokeStyle = colours.background;
    ctx.lineWidth = size * 0.28;
    ctx.strokeText(text, x, y);
    ctx.fillStyle = colour;
    ctx.fillText(text, x, y);
  }

  function textWidth(ctx, text, size) {
    if (!widths.has(text)) {
      ctx.font = `600 100px ${colours.font}`;
      widths.set(text, ctx.measureText(text).width / 100);
    }
    return widths.get(text) * size;
  }

  return { paint, edgeName };
}

/* Rectangles that are taken, found again by the cells they touch. */
function createOccupancy() {
  const cell = 96, cells = new Map();

  function* touched(x, y, width, height) {
    for (let column = Math.floor(x / cell); column <= Math.floor((x + width) / cell); column += 1) {
      for (let row = Math.floor(y / cell); row <= Math.floor((y + height) / cell); row += 1) yield column * 4096 + row;
    }
  }

  function free(x, y, width, height) {
    for (const key of touched(x, y, width, height)) {
      for (const [left, top, w, h] of cells.get(key) ?? []) {
        if (x < left + w && left < x + width && y < top + h && top < y + height) return false;
      }
    }
    return true;
  }

  function claim(x, y, width, height) {
    if (!free(x, y, width, height)) return false;
    block(x, y, width, height);
    return true;
  }

  function block(x, y, width, height) {
    for (const key of touched(x, y, width, height)) {
      if (!cells.has(key)) cells.set(key, []);
      cells.get(key).push([x, y, width, height]);
    }
  }

  return { claim, block };
}
