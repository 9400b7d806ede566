// The first page: what differs, in words, then claims by platforms.

// The tests whose observed outcomes differ between platforms, for a like API and family; each meaning with the platforms that give it.
function differences(runs) {
  const found = [];
  for (const test of unique(runs.flatMap((run) => [...run.byTest.keys()]))) {
    const kinds = new Map();
    for (const api of apiIds) {
      for (const family of familyIds) {
        const cells = runs.map((run) => run.map.get(key(test, api, family))).filter((c) => c && tried(c));
        if (new Set(cells.map((c) => c.outcome)).size > 1) {
          const groups = grouped(cells, (c) => c.status + '\n' + c.outcome + '\n' + c.meaning);
          const k = [...groups].map(([what, cs]) => what + unique(plain(cs.map((c) => c.run)).map(stackOf)).join()).sort().join('\n');
          if (!kinds.has(k)) {
            kinds.set(k, { groups: [...groups.values()].sort((a, b) => b.length - a.length), where: [] });
          }
          kinds.get(k).where.push([api, family]);
        }
      }
    }
    if (kinds.size) {
      const ways = [...kinds.values()];
      found.push({ test, claim: claimOf.get(test), ways, opposed: ways.some((w) => new Set(w.groups.map((cells) => cells[0].status)).size > 1), odd: oddOnes(ways) });
    }
  }
  return found;
}
// Those runs without the ones of a JVM option whose stack is among them without it too: nothing new is said of them.
const plain = (runs) => runs.filter((run) => !run.platform.options || !runs.some((r) => r.platform.stack === run.platform.stack && !r.platform.options));
// Which platforms are not as most are, in words.
function oddOnes(ways) {
  const odd = unique(ways.flatMap((w) => w.groups.slice(1).flatMap((cells) => plain(cells.map((c) => c.run)))));
  const stacks = [...grouped(odd, stackOf).values()].map((runs) => stackName(runs[0])).sort();
  return list(stacks);
}
function drawDifference(d) {
  return el('li', {}, el('h4', {}, el('a', { href: claimHash(d.claim) }, testTitle(d.test))), d.ways.map((way) => el('div', { class: 'way' },
    el('p', { class: 'soft' }, places(way.where)),
    el('ul', {}, way.groups.map((cells) => el('li', {}, signed(cells[0].status), el('span', {}, el('b', {}, names(plain(cells.map((c) => c.run)), way.groups.flat().map((c) => c.run)), ': '),
      cut(cells[0].meaning, 300), ' ', el('code', {}, cut(cells[0].outcome, 80)), ' ',
      el('a', { href: caseHash(cells[0]), 'aria-label': 'evidence: ' + testTitle(d.test) + ', ' + title(cells[0].run) }, 'evidence'))))))));
}
// APIs and families in a few words.
function places(where) {
  const apis = unique(where.map(([api]) => api));
  const families = unique(where.map(([, family]) => family));
  return apiWords(apis) + '; ' + (families.length === familyIds.length ? 'every family' : list(families));
}
const SHOWN_AT_FIRST = 6;
function drawDifferences(seen, state) {
  const all = differences(seen);
  const sections = [...grouped(all, (d) => d.odd)].sort((a, b) => b[1].length - a[1].length);
  const more = (state.more || '').split('|').filter(Boolean);
  return el('section', { id: 'differences' }, el('h2', {}, 'Where platforms differ'),
    el('p', {}, all.length ? 'The same calls, through the same API, with another outcome: in ' + plural(all.length, 'test') + '. In '
      + all.filter((d) => d.opposed).length + ' of them a claim holds on one platform and breaks on another; these come first.' : 'In no case that two of them tried.'),
    sections.map(([odd, list]) => {
      const sorted = list.sort((a, b) => b.opposed - a.opposed);
      const whole = more.includes(odd) || sorted.length <= SHOWN_AT_FIRST + 2;
      return el('section', {}, el('h3', {}, odd + (odd.includes(' and ') ? ' are' : ' is') + ' not like the others: ' + plural(sorted.length, 'test')),
        el('ul', { class: 'differences' }, sorted.slice(0, whole ? sorted.length : SHOWN_AT_FIRST).map(drawDifference)),
        !whole && el('p', {}, el('a', { href: hash('/', { ...state, more: [...more, odd].join('|') }) }, 'Show all ' + sorted.length)));
    }));
}

// What becomes of a claim over all platforms that were observed.
function across(claim, seen) {
  const verdicts = unique(seen.map((run) => verdict(claim, run)).filter((v) => v === 'HOLDS' || v === 'BREAKS' || v === 'MIXED'));
  return claim.untested ? 'UNTESTED' : verdicts.length === 0 ? 'NO_RESULT' : verdicts.length === 1 ? verdicts[0] : 'MIXED';
}
function drawFront(state) {
  const set = (changes) => go('/', { ...state, ...changes });
  const seen = usual.filter((run) => run.role !== 'PREDICTED');
  const counts = grouped(data.claims, (c) => across(c, seen));
  const count = (v) => (counts.get(v) || []).length;
  const tile = (v, words) => count(v) > 0 && el('li', { class: 'tile ' + v }, el('b', {}, String(count(v))), el('span', {}, sign(v), ' ' + words));
  const differing = data.claims.filter((c) => differsIn(c, seen.map((run) => [run]))).length;
  const stacks = [...grouped(seen, stackOf).values()];
  const absent = (data.lab || []).filter((column) => column.state !== 'MEASURED');
  return [
    el('h1', {}, 'What connect() does to a UDP socket: ' + plural(data.claims.length, 'claim') + ' tried on ' + plural(seen.length, 'platform')),
    el('ul', { class: 'tally' }, tile('HOLDS', count('HOLDS') === 1 ? 'holds everywhere' : 'hold everywhere'), tile('BREAKS', count('BREAKS') === 1 ? 'breaks everywhere' : 'break everywhere'),
      tile('MIXED', 'hold here and break there'), tile('NO_RESULT', 'without a result'), tile('UNTESTED', 'untested'),
      seen.length > 1 && el('li', { class: 'tile' }, el('b', {}, String(differing)), el('a', { href: hash('/', { differ: '1', at: 'matrix' }) }, '\u2260 differ between platforms'))),
    el('p', {}, el('b', {}, 'Observed: '), stacks.map((runs, i) => [i ? '; ' : '', stackName(runs[0]) + ' (' + versions(runs) + ')']), '. ',
      predicted.length ? [el('b', {}, 'Predicted'), ' by the model, observed by nobody: ' + list(predicted.map((r) => title(r).replace(', predicted', ''))) + '.'] : 'No prediction was made.'),
    el('p', {}, el('b', {}, 'Looking for something? '), 'Read ', el('a', { href: hash('/article', {}) }, 'what is right and wrong in the article'), ', ',
      el('a', { href: hash('/', { q: 'closed port', at: 'matrix' }) }, 'what happens when the peer is gone'), ', ',
      el('a', { href: hash('/', { q: 'sendto', at: 'matrix' }) }, 'sendto() on a connected socket'), ', or search below.'),
    el('p', { class: 'soft' }, data.comparison.sentence, ' ', el('a', { href: hash('/run/' + encodeURIComponent(data.runs[0].id), {}) }, 'This run, case by case')),
    absent.length > 0 && el('ul', { class: 'absent' }, absent.map((column) => el('li', {}, signed(column.state === 'NOT_RUN' ? 'NOT_RUN' : 'HARNESS_ERROR'), ' ', el('b', {}, column.title || column.name), ': ',
      column.reason || ''))),
    drawDifferences(seen, state),
    drawMatrix(state, set),
  ];
}
