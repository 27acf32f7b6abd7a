'use strict';
// Settings in the file name of the page: jixiaolint--口径=广东--必须改=退回修改.html

/**
 * @typedef {Object} Choice What a person sets, as the form and the file name have it.
 * @property {string} [profile] a name of a profile, or what is meant for one
 * @property {string} [lang] zh or en
 * @property {string} [min-severity] error, warning or info
 * @property {string} [must] what a level is called; likewise should, may
 * @property {string} [office] what letters say at their head; likewise contact, deadline, number
 * @property {string} [ignore] codes of rules
 * @property {Object<string, string>} [basis] code of a rule -> document it rests on
 */

/** Key -> the words that mean it in a file name, the one that is written first. */
const KEYS = {
  profile: ['口径', '指标体系', '体系', 'profile'],
  lang: ['语言', 'lang', 'language'],
  'min-severity': ['列出', '只列', '级别', 'min-severity', 'severity'],
  must: ['必须改', 'must'],
  should: ['应当改', 'should'],
  may: ['可改可不改', 'may'],
  office: ['单位', '发文单位', 'office'],
  contact: ['联系人', 'contact'],
  deadline: ['期限', '答复期限', 'deadline'],
  number: ['文号', 'number'],
  ignore: ['不用', 'ignore'],
};

/** Words for values that are written otherwise in settings. */
const VALUES = {
  profile: { 自动: 'auto' },
  lang: { 中文: 'zh', 英文: 'en', 英语: 'en', english: 'en', chinese: 'zh' },
  'min-severity': { 必须改: 'error', 应当改: 'warning', 可改可不改: 'info', 全部: 'info' },
};

/** What follows this word and a dot is the code of a rule whose basis is named. */
const BASIS = /^(?:依据|basis)[.．·\s]?([A-Z]{3}\d{3})$/i;

/** What Windows and browsers put behind the name of a copy. */
const COPY = /(?:\s*[(（]\d+[)）]|\s*-\s*(?:副本|复制|copy))+$/i;

const FORBIDDEN = {
  '\\': '＼',
  '/': '／',
  ':': '：',
  '*': '＊',
  '?': '？',
  '"': '＂',
  '<': '＜',
  '>': '＞',
  '|': '｜',
};

/**
 * Returns what the name of a file sets, and the words in it that nobody understands.
 * @param {string} fileName
 * @returns {{choice: Choice, unknown: string[]}}
 */
function fromName(fileName) {
  const [, ...said] = fileName
    .replace(/\.x?html?$/i, '')
    .replace(COPY, '')
    .split(/--|——/);
  const choice = {};
  const unknown = [];
  for (const part of said.map((one) => one.trim()).filter(Boolean)) {
    const [, word, value] = /^([^=＝]*)[=＝](.*)$/.exec(part) ?? [];
    if (!value || !setBy(choice, word.trim(), value.trim())) unknown.push(part);
  }
  return { choice, unknown };
}

/**
 * Sets what a word means to a value and returns whether the word means anything.
 * @param {Choice} choice
 * @param {string} word
 * @param {string} value
 * @returns {boolean}
 */
function setBy(choice, word, value) {
  const [, code] = BASIS.exec(word) ?? [];
  if (code) {
    choice.basis = { ...choice.basis, [code.toUpperCase()]: value };
    return true;
  }
  const [key] = Object.entries(KEYS).find(([, words]) => words.includes(word.toLowerCase())) ?? [];
  if (!key) return false;
  const meant = VALUES[key]?.[value.toLowerCase()] ?? value;
  if (key === 'lang' && !['zh', 'en'].includes(meant)) return false;
  if (key === 'min-severity' && !['error', 'warning', 'info'].includes(meant)) return false;
  choice[key] = meant;
  return true;
}

/**
 * Returns the name of a file that sets what is chosen.
 * @param {Choice} choice
 * @returns {string}
 */
function toName(choice) {
  const parts = Object.keys(KEYS)
    .filter((key) => choice[key])
    .map((key) => [KEYS[key][0], worded(key, choice[key])]);
  const basis = Object.entries(choice.basis ?? {}).map(([code, text]) => [`依据.${code}`, text]);
  return `${['jixiaolint', ...[...parts, ...basis].map((pair) => pair.map(allowed).join('='))].join('--')}.html`;
}

/** Returns a value in the word that a person would use for it. */
function worded(key, value) {
  const words = Object.entries(VALUES[key] ?? {});
  return words.find(([, meant]) => meant === value)?.[0] ?? value;
}

/** Returns a text without what a file name must not hold. */
function allowed(text) {
  return text
    .replace(/[\\/:*?"<>|]/g, (sign) => FORBIDDEN[sign])
    .replace(/-{2,}|——/g, '—')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Returns the profile that a word means: its name, or one whose title begins with or holds it.
 * @param {string} word
 * @param {{name: string, zh: string, en: string}[]} profiles
 * @returns {string | null}
 */
function profileNamed(word, profiles) {
  const plain = word.toLowerCase();
  if (plain === 'auto' || profiles.some((one) => one.name === plain)) return plain;
  const titles = profiles.map((one) => [one.name, `${one.zh} ${one.en} ${one.name}`.toLowerCase()]);
  const [name] =
    titles.find(([, title]) => title.startsWith(plain)) ??
    titles.find(([, title]) => title.includes(plain)) ??
    [];
  return name ?? null;
}

/**
 * Returns the keys of a settings file that say what is chosen.
 * @param {Choice} choice
 * @returns {Object<string, unknown>}
 */
function settingsOf(choice) {
  const some = (keys) =>
    Object.fromEntries(keys.filter((key) => choice[key]).map((key) => [key, choice[key]]));
  const made = some(['profile', 'lang', 'min-severity']);
  const levels = some(['must', 'should', 'may']);
  const letter = some(['office', 'contact', 'deadline', 'number']);
  const ignore = (choice.ignore ?? '').split(/[\s,，、;；+]+/).filter(Boolean);
  const options = Object.entries(choice.basis ?? {}).map(([code, basis]) => [code, { basis }]);
  if (ignore.length) made.ignore = ignore;
  if (Object.keys(levels).length) made.levels = levels;
  if (Object.keys(letter).length) made.letter = letter;
  if (options.length) made['rule-options'] = Object.fromEntries(options);
  return made;
}

/**
 * Returns a settings file: YAML, in which a value in the manner of JSON is right too.
 * @param {Choice} choice
 * @returns {string}
 */
function toYaml(choice) {
  const lines = Object.entries(settingsOf(choice)).map(
    ([key, value]) => `${key}: ${JSON.stringify(value)}\n`,
  );
  return ['# jixiaolint 的设置，与表一起拖进网页，或放在表所在的目录。\n', ...lines].join('');
}
