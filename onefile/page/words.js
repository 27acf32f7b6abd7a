'use strict';
// The language of the page: what stands in index.html is Chinese, its English beside it.

/** @typedef {{zh: string, en: string}} Said */

/** @type {'zh' | 'en'} */
let language = 'zh';

/**
 * Returns the words that suit the language of the page.
 * @param {string} zh
 * @param {string} en
 * @returns {string}
 */
function say(zh, en) {
  return language === 'en' ? en : zh;
}

/**
 * Returns what the worker or the page itself says, in the language of the page.
 * @param {Said} said
 * @returns {string}
 */
function told(said) {
  return say(said.zh, said.en);
}

/** What an element says in Chinese, kept while it says it in English. */
const CHINESE = new WeakMap();

/** Attributes that speak, and where their English stands. */
const SPOKEN = [
  ['aria-label', 'data-en-label'],
  ['title', 'data-en-title'],
];

/**
 * Lets the fixed words of the page speak a language.
 * @param {'zh' | 'en'} wanted
 */
function speak(wanted) {
  language = wanted;
  document.documentElement.lang = say('zh-CN', 'en');
  document.title = say('绩效指标检查 jixiaolint', 'jixiaolint: check of performance indicators');
  for (const element of document.querySelectorAll('[data-en]')) {
    if (!CHINESE.has(element)) CHINESE.set(element, [...element.childNodes]);
    element.replaceChildren(...(wanted === 'en' ? [element.dataset.en] : CHINESE.get(element)));
  }
  for (const [attribute, source] of SPOKEN) {
    for (const element of document.querySelectorAll(`[${source}]`)) {
      if (!element.hasAttribute('data-zh')) element.setAttribute('data-zh', element.getAttribute(attribute));
      element.setAttribute(attribute, element.getAttribute(wanted === 'en' ? source : 'data-zh'));
    }
  }
}
