"""Renderers: a result in, text out; each is a module of its own, found by its name."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from jixiaolint.engine.rule import Language
    from jixiaolint.find.inputs import Inputs
    from jixiaolint.findings import Finding
    from jixiaolint.result import Result

FORMATS = {
    "text": "terminal",
    "json": "json",
    "jsonl": "jsonl",
    "html": "html",
    "office": "office",
    "parquet": "parquet",
}
"""The formats of a report, the default first, and the modules that write them."""

STREAMED = frozenset(("jsonl",))
"""The formats that need nothing of a file once its findings are written."""

PACKED = frozenset(("parquet",))
"""The formats that are no text."""

REMARKED = frozenset(("text", "json", "html", "letter", "office", "xlsx"))
"""The formats that speak in remarks, or count them."""

COMPARING = frozenset(("office",))
"""The formats that tell what has changed since an earlier report."""

PICTURED = frozenset(("html", "letter", "office"))
"""The formats that show tables as they were submitted."""

FOLDERS = {"xlsx": "returned", "letter": "letters"}
"""The formats that give a folder of files, and the modules that write them."""


RETURNED = frozenset(("xlsx",))
"""Those of them that write each file that was checked under its own name."""


class Told(NamedTuple):
    """A sentence about a file that was written, and whether it is lacking."""

    sentence: str
    failed: bool


def render(form: str, result: Result, lang: Language) -> Iterator[str]:
    """Yield the report on a result, one of `FORMATS`, in pieces.

    Only ``text`` holds escape codes for colour; who writes it decides whether they stay.
    """
    if form in STREAMED:
        return lines(form, result.findings)
    module = import_module(f"jixiaolint.report.{FORMATS[form]}")
    pieces: Iterator[str] = module.render(result, lang)
    return pieces


def packed(form: str, result: Result, lang: Language) -> bytes:
    """Return the report on a result, one of `PACKED`.

    Raises UsageError if a library is missing.
    """
    module = import_module(f"jixiaolint.report.{FORMATS[form]}")
    data: bytes = module.pack(result, lang)
    return data


def lines(form: str, findings: Iterable[Finding]) -> Iterator[str]:
    """Yield what a format of `STREAMED` says of findings, which may be but some."""
    module = import_module(f"jixiaolint.report.{FORMATS[form]}")
    pieces: Iterator[str] = module.lines(findings)
    return pieces


def write(
    form: str, folder: Path, result: Result, lang: Language, inputs: Inputs
) -> Iterator[Told]:
    """Write the files of a format of `FOLDERS`, none onto `inputs`; tell of them.

    Raises UsageError if a library is missing.
    """
    module = import_module(f"jixiaolint.report.{FOLDERS[form]}")
    told: Iterator[Told] = module.write(folder, result, lang, inputs)
    return told
