// Sentences that are made from names and cells.

const testTitle = (test) => data.titles[test] || test;
// What the page of words says of one.
const wordText = (word) => data.words.flatMap((group) => group.words).find((w) => w.word === word).text;

const isJava = (api) => api !== 'posix';
const apiWords = (ids) =>
  ids.length === apiIds.length
    ? 'every API'
    : ids.length > 1 && ids.every(isJava) && ids.length === apiIds.filter(isJava).length
      ? 'every Java API'
      : list(ids.map(apiTitle));
const caseOf = (cell) => key(cell.test, cell.api, cell.family);
// Where the cells lie that break, among all of the same test or claim: through which APIs or in which families; else in how many, or that platforms disagree.
function where(breaking, all) {
  for (const [of, words] of [
    [(c) => c.api, (ids) => 'through ' + apiWords(apiIds.filter((id) => ids.includes(id)))],
    [(c) => c.family, (ids) => 'for ' + list(ids)],
  ]) {
    const pure = [...grouped(all, of).values()].every((cells) => new Set(cells.map((c) => breaking.includes(c))).size === 1);
    if (pure) {
      return words(unique(breaking.map(of)));
    }
  }
  const [some, of] = [breaking, all].map((cells) => unique(cells.map(caseOf)).length);
  return some === of ? 'on some of these platforms' : 'in ' + some + ' of ' + of + ' cases';
}
// The tests of a claim that have results in these cells, but for the plain case: each with all its cells and with those that break.
function edgesOf(claim, cells) {
  const tests = grouped(cells.filter(tried), (c) => c.test);
  tests.delete(claim.plain);
  return [...tests].map(([test, all]) => ({ test, all, broken: all.filter((c) => c.status === 'BREAKS') }));
}
const MOST_EDGES = 3;
// Which of these tests break, worst first, each with where it does.
function edgeWords(edges) {
  const share = (e) => e.broken.length / e.all.length;
  const bad = edges.filter((e) => e.broken.length).sort((a, b) => share(b) - share(a));
  const said = bad
    .slice(0, MOST_EDGES)
    .map((e) => '\u201c' + testTitle(e.test) + '\u201d (' + (share(e) === 1 ? 'everywhere' : where(e.broken, e.all)) + ')');
  return list(bad.length > MOST_EDGES ? [...said, bad.length - MOST_EDGES + ' more'] : said);
}
// What outcomes mean that break; where there are several, through which APIs each. A prediction that leaves the outcome open has no meaning.
function whatBreaks(cells) {
  const kinds = [
    ...grouped(cells, (c) =>
      c.meaning.startsWith('Left open') ? 'several outcomes are allowed, and each breaks it' : c.meaning,
    ).entries(),
  ];
  const said = kinds.map(
    ([meaning, like]) =>
      cut(meaning, 200).replace(/\.$/, '') +
      (kinds.length > 1 ? ' (' + apiWords(apiIds.filter((a) => like.some((c) => c.api === a))) + ')' : ''),
  );
  return said.join('; ') + '.';
}
// A verdict in which some cases hold and some break, in sentences: the plain case, then what else breaks the claim.
function dividedSentence(claim, cells) {
  const results = cells.filter(tried);
  const plain = results.filter((c) => c.test === claim.plain);
  const bad = plain.filter((c) => c.status === 'BREAKS');
  const edges = edgesOf(claim, results);
  const broken = edges.filter((e) => e.broken.length);
  const others = broken.length
    ? ' ' +
      'Of ' + plural(edges.length, claim.plain ? 'edge case' : 'test') + ' ' +
      broken.length +
      (broken.length === 1 ? ' breaks' : ' break') +
      ' the claim: ' +
      edgeWords(edges) +
      '.'
    : edges.length
      ? ' It holds in ' + (edges.length === 1 ? 'the one edge case.' : 'all ' + edges.length + ' edge cases.')
      : '';
  const untried = cells.filter((c) => c.test === claim.plain && c.status !== 'NOT_APPLICABLE');
  const first = !plain.length
    ? claim.plain
      ? 'The plain case has no result' + (untried.length ? ' (' + cut(untried[0].meaning, 160).replace(/\.$/, '') + ').' : '.')
      : ''
    : !bad.length
      ? 'The plain case holds.'
      : bad.length === plain.length
        ? 'The plain case breaks: ' + whatBreaks(bad)
        : 'The plain case breaks ' +
          where(bad, plain) +
          '; it holds ' +
          where(
            plain.filter((c) => c.status === 'HOLDS'),
            plain,
          ) +
          '.';
  return (first + others).trim();
}
// The same in a cell of the matrix, in a few words.
function dividedShort(claim, cells) {
  const plain = cells.filter((c) => tried(c) && c.test === claim.plain);
  const bad = plain.filter((c) => c.status === 'BREAKS');
  const edges = edgesOf(claim, cells);
  const broken = edges.filter((e) => e.broken.length).length;
  return bad.length && bad.length < plain.length
    ? 'breaks ' + cut(where(bad, plain), 60)
    : !claim.plain
      ? 'breaks in ' + broken + ' of ' + plural(edges.length, 'test')
      : bad.length
        ? 'edge cases hold: ' + (edges.length - broken) + ' of ' + edges.length
        : 'edge cases break: ' + broken + ' of ' + edges.length;
}
const isDivided = (v) => ['HOLDS_EXCEPT_EDGES', 'MIXED', 'BREAKS_EXCEPT_EDGES', 'UNDECIDED'].includes(v);
// Whether a prediction has no verdict because what the model follows allows several outcomes.
const leftOpen = (claim, group, where) =>
  group[0].role === 'PREDICTED' &&
  verdictIn(claim, group, where) === 'NO_RESULT' &&
  cellsIn(group, claim, where || {}).some(isLeftOpen);
