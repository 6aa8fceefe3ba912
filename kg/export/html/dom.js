/* Making elements. Text from articles only ever becomes a text node. */

function element(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function byId(id) {
  return document.getElementById(id);
}

const SHAPE_PATHS = {
  dot: "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z",
  square: "M2.5 2.5h11v11h-11z",
  diamond: "M8 1l7 7l-7 7l-7-7z",
  hexagon: "M4.5 2h7l3.5 6l-3.5 6h-7l-3.5-6z",
  triangle: "M8 1.5l7 12.5h-14z",
  triangleDown: "M8 14.5l-7-12.5h14z",
  star: "M8 .8l2.1 4.8l5.2.5l-3.9 3.5l1.1 5.1L8 12l-4.500 2.700l1.100-5.100l-3.900-3.500l5.200-.5z",
};

/* The class's symbol as it is drawn in the picture. */
function symbol(style) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", SHAPE_PATHS[style.shape]);
  path.setAttribute("fill", style.color);
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", "symbol");
  svg.setAttribute("aria-hidden", "true");
  svg.append(path);
  return svg;
}

/* A text with the line breaks of a narrow newspaper column taken out, except between Latin words. */
function joinLines(text) {
  return text.replace(/\s*\n\s*/g, (gap, at, whole) => {
    const before = whole[at - 1] ?? "", after = whole[at + gap.length] ?? "";
    return /[\w,.;:]/.test(before) && /\w/.test(after) ? " " : "";
  });
}
