"""The result as one JSON object in the terms of the contract."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from json.encoder import encode_basestring
from types import NoneType
from typing import Any

from jixiaolint.file_report import FileReport
from jixiaolint.report.counts import statistics, summary
from jixiaolint.result import Result
from jixiaolint.said import Language

_UNSEEN = re.compile(
    "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode


def render(result: Result, lang: Language) -> Iterator[str]:  # noqa: ARG001  one signature for all
    """Yield one object; each file, finding and failure takes a line of its own.

    `answers` are there only where some came back, `notes` only where something in a
    folder was passed over.
    """
    yield f'{{"version": {dump(result.version)},\n'
    yield from _list("files", map(_file, result.files))
    yield from _list("findings", (finding.as_dict() for finding in result.findings))
    yield from _list("remarks", (remark.as_dict() for remark in result.remarks))
    if result.answers:
        yield from _list("answers", (one.as_dict() for one in result.answers))
    yield f'"summary": {dump(summary(result))},\n'
    if result.coverage is not None:
        yield from _list("coverage", map(asdict, result.coverage))
    if result.statistics is not None:
        yield from _list("statistics", statistics(result.statistics))
    if result.notes:
        yield from _list("notes", result.notes)
    failed = [{"path": one.path, "message": one.message} for one in result.failures]
    yield f'"failures": {dump(failed)}}}\n'


def dump(value: object) -> str:
    """Return a value as JSON on one line, Chinese unescaped."""
    return escaped(_ENCODE(value))


def escaped(written: str) -> str:
    """Return JSON with escapes for what steers a terminal or is no character: as exact."""
    return written if written.isprintable() else _UNSEEN.sub(_escape, written)


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def dump_flat(values: Mapping[str, object]) -> str:
    """Return an object as `dump` does: several times faster where it holds texts."""
    pairs = [
        f'"{key}": {_WRITE.get(type(value), _ENCODE)(value)}'
        for key, value in values.items()
    ]
    return "{" + ", ".join(pairs) + "}"


_WRITE: dict[type, Callable[[Any], str]] = {
    str: encode_basestring,
    NoneType: lambda _: "null",
    bool: {True: "true", False: "false"}.__getitem__,
    int: str,
    list: lambda values: _ENCODE(values) if values else "[]",
}


def _list(key: str, items: Iterable[object]) -> Iterator[str]:
    """Yield a key and its list, an item to a line."""
    lead = f'"{key}": ['
    for item in items:
        yield f"{lead}\n{dump(item)}"
        lead = ","
    yield f"{lead}],\n" if lead != "," else "\n],\n"


def _file(file: FileReport) -> dict[str, object]:
    """Return a file as read; `layout` joins the layouts found in it with ``+``.

    `notices` are there only where the reader has something to say, such as which sheets
    are hidden.
    """
    tables, projects, indicators = file.numbers
    return {
        "path": file.path,
        "reader": file.reader,
        "layout": "+".join(file.layouts),
        "tables": tables,
        "projects": projects,
        "indicators": indicators,
        "unread": [
            {"place": place.as_dict(), "text": text} for place, text in file.unread
        ],
        "encoding": file.encoding,
        **({"notices": list(file.notices)} if file.notices else {}),
    }
