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
ready = _session.ready
answer = _session.answer
close = _open.close
