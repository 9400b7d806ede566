// One run, case by case; and two runs beside each other.

function drawRun(run, state) {
  const counts = grouped([...run.map.values()], (c) => c.status);
  const compared = run === data.runs[0] ? data.comparison : null;
  const changed = new Map(
    (compared ? compared.differences : [])
      .filter((d) => d.kind !== 'NOT_TRIED' && d.kind !== 'LEFT_OUT')
      .map((d) => [key(d.test, d.api, d.family), d]),
  );
  const result = (r) => (r ? [signed(r.status), ' ', el('code', {}, cut(r.outcome, 80))] : 'no such case');
  const claims = data.claims.filter((c) => (!state.theme || c.theme === state.theme) && run.byClaim.has(c.id));
  const pick = el(
    'select',
    { name: 'run', onchange: (e) => go('/run/' + encodeURIComponent(e.target.value), state) },
    data.runs.map((r) => el('option', { value: r.id, selected: r === run && '' }, runTitle(r))),
  );
  return [
    el('h1', {}, title(run) + ', case by case'),
    el(
      'form',
      { class: 'filters' },
      el('label', {}, 'Run ', pick),
      el(
        'label',
        {},
        'Theme ',
        el(
          'select',
          { name: 'theme', onchange: (e) => go('/run/' + encodeURIComponent(run.id), { ...state, theme: e.target.value }) },
          el('option', { value: '' }, 'all'),
          unique(data.claims.map((c) => c.theme)).map((t) => el('option', { value: t, selected: t === state.theme && '' }, t)),
        ),
      ),
    ),
    el(
      'p',
      { class: 'role ' + run.role },
      run.role === 'PREDICTED'
        ? 'Predicted by the model: nobody observed this.'
        : run.role === 'MEASURED'
          ? 'Measured.'
          : 'A committed record.',
    ),
    drawPlatform(run),
    el(
      'ul',
      { class: 'tally' },
      el('li', { class: 'tile' }, el('b', {}, String(run.map.size)), el('span', {}, run.map.size === 1 ? 'case' : 'cases')),
      STATUSES.filter((s) => counts.has(s)).map((s) =>
        el(
          'li',
          { class: 'tile ' + s + ' ' + run.role },
          el('b', {}, String(counts.get(s).length)),
          signed(s, list(unique(counts.get(s).map(wordOf)))),
        ),
      ),
    ),
    compared && el('p', {}, compared.sentence),
    changed.size > 0 &&
      el(
        'ul',
        { class: 'changes' },
        [...changed.values()]
          .slice(0, 200)
          .map((d) =>
            el(
              'li',
              {},
              el('a', { href: caseHash({ run, ...d }) }, d.test + ', ' + apiTitle(d.api) + ', ' + d.family),
              ': ',
              result(d.seen),
              ', recorded ',
              result(d.recorded),
            ),
          ),
      ),
    claims.map((claim) =>
      el(
        'section',
        { class: 'claim' },
        el('h2', {}, el('a', { href: claimHash(claim.id, run.id) }, claim.says || claim.id)),
        el('p', {}, signed(verdictIn(claim, [run])), ' \u00b7 ', verdictSentence(claim, [run])),
        unique(claim.tests)
          .filter((t) => run.byTest.has(t))
          .map((test) =>
            el(
              'div',
              { class: 'test scroll', tabindex: '0', role: 'region', 'aria-label': testTitle(test) + ' on this run' },
              el(
                'table',
                { class: 'matrix' },
                el('caption', {}, testTitle(test)),
                el(
                  'thead',
                  {},
                  el(
                    'tr',
                    {},
                    el('th', { scope: 'col' }, 'API'),
                    familyIds.map((f) => el('th', { scope: 'col' }, f)),
                  ),
                ),
                el(
                  'tbody',
                  {},
                  apiIds.map((api) =>
                    el(
                      'tr',
                      {},
                      el('th', { scope: 'row' }, breakable(apiTitle(api))),
                      familyIds.map((f) => {
                        const cell = run.map.get(key(test, api, f));
                        const d = changed.get(key(test, api, f));
                        return el(
                          'td',
                          { class: run.role },
                          drawCell(cell),
                          d && el('b', { class: 'changed' }, d.kind === 'ADDED' ? 'new' : 'changed'),
                        );
                      }),
                    ),
                  ),
                ),
              ),
            ),
          ),
      ),
    ),
  ];
}

