/* A small chart of one metric over time: what was reached as a line of dots, targets and forecasts as rings. */

const SVG = "http://www.w3.org/2000/svg";

function shape(tag, attributes, text) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  if (text !== undefined) node.textContent = text;
  return node;
}

/* When a figure speaks; one without a time is as of the day it was printed. */
function chartTime(fact, model) {
  return timeKey(fact) || model.articles[fact.evidence[0].article].published || "";
}

/* Observations that one chart can show: same metric and unit, no change rates, at least two different times. */
function chartable(observations, model) {
  const series = new Map();
  for (const fact of observations) {
    if (fact.value === undefined || fact.direction || !chartTime(fact, model)) continue;
    const key = `${fact.metric}\n${fact.unit}`;
    series.set(key, [...(series.get(key) ?? []), fact]);
  }
  return [...series.values()].filter((facts) => new Set(facts.map((fact) => chartTime(fact, model))).size > 1);
}

function drawChart(facts, model, format, language) {
  const time = (fact) => chartTime(fact, model);
  const width = 352, height = 132, left = 14, right = 14, top = 26, bottom = 22;
  const sorted = [...facts].sort((a, b) => time(a).localeCompare(time(b)));
  const times = sorted.map((fact) => Date.parse(time(fact)));
  const most = Math.max(...sorted.map((fact) => Number(fact.value))) || 1;
  const x = (time) => left + 20 + ((time - times[0]) / (times[times.length - 1] - times[0])) * (width - left - right - 40);
  const y = (value) => height - bottom - (value / most) * (height - top - bottom);
  const points = sorted.map((fact, index) => ({ fact, x: x(times[index]), y: y(Number(fact.value)) }));
  const reached = points.filter(({ fact }) => fact.status === "Actual");

  const svg = shape("svg", { viewBox: `0 0 ${width} ${height}`, class: "chart", role: "img", "aria-label": sorted[0].metric });
  svg.append(shape("line", { x1: left, x2: width - right, y1: height - bottom, y2: height - bottom, class: "axis" }));
  svg.append(shape("polyline", { points: reached.map((point) => `${point.x},${point.y}`).join(" "), class: "reached" }));
  points.forEach((point, index) => {
    const aimed = point.fact.status !== "Actual";
    const anchor = index === 0 ? "start" : index === points.length - 1 ? "end" : "middle";
    const edge = anchor === "start" ? point.x - 10 : anchor === "end" ? point.x + 10 : point.x;
    svg.append(shape("circle", { cx: point.x, cy: point.y, r: 4.5, class: aimed ? "aimed" : "dot" }));
    svg.append(shape("text", { x: edge, y: point.y - 9, "text-anchor": anchor, class: aimed ? "aimed-text" : "" }, format.figure(point.fact)));
    if (index === 0 || index === points.length - 1) {
      svg.append(shape("text", { x: edge, y: height - 6, "text-anchor": anchor, class: "tick" },
        format.period(point.fact) || language.text("printed", { day: time(point.fact) })));
    }
  });
  return element("figure", { class: "chart-box" },
    element("figcaption", {}, sorted[0].metric, " ",
      points.some(({ fact }) => fact.status !== "Actual") ? element("small", {}, language.text("chartKey")) : null), svg);
}
