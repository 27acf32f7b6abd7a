'use strict';
// What the page knows: what was given, how it is to be checked, what came of it.

const state = {
  /** Path below the folder that was dropped -> file. @type {Map<string, File>} */
  tables: new Map(),
  /** @type {Map<string, File>} */
  rules: new Map(),
  /** @type {File | null} */
  settingsFile: null,
  /** @type {File | null} */
  earlier: null,
  /** @type {Choice} */
  choice: {},
  /** Those that the engine knows. @type {{name: string, zh: string, en: string}[]} */
  profiles: [],
  /** @type {Checked | null} */
  checked: null,
  /** Paths that are to be checked yet. @type {Set<string>} */
  waiting: new Set(),
  /** Remark -> what was answered to it in the letter. @type {Map<string, {done: boolean, text: string}>} */
  answers: new Map(),
  /** Whether there are answers that nobody saved. */
  unsaved: false,
  /** Sentences that nobody has put away yet. @type {Said[]} */
  said: [],
  /** The worker is at something that somebody asked for. */
  busy: false,
  /** The worker that knew the last run is gone. */
  forgotten: false,
  /** Something was given meanwhile. */
  again: false,
  /** @type {'letter' | 'office'} */
  view: 'letter',
  /** Whether the frame of the office shows the last run. */
  overviewed: false,
};

/**
 * Returns how the engine is asked to check.
 * @returns {Wanted}
 */
function wanted() {
  const { tables, rules, settingsFile, earlier, choice } = state;
  return { tables, rules, settingsFile, earlier, settings: settingsOf({ ...choice, lang: language }) };
}
