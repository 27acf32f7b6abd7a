"""The one session of the worker; importing this opens it."""

from __future__ import annotations

import gc
from contextlib import ExitStack
from pathlib import Path

from jixiaolint.cache.compiled import compiled

_ALLOCATIONS = 50_000
"""So many new objects are made before Python looks for cycles among them.

Values here are frozen and hold few: to look as often as it does by itself takes a sixth of
the time of a check.
"""

gc.set_threshold(_ALLOCATIONS)

# What is compiled out of texts is taken from what the build kept, as long as this runs.
_open = ExitStack()
_open.enter_context(compiled())

from session import Session  # noqa: E402  it is imported with what was kept

_session = Session(Path("/room"))
_SAMPLE = Path(__file__).with_name("sample.xlsx")
"""A workbook that takes all the words, rules and templates there are."""

ready = _session.ready
answer = _session.answer
close = _open.close


def warm() -> None:
    """Check and tell something while nobody waits; what is made for it stays made."""
    sample = {"path": _SAMPLE.name, "bytes": _SAMPLE.read_bytes()}
    answer({"do": "check", "files": [sample]}, lambda _: None)
    _session.last = None
