"""Build the page: ``python -m build_onefile [OUT]`` in the folder onefile."""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path

from build_onefile.library import library
from build_onefile.node import prepared
from build_onefile.page import page
from build_onefile.parts import Part
from build_onefile.places import BUILD, ONEFILE, PYODIDE
from build_onefile.scripts import worker_script

OUT = ONEFILE / "dist" / "jixiaolint.html"
MOST = 16 * 2**20
"""So many bytes the page may have: it goes by mail and on sticks."""


def main() -> None:
    """Build it, and say how big it is and what it is known by."""
    out = Path(sys.argv[1]) if sys.argv[1:] else OUT
    prepared()
    BUILD.mkdir(exist_ok=True)
    parts = [
        Part("wasm", (PYODIDE / "pyodide.asm.wasm").read_bytes()),
        Part("library", library()),
        Part("script", worker_script().encode()),
    ]
    made = page(parts)
    if len(made) > MOST:
        raise SystemExit(f"{len(made)} bytes, more than {MOST}")
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(made)
    for part in parts:
        print(f"{len(part.data):>11,}  {len(part.packed):>11,}  {part.name}")
    print(f"{len(made):>11,}  {out}\nsha256 {sha256(made).hexdigest()}")


if __name__ == "__main__":
    main()
