"""What is made anew only when something changed: rules, their plans, the vocabulary.

Each thing is one file in a folder of the user's own (`place`), named by a digest of all
that it was made from (`stand`): this program and its Python, rule files, lexicons,
dictionary and grammars, the folders of rules given and the choices made. Whatever is
wrong with such a file, or with the folder, the thing is made as if there were none.

The format is pickle, for it keeps what is shared shared and is read in C: all rules in
9 ms, where to build them from plain data in Python takes 25. Nothing is unpickled but
what lies in a folder that only this user can write, was written by this user, and names
no class but those of ours and a few of values; so that even a file put there by a
stranger could make nothing but rules and words.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, TypeVar

from jixiaolint.cache.place import folder, read, write
from jixiaolint.cache.stand import digest

Thing = TypeVar("Thing")

_at_hand: dict[str, Any] = {}
"""What this process has read or made, by file."""

_MOST = 32
"""So many things are at hand: one after another may go through many folders of rules."""

_VALUES = frozenset({("decimal", "Decimal")})
"""The classes besides our own that a thing may hold."""


def kept(
    name: str,
    make: Callable[[], Thing],
    folders: Sequence[Path] = (),
    choices: object = None,
) -> Thing:
    """Return what `make` makes, as it was kept when all was as it is now.

    `folders` are those that it is made from besides our own, `choices` what else it
    depends on, anything whose ``repr`` tells it from others.
    """
    file = f"{name}-{digest(folders, choices)}"
    if file not in _at_hand:
        if len(_at_hand) >= _MOST:
            _at_hand.clear()
        _at_hand[file] = _found(file, make)
    made: Thing = _at_hand[file]
    return made


def _found(file: str, make: Callable[[], object]) -> object:
    data = read(file)
    if data is not None:
        # A damaged file can raise anything.
        with suppress(Exception):
            known: object = _Reader(io.BytesIO(data)).load()
            return known
    thing = make()
    if folder() is not None:
        write(file, _written(thing))
    return thing


def _written(thing: object) -> bytes:
    made = io.BytesIO()
    _Writer(made, pickle.HIGHEST_PROTOCOL).dump(thing)
    return made.getvalue()


class _Writer(pickle.Pickler):
    """Writes a value as its class and fields: read so, it takes half the time."""

    def reducer_override(self, value: object) -> tuple[type, tuple[object, ...]]:
        """Return class and fields of a dataclass, and leave the rest to pickle."""
        if isinstance(value, type) or not is_dataclass(value):
            left: tuple[type, tuple[object, ...]] = NotImplemented
            return left
        own = (getattr(value, field.name) for field in fields(value))
        return type(value), tuple(own)


class _Reader(pickle.Unpickler):
    """Reads nothing but our own values."""

    def find_class(self, module: str, name: str) -> object:
        """Return a class of ours or of a plain value; refuse all else."""
        if module.startswith("jixiaolint.") or (module, name) in _VALUES:
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")
