// The pages about the article, findings, coverage, mutants and small worlds.

function drawArticle() {
  return [
    el('h1', {}, 'The article\u2019s argument, tried'),
    el('p', {}, 'Each step in its order: what the article says, what became of it on each platform, and what is right where it is not.'),
    el(
      'ol',
      { class: 'contents' },
      data.article.map((step, i) => el('li', {}, el('a', { href: hash('/article', { at: 'step-' + i }) }, step.title))),
    ),
    data.article.map((step, i) =>
      el(
        'section',
        { id: 'step-' + i, class: 'step' },
        el('h2', {}, i + 1 + '. ' + step.title),
        el('p', {}, step.text),
        step.instead && el('p', { class: 'instead' }, el('b', {}, step.answers ? 'The answer: ' : 'What is right: '), step.instead),
        (step.answers || []).length > 0 &&
          el('div', { class: 'answers' }, el('h3', {}, 'As it was observed'), step.answers.map(drawAnswer)),
        el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Verdicts: ' + step.title }, drawArticleClaims(step)),
      ),
    ),
  ];
}
function drawArticleClaims(step) {
  const groups = foldColumns(usual);
  return el(
    'table',
    { class: 'matrix' },
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Claim'), groups.map(columnHead))),
    el(
      'tbody',
      {},
      step.claims
        .map((id) => data.claims.find((c) => c.id === id))
        .filter(Boolean)
        .map((claim) =>
          el(
            'tr',
            {},
            el('th', { scope: 'row' }, el('a', { href: claimHash(claim.id) }, claim.says), mixedWhere(claim, groups)),
            groups.map((g) => verdictCell(claim, g, {})),
          ),
        ),
    ),
  );
}
// For the observed column that has most platforms: where a mixed claim holds.
function mixedWhere(claim, groups) {
  const group = groups.filter((g) => g[0].role !== 'PREDICTED').sort((a, b) => b.length - a.length)[0];
  return (
    group &&
    groupVerdict(claim, group) === 'MIXED' &&
    el('span', { class: 'role' }, names(group.slice(0, 1), group.slice(0, 1)) + ': ' + verdictSentence(claim, group))
  );
}
// The answer to a question, made from what was observed: each outcome with the platforms and APIs that gave it.
function drawAnswer({ question, test }) {
  const cells = usual.filter((run) => run.role !== 'PREDICTED').flatMap((run) => (run.byTest.get(test) || []).filter(tried));
  const kinds = [...grouped(cells, (c) => c.status + '\n' + c.meaning).values()].sort((a, b) => b.length - a.length);
  const said = (cs) => plain(unique(cs.map((c) => c.run)));
  const who = (cs) =>
    [
      ...grouped(
        [
          ...grouped(
            cs.filter((c) => said(cs).includes(c.run)),
            (c) => stackOf(c.run),
          ).values(),
        ],
        (of) => apiIds.filter((a) => of.some((c) => c.api === a)).join(),
      ).values(),
    ]
      .map(
        (like) =>
          list(like.map((of) => stackName(of[0].run))) + ' through ' + apiWords(apiIds.filter((a) => like[0].some((c) => c.api === a))),
      )
      .join('; ');
  const example = cells.find((c) => c.api === 'posix') || cells[0];
  return el(
    'section',
    { class: 'answer' },
    el('h4', {}, question),
    kinds.length
      ? el(
          'ul',
          {},
          kinds.map((cs) =>
            el(
              'li',
              {},
              el('b', {}, cs[0].meaning),
              ' ',
              el('code', {}, cut(cs[0].outcome, 80)),
              el('span', { class: 'soft' }, ' ' + who(cs) + ' '),
              el('a', { href: caseHash(cs[0]), 'aria-label': 'evidence: ' + question }, 'evidence'),
            ),
          ),
        )
      : el('p', {}, 'Nobody has observed it yet.'),
    example &&
      el(
        'details',
        {},
        el('summary', {}, 'The calls, on ' + title(example.run)),
        el(
          'ol',
          { class: 'trace' },
          traceOf(example).map((line) => el('li', {}, line)),
        ),
      ),
  );
}
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
      'What generated scripts found: behaviour that a specification does not allow, or that its own manual does not tell. Each is looked at again in every run.',
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
      'Each trait of model:linux turned round, one at a time: ' +
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
