// Sentences that are made from names and cells.

const OWN_NAMES = [
  ['ipv4', 'IPv4'],
  ['ipv6', 'IPv6'],
  ['icmp', 'ICMP'],
  ['libc', 'libc'],
  ['jdk', 'JDK'],
  ['so', 'SO'],
];
const FUNCTIONS = [
  'connect',
  'send',
  'sendto',
  'recv',
  'recvfrom',
  'recvmsg',
  'recvmmsg',
  'sendmmsg',
  'poll',
  'bind',
  'close',
  'dup',
  'getsockname',
  'getpeername',
  'getsockopt',
  'setsockopt',
];
// A test's name as words: "Recv reports closed port" of AsynchronousErrors.recvReportsClosedPort.
function testTitle(test) {
  const name = test.slice(test.lastIndexOf('.') + 1);
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(' ')
    .map((w) => (w.length > 1 && w === w.toUpperCase() ? w : w.toLowerCase()))
    .map((w) => (OWN_NAMES.find(([from]) => from === w) || [w, w])[1]);
  const first = FUNCTIONS.includes(words[0]) ? words[0] + '()' : words[0].charAt(0).toUpperCase() + words[0].slice(1);
  return cut([first, ...words.slice(1)].join(' '), 120);
}

const isJava = (api) => api !== 'posix';
const apiWords = (ids) =>
  ids.length === apiIds.length
    ? 'every API'
    : ids.length > 1 && ids.every(isJava) && ids.length === apiIds.filter(isJava).length
      ? 'every Java API'
      : list(ids.map(apiTitle));
// Where the cells lie that break, among all of the same test or claim: through which APIs or in which families; else how many.
function where(breaking, all) {
  for (const [of, words] of [
    [(c) => c.api, (ids) => 'through ' + apiWords(ids)],
    [(c) => c.family, (ids) => 'for ' + list(ids)],
  ]) {
    const pure = [...grouped(all, of).values()].every((cells) => new Set(cells.map((c) => breaking.includes(c))).size === 1);
    if (pure) {
      return words(unique(breaking.map(of)));
    }
  }
  return 'in ' + breaking.length + ' of ' + all.length + ' cases';
}
// A mixed verdict in one sentence: for what the claim holds and for what it breaks.
function mixedSentence(cells) {
  const results = cells.filter(tried);
  const breaking = results.filter((c) => c.status === 'BREAKS');
  const overall = where(breaking, results);
  if (!overall.startsWith('in ')) {
    return (
      'Breaks ' +
      overall +
      '; holds ' +
      where(
        results.filter((c) => c.status === 'HOLDS'),
        results,
      ) +
      '.'
    );
  }
  const tests = [...grouped(results, (c) => c.test)].map(([test, all]) => [test, all, all.filter((c) => c.status === 'BREAKS')]);
  const bad = tests.filter(([, , broken]) => broken.length).sort((a, b) => b[2].length / b[1].length - a[2].length / a[1].length);
  const said = bad
    .slice(0, 3)
    .map(
      ([test, all, broken]) =>
        '\u201c' + testTitle(test) + '\u201d ' + (broken.length === all.length ? '(everywhere)' : '(' + where(broken, all) + ')'),
    );
  return (
    (bad.length < tests.length
      ? 'Holds in ' + (tests.length - bad.length) + ' of ' + plural(tests.length, 'test') + '; breaks in '
      : 'Breaks in ') +
    list(bad.length > 3 ? [...said, bad.length - 3 + ' more'] : said) +
    '.'
  );
}
// What a claim's cells in a column say, in one sentence.
function verdictSentence(claim, group, where) {
  const v = groupVerdict(claim, group, where);
  const cells = cellsIn(group, claim, where || {});
  const results = cells.filter(tried).length;
  const reasons = unique(cells.filter((c) => !tried(c) && c.status !== 'NOT_APPLICABLE').map((c) => c.meaning));
  return v === 'MIXED'
    ? mixedSentence(cells)
    : v === 'HOLDS' || v === 'BREAKS'
      ? (v === 'HOLDS' ? 'Holds in all ' : 'Breaks in all ') +
        plural(results, 'case') +
        ' that ' +
        (results === 1 ? 'has' : 'have') +
        (group[0].role === 'PREDICTED' ? ' one predicted outcome.' : ' a result.')
      : v === 'UNTESTED'
        ? claim.untested
        : v === 'NOT_MEASURED'
          ? 'The claim is about ' + OS[claim.about] + '.'
          : group[0].role === 'PREDICTED' && reasons.some((r) => r.startsWith('Left open'))
            ? 'Left open by what the model follows.'
            : cut(reasons[0] || 'No API can express it here.', 200);
}
// How often a claim holds: "41 of 60".
function share(cells) {
  const results = cells.filter(tried);
  return results.filter((c) => c.status === 'HOLDS').length + ' of ' + results.length;
}

// The one command that repeats a case.
function repeatCommand(cell) {
  const { run } = cell;
  const options = ' observe --test ' + cell.test + ' --api ' + cell.api + ' --family ' + cell.family;
  if (run.role === 'PREDICTED') {
    return 'java -jar setpeername.jar' + options + ' --platform ' + run.platform.stack;
  }
  if (run.lab) {
    return (
      'ci/docker run ci/lab ' +
      run.lab +
      ' && grep \'"' +
      cell.test +
      '","api":"' +
      cell.api +
      '","family":"' +
      cell.family +
      '"\' reports/target/lab/' +
      run.lab +
      '.jsonl'
    );
  }
  return 'java ' + (run.platform.options ? run.platform.options + ' ' : '') + '-jar setpeername.jar' + options;
}
// Those runs without the ones of a JVM option whose stack is among them without it too: nothing new is said of them.
const plain = (runs) =>
  runs.filter((run) => !run.platform.options || !runs.some((r) => r.platform.stack === run.platform.stack && !r.platform.options));
// APIs and families in a few words.
function places(where) {
  const apis = unique(where.map(([api]) => api));
  const families = unique(where.map(([, family]) => family));
  return apiWords(apis) + '; ' + (families.length === familyIds.length ? 'every family' : list(families));
}
