"""What makes inputs for a target: atheris (libFuzzer) where it is installed, else Hypothesis."""

from __future__ import annotations

import io
import os
import re
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import walk_packages
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

HERE = Path(__file__).parent
CORPUS, FOUND, WORDS = HERE / "corpus", HERE / "found", HERE / "words.dict"

ENVIRONMENT = {"JIXIAOLINT_DEBUG": "1", "JIXIAOLINT_SOFFICE": "none"}
"""A fault of the program is raised, and no other program is started."""

MIB = 3072
"""Of memory for the whole process, its caches and the engine included."""

_TIMEOUT = 60
"""Seconds after which libFuzzer ends an input that Python cannot stop."""
_LONGEST = 8192
_TOKEN = re.compile(r'^"(.*)"$', re.MULTILINE)
_ROUND = 200


class Tally(NamedTuple):
    """What one run of a target came to; `edges` are unknown to Hypothesis."""

    inputs: int
    seconds: float
    edges: int | None


Target = Callable[[bytes], None]
Engine = Callable[[str, int, int, Sequence[Path]], None]
"""Tries a target for so many seconds, with a seed, from folders of inputs, the first its own.

What it says goes to standard error, an input that is a finding to ``found/TARGET``; it
does not return then.
"""


def prepare() -> Engine:
    """Make this process ready to try targets; return what makes inputs here."""
    os.environ |= ENVIRONMENT
    if find_spec("atheris") is None:
        return _by_hypothesis
    import atheris

    # It names every module.
    with (
        redirect_stderr(io.StringIO()),
        atheris.instrument_imports(include=["jixiaolint"]),
    ):
        package = import_module("jixiaolint")
        for module in walk_packages(package.__path__, "jixiaolint."):
            if not module.name.endswith("__main__"):
                import_module(module.name)
    return _by_atheris


def _saving(name: str) -> Target:
    """Return a target that saves an input that is a finding, the last if it shrinks."""
    from targets import TARGETS

    target, path = TARGETS[name], FOUND / name / f"found-{time.time_ns()}"

    def attempt(data: bytes) -> None:
        try:
            target(data)
        except BaseException:
            path.write_bytes(data)
            raise

    return attempt


def _by_atheris(name: str, seconds: int, start: int, folders: Sequence[Path]) -> None:
    import atheris

    options = {
        "max_total_time": seconds,
        "seed": start % 2**32,
        "max_len": _LONGEST,
        "timeout": _TIMEOUT,
        "report_slow_units": _TIMEOUT,
        "rss_limit_mb": 0,  # capped already
        "dict": WORDS,
        "artifact_prefix": f"{FOUND / name}{os.sep}",
    }
    arguments = [f"-{key}={value}" for key, value in options.items()]
    atheris.Setup([name, *arguments, *map(str, folders)], _saving(name))
    atheris.Fuzz()


def _by_hypothesis(
    name: str, seconds: int, start: int, folders: Sequence[Path]
) -> None:
    from hypothesis import HealthCheck, given, seed, settings

    target, inputs, began = _saving(name), 0, time.monotonic()

    def attempt(data: bytes) -> None:
        nonlocal inputs
        inputs += 1
        target(data)

    paths = (path for folder in folders for path in sorted(folder.iterdir()))
    test: Any = given(_changed([path.read_bytes() for path in paths]))(attempt)
    health = list(HealthCheck)
    test = settings(
        max_examples=_ROUND, deadline=None, database=None, suppress_health_check=health
    )(test)
    while time.monotonic() < began + seconds:
        seed(start + inputs)(test)()
    taken = time.monotonic() - began
    sys.stderr.write(f"Done {inputs} runs in {taken:.0f} second(s)\n")


def tally(said: str) -> Tally:
    """Return what a run came to, by what its engine said."""
    done = re.findall(r"^Done (\d+) runs in (\d+) second", said, re.MULTILINE)
    cover = re.findall(r" cov: (\d+) ", said)
    runs = re.findall(r"^#(\d+)\s", said, re.MULTILINE)
    inputs, seconds = done[-1] if done else (*(runs[-1:] or ["0"]), "0")
    return Tally(int(inputs), int(seconds), int(cover[-1]) if cover else None)


def _changed(seeds: list[bytes]) -> SearchStrategy[bytes]:
    """Return what draws an input of the corpus with some stretches replaced."""
    from hypothesis import strategies as st

    tokens = [
        token.encode().decode("unicode_escape").encode("latin-1")
        for token in _TOKEN.findall(WORDS.read_text("ascii"))
    ]
    new = st.one_of(st.sampled_from(tokens), st.binary(max_size=8))

    @st.composite
    def changed(draw: DrawFn) -> bytes:
        data = draw(st.sampled_from(seeds or [b""]))
        for _ in range(draw(st.integers(0, 8))):
            start = draw(st.integers(0, len(data)))
            end = start + draw(st.integers(0, 16))
            data = data[:start] + draw(new) + data[end:]
        return data

    return changed()