// What a claim's cells in a column say, in one sentence.
function verdictSentence(claim, group, where) {
  const v = verdictIn(claim, group, where);
  const cells = cellsIn(group, claim, where || {});
  const results = unique(cells.filter(tried).map(caseOf)).length;
  const reasons = unique(cells.filter((c) => !tried(c) && c.status !== 'NOT_APPLICABLE').map((c) => c.meaning));
  return isDivided(v)
    ? dividedSentence(claim, cells)
    : v === 'HOLDS' || v === 'BREAKS'
      ? (v === 'HOLDS' ? 'Holds in ' : 'Breaks in ') +
        (results === 1 ? 'the one case' : 'all ' + results + ' cases') +
        (results === 1 ? ' that has' : ' that have') +
        (group[0].role === 'PREDICTED' ? ' one predicted outcome' : ' a result') +
        (v === 'BREAKS' ? ': ' + whatBreaks(cells.filter((c) => c.status === 'BREAKS' && (c.test === claim.plain || !claim.plain))) : '.')
      : v === 'UNTESTED'
        ? claim.untested
        : v === 'NOT_MEASURED'
          ? 'The claim is about ' + OS[claim.about] + '.'
          : leftOpen(claim, group, where)
            ? 'Left open by what the model follows.'
            : cut(reasons[0] || 'No API can express it here.', 200);
}

// The one command that repeats a case.
function repeatCommand(cell) {
  const { run } = cell;
  const options = ' observe --test ' + cell.test + ' --api ' + cell.api + ' --family ' + cell.family;
  if (run.role === 'PREDICTED') {
    return 'java -jar setpeername.jar' + options + ' --platform ' + run.platform.stack;
  }
  if (run.lab) {
    const line = '"' + cell.test + '","api":"' + cell.api + '","family":"' + cell.family + '"';
    return 'ci/docker run ci/lab ' + run.lab + " && grep '" + line + "' reports/target/lab/" + run.lab + '.jsonl';
  }
  return 'java ' + (run.platform.options ? run.platform.options + ' ' : '') + '-jar setpeername.jar' + options;
}
// Through which APIs these cells of one test came, and in which families where not in all in which the API has a result in these runs.
function placesOf(cells, runs) {
  const all = runs.flatMap((run) => (run.byTest.get(cells[0].test) || []).filter(tried));
  const families = (some, api) => familyIds.filter((f) => some.some((c) => c.api === api && c.family === f));
  const byFamilies = grouped(
    apiIds.filter((a) => cells.some((c) => c.api === a)),
    (api) => (families(cells, api).length === families(all, api).length ? '' : list(families(cells, api))),
  );
  return [...byFamilies].map(([some, apis]) => apiWords(apis) + (some && ' (' + some + ')')).join(', ');
}
// Who gave an outcome of a test: network stacks with the same places together; with versions where not all of a stack gave it.
function whoGave(cells) {
  const keys = unique(cells.map(caseOf));
  const said = [...grouped(cells, (c) => stackOf(c.run)).values()].map((of) => {
    const runs = usual.filter((r) => r.role !== 'PREDICTED' && stackOf(r) === stackOf(of[0].run));
    const gave = unique(of.map((c) => c.run));
    const all = runs.every((r) => gave.includes(r) || !keys.some((k) => r.map.has(k) && tried(r.map.get(k))));
    return { name: stackName(gave[0]) + (all ? '' : ' (' + versions(gave) + ')'), places: placesOf(of, runs) };
  });
  return [...grouped(said, (s) => s.places)].map(([place, like]) => list(like.map((s) => s.name)) + ' through ' + place).join('; ');
}
// Without the runs of a JVM option that changes nothing in this test: where both have a result, the same stack without it has the same.
function saysSomething(run, test) {
  const others = usual.filter((r) => r.role !== 'PREDICTED' && r.platform.stack === run.platform.stack && !r.platform.options);
  const same = (c) =>
    others.map((r) => r.map.get(caseOf(c))).some((o) => o && tried(o) && o.status === c.status && o.outcome === c.outcome);
  return !run.platform.options || !others.length || (run.byTest.get(test) || []).some((c) => tried(c) && !same(c));
}
