// The page of words: terms, verdicts, and which exception stands for which error, as it was observed.

// "-> KIND [what was thrown or told]", the end of a line of a trace.
const ERROR = /-> (E[A-Z0-9]{2,})(?: \[(.*)\])?$/;
const MOST_MESSAGES = 4;
// By error, what libc told and what Java threw or returned, each with how it was told.
function errorsSeen() {
  const found = new Map();
  const looked = new Set();
  for (const run of observed) {
    for (const cell of run.map.values()) {
      const libc = cell.api === 'posix';
      if (looked.has(cell.trace + ' ' + libc)) {
        continue;
      }
      looked.add(cell.trace + ' ' + libc);
      for (const line of traceOf(cell)) {
        const m = line.match(ERROR);
        if (m && m[2]) {
          const of = found.get(m[1]) || { libc: new Set(), java: new Map() };
          const [, thrown, message] = m[2].match(/^((?:\w+\.)+\w+)(?:: (.*))?$/s) || [];
          if (libc) {
            of.libc.add(m[2]);
          } else if (thrown) {
            of.java.set(thrown, (of.java.get(thrown) || new Set()).add(message || ''));
          } else {
            of.java.set('', (of.java.get('') || new Set()).add(m[2] === 'null' ? 'null was returned' : m[2]));
          }
          found.set(m[1], of);
        }
      }
    }
  }
  return [...found].sort(([a], [b]) => byNumber(a, b));
}
const some = (all) => {
  const said = [...all].filter(Boolean);
  return (
    cut(said.slice(0, MOST_MESSAGES).join('; '), 300) +
    (said.length > MOST_MESSAGES ? '; and ' + (said.length - MOST_MESSAGES) + ' more' : '')
  );
};
function drawExceptions(java) {
  return el(
    'ul',
    { class: 'plainlist' },
    [...java].map(([thrown, messages]) =>
      el(
        'li',
        {},
        thrown ? el('code', {}, thrown.slice(thrown.lastIndexOf('.') + 1)) : 'no exception',
        some(messages) && ': ' + some(messages),
      ),
    ),
  );
}
function drawWords() {
  const errors = errorsSeen();
  return [
    el('h1', {}, 'Words'),
    el(
      'p',
      {},
      'What the pages of this report mean by their words. ',
      el('a', { href: hash('/words', { at: 'errors' }) }, 'Errors and exceptions'),
      ' are below.',
    ),
    data.words.map((group) => [
      el('h2', {}, group.title),
      el(
        'dl',
        { class: 'facts words' },
        group.words.map(({ word, text: says }) => el('div', { id: 'word-' + word }, el('dt', {}, word), el('dd', {}, says))),
      ),
    ]),
    el('h2', { id: 'errors' }, 'Errors and exceptions'),
    el(
      'p',
      {},
      'An outcome has the POSIX name of an error whatever the API calls it, so that APIs compare. This is what stood behind each name in the runs ' +
        'of this report; a trace has the text of its own call.',
    ),
    errors.length
      ? table(
          ['Error', 'libc', 'Java'],
          errors.map(([kind, of]) => [el('code', {}, kind), some(of.libc) || '\u2013', of.java.size ? drawExceptions(of.java) : '\u2013']),
        )
      : el('p', {}, 'No run has an error.'),
  ];
}
