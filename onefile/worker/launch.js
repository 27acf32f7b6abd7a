/**
 * Start the engine: a worker from the parts that stand in the page, each known to be whole.
 *
 * The page waits for nothing here but text becoming bytes; all else is the worker's.
 */
'use strict';

/** The part that the worker runs, and those that it is sent, in the order of their use. */
const SCRIPT = 'script';
const SENT = ['wasm', 'library', 'pdfium'];

const TOO_OLD = {
  zh: '这个浏览器太旧，请用 Edge、Chrome 108 或 Firefox 107 以上的版本打开。',
  en: 'This browser is too old; use Edge or Chrome 108, Firefox 107, or later.',
};
const DAMAGED = {
  zh: '文件不完整或被改动过，请重新拷贝一份。',
  en: 'This file is damaged or was changed; get another copy.',
};

/**
 * Return the promise of a worker that boots.
 * @param {(told: object) => void} tell hears of what is done outside of the worker
 * @returns {Promise<Worker>} rejected with `{said: {zh, en}}`
 */
async function launch(tell) {
  if (typeof WebAssembly !== 'object' || typeof Worker !== 'function') throw { said: TOO_OLD };
  const of = SENT.length + 1;
  tell({ say: 'progress', stage: 'unpack', done: 0, of });
  const { packed, digest } = partOf(SCRIPT);
  if ((await hashwasm.sha256(packed)) !== digest) throw { said: DAMAGED };
  const address = URL.createObjectURL(new Blob([fzstd.decompress(packed)], { type: 'text/javascript' }));
  const worker = new Worker(address);
  for (const name of SENT) {
    const part = partOf(name);
    worker.postMessage({ do: 'part', name, ...part }, [part.packed.buffer]);
    tell({ say: 'progress', stage: 'unpack', done: SENT.indexOf(name) + 1, of });
  }
  worker.addEventListener('message', () => URL.revokeObjectURL(address), { once: true });
  return worker;
}

/** Return the bytes of a part as they stand in the page, and the hash that they should have. */
function partOf(name) {
  const element = document.getElementById(`part-${name}`);
  const text = decoded(element ? element.textContent : '');
  const packed = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) packed[at] = text.charCodeAt(at);
  return { packed, digest: element ? element.dataset.sha256 : '' };
}

/** Return what stands in base64; nothing, where it cannot be that. */
function decoded(text) {
  try {
    return atob(text);
  } catch {
    return '';
  }
}
