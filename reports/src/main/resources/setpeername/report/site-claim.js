// One claim on all platforms, one case, and two runs beside each other.

function drawClaim(claim, state) {
  const runs = usual;
  const groups = foldColumns(runs);
  const show = (cell) => (cell ? el('a', { class: 'cell ' + cell.status, href: caseHash(cell), title: cut(cell.meaning, 200) }, sign(cell.status), ' ', wordOf(cell), ' ',
    cell.outcome && el('code', {}, cut(cell.outcome, 60))) : el('span', { class: 'soft' }, 'not tried'));
  return [
    el('p', { class: 'kind' }, KIND[claim.kind] || 'Only a run knows this id'),
    el('h1', {}, claim.says || claim.id),
    claim.statement && el('p', {}, el('b', {}, 'Tried as: '), claim.statement),
    el('p', { class: 'soft' }, claim.id, claim.source ? ' \u00b7 source: ' + claim.source : ''),
    claim.untested && el('p', { class: 'untested' }, 'Not tested: ' + claim.untested),
    ABOUT[claim.id] && !observed.some((r) => r.platform.stack === ABOUT[claim.id]) && el('p', { class: 'untested' },
      'About ' + OS[ABOUT[claim.id]] + ', which nobody has measured yet. What other platforms do with the same calls is shown below; beside it, what the model predicts.'),
    el('ul', { class: 'verdicts' }, groups.map((g) => {
      const v = groupVerdict(claim, g);
      return el('li', { class: g[0].role }, el('b', {}, names(g)), ' ', signed(v));
    })),
    unique(claim.tests).map((test) => {
      const any = data.runs.map((run) => [...run.map.values()].find((c) => c.test === test)).find(Boolean);
      return el('section', { class: 'test' }, el('h2', {}, el('code', {}, test)),
        any ? el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': test }, el('table', { class: 'matrix' },
          el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'API, family'), groups.map(columnHead))),
          data.apis.map((api) => el('tbody', {}, data.families.map((family) => el('tr', {}, el('th', { scope: 'row' }, api.title + ', ' + family.title),
            groups.map((g) => el('td', { class: g[0].role }, show(g.map((run) => run.map.get(key(test, api.id, family.id))).find((c) => c && tried(c))
              || g[0].map.get(key(test, api.id, family.id))))))))))) : el('p', {}, 'In none of these runs.'),
        meanings(test));
    }),
    el('p', {}, el('a', { href: '#/' }, 'All claims')),
  ];
}
function meanings(test) {
  const cells = usual.flatMap((run) => [...run.map.values()].filter((c) => c.test === test && tried(c)));
  return el('ul', { class: 'meanings' }, [...grouped(cells, (c) => c.status + '\n' + c.outcome + '\n' + c.meaning).values()].map((cs) => el('li', {}, signed(cs[0].status), ' ',
    el('code', {}, cut(cs[0].outcome, 200)), ' ', cut(cs[0].meaning, 600))));
}

