"""Compile each module below /work/source to /work/compiled, by the Python of the page."""

import py_compile
from pathlib import Path

SOURCE, COMPILED = Path("/work/source"), Path("/work/compiled")

for path in sorted(SOURCE.rglob("*.py")):
    name = path.relative_to(SOURCE)
    target = COMPILED / name.with_suffix(".pyc")
    target.parent.mkdir(parents=True, exist_ok=True)
    py_compile.compile(
        str(path),
        str(target),
        # As tracebacks show it: without the folder of the standard library, or of others.
        dfile="/".join(name.parts[1:]),
        doraise=True,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
