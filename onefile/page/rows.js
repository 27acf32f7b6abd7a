'use strict';
// What was found in each file, as rows, and the sentence that says how all stands.

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
 * Returns a row for each file, in their order, or for each that an archive holds; what a report does
 * not name waits.
 * @param {string[]} paths
 * @param {object | null} report
 * @param {Map<string, Said>} lost
 * @param {Set<string>} waiting files that came, or came anew, after the report
 * @returns {Row[]}
 */
function rowsOf(paths, report, lost, waiting) {
  const known = new Map(paths.map((path) => [path, blank(path)]));
  const row = (path) => known.get(path) ?? known.set(path, blank(path)).get(path);
  for (const file of report?.files ?? [])
    Object.assign(row(file.path), { state: 'checked', indicators: file.indicators });
  for (const remark of report?.remarks ?? []) {
    const one = row(remark.path);
    one.counts[remark.level] += 1;
    one.key ??= remark.fingerprint;
  }
  for (const { path, message } of report?.failures ?? []) failed(row(path), message);
  for (const [path, said] of lost) failed(row(path), told(said));
  const others = [...known.values()].slice(paths.length);
  const strays = others.filter((one) => !paths.some((path) => isInside(one.path, path)));
  const held = paths.flatMap((path) => {
    if (waiting.has(path)) return [blank(path)];
    const members = others.filter((one) => isInside(one.path, path));
    return known.get(path).state === 'waiting' && members.length ? members : [known.get(path), ...members];
  });
  return [...held, ...strays];
}

function blank(path) {
  return {
    path,
    state: 'waiting',
    said: '',
    counts: { must: 0, should: 0, may: 0 },
    indicators: 0,
    key: null,
  };
}

/** Returns whether a path leads into an archive. */
function isInside(path, archive) {
  return path.startsWith(archive) && /^[!/:]/.test(path.slice(archive.length));
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
  const usual = {
    must: say('必须改', 'must change'),
    should: say('应当改', 'should change'),
    may: say('可改可不改', 'may change'),
  };
  return Object.fromEntries(LEVELS.map((level) => [level, chosen[level] || usual[level]]));
}

/**
 * Returns the sentence that says how all stands, and its level.
 * @param {Row[]} rows
 * @param {Object<string, string>} words
 * @returns {{sentence: string, level: string}}
 */
function verdict(rows, words) {
  const sum = (of) => rows.reduce((total, row) => total + of(row), 0);
  const counts = LEVELS.map((level) => [level, sum((row) => row.counts[level])]).filter(
    ([, number]) => number,
  );
  const checked = rows.filter((row) => row.state === 'checked').length;
  const bad = rows.filter((row) => row.state === 'failed').length;
  const indicators = sum((row) => row.indicators);
  const found = counts
    .map(([level, number]) => say(`${words[level]} ${number} 条`, `${number} ${words[level]}`))
    .join(say('，', ', '));
  const zh = [
    checked ? `${checked} 个文件、${indicators} 条指标：${found || '没有发现问题'}` : '',
    bad ? `${bad} 个文件没能检查` : '',
  ];
  const en = [
    checked ? `${checked} files, ${indicators} indicators: ${found || 'nothing found'}` : '',
    bad ? `${bad} files could not be checked` : '',
  ];
  const level = counts[0]?.[0] ?? (bad ? 'must' : 'fine');
  return { sentence: `${say(zh, en).filter(Boolean).join(say('；', '; '))}${say('。', '.')}`, level };
}
