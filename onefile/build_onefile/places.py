"""The folders that the build reads and writes."""

from pathlib import Path

ONEFILE = Path(__file__).resolve().parents[1]
CHECKOUT = ONEFILE.parent
BUILD = ONEFILE / "build"
"""What is made on the way, and may go at any time."""

SHOWN = BUILD / "shown"
"""Pages as the page will show them, for the scripts in them."""

MODULES = ONEFILE / "node_modules"
PYODIDE = MODULES / "pyodide"
PDFIUM = MODULES / "@embedpdf" / "pdfium" / "dist" / "pdfium.wasm"
PDF = ONEFILE / "pdf"
PAGE = ONEFILE / "page"
WORKER = ONEFILE / "worker"
