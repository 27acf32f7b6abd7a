"""The one session of the worker; importing this opens it."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from jixiaolint.kept.compiled import compiled

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
