"""What comes of documents: what was wanted of each, and what is told of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from jixiaolint.file_report import FileReport
from jixiaolint.find.document import Failure, Found, Skipped
from jixiaolint.findings import Finding, Kind
from jixiaolint.said import Said

if TYPE_CHECKING:
    from jixiaolint.baseline.entry import Entry
    from jixiaolint.engine.coverage import Counts
    from jixiaolint.remarks.remark import Remark


class Wanted(NamedTuple):
    """What is wanted of a document besides its findings.

    That is, what its tables say, what a person is told, and pictures of what that is on.
    """

    tables: bool = True
    remarks: bool = True
    sheets: bool = True


@dataclass(frozen=True, slots=True)
class Aside:
    """What was set aside of a file: how many findings are old, how many silenced.

    `met` are fingerprints of a baseline, each with the file it was met in, `accepted` the
    findings that are to be known from now on; `used` are silences of the settings.
    """

    old: int = 0
    silenced: int = 0
    met: frozenset[tuple[str, str]] = frozenset()
    accepted: tuple[Entry, ...] = ()
    used: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file that was mended, as far as it could be.

    `data` are its bytes now, None where they are as they were, or only the `diff` is
    wanted. `gone` are the findings that are no more; `notes` are sentences about what was
    left as it is.
    """

    gone: int
    data: bytes | None = None
    diff: str = ""
    notes: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one document: what is told of it, or why there is nothing.

    `findings` are sorted, or `written` in the formats asked for, as is what `parse`
    prints; `remarks` tell them to a person; `kinds` counts them, those
    that are not told too. `crashed` are the rules that failed, by code, with
    the fault; `fixed` tells what came of its fixes. What was set `aside` is in none of
    these.
    """

    found: FileReport | Failure | Skipped
    findings: tuple[Finding, ...] = ()
    remarks: tuple[Remark, ...] = ()
    written: Mapping[str, Iterable[str]] = field(default_factory=dict)
    kinds: Mapping[Kind, int] = field(default_factory=dict)
    counts: Counts | None = None
    crashed: Mapping[str, str] = field(default_factory=dict)
    aside: Aside | None = None
    fixed: Fixed | None = None


class Step(NamedTuple):
    """An outcome, whose it is, and the place of that among all that the paths stand for."""

    rank: int
    origin: Found
    outcome: Outcome
