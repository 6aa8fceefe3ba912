/* Figures and times as a reader writes them. */

const ARROWS = { Increase: "↑ ", Decrease: "↓ " };

function createFormat(language) {
  /* 120000000000 → 1200亿 in Chinese, 120 bn in English; the digits are never rounded. */
  function number(digits) {
    const value = Number(digits);
    for (const [places, word] of language.isChinese ? [[8, "亿"], [4, "万"]] : [[9, " bn"], [6, " m"]]) {
      if (value >= 10 ** places) return group(shift(digits, places)) + word;
    }
    return group(digits);
  }

  function shift(digits, places) {
    const [whole, fraction = ""] = digits.split(".");
    const padded = whole.padStart(places + 1, "0");
    const tail = (padded.slice(-places) + fraction).replace(/0+$/, "");
    return padded.slice(0, -places) + (tail ? "." + tail : "");
  }

  function group(digits) {
    const [whole, fraction] = digits.split(".");
    const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
    return fraction ? grouped + "." + fraction : grouped;
  }

  function amount(fact) {
    const plain = fact.value !== undefined ? number(fact.value) : `${number(fact.minimum)}–${number(fact.maximum)}`;
    return (ARROWS[fact.direction] ?? "") + plain;
  }

  /* “超 1200亿元” in one line, for suggestions, nodes and charts. */
  function figure(fact) {
    const bound = language.term(fact.qualifier);
    return [bound, amount(fact) + (fact.unit === "%" ? "%" : language.isChinese ? fact.unit : " " + fact.unit)]
      .filter(Boolean).join(language.isChinese ? "" : " ");
  }

  function period({ start, end }) {
    if (!start && !end) return "";
    if (!start) return language.text("until", { day: shorten(end) });
    if (!end) return language.text("since", { day: start });
    if (start === end) return start;
    const [from, to] = coarsen(start, end);
    return from === to ? from : `${from} – ${to}`;
  }

  /* Whole years and whole months by their shorter names. */
  function coarsen(start, end) {
    if (start.endsWith("-01-01") && end.endsWith("-12-31")) return [start.slice(0, 4), end.slice(0, 4)];
    return start.endsWith("-01") && endsMonth(end) ? [start.slice(0, 7), end.slice(0, 7)] : [start, end];
  }

  function shorten(end) {
    return end.endsWith("-12-31") ? end.slice(0, 4) : endsMonth(end) ? end.slice(0, 7) : end;
  }

  function endsMonth(day) {
    return new Date(Date.parse(day) + 864e5).toISOString().slice(8, 10) === "01";
  }

  return { amount, figure, period };
}
