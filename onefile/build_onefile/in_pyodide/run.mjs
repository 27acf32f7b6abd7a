/**
 * Run a Python file in Pyodide, with a folder of this machine as /work.
 *
 * Usage: node run.mjs FILE.py FOLDER [LIBRARY]
 * The library, a zip as it goes into the page, is laid as the page's worker lays it.
 */
import fs from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { unzipSync } from 'fflate';
import { loadPyodide } from 'pyodide';

const [script, folder, library] = process.argv.slice(2);
const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
vm.runInThisContext(fs.readFileSync(path.join(here, '../../worker/lay.js'), 'utf8'));
const { LAY, LAYING } = vm.runInThisContext('({ LAY: lay, LAYING: { STDLIB, ENVIRONMENT } })');

const python = await loadPyodide(library ? laid(unzipSync(fs.readFileSync(library))) : { env: LAYING.ENVIRONMENT });
python.FS.mkdirTree('/work');
python.FS.mount(python.FS.filesystems.NODEFS, { root: folder }, '/work');
try {
  python.runPython(fs.readFileSync(script, 'utf8'), { filename: path.basename(script) });
} catch (error) {
  // Node would show a script of a megabyte with it.
  console.error(String(error.message ?? error));
  process.exit(1);
}

function laid(files) {
  const stdlib = path.join(folder, LAYING.STDLIB);
  fs.writeFileSync(stdlib, files[LAYING.STDLIB]);
  return {
    stdLibURL: stdlib,
    env: LAYING.ENVIRONMENT,
    fsInit: async (FS) => LAY(FS, files),
  };
}
