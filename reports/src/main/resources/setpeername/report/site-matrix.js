// Claims by platforms: which columns and rows there are, and how deep the rows go.

const LEVELS = [
  ['', 'claims'],
  ['apis', 'claims, APIs'],
  ['cases', 'claims, APIs, families'],
];
const VERDICTS = [
  'HOLDS',
  'HOLDS_EXCEPT_EDGES',
  'MIXED',
  'BREAKS_EXCEPT_EDGES',
  'BREAKS',
  'UNDECIDED',
  'INCONCLUSIVE',
  'NOT_RUN',
  'NO_RESULT',
  'UNTESTED',
  'HARNESS_ERROR',
];

function columnsOf(state) {
  const wanted = state.cols ? state.cols.split(',') : [];
  const runs = data.runs.filter((run) => wanted.includes(run.id));
  return runs.length ? runs : usual;
}
const groupsOf = (runs, state) => (state.fold === '0' ? runs.map((run) => [run]) : foldColumns(runs));
const originOf = (run) => (run.role === 'PREDICTED' ? 'predicted' : run.role === 'MEASURED' ? 'measured' : 'recorded');

const originsOf = (runs) => unique(runs.map(originOf)).join(', ');
// Of a column's platforms, those that have a result in these cases; where none has, all of them.
function withResult(group, has) {
  const some = group.filter((run) => run.role === 'PREDICTED' || has(run).some(tried));
  return some.length ? some : group;
}
function columnHead(group) {
  const run = group[0];
  return el(
    'th',
    { scope: 'col', class: run.role },
    el('span', { class: 'role' }, originsOf(group)),
    el('span', { class: 'platform' }, run.role === 'PREDICTED' ? modelName(run) : stackName(run)),
    run.role !== 'PREDICTED' && el('span', { class: 'role' }, versions(group)),
  );
}
function verdictCell(claim, group, where) {
  const v = verdictIn(claim, group, where);
  const short = isDivided(v) && dividedShort(claim, cellsIn(group, claim, where));
  const ran = withResult(group, (run) => cellsIn([run], claim, where));
  const word = leftOpen(claim, group, where) ? 'left open' : SIGN[v][1];
  return el(
    'td',
    { class: group[0].role },
    el(
      'a',
      {
        class: 'cell ' + v,
        tabindex: '-1',
        href: claimHash(claim.id, group[0].id, where),
        title: verdictSentence(claim, group, where),
        'aria-label': word + (short ? ', ' + short : '') + ', ' + originsOf(ran) + ', ' + names(ran),
      },
      sign(v),
      ' ',
      word,
      short && el('span', { class: 'share' }, short),
    ),
  );
}
function differsIn(claim, runs) {
  const seen = runs.filter((run) => run.role !== 'PREDICTED');
  const compared = seen.length > 1 ? seen : runs;
  return unique(compared.flatMap((run) => (run.byClaim.get(claim.id) || []).map(caseOf))).some((k) => cellsAt(compared, k).length > 1);
}
const wordsOf = (state) => (state.q || '').toLowerCase().split(/\s+/).filter(Boolean);
// Where the words that are looked for stand: in what the claim says, or behind it.
function foundIn(claim, state) {
  const own = [claim.id, claim.says, claim.statement, claim.source].join('\n').toLowerCase();
  return wordsOf(state).every((w) => own.includes(w)) ? 'In what the claim says' : 'In its tests, outcomes and calls';
}
function matches(claim, state) {
  const words = wordsOf(state);
  if (!words.length) {
    return true;
  }
  if (!claim.haystack) {
    const cells = data.runs.flatMap((run) => run.byClaim.get(claim.id) || []);
    claim.haystack = [
      claim.id,
      claim.says,
      claim.statement,
      claim.source,
      ...claim.tests,
      ...claim.tests.map(testTitle),
      ...unique(cells.map((c) => c.outcome + ' ' + c.meaning)),
      ...unique(cells.map((c) => c.trace)).flatMap((t) => data.traces[t].map((i) => data.strings[i])),
    ]
      .join('\n')
      .toLowerCase();
  }
  return words.every((w) => claim.haystack.includes(w));
}

