'use strict';
// The data, and how text becomes part of the page.
const data = JSON.parse(document.getElementById('data').textContent);

const STATUSES = ['HOLDS', 'BREAKS', 'NOT_APPLICABLE', 'INCONCLUSIVE', 'NOT_RUN', 'HARNESS_ERROR'];
const SIGN = {
  HOLDS: ['\u2713', 'holds'], BREAKS: ['\u2715', 'breaks'], MIXED: ['\u00b1', 'mixed'], NOT_APPLICABLE: ['\u2013', 'n/a'],
  INCONCLUSIVE: ['?', 'inconclusive'], NOT_RUN: ['\u25cb', 'not run'], NO_RESULT: ['?', 'no result'], UNTESTED: ['\u25cb', 'untested'],
  NOT_MEASURED: ['\u25cb', 'not measured'], HARNESS_ERROR: ['!', 'harness error'],
};
const KIND = { CLAIM: 'The article claims', EXERCISE: 'The article leaves open', QUESTION: 'A reader asks', CLAUSE: 'A standard or manual says',
  FINDING: 'Found by generated scripts' };

const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;
function text(value) {
  const all = String(value);
  if (!UNSEEN.test(all)) {
    return document.createTextNode(all);
  }
  const out = document.createDocumentFragment();
  for (const part of all.split(/([\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+)/)) {
    out.append(UNSEEN.test(part)
      ? el('span', { class: 'escape' }, document.createTextNode(Array.from(part, (c) => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0')).join('')))
      : document.createTextNode(part));
  }
  return out;
}
function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith('on')) {
      node.addEventListener(name.slice(2), value);
    } else if (value !== undefined && value !== false && value !== null) {
      node.setAttribute(name, value);
    }
  }
  for (const child of children.flat(3)) {
    if (child !== undefined && child !== null && child !== false && child !== '') {
      node.append(child instanceof Node ? child : text(child));
    }
  }
  return node;
}
const byId = (id) => document.getElementById(id);
const cut = (value, limit) => (value.length > limit ? value.slice(0, limit) + '\u2026' : value);
const plural = (n, noun) => n + ' ' + noun + (n === 1 ? '' : 's');
const date = (iso) => iso.replace('T', ' ').replace(/(:\d\d)?Z$/, ' UTC');
const unique = (list) => [...new Set(list)];
// A prediction that leaves an outcome open is no observation that failed.
const wordOf = (cell) => (cell.run.role === 'PREDICTED' && cell.status === 'INCONCLUSIVE' ? 'left open' : SIGN[cell.status][1]);
const sign = (status) => el('span', { class: 'glyph', 'aria-hidden': 'true' }, SIGN[status][0]);
const signed = (status, word) => el('span', { class: 'sign ' + status }, sign(status), ' ', word || SIGN[status][1]);

// A run's cells, made readable when they are first asked for; by test, API and family.
const claimOf = new Map();
const runById = new Map(data.runs.map((run) => [run.id, run]));
function cellsOf(run) {
  if (!run.map) {
    const s = data.strings;
    run.map = new Map(run.cells.map(([t, a, f, status, outcome, meaning, trace, claim], place) => {
      const cell = { test: data.tests[t], api: s[a], family: s[f], status: STATUSES[status], outcome: s[outcome], meaning: s[meaning], trace,
        claim: s[claim], run, allure: byId('allure') && run.allure && run.allure[place] };
      return [key(cell.test, cell.api, cell.family), cell];
    }));
    run.byClaim = Map.groupBy ? Map.groupBy(run.map.values(), (c) => c.claim) : grouped([...run.map.values()], (c) => c.claim);
    for (const cell of run.map.values()) {
      claimOf.set(cell.test, cell.claim);
    }
  }
  return run.map;
}
function grouped(list, by) {
  const groups = new Map();
  for (const one of list) {
    const k = by(one);
    if (!groups.has(k)) {
      groups.set(k, []);
    }
    groups.get(k).push(one);
  }
  return groups;
}
const key = (test, api, family) => test + '\n' + api + '\n' + family;
const traceOf = (cell) => data.traces[cell.trace].map((i) => data.strings[i]);
data.runs.forEach(cellsOf);

// Columns: a record of the platform that was measured just now is the same column twice, so it is left out at first.
const observed = data.runs.filter((run) => run.role !== 'PREDICTED');
const predicted = data.runs.filter((run) => run.role === 'PREDICTED');
const measuredIds = new Set(data.runs.filter((run) => run.role === 'MEASURED').map((run) => run.platform.id));
const usual = data.runs.filter((run) => run.role !== 'RECORDED' || !measuredIds.has(run.platform.id));

const OS = { linux: 'Linux', darwin: 'macOS', windows: 'Windows', freebsd: 'FreeBSD', posix: 'POSIX', gvisor: 'gVisor' };
const OPTION = { '-Djdk.net.usePlainDatagramSocketImpl': 'old DatagramSocket' };
const kernelOf = (p) => p.kernel.split('.').slice(0, 2).join('.');
const jdkOf = (p) => p.jdk.split(/[.+-]/)[0];
const optionsOf = (p) => (p.options ? ', ' + (OPTION[p.options.split('=')[0]] || p.options) : '');
function title(run) {
  const p = run.platform;
  if (run.role === 'PREDICTED') {
    const flavour = p.stack.replace('model:', '');
    return (OS[flavour] || flavour) + ', predicted';
  }
  return cut((OS[p.stack] || p.stack) + (p.stack === 'linux' ? ' ' + kernelOf(p) : '') + ', JDK ' + jdkOf(p) + optionsOf(p), 60);
}
const list = (all) => (all.length < 3 ? all.join(' and ') : all.slice(0, -1).join(', ') + ' and ' + all.at(-1));
const byNumber = (a, b) => a.localeCompare(b, 'en', { numeric: true });
// Several platforms in a few words: those of one network stack together.
function names(runs) {
  return list([...grouped(runs, (run) => run.role + run.platform.stack + run.platform.options).values()].map((like) => {
    if (like.length === 1 || like[0].role === 'PREDICTED') {
      return list(unique(like.map(title)));
    }
    const p = like[0].platform;
    const kernels = unique(like.map((run) => kernelOf(run.platform))).sort(byNumber);
    return cut((OS[p.stack] || p.stack) + (p.stack === 'linux' ? ' ' + list(kernels) : '') + ' (JDK ' + list(unique(like.map((run) => jdkOf(run.platform))).sort(byNumber)) + ')'
      + optionsOf(p), 120);
  }));
}
function modelOf(run) {
  return predicted.find((p) => p.platform.stack === 'model:' + run.platform.stack);
}

// What cells together say: as the Java class Verdict has it.
function verdictOf(cells) {
  const seen = new Set(cells.map((c) => c.status));
  return seen.has('HARNESS_ERROR') ? 'HARNESS_ERROR' : seen.has('HOLDS') ? (seen.has('BREAKS') ? 'MIXED' : 'HOLDS') : seen.has('BREAKS') ? 'BREAKS' : 'NO_RESULT';
}
// A claim about one platform is measured only there.
const ABOUT = { 'article/macos-needs-send-recv': 'darwin' };
function verdict(claim, run, api) {
  if (claim.untested) {
    return 'UNTESTED';
  }
  const about = ABOUT[claim.id];
  if (about && run.platform.stack.replace('model:', '') !== about) {
    return 'NOT_MEASURED';
  }
  return verdictOf((run.byClaim.get(claim.id) || []).filter((c) => !api || c.api === api));
}
