'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);

  // Glyph, word and sentence of each status of a case, and of each verdict on a claim.
  const STATUS = {
    HOLDS: ['\u2713', 'holds', 'The claim’s statement is true here.'],
    BREAKS: ['\u2715', 'breaks', 'The claim’s statement is not true here.'],
    NOT_APPLICABLE: ['\u2013', 'n/a', 'Not applicable: the API or family cannot express what the test does.'],
    INCONCLUSIVE: ['?', 'inconclusive', 'Something that the test stands on was not there: nothing was learned.'],
    NOT_RUN: ['\u25cb', 'not run', 'It was not tried.'],
    HARNESS_ERROR: ['!', 'harness error', 'The harness failed, or the outcome is one that nobody described.'],
  };
  const VERDICT = {
    HOLDS: ['\u2713', 'holds'],
    BREAKS: ['\u2715', 'breaks'],
    MIXED: ['\u00b1', 'mixed'],
    NO_RESULT: ['?', 'no result'],
    UNTESTED: ['\u25cb', 'untested'],
    HARNESS_ERROR: ['!', 'harness error'],
  };
  const KIND = { CLAIM: 'The article claims', EXERCISE: 'The article leaves open', QUESTION: 'A reader asks',
    CLAUSE: 'A standard or manual says' };

  // All text of observations goes through here: text nodes only, and control and direction-changing characters as escapes.
  const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;
  function text(value) {
    const all = String(value);
    if (!UNSEEN.test(all)) {
      return document.createTextNode(all);
    }
    const out = document.createDocumentFragment();
    for (const part of all.split(/([\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+)/)) {
      if (UNSEEN.test(part)) {
        const escaped = Array.from(part, (c) => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0')).join('');
        out.append(el('span', { class: 'escape' }, document.createTextNode(escaped)));
      } else {
        out.append(document.createTextNode(part));
      }
    }
    return out;
  }
  function el(tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name === 'onclick') {
        node.addEventListener('click', value);
      } else if (value !== undefined && value !== false) {
        node.setAttribute(name, value);
      }
    }
    for (const child of children.flat()) {
      if (child !== undefined && child !== null) {
        node.append(child instanceof Node ? child : text(child));
      }
    }
    return node;
  }
  const byId = (id) => document.getElementById(id);
  const cut = (value, limit) => (value.length > limit ? value.slice(0, limit) + '\u2026' : value);
  const own = (map, key) => (Object.hasOwn(map, key) ? map[key] : undefined);
  const glyph = ([mark]) => el('span', { class: 'glyph', 'aria-hidden': 'true' }, mark);
  const count = (n, noun) => n + ' ' + noun + (n === 1 ? '' : 's');
  const date = (iso) => iso.replace('T', ' ').replace(/(:\d\d)?Z$/, ' UTC');
  const caseKey = (c) => [c.test, c.api, c.family].join('\n');
  const changes = data.comparison.differences.filter((d) => d.kind !== 'NOT_TRIED');
  const changed = new Map(changes.map((d) => [caseKey(d), d]));

  // What is shown is what the address says: #CLAIM?run=RUN&test=TEST&api=API&family=FAMILY, each part optional.
  function address() {
    const [claim, query] = location.hash.slice(1).split(/\?(.*)/s);
    let id = claim;
    try {
      id = decodeURIComponent(claim);
    } catch (e) {
      // Not an address of ours; it matches no claim.
    }
    return { claim: id, query: new URLSearchParams(query || '') };
  }
  function hash(claim, extra) {
    const query = new URLSearchParams();
    if (shown !== data.runs[0]) {
      query.set('run', shown.id);
    }
    Object.entries(extra || {}).forEach(([name, value]) => query.set(name, value));
    const rest = query.toString();
    return '#' + encodeURI(claim) + (rest ? '?' + rest : '');
  }

  let shown = null;
  let cells = null;

  function runTitle(run, index) {
    return index === 0 ? 'this run: ' + run.platform.id : 'recorded: ' + run.id;
  }
  function drawRun() {
    const p = shown.platform;
    const facts = [
      ['System', p.os + (p.stack === p.os ? '' : ', stack ' + p.stack)], ['Kernel', p.kernel], ['Processor', p.arch],
      ['C library', p.libc], ['JDK', p.jdk + ' (' + p.jdkVendor + ')'], ['IPv6', p.ipv6 ? 'yes' : 'no'],
      ['Measured', date(shown.started)], ['Commit', shown.commit],
    ];
    const pick = el('select', { id: 'pick' }, data.runs.map((run, i) => el('option', { value: i, selected: run === shown && '' }, runTitle(run, i))));
    pick.addEventListener('change', () => {
      const { claim } = address();
      shown = data.runs[pick.value];
      history.replaceState(null, '', hash(claim));
      draw();
      byId('pick').focus();
    });
    const total = shown.cells.length;
    byId('run').replaceChildren(
      el('div', { class: 'pick' }, el('label', { for: 'pick' }, 'Run'), pick),
      el('dl', { class: 'facts' }, facts.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, cut(value, 200))))),
      el('ul', { class: 'tally', 'aria-label': count(total, 'case') },
        el('li', {}, el('b', {}, total), total === 1 ? ' case' : ' cases'),
        Object.entries(STATUS).map(([status, sign]) => {
          const n = shown.counts[status] || 0;
          return el('li', { title: sign[2], class: n ? '' : 'zero' }, el('span', { class: n ? status : '' }, glyph(sign), ' '), el('b', {}, n), ' ' + sign[1]);
        })),
      compared(),
      el('p', { class: 'key' }, 'A row is an API, a column the socket’s family: ', el('b', {}, 'ipv4'), ' an IPv4 socket, ', el('b', {}, 'ipv6'),
        ' an IPv6 socket with an IPv6 peer, ', el('b', {}, 'mapped'), ' an IPv6 socket with an IPv4 peer, Java’s default. A cell says what its outcome '
        + 'means for the claim, then the outcome; it opens the calls that were made.'),
    );
    document.title = 'setpeername: ' + cut(p.id, 100);
  }
  function compared() {
    if (shown !== data.runs[0]) {
      const nearest = shown.id === data.comparison.record;
      return el('p', { class: 'compared' }, 'A committed record' + (nearest ? ', the one that this run was compared with.' : '.'));
    }
    const box = el('div', { class: 'compared' }, el('p', {}, data.comparison.sentence));
    if (changes.length) {
      box.append(el('details', { open: changes.length <= 10 && '' }, el('summary', {}, 'Case by case'),
        el('ul', {}, changes.map((d) => {
          const where = [d.test, d.api, d.family].join(' ');
          const cell = d.seen && cells.get(caseKey(d));
          return el('li', {}, cell ? el('a', { href: cellHash(cell) }, where) : where, ': ', recorded(d), d.seen ? ', now ' : ', not in this run', d.seen && result(d.seen));
        }))));
    }
    return box;
  }
  function result(r) {
    return el('span', { class: r.status }, glyph(STATUS[r.status]), ' ', STATUS[r.status][1], r.outcome ? ' ' : '', r.outcome && el('code', {}, cut(r.outcome, 80)));
  }
  function recorded(d) {
    return d.recorded ? el('span', {}, 'recorded ', result(d.recorded)) : 'not recorded';
  }

  function verdict(claim) {
    return own(shown.verdicts, claim.id) || 'NO_RESULT';
  }
  function drawContents(themes) {
    const list = el('div');
    themes.forEach((claims, theme) => {
      list.append(el('h2', {}, theme), el('ul', {}, claims.map((claim) => {
        const v = verdict(claim);
        return el('li', {}, el('a', { href: hash(claim.id), title: VERDICT[v][1] }, el('span', { class: v }, glyph(VERDICT[v])),
          el('span', {}, claim.id.replace(/^[a-z]+\//, ''))));
      })));
    });
    const wide = matchMedia('(min-width: 60.01rem)');
    const details = el('details', { open: wide.matches && '' }, el('summary', {}, 'Contents: ' + count(data.claims.length, 'claim')), list);
    wide.onchange = () => { details.open = wide.matches; };
    byId('contents').replaceChildren(details);
  }

  function drawClaim(claim) {
    const v = verdict(claim);
    const title = claim.says || claim.id;
    return el('article', { class: 'claim', id: claim.id, 'data-claim': claim.id },
      el('div', { class: 'head' },
        el('p', { class: 'kind' }, own(KIND, claim.kind || '') || 'Only a run knows this id'),
        el('h3', {}, title),
        el('p', { class: 'verdict ' + v }, glyph(VERDICT[v]), ' ', VERDICT[v][1], spread(claim, v))),
      claim.statement && el('p', { class: 'statement' }, el('b', {}, 'Tried as: '), claim.statement),
      el('p', { class: 'source' }, el('a', { href: hash(claim.id) }, claim.id), claim.source ? ' \u00b7 ' + claim.source : ''),
      claim.untested && el('p', { class: 'untested' }, 'Not tested: ' + claim.untested),
      claim.tests.map((test) => drawTest(claim, test)));
  }
  function spread(claim, v) {
    const n = { HOLDS: 0, BREAKS: 0 };
    shown.cells.filter((c) => c.claim === claim.id).forEach((c) => { n[c.status] += 1; });
    return v === 'MIXED' ? ': ' + n.HOLDS + ' hold, ' + n.BREAKS + ' break' : '';
  }
  function drawTest(claim, test) {
    const seen = cells.tests.get(test) || [];
    if (!seen.length) {
      return el('div', { class: 'test' }, el('p', {}, el('code', {}, test)), el('p', { class: 'absent' }, 'Not in this run.'));
    }
    const apis = withOthers(data.apis, seen.map((c) => c.api));
    const families = withOthers(data.families, seen.map((c) => c.family));
    return el('div', { class: 'test' },
      el('table', { class: 'cells' },
        el('caption', {}, el('code', {}, test)),
        el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'API'), families.map((f) => el('th', { scope: 'col' }, f.title)))),
        el('tbody', {}, apis.map((api) => el('tr', {}, el('th', { scope: 'row' }, breakable(api.title)), families.map((family) =>
          el('td', {}, drawCell(cells.get(caseKey({ test, api: api.id, family: family.id }))))))))),
      meanings(seen));
  }
  function breakable(name) {
    return name.split(/(?=\.)|(?<=[a-z])(?=[A-Z])/).flatMap((part, i) => (i ? [el('wbr'), part] : [part]));
  }
  function withOthers(known, ids) {
    const others = [...new Set(ids)].filter((id) => !known.some((k) => k.id === id));
    return known.concat(others.map((id) => ({ id, title: id })));
  }
  function difference(cell) {
    return shown === data.runs[0] ? changed.get(caseKey(cell)) : undefined;
  }
  function drawCell(cell) {
    if (!cell) {
      return el('span', { class: 'absent' }, 'not in this run');
    }
    const sign = STATUS[cell.status];
    const differs = difference(cell);
    return el('button', { type: 'button', class: 'cell ' + cell.status + (differs ? ' differs' : ''), 'aria-haspopup': 'dialog',
      title: cut(cell.outcome, 200) || sign[2], onclick: () => go(cell) },
      glyph(sign), el('span', { class: 'word' }, sign[1]), cell.outcome && el('code', {}, cut(cell.outcome, 80)),
      differs && el('span', { class: 'changed' }, differs.kind === 'ADDED' ? 'new' : 'changed'));
  }
  function meanings(seen) {
    const groups = new Map();
    for (const cell of seen) {
      const key = cell.status + '\n' + cell.outcome + '\n' + cell.meaning;
      groups.set(key, { cell, times: groups.has(key) ? groups.get(key).times + 1 : 1 });
    }
    const order = Object.keys(STATUS);
    const sorted = [...groups.values()].sort((a, b) => order.indexOf(a.cell.status) - order.indexOf(b.cell.status) || b.times - a.times);
    return el('ul', { class: 'meanings' }, sorted.map(({ cell, times }) => el('li', {},
      el('span', { class: 'times' }, times + '\u00d7'), el('span', { class: cell.status, title: STATUS[cell.status][1] }, glyph(STATUS[cell.status])),
      el('span', {}, cell.outcome && el('code', {}, cut(cell.outcome, 300)), cut(cell.meaning, 600)))));
  }

  const dialog = byId('case');
  function cellHash(cell) {
    return hash(cell.claim, { test: cell.test, api: cell.api, family: cell.family });
  }
  function go(cell) {
    history.pushState(null, '', cellHash(cell));
    open(cell);
  }
  function open(cell) {
    const sign = STATUS[cell.status];
    const p = shown.platform;
    const claim = data.claims.find((c) => c.id === cell.claim);
    const differs = difference(cell);
    const api = data.apis.find((a) => a.id === cell.api);
    const block = (title, ...content) => [el('h3', {}, title), ...content];
    dialog.replaceChildren(el('div', { class: 'sheet' },
      el('header', {}, el('div', {},
        el('h2', { id: 'case-title' }, (api ? api.title : cell.api) + ', ' + cell.family),
        el('p', {}, el('code', {}, cell.test), ' \u00b7 ', el('a', { href: hash(cell.claim) }, cell.claim))),
      el('button', { type: 'button', autofocus: '', onclick: () => dialog.close() }, 'Close')),
      el('p', { class: 'status ' + cell.status }, glyph(sign), ' ', cell.status.replace('_', ' ')),
      el('p', {}, cell.meaning),
      claim && claim.statement && block('Claim, as tried', el('p', {}, claim.statement)),
      block('Outcome', cell.outcome ? el('pre', { class: 'outcome', tabindex: 0 }, cell.outcome) : el('p', {}, 'None was recorded.')),
      differs && block('In the record ' + data.comparison.record, el('p', {}, recorded(differs))),
      block('Trace: each call and what it returned', cell.detail.length
        ? el('ol', { class: 'trace', tabindex: 0 }, cell.detail.map((line) => el('li', {}, line)))
        : el('p', {}, 'No call was made.')),
      block('Repeat this case', el('pre', { class: 'command' }, cell.repeat)),
      block('Measured', el('p', {}, [p.id, p.kernel, p.libc, 'JDK ' + p.jdk, date(shown.started), 'commit ' + shown.commit,
        cell.nanos ? duration(cell.nanos) : 'did not run'].join(' \u00b7 ')))));
    if (!dialog.open) {
      dialog.showModal();
    }
    dialog.scrollTop = 0;
  }
  function duration(nanos) {
    return nanos < 1e6 ? Math.round(nanos / 1e3) + ' \u00b5s' : (nanos / 1e6).toFixed(1) + ' ms';
  }
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) {
      dialog.close();
    }
  });
  dialog.addEventListener('close', () => {
    const { claim, query } = address();
    if (query.has('test')) {
      history.replaceState(null, '', hash(claim));
    }
  });

  function draw() {
    cells = new Map(shown.cells.map((c) => [caseKey(c), c]));
    cells.tests = new Map();
    for (const cell of shown.cells) {
      if (!cells.tests.has(cell.test)) {
        cells.tests.set(cell.test, []);
      }
      cells.tests.get(cell.test).push(cell);
    }
    const themes = new Map();
    for (const claim of data.claims) {
      themes.set(claim.theme, (themes.get(claim.theme) || []).concat(claim));
    }
    drawRun();
    drawContents(themes);
    byId('claims').replaceChildren(...[...themes].map(([theme, claims]) => el('section', {}, el('h2', {}, theme), claims.map(drawClaim))));
  }
  function follow() {
    const { claim, query } = address();
    const wanted = data.runs.find((run) => run.id === query.get('run')) || data.runs[0];
    if (wanted !== shown) {
      shown = wanted;
      draw();
    }
    const target = claim && [...document.querySelectorAll('[data-claim]')].find((a) => a.dataset.claim === claim);
    document.querySelectorAll('.claim.here').forEach((a) => a.classList.remove('here'));
    if (target) {
      target.classList.add('here');
      target.scrollIntoView();
    }
    const cell = query.has('test') && cells.get(caseKey({ test: query.get('test'), api: query.get('api'), family: query.get('family') }));
    if (cell) {
      open(cell);
    } else if (dialog.open) {
      dialog.close();
    }
  }

  const MODES = ['auto', 'light', 'dark'];
  const themeButton = byId('theme');
  function useTheme(mode) {
    document.documentElement.style.colorScheme = mode === 'auto' ? '' : mode;
    themeButton.textContent = 'Theme: ' + mode;
    themeButton.dataset.mode = mode;
  }
  themeButton.addEventListener('click', () => {
    const mode = MODES[(MODES.indexOf(themeButton.dataset.mode) + 1) % MODES.length];
    useTheme(mode);
    try {
      localStorage.setItem('setpeername-theme', mode);
    } catch (e) {
      // A browser that keeps nothing for a file shows the next visit in its own theme.
    }
  });
  let kept = null;
  try {
    kept = localStorage.getItem('setpeername-theme');
  } catch (e) {
    // As above.
  }
  useTheme(MODES.includes(kept) ? kept : 'auto');

  addEventListener('hashchange', follow);
  addEventListener('popstate', follow);
  follow();
})();
