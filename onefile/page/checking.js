'use strict';
// A run over all files: one that ends the worker is left out, and the others go on.

/**
 * @typedef {Object} Wanted What is to be checked, and how.
 * @property {Map<string, File>} tables
 * @property {Map<string, File>} rules
 * @property {File | null} settingsFile
 * @property {File | null} earlier
 * @property {Object<string, unknown>} settings
 */

/**
 * @typedef {Object} Checked
 * @property {object} reply what the worker said
 * @property {object | null} report its JSON, taken apart
 * @property {Map<string, Said>} lost files that could not be checked at all
 */

const UNREADABLE = {
  zh: '文件被改名、移走或正被占用，请重新拖进来。',
  en: 'The file was renamed, moved or is in use; please drop it again.',
};

/**
 * Returns what a run finds. Rejects with a Trouble where nothing could be checked.
 * @param {{ask: (question: object, transfer?: ArrayBuffer[]) => Promise<object>}} asked
 * @param {Wanted} wanted
 * @param {Map<string, Said>} lost files that are left out, for they could not be checked before
 * @returns {Promise<Checked>}
 */
async function check(asked, wanted, lost) {
  for (;;) {
    const question = await packed(wanted, lost);
    if (!question.files.length) return { reply: null, report: null, lost };
    try {
      const reply = await asked.ask(question, buffers(question));
      return { reply, report: reply.json ? JSON.parse(reply.json) : null, lost };
    } catch (trouble) {
      const culprit = guilty(trouble, question.files);
      if (!culprit) throw trouble;
      lost.set(culprit, trouble.said);
    }
  }
}

/** Returns the path of the file at which the worker was lost; null if that is none's fault. */
function guilty(trouble, files) {
  if (!trouble.died || trouble.stopped) return null;
  if (files.length === 1) return files[0].path;
  return files.some(({ path }) => path === trouble.name) ? trouble.name : null;
}

/** Returns the question for the worker, and notes files that cannot be read any more. */
async function packed(wanted, lost) {
  const left = new Map([...wanted.tables].filter(([path]) => !lost.has(path)));
  const question = {
    do: 'check',
    files: await contents(left, lost),
    rules: await contents(wanted.rules, lost),
    settings: wanted.settings,
  };
  if (wanted.settingsFile) question.settingsFile = await written(wanted.settingsFile);
  if (wanted.earlier) {
    question.earlier = { name: wanted.earlier.name, text: await written(wanted.earlier) };
  }
  return question;
}

async function contents(files, lost) {
  const made = [];
  for (const [path, file] of files) {
    try {
      made.push({ path, bytes: await file.arrayBuffer() });
    } catch {
      lost.set(path, UNREADABLE);
    }
  }
  return made;
}

/** Returns what a file of text says: in UTF-8, else as Windows writes Chinese. */
async function written(file) {
  const bytes = await file.arrayBuffer().catch(() => {
    throw { said: { zh: `${file.name}：${UNREADABLE.zh}`, en: `${file.name}: ${UNREADABLE.en}` } };
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function buffers({ files, rules }) {
  return [...files, ...rules].map(({ bytes }) => bytes);
}
