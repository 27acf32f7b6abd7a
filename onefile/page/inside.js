'use strict';
// Goes into a letter while it is shown in the page: follows its links, prints it, leads to a file.
// A document made of a blob may not follow links to itself, so this does it in their place.
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

  /** Leads to the first remark of a file, else to the letter that names it, else to the top. */
  function find({ key, name }) {
    const remark = key && document.querySelector(`[data-remark$="${CSS.escape(key)}"]`);
    const stated = [...document.querySelectorAll('.facts dd')].find((fact) => fact.textContent.includes(name));
    if (remark) reveal(remark);
    else if (stated) stated.closest('.letter').scrollIntoView();
    else scrollTo(0, 0);
  }

  addEventListener('message', (event) => {
    if (event.source !== parent) return;
    if (event.data.do === 'print') print();
    if (event.data.do === 'find') find(event.data);
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
