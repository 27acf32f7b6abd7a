"""An earlier report of ours as JSON, read back to be compared with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from jixiaolint.errors import UsageError
from jixiaolint.given.reports import json_written
from jixiaolint.means import means
from jixiaolint.said import Said


class Known(NamedTuple):
    """What an earlier report says of a finding that lets one find it again."""

    path: str
    project: str | None
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """The findings of an earlier report; `name` is that of its file."""

    name: str
    version: str
    findings: tuple[Known, ...]


def earlier(path: Path) -> Earlier:
    """Return what ``check --format json`` wrote to a file; raises UsageError."""
    report = _report(path)
    found = tuple(_findings(path, report["findings"]))
    return Earlier(path.name, report["version"], found)


def _report(path: Path) -> Mapping[str, Any]:
    """Return the object that a file holds; raises UsageError for anything but ours."""
    try:
        report = json_written(path, _asked(path))
    except ValueError as error:
        raise _foreign(path, "不是 JSON", "no JSON") from error
    if not (
        isinstance(report, dict)
        and isinstance(report.get("version"), str)
        and isinstance(report.get("files"), list)
        and isinstance(report.get("findings"), list)
    ):
        raise _foreign(
            path,
            "没有 version、files、findings 三项",
            "no version, files and findings in it",
        )
    return report


def _findings(path: Path, findings: list[Any]) -> Iterator[Known]:
    for at, one in enumerate(findings, 1):
        known = one if isinstance(one, dict) else {}
        project = known.get("project")
        mark, where = known.get("fingerprint"), known.get("path")
        if not (
            isinstance(mark, str)
            and isinstance(where, str)
            and (project is None or isinstance(project, str))
        ):
            raise _foreign(
                path,
                f"第 {at} 个问题没有 path 或 fingerprint",
                f"finding {at} has no path or fingerprint",
            )
        yield Known(where, project, mark)


def _foreign(path: Path, zh: str, en: str) -> UsageError:
    return UsageError((Said(f"{zh}，", f"{en}; ") + means("result")).at(_asked(path)))


def _asked(path: Path) -> str:
    """Return how people name the file that they want to be compared with."""
    return str(means("compared", path=path))
