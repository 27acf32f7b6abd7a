/**
 * What Python finds as the module `jixiaolint_pdfium`: documents, and pages of them.
 */
'use strict';

const pdfiumBridge = (() => {
  const MOST = 2 ** 30; // bytes of memory; files that people read take a tenth
  const KEPT = 2 ** 26; // bytes that are kept for the next document

  /** Return the module; `wasm` gives the bytes of PDFium when the first PDF comes. */
  return (wasm, most = MOST) => {
    let module;
    let pdfium = { over: true };
    const started = () => {
      module ??= new WebAssembly.Module(wasm());
      if (pdfium.over) {
        pdfium = pdfiumStarted(module, most);
      }
      return pdfium;
    };
    return { open: (bytes) => opened(started(), bytes) };
  };

  /** Return a document with its `count` of pages, or PDFium's number of an `error`. */
  function opened(pdfium, bytes) {
    const { c } = pdfium;
    return watched(pdfium, () => {
      const place = laid(pdfium, bytes);
      const document = c.FPDF_LoadMemDocument(place, bytes.length, 0);
      const count = c.FPDF_GetPageCount(document);
      const error = count < 1 ? c.FPDF_GetLastError() : 0;
      const close = () => closed(pdfium, document, place);
      return { count, error, page: (at) => paged(pdfium, document, at), close };
    });
  }

  /** Lay a file into PDFium's memory. */
  function laid({ c }, bytes) {
    const lent = bytes.getBuffer?.('u8'); // how Python shows what it has
    try {
      const place = c.malloc(bytes.length);
      if (!place) {
        throw new RangeError('no memory');
      }
      new Uint8Array(c.memory.buffer, place, bytes.length).set(lent ? lent.data : bytes);
      return place;
    } finally {
      lent?.release();
    }
  }

  function closed(pdfium, document, place) {
    const { c } = pdfium;
    freed(pdfium, () => {
      c.FPDF_CloseDocument(document);
      c.free(place);
      pdfium.over = c.memory.buffer.byteLength > KEPT;
    });
  }

  /** Return a page, counted from zero, whose `chars` and `things` come in pieces. */
  function paged(pdfium, document, at) {
    const { c, room, floats } = pdfium;
    let page = 0;
    let words = 0;
    const close = () =>
      freed(pdfium, () => {
        c.FPDFText_ClosePage(words);
        c.FPDF_ClosePage(page);
      });
    const view = watched(pdfium, () => {
      page = c.FPDF_LoadPage(document, at);
      words = page && c.FPDFText_LoadPage(page);
      return words && c.FPDF_GetPageBoundingBox(page, room) && Float64Array.from(floats().subarray(0, 4));
    });
    if (!view) {
      close();
      throw new Error('broken');
    }
    const { chars, things } = pdfiumRecords;
    return {
      view,
      chars: () => pieces(pdfium, chars(pdfium, words)),
      things: (deepest, most) => pieces(pdfium, things(pdfium, page, deepest, most)),
      close,
    };
  }

  function* pieces(pdfium, found) {
    for (;;) {
      const { done, value } = watched(pdfium, () => found.next());
      if (done) {
        return;
      }
      yield value;
    }
  }

  /** Free something, unless all went with PDFium itself. */
  function freed(pdfium, does) {
    if (!pdfium.over) {
      watched(pdfium, does);
    }
  }

  /** Do something with PDFium; one that has stumbled is used no more. */
  function watched(pdfium, does) {
    try {
      return does();
    } catch (cause) {
      pdfium.over = true;
      throw new Error(pdfium.starved ? 'starved' : 'broken', { cause });
    }
  }
})();
