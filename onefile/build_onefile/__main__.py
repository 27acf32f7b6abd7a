"""Build the page: ``python -m build_onefile [--quick] [OUT]`` in the folder onefile."""

from __future__ import annotations

import argparse
from hashlib import sha256
from pathlib import Path

from build_onefile.library import library
from build_onefile.node import prepared
from build_onefile.page import page
from build_onefile.parts import BEST, QUICK, packed
from build_onefile.places import BUILD, ONEFILE, PDFIUM, PYODIDE
from build_onefile.scripts import worker_script

_MOST = 16_000_000
"""So many bytes the page may have: it goes by mail and on sticks."""


def main() -> None:
    """Build it, and say how big it is and what it is known by."""
    asked = _asked()
    prepared()
    BUILD.mkdir(exist_ok=True)
    named = {
        "script": worker_script().encode(),
        "wasm": (PYODIDE / "pyodide.asm.wasm").read_bytes(),
        "library": library(),
        "pdfium": PDFIUM.read_bytes(),
    }
    parts = list(packed(named, QUICK if asked.quick else BEST))
    made = page(parts)
    if len(made) > _MOST:
        raise SystemExit(f"build_onefile: {len(made)} bytes, more than {_MOST}.")
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    asked.out.write_bytes(made)
    for part in parts:
        print(f"{part.name:<8}{part.size:>12,}{len(part.packed):>12,}")
    print(f"{'':<8}{'':>12}{len(made):>12,}  {asked.out}")
    print(f"sha256  {sha256(made).hexdigest()}")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser("build_onefile", description=__doc__)
    parser.add_argument(
        "out", nargs="?", type=Path, default=ONEFILE / "dist" / "jixiaolint.html"
    )
    parser.add_argument(
        "--quick", action="store_true", help="pack less well, for those who try it"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
