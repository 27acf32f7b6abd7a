"""Parse tables as text: they lie beside their grammar, so that no run waits for Lark.

The text names the grammar that it was made of by a digest; one that was changed since
has none. A test tells when they are to be made anew (`python grammar/make_tables.py`).
"""

from __future__ import annotations

import json
from hashlib import blake2b

from jixiaolint.words.lalr import Production, Tables

LINE = ",\n"
"""What stands between two values."""


def written(tables: Tables, grammar: str) -> str:
    """Return the text of tables, a line for each production and state."""
    names = sorted({name for state in tables.states for name in state})
    numbers = {name: number for number, name in enumerate(names)}
    states = [
        [number for name, to in sorted(state.items()) for number in (numbers[name], to)]
        for state in tables.states
    ]
    head = {"of": digest(grammar), "start": tables.start, "end": tables.end}
    parts = (head, names, *tables.productions, *states)
    lines = [json.dumps(part, separators=(",", ":")) for part in parts]
    lines.insert(2, str(len(tables.productions)))
    return f"[{LINE.join(lines)}]\n"


def read(text: str, grammar: str) -> Tables | None:
    """Return the tables in a text, or nothing if they are of another grammar."""
    head, names, number, *parts = json.loads(text)
    if head["of"] != digest(grammar):
        return None
    productions = [
        Production(origin, name, size, tuple(map(tuple, kept)), single)
        for origin, name, size, kept, single in parts[:number]
    ]
    states = [
        dict(zip(map(names.__getitem__, state[::2]), state[1::2], strict=True))
        for state in parts[number:]
    ]
    return Tables(tuple(states), tuple(productions), head["start"], head["end"])


def digest(grammar: str) -> str:
    """Return what tells a grammar from others, and this form of tables from later ones."""
    return blake2b(f"1\n{grammar}".encode(), digest_size=8).hexdigest()
