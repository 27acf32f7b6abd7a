'use strict';
// The page put together: it starts the engine and lets buttons do what they say.

/** Button -> the field for files that it opens, for no browser shows such fields in one way. */
const FIELDS = {
  'pick-files': 'in-files',
  'pick-folder': 'in-folder',
  'pick-earlier': 'in-earlier',
  'pick-rules': 'in-rules',
};

/** Takes the settings from the file name of the page. */
function startNamed() {
  const name = decodeURIComponent(location.pathname.slice(location.pathname.lastIndexOf('/') + 1));
  const { choice, unknown } = fromName(name);
  state.choice = choice;
  if (choice.lang === 'en') speak('en');
  if (!unknown.length) return;
  const known = Object.entries(KEYS).map(([key, [word]]) => ({ zh: word, en: key }));
  tell({
    zh: `文件名里的“${unknown.join('”“')}”看不懂，没有理会。可以写：${known.map(({ zh }) => zh).join('、')}，如“口径=广东”。`,
    en: `In the file name “${unknown.join('”, “')}” was not understood and is passed over. There are: ${known.map(({ en }) => en).join(', ')}, such as “profile=guangdong”.`,
  });
}

function renderLanguage() {
  at('language').textContent = say('English', '中文');
  at('language').lang = say('en', 'zh-CN');
}

function switchLanguage() {
  speak(say('en', 'zh'));
  renderLanguage();
  renderTold();
  run();
}

function wireButtons() {
  for (const [id, field] of Object.entries(FIELDS)) at(id).addEventListener('click', () => at(field).click());
  for (const id of ['in-files', 'in-folder'])
    at(id).addEventListener('change', ({ target }) => take(picked(target)));
  at('in-rules').addEventListener('change', ({ target }) => takeRules(picked(target)));
  at('in-earlier').addEventListener('change', ({ target }) => {
    hush();
    const [one] = picked(target);
    if (one) compareWith(one.file);
    run();
  });
  at('stop').addEventListener('click', asked.stop);
  at('again').addEventListener('click', rerun);
  at('clear').addEventListener('click', clear);
  at('language').addEventListener('click', switchLanguage);
  at('view-letter').addEventListener('click', () => look('letter'));
  at('view-office').addEventListener('click', () => look('office'));
  at('print').addEventListener('click', () => bid(at(state.view), { do: 'print' }));
  for (const one of document.querySelectorAll('[data-make]'))
    one.addEventListener('click', () => deliver(one.dataset.make));
}

/** Keeps what is answered in the letter for the next that is made, and asks before it is lost. */
function wireFrames() {
  hearFrames([at('letter'), at('office')], {
    drag: () => (at('cover').hidden = false),
    drop: overLetter,
    here: (_, frame) => bid(frame, { do: 'answer', answers: state.answers }),
    answer: ({ key, done, text }) => {
      state.unsaved ||=
        !state.answers.has(key) ||
        state.answers.get(key).text !== text ||
        state.answers.get(key).done !== done;
      state.answers.set(key, { done, text });
    },
    saved: () => (state.unsaved = false),
  });
  addEventListener('beforeunload', (event) => {
    if (state.unsaved) event.preventDefault();
  });
}

function wireSettings() {
  const dialog = at('settings');
  wireForm();
  at('settings-open').addEventListener('click', () => {
    fill(state.choice, state.profiles);
    dialog.returnValue = '';
    dialog.showModal();
  });
  dialog.addEventListener('close', () => {
    if (dialog.returnValue !== 'ok') return;
    state.choice = choiceOf();
    hush();
    run();
  });
}

at('old').remove();
startNamed();
renderLanguage();
wireButtons();
wireDrop();
wireFrames();
wireSettings();
render();
progress({ stage: 'unpack' });
// The parts of the engine stand behind this, and are many.
addEventListener('DOMContentLoaded', () => asked.start().catch(() => {}));
