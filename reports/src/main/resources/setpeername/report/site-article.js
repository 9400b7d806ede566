// The article, step by step.

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
        .map((claim) => [
          el(
            'tr',
            {},
            el('th', { scope: 'row' }, el('a', { href: claimHash(claim.id) }, claim.says)),
            groups.map((g) => verdictCell(claim, g, {})),
          ),
          dividedWhere(claim, groups).map((line) =>
            el('tr', {}, el('td', { class: 'role', colspan: groups.length + 1 }, el('div', { class: 'told' }, line))),
          ),
        ]),
    ),
  );
}
// For the observed columns: what stands behind a verdict in which some cases hold and some break; those that say the same together.
function dividedWhere(claim, groups) {
  const divided = groups.filter((g) => g[0].role !== 'PREDICTED' && !g[0].platform.options && isDivided(verdictIn(claim, g)));
  return [...grouped(divided, (g) => verdictSentence(claim, g))].map(
    ([sentence, like]) => list(like.map((g) => stackName(g[0]))) + ': ' + sentence,
  );
}
// The answer to a question, made from what was observed: each outcome with the platforms, APIs and families that gave it.
function drawAnswer({ question, test }) {
  const runs = usual.filter((run) => run.role !== 'PREDICTED' && saysSomething(run, test));
  const cells = runs.flatMap((run) => (run.byTest.get(test) || []).filter(tried));
  const kinds = [...grouped(cells, (c) => c.status + '\n' + c.meaning).values()].sort((a, b) => b.length - a.length);
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
              unique(cs.map((c) => c.outcome)).map((outcome) => [el('code', {}, cut(outcome, 80)), ' ']),
              el('span', { class: 'soft' }, whoGave(cs) + ' '),
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
