// One claim on all platforms.

function drawClaim(claim, state) {
  const all = groupsOf(columnsOf(state), state);
  const chosen = all.filter((g) => g.some((run) => run.id === state.run));
  const groups = [...chosen, ...all.filter((g) => !chosen.includes(g))];
  const set = (changes) => go('/claim/' + claim.id.split('/').map(encodeURIComponent).join('/'), { ...state, ...changes });
  const narrowed = state.api || state.family;
  return [
    el('p', { class: 'kind' }, KIND[claim.kind] || 'Only a run knows this id'),
    el('h1', {}, claim.says || claim.id),
    claim.statement && el('p', {}, el('b', {}, 'Tried as: '), claim.statement),
    claim.source && el('p', { class: 'soft' }, el('b', {}, 'Source: '), claim.source),
    el(
      'p',
      { class: 'soft' },
      el('b', {}, 'Id: '),
      el('code', {}, claim.id),
      ' \u00b7 in a terminal: ',
      el('code', {}, 'java -jar setpeername.jar explain ' + claim.id),
    ),
    claim.untested && el('p', { class: 'untested' }, 'Not tested: ' + claim.untested),
    claim.about &&
      !observed.some((r) => r.platform.stack === claim.about) &&
      el(
        'p',
        { class: 'untested' },
        'About ' +
          OS[claim.about] +
          ', which nobody has measured yet. What other platforms do with the same calls is shown below; beside it, what the model predicts.',
      ),
    !claim.untested &&
      el(
        'section',
        { 'aria-label': 'Verdicts' },
        el(
          'table',
          { class: 'list verdicts' },
          el(
            'thead',
            {},
            el(
              'tr',
              {},
              ['Platform', 'Verdict', 'In words'].map((h) => el('th', { scope: 'col' }, h)),
            ),
          ),
          el(
            'tbody',
            {},
            [
              ...grouped(groups, (g) => [g[0].role === 'PREDICTED', groupVerdict(claim, g), verdictSentence(claim, g)].join('\n')).values(),
            ].map((like) => {
              const runs = like.flat();
              return el(
                'tr',
                { class: runs[0].role },
                el(
                  'th',
                  { scope: 'row' },
                  names(runs).replace(' (predicted)', ''),
                  el('span', { class: 'role' }, unique(runs.map(originOf)).join(', ')),
                ),
                el('td', {}, signed(groupVerdict(claim, like[0]))),
                el('td', {}, verdictSentence(claim, like[0])),
              );
            }),
          ),
        ),
      ),
    narrowed &&
      el(
        'p',
        {},
        'Only ' + [state.api && apiTitle(state.api), state.family].filter(Boolean).join(', ') + '. ',
        el(
          'a',
          { href: hash('/claim/' + claim.id.split('/').map(encodeURIComponent).join('/'), { ...state, api: '', family: '' }) },
          'Show all',
        ),
      ),
    unique(claim.tests).map((test) => drawTest(test, groups, state)),
    claim.tests.length > 0 &&
      el(
        'p',
        {},
        el(
          'label',
          {},
          el('input', {
            type: 'checkbox',
            name: 'unfold',
            checked: state.unfold && '',
            onchange: (e) => set({ unfold: e.target.checked ? '1' : '' }),
          }),
          ' a row for each family, also where they are alike',
        ),
      ),
    el('p', {}, el('a', { href: hash('/', { at: 'matrix' }) }, 'All claims')),
  ];
}
function drawTest(test, groups, state) {
  const heading = el('h2', {}, testTitle(test), ' ', el('code', { class: 'soft' }, test));
  if (!data.runs.some((run) => run.byTest.has(test))) {
    return el('section', { class: 'test' }, heading, el('p', {}, 'In none of these runs.'));
  }
  const shown = groups.filter((g) => g.some((run) => run.byTest.has(test)));
  const rows = apiIds
    .filter((api) => !state.api || api === state.api)
    .flatMap((api) => {
      const families = familyIds.filter((f) => (!state.family || f === state.family) && shown.some((g) => cellIn(g, key(test, api, f))));
      const alike = (f) =>
        state.unfold
          ? f
          : shown
              .map((g) => cellIn(g, key(test, api, f)))
              .map((c) => (c ? c.status + '\n' + c.outcome : ''))
              .join('\n\n');
      return [...grouped(families, alike).values()].map((fs) => [api, fs]);
    });
  return el(
    'section',
    { class: 'test' },
    heading,
    meanings(test, shown),
    el(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': testTitle(test) },
      el(
        'table',
        { class: 'matrix' },
        el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'API, family'), shown.map(columnHead))),
        el(
          'tbody',
          {},
          rows.map(([api, families]) =>
            el(
              'tr',
              {},
              el('th', { scope: 'row' }, apiTitle(api), el('span', { class: 'role' }, families.join(', '))),
              shown.map((g) => el('td', { class: g[0].role }, drawCell(cellIn(g, key(test, api, families[0]))))),
            ),
          ),
        ),
      ),
    ),
  );
}
function drawCell(cell) {
  return cell
    ? el(
        'a',
        { class: 'cell ' + cell.status, tabindex: '-1', href: caseHash(cell), title: cut(cell.meaning, 200) },
        sign(cell.status),
        ' ',
        wordOf(cell),
        ' ',
        cell.outcome && el('code', {}, cut(cell.outcome, 60)),
      )
    : el('span', { class: 'soft' }, 'not in this run');
}
// Each outcome that a test had, with its meaning and the platforms that gave it.
function meanings(test, groups) {
  const cells = groups.flatMap((g) => g.flatMap((run) => (run.byTest.get(test) || []).filter(tried)));
  const kinds = [...grouped(cells, (c) => c.status + '\n' + c.outcome + '\n' + c.meaning).values()];
  return el(
    'ul',
    { class: 'meanings' },
    kinds.map((cs) => {
      const seen = cs.filter((c) => c.run.role !== 'PREDICTED');
      return el(
        'li',
        { class: seen.length ? '' : 'PREDICTED' },
        signed(cs[0].status),
        el(
          'span',
          {},
          cut(cs[0].meaning, 600),
          ' ',
          el('code', {}, cut(cs[0].outcome, 200)),
          !seen.length &&
            el('span', { class: 'soft' }, ' predicted only: ' + names(unique(cs.map((c) => c.run))).replace(' (predicted)', '')),
        ),
      );
    }),
  );
}
