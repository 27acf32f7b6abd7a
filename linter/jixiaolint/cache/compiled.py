"""What Python compiles out of texts at every start: methods of dataclasses, patterns.

A dataclass writes its methods as text and has them compiled, a module its regular
expressions; for ours that takes 0.2 s, more than to check a small table, and depends on
nothing but the texts and Python. So the command line keeps the outcome. Two names of the
standard library stand aside for it meanwhile, ``exec`` in `dataclasses` and ``compile``
in `re`; a Python that has no such names compiles as ever.
"""

from __future__ import annotations

import builtins
import marshal
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import get_ident
from types import ModuleType, SimpleNamespace
from typing import Any

from jixiaolint.cache.place import folder, read, write

_FILE = f"texts-{sys.implementation.cache_tag}-{sys.hexversion:x}"
_MOST = 5_000
"""So many texts are kept before it begins anew: an editor of rules tries many patterns."""

_ASIDE = 0x80 | 0x04
"""The flags of patterns that print themselves or ask the locale: they are not kept."""

Known = dict[str, bytes]
Patterns = dict[tuple[str | bytes, int], bytes]
"""What was compiled by its text, each closed until it is asked for."""


@contextmanager
def compiled() -> Iterator[None]:
    """Take what is compiled from what was kept, and keep what is new."""
    if folder() is None:
        yield
        return
    known, patterns = _found()
    before = len(known) + len(patterns)
    with _patterns(patterns), _methods(known):
        try:
            yield
        finally:
            if before < len(known) + len(patterns):
                data = marshal.dumps((known, patterns))
                write(_FILE, zlib.crc32(data).to_bytes(4, "big") + data)


def _found() -> tuple[Known, Patterns]:
    data = read(_FILE) or b""
    if zlib.crc32(data[4:]).to_bytes(4, "big") == data[:4]:
        with suppress(EOFError, ValueError, TypeError):
            known, patterns = marshal.loads(data[4:])
            if len(known) + len(patterns) < _MOST:
                return known, patterns
    return {}, {}


@contextmanager
def _methods(known: Known) -> Iterator[None]:
    """Let dataclasses run what was compiled of the same text."""
    import dataclasses

    def run(text: str, *spaces: dict[str, Any]) -> None:
        """Do what ``exec`` does."""
        if text in known:
            code = marshal.loads(known[text])
        else:
            code = compile(text, "<string>", "exec", dont_inherit=True)
            known[text] = marshal.dumps(code)
        builtins.exec(code, *spaces)

    vars(dataclasses)["exec"] = run
    try:
        yield
    finally:
        del vars(dataclasses)["exec"]


@contextmanager
def _patterns(known: Patterns) -> Iterator[None]:
    """Let `re` make patterns of the codes that it made before."""
    import re

    compiler = vars(re).get("_compiler")
    core = getattr(compiler, "_sre", None)
    if compiler is None or core is None:
        yield
        return
    plainly: Callable[[object, int], object] = compiler.compile

    def make(pattern: object, flags: int = 0) -> object:
        """Do what ``compile`` does."""
        if flags & _ASIDE or not (type(pattern) is str or type(pattern) is bytes):
            return plainly(pattern, flags)
        key = (pattern, int(flags))
        if key in known:
            return core.compile(*marshal.loads(known[key]))
        with _noted(compiler, core) as parts:
            made = plainly(pattern, flags)
        if parts:
            known[key] = marshal.dumps(tuple(parts))
        return made

    compiler.compile = make
    try:
        yield
    finally:
        compiler.compile = plainly


@contextmanager
def _noted(compiler: ModuleType, core: ModuleType) -> Iterator[list[Any]]:
    """Yield what this thread gives to the `core` of `re` inside."""
    noted: list[Any] = []
    here = get_ident()

    def note(*parts: object) -> object:
        """Do what the core does, and note what it was given."""
        if get_ident() == here:
            # The code of a pattern is a list of numbers, some of them with a name.
            noted[:] = [list(map(int, p)) if isinstance(p, list) else p for p in parts]
        return core.compile(*parts)

    vars(compiler)["_sre"] = SimpleNamespace(**{**vars(core), "compile": note})
    try:
        yield noted
    finally:
        vars(compiler)["_sre"] = core
