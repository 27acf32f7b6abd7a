/**
 * PDFium's WebAssembly without the script that comes with it: what it asks of its host.
 *
 * It asks for files, clocks and time zones, which a page has not; for memory, up to a limit; and for
 * C's way of jumping out of damaged pictures. Nothing here compiles text or makes a request, so it
 * runs under a content policy that allows no more than 'wasm-unsafe-eval'.
 */
'use strict';

const pdfiumStarted = (() => {
  const BLOCK = 2 ** 16; // bytes by which WebAssembly's memory grows
  const NO_FILE = 44; // as musl numbers its errors
  const BAD_FILE = 8;
  const ROOM = 64; // bytes in which PDFium answers
  const JUMP = { longjmp: true };

  /** Return PDFium, started: its functions are `c`, and its answers lie in its `room`. */
  return (module, most) => {
    const self = { over: false, starved: false, most };
    const host = { env: {}, wasi_snapshot_preview1: {} };
    const answers = answering(self);
    for (const { module: part, name } of WebAssembly.Module.imports(module)) {
      host[part][name] = answers[name] ?? refusing(self, name);
    }
    self.c = new WebAssembly.Instance(module, host).exports;
    self.c.emscripten_stack_init();
    self.c.__wasm_call_ctors();
    self.room = self.c.malloc(ROOM);
    self.floats = viewing(self, Float32Array);
    self.doubles = viewing(self, Float64Array);
    self.numbers = viewing(self, Uint32Array);
    initialise(self);
    return self;
  };

  function initialise({ c, room, numbers }) {
    numbers().fill(0)[0] = 2; // the version of the settings, none of which is set
    c.FPDF_InitLibraryWithConfig(room);
  }

  /** Return a function that gives the room as numbers of a kind, wherever memory lies. */
  function viewing(self, Kind) {
    let view = new Kind(0);
    return () => {
      // Memory that has grown lies elsewhere, and what showed it before has no length.
      if (view.length === 0) {
        view = new Kind(self.c.memory.buffer, self.room, ROOM / Kind.BYTES_PER_ELEMENT);
      }
      return view;
    };
  }

  function answering(self) {
    const memory = () => self.c.memory.buffer;
    return {
      emscripten_resize_heap: (size) => grown(self, size >>> 0),
      emscripten_date_now: () => Date.now(),
      _emscripten_throw_longjmp: () => {
        throw JUMP;
      },
      _emscripten_memcpy_js: (to, from, size) => {
        const start = from >>> 0;
        new Uint8Array(memory()).copyWithin(to >>> 0, start, start + (size >>> 0));
      },
      environ_get: () => 0,
      environ_sizes_get: (count, size) => {
        new Uint32Array(memory(), count, 1)[0] = 0;
        new Uint32Array(memory(), size, 1)[0] = 0;
        return 0;
      },
      _tzset_js: () => {},
      _localtime_js: () => {},
      _gmtime_js: () => {},
    };
  }

  /** Give PDFium more memory; say whether there is some. */
  function grown(self, size) {
    const { memory } = self.c;
    const had = memory.buffer.byteLength;
    const wanted = Math.min(self.most, Math.max(size, had * 1.2));
    try {
      if (size > self.most) {
        throw new RangeError('more than any file needs');
      }
      memory.grow(Math.ceil((wanted - had) / BLOCK));
      return 1;
    } catch {
      self.starved = true;
      return 0;
    }
  }

  /** Stand for what has no answer of its own. */
  function refusing(self, name) {
    if (name.startsWith('invoke_')) {
      return invoking(self);
    }
    if (name.startsWith('__syscall_')) {
      return () => -NO_FILE;
    }
    if (name.startsWith('fd_')) {
      return () => BAD_FILE;
    }
    return () => {
      throw new Error(name);
    };
  }

  /** Call a function of PDFium's that may jump out of those it has called. */
  function invoking(self) {
    return (at, ...given) => {
      const { c } = self;
      const stack = c.emscripten_stack_get_current();
      try {
        return c.__indirect_function_table.get(at)(...given);
      } catch (error) {
        if (error !== JUMP) {
          throw error;
        }
        c._emscripten_stack_restore(stack);
        c.setThrew(1, 0);
        return 0;
      }
    };
  }
})();
