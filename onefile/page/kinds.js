'use strict';
// What each file is for: a table, a rule, settings, an earlier result; or why it is not taken.

const MIB = 2 ** 20;
/** So much one file may have, as `size-mb` of the command line says, and all together. */
const MOST_BYTES = 100 * MIB;
const MOST_TOGETHER = 200 * MIB;

/** What to do with kinds that cannot be read here but are likely to hold a table, by the ending of their names. */
const TO_BE_SAVED_ANEW = [
  [
    /\.(?:doc|dot|wps|wpt|rtf|odt|fodt)$/i,
    '请用 WPS 或 Word 打开，另存为 .docx 再拖进来。',
    'Please open it in WPS or Word and save it as .docx.',
  ],
  [
    /\.(?:rar|7z|tar|gz|tgz|iso|cab)$/i,
    '请先解压，把里面的文件或文件夹拖进来（zip 可以直接拖）。',
    'Please unpack it first; only zip can be dropped as it is.',
  ],
];

/** What to say of all kinds that cannot be read here; of those that hold no table, folders may hold many. */
const ADVICE = [
  ...TO_BE_SAVED_ANEW,
  [
    /\.(?:jpe?g|png|gif|bmp|tiff?|webp|heic|ofd)$/i,
    '图片、扫描件和 OFD 里没有可读的文字，请用原来的表格或 Word 文件。',
    'Pictures, scans and OFD have no text to read; please take the original table.',
  ],
  [
    /\.(?:pptx?|dps)$/i,
    '不读演示文稿，请把表格另存为 .xlsx 或 .docx。',
    'Slides are not read; please save the table as .xlsx or .docx.',
  ],
  [/\.(?:exe|dll|msi|lnk|bat|mp[34]|mov|avi)$/i, '这不是表格。', 'This is no table.'],
];

/** @returns {boolean} whether a name is that of a settings file */
function isSettings(path) {
  return /(?:^|\/)\.?jixiaolint\.ya?ml$/i.test(path);
}

/** @returns {boolean} whether a path is that of a rule or of what lies beside rules */
function isRule(path) {
  return /\.ya?ml$/i.test(path);
}

/**
 * @typedef {Object} Sorted
 * @property {Found[]} tables
 * @property {Found[]} rules
 * @property {Found | null} settingsFile
 * @property {Found | null} earlier
 * @property {{path: string, said: Said}[]} refused
 * @property {number} passedBy files of folders that are of no kind that is read or holds a table
 */

/**
 * Sorts files by what they are for.
 * @param {Found[]} found
 * @param {number} bytes those of the tables that are there already
 * @returns {Promise<Sorted>}
 */
async function sorted(found, bytes) {
  const made = { tables: [], rules: [], settingsFile: null, earlier: null, refused: [], passedBy: 0 };
  const ruleFolders = new Set(
    found
      .filter(({ path, inFolder }) => inFolder && isRule(path) && !isSettings(path))
      .map(({ path }) => path.split('/')[0]),
  );
  let together = bytes;
  for (const one of found) {
    const taken = readable(one.path) || (await isTextWithin(one));
    const why = refusal(one, taken, together);
    if (isSettings(one.path)) made.settingsFile = one;
    else if (isRule(one.path) || besideRules(one, ruleFolders)) made.rules.push(one);
    else if (one.inFolder && !taken && !adviceOn(one.path, TO_BE_SAVED_ANEW)) made.passedBy += 1;
    else if (why) made.refused.push({ path: one.path, said: why });
    else if (await isEarlier(one.file)) made.earlier = one;
    else {
      made.tables.push(one);
      together += one.file.size;
    }
  }
  return made;
}

/** @returns {boolean} whether a file of a folder of rules belongs to them, such as a list of words */
function besideRules({ path, inFolder }, ruleFolders) {
  return inFolder && ruleFolders.has(path.split('/')[0]) && /\/lexicons\/[^/]+\.txt$/i.test(path);
}

/** @returns {boolean} whether the field for files offers a kind */
function readable(path) {
  const kinds = at('in-files').accept.split(',');
  return kinds.includes(/\.[^./]*$/.exec(path.toLowerCase())?.[0]);
}

/** @returns {Said | null} what to do with a file that cannot be read */
function adviceOn(path, advice) {
  const [, zh, en] = advice.find(([kind]) => kind.test(path)) ?? [];
  return zh ? { zh, en } : null;
}

/**
 * Returns why a file is not taken, before any of it is read; null if it is.
 * @param {Found} found
 * @param {boolean} taken whether it is of a kind that is read
 * @param {number} together
 * @returns {Said | null}
 */
function refusal({ path, file }, taken, together) {
  const advice = taken ? null : adviceOn(path, ADVICE);
  if (advice) return advice;
  if (!file.size) return { zh: '文件是空的。', en: 'The file is empty.' };
  const size = Math.ceil(file.size / MIB);
  if (file.size > MOST_BYTES) {
    return {
      zh: `文件 ${size} MB，超过 100 MB，没有读。请拆成几个文件。`,
      en: `The file has ${size} MB, more than 100 MB, and was not read. Please split it.`,
    };
  }
  if (together + file.size > MOST_TOGETHER) {
    return {
      zh: '合计超过 200 MB，这个没有读。请分几次检查。',
      en: 'All together there are more than 200 MB, so this one was not read. Please check them in several goes.',
    };
  }
  return null;
}

/** @returns {Promise<boolean>} whether a .doc is XML of Word 2003, or a page saved as such */
async function isTextWithin({ path, file }) {
  if (!/\.doc$/i.test(path)) return false;
  const start = await file
    .slice(0, 200)
    .text()
    .catch(() => '');
  return /^\uFEFF?\s*(?:<|MIME-Version:)/i.test(start);
}

/** @returns {Promise<boolean>} whether a file is what an earlier run wrote as JSON */
async function isEarlier(file) {
  if (!/\.json$/i.test(file.name)) return false;
  const start = await file
    .slice(0, 200)
    .text()
    .catch(() => '');
  return /^\uFEFF?\s*\{\s*"version"\s*:/.test(start);
}
