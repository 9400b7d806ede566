// What is shown is what the address says: #/PAGE?state.
const PAGES = [
  ['/', 'Platforms'],
  ['/article', 'Article'],
  ['/compare', 'Compare'],
  ['/run', 'Runs'],
  ['/findings', 'Findings'],
  ['/checklist', 'Checklist'],
  ['/clauses', 'Clauses'],
  ['/mutants', 'Mutants'],
  ['/worlds', 'Small worlds'],
  ['/predicted', 'Predicted differences'],
  ['/words', 'Words'],
];
const MODES = ['auto', 'light', 'dark'];
function hash(path, state) {
  const query = new URLSearchParams(
    Object.entries({ theme_: MODES.includes(mode) && mode !== 'auto' ? mode : '', ...state }).filter(([, v]) => v),
  );
  return '#' + path + (query.size ? '?' + query : '');
}
const claimPath = (id) => '/claim/' + (id || '').split('/').map(encodeURIComponent).join('/');
const claimHash = (id, run, where) => hash(claimPath(id), { run, ...where });
const caseHash = (cell) => hash('/case/' + [cell.run.id, cell.test, cell.api, cell.family].map(encodeURIComponent).join('/'), {});
let mode = 'auto';
let under = null;
function go(path, state) {
  history.pushState(null, '', hash(path, state));
  follow();
}
function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch (e) {
    return part;
  }
}
function follow() {
  const [path, query] = (location.hash.slice(1) || '/').split(/\?(.*)/s);
  const state = Object.fromEntries(new URLSearchParams(query || ''));
  mode = MODES.includes(state.theme_) ? state.theme_ : 'auto';
  document.documentElement.style.colorScheme = mode === 'auto' ? '' : mode;
  byId('theme').textContent = 'Theme: ' + mode;
  delete state.theme_;
  const parts = path.split('/').slice(1).map(decode);
  const dialog = byId('case');
  if (parts[0] === 'case') {
    const run = runById.get(parts[1]);
    const cell = run && run.map.get(key(parts[2], parts[3], parts[4]));
    if (under === null) {
      draw(cell ? '/claim/' + cell.claim : '/', {});
    }
    if (cell) {
      dialog.replaceChildren(drawCase(cell));
      if (!dialog.open) {
        dialog.showModal();
      }
      dialog.scrollTop = 0;
      return;
    }
    byId('main').replaceChildren(el('h1', {}, 'No such case'), el('p', {}, 'This report has no case ' + parts.slice(1).join(' ') + '.'));
    return;
  }
  if (dialog.open) {
    dialog.close();
  }
  if (under !== location.hash) {
    draw(path, state);
  }
}
function contentOf(page, rest, state) {
  const draws = {
    '': drawFront,
    article: drawArticle,
    compare: drawCompare,
    run: (st) => drawRun(data.runs[0], st),
    findings: drawFindings,
    checklist: drawChecklist,
    clauses: drawClauses,
    mutants: drawMutants,
    worlds: drawWorlds,
    predicted: drawPredicted,
    words: drawWords,
  };
  const id = rest.map(decode).join('/');
  const claim = page === 'claim' && data.claims.find((c) => c.id === id);
  const run = page === 'run' && runById.get(id);
  return claim
    ? drawClaim(claim, state)
    : run
      ? drawRun(run, state)
      : Object.hasOwn(draws, page) && !rest.length
        ? draws[page](state)
        : [
            el('h1', {}, 'No such page'),
            el(
              'p',
              {},
              'This report has no ' + (page === 'run' || page === 'claim' ? page + ' ' + id : [page, ...rest.map(decode)].join('/')) + '. ',
              el('a', { href: hash('/', {}) }, 'Start here'),
              '.',
            ),
          ];
}
// What an address asks for that this report does not have: it says so, where it would else show something other than what was asked for.
function unknownIn(state) {
  const runs = [...runById.keys()];
  const known = {
    run: runs,
    left: runs,
    right: runs,
    cols: runs,
    theme: data.claims.map((c) => c.theme),
    api: apiIds,
    family: familyIds,
    verdict: VERDICTS,
    rows: LEVELS.map(([level]) => level),
    cause: causes.map((c) => c.id),
    pair: (data.worlds || []).map((w) => w.left + ' ' + w.right),
  };
  const names = { left: 'run', right: 'run', cols: 'run', pair: 'pair of platforms', rows: 'depth of rows' };
  return Object.entries(known).flatMap(([name, values]) =>
    (state[name] || '')
      .split(name === 'cols' ? ',' : '\n')
      .filter((v) => v && !values.includes(v))
      .map((v) =>
        el('p', { class: 'unknown', role: 'alert' }, 'This report has no ' + (names[name] || name) + ' \u2018' + cut(v, 200) + '\u2019.'),
      ),
  );
}
let drawn = null;
function draw(path, state) {
  const main = byId('main');
  const focus = document.activeElement && document.activeElement.name;
  const table = main.querySelector('.scroll.tall');
  const scrolled = table ? [table.scrollLeft, table.scrollTop] : [0, 0];
  const at = state.at || (drawn !== path && state.cause && 'cause-' + state.cause);
  delete state.at;
  under = location.hash.startsWith('#/case/') ? hash(path, state) : location.hash;
  const [page, ...rest] = path.split('/').slice(1);
  main.replaceChildren(...[...unknownIn(state), ...contentOf(page, rest, state)].flat(3).filter(Boolean));
  roving(main);
  byId('pages').replaceChildren(
    ...PAGES.map(([to, name]) => el('a', { href: hash(to, {}), 'aria-current': to === '/' + page ? 'page' : null }, name)),
  );
  document.title = (main.querySelector('h1') || {}).textContent + ' \u00b7 setpeername';
  const again = focus && main.querySelector('[name="' + CSS.escape(focus) + '"]');
  if (again) {
    again.focus({ preventScroll: true });
  }
  const target = at && byId(at);
  if (target && main.contains(target)) {
    target.scrollIntoView();
  } else if (drawn !== path) {
    scrollTo(0, 0);
  }
  const tall = main.querySelector('.scroll.tall');
  if (tall && drawn === path) {
    tall.scrollTo(...scrolled);
  }
  drawn = path;
}
byId('theme').addEventListener('click', () => {
  const [path, query] = (location.hash.slice(1) || '/').split(/\?(.*)/s);
  const state = Object.fromEntries(new URLSearchParams(query || ''));
  mode = MODES[(MODES.indexOf(mode) + 1) % MODES.length];
  delete state.theme_;
  history.replaceState(null, '', hash(path, state));
  under = null;
  follow();
});
byId('case').addEventListener('click', (event) => {
  if (event.target === byId('case')) {
    byId('case').close();
  }
});
byId('case').addEventListener('close', () => {
  if (location.hash.startsWith('#/case/')) {
    history.pushState(null, '', under);
  }
});
// Our own links are followed here: a browser that jumps to an unknown fragment takes the focus away from what is drawn for it.
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href^="#/"]');
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
    return;
  }
  event.preventDefault();
  const before = drawn;
  history.pushState(null, '', link.getAttribute('href'));
  follow();
  if (drawn !== before) {
    byId('main').focus({ preventScroll: true });
  }
});
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  byId('main').focus();
});
addEventListener('hashchange', follow);
addEventListener('popstate', follow);
follow();
