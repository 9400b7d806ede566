// The first page: what differs, in words, then claims by platforms.

// Platforms that give the same outcome in every case that both tried are one column.
function foldColumns(runs) {
  const groups = [];
  for (const run of runs) {
    const group = groups.find((g) => g[0].role !== 'PREDICTED' && run.role !== 'PREDICTED' && g.every((other) => alike(other, run)));
    group ? group.push(run) : groups.push([run]);
  }
  return groups;
}
function alike(left, right) {
  let common = 0;
  for (const [k, cell] of left.map) {
    const other = right.map.get(k);
    if (other && tried(cell) && tried(other)) {
      common++;
      if (cell.outcome !== other.outcome || cell.status !== other.status) {
        return false;
      }
    }
  }
  return common > 0;
}
const tried = (cell) => cell.status === 'HOLDS' || cell.status === 'BREAKS';

function columnHead(group) {
  const kind = group[0].role === 'PREDICTED' ? 'predicted' : group[0].role === 'MEASURED' ? 'measured' : 'record';
  return el('th', { scope: 'col', class: group[0].role }, el('span', { class: 'role' }, kind),
    group.length > 1 ? el('span', { title: names(group) }, title(group[0]) + ' +' + (group.length - 1) + ' alike') : title(group[0]));
}
function groupVerdict(claim, group, api) {
  const all = unique(group.map((run) => verdict(claim, run, api)).filter((v) => v !== 'NO_RESULT'));
  return all.length === 0 ? 'NO_RESULT' : all.length === 1 ? all[0] : 'MIXED';
}

function matches(claim, state) {
  const words = (state.q || '').toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) {
    return true;
  }
  if (!claim.haystack) {
    const cells = data.runs.flatMap((run) => run.byClaim.get(claim.id) || []);
    claim.haystack = [claim.id, claim.says, claim.statement, claim.source, ...claim.tests, ...unique(cells.map((c) => c.outcome + ' ' + c.meaning)),
      ...unique(cells.map((c) => c.trace)).flatMap((t) => data.traces[t].map((i) => data.strings[i]))].join('\n').toLowerCase();
  }
  return words.every((w) => claim.haystack.includes(w));
}

function drawFront(state) {
  const set = (changes) => go('/', { ...state, ...changes });
  const chosen = state.cols ? data.runs.filter((run) => state.cols.split(',').includes(run.id)) : usual;
  const runs = chosen.length ? chosen : usual;
  const groups = state.fold === '0' ? runs.map((run) => [run]) : foldColumns(runs);
  const seen = usual.filter((run) => run.role !== 'PREDICTED');
  const across = (claim) => unique(seen.map((run) => verdict(claim, run)).filter((v) => v === 'HOLDS' || v === 'BREAKS' || v === 'MIXED'));
  const tested = data.claims.filter((c) => !c.untested);
  const tally = (test) => data.claims.filter((c) => !c.untested && test(across(c))).length;
  const themes = unique(data.claims.map((c) => c.theme));
  const differing = new Set(differingTests.map((t) => claimOf.get(t)));
  const rows = data.claims.filter((c) => (!state.theme || c.theme === state.theme) && matches(c, state)
    && (!state.differ || differing.has(c.id)) && (!state.verdict || groups.some((g) => groupVerdict(c, g, state.api) === state.verdict)));
  const select = (name, label, options) => el('label', {}, label, ' ', el('select', { name, onchange: (e) => set({ [name]: e.target.value }) },
    el('option', { value: '' }, 'all'), options.map(([value, shown]) => el('option', { value, selected: state[name] === value && '' }, shown))));
  const search = el('input', { type: 'search', name: 'q', value: state.q || '', placeholder: 'EISCONN, PortUnreachableException \u2026', 'aria-label': 'Search claims, tests, outcomes and traces' });
  return [
    el('h1', {}, 'Connected UDP on ' + plural(seen.length, 'platform')),
    el('ul', { class: 'tally' },
      [[tally((v) => v.length === 1 && v[0] === 'HOLDS'), 'claims hold everywhere', 'HOLDS'], [tally((v) => v.length === 1 && v[0] === 'BREAKS'), 'break everywhere', 'BREAKS'],
        [tally((v) => v.includes('MIXED') || v.length > 1), 'depend on API, family or platform', 'MIXED'],
        [tested.length - tally((v) => v.length > 0), 'have no result here', 'NO_RESULT'], [data.claims.length - tested.length, 'are untested', 'UNTESTED']]
        .map(([n, words, v]) => el('li', {}, el('span', { class: v }, sign(v)), ' ', el('b', {}, n), ' ' + words))),
    el('p', { class: 'soft' }, 'Observed: ', names(seen), '. ', predicted.length ? 'Columns called predicted are the model\u2019s: nobody observed them.' : 'No prediction was made.'),
    el('p', { class: 'compared' }, data.comparison.sentence),
    drawDifferences(state),
    el('section', { id: 'matrix' }, el('h2', {}, 'Claims by platform'),
      el('form', { class: 'filters', role: 'search', onsubmit: (e) => { e.preventDefault(); set({ q: search.value, at: 'matrix' }); } }, search, el('button', {}, 'Search'),
        select('theme', 'Theme', themes.map((t) => [t, t])), select('api', 'API', data.apis.map((a) => [a.id, a.title])),
        select('verdict', 'Verdict', ['HOLDS', 'BREAKS', 'MIXED', 'NO_RESULT', 'UNTESTED'].map((v) => [v, SIGN[v][1]])),
        el('label', {}, el('input', { type: 'checkbox', checked: state.differ && '', onchange: (e) => set({ differ: e.target.checked ? '1' : '' }) }), ' only where they differ'),
        el('label', {}, el('input', { type: 'checkbox', checked: state.fold !== '0' && '', onchange: (e) => set({ fold: e.target.checked ? '' : '0' }) }), ' like platforms as one'),
        el('details', {}, el('summary', {}, 'Columns'), data.runs.map((run) => el('label', {}, el('input', { type: 'checkbox', checked: runs.includes(run) && '', onchange: (e) => {
          const next = data.runs.filter((r) => (r === run ? e.target.checked : runs.includes(r)));
          set({ cols: next.map((r) => r.id).join(',') });
        } }), ' ' + title(run) + (run.role === 'RECORDED' ? ' (record)' : ''))))),
      el('p', { class: 'soft', role: 'status' }, plural(rows.length, 'claim') + ' of ' + data.claims.length),
      el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Claims by platform' }, el('table', { class: 'matrix' },
        el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Claim'), groups.map(columnHead))),
        unique(rows.map((c) => c.theme)).map((theme) => el('tbody', {}, el('tr', { class: 'theme' }, el('th', { colspan: groups.length + 1, scope: 'rowgroup' }, theme)),
          rows.filter((c) => c.theme === theme).map((claim) => el('tr', {}, el('th', { scope: 'row' }, el('a', { href: claimHash(claim.id) }, claim.says || claim.id)),
            groups.map((g) => {
              const v = groupVerdict(claim, g, state.api);
              return el('td', { class: g[0].role }, el('a', { class: 'cell ' + v, href: claimHash(claim.id, g[0].id), 'aria-label': SIGN[v][1] + ', ' + title(g[0]) }, sign(v), ' ', SIGN[v][1]));
            })))))))),
  ];
}
