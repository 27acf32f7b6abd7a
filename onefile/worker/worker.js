/**
 * The worker: it boots Python from the parts that the page sends, and answers its messages.
 *
 * The scripts of Pyodide, of the libraries and of PDFium stand before this one, and lay.js.
 * Nothing here reaches a network: what Pyodide fetches, it is given from memory.
 */
'use strict';

/** A part is not as it was built. */
class Damaged extends Error {}

/** Parts by name: promises of what unpacks them, known to be whole, and what settles these. */
const parts = new Map();
const hashing = hashwasm.createSHA256();
/** Answers are given one after the other, the first once Python is there. */
let turn = boot();
turn.then(warm, lost);
/** Nobody has asked for anything yet. */
let idle = true;

self.onmessage = ({ data }) => {
  if (data.do === 'part') {
    part(data.name).settle(whole(data));
  } else {
    idle = false;
    turn = turn.then((session) => answer(session, data));
    turn.catch(() => {});
  }
};

/** Return the promise of a part that the page sends, or will. */
function part(name) {
  if (!parts.has(name)) {
    const made = {};
    made.unpack = new Promise((resolve) => {
      made.settle = resolve;
    });
    made.unpack.catch(() => {});
    parts.set(name, made);
  }
  return parts.get(name);
}

/** Return what unpacks a part that is as it was built. */
async function whole({ packed, digest }) {
  const hash = await hashing;
  if (hash.init().update(packed).digest() !== digest) throw new Damaged();
  return () => fzstd.decompress(packed);
}

/** Boot Python, and return the session that is opened in it. */
async function boot() {
  // Both first, for Pyodide waits for ever for what is damaged.
  const [wasm, files] = await Promise.all([
    part('wasm').unpack.then((unpack) => WebAssembly.compile(unpack())),
    part('library').unpack.then((unpack) => fflate.unzipSync(unpack())),
  ]);
  serve(wasm, files[STDLIB]);
  const python = await loadPyodide({
    indexURL: 'memory:/',
    lockFileContents: LOCK,
    createPyodideModule: _createPyodideModule,
    env: ENVIRONMENT,
    fsInit: async (FS) => lay(FS, files),
    stdout: () => {},
    stderr: () => {},
  });
  return opened(python, await part('pdfium').unpack);
}

/** Return the session that is opened in Python, with PDFium at its hand. */
function opened(python, pdfium) {
  send({ say: 'progress', stage: 'python', done: 1, of: 2 });
  python.registerJsModule('jixiaolint_pdfium', pdfiumBridge(pdfium));
  const { ready, answer, warm } = python.pyimport('session.opened');
  send(plain(ready()));
  return { python, answer, warm };
}

/** Make ready what the first check takes, unless somebody waits for it already. */
function warm(session) {
  setTimeout(() => idle && session.warm(), 300);
}

/** Let what Pyodide fetches come from memory; nothing else can be had. */
function serve(wasm, stdlib) {
  self.fetch = async (address) => {
    const name = String(address).split('/').pop();
    if (name === 'pyodide.asm.wasm') return { ok: true };
    if (name === 'python_stdlib.zip') return { ok: true, arrayBuffer: async () => stdlib };
    throw new TypeError(`nothing is fetched: ${name}`);
  };
  // Pyodide would compile what streams in; this stands compiled when it asks.
  WebAssembly.instantiateStreaming = async (_, imports) => ({
    module: wasm,
    instance: await WebAssembly.instantiate(wasm, imports),
  });
}

/** Answer a message, whatever comes of it; return the session for the next one. */
async function answer(session, message) {
  try {
    const asked = session.python.toPy(message);
    send(plain(session.answer(asked, (told) => send(plain(told)))));
    asked.destroy();
  } catch (error) {
    // The session answers whatever goes wrong in Python; so Python itself broke down.
    lost(error);
  }
  return session;
}

/** Return what Python says as values that can be sent. */
function plain(proxy) {
  const value = proxy.toJs({ dict_converter: Object.fromEntries, create_pyproxies: false });
  proxy.destroy();
  return value;
}

/** Send an answer; bytes go over without a copy. */
function send(said) {
  self.postMessage(said, said.bytes ? [said.bytes.buffer] : []);
}

/** Tell of an error after which there is nothing more to be had from this worker. */
function lost(error) {
  send({ say: 'failed', said: sentence(error) });
}

function sentence(error) {
  if (error instanceof Damaged) {
    return {
      zh: '文件不完整或被改动过，请重新拷贝一份。',
      en: 'This file is damaged or was changed; get another copy.',
    };
  }
  // A full memory shows as a full stack, too: a RangeError in Chromium, Firefox has its own.
  if (error instanceof RangeError || /memory|recursion/i.test(String(error))) {
    return {
      zh: '内存不够，请关掉别的网页再试，或把文件拆小、分几次检查。',
      en: 'Too little memory; close other pages, or split the file or check fewer at once.',
    };
  }
  const said = String(error).split('\n').filter(Boolean).pop();
  return { zh: `程序内部错误，请报告：${said}。`, en: `Internal error; please report it: ${said}.` };
}
