'use strict';
// Letters as they are shown: in a frame that may do nothing but run the letter's own script.

/** Frame -> the address of what it shows. */
const ADDRESSES = new Map();

/**
 * Shows a page of ours in a frame.
 *
 * A frame may neither see this page nor ask for anything: its sandbox, its own policy and that of
 * this page, which a blob inherits, all hold.
 * @param {HTMLIFrameElement} frame
 * @param {string} html
 */
async function show(frame, html) {
  const before = ADDRESSES.get(frame);
  const address = URL.createObjectURL(new Blob([await followed(html)], { type: 'text/html' }));
  ADDRESSES.set(frame, address);
  // Put in anew: "back" leads to no earlier letter, and Chromium, which at times never draws
  // what is loaded into a frame that was hidden just before, draws it.
  const { parentNode, nextSibling } = frame;
  frame.remove();
  frame.src = address;
  parentNode.insertBefore(frame, nextSibling);
  if (before) URL.revokeObjectURL(before);
}

/**
 * Returns a letter with what follows its links, right behind its policy, which lets just that in.
 * @param {string} html
 * @returns {Promise<string>}
 */
async function followed(html) {
  const script = at('inside').textContent;
  const hash = await digest(script);
  if (!hash) return html;
  return html.replace(
    /(http-equiv="Content-Security-Policy" content=")([^"]*)(">)/,
    (_, before, policy, after) => {
      const wider = policy.replaceAll('&#39;', "'").replace(/script-src '[^']+'/, `$& '${hash}'`);
      return `${before}${wider}${after}<script>${script}<\/script>`;
    },
  );
}

/** Returns how a policy calls a script; null in a browser that cannot tell. */
async function digest(text) {
  if (!globalThis.crypto?.subtle) return null;
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return `sha256-${btoa(String.fromCharCode(...bytes))}`;
}

/**
 * Tells the page in a frame to do something.
 * @param {HTMLIFrameElement} frame
 * @param {object} message
 */
function bid(frame, message) {
  frame.contentWindow?.postMessage(message, '*');
}

/**
 * Hears what pages in frames say: each message by its name, with the frame that it is from.
 * @param {HTMLIFrameElement[]} frames
 * @param {Object<string, (message: object, frame: HTMLIFrameElement) => void>} hear
 */
function hearFrames(frames, hear) {
  addEventListener('message', ({ source, data }) => {
    const frame = source && frames.find(({ contentWindow }) => contentWindow === source);
    if (frame) hear[data?.say]?.(data, frame);
  });
}
