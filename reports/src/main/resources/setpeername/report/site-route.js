// What is shown is what the address says: #/PAGE?state.
const PAGES = [['/', 'Platforms'], ['/article', 'Article'], ['/compare', 'Compare'], ['/findings', 'Findings'], ['/checklist', 'Checklist'], ['/clauses', 'Clauses'],
  ['/mutants', 'Mutants'], ['/worlds', 'Small worlds'], ['/predicted', 'Predicted differences']];
const MODES = ['auto', 'light', 'dark'];
function hash(path, state) {
  const query = new URLSearchParams(Object.entries({ theme_: MODES.includes(mode) && mode !== 'auto' ? mode : '', ...state }).filter(([, v]) => v));
  return '#' + path + (query.size ? '?' + query : '');
}
const claimHash = (id, run) => hash('/claim/' + encodeURI(id || ''), run ? { run } : {});
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
function draw(path, state) {
  const main = byId('main');
  const focus = document.activeElement && document.activeElement.name;
  const at = state.at;
  delete state.at;
  under = location.hash.startsWith('#/case/') ? hash(path, state) : location.hash;
  const [page, ...rest] = path.split('/').slice(1);
  const claim = page === 'claim' && data.claims.find((c) => c.id === rest.map(decode).join('/'));
  const draws = { '': drawFront, article: drawArticle, compare: drawCompare, findings: drawFindings, checklist: drawChecklist, clauses: drawClauses, mutants: drawMutants, worlds: drawWorlds, predicted: drawPredicted };
  const content = claim ? drawClaim(claim, state) : Object.hasOwn(draws, page) ? draws[page](state) : [el('h1', {}, 'No such page'), el('p', {}, 'This report has no ' + path + '.')];
  main.replaceChildren(...content.flat(3).filter(Boolean));
  byId('pages').replaceChildren(...PAGES.map(([to, name]) => el('a', { href: hash(to, {}), 'aria-current': to === '/' + page ? 'page' : null }, name)));
  document.title = (main.querySelector('h1') || {}).textContent + ' \u00b7 setpeername';
  const again = focus && main.querySelector('[name="' + CSS.escape(focus) + '"]');
  if (again) {
    again.focus();
  }
  const filtered = at || state.q || state.theme || state.api || state.verdict || state.differ;
  const cause = page === '' && state.cause && byId('cause-' + state.cause);
  if (cause) {
    cause.scrollIntoView();
  } else if (page === '' && filtered) {
    byId('matrix').scrollIntoView();
  } else if (!again) {
    scrollTo(0, 0);
  }
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
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  byId('main').focus();
});
addEventListener('hashchange', follow);
addEventListener('popstate', follow);
follow();
