"""The script of the worker: Pyodide's modules made classic scripts, libraries, our own."""

from __future__ import annotations

import json
import re

from build_onefile.places import MODULES, PDF, PYODIDE, WORKER

FFLATE = MODULES / "fflate" / "umd" / "index.js"
ZSTD = MODULES / "fzstd" / "umd" / "index.js"
HASHES = MODULES / "hash-wasm" / "dist" / "sha256.umd.min.js"

_PDF = ("pdfium", "records", "bridge")

_IMPORT = re.compile(r"(?<![\w$.])import(?=\()")
"""A module asked for at run time, which old workers do not even parse; none ever is."""

_ADDRESS = re.compile(r"\bimport\.meta\.url\b")


def worker_script() -> str:
    """Return all that the worker runs."""
    lock = json.loads((PYODIDE / "pyodide-lock.json").read_text("utf-8"))
    info = json.dumps({"info": lock["info"], "packages": {}})
    texts = [
        # Pyodide takes a worker for a classic one that can do this, and refuses.
        "self.importScripts = undefined;",
        FFLATE.read_text("utf-8"),
        ZSTD.read_text("utf-8"),
        HASHES.read_text("utf-8"),
        _classic("pyodide.asm.mjs", "export default _createPyodideModule;", ""),
        _closed("pyodide.mjs", "export{dt as loadPyodide,U as version};", "dt"),
        f"const LOCK = {info};",
        *((PDF / f"{name}.js").read_text("utf-8") for name in _PDF),
        (WORKER / "lay.js").read_text("utf-8"),
        (WORKER / "worker.js").read_text("utf-8"),
    ]
    return "\n;\n".join(texts)


def _closed(name: str, export: str, value: str) -> str:
    """Return a module as a function of its own, that gives ``loadPyodide``."""
    text = _classic(name, export, f"return {value};")
    return f"const loadPyodide = (() => {{{text}}})();"


def _classic(name: str, export: str, instead: str) -> str:
    """Return a module as a classic script, with something in place of its export."""
    text = (PYODIDE / name).read_text("utf-8")
    text = re.sub(r"^//# sourceMappingURL=.*$", "", text, flags=re.MULTILINE)
    if text.count(export) != 1:
        raise SystemExit(f"{name}: expected once: {export}")
    text = text.replace(export, instead)
    text = _ADDRESS.sub('"memory:/"', text)
    return _IMPORT.sub("(() => { throw new Error('no module'); })", text)
