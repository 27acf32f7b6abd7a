"""A baseline as a file: one entry a line, sorted, so that two versions compare well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from jixiaolint.baseline.entry import Entry
from jixiaolint.baseline.known import Known
from jixiaolint.errors import UsageError, nearest_path, shown
from jixiaolint.find.products import BASELINE
from jixiaolint.given.folders import is_file, is_folder
from jixiaolint.given.reports import json_written
from jixiaolint.said import Said

NAME = "jixiaolint-baseline.json"
"""What the file is called where nobody names one."""

_VERSION = 1
_TEXTS = Entry._fields[:4]
"""What every entry states; not all are in a project or on a row."""


def read(path: Path) -> Known:
    """Return the baseline in a file; raises UsageError for a file that is none."""
    if is_folder(path):
        folder = Said(
            "这是目录，应为 --write-baseline 写出的文件。",
            "this is a folder, expected a file that --write-baseline made.",
        )
        raise UsageError(folder.at(f"--baseline {path}"))
    if not is_file(path):
        missing = Said(
            "没有这个基线文件，用 --write-baseline 生成。",
            "no such baseline; --write-baseline makes one.",
        )
        raise UsageError((missing + nearest_path(path)).at(path))
    try:
        data = json_written(path, f"--baseline {path}")
    except ValueError as error:
        raise _foreign(path, "不是 JSON", "no JSON") from error
    findings = data.get("findings") if isinstance(data, dict) else None
    if not isinstance(findings, list) or BASELINE not in data:
        raise _foreign(path, f"没有 {BASELINE}、findings 两项", f"no {BASELINE}")
    if data[BASELINE] != _VERSION:
        raise _foreign(
            path,
            f"版本是 {shown(data[BASELINE])}，本程序只读版本 {_VERSION}",
            f"version {shown(data[BASELINE])}, of which this program reads {_VERSION}",
        )
    return Known.of(path, _entries(path, findings))


def written(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield what a baseline file says of entries, each of them once."""
    from jixiaolint.output.json_text import dump

    listed = sorted(set(entries), key=Entry.order)
    yield f'{{"{BASELINE}": {_VERSION},\n"findings": ['
    yield ",".join(f"\n{dump(one._asdict())}" for one in listed)
    yield "\n]}\n" if listed else "]}\n"


def _entries(path: Path, findings: list[Any]) -> Iterator[Entry]:
    for at, one in enumerate(findings, 1):
        known: dict[str, Any] = one if isinstance(one, dict) else {}
        texts = [known.get(key) for key in _TEXTS]
        perhaps = [known.get(key) for key in Entry._fields[len(_TEXTS) :]]
        stated = (*texts, *filter(None, perhaps))
        if not all(isinstance(text, str) for text in stated):
            raise _foreign(
                path,
                f"第 {at} 条缺 {'、'.join(_TEXTS)} 之一",
                f"entry {at} lacks one of {', '.join(_TEXTS)}",
            )
        yield Entry._make((*texts, *perhaps))


def _foreign(path: Path, zh: str, en: str) -> UsageError:
    sentence = Said(
        f"{zh}，应为 --write-baseline 写出的文件。",
        f"{en}; expected what --write-baseline wrote.",
    )
    return UsageError(sentence.at(f"--baseline {path}"))
