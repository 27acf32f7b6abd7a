"""What a run gives: what is told of files, findings, failures, notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from json import loads
from typing import TYPE_CHECKING, Any, NamedTuple

from jixiaolint.errors import EXIT_CLEAN, EXIT_FINDINGS, EXIT_TROUBLE
from jixiaolint.file_report import FileReport
from jixiaolint.find.document import Failure
from jixiaolint.findings import Finding, Kind
from jixiaolint.output.json_text import dump
from jixiaolint.results.counts import (
    by_level,
    by_problem,
    by_severity,
    indicators,
    statistics,
)
from jixiaolint.rule.rule import Rule
from jixiaolint.settings.letterhead import NOTHING_SAID, Letterhead
from jixiaolint.settings.level_names import AS_EVER, LevelNames

if TYPE_CHECKING:
    from jixiaolint.answers.standing import Standing
    from jixiaolint.baseline.counts import Counts
    from jixiaolint.engine.coverage import Coverage
    from jixiaolint.remarks.remark import Remark
    from jixiaolint.results.earlier import Earlier


class Counted(NamedTuple):
    """How many files were checked, and what was found in them."""

    files: int
    findings: int


NOTHING_COUNTED = Counted(0, 0)


@dataclass(frozen=True, slots=True)
class Result:
    """What a run found: files in the order given, findings sorted, failures.

    `remarks` tell the findings to a person, in the order of files and tables.
    `rules` are those that were applied; `coverage` counts, where asked for, how often.
    `answers` are what units say to remarks that they were sent, and how that stands.
    `letterhead` is what letters say at their head, `levels` what the office calls the
    levels of remarks; `notes` are sentences about what was passed over in folders.
    `earlier` is a report to compare with. `baseline` counts what one knows that was used,
    `silenced` findings that somebody gave a reason not to tell; neither is among `findings`.
    Some of the findings `fails` the run, told or not; one that is `stopped` is not whole.
    So many findings are `hidden`, for they are not grave enough to be told; `statistics`
    count, where asked for, findings of each kind. If `quiet`, reports tell findings and
    nothing else. `counted` holds where files and findings are not kept. Going through a
    result yields its findings.
    """

    version: str
    files: tuple[FileReport, ...]
    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...]
    rules: tuple[Rule, ...] = ()
    coverage: tuple[Coverage, ...] | None = None
    notes: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    letterhead: Letterhead = NOTHING_SAID
    levels: LevelNames = AS_EVER
    answers: tuple[Standing, ...] = ()
    earlier: Earlier | None = None
    baseline: Counts | None = None
    silenced: int = 0
    hidden: int = 0
    statistics: Mapping[Kind, int] | None = None
    quiet: bool = False
    fails: bool = False
    stopped: bool = False
    counted: Counted = NOTHING_COUNTED

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    @property
    def exit_code(self) -> int:
        """The exit code of the run: 0, 1 for findings that fail, 2 for failures."""
        if self.failures or self.stopped:
            return EXIT_TROUBLE
        return EXIT_FINDINGS if self.fails else EXIT_CLEAN

    @property
    def summary(self) -> dict[str, object]:
        """The numbers that sum it up, by the keys of ``check --format json``.

        What was not told is there where something was set aside.
        """
        return {
            "files": len(self.files),
            "indicators": indicators(self.files),
            "findings": len(self.findings),
            "failures": len(self.failures),
            "severity": by_severity(self.findings),
            "problem": by_problem(self.findings),
            "remarks": by_level(self.remarks),
            **({"baseline": self.baseline._asdict()} if self.baseline else {}),
            **({"silenced": self.silenced} if self.silenced else {}),
        }

    def written(self) -> Iterator[str]:
        """Yield what ``check --format json`` prints, each of many things on a line of its own.

        `answers` are there only where some came back, `notes` only where something in a
        folder was passed over.
        """
        yield f'{{"version": {dump(self.version)},\n'
        yield from _list("files", (file.as_dict() for file in self.files))
        yield from _list("findings", (one.as_dict() for one in self.findings))
        yield from _list("remarks", (one.as_dict() for one in self.remarks))
        if self.answers:
            yield from _list("answers", (one.as_dict() for one in self.answers))
        yield f'"summary": {dump(self.summary)},\n'
        if self.coverage is not None:
            yield from _list("coverage", map(asdict, self.coverage))
        if self.statistics is not None:
            yield from _list("statistics", statistics(self.statistics))
        if self.notes:
            yield from _list("notes", self.notes)
        failed = [{"path": one.path, "message": one.message} for one in self.failures]
        yield f'"failures": {dump(failed)}}}\n'

    def to_json(self) -> str:
        """Return what ``check --format json`` prints."""
        return "".join(self.written())

    def as_dict(self) -> dict[str, Any]:
        """Return the object that ``check --format json`` prints."""
        made: dict[str, Any] = loads(self.to_json())
        return made

    def by_file(self) -> Iterator[tuple[str, Sequence[Finding]]]:
        """Yield the path of each file, in the order given, with the findings in it."""
        found: dict[str, list[Finding]] = defaultdict(list)
        for one in self.findings:
            found[one.path].append(one)
        for file in self.files:
            yield file.path, found[file.path]

    def remarks_by_file(self) -> Iterator[tuple[FileReport, Sequence[Remark]]]:
        """Yield each file, in the order given, with the remarks on it."""
        told: dict[str, list[Remark]] = defaultdict(list)
        for one in self.remarks:
            told[one.path].append(one)
        for file in self.files:
            yield file, told[file.path]


def _list(key: str, items: Iterable[object]) -> Iterator[str]:
    """Yield a key and its list, an item to a line."""
    lead = f'"{key}": ['
    for item in items:
        yield f"{lead}\n{dump(item)}"
        lead = ","
    yield f"{lead}],\n" if lead != "," else "\n],\n"
