"""The law of obedience for files: after fixes their findings are gone and no other came."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest

from fixing_case import Came, mend
from jixiaolint.find.document import Document
from jixiaolint.reading import Job
from jixiaolint.report.words import FIELD
from jixiaolint.results.outcome import Outcome, Wanted
from jixiaolint.rule_files.load import load_rules
from jixiaolint.run import checking
from jixiaolint.settings.run import Settings

if TYPE_CHECKING:
    from jixiaolint.findings import Finding

FIELDS = (
    *("level1", "level2", "name", "description", "cycle", "annual"),
    *("measure_unit", "score", "nature", "rating"),
)


def bad() -> Iterator[list[Mapping[str, Any]]]:
    """Yield the bad examples of all rules: the rows of a project each."""
    for rule in load_rules():
        for given in rule.bad:
            if isinstance(given, Mapping):
                rows = given.get("rows") or [given]
                if all(isinstance(row, Mapping) and row.get("name") for row in rows):
                    yield rows


@cache
def examples() -> bytes:
    """Return a table of all bad examples."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["项目名称", *(FIELD[key][0] for key in FIELDS)])
    for number, rows in enumerate(bad(), 1):
        for row in rows:
            said = [str(row.get(key) or "") for key in FIELDS]
            writer.writerow([f"农村公路养护{number}", *said])
    return out.getvalue().encode()


def keys(findings: tuple[Finding, ...]) -> Counter[tuple[object, ...]]:
    """Return what tells findings apart: their rules and rows."""
    return Counter((one.code, one.project_index, one.seq) for one in findings)


@pytest.mark.parametrize(("unsafe", "least"), [(False, 3), (True, 50)])
def test_fixes_of_all_bad_examples_obey(
    unsafe: bool, least: int, tmp_path: Path
) -> None:
    """Findings go and none comes; of the safe fixes none is left to be made."""
    came = mend(tmp_path, "表.csv", examples(), unsafe=unsafe)
    left = came.outcome.findings
    assert keys(left) - before() == Counter()
    assert came.fixed.gone == (before() - keys(left)).total() > least
    assert [one for one in left if is_safe(one)] == []
    assert least < cells(came) <= came.fixed.gone + least


def test_mended_examples_are_as_good_as_they_get(tmp_path: Path) -> None:
    """A second run changes nothing."""
    once = mend(tmp_path, "表.csv", examples(), unsafe=True)
    assert mend(tmp_path, "表.csv", once.data, unsafe=True).fixed.data is None


@cache
def before() -> Counter[tuple[object, ...]]:
    """Return what is found in the table as it is."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "表.csv"
        path.write_bytes(examples())
        work = checking(Settings(), Wanted(False, False, False), ())
        outcome = work(Job(Document(str(path), str(path))))
    assert isinstance(outcome, Outcome)
    return keys(outcome.findings)


def is_safe(finding: Finding) -> bool:
    """Tell whether the fix of a finding changes nothing of what is meant."""
    return finding.fix is not None and finding.fix.safety == "safe"


def cells(came: Came) -> int:
    """Return how many cells were changed; every other is as it was."""
    old, new = (
        list(csv.reader(io.StringIO(data.decode(), newline="")))
        for data in (examples(), came.data)
    )
    pairs = zip(old, new, strict=True)
    return sum(a != b for one, two in pairs for a, b in zip(one, two, strict=True))
