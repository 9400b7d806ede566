// The pages about findings, coverage, mutants and small worlds.

// What explorations of the lab's platforms found that is no finding yet.
function newDisagreements() {
  const found = (data.lab || []).flatMap((c) => (c.disagreements || []).map((d) => ({ title: c.title, ...d })));
  return found.length === 0
    ? []
    : [
        el(
          'section',
          { id: 'new-disagreements' },
          el('h2', {}, 'New, and nobody has looked into them yet'),
          el(
            'p',
            {},
            'The lab tried random scripts on each platform; these returned what the model does not allow, and no finding below explains them.',
          ),
          found.map((d) => [
            el('h3', {}, d.title),
            el(
              'ol',
              { class: 'trace' },
              d.script
                .trim()
                .split('\n')
                .map((line) => el('li', {}, line)),
            ),
            el('p', {}, d.file),
          ]),
        ),
      ];
}

// What of a long list has all words that are looked for, and the field for them; the words are in the address.
function sought(path, state, noun, all, textOf) {
  const words = wordsOf(state);
  const found = all.filter((one) => words.every((w) => textOf(one).toLowerCase().includes(w)));
  const field = el('input', { type: 'search', name: 'q', value: state.q || '', 'aria-label': 'Search the ' + noun + 's' });
  return {
    found,
    form: [
      searchForm(field, (q) => go(path, { ...state, q }), state.q && el('a', { href: hash(path, {}) }, 'Show all again')),
      el('p', { class: 'soft', role: 'status' }, plural(found.length, noun) + ' of ' + all.length),
    ],
  };
}
const textOfAll = (one) => JSON.stringify(one) + (one.tests || []).map(testTitle).join(' ');

