'use strict';
// Goes into a letter while it is shown in the page: follows its links, prints it, leads to a file,
// keeps what is answered. A document made of a blob may not follow links to itself, so this does.
(() => {
  // A copy that is saved is the letter as it would be without us.
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
  policy.content = policy.content.replace(/(script-src '[^']+') '[^']+'/, '$1');
  document.currentScript.remove();

  function reveal(element) {
    if (!element) return;
    element.scrollIntoView();
    const given = element.hasAttribute('tabindex');
    if (!given) element.tabIndex = -1;
    element.focus({ preventScroll: true });
    if (!given) element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  }

  function go(hash) {
    history.pushState(null, '', hash);
    dispatchEvent(new PopStateEvent('popstate'));
    const name = decodeURIComponent(hash.slice(1));
    if (!name.includes('=')) reveal(document.getElementById(name));
  }

  addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    go(link.getAttribute('href'));
  });

  /** Leads to the letter of a file: it opens with its first remark, or names it; else to the project. */
  function find({ key, name }) {
    const remark = key && document.querySelector(`[data-remark$="${CSS.escape(key)}"]`);
    const letter = remark?.closest('.letter') ?? naming(name);
    if (!letter) scrollTo(0, 0);
    else if (!remark || letter.querySelector('[data-remark]') === remark) reveal(letter);
    else reveal(remark.closest('section'));
  }

  function naming(name) {
    const facts = [...document.querySelectorAll('.facts dd')];
    return facts.find((fact) => fact.textContent.includes(name))?.closest('.letter');
  }

  const keyOf = (remark) => remark.dataset.remark.split(' ').pop();

  /** Tells the page what is answered to a remark, for a letter made anew would not know. */
  function answered({ target }) {
    const remark = target.closest('[data-remark]');
    if (!remark) return;
    const [tick, text] = ['input', 'textarea'].map((tag) => remark.querySelector(tag));
    parent.postMessage({ say: 'answer', key: keyOf(remark), done: tick.checked, text: text.value }, '*');
  }

  /** Answers as it was answered before. */
  function answer(answers) {
    for (const remark of document.querySelectorAll('[data-remark]')) {
      const given = answers.get(keyOf(remark));
      const [tick, text] = ['input', 'textarea'].map((tag) => remark.querySelector(tag));
      if (!given || !tick || !text) continue;
      tick.checked = given.done;
      text.value = given.text;
      for (const field of [tick, text]) field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }

  addEventListener('message', ({ source, data }) => {
    if (source !== parent) return;
    if (data.do === 'print') print();
    if (data.do === 'find') find(data);
    if (data.do === 'answer') answer(data.answers);
  });
  addEventListener('DOMContentLoaded', () => parent.postMessage({ say: 'here' }, '*'));
  addEventListener('input', answered);
  addEventListener('click', ({ target }) => {
    if (target.closest?.('button.save')) parent.postMessage({ say: 'saved' }, '*');
  });

  // A file that is held over the letter is for the page, which lays itself over it then; what
  // is let go before that is handed on.
  addEventListener('dragenter', () => parent.postMessage({ say: 'drag' }, '*'));
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', (event) => {
    event.preventDefault();
    const { items, files } = event.dataTransfer;
    const folder = [...items].some((item) => item.webkitGetAsEntry?.()?.isDirectory);
    parent.postMessage({ say: 'drop', folder, files: folder ? [] : [...files] }, '*');
  });
})();
