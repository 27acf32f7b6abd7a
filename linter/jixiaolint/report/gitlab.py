"""The findings as GitLab's Code Quality report: one list, shown beside a merge request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from jixiaolint.find.document import Failure
from jixiaolint.findings import Finding
from jixiaolint.findings.fingerprint import fingerprint
from jixiaolint.output.json_text import dump
from jixiaolint.report.spots import line, said, slashed
from jixiaolint.results.result import Result
from jixiaolint.rule.rule import Severity
from jixiaolint.said import Language
from jixiaolint.width import printable

_SEVERITY: Mapping[Severity, str] = {
    "error": "major",
    "warning": "minor",
    "info": "info",
}
_NOT_CHECKED = "not-checked"


def render(result: Result, lang: Language) -> Iterator[str]:  # noqa: ARG001  one signature for all
    """Yield a list, an object to a line; what could not be checked is in it as blocker.

    Of two with one fingerprint GitLab shows but one: rows that are the same in several
    files are told apart by a number behind it.
    """
    lead, seen = "[", Counter[object]()
    for one in (*map(_finding, result.findings), *map(_failure, result.failures)):
        mark = one["fingerprint"]
        seen[mark] += 1
        if seen[mark] > 1:
            one["fingerprint"] = f"{mark}-{seen[mark]}"
        yield f"{lead}\n{dump(one)}"
        lead = ","
    yield "[]\n" if lead == "[" else "\n]\n"


def _finding(finding: Finding) -> dict[str, object]:
    """Return a finding."""
    return {
        "description": said(finding),
        "check_name": finding.code,
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITY[finding.severity],
        "location": {
            "path": slashed(finding.path),
            "lines": {"begin": line(finding.place) or 1},
        },
    }


def _failure(failure: Failure) -> dict[str, object]:
    return {
        "description": printable(failure.message),
        "check_name": _NOT_CHECKED,
        "fingerprint": fingerprint(_NOT_CHECKED, None, (), None, failure.path, 1),
        "severity": "blocker",
        "location": {"path": slashed(failure.path), "lines": {"begin": 1}},
    }