// What differs between two runs: cases that both have, by outcome or status; against a prediction, an outcome that it allows is no difference.
function changes(left, right) {
  const list = [];
  for (const [k, a] of left.map) {
    const b = right.map.get(k);
    if (!b || a.status === 'NOT_RUN' || b.status === 'NOT_RUN' || (a.status === b.status && a.outcome === b.outcome)) {
      continue;
    }
    const allowed = (p, o) => p.run.role === 'PREDICTED' && p.outcome.split(' | ').includes(o.outcome) && tried(o);
    if (!allowed(a, b) && !allowed(b, a)) {
      list.push([a, b]);
    }
  }
  return list;
}
function drawCompare(state) {
  const lacks = (id) => id && !runById.has(id);
  const unknown = lacks(state.left) || lacks(state.right);
  const left = runById.get(state.left) || usual[0];
  const right =
    runById.get(state.right) ||
    usual.find((r) => r !== left && r.platform.stack !== left.platform.stack) ||
    usual.find((r) => r !== left) ||
    left;
  const set = (more) => go('/compare', { left: left.id, right: right.id, verdicts: state.verdicts, ...more });
  const pick = (name, run) =>
    el(
      'label',
      {},
      name + ' ',
      el(
        'select',
        { name, onchange: (e) => set({ [name]: e.target.value }) },
        lacks(state[name]) && el('option', { value: '', selected: '' }, 'choose'),
        data.runs.map((r) => el('option', { value: r.id, selected: r === run && !lacks(state[name]) && '' }, runTitle(r))),
      ),
    );
  const all = left === right || unknown ? [] : changes(left, right);
  const shown = state.verdicts ? all.filter(([a, b]) => a.status !== b.status) : all;
  const byTest = grouped(shown, ([a]) => a.test);
  const only = (run, other) =>
    [...run.map.values()].filter(
      (c) => tried(c) && !(other.map.get(key(c.test, c.api, c.family)) && tried(other.map.get(key(c.test, c.api, c.family)))),
    ).length;
  const side = (run, cell) =>
    el(
      'li',
      { class: run.role },
      signed(cell.status, wordOf(cell)),
      el(
        'span',
        {},
        el('a', { href: caseHash(cell) }, title(run)),
        ': ',
        cut(cell.meaning, 240),
        ' ',
        el('code', {}, cut(cell.outcome, 80)),
      ),
    );
  return [
    el('h1', {}, 'Compare two runs'),
    el(
      'form',
      { class: 'filters' },
      pick('left', left),
      pick('right', right),
      checkBox('verdicts', 'only where the statuses differ', state.verdicts, (on) => set({ verdicts: on ? '1' : '' })),
    ),
    !unknown &&
      [left, right].some((r) => r.role === 'PREDICTED') &&
      el('p', { class: 'PREDICTED' }, 'One of them is a prediction: nobody observed it. An outcome that it allows is no difference.'),
    el(
      'p',
      { role: 'status' },
      left === right || unknown
        ? 'Choose two runs.'
        : plural(shown.length, 'case') + ' of ' + plural(byTest.size, 'test') + (shown.length === 1 ? ' differs.' : ' differ.'),
    ),
    left !== right &&
      !unknown &&
      el(
        'p',
        { class: 'soft' },
        plural(only(left, right), 'case') + ' have a result on the left only, ' + only(right, left) + ' on the right only. In a terminal: ',
        el('code', {}, 'java -jar setpeername.jar diff A.jsonl B.jsonl'),
      ),
    el(
      'ul',
      { class: 'differences' },
      [...byTest].map(([test, pairs]) =>
        el(
          'li',
          {},
          el('h2', {}, el('a', { href: claimHash(claimOf.get(test)) }, testTitle(test))),
          [...grouped(pairs, ([a, b]) => [a.status, a.outcome, a.meaning, b.status, b.outcome, b.meaning].join('\n')).values()].map((ps) =>
            el(
              'div',
              { class: 'way' },
              el(
                'p',
                { class: 'soft' },
                placesOf(
                  ps.map(([c]) => c),
                  [left],
                ),
              ),
              el('ul', {}, side(left, ps[0][0]), side(right, ps[0][1])),
            ),
          ),
        ),
      ),
    ),
  ];
}
