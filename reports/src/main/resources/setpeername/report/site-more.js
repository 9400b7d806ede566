// The pages about the article, findings, coverage, mutants and small worlds.

function drawArticle() {
  return [el('h1', {}, 'The article\u2019s argument'), el('p', {}, 'Each step, what it says, and what was seen.'),
    data.article.map((step) => el('section', {}, el('h2', {}, step.title), el('p', {}, step.text),
      step.instead && el('p', { class: 'instead' }, el('b', {}, 'What is right: '), step.instead),
      el('ul', { class: 'claims' }, step.claims.map((id) => {
        const claim = data.claims.find((c) => c.id === id);
        return claim && el('li', {}, el('a', { href: claimHash(id) }, claim.says), el('ul', { class: 'verdicts' }, foldColumns(usual).map((g) => el('li', { class: g[0].role },
          names(g) + ' ', signed(groupVerdict(claim, g))))));
      }))))];
}
function drawFindings() {
  return [el('h1', {}, 'Findings'), el('p', {}, 'What generated scripts found: behaviour that a specification does not allow, or that its own manual does not tell. Each is looked at again in every run.'),
    data.findings.map((f) => el('section', { id: 'finding-' + f.id }, el('h2', {}, f.title), el('pre', { tabindex: 0 }, f.script),
      el('dl', { class: 'facts' }, [['The last call returned', f.seen], ['It should have', f.allowed], ['Decided by', f.trait || 'the next line'], ['Says so', f.clause],
        ['Seen on', [].concat(f.seenOn || []).join(', ')], ['Where', [].concat(f.apis || []).join(', ') + ' \u00b7 ' + [].concat(f.families || []).join(', ')], ['Why', f.explanation]]
        .filter(([, v]) => v).map(([k, v]) => el('div', {}, el('dt', {}, k), el('dd', {}, v)))),
      el('p', {}, el('a', { href: claimHash('finding/' + f.id) }, 'On each platform'))))];
}
function testLinks(tests) {
  return tests.map((t, i) => [i ? ', ' : '', claimOf.has(t) ? el('a', { href: claimHash(claimOf.get(t)) }, t) : t]);
}
function table(heads, rows) {
  return el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': heads.join(', ') }, el('table', { class: 'list' },
    el('thead', {}, el('tr', {}, heads.map((h) => el('th', { scope: 'col' }, h)))), el('tbody', {}, rows.map((r) => el('tr', {}, r.map((c) => el('td', {}, c)))))));
}
function drawChecklist() {
  const covered = data.checklist.filter((c) => (c.tests || []).length);
  return [el('h1', {}, 'Checklist'), el('p', {}, covered.length + ' of ' + data.checklist.length + ' behaviours that other suites check are tried here; the others say why not.'),
    table(['No.', 'Area', 'Behaviour', 'Suites that check it', 'Tried by'], data.checklist.map((c) => [String(c.number), c.area, c.behaviour, String(c.suites),
      (c.tests || []).length ? testLinks(c.tests) : ['Not tested: ', c.untested]]))];
}
function drawClauses() {
  const covered = data.clauses.filter((c) => (c.tests || []).length);
  return [el('h1', {}, 'Clauses of the Javadoc'), el('p', {}, covered.length + ' of ' + data.clauses.length + ' clauses of Java SE 25 about connected datagram sockets are tried by a test.'),
    table(['Method', 'Clause', 'In the model', 'Tried by'], data.clauses.map((c) => [el('code', {}, c.of), c.clause, (c.traits || []).join(', ') || '\u2013',
      (c.tests || []).length ? testLinks(c.tests) : c.untested ? ['Not tested: ', c.untested] : 'Only in the model']))];
}
function drawMutants() {
  const k = data.mutants;
  if (!k) {
    return [el('h1', {}, 'Mutants'), el('p', {}, 'The kill matrix was not made: \u2018mvn verify\u2019 makes it.')];
  }
  const killed = k.mutants.filter((m) => m.killedBy.length);
  return [el('h1', {}, 'Mutants'), el('p', {}, 'Each trait of model:linux turned round, one at a time: ' + k.mutants.length + ' mutants, ' + killed.length + ' killed, '
    + k.mutants.filter((m) => !m.killedBy.length && m.equivalent).length + ' equivalent, ' + k.mutants.filter((m) => !m.killedBy.length && !m.equivalent).length + ' survive.'),
    table(['Mutant', 'The sentence that it turns round', 'Source', 'Killed by'], k.mutants.map((m) => [el('code', {}, m.id), m.sentence, m.source,
      m.killedBy.length ? [plural(m.cases, 'case') + ': ', m.killedBy.slice(0, 6).map((x, i) => [i ? ', ' : '', el('a', { href: claimHash(x.claim) }, x.claim)]),
        m.killedBy.length > 6 ? ' and ' + (m.killedBy.length - 6) + ' more claims' : '']
        : m.equivalent ? 'Equivalent: ' + m.equivalent : signed('BREAKS', 'survives')])),
    el('h2', {}, 'Claims'), table(['Claim', 'Mutants that its tests notice'], k.claims.map((c) => [el('a', { href: claimHash(c.id) }, c.id),
      c.untried ? 'Not tried on the model. ' + c.untried : String(c.killedMutants.length)]))];
}
function drawWorlds(state) {
  if (!data.worlds) {
    return [el('h1', {}, 'Small worlds'), el('p', {}, 'They were not made: \u2018java -jar setpeername.jar worlds\u2019 makes them.')];
  }
  const pair = data.worlds.find((w) => w.left + ' ' + w.right === state.pair) || data.worlds.find((w) => w.left === 'linux' && w.right === 'darwin') || data.worlds[0];
  return [el('h1', {}, 'The smallest programs that tell two platforms apart'),
    el('p', { class: 'PREDICTED' }, 'Predicted from the model\u2019s flavours, with libc\u2019s sockets: nobody observed these.'),
    el('form', { class: 'filters' }, el('label', {}, 'Platforms ', el('select', { name: 'pair', onchange: (e) => go('/worlds', { pair: e.target.value }) },
      data.worlds.map((w) => el('option', { value: w.left + ' ' + w.right, selected: w === pair && '' }, w.left + ' and ' + w.right + ': ' + w.scripts.length))))),
    pair.scripts.map((s) => el('section', {}, el('h2', {}, s.decidedBy), table(['Call (' + s.world + ')', pair.left, pair.right],
      s.script.map((call, i) => [el('code', {}, call), el('code', {}, s.left[i]), [el('code', {}, s.right[i]), s.left[i] === s.right[i] ? '' : el('b', {}, ' differs')]]))))];
}