function drawFindings(state) {
  const { found, form } = sought('/findings', state, 'finding', data.findings, textOfAll);
  return [
    el('h1', {}, 'Findings'),
    newDisagreements(),
    el(
      'p',
      {},
      'What generated scripts found: behaviour that a specification does not allow, or that its own manual does not tell. Each is looked at again in every run, but for one that would end the run.',
    ),
    form,
    el(
      'ol',
      { class: 'contents' },
      found.map((f) => el('li', {}, el('a', { href: hash('/findings', { ...state, at: 'finding-' + f.id }) }, f.title))),
    ),
    found.map((f) =>
      el(
        'section',
        { id: 'finding-' + f.id },
        el('h2', {}, f.title),
        el(
          'ol',
          { class: 'trace' },
          f.script
            .trim()
            .split('\n')
            .map((line) => el('li', {}, line)),
        ),
        el(
          'dl',
          { class: 'facts' },
          [
            ['The last call returns', el('code', {}, f.seen)],
            ['It should return', el('code', {}, f.allowed)],
            ['As it is written', f.clause],
            ['Why it is so', f.explanation],
            ['Through', list([].concat(f.apis || []).map(apiTitle)) + ', for ' + list([].concat(f.families || []))],
            ['First seen on', list([].concat(f.seenOn || []))],
            ['Trait of the model', f.trait && el('code', {}, f.trait)],
          ]
            .filter(([, v]) => v)
            .map(([k, v]) => el('div', {}, el('dt', {}, k), el('dd', {}, v))),
        ),
        el('p', {}, el('a', { href: claimHash('finding/' + f.id) }, 'On each platform')),
      ),
    ),
  ];
}
function testLinks(tests) {
  return tests.map((t, i) => [i ? ', ' : '', claimOf.has(t) ? el('a', { href: claimHash(claimOf.get(t)), title: t }, testTitle(t)) : t]);
}
// A table; on a narrow screen each row is a block, with the head of its column before each cell, unless it is to stay a table there.
function table(heads, rows, label, narrow = 'stacks') {
  return el(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label || heads.join(', ') },
    el(
      'table',
      { class: 'list ' + narrow, role: 'table' },
      el(
        'thead',
        { role: 'rowgroup' },
        el(
          'tr',
          { role: 'row' },
          heads.map((h) => el('th', { scope: 'col', role: 'columnheader' }, h)),
        ),
      ),
      el(
        'tbody',
        { role: 'rowgroup' },
        rows.map((r) =>
          el(
            'tr',
            { role: 'row' },
            r.map((c, i) => el('td', { role: 'cell', 'data-head': heads[i] }, c)),
          ),
        ),
      ),
    ),
  );
}
function drawChecklist(state) {
  const covered = data.checklist.filter((c) => (c.tests || []).length);
  const { found, form } = sought('/checklist', state, 'behaviour', data.checklist, textOfAll);
  return [
    el('h1', {}, 'Checklist'),
    el(
      'p',
      {},
      'What eleven public test suites of other projects check about connected UDP, in their words. ' +
        covered.length +
        ' of ' +
        data.checklist.length +
        ' behaviours are tried here; the others say why not.',
    ),
    form,
    [...grouped(found, (c) => c.area)].map(([area, all]) => [
      el('h2', {}, area),
      table(
        ['No.', 'Behaviour', 'Suites', 'Tried by'],
        all.map((c) => [
          String(c.number),
          c.behaviour,
          c.suites + ' of 11',
          (c.tests || []).length ? testLinks(c.tests) : ['Not tested: ', c.untested],
        ]),
        area,
      ),
    ]),
  ];
}
function drawClauses(state) {
  const covered = data.clauses.filter((c) => (c.tests || []).length);
  const { found, form } = sought('/clauses', state, 'clause', data.clauses, textOfAll);
  return [
    el('h1', {}, 'Clauses of the Javadoc'),
    el(
      'p',
      {},
      'What the Javadoc of Java SE 25 says of connected datagram sockets. ' +
        covered.length +
        ' of ' +
        data.clauses.length +
        ' clauses are tried by a test; beside each stands the trait by which the model follows it.',
    ),
    form,
    table(
      ['Method', 'Clause', 'In the model', 'Tried by'],
      found.map((c) => [
        el('code', {}, breakable(c.of)),
        c.clause,
        (c.traits || []).map((t, i) => [i ? ', ' : '', el('code', {}, breakable(t))]).concat((c.traits || []).length ? [] : '\u2013'),
        (c.tests || []).length ? testLinks(c.tests) : c.untested ? ['Not tested: ', c.untested] : 'Only in the model',
      ]),
    ),
  ];
}
function drawMutants(state) {
  const k = data.mutants;
  if (!k) {
    return [el('h1', {}, 'Mutants'), el('p', {}, 'The kill matrix was not made: \u2018mvn verify\u2019 makes it.')];
  }
  const killed = k.mutants.filter((m) => m.killedBy.length);
  const { found, form } = sought('/mutants', state, 'mutant', k.mutants, textOfAll);
  return [
    el('h1', {}, 'Mutants: do the tests notice a mistake?'),
    el(
      'p',
      {},
      'A mutant is the model of Linux with one answer turned round. A claim kills it where one of its tests then has another outcome; a test ' +
        'that kills none would prove nothing. Mutants are run, not observed: they are no platforms.',
    ),
    el(
      'p',
      {},
      k.mutants.length +
        ' mutants: ' +
        killed.length +
        ' killed, ' +
        k.mutants.filter((m) => !m.killedBy.length && m.equivalent).length +
        ' equivalent (no test can notice it), ' +
        k.mutants.filter((m) => !m.killedBy.length && !m.equivalent).length +
        ' survive. ',
      el('a', { href: hash('/mutants', { ...state, at: 'kills' }) }, 'How many each claim kills'),
      ' is below.',
    ),
    form,
    table(
      ['Mutant', 'What is no longer so', 'Source of the sentence', 'Killed by'],
      found.map((m) => [
        el('code', {}, breakable(m.id)),
        m.was === 'NO' ? ['It now is so: ', m.sentence] : m.sentence,
        m.source,
        m.killedBy.length
          ? [
              plural(m.cases, 'case') + ': ',
              m.killedBy.slice(0, 6).map((x, i) => [i ? ', ' : '', el('a', { href: claimHash(x.claim) }, x.claim)]),
              m.killedBy.length > 6 ? ' and ' + (m.killedBy.length - 6) + ' more claims' : '',
            ]
          : m.equivalent
            ? 'Equivalent: ' + m.equivalent
            : signed('BREAKS', 'survives'),
      ]),
    ),
    el('h2', { id: 'kills' }, 'Claims'),
    table(
      ['Claim', 'Mutants that it kills'],
      k.claims.map((c) => [
        el('a', { href: claimHash(c.id) }, c.id),
        c.untried ? 'Not tried on the model. ' + c.untried : String(c.killedMutants.length),
      ]),
    ),
  ];
}
// What decides where two platforms part, where the kill matrix tells what the trait says.
function sentenceOf(trait, pair) {
  const mutant = data.mutants && data.mutants.mutants.find((m) => m.trait === trait);
  const linux = pair.left === 'linux' && mutant && mutant.was;
  return el(
    'p',
    {},
    mutant ? ['\u201c' + mutant.sentence + '\u201d ', linux && (linux === 'YES' ? 'So it is on Linux. ' : 'Not so on Linux. ')] : '',
    el('span', { class: 'soft' }, 'Trait ', el('code', {}, breakable(trait))),
  );
}
const worldName = (id) => OS[id] || id;
function drawWorlds(state) {
  if (!data.worlds) {
    return [el('h1', {}, 'Small worlds'), el('p', {}, 'They were not made: \u2018java -jar setpeername.jar worlds\u2019 makes them.')];
  }
  const pair =
    data.worlds.find((w) => w.left + ' ' + w.right === state.pair) ||
    data.worlds.find((w) => w.left === 'linux' && w.right === 'darwin') ||
    data.worlds[0];
  return [
    el('h1', {}, 'The smallest programs that tell two platforms apart'),
    el(
      'p',
      {},
      'All programs of up to five calls, on one or two sockets of libc and three peers, were run on the model of each platform. For each answer ' +
        'in which two platforms part, this is the shortest program that shows it. A, B and X are peers, C is a closed port, s1 and s2 the sockets.',
    ),
    el('p', { class: 'PREDICTED' }, 'Predicted by the model: nobody observed these.'),
    el(
      'form',
      { class: 'filters' },
      el(
        'label',
        {},
        'Platforms ',
        el(
          'select',
          { name: 'pair', onchange: (e) => go('/worlds', { pair: e.target.value }) },
          data.worlds.map((w) =>
            el(
              'option',
              { value: w.left + ' ' + w.right, selected: w === pair && '' },
              worldName(w.left) + ' and ' + worldName(w.right) + ': ' + plural(w.scripts.length, 'program'),
            ),
          ),
        ),
      ),
    ),
    pair.scripts.map((s, n) =>
      el(
        'section',
        {},
        el('h2', {}, n + 1 + '. ', s.script.length > 1 ? plural(s.script.length, 'call') : 'One call', ', ' + s.world),
        sentenceOf(s.decidedBy, pair),
        table(
          ['Call', worldName(pair.left), worldName(pair.right)],
          s.script.map((call, i) => [
            el('code', {}, call),
            el('code', {}, s.left[i]),
            [el('code', {}, s.right[i]), s.left[i] === s.right[i] ? '' : el('b', {}, ' differs')],
          ]),
          n + 1 + '. ' + s.decidedBy,
          'beside',
        ),
      ),
    ),
  ];
}
