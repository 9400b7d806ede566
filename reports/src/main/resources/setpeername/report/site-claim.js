// One claim on all platforms.

function drawClaim(claim, state) {
  const all = groupsOf(columnsOf(state), state);
  const chosen = all.filter((g) => g.some((run) => run.id === state.run));
  const groups = [...chosen, ...all.filter((g) => !chosen.includes(g))];
  const set = (changes) => go(claimPath(claim.id), { ...state, ...changes });
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
              ...grouped(groups, (g) => [g[0].role === 'PREDICTED', verdictIn(claim, g), verdictSentence(claim, g)].join('\n')).values(),
            ].map((like) => {
              const runs = withResult(like.flat(), (run) => run.byClaim.get(claim.id) || []);
              return el(
                'tr',
                { class: runs[0].role },
                el(
                  'th',
                  { scope: 'row' },
                  names(runs).replace(' (predicted)', ''),
                  el('span', { class: 'role' }, originsOf(runs)),
                ),
                el('td', {}, signed(verdictIn(claim, like[0]), leftOpen(claim, like[0]) && 'left open')),
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
        el('a', { href: hash(claimPath(claim.id), { ...state, api: '', family: '' }) }, 'Show all'),
      ),
    drawContents(claim, state),
    unique(claim.tests).map((test) => drawTest(claim, test, groups, state)),
    claim.tests.length > 0 &&
      el(
        'p',
        {},
        checkBox('unfold', 'a row for each family, also where they are alike', state.unfold, (on) => set({ unfold: on ? '1' : '' })),
      ),
    el('p', {}, el('a', { href: hash('/', { at: 'matrix' }) }, 'All claims')),
  ];
}
const MOST_TESTS = 3;
const idOfTest = (test) => 'test-' + test;
// The tests of a long page, each with what was observed in it, JVM options apart.
function drawContents(claim, state) {
  const tests = unique(claim.tests);
  return (
    tests.length > MOST_TESTS &&
    el(
      'nav',
      { 'aria-label': 'Tests of this claim' },
      el('h2', {}, plural(tests.length, 'test')),
      el(
        'ol',
        { class: 'contents' },
        tests.map((test) => {
          const cells = usual
            .filter((run) => run.role !== 'PREDICTED' && !run.platform.options)
            .flatMap((run) => (run.byTest.get(test) || []).filter(tried));
          const broken = cells.filter((c) => c.status === 'BREAKS');
          const v = verdictOf(cells);
          return el(
            'li',
            {},
            el('a', { href: hash(claimPath(claim.id), { ...state, at: idOfTest(test) }) }, testTitle(test)),
            ' ',
            signed(v, v === 'MIXED' ? 'breaks ' + where(broken, cells) : null),
            test === claim.plain && el('b', {}, ' the plain case'),
          );
        }),
      ),
    )
  );
}
function drawTest(claim, test, groups, state) {
  const heading = el(
    'h2',
    { id: idOfTest(test) },
    testTitle(test),
    ' ',
    el('code', { class: 'soft' }, test),
    test === claim.plain && claim.tests.length > 1 && el('span', { class: 'plaincase' }, 'the plain case'),
  );
  if (!data.runs.some((run) => run.byTest.has(test))) {
    return el('section', { class: 'test' }, heading, el('p', {}, 'In none of these runs.'));
  }
  const shown = groups.filter((g) => g.some((run) => run.byTest.has(test)));
  const heads = new Map(shown.map((g) => [g, withResult(g, (run) => run.byTest.get(test) || [])]));
  const rows = apiIds
    .filter((api) => !state.api || api === state.api)
    .flatMap((api) => {
      const families = familyIds.filter(
        (f) => (!state.family || f === state.family) && shown.some((g) => cellsAt(g, key(test, api, f)).length),
      );
      const alike = (f) =>
        state.unfold
          ? f
          : shown
              .map((g) => cellsAt(g, key(test, api, f)).map((c) => c.status + '\n' + c.outcome) + '\n' + whoOf(g, heads, key(test, api, f)))
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
        el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'API, family'), shown.map((g) => columnHead(heads.get(g))))),
        el(
          'tbody',
          {},
          rows.map(([api, families]) =>
            el(
              'tr',
              {},
              el('th', { scope: 'row' }, breakable(apiTitle(api)), el('span', { class: 'role' }, families.join(', '))),
              shown.map((g) => el('td', { class: g[0].role }, drawCells(g, heads, key(test, api, families[0])))),
            ),
          ),
        ),
      ),
    ),
  );
}
// Which of a column's platforms have a result in a case, where it is not all of those that the column is headed with.
function whoOf(group, heads, k) {
  const head = heads.get(group);
  const have = head.filter((run) => run.map.has(k) && tried(run.map.get(k)));
  const lack = head.filter((run) => !have.includes(run));
  if (!have.length || !lack.length || head[0].role === 'PREDICTED') {
    return '';
  }
  const notRun = lack.every((run) => run.map.has(k) && run.map.get(k).status === 'NOT_RUN');
  const origin = originsOf(have);
  return (
    (origin === originsOf(head) ? '' : origin + ': ') +
    toldApart(have, lack) +
    (notRun ? '; not run on ' : '; no result on ') +
    toldApart(lack, have)
  );
}
// A column's cell; below it, where its platforms are not alike, what the others gave.
function drawCells(group, heads, k) {
  const [first, ...others] = cellsAt(group, k);
  const who = whoOf(group, heads, k);
  return [
    drawCell(first),
    who && el('span', { class: 'role who' }, who),
    others.map((c) =>
      el(
        'a',
        { class: 'otherwise', href: caseHash(c), title: cut(c.meaning, 200) },
        '\u2260 ' +
          versions(group.filter((run) => run.map.get(k) && run.map.get(k).status === c.status && run.map.get(k).outcome === c.outcome)) +
          ': ',
        signed(c.status),
        ' ',
        el('code', {}, cut(c.outcome, 60)),
      ),
    ),
  ];
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
