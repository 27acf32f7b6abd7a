"""What is kept of the outcomes of a run, to be told at its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from jixiaolint import __version__
from jixiaolint.file_report import FileReport
from jixiaolint.find.document import Document, Failure, Skipped
from jixiaolint.find.notes import sentences
from jixiaolint.findings import Finding, Kind
from jixiaolint.results.result import Counted, Result
from jixiaolint.said import Said
from jixiaolint.settings.run import Settings

if TYPE_CHECKING:
    from jixiaolint.baseline.entry import Entry
    from jixiaolint.engine.coverage import Counts, Coverage
    from jixiaolint.remarks.remark import Remark
    from jixiaolint.results.outcome import Aside, Step
    from jixiaolint.rule.rule import Rule


class Tally:
    """The outcomes of a run as they come, which may be in any order.

    Unless it is to `keep` them, files and findings are counted and let go. Of what was set
    aside, `old` and `silenced` count the findings; `met`, `accepted` and `used` are as in
    ``Aside``, `checked` the paths of files that were read, `crashed` the rules that failed.
    """

    def __init__(self, settings: Settings, *, keep: bool = True) -> None:
        self.kinds: Counter[Kind] = Counter()
        self.stopped = False
        self.read = self.old = self.silenced = 0
        self.met: set[tuple[str, str]] = set()
        self.accepted: list[Entry] = []
        self.used: set[int] = set()
        self.checked: list[str] = []
        self.crashed: dict[str, str] = {}
        self._keep = keep
        self._ranks: set[int] = set()
        self._files: list[tuple[int, FileReport]] = []
        self._findings: list[Finding] = []
        self._remarks: list[Remark] = []
        self._other: list[tuple[int, Failure | Skipped]] = []
        self._filled: dict[str, tuple[int, bool]] = {}
        self._counts: Counts | None = None
        self._covers = settings.coverage
        self._lang = settings.lang
        self._letterhead = settings.letterhead
        self._levels = settings.levels

    def until_stopped(self, steps: Generator[Step]) -> Iterator[Step]:
        """Take and yield the steps, as many as there are until somebody types Ctrl-C."""
        with closing(steps):
            try:
                for step in steps:
                    self.add(step)
                    yield step
            except KeyboardInterrupt:
                self.stopped = True

    def left(self, listed: int) -> Said | None:
        """Return the sentence that tells how many of all paths a stop has left undone."""
        left = listed - len(self._ranks)
        return (
            self.stopped
            and Said(
                f"已中断，还有 {left} 个没有检查。", f"Interrupted: {left} not checked."
            )
        ) or None

    def add(self, step: Step) -> None:
        """Take one outcome."""
        found, outcome = step.outcome.found, step.outcome
        self._ranks.add(step.rank)
        self.kinds.update(outcome.kinds)
        self.crashed = {**outcome.crashed, **self.crashed}
        if outcome.counts is not None:
            more = outcome.counts
            self._counts = more if self._counts is None else self._counts + more
        if isinstance(step.origin, Document):
            self._fill(step.origin, step.rank, found)
        if not isinstance(found, FileReport):
            self._other.append((step.rank, found))
            return
        self.read += 1
        if outcome.aside is not None:
            self._set_aside(found, outcome.aside)
        if not found.numbers.tables:
            self._other.append((step.rank, Skipped(found.path, "foreign")))
        if self._keep:
            document = step.origin if isinstance(step.origin, Document) else None
            self._files.append((step.rank, replace(found, document=document)))
            self._findings.extend(outcome.findings)
            self._remarks.extend(outcome.remarks)

    def _set_aside(self, found: FileReport, aside: Aside) -> None:
        """Count what was set aside of a file."""
        self.checked.append(found.path)
        self.old += aside.old
        self.silenced += aside.silenced
        self.met |= aside.met
        self.accepted.extend(aside.accepted)
        self.used |= aside.used

    def _fill(
        self, document: Document, rank: int, found: FileReport | Failure | Skipped
    ) -> None:
        """Note whether anything in a folder or archive holds an indicator, or failed."""
        if document.given is None:
            return
        holds = isinstance(found, Failure) or (
            isinstance(found, FileReport) and bool(found.numbers.tables)
        )
        first, full = self._filled.get(document.given, (rank, False))
        self._filled[document.given] = min(first, rank), full or holds

    def result(self, rules: Sequence[Rule] = ()) -> Result:
        """Return all that was found, in the order in which the paths were given."""
        others = [one for _, one in sorted(self._other, key=itemgetter(0))]
        failures = [one for one in others if isinstance(one, Failure)]
        crashes = map(crash, sorted(self.crashed.items()))
        return Result(
            __version__,
            tuple(one for _, one in sorted(self._files, key=itemgetter(0))),
            tuple(sorted(self._findings, key=attrgetter("path"))),
            tuple(
                replace(one, language=self._lang)
                for one in (*failures, *self._empty(), *crashes)
            ),
            tuple(rules),
            self._coverage(),
            sentences((o for o in others if isinstance(o, Skipped)), self._lang),
            tuple(sorted(self._remarks, key=attrgetter("path"))),
            self._letterhead,
            self._levels,
            silenced=self.silenced,
            fails=any(kind.fails for kind in +self.kinds),
            stopped=self.stopped,
            hidden=sum(n for kind, n in self.kinds.items() if not kind.told),
            counted=Counted(self.read, self._told()),
        )

    def _told(self) -> int:
        """Return how many findings are told."""
        return sum(number for kind, number in self.kinds.items() if kind.told)

    def _coverage(self) -> tuple[Coverage, ...] | None:
        """Return how often each rule spoke, if that was asked for."""
        if self._counts is None:
            return () if self._covers else None
        return self._counts.coverage()

    def _empty(self) -> Iterator[Failure]:
        """Yield a failure for each folder or archive of which no file has an indicator."""
        for given, (_, full) in sorted(self._filled.items(), key=itemgetter(1)):
            if not full:
                yield Failure(
                    given,
                    Said(
                        "里面没有一个文件有绩效指标，什么也没有检查。",
                        "no file in it holds a performance indicator: nothing was checked.",
                    ).at(given),
                )


def crash(crashed: tuple[str, str]) -> Failure:
    """Return a rule that crashed as a failure of the run."""
    code, error = crashed
    return Failure(
        code,
        Said(
            f"规则运行出错，请报告：{error}。",
            f"internal error in the rule {code}; the other rules were applied; please report it: {error}.",
        ).at(code),
    )
