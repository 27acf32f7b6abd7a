'use strict';
// Runs: all files are checked, what was found is shown, and files are made of it.

const asked = engine({
  progress,
  ready,
  failed: ({ said }) => fell({ said }),
  ended: () => (state.forgotten = true),
});

/** Hears that the engine is ready, and what it knows. */
function ready({ version, profiles = [] }) {
  state.profiles = profiles;
  idle(say(`准备好了（版本 ${version}）。`, `Ready (version ${version}).`));
  settleProfile();
}

/** Turns the word for a profile into its name; a word that means none is told and left out. */
function settleProfile() {
  const word = state.choice.profile;
  if (!word) return;
  const name = profileNamed(word, state.profiles);
  // Rules of one's own may bring profiles; of those the engine knows best.
  if (name || state.rules.size || state.settingsFile) {
    state.choice.profile = name ?? word;
    return;
  }
  delete state.choice.profile;
  const known = state.profiles.map((one) => one.name);
  tell({
    zh: `没有叫“${word}”的指标体系，按“自动”检查。有：auto、${known.join('、')}。`,
    en: `There is no profile “${word}”, so “auto” holds. There are: auto, ${known.join(', ')}.`,
  });
}

/** Shows why something was not done; the page goes on. */
function fell(trouble) {
  idle('');
  if (!trouble.said) {
    tell({
      zh: `本页出错，请报告：${trouble}。`,
      en: `Something is wrong with this page; please report it: ${trouble}.`,
    });
    throw trouble;
  }
  tell(trouble.said);
  // Whoever comes next need not wait for the start.
  if (trouble.stopped && state.tables.size) asked.start().catch(() => {});
}

/** Does something with the worker alone; what is given meanwhile is checked right after. */
async function alone(does) {
  if (state.busy) {
    state.again = true;
    return;
  }
  state.busy = true;
  busy(say('请稍候…', 'One moment …'), null);
  render();
  try {
    await does();
    while (state.again) {
      state.again = false;
      await once();
    }
  } catch (trouble) {
    state.again = false;
    fell(trouble);
  } finally {
    state.busy = false;
    render();
  }
}

/** Checks all files that there are, and shows what is found. */
async function run() {
  if (state.tables.size) await alone(once);
  else render();
}

async function once() {
  const paths = [...state.tables.keys()];
  const number = paths.length;
  if (!number) return;
  await asked.start();
  busy(say(`正在检查 ${number} 个文件…`, `Checking ${number} files …`), null);
  state.forgotten = true;
  state.checked = await check(asked, wanted(), lost());
  state.overviewed = state.forgotten = false;
  for (const path of paths) state.waiting.delete(path);
  const { reply } = state.checked;
  if (reply?.letter) await show(at('letter'), reply.letter);
  if (reply?.letter && state.view === 'office') await showOffice();
  render();
  idle('', at('verdict').textContent);
}

/** Returns the files that no run can do with, unless they come anew. */
function lost() {
  return new Map(
    [...(state.checked?.lost ?? [])].filter(([path]) => !state.waiting.has(path) && state.tables.has(path)),
  );
}

/** Checks everything as if it had come anew. */
function rerun() {
  hush();
  for (const path of state.tables.keys()) state.waiting.add(path);
  return run();
}

async function showOffice() {
  if (state.overviewed) return;
  busy(say('正在做总览…', 'Making the overview …'), null);
  const { bytes } = await made('office');
  await show(at('office'), new TextDecoder().decode(bytes));
  state.overviewed = true;
}

/** Asks for something that is made of the last run, which is made anew where the worker forgot it. */
async function made(what) {
  if (state.forgotten) await once();
  return asked.ask({ do: 'make', what });
}

/**
 * Shows the letter, or the page of all units.
 * @param {'letter' | 'office'} view
 */
async function look(view) {
  state.view = view;
  render();
  if (view === 'office' && state.checked && !state.overviewed) {
    await alone(async () => {
      await showOffice();
      idle('');
    });
  }
}

/**
 * Makes a file and saves it.
 * @param {'letter' | 'returned' | 'office' | 'json' | 'all'} what
 */
async function deliver(what) {
  if (state.busy) return;
  hush();
  await alone(async () => {
    busy(say('正在生成文件…', 'Making the file …'), null);
    const { name, type, bytes, said } = await made(what);
    save(name, type, bytes);
    if (said) tell({ zh: said, en: said });
    idle(say(`已存到浏览器的下载文件夹：${name}`, `Saved among the browser's downloads: ${name}`));
  });
}