function drawCase(cell) {
  const { run } = cell;
  const p = run.platform;
  const claim = data.claims.find((c) => c.id === cell.claim);
  const prediction = run.role === 'PREDICTED' ? null : modelOf(run) && modelOf(run).map.get(key(cell.test, cell.api, cell.family));
  const others = usual.filter((r) => r !== run).map((r) => r.map.get(key(cell.test, cell.api, cell.family))).filter(Boolean);
  const api = data.apis.find((a) => a.id === cell.api);
  const capture = traceOf(cell).find((line) => line.startsWith('capture: '));
  const block = (name, ...content) => [el('h3', {}, name), ...content];
  const repeat = 'java -jar setpeername.jar observe --test ' + cell.test + ' --api ' + cell.api + ' --family ' + cell.family
    + (run.role === 'PREDICTED' ? ' --platform ' + p.stack : '');
  return el('div', { class: 'sheet' },
    el('header', {}, el('div', {}, el('h2', { id: 'case-title' }, (api ? api.title : cell.api) + ', ' + cell.family + ', ' + title(run)),
      el('p', { class: 'soft' }, el('code', {}, cell.test), ' \u00b7 ', el('a', { href: claimHash(cell.claim) }, cell.claim))),
    el('button', { type: 'button', autofocus: '', onclick: () => byId('case').close() }, 'Close')),
    el('p', { class: 'role ' + run.role }, run.role === 'PREDICTED' ? 'Predicted by the model: nobody observed this.' : 'Observed.'),
    el('p', { class: 'status' }, signed(cell.status, wordOf(cell).toUpperCase())),
    el('p', {}, cell.meaning),
    claim && claim.statement && block('Claim, as tried', el('p', {}, claim.statement), el('p', { class: 'soft' }, claim.source || '')),
    block('Outcome', cell.outcome ? el('pre', { tabindex: 0, class: 'outcome' }, cell.outcome) : el('p', {}, 'None was recorded.')),
    prediction && block('Prediction of ' + prediction.run.platform.stack, el('p', { class: 'PREDICTED' }, signed(prediction.status, wordOf(prediction)), ' ', el('code', {}, cut(prediction.outcome, 300)),
      prediction.outcome.split(' | ').includes(cell.outcome) ? ' as observed' : ' which was not observed')),
    others.length > 0 && block('The same case elsewhere', el('ul', { class: 'elsewhere' }, others.map((o) => el('li', { class: o.run.role }, el('a', { href: caseHash(o) }, title(o.run)), ' ',
      signed(o.status, wordOf(o)), ' ', el('code', {}, cut(o.outcome, 100)))))),
    block('Trace: each call and what it returned', data.traces[cell.trace].length ? el('ol', { class: 'trace', tabindex: 0 }, traceOf(cell).map((line) => el('li', {}, line))) : el('p', {}, 'No call was made.')),
    capture && block('Packets', el('p', {}, el('a', { href: 'captures/' + encodeURIComponent(run.id) + '/' + [cell.test, cell.api, cell.family].join('.') + '.pcap' }, 'pcap file'))),
    cell.allure && block('In Allure', el('p', {}, el('a', { href: byId('allure').getAttribute('href') + '#' + cell.allure }, 'This case in the Allure report'))),
    block('Repeat this case', el('pre', { class: 'command', tabindex: 0 }, repeat)),
    block(run.role === 'PREDICTED' ? 'Predicted for' : 'Measured on', el('p', {}, [p.id, p.kernel, p.libc, 'JDK ' + p.jdk, p.options, date(run.started), 'commit ' + run.commit]
      .filter(Boolean).join(' \u00b7 '))));
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
  const left = runById.get(state.left) || usual[0];
  const right = runById.get(state.right) || usual.find((r) => r !== left) || left;
  const pick = (name, run) => el('label', {}, name + ' ', el('select', { name, onchange: (e) => go('/compare', { left: left.id, right: right.id, [name]: e.target.value }) },
    data.runs.map((r) => el('option', { value: r.id, selected: r === run && '' }, title(r) + (r.role === 'RECORDED' ? ' (record)' : '')))));
  const list = left === right ? [] : changes(left, right);
  const byTest = grouped(list, ([a]) => a.test);
  return [el('h1', {}, 'Compare two platforms'), el('form', { class: 'filters' }, pick('left', left), pick('right', right)),
    el('p', { role: 'status' }, left === right ? 'Choose two.' : plural(list.length, 'case') + ' of ' + plural(byTest.size, 'test') + ' differ.'),
    el('ul', { class: 'differences' }, [...byTest].map(([test, pairs]) => el('li', {}, el('p', {}, el('a', { href: claimHash(claimOf.get(test)) }, test)),
      el('ul', {}, [...grouped(pairs, ([a, b]) => [a.status, a.outcome, b.status, b.outcome].join('\n')).values()].map((ps) => {
        const [a, b] = ps[0];
        return el('li', {}, el('a', { href: caseHash(a) }, title(left)), ' ', signed(a.status), ' ', el('code', {}, cut(a.outcome, 80)), ' \u2192 ',
          el('a', { href: caseHash(b) }, title(right)), ' ', signed(b.status), ' ', el('code', {}, cut(b.outcome, 80)),
          el('span', { class: 'soft' }, ' \u00b7 ' + ps.map(([c]) => c.api + ' ' + c.family).join(', ')));
      })))))];
}
