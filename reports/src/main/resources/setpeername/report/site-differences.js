// Where observed platforms differ, by what causes it; and, apart from that, where predictions say that they would.

const atPlace = ([run, test, api, family, usual]) => {
  const k = key(data.tests[test], data.strings[api], data.strings[family]);
  return { odd: data.runs[run].map.get(k), usual: data.runs[usual].map.get(k) };
};
const causes = data.differences.causes.map((cause) => ({ ...cause, cells: cause.cells.map(atPlace) }));
const unexplained = data.differences.unexplained.map(atPlace);
const foretold = data.differences.predicted.map(atPlace);

// What a cell says, in the words of its test.
const saying = (cells) => [
  signed(cells[0].status, wordOf(cells[0])),
  ' ',
  cut(cells[0].meaning, 300),
  ' ',
  el('code', {}, cut(cells[0].outcome, 80)),
];
// Links to cells of one test, by API; by platform, too, where there are several.
function evidence(cells) {
  const runs = grouped(cells, (c) => c.run.id);
  return [...runs.values()].map((ofRun) =>
    el(
      'p',
      { class: 'evidence' },
      el('span', { class: 'soft' }, runs.size > 1 ? title(ofRun[0].run) + ': ' : 'Evidence: '),
      [...grouped(ofRun, (c) => c.api).values()].map((like) =>
        el(
          'span',
          {},
          apiTitle(like[0].api),
          ' ',
          like.map((c, i) => [
            i ? ', ' : '',
            el('a', { href: caseHash(c), 'aria-label': [c.test, apiTitle(c.api), c.family, title(c.run)].join(', ') }, c.family),
          ]),
        ),
      ),
    ),
  );
}
// The cells of one test that differ alike: what they give, and what is usual.
function drawAlike(pairs) {
  return el(
    'div',
    { class: 'alike' },
    el('p', {}, el('a', { href: claimHash(claimOf.get(pairs[0].odd.test)), title: pairs[0].odd.test }, testTitle(pairs[0].odd.test))),
    el(
      'ul',
      {},
      el(
        'li',
        { class: pairs[0].odd.run.role },
        el('b', {}, names(unique(pairs.map((p) => p.odd.run)), observed), ': '),
        saying(pairs.map((p) => p.odd)),
        evidence(pairs.map((p) => p.odd)),
      ),
      [...grouped(pairs, (p) => p.usual.outcome).values()].map((like) =>
        el(
          'li',
          {},
          el('b', {}, 'Usually: '),
          saying(like.map((p) => p.usual)),
          ' ',
          el('a', { href: caseHash(like[0].usual), 'aria-label': 'evidence of ' + title(like[0].usual.run) }, title(like[0].usual.run)),
        ),
      ),
    ),
  );
}
const alikeOnes = (pairs) => [...grouped(pairs, (p) => [p.odd.test, p.odd.outcome, p.usual.meaning].join('\n')).values()];
const counted = (pairs) =>
  plural(new Set(pairs.map((p) => key(p.odd.test, p.odd.api, p.odd.family))).size, 'case') +
  ' of ' +
  plural(unique(pairs.map((p) => p.odd.test)).length, 'test');

function drawCause(cause, state) {
  const opened = state.cause === cause.id;
  return el(
    'li',
    { id: 'cause-' + cause.id },
    el('h3', {}, el('a', { href: hash('/', { cause: cause.id }) }, cause.headline)),
    el('p', {}, cause.unknown && el('b', {}, 'The reason was not found. '), cause.why || cause.unknown),
    el(
      'p',
      { class: 'soft' },
      'Source: ',
      cause.sources.map((s, i) => [i ? '; ' : '', el('a', { href: s.link, rel: 'noreferrer' }, s.name)]),
    ),
    el(
      'details',
      { open: opened && '' },
      el('summary', {}, names(unique(cause.cells.map((p) => p.odd.run)), observed) + ': ' + counted(cause.cells)),
      alikeOnes(cause.cells).map(drawAlike),
    ),
  );
}
const CAUSES_AT_FIRST = 8;
function drawDifferences(state) {
  const all = state.all || causes.slice(CAUSES_AT_FIRST).some((c) => c.id === state.cause);
  const shown = all ? causes : causes.slice(0, CAUSES_AT_FIRST);
  const cells = [...causes.flatMap((c) => c.cells), ...unexplained];
  return el(
    'section',
    { id: 'differences' },
    el('h2', {}, 'Where platforms differ: ' + plural(causes.length, 'cause') + (unexplained.length ? ' and more' : '')),
    el(
      'p',
      {},
      cells.length
        ? 'The same calls through the same API, with another outcome: ' + counted(cells) + '.'
        : 'In no case that two of them tried.',
    ),
    el(
      'ol',
      { class: 'differences causes' },
      shown.map((c) => drawCause(c, state)),
    ),
    !all &&
      causes.length > CAUSES_AT_FIRST &&
      el('p', {}, el('a', { href: hash('/', { ...state, all: '1' }) }, 'Show all ' + causes.length + ' causes')),
    unexplained.length > 0 && [
      el('h3', {}, 'Without an explanation: ' + counted(unexplained)),
      el(
        'div',
        { class: 'differences' },
        alikeOnes(unexplained)
          .slice(0, all ? unexplained.length : CAUSES_AT_FIRST)
          .map(drawAlike),
      ),
      !all &&
        alikeOnes(unexplained).length > CAUSES_AT_FIRST &&
        el('p', {}, el('a', { href: hash('/', { ...state, all: '1' }) }, 'Show all without an explanation')),
    ],
    foretold.length > 0 &&
      el(
        'p',
        { class: 'PREDICTED' },
        'Nobody observed it, but the model predicts differences for ',
        list(unique(foretold.map((p) => modelName(p.odd.run)))),
        ': ',
        el('a', { href: hash('/predicted', {}) }, counted(foretold)),
        '.',
      ),
  );
}
function drawPredicted(state) {
  const runs = unique(foretold.map((p) => p.odd.run));
  const pairs = foretold.filter((p) => !state.run || p.odd.run.id === state.run);
  const many = alikeOnes(pairs);
  return [
    el('h1', {}, 'Where platforms that nobody observed would differ'),
    el(
      'p',
      { class: 'PREDICTED' },
      'Predictions of the model, each from a source that it cites: none of them was observed. Beside each stands what observed platforms usually give.',
    ),
    runs.length > 0
      ? el(
          'form',
          { class: 'filters' },
          el(
            'label',
            {},
            'Platform ',
            el(
              'select',
              { name: 'run', onchange: (e) => go('/predicted', { run: e.target.value }) },
              el('option', { value: '' }, 'all'),
              runs.map((r) => el('option', { value: r.id, selected: state.run === r.id && '' }, title(r))),
            ),
          ),
        )
      : el('p', {}, 'No prediction was made, or all agree.'),
    el('p', { role: 'status' }, counted(pairs)),
    el('div', { class: 'differences' }, many.slice(0, state.all ? many.length : 40).map(drawAlike)),
    many.length > 40 && !state.all && el('p', {}, el('a', { href: hash('/predicted', { ...state, all: '1' }) }, 'Show all ' + many.length)),
  ];
}
