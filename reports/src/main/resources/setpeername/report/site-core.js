'use strict';
// The data, and how text becomes part of the page.
const data = JSON.parse(document.getElementById('data').textContent);

const STATUSES = ['HOLDS', 'BREAKS', 'NOT_APPLICABLE', 'INCONCLUSIVE', 'NOT_RUN', 'HARNESS_ERROR'];
// A sign, a word and, where that is longer, the word where there is room. In the order in which they are explained.
const SIGN = {
  HOLDS: ['\u2713', 'holds'],
  HOLDS_EXCEPT_EDGES: ['\u2248', 'holds', 'holds except in edge cases'],
  MIXED: ['\u00b1', 'mixed'],
  BREAKS_EXCEPT_EDGES: ['\u2715', 'breaks', 'breaks except in edge cases'],
  BREAKS: ['\u2715', 'breaks'],
  UNDECIDED: ['?', 'undecided'],
  NO_RESULT: ['?', 'no result'],
  NOT_APPLICABLE: ['\u2013', 'n/a'],
  INCONCLUSIVE: ['?', 'inconclusive'],
  NOT_RUN: ['\u25cb', 'not run'],
  UNTESTED: ['\u25cb', 'untested'],
  NOT_MEASURED: ['\u25cb', 'not about it'],
  HARNESS_ERROR: ['!', 'harness error'],
};
const KIND = {
  CLAIM: 'The article claims',
  EXERCISE: 'The article leaves open',
  QUESTION: 'A reader asks',
  CLAUSE: 'A standard or manual says',
  FINDING: 'Found by generated scripts',
};

