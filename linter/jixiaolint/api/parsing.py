"""A path, a text or rows in, the indicators that they say out."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextvars import copy_context
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, TypeVar

from jixiaolint.api.rows import Rows, columns_of, source, told_keys
from jixiaolint.bounds.limits import settle, within
from jixiaolint.find.document import Document, unreadable
from jixiaolint.read import READERS
from jixiaolint.reading import Job, found
from jixiaolint.results.outcome import Outcome, Step
from jixiaolint.run import parsed
from jixiaolint.settings.preferences import Preferences
from jixiaolint.settings.run import Settings
from jixiaolint.work.handed import handed
from jixiaolint.work.printing import Printing
from jixiaolint.work.tally import Tally

if TYPE_CHECKING:
    from jixiaolint.api.contract import Indicator

_FORM = "jsonl"
_END = object()
Item = TypeVar("Item")


def indicators(
    given: str | os.PathLike[str] | bytes | Rows, path: str | None, asked: Preferences
) -> Iterator[Indicator]:
    """Yield the indicators; raises UnreadableError behind the last of them."""
    settings = asked.run()
    if isinstance(given, os.PathLike) or (isinstance(given, str) and _is_path(given)):
        steps = _files(os.fspath(given), settings)
    elif isinstance(given, str | bytes):
        data = given.encode("utf-8", "replace") if isinstance(given, str) else given
        steps = _text(Job(Document(path or "<text>", ""), data), settings)
    else:
        name = path or "rows"
        columns = columns_of(given)
        with told_keys(columns):
            made = handed(partial(source, name, columns), Printing(settings, _FORM))
        steps = iter([Step(0, Document(name, ""), made)])
    return _apart(_said(steps, asked))


def _is_path(text: str) -> bool:
    """Tell whether a string names a file or folder, or would if there were one."""
    if "\n" in text:
        return False
    try:
        return os.path.exists(text) or PurePath(text).suffix.lower() in READERS  # noqa: PTH110  a text may be no path at all
    except ValueError:
        return False


def _files(path: str, settings: Settings) -> Iterator[Step]:
    return parsed(list(found([path], settings)), settings, _FORM)


def _text(job: Job, settings: Settings) -> Iterator[Step]:
    outcome = Printing(settings, _FORM)(job)
    assert isinstance(outcome, Outcome)
    yield Step(0, job.document, outcome)


def _said(steps: Iterator[Step], asked: Preferences) -> Iterator[Indicator]:
    """Yield what outcomes say, as it was printed; what failed is raised at the end."""
    tally = Tally(asked.run(), keep=False)
    with within(settle(asked.limits)):
        for step in steps:
            tally.add(step)
            for text in step.outcome.written.get(_FORM, ()):
                yield from map(json.loads, filter(None, text.split("\n")))
    failures = tally.result().failures
    if failures:
        raise unreadable(failures)


def _apart(items: Iterator[Item]) -> Iterator[Item]:
    """Yield items that are made in a context of their own, where limits hold.

    Those of the caller, who does other things in between, stay as they are.
    """
    context = copy_context()
    try:
        while (item := context.run(next, items, _END)) is not _END:
            yield item  # type: ignore[misc]
    finally:
        context.run(items.close)  # type: ignore[attr-defined]
