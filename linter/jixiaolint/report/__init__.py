"""Renderers: a result in, text out; each is a module of its own, found by its name."""

from __future__ import annotations

from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from jixiaolint.find.document import Failure
    from jixiaolint.find.inputs import Inputs
    from jixiaolint.findings import Finding
    from jixiaolint.output.folder import Told
    from jixiaolint.results.result import Result
    from jixiaolint.said import Language

FORMATS = {
    "text": "terminal",
    "grouped": "grouped",
    "concise": "concise",
    "json": "json",
    "jsonl": "jsonl",
    "csv": "csv",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "checkstyle": "checkstyle",
    "markdown": "markdown",
    "html": "html",
    "office": "office",
    "parquet": "parquet",
}
"""The formats of a report, the default first, and the modules that write them."""

STREAMED = frozenset(("jsonl", "csv", "concise", "github"))
"""The formats that need nothing of a file once its findings are written."""

ENDED = frozenset(("github",))
"""Those of them that tell in the end what could not be checked."""

PACKED = frozenset(("parquet",))
"""The formats that are no text."""

TELLING = frozenset(("text", "grouped", "markdown", "html", "letter", "office", "xlsx"))
"""The formats that tell people remarks; the others hold findings."""

REMARKED = TELLING | {"json"}
"""The formats that speak in remarks, or count them."""

TABLED = (TELLING - {"grouped"}) | {"sarif"}
"""The formats that need what tables say, or where in a file that stands."""

COMPARING = frozenset(("office",))
"""The formats that tell what has changed since an earlier report."""

PICTURED = frozenset(("markdown", "html", "letter", "office"))
"""The formats that show tables as they were submitted, or name the rows of these."""

FOLDERS = {"xlsx": "returned", "letter": "letters"}
"""The formats that give a folder of files, and the modules that write them."""

RETURNED = frozenset(("xlsx",))
"""Those of them that write each file that was checked under its own name."""


def _module(form: str) -> Any:  # noqa: ANN401  each has what its kind of format needs
    """Return the module that writes a format."""
    return import_module(f"jixiaolint.report.{(FORMATS | FOLDERS)[form]}")


def render(form: str, result: Result, lang: Language) -> Iterator[str]:
    """Yield the report on a result, one of `FORMATS`, in pieces.

    Only ``text`` holds escape codes for colour; who writes it decides whether they stay.
    """
    if form in STREAMED:
        found, failed = lines(form, result.findings), ending(form, result.failures)
        return chain([heading(form)], found, failed)
    pieces: Iterator[str] = _module(form).render(result, lang)
    return pieces


def packed(form: str, result: Result, lang: Language) -> bytes:
    """Return the report on a result, one of `PACKED`.

    Raises UsageError if a library is missing.
    """
    data: bytes = _module(form).pack(result, lang)
    return data


def heading(form: str) -> str:
    """Return what stands before all lines of a format of `STREAMED`."""
    said: str = _module(form).HEAD
    return said


def ending(form: str, failures: Iterable[Failure]) -> Iterator[str]:
    """Yield what stands behind all lines of such a format."""
    if form in ENDED:
        yield from _module(form).ending(failures)


def lines(form: str, findings: Iterable[Finding]) -> Iterator[str]:
    """Yield what a format of `STREAMED` says of findings, which may be but some."""
    pieces: Iterator[str] = _module(form).lines(findings)
    return pieces


def write(
    form: str, folder: Path, result: Result, lang: Language, inputs: Inputs
) -> Iterator[Told]:
    """Write the files of a format of `FOLDERS`, none onto `inputs`; tell of them.

    Raises UsageError if a library is missing.
    """
    told: Iterator[Told] = _module(form).write(folder, result, lang, inputs)
    return told
