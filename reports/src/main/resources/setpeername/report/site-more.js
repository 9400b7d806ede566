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

function drawFindings() {
  return [
    el('h1', {}, 'Findings'),
    newDisagreements(),
    el(
      'p',
      {},
      'What generated scripts found: behaviour that a specification does not allow, or that its own manual does not tell. Each is looked at again in every run, but for one that would end the run.',
    ),
    data.findings.map((f) =>
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
            ['The last call returned', f.seen],
            ['It should have', f.allowed],
            ['Decided by', f.trait || 'the next line'],
            ['Says so', f.clause],
            ['Seen on', [].concat(f.seenOn || []).join(', ')],
            ['Where', [].concat(f.apis || []).join(', ') + ' \u00b7 ' + [].concat(f.families || []).join(', ')],
            ['Why', f.explanation],
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
function table(heads, rows, label) {
  return el(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label || heads.join(', ') },
    el(
      'table',
      { class: 'list' },
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          heads.map((h) => el('th', { scope: 'col' }, h)),
        ),
      ),
      el(
        'tbody',
        {},
        rows.map((r) =>
          el(
            'tr',
            {},
            r.map((c) => el('td', {}, c)),
          ),
        ),
      ),
    ),
  );
}
function drawChecklist() {
  const covered = data.checklist.filter((c) => (c.tests || []).length);
  return [
    el('h1', {}, 'Checklist'),
    el(
      'p',
      {},
      covered.length + ' of ' + data.checklist.length + ' behaviours that other suites check are tried here; the others say why not.',
    ),
    table(
      ['No.', 'Area', 'Behaviour', 'Suites that check it', 'Tried by'],
      data.checklist.map((c) => [
        String(c.number),
        c.area,
        c.behaviour,
        String(c.suites),
        (c.tests || []).length ? testLinks(c.tests) : ['Not tested: ', c.untested],
      ]),
    ),
  ];
}
function drawClauses() {
  const covered = data.clauses.filter((c) => (c.tests || []).length);
  return [
    el('h1', {}, 'Clauses of the Javadoc'),
    el(
      'p',
      {},
      covered.length + ' of ' + data.clauses.length + ' clauses of Java SE 25 about connected datagram sockets are tried by a test.',
    ),
    table(
      ['Method', 'Clause', 'In the model', 'Tried by'],
      data.clauses.map((c) => [
        el('code', {}, c.of),
        c.clause,
        (c.traits || []).join(', ') || '\u2013',
        (c.tests || []).length ? testLinks(c.tests) : c.untested ? ['Not tested: ', c.untested] : 'Only in the model',
      ]),
    ),
  ];
}
function drawMutants() {
  const k = data.mutants;
  if (!k) {
    return [el('h1', {}, 'Mutants'), el('p', {}, 'The kill matrix was not made: \u2018mvn verify\u2019 makes it.')];
  }
  const killed = k.mutants.filter((m) => m.killedBy.length);
  return [
    el('h1', {}, 'Mutants'),
    el(
      'p',
      {},
      'Nobody observed these: each trait of model:linux turned round, one at a time: ' +
        k.mutants.length +
        ' mutants, ' +
        killed.length +
        ' killed, ' +
        k.mutants.filter((m) => !m.killedBy.length && m.equivalent).length +
        ' equivalent, ' +
        k.mutants.filter((m) => !m.killedBy.length && !m.equivalent).length +
        ' survive.',
    ),
    table(
      ['Mutant', 'The sentence that it turns round', 'Source', 'Killed by'],
      k.mutants.map((m) => [
        el('code', {}, m.id),
        m.sentence,
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
    el('h2', {}, 'Claims'),
    table(
      ['Claim', 'Mutants that its tests notice'],
      k.claims.map((c) => [
        el('a', { href: claimHash(c.id) }, c.id),
        c.untried ? 'Not tried on the model. ' + c.untried : String(c.killedMutants.length),
      ]),
    ),
  ];
}
// What a trait says, where the kill matrix tells.
function sentenceOf(trait) {
  const mutant = data.mutants && data.mutants.mutants.find((m) => m.trait === trait);
  return mutant && el('p', {}, mutant.sentence);
}
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
    el('p', { class: 'PREDICTED' }, 'Predicted from the model\u2019s flavours, with libc\u2019s sockets: nobody observed these.'),
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
              w.left + ' and ' + w.right + ': ' + w.scripts.length,
            ),
          ),
        ),
      ),
    ),
    pair.scripts.map((s, n) =>
      el(
        'section',
        {},
        el('h2', {}, n + 1 + '. ', el('code', {}, s.decidedBy)),
        sentenceOf(s.decidedBy),
        table(
          ['Call (' + s.world + ')', pair.left, pair.right],
          s.script.map((call, i) => [
            el('code', {}, call),
            el('code', {}, s.left[i]),
            [el('code', {}, s.right[i]), s.left[i] === s.right[i] ? '' : el('b', {}, ' differs')],
          ]),
          n + 1 + '. ' + s.decidedBy,
        ),
      ),
    ),
  ];
}
