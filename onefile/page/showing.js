'use strict';
// What the page shows of what it knows.

/** Shows everything anew. */
function render() {
  const { tables, checked, waiting } = state;
  const rows = rowsOf([...tables.keys()], checked?.report ?? null, checked?.lost ?? new Map(), waiting);
  const words = levelWords(checked?.reply?.levels ?? state.choice);
  const done = Boolean(tables.size && checked?.reply?.letter);
  document.body.classList.toggle('empty', !tables.size);
  document.body.classList.toggle('done', done);
  renderVerdict(rows, words);
  showRows(at('files'), rows, words, { open: lead, leave });
  renderGiven();
  renderTroubles();
  renderViews(done);
  at('stop').hidden = !state.busy;
}

function renderVerdict(rows, words) {
  const told = at('verdict');
  const some = rows.some((row) => row.state !== 'waiting');
  const { sentence, level } = some
    ? verdict(rows, words)
    : {
        sentence: say(`${rows.length} 个文件等待检查。`, `${rows.length} files to be checked.`),
        level: 'quiet',
      };
  told.textContent = sentence;
  told.className = `verdict ${level}`;
}

function renderViews(done) {
  at('letters').hidden = !done;
  for (const view of ['letter', 'office']) {
    const seen = state.view === view;
    at(view).hidden = !seen;
    at(`view-${view}`).setAttribute('aria-pressed', String(seen));
    document.querySelector(`[data-make=${view}]`).hidden = !seen;
  }
}

/** Shows what the engine said besides findings and files that failed. */
function renderTroubles() {
  const { reply, report } = state.checked ?? {};
  const known = new Set((report?.failures ?? []).map(({ message }) => message));
  const lines = (reply?.said ?? '').split('\n').map((line) => line.replace(/^jixiaolint: /, '').trim());
  const kind = reply?.letter ? 'quiet' : 'failure';
  const said = lines.filter((line) => line && !known.has(line));
  // An alert that does not change is not told again.
  if (said.join('') !== at('troubles').textContent)
    at('troubles').replaceChildren(...said.map((line) => make('p', kind, line)));
}

/** Shows what else holds: rules, settings, an earlier result; each can be taken back. */
function renderGiven() {
  const { rules, settingsFile, earlier } = state;
  const given = [
    rules.size && [
      say(`自己的规则：${rules.size} 个文件`, `Own rules: ${rules.size} files`),
      () => (state.rules = new Map()),
    ],
    settingsFile && [
      say(`设置文件：${settingsFile.name}`, `Settings file: ${settingsFile.name}`),
      () => (state.settingsFile = null),
    ],
    earlier && [say(`比较：${earlier.name}`, `Compared with: ${earlier.name}`), () => (state.earlier = null)],
  ];
  at('given').replaceChildren(
    ...given.filter(Boolean).map(([words, away]) => make('li', '', words, ' ', without(words, away))),
  );
}

/** Returns the button that takes something back. */
function without(words, away) {
  const made = button(
    '×',
    () => {
      hush();
      away();
      run();
      at('pick-files').focus();
    },
    'leave',
  );
  made.setAttribute('aria-label', say(`不用${words}`, `Do without: ${words}`));
  return made;
}

/** Leads to what the letter says of a file. */
function lead(row) {
  state.view = 'letter';
  renderViews(true);
  bid(at('letter'), { do: 'find', key: row.key, name: row.path.slice(row.path.lastIndexOf('/') + 1) });
}

/** Takes a file, or the archive that it lies in, from the list. */
function leave(row) {
  const path = [...state.tables.keys()].find((one) => one === row.path || isInside(row.path, one));
  state.tables.delete(path);
  state.waiting.delete(path);
  if (!state.tables.size) return clear();
  at('verdict').focus();
  return run();
}

/** Begins anew; rules, settings and the earlier result stay. */
function clear() {
  hush();
  Object.assign(state, {
    tables: new Map(),
    waiting: new Set(),
    checked: null,
    view: 'letter',
    overviewed: false,
    answers: new Map(),
    unsaved: false,
  });
  if (state.busy) asked.stop();
  render();
  if (!document.body.classList.contains('busy')) idle('');
  at('pick-files').focus();
}
