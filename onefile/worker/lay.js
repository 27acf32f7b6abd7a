/**
 * Where the library comes to lie for Python; the same at the build, which warms it up there.
 */
'use strict';

const CACHE = '/cache';
const SITE = '/lib/python3.14/site-packages';
const STDLIB = 'stdlib.zip';
/** Folders of the library, and what they become. */
const PLACES = { cache: CACHE, site: SITE };
const ENVIRONMENT = { HOME: '/', PYTHONHASHSEED: '0', JIXIAOLINT_CACHE: CACHE };

/** Write the files of the library where Python looks for them. */
function lay(FS, files) {
  const folders = new Set();
  FS.mkdirTree(CACHE);
  for (const [path, bytes] of Object.entries(files)) {
    if (path === STDLIB) continue;
    const place = path.replace(/^[a-z]+/, (name) => PLACES[name]);
    const folder = place.slice(0, place.lastIndexOf('/'));
    if (!folders.has(folder)) {
      FS.mkdirTree(folder);
      folders.add(folder);
    }
    // What is kept is only believed where nobody else could have written it.
    FS.writeFile(place, bytes, { canOwn: true, mode: 0o600 });
  }
  FS.chmod(CACHE, 0o700);
}
