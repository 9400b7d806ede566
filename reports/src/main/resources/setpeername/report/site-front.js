// The first page: what differs, in words, then claims by platforms.

// The verdict on a claim over all platforms that were observed.
function across(claim, seen) {
  const about = seen.filter((run) => !elsewhere(claim, run));
  return claim.untested ? 'UNTESTED' : about.length ? verdictIn(claim, about) : 'NOT_MEASURED';
}
function drawFront(state) {
  const set = (changes) => go('/', { ...state, ...changes });
  const seen = usual.filter((run) => run.role !== 'PREDICTED');
  const unseen = usual.filter((run) => run.role === 'PREDICTED');
  const counts = grouped(data.claims, (c) => across(c, seen));
  const count = (v) => (counts.get(v) || []).length;
  const tile = (v, words) =>
    count(v) > 0 && el('li', { class: 'tile ' + v }, el('b', {}, String(count(v))), el('span', {}, sign(v), ' ' + words));
  const differing = data.claims.filter((c) => differsIn(c, seen)).length;
  const stacks = [...grouped(seen, stackOf).values()];
  const absent = (data.lab || []).filter((column) => column.state !== 'MEASURED');
  return [
    el('h1', {}, 'What connect() does to a UDP socket: ' + plural(data.claims.length, 'claim') + ', ' + plural(seen.length, 'platform')),
    el(
      'ul',
      { class: 'tally' },
      tile('HOLDS', count('HOLDS') === 1 ? 'holds everywhere' : 'hold everywhere'),
      tile('HOLDS_EXCEPT_EDGES', 'hold except in edge cases'),
      tile('MIXED', 'are mixed: hold in some cases, break in others'),
      tile('BREAKS_EXCEPT_EDGES', 'break except in edge cases'),
      tile('BREAKS', count('BREAKS') === 1 ? 'breaks everywhere' : 'break everywhere'),
      tile('UNDECIDED', 'undecided'),
      tile('NO_RESULT', 'without a result'),
      tile('NOT_MEASURED', count('NOT_MEASURED') === 1 ? 'is about another platform' : 'are about another platform'),
      tile('UNTESTED', 'untested'),
      seen.length > 1 &&
        el(
          'li',
          { class: 'tile' },
          el('b', {}, String(differing)),
          el('a', { href: hash('/', { differ: '1', at: 'matrix' }) }, '\u2260 differ between platforms'),
        ),
    ),
    el(
      'p',
      {},
      el('b', {}, 'Observed: '),
      stacks.map((runs, i) => [i ? '; ' : '', stackName(runs[0]) + ' (' + versions(runs) + ')']),
      '. ',
      unseen.length > 0 && [el('b', {}, 'Predicted'), ' by the model, observed by nobody: ' + list(unseen.map(modelName)) + '.'],
      !predicted.length && 'No prediction was made.',
    ),
    el(
      'p',
      {},
      el('b', {}, 'Looking for something? '),
      'Read ',
      el('a', { href: hash('/article', {}) }, 'what is right and wrong in the article'),
      ', ',
      el('a', { href: claimHash('article/async-error-on-receive') }, 'what happens when the peer is gone'),
      ', ',
      el('a', { href: claimHash('article/linux-ignores-to-from') }, 'sendto() on a connected socket'),
      ', ',
      el('a', { href: hash('/words', {}) }, 'what a word or an error means'),
      ', or go to ',
      el('a', { href: hash('/', { at: 'matrix' }) }, 'all claims by platform'),
      '.',
    ),
    el(
      'p',
      { class: 'soft' },
      data.comparison.sentence,
      ' ',
      el('a', { href: hash('/run/' + encodeURIComponent(data.runs[0].id), {}) }, 'This run, case by case'),
    ),
    absent.length > 0 &&
      el(
        'ul',
        { class: 'absent' },
        absent.map((column) =>
          el(
            'li',
            {},
            signed(column.state === 'NOT_RUN' ? 'NOT_RUN' : 'HARNESS_ERROR'),
            ' ',
            el('b', {}, column.title || column.name),
            ': ',
            column.reason || '',
          ),
        ),
      ),
    drawDifferences(state),
    drawMatrix(state, set),
  ];
}
