'use strict';
// Elements: found by id, made with texts that stay texts, and files that are saved.

/**
 * Returns the element of the page with an id.
 * @param {string} id
 * @returns {HTMLElement}
 */
function at(id) {
  return document.getElementById(id);
}

/**
 * Returns an element with its class and what stands in it; texts are never markup.
 * @param {string} tag
 * @param {string} kind
 * @param {...(Node | string)} inside
 * @returns {HTMLElement}
 */
function make(tag, kind, ...inside) {
  const made = document.createElement(tag);
  if (kind) made.className = kind;
  made.append(...inside);
  return made;
}

/**
 * Returns a button that does something.
 * @param {string} words
 * @param {() => void} does
 * @param {string} [kind]
 * @returns {HTMLElement}
 */
function button(words, does, kind = '') {
  const made = make('button', kind, words);
  made.type = 'button';
  made.addEventListener('click', does);
  return made;
}

/**
 * Lets the browser save a file.
 * @param {string} name
 * @param {string} type
 * @param {BlobPart} bytes
 */
function save(name, type, bytes) {
  const link = make('a', '');
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name;
  link.click();
  // A slow disk may still be read from for a while.
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/**
 * Puts a text into the clipboard and returns whether that went well.
 * @param {HTMLInputElement} field
 * @returns {Promise<boolean>}
 */
async function copy(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.select();
    return document.execCommand('copy');
  }
}