const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;
function text(value) {
  const all = String(value);
  if (!UNSEEN.test(all)) {
    return document.createTextNode(all);
  }
  const out = document.createDocumentFragment();
  for (const part of all.split(/([\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+)/)) {
    out.append(
      UNSEEN.test(part)
        ? el(
            'span',
            { class: 'escape' },
            document.createTextNode(Array.from(part, (c) => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0')).join('')),
          )
        : document.createTextNode(part),
    );
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
// A check box with its label; the change is told whether it is on.
const checkBox = (name, label, checked, change) =>
  el(
    'label',
    {},
    el('input', { type: 'checkbox', name, checked: checked && '', onchange: (e) => change(e.target.checked) }),
    ' ' + label,
  );
// A form with a field for words, which are looked for when they are sent off.
const searchForm = (field, search, ...more) =>
  el(
    'form',
    {
      class: 'filters',
      role: 'search',
      onsubmit: (e) => {
        e.preventDefault();
        search(field.value);
      },
    },
    el('span', { class: 'searching' }, field, el('button', {}, 'Search')),
    more,
  );
const byId = (id) => document.getElementById(id);
const cut = (value, limit) => (value.length > limit ? value.slice(0, limit) + '\u2026' : value);
const plural = (n, noun) => n + ' ' + noun + (n === 1 ? '' : 's');
const date = (iso) => iso.replace('T', ' ').replace(/(:\d\d)?Z$/, ' UTC');
const unique = (list) => [...new Set(list)];
// A prediction that leaves an outcome open is no observation that failed; one of which a premise fails is inconclusive like another.
const isLeftOpen = (cell) => cell.run.role === 'PREDICTED' && cell.status === 'INCONCLUSIVE' && cell.meaning.startsWith('Left open');
const wordOf = (cell) => (isLeftOpen(cell) ? 'left open' : SIGN[cell.status][1]);
const sign = (status) => el('span', { class: 'glyph', 'aria-hidden': 'true' }, SIGN[status][0]);
const signed = (status, word) => el('span', { class: 'sign ' + status }, sign(status), ' ', word || SIGN[status][2] || SIGN[status][1]);

// A run's cells, made readable when the page opens; by test, API and family.
const claimOf = new Map();
const runById = new Map(data.runs.map((run) => [run.id, run]));
function cellsOf(run) {
  const s = data.strings;
  run.map = new Map(
    run.cells.map(([t, a, f, status, outcome, meaning, trace, claim, parts, capture], place) => {
      const cell = {
        test: data.tests[t],
        api: s[a],
        family: s[f],
        status: STATUSES[status],
        outcome: s[outcome],
        meaning: s[meaning],
        trace,
        claim: s[claim],
        parts: data.parts[parts],
        capture: data.captures[capture],
        run,
        allure: byId('allure') && run.allure && run.allure[place],
      };
      return [key(cell.test, cell.api, cell.family), cell];
    }),
  );
  run.byClaim = grouped([...run.map.values()], (c) => c.claim);
  run.byTest = grouped([...run.map.values()], (c) => c.test);
  run.byTest.forEach((cells, test) => claimOf.set(test, cells[0].claim));
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
const tried = (cell) => cell.status === 'HOLDS' || cell.status === 'BREAKS';
data.runs.forEach(cellsOf);

// Columns: a record of the platform that was measured just now is the same column twice, so it is left out at first.
const observed = data.runs.filter((run) => run.role !== 'PREDICTED');
const predicted = data.runs.filter((run) => run.role === 'PREDICTED');
const measuredIds = new Set(data.runs.filter((run) => run.role === 'MEASURED').map((run) => run.platform.id));
// What is predicted of a platform that was observed stands in its cells.
const observedStacks = new Set(observed.map((run) => run.platform.stack));
const usual = data.runs.filter((run) =>
  run.role === 'RECORDED'
    ? !measuredIds.has(run.platform.id)
    : run.role !== 'PREDICTED' || !observedStacks.has(run.platform.stack.replace('model:', '')),
);

const OS = { linux: 'Linux', darwin: 'macOS', windows: 'Windows', freebsd: 'FreeBSD', posix: 'POSIX', gvisor: 'gVisor' };
const OPTION = { '-Djdk.net.usePlainDatagramSocketImpl': 'the old DatagramSocket' };
const kernelOf = (p) => p.kernel.split('.').slice(0, 2).join('.');
const jdkOf = (p) => p.jdk.split(/[.+-]/)[0];
const optionsOf = (p) => (p.options ? ' with ' + (OPTION[p.options.split('=')[0]] || p.options) : '');
const modelName = (run) => OS[run.platform.stack.replace('model:', '')] || run.platform.stack.replace('model:', '');
function title(run) {
  const p = run.platform;
  if (run.role === 'PREDICTED') {
    return modelName(run) + ', predicted';
  }
  return cut((OS[p.stack] || p.stack) + (p.stack === 'linux' ? ' ' + kernelOf(p) : '') + ', JDK ' + jdkOf(p) + optionsOf(p), 60);
}
const list = (all) => (all.length < 3 ? all.join(' and ') : all.slice(0, -1).join(', ') + ' and ' + all.at(-1));
// With whether it is a record, where runs are chosen.
const runTitle = (run) => title(run) + (run.role === 'RECORDED' ? ' (record)' : '');
const byNumber = (a, b) => a.localeCompare(b, 'en', { numeric: true });
const stackOf = (run) => run.platform.stack + run.platform.options;
// A run's platform without kernel and JDK.
function stackName(run) {
  const p = run.platform;
  return run.role === 'PREDICTED' ? title(run) : cut((OS[p.stack] || p.stack) + optionsOf(p), 60);
}
// Kernels and JDKs of runs of one stack.
function versions(runs) {
  const kernels = runs[0].platform.stack === 'linux' ? list(unique(runs.map((run) => kernelOf(run.platform))).sort(byNumber)) : '';
  return cut(kernels + (kernels ? ', ' : '') + 'JDK ' + list(unique(runs.map((run) => jdkOf(run.platform))).sort(byNumber)), 120);
}
// Runs of one network stack, told apart from others of it by as little as does: JDKs, kernels, or kernels with their JDKs.
function toldApart(runs, others) {
  const apart = (of) => !runs.some((run) => others.some((other) => of(run.platform) === of(other.platform)));
  const all = (of, some) => list(unique(some.map((run) => of(run.platform))).sort(byNumber));
  if (apart(jdkOf)) {
    return 'JDK ' + all(jdkOf, runs);
  }
  if (apart(kernelOf)) {
    return all(kernelOf, runs);
  }
  const jdks = [...grouped(runs, (run) => kernelOf(run.platform)).values()];
  return [...grouped(jdks, (some) => all(jdkOf, some)).entries()]
    .map(([jdk, like]) => all(kernelOf, like.flat()) + ' with JDK ' + jdk)
    .join('; ');
}
// Several platforms in a few words: those of one network stack together; without versions where all of it, among those runs, are meant.
function names(runs, among) {
  const model = runs.filter((run) => run.role === 'PREDICTED');
  const real = [
    ...grouped(
      runs.filter((run) => run.role !== 'PREDICTED'),
      stackOf,
    ).values(),
  ].map((like) => {
    const all = among && among.every((run) => run.role === 'PREDICTED' || stackOf(run) !== stackOf(like[0]) || like.includes(run));
    return stackName(like[0]) + (all ? '' : ' (' + versions(like) + ')');
  });
  return list(model.length ? [...real, list(unique(model.map(modelName))) + ' (predicted)'] : real);
}
function modelOf(run) {
  return predicted.find((p) => p.platform.stack === 'model:' + run.platform.stack);
}

// What cells of one test, or of all tests alike, say.
function verdictOf(cells) {
  const seen = new Set(cells.map((c) => c.status));
  return seen.has('HARNESS_ERROR')
    ? 'HARNESS_ERROR'
    : seen.has('HOLDS')
      ? seen.has('BREAKS')
        ? 'MIXED'
        : 'HOLDS'
      : seen.has('BREAKS')
        ? 'BREAKS'
        : 'NO_RESULT';
}
// A name whose parts a narrow column may put on lines of their own.
const breakable = (name) => name.split(/(?<=[_=])|(?=\.)|(?<=[a-z])(?=[A-Z])/).map((part, i) => [i ? el('wbr') : '', part]);
// A claim about one platform is measured only there.
const elsewhere = (claim, run) => claim.about && run.platform.stack.replace('model:', '') !== claim.about;

// Kernels and JDKs of one network stack are one column; in a cell where they are not alike, that stands.
function foldColumns(runs) {
  return [...grouped(runs, (run) => (run.role === 'PREDICTED' ? run.id : stackOf(run))).values()];
}
// The different results that a column has in one case; where it has none, a cell that says why.
function cellsAt(group, k) {
  const all = group.map((run) => run.map.get(k)).filter(Boolean);
  const results = [...grouped(all.filter(tried), (c) => c.status + '\n' + c.outcome).values()].map((like) => like[0]);
  return results.length ? results : all.slice(0, 1);
}
const cellsOfClaim = new Map();
function cellsIn(group, claim, where) {
  const place = [claim.id, where.api, where.family, ...group.map((run) => run.id)].join('\n');
  if (!cellsOfClaim.has(place)) {
    const keys = unique(
      group.flatMap((run) =>
        (run.byClaim.get(claim.id) || [])
          .filter((c) => (!where.api || c.api === where.api) && (!where.family || c.family === where.family))
          .map((c) => key(c.test, c.api, c.family)),
      ),
    );
    cellsOfClaim.set(
      place,
      keys.flatMap((k) => cellsAt(group, k)),
    );
  }
  return cellsOfClaim.get(place);
}
// What a column says of a claim, as the Java class Verdict has it: where some cases hold and some break, the plain case decides.
function verdictIn(claim, group, where = {}) {
  if (claim.untested) {
    return 'UNTESTED';
  }
  if (elsewhere(claim, group[0])) {
    return 'NOT_MEASURED';
  }
  const cells = cellsIn(group, claim, where);
  const verdict = verdictOf(cells);
  if (verdict === 'MIXED' && claim.plain) {
    const plainly = verdictOf(cells.filter((c) => c.test === claim.plain));
    return { HOLDS: 'HOLDS_EXCEPT_EDGES', BREAKS: 'BREAKS_EXCEPT_EDGES', NO_RESULT: 'UNDECIDED' }[plainly] || 'MIXED';
  }
  const statuses = unique(cells.map((c) => c.status));
  return verdict === 'NO_RESULT' && statuses.length === 1 && group[0].role !== 'PREDICTED' ? statuses[0] : verdict;
}
const apiTitle = (id) => (data.apis.find((a) => a.id === id) || { title: id }).title;
// The APIs and families that were ever used, those of the catalogue first.
function ids(known, of) {
  return unique([...known.map((k) => k.id), ...data.runs.flatMap((run) => unique([...run.map.values()].map(of)))]);
}
const apiIds = ids(data.apis, (c) => c.api);
const familyIds = ids(data.families, (c) => c.family);
