/**
 * The bridge to PDFium in Node, for tests: a call in a line, numbers as the answer.
 */
'use strict';

const { readFileSync, readSync, writeSync } = require('node:fs');
const { join } = require('node:path');
const { runInThisContext } = require('node:vm');

const [, , folder, wasm, most] = process.argv;

const memories = [];
const { Instance } = WebAssembly;
WebAssembly.Instance = function (...given) {
  const made = new Instance(...given);
  memories.push(made.exports.memory);
  return made;
};

for (const name of ['pdfium', 'records', 'bridge']) {
  runInThisContext(readFileSync(join(folder, `${name}.js`), 'utf8'));
}
const bridge = runInThisContext('pdfiumBridge')(() => readFileSync(wasm), Number(most));

let document;
let page;
let pieces;
const calls = {
  open: (size) => {
    document = bridge.open(read(size));
    return [document.count, document.error];
  },
  page: (at) => {
    page = document.page(at);
    return page.view;
  },
  chars: () => {
    pieces = page.chars();
  },
  things: (deepest, count) => {
    pieces = page.things(deepest, count);
  },
  next: () => pieces.next().value,
  leave: () => page.close(),
  close: () => document.close(),
  memory: () => [memories.length, memories.at(-1).buffer.byteLength],
};

for (let line = readLine(); line; line = readLine()) {
  const [name, ...given] = JSON.parse(line);
  try {
    const found = calls[name](...given);
    write(JSON.stringify([found ? found.length : -1, '']) + '\n');
    if (found) {
      write(Buffer.from(Float64Array.from(found).buffer));
    }
  } catch (error) {
    write(JSON.stringify([-1, String(error)]) + '\n');
  }
}

function readLine() {
  let line = '';
  for (;;) {
    const next = read(1);
    if (next.length === 0 || next[0] === 10) {
      return line;
    }
    line += String.fromCharCode(next[0]);
  }
}

function read(size) {
  const data = new Uint8Array(size);
  let at = 0;
  while (at < size) {
    const got = readSync(0, data, at, size - at);
    if (got === 0) {
      return data.subarray(0, at);
    }
    at += got;
  }
  return data;
}

function write(data) {
  const bytes = Buffer.from(data);
  for (let at = 0; at < bytes.length; ) {
    at += writeSync(1, bytes, at);
  }
}