// The rows of one claim: itself, and as deep as is asked for, its APIs and their families.
function claimRows(claim, groups, state, set) {
  const open = (state.open || '').split(',').filter(Boolean);
  const has = claim.tests.length > 0 && data.runs.some((run) => run.byClaim.has(claim.id));
  const levels = { apis: 1, cases: 2 }[state.rows] || 0;
  const toggle = (id, depth, name) => {
    const shown = levels > depth || open.includes(id);
    return (
      has &&
      levels <= depth &&
      el(
        'button',
        {
          type: 'button',
          class: 'fold',
          name: 'fold-' + id,
          'aria-expanded': String(shown),
          'aria-label': (shown ? 'Fold ' : 'Unfold ') + name,
          onclick: () => set({ open: (shown ? open.filter((o) => o !== id) : [...open, id]).join(',') }),
        },
        shown ? '\u25be' : '\u25b8',
      )
    );
  };
  const rows = [
    el(
      'tr',
      {},
      el(
        'th',
        { scope: 'row' },
        el(
          'div',
          { class: 'rowhead' },
          toggle(claim.id, 0, 'the APIs of ' + claim.id),
          el('a', { href: claimHash(claim.id) }, claim.says || claim.id),
        ),
      ),
      groups.map((g) => verdictCell(claim, g, { api: state.api })),
    ),
  ];
  if (!has || !(levels > 0 || open.includes(claim.id))) {
    return rows;
  }
  for (const api of apiIds.filter((a) => (!state.api || a === state.api) && groups.some((g) => cellsIn(g, claim, { api: a }).length))) {
    const id = claim.id + '@' + api;
    rows.push(
      el(
        'tr',
        { class: 'api' },
        el(
          'th',
          { scope: 'row' },
          el('div', { class: 'rowhead' }, toggle(id, 1, 'the families of ' + api + ' of ' + claim.id), el('span', {}, breakable(apiTitle(api)))),
        ),
        groups.map((g) => verdictCell(claim, g, { api })),
      ),
    );
    if (levels > 1 || open.includes(id)) {
      familyIds
        .filter((family) => groups.some((g) => cellsIn(g, claim, { api, family }).length))
        .forEach((family) =>
          rows.push(
            el(
              'tr',
              { class: 'family' },
              el('th', { scope: 'row' }, family),
              groups.map((g) => verdictCell(claim, g, { api, family })),
            ),
          ),
        );
    }
  }
  return rows;
}
function drawMatrix(state, set) {
  const runs = columnsOf(state);
  const groups = groupsOf(runs, state);
  const themes = unique(data.claims.map((c) => c.theme));
  const rows = data.claims.filter(
    (c) =>
      (!state.theme || c.theme === state.theme) &&
      matches(c, state) &&
      (!state.differ || differsIn(c, runs)) &&
      (!state.verdict || groups.some((g) => verdictIn(c, g, { api: state.api }) === state.verdict)),
  );
  const headOf = (claim) => (wordsOf(state).length ? foundIn(claim, state) : claim.theme);
  const heads = unique(rows.map(headOf)).sort((a, b) => (wordsOf(state).length ? b.localeCompare(a) : 0));
  const select = (name, label, options, first) =>
    el(
      'label',
      {},
      label,
      ' ',
      el(
        'select',
        { name, onchange: (e) => set({ [name]: e.target.value }) },
        first && el('option', { value: '' }, first),
        options.map(([value, shown]) => el('option', { value, selected: (state[name] || '') === value && '' }, shown)),
      ),
    );
  const search = el('input', {
    type: 'search',
    name: 'q',
    value: state.q || '',
    placeholder: 'EISCONN, PortUnreachableException \u2026',
    'aria-label': 'Search claims, tests, outcomes and traces',
  });
  const chosen = (list) =>
    set({ cols: list.length === usual.length && list.every((r) => usual.includes(r)) ? '' : list.map((r) => r.id).join(',') });
  const filtered = ['theme', 'api', 'verdict', 'differ', 'q', 'cols', 'rows', 'open', 'fold'].some((name) => state[name]);
  return el(
    'section',
    { id: 'matrix' },
    el('h2', {}, 'Claims by platform'),
    searchForm(
      search,
      (q) => set({ q, at: 'matrix' }),
      select(
        'theme',
        'Theme',
        themes.map((t) => [t, t]),
        'all',
      ),
      select(
        'api',
        'API',
        apiIds.map((a) => [a, apiTitle(a)]),
        'all',
      ),
      select(
        'verdict',
        'Verdict',
        VERDICTS.map((v) => [v, SIGN[v][2] || SIGN[v][1]]),
        'all',
      ),
      select('rows', 'Rows', LEVELS),
      checkBox('differ', 'only where they differ', state.differ, (on) => set({ differ: on ? '1' : '' })),
      checkBox('fold', 'one column for each stack', state.fold !== '0', (on) => set({ fold: on ? '' : '0' })),
      el(
        'details',
        { class: 'columns', open: state.cols && '' },
        el('summary', {}, 'Columns'),
        el(
          'div',
          {},
          el(
            'button',
            { type: 'button', name: 'observed', onclick: () => chosen(usual.filter((r) => r.role !== 'PREDICTED')) },
            'observed only',
          ),
          ' ',
          el('button', { type: 'button', name: 'usual', onclick: () => chosen(usual) }, 'as at first'),
          data.runs.map((run) =>
            checkBox('col-' + run.id, runTitle(run), runs.includes(run), (on) =>
              chosen(data.runs.filter((r) => (r === run ? on : runs.includes(r)))),
            ),
          ),
        ),
      ),
      filtered && el('a', { href: hash('/', { at: 'matrix' }) }, 'Show all again'),
    ),
    el('p', { class: 'soft', role: 'status' }, plural(rows.length, 'claim') + ' of ' + data.claims.length),
    drawKey(),
    rows.length > 0 &&
      el(
        'div',
        { class: 'scroll tall', tabindex: '0', role: 'region', 'aria-label': 'Claims by platform' },
        el(
          'table',
          { class: 'matrix' },
          el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Claim'), groups.map(columnHead))),
          heads.map((head) =>
            el(
              'tbody',
              {},
              el('tr', { class: 'theme' }, el('th', { scope: 'rowgroup', colspan: groups.length + 1 }, el('span', {}, head))),
              rows.filter((c) => headOf(c) === head).map((claim) => claimRows(claim, groups, state, set)),
            ),
          ),
        ),
      ),
  );
}
function drawKey() {
  const entry = (v) => el('li', {}, signed(v), ': ', wordText(SIGN[v][2] || SIGN[v][1]));
  return el(
    'details',
    { class: 'key' },
    el('summary', {}, 'How to read a cell'),
    el(
      'ul',
      {},
      el('li', {}, el('b', {}, 'plain case'), ': ', wordText('plain case')),
      Object.keys(SIGN).map(entry),
      el('li', {}, signed('NO_RESULT', 'left open'), ': ', wordText('left open')),
      el(
        'li',
        { class: 'PREDICTED' },
        el('span', { class: 'cell HOLDS' }, sign('HOLDS'), ' holds'),
        ' dashed, slanted, on stripes, under \u201cpredicted\u201d: the model says so, nobody observed it',
      ),
      el('li', {}, el('span', { class: 'otherwise' }, '\u2260 5.10'), ' platforms of one column are not alike: what that one gave'),
      el('li', {}, el('a', { href: hash('/words', {}) }, 'All words, and which error stands for which exception')),
    ),
  );
}

// A table's cells are one stop of the tab key; the arrow keys move among them.
function roving(root) {
  root.querySelectorAll('table.matrix').forEach((table) => {
    const first = table.querySelector('tbody .cell[href]');
    if (first) {
      first.tabIndex = 0;
    }
  });
}
document.addEventListener('keydown', (event) => {
  const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
  const cell = event.target.closest && event.target.closest('table.matrix td .cell');
  if (!step || !cell || event.altKey || event.ctrlKey || event.metaKey) {
    return;
  }
  event.preventDefault();
  const td = cell.closest('td');
  const rows = [...td.closest('table').rows];
  let next = null;
  for (
    let y = rows.indexOf(td.parentNode) + step[0], x = td.cellIndex + step[1];
    !next && rows[y] && x > 0 && (step[0] || x < rows[y].cells.length);
    y += step[0], x += step[1]
  ) {
    next = rows[y].cells[x] && rows[y].cells[x].querySelector('.cell[href]');
  }
  if (next) {
    cell.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
    next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
});
