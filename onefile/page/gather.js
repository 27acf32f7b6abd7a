'use strict';
// What is dropped or chosen, as files with the paths they have below the folder dropped.

/** @typedef {{path: string, file: File, inFolder: boolean}} Found */

/** What no folder is searched for: hidden files, locks of Office and WPS, what systems leave. */
const LEFT_OUT = /^(?:\.|~\$|thumbs\.db$|desktop\.ini$|__macosx$|node_modules$)/i;

/** So many files of a folder are taken; more is likely a whole disk, dropped by mistake. */
const MOST_FILES = 3000;

/** @returns {boolean} whether a folder is not searched for a name */
function leftOut(name) {
  return LEFT_OUT.test(name) && !isSettings(name);
}

/**
 * Returns all files of a drop. Must be called while the event lasts, for what it holds goes with it.
 * @param {DataTransfer} transfer
 * @returns {Promise<Found[]>}
 */
async function dropped(transfer) {
  const items = [...transfer.items].filter((item) => item.kind === 'file');
  const entries = items.map((item) => item.webkitGetAsEntry?.() ?? null);
  const files = items.map((item) => item.getAsFile());
  const found = [];
  for (const [index, entry] of entries.entries()) {
    if (entry?.isDirectory) await walk(entry, entry.name, found);
    else if (files[index]) found.push({ path: files[index].name, file: files[index], inFolder: false });
  }
  return found;
}

/**
 * Adds the files below a folder, in the order of their names.
 * @param {FileSystemDirectoryEntry} folder
 * @param {string} path
 * @param {Found[]} found
 */
async function walk(folder, path, found) {
  const entries = await children(folder);
  for (const entry of entries.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }))) {
    if (found.length >= MOST_FILES) return;
    const below = `${path}/${entry.name}`;
    if (leftOut(entry.name)) continue;
    if (entry.isDirectory) await walk(entry, below, found);
    else found.push({ path: below, file: await new Promise((done, fail) => entry.file(done, fail)), inFolder: true });
  }
}

/** Returns what stands in a folder; browsers hand it over by so many at a time. */
async function children(folder) {
  const reader = folder.createReader();
  const all = [];
  for (;;) {
    const some = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (!some.length) return all;
    all.push(...some);
  }
}

/**
 * Returns the files that a file or folder field holds, and empties it, so that the same can be chosen anew.
 * @param {HTMLInputElement} field
 * @returns {Found[]}
 */
function picked(field) {
  const files = [...field.files].map((file) => {
    const path = file.webkitRelativePath || file.name;
    return { path, file, inFolder: path.includes('/') };
  });
  field.value = '';
  return files.filter(({ path }) => !path.split('/').some(leftOut)).slice(0, MOST_FILES);
}
