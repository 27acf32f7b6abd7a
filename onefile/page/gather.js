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
  const items = [...transfer.items].filter(({ kind }) => kind === 'file').map(held);
  const found = [];
  for (const { name, file, folder } of items) {
    const opened = await folder;
    if (opened) await walk(opened, name, found);
    else found.push({ path: name, file, inFolder: false });
  }
  return found;
}

/**
 * Returns what is dropped: a file, or a folder that is opened.
 *
 * Chromium lets a page on a disk open a folder as a handle, but not as an entry; Firefox knows entries only.
 */
function held(item) {
  const entry = item.webkitGetAsEntry();
  if (!entry?.isDirectory) {
    const file = item.getAsFile();
    return { name: file.name, file, folder: null };
  }
  const byEntry = () => ({ list: () => entries(entry) });
  const folder =
    item.getAsFileSystemHandle?.().then((handle) => ({ list: () => handles(handle) }), byEntry) ?? byEntry();
  return { name: entry.name, file: null, folder };
}

/** Returns what stands in a folder that is a handle: names with what opens each. */
async function handles(folder) {
  const made = [];
  for await (const one of folder.values()) {
    const isFolder = one.kind === 'directory';
    made.push({
      name: one.name,
      folder: isFolder ? { list: () => handles(one) } : null,
      file: () => one.getFile(),
    });
  }
  return made;
}

/** Returns the same of a folder that is an entry; browsers hand it over by so many at a time. */
async function entries(folder) {
  const reader = folder.createReader();
  const made = [];
  for (;;) {
    const some = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (!some.length) return made;
    made.push(
      ...some.map((one) => ({
        name: one.name,
        folder: one.isDirectory ? { list: () => entries(one) } : null,
        file: () => new Promise((done, fail) => one.file(done, fail)),
      })),
    );
  }
}

/** Adds the files below a folder, in the order of their names. */
async function walk(folder, path, found) {
  const inside = (await folder.list()).filter(({ name }) => !leftOut(name));
  for (const one of inside.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }))) {
    if (found.length >= MOST_FILES) return;
    const below = `${path}/${one.name}`;
    if (one.folder) await walk(one.folder, below, found);
    else found.push({ path: below, file: await one.file(), inFolder: true });
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
