'use strict';
// What is going on, and sentences that somebody should read.

/** Stage of the start -> what it is called, and which share of the whole it makes. */
const STAGES = {
  unpack: { zh: '解开程序', en: 'unpacking', from: 0, to: 0.2 },
  python: { zh: '启动程序', en: 'starting', from: 0.2, to: 0.7 },
  rules: { zh: '读取规则', en: 'reading the rules', from: 0.7, to: 1 },
};

/** So long (in ms) those who listen are not told anew how far it is. */
const HEARD = 3000;

let heard = -HEARD;

/**
 * Shows how far the worker is.
 * @param {{stage: string, done?: number, of?: number, name?: string}} message
 */
function progress({ stage, done = 0, of = 1, name = '' }) {
  const share = of ? done / of : 0;
  const known = STAGES[stage];
  if (known) {
    const step = Object.keys(STAGES).indexOf(stage) + 1;
    const zh = `正在准备（${step}/3）：${known.zh}…${state.tables.size ? '' : '现在就可以把文件拖进来。'}`;
    const en = `Getting ready (${step}/3): ${known.en} … ${state.tables.size ? '' : 'Files can be dropped already.'}`;
    busy(say(zh, en), known.from + (known.to - known.from) * share);
  } else if (stage === 'file') {
    const number = Math.min(done + 1, of);
    busy(
      say(`正在检查第 ${number} 个，共 ${of} 个：${name}`, `Checking file ${number} of ${of}: ${name}`),
      share,
    );
  } else if (stage === 'letter') busy(say('正在写意见书…', 'Writing the letter …'), null);
}

/**
 * Shows what is going on and how far it is; those who listen hear of it every few seconds.
 * @param {string} words
 * @param {number | null} share null where nobody knows
 */
function busy(words, share) {
  document.body.classList.add('busy');
  at('progress').classList.remove('still');
  at('stage').textContent = words;
  if (share === null) at('bar').removeAttribute('value');
  else at('bar').value = share;
  if (performance.now() - heard < HEARD) return;
  heard = performance.now();
  at('status').textContent = words;
}

/**
 * Shows that nothing is going on any more.
 * @param {string} words what is seen and heard in its place
 * @param {string} [aloud] what is only heard
 */
function idle(words, aloud = words) {
  document.body.classList.remove('busy');
  at('progress').classList.toggle('still', !words);
  at('stage').textContent = words;
  at('status').textContent = aloud;
  heard = -HEARD;
}

/**
 * Shows sentences until somebody puts them away.
 * @param {...Said} sentences
 */
function tell(...sentences) {
  const known = new Set(state.said.map(({ zh }) => zh));
  state.said.push(...sentences.filter(({ zh }) => !known.has(zh)));
  renderTold();
}

/** Puts all sentences away, for something else is done now. */
function hush() {
  state.said = [];
  renderTold();
}

function renderTold() {
  const box = at('told');
  box.hidden = !state.said.length;
  const close = button(say('知道了', 'Close'), () => {
    hush();
    at('pick-files').focus();
  });
  box.replaceChildren(...state.said.map((said) => make('p', '', told(said))), close);
}
