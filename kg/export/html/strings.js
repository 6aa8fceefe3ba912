/* The interface's words in both languages, and the terms of the ontology through the vocabulary. */

const STRINGS = {
  title: ["新闻知识图谱", "News knowledge graph"],
  totals: ["{documents} 份文档 · {articles} 篇报道 · {entities} 个实体 · {facts} 条事实",
    "{documents} documents · {articles} articles · {entities} entities · {facts} facts"],
  searchHint: ["搜索名称、简称或拼音首字母", "Search names, aliases, pinyin initials"],
  search: ["搜索实体", "Search entities"],
  suggestions: ["建议", "Suggestions"],
  noMatch: ["没有匹配的实体", "No entity matches"],
  tools: ["工具", "Tools"],
  filters: ["图例与筛选", "Legend and filters"],
  picture: ["关系图", "Graph"],
  pictureHelp: ["关系图：方向键移动，加减键缩放，斜杠键搜索，Esc 取消选择",
    "Graph: arrow keys pan, plus and minus zoom, slash searches, Escape clears"],
  details: ["详情", "Details"],
  zoom: ["缩放", "Zoom"],
  zoomIn: ["放大", "Zoom in"],
  zoomOut: ["缩小", "Zoom out"],
  zoomFit: ["显示全图", "Show all"],
  asTable: ["列表", "Table"],
  asPicture: ["图", "Graph"],
  theme: ["深色或浅色", "Dark or light"],
  otherLanguage: ["English", "中文"],
  classes: ["类别", "Classes"],
  all: ["全部", "All"],
  none: ["清空", "None"],
  show: ["显示", "Show"],
  metricNodes: ["指标节点", "Metric nodes"],
  dateNodes: ["日期节点", "Date nodes"],
  physics: ["自由移动", "Physics"],
  overLimit: ["共 {total} 个实体，此处显示最重要的 {shown} 个。", "{total} entities; the {shown} most important are shown."],
  alsoKnown: ["又称", "Also"],
  metrics: ["指标", "Metrics"],
  metric: ["指标", "Metric"],
  value: ["数值", "Value"],
  unit: ["单位", "Unit"],
  qualifier: ["限定", "Bound"],
  status: ["状态", "Status"],
  time: ["时间", "Time"],
  relations: ["关系", "Relations"],
  events: ["事件", "Events"],
  mentions: ["见于报道", "Mentioned in"],
  noFacts: ["报道提到了这个名称，但没有可核对的事实。", "The articles mention this name but state no fact about it."],
  untitled: ["（无标题）", "(untitled)"],
  inferred: ["推断", "inferred"],
  noDate: ["日期不详", "no date"],
  openQuote: ["查看原文", "Show the source"],
  close: ["关闭", "Close"],
  copyLink: ["复制链接", "Copy link"],
  copied: ["已复制", "Copied"],
  keyEntities: ["从这里看起", "Start here"],
  articles: ["报道", "Articles"],
  factCount: ["{n} 条事实", "{n} facts"],
  entityCount: ["{n} 个实体", "{n} entities"],
  until: ["至 {day}", "by {day}"],
  since: ["{day} 起", "from {day}"],
  intro: ["点选任一节点，查看它的指标、关系与事件；每条事实都能打开报纸原句。",
    "Choose any node to see its metrics, relations and events; every fact opens the sentence it comes from."],
};

function createLanguage(vocabulary, initial) {
  let column = initial === "en" ? 1 : 0;

  function text(key, values = {}) {
    return STRINGS[key][column].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  }

  return {
    text,
    term: (name) => vocabulary.labels[name]?.[column] ?? name,
    number: (n) => n.toLocaleString(column ? "en" : "zh-CN"),
    get isChinese() { return column === 0; },
    get tag() { return column ? "en" : "zh-CN"; },
    toggle() { column = 1 - column; },
  };
}
