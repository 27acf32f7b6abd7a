'use strict';
// The worker: started, asked, watched, ended where it is silent, and started anew.

/**
 * @typedef {Object} Trouble Why there is no answer.
 * @property {Said} said
 * @property {boolean} [died] the worker is gone
 * @property {boolean} [stopped] because somebody wanted it so
 * @property {string | null} [name] the file it was at
 */

/** So long the worker may say nothing: while it starts, and while it works on one file. */
const SILENCE = { start: 180000, work: 90000 };

const GONE = {
  stopped: {
    zh: '已停止。没检查完的留在列表里，按“重新检查”继续。',
    en: 'Stopped. What was not checked stays in the list; “Check anew” goes on.',
  },
  silent: {
    zh: '用时太长，没有检查完。文件可能太大，请拆成几个再试。',
    en: 'It took too long and was given up. The file may be too big; please split it.',
  },
  dead: {
    zh: '检查时程序中断，多半是内存不够。请关掉别的网页，或把文件拆小再试。',
    en: 'The programme broke off, most likely for want of memory. Please close other pages, or split the file.',
  },
};

/**
 * Returns what asks the worker; it is started by the first question, or by `start`.
 * @param {{progress: (message: object) => void, ready: (message: object) => void, failed: (trouble: Trouble) => void,
 *   ended: () => void}} tell `ended`: what it checked is forgotten
 */
function engine(tell) {
  /** @type {Promise<Worker> | null} */
  let running = null;
  let worker = null;
  /** What ends the wait for `ready` or for an answer. */
  let waiting = null;
  let timer = 0;
  let current = null;
  let number = 0;
  // Which start counts: what an ended worker still says, or one that starts too late, does not.
  let turn = 0;

  function watch(limit) {
    clearTimeout(timer);
    if (limit) timer = setTimeout(() => end(GONE.silent), limit);
  }

  /** Ends the worker; who waits is told why. */
  function end(said, stopped = false) {
    clearTimeout(timer);
    turn += 1;
    worker?.terminate();
    worker = running = null;
    tell.ended();
    const [waits, name] = [waiting, current];
    waiting = current = null;
    waits?.fail({ said, died: true, stopped, name });
  }

  function hear(message) {
    if (message.say === 'progress') {
      watch(waiting?.limit);
      current = message.stage === 'file' ? message.name : null;
      tell.progress(message);
    } else if (waiting && (message.say === 'ready' || message.id === waiting.id)) {
      clearTimeout(timer);
      const waits = waiting;
      waiting = current = null;
      if (message.say === 'failed') waits.fail({ said: message.said });
      else waits.done(message);
    } else if (message.say === 'failed' && message.id === undefined) {
      end(message.said);
    }
  }

  /** Waits for what the worker says next: `ready`, or the answer that has the id. */
  function answer(id, limit) {
    return new Promise((done, fail) => {
      waiting = { id, limit, done, fail };
      watch(limit);
    });
  }

  async function boot() {
    const mine = (turn += 1);
    const ready = answer(null, SILENCE.start);
    ready.catch(() => {});
    const heard = (message) => mine === turn && hear(message);
    let made;
    try {
      made = await launch(heard);
    } catch (error) {
      if (mine === turn) end(error?.said ?? GONE.dead);
      return ready;
    }
    if (mine !== turn) {
      made.terminate();
      return ready;
    }
    worker = made;
    made.addEventListener('message', ({ data }) => heard(data));
    for (const kind of ['error', 'messageerror']) {
      made.addEventListener(kind, (event) => {
        event.preventDefault();
        if (mine === turn) end(GONE.dead);
      });
    }
    tell.ready(await ready);
    return made;
  }

  function start() {
    if (!running) {
      running = boot();
      running.catch((trouble) => {
        if (!trouble.stopped) tell.failed(trouble);
      });
    }
    return running;
  }

  /** Asks once the worker is ready; only one question is open at a time. */
  async function ask(question, transfer = []) {
    const ready = await start();
    number += 1;
    const said = answer(number, SILENCE.work);
    ready.postMessage({ ...question, id: number }, transfer);
    return said;
  }

  return { start, ask, stop: () => end(GONE.stopped, true) };
}
