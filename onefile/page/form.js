'use strict';
// The settings as a form, and the file name that keeps them.

/** @returns {HTMLFormElement} */
function form() {
  return at('settings').querySelector('form');
}

/**
 * Fills the form with what holds.
 * @param {Choice} choice
 * @param {{name: string, zh: string, en: string}[]} profiles
 */
function fill(choice, profiles) {
  const { elements } = form();
  const options = [
    new Option(say('自动：每张表按自己的格式', 'auto: each table its own'), 'auto'),
    ...profiles.map((one) => new Option(told(one), one.name)),
  ];
  if (choice.profile && !options.some(({ value }) => value === choice.profile))
    options.push(new Option(choice.profile, choice.profile));
  elements.profile.replaceChildren(...options);
  for (const key of Object.keys(KEYS)) if (elements[key]) elements[key].value = choice[key] ?? '';
  elements.profile.value = choice.profile || 'auto';
  if (choice['min-severity'] === 'info') elements['min-severity'].value = '';
  elements.basis.value = Object.entries(choice.basis ?? {})
    .map((pair) => pair.join(' '))
    .join('\n');
  named();
}

/**
 * Returns what the form says; its basis has a rule to a line: code, space, document.
 * @returns {Choice}
 */
function choiceOf() {
  const { elements } = form();
  const choice = {};
  for (const key of Object.keys(KEYS)) {
    const value = elements[key]?.value.trim();
    if (value && value !== 'auto') choice[key] = value;
  }
  if (language === 'en') choice.lang = 'en';
  const lines = elements.basis.value
    .split('\n')
    .map((line) => /^\s*([A-Z]{3}\d{3})[\s:：]+(.+?)\s*$/i.exec(line))
    .filter(Boolean);
  if (lines.length)
    choice.basis = Object.fromEntries(lines.map(([, code, document]) => [code.toUpperCase(), document]));
  return choice;
}

/** Shows the file name that keeps what the form says. */
function named() {
  at('file-name').value = toName(choiceOf());
}

/** Lets the form show and hand over its file name and its settings file. */
function wireForm() {
  form().addEventListener('input', named);
  at('copy-name').addEventListener('click', async (event) => {
    const done = await copy(at('file-name'));
    event.target.textContent = done ? say('已复制', 'Copied') : say('请按 Ctrl+C 复制', 'Press Ctrl+C');
  });
  at('save-settings').addEventListener('click', () =>
    save('jixiaolint.yaml', 'application/yaml', toYaml(choiceOf())),
  );
}
