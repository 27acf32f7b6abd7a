"""Print what the analysis of a text costs that was never seen before, by its kind.

usage: python tests/bench/texts.py [--runs 7]

Texts are those of the fixtures of the rules, and of ``rows.py`` with growing numbers,
each once. Before a run every bounded cache is emptied; then every second text is read
untimed, which makes common words and shapes known, and the others are timed. Printed are
CPU microseconds for each of these, the least of the runs for any few of them.
"""

from __future__ import annotations

import argparse
import functools
import re
import sys
import time
from itertools import islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rows
import varied

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "linter"))

from jixiaolint.parsing.explanation import parse_explanation
from jixiaolint.parsing.name import parse_name
from jixiaolint.parsing.target import parse_target
from jixiaolint.words.scan import bits_of, scan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_FIGURE = re.compile("[0-9]+(?:[.,][0-9]+)*")
_ROWS = 8000
_LONG = 15
_FEW = 10
"""So many texts are timed together."""


def distinct(texts: Iterable[str | None]) -> list[str]:
    """Return each text once."""
    return list(dict.fromkeys(filter(None, texts)))


def kinds() -> dict[str, tuple[Sequence[str], Callable[[str], Any]]]:
    """Return the texts of each kind, and what is timed on them."""
    fixtures = list(varied.rows(60_000))
    places = {key: at for at, key in enumerate(varied.HEADS, start=2)}
    given = {key: distinct(row[at] for row in fixtures) for key, at in places.items()}
    made = list(rows.rows(_ROWS))
    values = distinct(given["annual"] + given["cycle"])
    numbers = [len(_FIGURE.findall(value)) for value in values]

    def with_numbers(least: int, most: int) -> list[str]:
        return [v for v, n in zip(values, numbers, strict=True) if least <= n <= most]

    told = [text for text in given["description"] if len(text) > _LONG]
    growing = distinct(row[3] for row in made)
    return {
        "scan of a name": (given["name"], scan),
        "scan of a growing name": (growing, scan),
        "its features": (given["name"], lambda name: bits_of(scan(name))),
        "name": (given["name"], parse_name),
        "growing name": (growing, parse_name),
        "value in words": (with_numbers(0, 0), parse_target),
        "value with a figure": (with_numbers(1, 1), parse_target),
        "value with two": (with_numbers(2, 2), parse_target),
        "value with more": (with_numbers(3, 99), parse_target),
        "growing value": (distinct(row[5] for row in made), parse_target),
        "explanation": (given["description"], parse_explanation),
        "long explanation": (list(map("；".join, pairwise(told))), parse_explanation),
    }


def forget() -> None:
    """Empty all caches of words, shapes and texts."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("jixiaolint.words", "jixiaolint.parsing")):
            for value in list(vars(module).values()):
                bounded = isinstance(value, functools._lru_cache_wrapper)
                if bounded and value.cache_parameters()["maxsize"]:
                    value.cache_clear()


def seconds(texts: Sequence[str], read: Callable[[str], Any]) -> list[float]:
    """Return the CPU seconds of each few of every second text, the others read before."""
    forget()
    for text in islice(texts, 0, None, 2):
        read(text)
    found = []
    unseen = texts[1::2]
    for start in range(0, len(unseen), _FEW):
        few = unseen[start : start + _FEW]
        begin = time.process_time()
        for text in few:
            read(text)
        found.append(time.process_time() - begin)
    return found


def main() -> None:
    """Time all kinds and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    for kind, (texts, read) in kinds().items():
        runs = [seconds(texts, read) for _ in range(options.runs)]
        # A busy machine slows some of the time: the least of each few is the work itself.
        least = sum(map(min, zip(*runs, strict=True))) / len(texts[1::2]) * 1e6
        length = sum(map(len, texts)) / len(texts)
        print(f"{kind:24} {least:7.1f} µs  {len(texts):6} texts of {length:4.1f}")


if __name__ == "__main__":
    main()
