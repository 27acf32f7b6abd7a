"""Exceptions whose text is a sentence for the person who can mend the cause."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from reprlib import Repr
from typing import TypeVar

from jixiaolint.said import SILENCE, Said

Word = TypeVar("Word", bound=str)

EXIT_CLEAN = 0
"""Nothing at or above the severity that fails."""

EXIT_FINDINGS = 1
"""Findings at or above the severity that fails."""

EXIT_TROUBLE = 2
"""Wrong usage or settings, unreadable or unrecognised input, internal error."""


class JixiaolintError(Exception):
    """Anything that stops a command or a file; `said` is one whole sentence.

    As text it is in Chinese, or in the `language` that a program asked for; who knows
    another shows ``said.of(language)``.
    """

    def __init__(self, sentence: Said) -> None:
        self.said = sentence
        self.language = "zh"
        super().__init__(self.said)

    def __str__(self) -> str:
        return self.said.of(self.language)


@contextmanager
def speaking(language: str | None) -> Iterator[None]:
    """Let the errors that are raised inside speak a language, if one is asked for."""
    try:
        yield
    except JixiaolintError as error:
        error.language = language or error.language
        raise


class UsageError(JixiaolintError):
    """A wrong option, setting or rule file."""


class UnfitError(JixiaolintError):
    """Options that contradict each other; who read them says where they stand."""


class UnreadableError(JixiaolintError):
    """A file that cannot be read or in which no indicator is found."""


class ForeignError(UnreadableError):
    """A sound file in which no indicator is found: no failure where nobody named it."""


_QUOTES = "\"'“”‘’"
_PLAIN = {None: "null", True: "true", False: "false"}
"""The plain words of a file that are no text."""

_SHOWN = 60
_MANY = 25
_REPR = Repr()
_REPR.maxstring = _REPR.maxother = _SHOWN


def shown(value: object) -> str:
    """Return a value as sentences quote it: a long one by its beginning."""
    if value is None or isinstance(value, bool):
        return _PLAIN[value]
    text = value if isinstance(value, str) else _REPR.repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def fault(error: Exception) -> str:
    """Return an exception as sentences quote it that tell of a fault of the program."""
    return " ".join(f"{type(error).__name__}: {error}".split())


def nearest_path(path: Path) -> Said:
    """Return `nearest` for a missing file or folder, of what lies where it should.

    What has the name itself is of another kind, or a link that leads nowhere. A file of
    another extension is not what was meant, unless its name is the same else; quotes
    that a shell left round a name are.
    """
    given, path = path, Path(str(path).strip(_QUOTES) or path)
    try:
        beside = {
            one.name
            for one in path.parent.iterdir()
            if path.stem in one.name or one.suffix == path.suffix
        }
        itself = {path.name} if path == given else set()
        return nearest(path.name, sorted(beside - itself))
    except (OSError, ValueError):
        return SILENCE


def expected(word: object, known: Iterable[object]) -> Said:
    """Return what was expected in place of a word, and the nearest of it.

    Very many names are not listed, but where they are.
    """
    names = [str(name) for name in known]
    said = Said(
        f"应为 {'、'.join(names)} 之一。", f"expected one of {', '.join(names)}."
    )
    return (said if len(names) <= _MANY else _ON_THE_PAGE) + nearest(str(word), names)


_ON_THE_PAGE = Said(
    "应为 rules/AUTHORS.zh-CN.md 里的一个。",
    "expected one of those in rules/AUTHORS.md.",
)


def nearest(word: str, known: Iterable[str]) -> Said:
    """Return the question whether the known name nearest to `word` is meant, or nothing."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.5)
    if not close:
        return SILENCE
    return Said(f"是不是“{close[0]}”？", f" Did you mean '{close[0]}'?")


def one_of(kind: Said, word: str, known: Sequence[Word]) -> Word:
    """Return `word` if it is known; raise UsageError, which names the nearest, if not."""
    for right in known:
        if right == word:
            return right
    raise UsageError(
        Said(
            f"没有{kind.zh}“{shown(word)}”，可用 {'、'.join(known)}。",
            f"Unknown {kind.en} '{shown(word)}': use {', '.join(known)}.",
        )
        + nearest(word, known)
    )


def debugging() -> bool:
    """Tell whether internal errors shall be raised: ``JIXIAOLINT_DEBUG`` says so."""
    return bool(os.environ.get("JIXIAOLINT_DEBUG"))
