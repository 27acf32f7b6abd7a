/**
 * The worker: it boots Python from the parts that the page sends, and answers its messages.
 *
 * The scripts of Pyodide, of fflate and of hash-wasm stand before this one, and lay.js. Nothing here
 * reaches a network: what Pyodide fetches, it is given from memory.
 */
'use strict';

/** Parts by name, as promises of their bytes, and what settles these. */
const parts = new Map();
let session = null;
/** Messages wait for one another: one after the other, the first for Python itself. */
let turn = boot();

self.onmessage = ({ data }) => {
  if (data.do === 'part') {
    part(data.name).settle(data);
  } else {
    turn = turn.then(() => answered(data)).then(send, lost(data.id));
  }
};
turn.catch(lost(undefined));

/** Return the promise of a part that the page sends, or will. */
function part(name) {
  if (!parts.has(name)) {
    const made = {};
    made.bytes = new Promise((resolve, reject) => {
      made.settle = ({ packed, digest }) => unpacked(packed, digest).then(resolve, reject);
    });
    parts.set(name, made);
  }
  return parts.get(name);
}

/** Return the bytes of a part, once it is known to be whole. */
async function unpacked(packed, digest) {
  if ((await hashwasm.sha256(packed)) !== digest) {
    throw new Damaged();
  }
  return fflate.gunzipSync(packed);
}

/** A part is not as it was built. */
class Damaged extends Error {}

/** Boot Python, and open a session in it. */
async function boot() {
  const wasm = part('wasm').bytes.then((bytes) => WebAssembly.compile(bytes));
  const library = part('library').bytes;
  const files = library.then((bytes) => fflate.unzipSync(bytes));
  serve(wasm, files.then((all) => all[STDLIB]));
  const python = await loadPyodide({
    indexURL: 'memory:/',
    lockFileContents: LOCK,
    createPyodideModule: _createPyodideModule,
    env: ENVIRONMENT,
    fsInit: async (FS) => lay(FS, await files),
    stdout: () => {},
    stderr: () => {},
  });
  send({ say: 'progress', stage: 'python', done: 1, of: 1 });
  const module = python.pyimport('session.opened');
  session = { python, answer: module.answer };
  send(plain(module.ready()));
}

/** Let what Pyodide fetches come from memory; nothing else can be had. */
function serve(wasm, stdlib) {
  self.importScripts = undefined; // Pyodide takes a worker that has it for a classic one.
  self.fetch = async (address) => {
    const name = String(address).split('/').pop();
    if (name === 'pyodide.asm.wasm') {
      return { ok: true };
    }
    if (name === 'python_stdlib.zip') {
      const bytes = await stdlib;
      return { ok: true, arrayBuffer: async () => bytes };
    }
    throw new TypeError(`nothing is fetched: ${name}`);
  };
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const module = await wasm;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
}

/** Return the answer of the session to a message. */
async function answered(message) {
  const asked = session.python.toPy(message);
  try {
    return plain(session.answer(asked, (told) => send(plain(told))));
  } finally {
    asked.destroy();
  }
}

/** Return what Python answers as values that can be sent. */
function plain(proxy) {
  const value = proxy.toJs({ dict_converter: Object.fromEntries, create_pyproxies: false });
  proxy.destroy();
  return value;
}

/** Send an answer; bytes go over without a copy. */
function send(answer) {
  self.postMessage(answer, answer.bytes ? [answer.bytes.buffer] : []);
}

/** Return what tells of an error as a sentence. */
function lost(id) {
  return (error) => {
    send({ say: 'failed', id, said: sentence(error) });
  };
}

function sentence(error) {
  if (error instanceof Damaged) {
    return {
      zh: '文件不完整或被改动过，请重新拷贝一份。',
      en: 'this file is damaged or was changed; get another copy.',
    };
  }
  if (error instanceof RangeError || /memory/i.test(String(error))) {
    return {
      zh: '内存不够，请关闭其他网页再试，或分几次检查。',
      en: 'too little memory; close other pages, or check fewer files at once.',
    };
  }
  return { zh: `程序内部错误，请报告：${error}。`, en: `internal error; please report it: ${error}.` };
}
