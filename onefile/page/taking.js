'use strict';
// What is dropped or chosen is taken in, and checked.

/**
 * Takes files for what they are and checks all there are.
 * @param {Found[]} found
 */
async function take(found) {
  if (!found.length) return;
  const there = [...state.tables.values()].reduce((sum, file) => sum + file.size, 0);
  const given = await sorted(found, there);
  const replaced = given.tables.filter(({ path, file }) => differs(state.tables.get(path), file));
  for (const { path, file } of given.tables) {
    state.tables.set(path, file);
    state.waiting.add(path);
  }
  if (given.rules.length) state.rules = new Map(given.rules.map(({ path, file }) => [path, file]));
  if (given.settingsFile) state.settingsFile = given.settingsFile.file;
  if (given.earlier) compareWith(given.earlier.file);
  hush();
  tell(...sentences(given), ...doubts(found, replaced));
  await run();
}

/** Returns what is to be said of files that are not checked, and of what waits for tables. */
function sentences({ refused, passedBy, tables, rules, settingsFile, earlier }) {
  const said = alike(refused);
  if (passedBy && !tables.length && !rules.length) {
    said.push({
      zh: `文件夹里有 ${passedBy} 个文件，都不是能读的表格。`,
      en: `The folder holds ${passedBy} files, none of a kind that is read.`,
    });
  }
  if ((rules.length || settingsFile || earlier) && !state.tables.size) {
    const what = [
      rules.length && `规则 ${rules.length} 个文件`,
      settingsFile && `设置文件 ${settingsFile.file.name}`,
      earlier && `上次结果 ${earlier.file.name}`,
    ];
    const which = [
      rules.length && `${rules.length} files of rules`,
      settingsFile && `settings ${settingsFile.file.name}`,
      earlier && `earlier result ${earlier.file.name}`,
    ];
    said.push({
      zh: `已记下：${what.filter(Boolean).join('，')}。再拖入表格就检查。`,
      en: `Noted: ${which.filter(Boolean).join(', ')}. Now drop tables.`,
    });
  }
  return said;
}

/** So many files are named in one sentence. */
const MOST_NAMED = 5;

/** @returns {Said[]} a sentence for each reason why files are not taken, which names the first of them */
function alike(refused) {
  const byReason = new Map();
  for (const { path, said } of refused)
    byReason.set(said.zh, { said, paths: [...(byReason.get(said.zh)?.paths ?? []), path] });
  return [...byReason.values()].map(({ said, paths }) => {
    const [named, more] = [paths.slice(0, MOST_NAMED), paths.length > MOST_NAMED];
    return {
      zh: `${named.join('、')}${more ? ` 等 ${paths.length} 个` : ''}：${said.zh}`,
      en: `${named.join(', ')}${more ? ` … (${paths.length} in all)` : ''}: ${said.en}`,
    };
  });
}

/** @returns {boolean} whether a file is there that another of its name is not */
function differs(there, file) {
  return Boolean(there) && (there.size !== file.size || there.lastModified !== file.lastModified);
}

/** Returns what is said where more was dropped than is taken, or something took another's place. */
function doubts(found, replaced) {
  const said = [];
  if (found.length >= MOST_FILES)
    said.push({
      zh: `文件太多，只取了前 ${MOST_FILES} 个。`,
      en: `These are too many files; the first ${MOST_FILES} were taken.`,
    });
  if (replaced.length) {
    const names = replaced.map(({ path }) => path);
    said.push({
      zh: `“${names.join('”“')}”已在列表里，换成了新拖入的。如果是另一个单位的表，请改名，或放在各单位的文件夹里一起拖。`,
      en: `“${names.join('”, “')}” was there and gave way to what was dropped now. If that is another unit's, please rename it, or drop the folders of units together.`,
    });
  }
  return said;
}

/** @param {File} file an earlier result; what has changed since is on the page of all units */
function compareWith(file) {
  state.earlier = file;
  state.view = 'office';
}

/**
 * Takes all that is chosen for rules and for what lies beside rules.
 * @param {Found[]} found
 */
function takeRules(found) {
  const rules = found.filter(({ path }) => /\.(?:ya?ml|txt)$/i.test(path) && !isSettings(path));
  hush();
  if (!rules.length)
    return tell({ zh: '这个文件夹里没有规则（.yaml）。', en: 'There are no rules (.yaml) in this folder.' });
  state.rules = new Map(rules.map(({ path, file }) => [path, file]));
  tell(...sentences({ refused: [], passedBy: 0, tables: [], rules }));
  return run();
}

/** Lets files be dropped anywhere; while one is held over the page, a cover says so. */
function wireDrop() {
  const cover = at('cover');
  addEventListener('dragenter', ({ dataTransfer }) => {
    if (dataTransfer?.types.includes('Files')) cover.hidden = false;
  });
  addEventListener('dragover', (event) => event.preventDefault());
  cover.addEventListener('dragleave', () => (cover.hidden = true));
  addEventListener('drop', (event) => {
    event.preventDefault();
    cover.hidden = true;
    dropped(event.dataTransfer).then(take, unread);
  });
}

/** Takes what was let go over a letter, before the cover lay over that; a folder cannot be handed on. */
function overLetter({ folder, files }) {
  at('cover').hidden = true;
  if (folder)
    tell({
      zh: '文件夹请拖到左上“拖到这里”的框里。',
      en: 'Please drop folders into the box with the dashed line.',
    });
  else take(files.map((file) => ({ path: file.name, file, inFolder: false })));
}

/** A folder that cannot be walked through, such as one on a drive that went away. */
function unread() {
  tell({
    zh: '文件夹读不出来，可能已移走或没有权限。请用“选择文件夹…”按钮再选一次。',
    en: 'The folder cannot be read; it was moved, or the browser does not let it be dropped. Please use the button “Choose a folder …”.',
  });
}
