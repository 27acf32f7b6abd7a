'use strict';
// The list of files with what was found in each, and the sentence above it.

/**
 * @typedef {Object} Row
 * @property {string} path
 * @property {'waiting' | 'checked' | 'failed'} state
 * @property {string} said a sentence, where there is one
 * @property {{must: number, should: number, may: number}} counts remarks by level
 * @property {number} indicators
 * @property {string | null} key what the first remark is known by
 */

const LEVELS = ['must', 'should', 'may'];

/**
 * Returns a row for each file, in their order; what a report does not name waits.
 * @param {string[]} paths
 * @param {object | null} report
 * @param {Map<string, Said>} lost
 * @param {Set<string>} waiting files that came, or came anew, after the report
 * @returns {Row[]}
 */
function rowsOf(paths, report, lost, waiting) {
  const known = new Map(paths.map((path) => [path, blank(path)]));
  // What an archive holds stands below it.
  const row = (path) => known.get(path) ?? known.get(outer(path, known)) ?? known.set(path, blank(path)).get(path);
  for (const file of report?.files ?? []) Object.assign(row(file.path), { state: 'checked', indicators: row(file.path).indicators + file.indicators });
  for (const remark of report?.remarks ?? []) {
    const one = row(remark.path);
    one.counts[remark.level] += 1;
    one.key ??= remark.fingerprint;
  }
  for (const { path, message } of report?.failures ?? []) failed(row(path), message);
  for (const [path, said] of lost) failed(row(path), told(said));
  for (const path of waiting) known.set(path, blank(path));
  return [...known.values()];
}

function blank(path) {
  return { path, state: 'waiting', said: '', counts: { must: 0, should: 0, may: 0 }, indicators: 0, key: null };
}

/** Returns the path of the file that a path leads into, such as an archive; undefined if none. */
function outer(path, known) {
  return [...known.keys()].find((one) => path.startsWith(one) && /^[!/:]/.test(path.slice(one.length)));
}

function failed(row, message) {
  const said = message.startsWith(`${row.path}: `) ? message.slice(row.path.length + 2) : message;
  row.said = row.said ? `${row.said}\n${said}` : said;
  if (row.state === 'waiting') row.state = 'failed';
}

/**
 * Returns what levels are called: as somebody wants it, else as usual.
 * @param {Object<string, string>} [chosen]
 * @returns {Object<string, string>}
 */
function levelWords(chosen = {}) {
  const usual = { must: say('必须改', 'must change'), should: say('应当改', 'should change'), may: say('可改可不改', 'may change') };
  return Object.fromEntries(LEVELS.map((level) => [level, chosen[level] || usual[level]]));
}

/**
 * Puts the rows into the list.
 * @param {HTMLElement} list
 * @param {Row[]} rows
 * @param {Object<string, string>} words
 * @param {{open: (row: Row) => void, leave: (row: Row) => void}} does
 */
function showRows(list, rows, words, does) {
  list.replaceChildren(...rows.map((row) => item(row, words, does)));
}

function item(row, words, does) {
  const folder = row.path.slice(0, row.path.lastIndexOf('/') + 1);
  const name = make('span', 'file-name', make('small', '', folder), make('b', '', row.path.slice(folder.length)));
  const made = make('li', row.state);
  const inside = [name, chips(row, words)];
  if (row.state === 'checked') {
    const open = button('', () => does.open(row), 'open');
    open.append(...inside);
    made.append(open);
  } else made.append(make('div', 'open', ...inside));
  if (row.said) made.append(make('p', 'said', row.said));
  const leave = button('×', () => does.leave(row), 'leave');
  leave.setAttribute('aria-label', say(`移除 ${row.path}`, `Remove ${row.path}`));
  leave.title = say('从列表移除', 'Remove from the list');
  made.append(leave);
  return made;
}

/** Returns the counts of a file, or how it stands. */
function chips(row, words) {
  const made = make('span', 'chips');
  const said = LEVELS.filter((level) => row.counts[level]);
  for (const level of said) made.append(make('i', level, say(`${words[level]} ${row.counts[level]} 条`, `${row.counts[level]} ${words[level]}`)));
  if (row.state === 'failed') made.append(make('i', 'must', say('没有检查', 'not checked')));
  else if (row.state === 'waiting') made.append(make('i', 'quiet', say('等待', 'waiting')));
  else if (!said.length) made.append(make('i', 'fine', say(`${row.indicators} 条指标，没有发现问题`, `${row.indicators} indicators, nothing found`)));
  return made;
}

/**
 * Returns the sentence that says how all stands, and its level.
 * @param {Row[]} rows
 * @param {Object<string, string>} words
 * @returns {{sentence: string, level: string}}
 */
function verdict(rows, words) {
  const sum = (of) => rows.reduce((total, row) => total + of(row), 0);
  const counts = LEVELS.map((level) => [level, sum((row) => row.counts[level])]).filter(([, number]) => number);
  const checked = rows.filter((row) => row.state === 'checked').length;
  const bad = rows.filter((row) => row.state === 'failed').length;
  const indicators = sum((row) => row.indicators);
  const found = counts.map(([level, number]) => say(`${words[level]} ${number} 条`, `${number} ${words[level]}`)).join(say('，', ', '));
  const zh = [checked ? `${checked} 个文件、${indicators} 条指标：${found || '没有发现问题'}` : '', bad ? `${bad} 个文件没能检查` : ''];
  const en = [checked ? `${checked} files, ${indicators} indicators: ${found || 'nothing found'}` : '', bad ? `${bad} files could not be checked` : ''];
  const level = counts[0]?.[0] ?? (bad ? 'must' : 'fine');
  return { sentence: `${say(zh, en).filter(Boolean).join(say('；', '; '))}${say('。', '.')}`, level };
}
