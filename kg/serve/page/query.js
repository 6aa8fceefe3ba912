'use strict';
// Everything from outside is put in as text (textContent, value), never as markup.

const TEXT = {
  zh: {
    title: 'SPARQL 查询', graph: '图谱', about: '数据集说明', editor: '查询（Ctrl+Enter 运行）', run: '运行', stop: '停止',
    named: '现成的查询', other: 'English', running: '正在查询…', stopped: '已停止', none: '没有结果', yes: '是', no: '否',
    rows: (n, s) => `${n} 行，${s} 秒`, cut: (n) => `只显示前 ${n} 行，请用 LIMIT 和 OFFSET 取其余部分`,
    failed: '服务没有应答',
  },
  en: {
    title: 'SPARQL queries', graph: 'Graph', about: 'About the data', editor: 'Query (Ctrl+Enter runs it)', run: 'Run',
    stop: 'Stop', named: 'Ready-made queries', other: '中文', running: 'Asking…', stopped: 'Stopped', none: 'No rows',
    yes: 'Yes', no: 'No', rows: (n, s) => `${n} rows, ${s} s`,
    cut: (n) => `Only the first ${n} rows; use LIMIT and OFFSET for the others`, failed: 'The server does not answer',
  },
};
const START = 'SELECT ?name ?class {\n  ?thing a kg:Entity ; rdfs:label ?name ; a ?class\n} LIMIT 20';
const SHOWN = 2000;
const SHORT = 12; // characters that never make a column too wide
const NUMBER = /#(integer|decimal|double|float|int|long)$/;

const find = (id) => document.getElementById(id);
let language = navigator.language.startsWith('zh') ? 'zh' : 'en';
let queries = [];
let running = null;

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function speak() {
  const text = TEXT[language];
  document.documentElement.lang = language;
  document.title = text.title;
  for (const place of document.querySelectorAll('[data-text]')) place.textContent = text[place.dataset.text];
  find('run').textContent = text.run;
  find('language').textContent = text.other;
  find('named').replaceChildren(...queries.map(queryButton));
}

function queryButton(query) {
  const button = element('button', query[language]);
  button.type = 'button';
  button.dataset.name = query.name;
  button.addEventListener('click', () => {
    find('query').value = query.text;
    run();
  });
  return button;
}

async function run() {
  running?.abort();
  const own = running = new AbortController();
  const query = find('query').value;
  history.replaceState(null, '', '#' + encodeURIComponent(query));
  busy(true, TEXT[language].running);
  const begun = performance.now();
  try {
    const response = await fetch('/sparql', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/sparql-query',
        Accept: 'application/sparql-results+json, text/turtle;q=0.9',
      },
      body: query,
      signal: own.signal,
    });
    await show(response, begun);
  } catch (error) {
    if (own === running) fail(error.name === 'AbortError' ? TEXT[language].stopped : TEXT[language].failed);
  } finally {
    if (own === running) busy(false);
  }
}

function busy(yes, text) {
  find('stop').hidden = !yes;
  document.documentElement.dataset.state = yes ? 'busy' : 'done';
  if (yes) {
    find('status').textContent = text;
    find('answer').replaceChildren();
    for (const link of document.querySelectorAll('.save')) link.hidden = true;
  }
}

function fail(text) {
  find('status').textContent = '';
  find('answer').replaceChildren(element('pre', text, 'error'));
}

async function show(response, begun) {
  if (!response.ok) return fail(await response.text());
  const graph = !response.headers.get('Content-Type').includes('json');
  const answer = graph ? await response.text() : await response.json();
  const seconds = ((performance.now() - begun) / 1000).toFixed(2);
  const rows = graph || 'boolean' in answer ? null : answer.results.bindings;
  const cut = response.headers.has('Kg-Truncated') || (rows && rows.length > SHOWN);
  const count = rows ? rows.length : graph ? answer.split('\n').length - 1 : 1;
  find('status').textContent = TEXT[language].rows(count, seconds) +
    (cut ? ' · ' + TEXT[language].cut(rows ? Math.min(rows.length, SHOWN) : count) : '');
  find('answer').replaceChildren(graph ? element('pre', answer) : rows ? table(answer.head.vars, rows) : truth(answer));
  offer(graph ? ['turtle'] : rows ? ['json', 'csv'] : ['json']);
}

const truth = (answer) => element('p', answer.boolean ? TEXT[language].yes : TEXT[language].no);

function offer(formats) {
  const query = encodeURIComponent(find('query').value);
  for (const format of formats) {
    find(format).href = `/sparql?format=${format}&query=${query}`;
    find(format).hidden = false;
  }
}

function table(names, rows) {
  if (!rows.length) return element('p', TEXT[language].none);
  const made = element('table');
  const head = made.createTHead().insertRow();
  for (const name of names) {
    const cell = element('th', name);
    cell.scope = 'col';
    head.append(cell);
  }
  const body = made.createTBody();
  for (const row of rows.slice(0, SHOWN)) {
    const line = body.insertRow();
    for (const name of names) line.append(dataCell(row[name]));
  }
  return made;
}

function dataCell(term) {
  if (!term) return element('td', '');
  const text = plain(term);
  const kind = NUMBER.test(term.datatype ?? '') ? 'number' : text.length > SHORT ? 'long' : 'short';
  const cell = element('td', text, kind);
  if (term.type === 'uri') cell.title = term.value;
  return cell;
}

function plain(term) {
  if (term.type === 'triple') return ['subject', 'predicate', 'object'].map((part) => plain(term.value[part])).join(' ');
  return term.type === 'uri' ? readable(term.value) : term.value;
}

// The last step of an IRI says what it is; the whole one is its tooltip.
function readable(iri) {
  const end = iri.replace(/[/#]+$/, '');
  const last = end.slice(Math.max(end.lastIndexOf('/'), end.lastIndexOf('#')) + 1) || iri;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

async function start() {
  speak();
  find('run').addEventListener('click', run);
  find('stop').addEventListener('click', () => running?.abort());
  find('language').addEventListener('click', () => {
    language = language === 'zh' ? 'en' : 'zh';
    speak();
  });
  find('query').addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) run();
  });
  try {
    find('query').value = decodeURIComponent(location.hash.slice(1)) || START;
  } catch {
    find('query').value = START;
  }
  queries = await (await fetch('/queries')).json();
  speak();
  document.documentElement.dataset.ready = 'true';
}

start();
