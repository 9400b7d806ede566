// What stands behind one cell.

function drawCase(cell) {
  const { run } = cell;
  const claim = data.claims.find((c) => c.id === cell.claim);
  const k = key(cell.test, cell.api, cell.family);
  const model = run.role === 'PREDICTED' ? null : modelOf(run);
  const prediction = model && model.map.get(k);
  const others = usual
    .filter((r) => r !== run && r !== model)
    .map((r) => r.map.get(k))
    .filter(Boolean);
  const siblings = (run.byTest.get(cell.test) || []).filter((c) => c !== cell);
  const block = (name, ...content) => [el('h3', {}, name), ...content];
  return el(
    'div',
    { class: 'sheet' },
    el(
      'header',
      {},
      el(
        'div',
        {},
        el('p', { class: 'soft' }, apiTitle(cell.api) + ', ' + cell.family + ', ' + title(run)),
        el('h2', { id: 'case-title' }, testTitle(cell.test)),
        el('p', { class: 'soft' }, el('code', {}, cell.test), ' \u00b7 ', el('a', { href: claimHash(cell.claim) }, cell.claim)),
      ),
      el('button', { type: 'button', autofocus: '', onclick: () => byId('case').close() }, 'Close'),
    ),
    el(
      'div',
      { class: 'verdictline ' + run.role },
      el('span', { class: 'role ' + run.role }, run.role === 'PREDICTED' ? 'Predicted by the model: nobody observed this.' : 'Observed.'),
      ' ',
      el('span', { class: 'status' }, signed(cell.status, wordOf(cell).toUpperCase())),
      el('p', {}, cell.meaning),
    ),
    claim &&
      claim.statement &&
      block('Claim, as tried', el('p', {}, claim.statement), el('p', { class: 'soft' }, 'Source: ' + (claim.source || 'none'))),
    block(
      'Outcome',
      cell.outcome
        ? [el('pre', { tabindex: 0, class: 'outcome' }, cell.outcome), drawErrors(cell), drawParts(cell)]
        : el('p', {}, 'None was recorded.'),
    ),
    run.role !== 'PREDICTED' && predicted.length > 0 && block('Prediction beside observation', drawPrediction(cell, model, prediction)),
    block('Trace: each call and what it returned', drawTrace(cell)),
    cell.capture && block('Packets on the client\u2019s links', drawCapture(cell)),
    cell.allure &&
      block(
        'In Allure',
        el('p', {}, el('a', { href: byId('allure').getAttribute('href') + '#' + cell.allure }, 'This case in the Allure report')),
      ),
    block(
      'Repeat this case',
      el(
        'pre',
        { class: 'command', tabindex: 0 },
        // An option stays whole: a browser would break it behind its hyphens.
        repeatCommand(cell)
          .split(' ')
          .map((part, i) => [i ? ' ' : '', el('span', { class: 'word' }, part)]),
      ),
      run.lab && el('p', { class: 'soft' }, 'The lab measures the whole platform; the second half shows this case of it.'),
    ),
    block(run.role === 'PREDICTED' ? 'Predicted for' : 'Measured on', drawPlatform(run)),
    others.length > 0 &&
      block(
        'The same case elsewhere',
        el(
          'ul',
          { class: 'elsewhere' },
          others.map((o) =>
            el(
              'li',
              { class: o.run.role },
              el('a', { href: caseHash(o) }, title(o.run)),
              ' ',
              signed(o.status, wordOf(o)),
              ' ',
              el('code', {}, cut(o.outcome, 100)),
            ),
          ),
        ),
      ),
    siblings.length > 0 &&
      block(
        run.role === 'PREDICTED' ? 'Other APIs and families, predicted too' : 'Other APIs and families here',
        el(
          'ul',
          { class: 'elsewhere' },
          siblings.map((o) =>
            el(
              'li',
              { class: run.role },
              el('a', { href: caseHash(o) }, apiTitle(o.api) + ', ' + o.family),
              ' ',
              signed(o.status, wordOf(o)),
              ' ',
              el('code', {}, cut(o.outcome, 100)),
            ),
          ),
        ),
      ),
  );
}
// Which exception or message stands behind an error of the outcome, as this very case saw it.
function drawErrors(cell) {
  const seen = unique(
    traceOf(cell)
      .map((line) => line.match(ERROR))
      .filter((m) => m && cell.outcome.includes(m[1]) && m[2])
      .map((m) => m[1] + ' was ' + m[2]),
  );
  return (
    /E[A-Z]{3,}/.test(cell.outcome) &&
    el(
      'p',
      { class: 'soft' },
      seen.length ? 'As it was seen: ' + cut(seen.join('; '), 300) + '. ' : '',
      el('a', { href: hash('/words', { at: 'errors' }) }, 'Errors and exceptions'),
    )
  );
}
const partsOf = (cell) => {
  const texts = cell.outcome.split(', ');
  return cell.parts && cell.parts.length === texts.length ? texts.map((text, i) => ({ text, at: cell.parts[i] })) : [];
};
// Which recorded call gave which part of the outcome.
function drawParts(cell) {
  const lines = traceOf(cell);
  const parts = partsOf(cell);
  return (
    parts.length > 0 &&
    el(
      'table',
      { class: 'list parts' },
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Part'), el('th', { scope: 'col' }, 'Recorded from'))),
      el(
        'tbody',
        {},
        parts.map(({ text, at }) =>
          el(
            'tr',
            {},
            el('td', {}, el('code', {}, cut(text, 200))),
            el(
              'td',
              {},
              at >= 0 && at < lines.length
                ? ['line ' + (at + 1) + ': ', el('code', {}, cut(lines[at].split(' -> ')[0], 200))]
                : 'the test\u2019s own word',
            ),
          ),
        ),
      ),
    )
  );
}
function drawTrace(cell) {
  const recorded = new Map(partsOf(cell).map(({ at }, i) => [at, i + 1]));
  const lines = traceOf(cell);
  return lines.length
    ? el(
        'ol',
        { class: 'trace', tabindex: 0 },
        lines.map((line, i) =>
          el(
            'li',
            recorded.has(i) ? { class: 'recorded' } : {},
            line,
            recorded.has(i) && el('span', { class: 'part' }, ' \u2190 part ' + recorded.get(i)),
          ),
        ),
      )
    : el('p', {}, 'No call was made.');
}
function drawPrediction(cell, model, prediction) {
  if (!prediction) {
    return el('p', {}, model ? 'The model has no such case.' : 'The model has no flavour for this platform.');
  }
  const agrees = prediction.outcome.split(' | ').includes(cell.outcome) && tried(cell);
  const row = (role, name, c) =>
    el(
      'tr',
      { class: role },
      el('th', { scope: 'row' }, name),
      el('td', {}, signed(c.status, wordOf(c))),
      el('td', {}, el('code', {}, cut(c.outcome, 300) || 'none')),
    );
  return [
    el('table', { class: 'list' }, el('tbody', {}, row('OBSERVED', 'Observed', cell), row('PREDICTED', 'Predicted', prediction))),
    el(
      'p',
      {},
      agrees
        ? 'The observation is ' + (prediction.outcome.includes(' | ') ? 'one of the outcomes that are' : 'as') + ' predicted.'
        : tried(cell) && prediction.outcome
          ? 'The prediction is not what was observed.'
          : 'They cannot be compared: one of them has no outcome.',
      ' ',
      el('a', { href: caseHash(prediction) }, 'The prediction'),
    ),
  ];
}
function drawPlatform(run) {
  const p = run.platform;
  const facts =
    run.role === 'PREDICTED'
      ? [
          ['Model', p.stack.replace('model:', '')],
          ['APIs after', p.jdkVendor],
          ['Made', date(run.started)],
          ['Commit', run.commit],
        ]
      : [
          ['System', p.os + (p.stack === p.os ? '' : ', stack ' + p.stack)],
          ['Kernel', p.kernel],
          ['Processor', p.arch],
          ['C library', p.libc],
          ['JDK', p.jdk + ' (' + p.jdkVendor + ')'],
          ['IPv6', p.ipv6 ? 'yes' : 'no'],
          ['Options', p.options],
          ['Measured', date(run.started)],
          ['Commit', run.commit],
          ['Kept as', run.role === 'RECORDED' ? run.id + '.jsonl' : ''],
        ];
  return el(
    'dl',
    { class: 'facts' },
    facts.filter(([, v]) => v).map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, cut(value, 300)))),
  );
}
