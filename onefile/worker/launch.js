/**
 * Start the engine: a worker from the parts that stand in the page, each known to be whole.
 *
 * The page waits for nothing here but text becoming bytes; all else is the worker's.
 */
'use strict';

/** What the worker runs, its parts at the start, and those that it asks for when needed. */
const SCRIPT = 'part-script';
const FIRST = ['part-wasm', 'part-library'];

/**
 * Return the promise of a worker that boots.
 * @param {(told: object) => void} tell hears of what is done outside of the worker
 * @returns {Promise<Worker>} rejected with `{said: {zh, en}}`
 */
async function launch(tell) {
  if (typeof WebAssembly !== 'object' || typeof Worker !== 'function') {
    throw {
      said: {
        zh: '这个浏览器太旧，请用 Edge、Chrome 108 或 Firefox 107 以上的版本打开。',
        en: 'this browser is too old; use Edge or Chrome 108, Firefox 107, or later.',
      },
    };
  }
  tell({ say: 'progress', stage: 'unpack', done: 0, of: FIRST.length + 1 });
  const { packed, digest } = partOf(SCRIPT);
  if ((await hashwasm.sha256(packed)) !== digest) {
    throw {
      said: {
        zh: '文件不完整或被改动过，请重新拷贝一份。',
        en: 'this file is damaged or was changed; get another copy.',
      },
    };
  }
  const script = new Blob([fflate.gunzipSync(packed)], { type: 'text/javascript' });
  const address = URL.createObjectURL(script);
  const worker = new Worker(address);
  worker.addEventListener('message', ({ data }) => {
    if (data.say === 'want') give(worker, data.part);
    if (data.say === 'ready') URL.revokeObjectURL(address);
  });
  FIRST.forEach((id, done) => {
    give(worker, id);
    tell({ say: 'progress', stage: 'unpack', done: done + 1, of: FIRST.length + 1 });
  });
  return worker;
}

/** Send a part to the worker. */
function give(worker, id) {
  const { packed, digest } = partOf(id);
  worker.postMessage({ do: 'part', name: id.replace('part-', ''), packed, digest }, [packed.buffer]);
}

/** Return the bytes of a part as it stands in the page, and what they should amount to. */
function partOf(id) {
  const element = document.getElementById(id);
  const text = atob(element ? element.textContent.trim() : '');
  const packed = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) packed[at] = text.charCodeAt(at);
  return { packed, digest: element ? element.dataset.sha256 : '' };
}
