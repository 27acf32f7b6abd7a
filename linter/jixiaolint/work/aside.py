"""What of a file's findings is set aside, because it is known or silenced, and what is left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from jixiaolint.baseline.entry import Entry
from jixiaolint.baseline.renamed import Sought
from jixiaolint.baseline.sift import old
from jixiaolint.bounds.stage import stage
from jixiaolint.engine.verdicts import on_file
from jixiaolint.file_read import Reading
from jixiaolint.findings import Finding, order
from jixiaolint.findings.fingerprint import kins, stamp
from jixiaolint.findings.lookup import Lookup
from jixiaolint.results.outcome import Aside
from jixiaolint.rule.subject import FileView
from jixiaolint.settings.chosen import words_of
from jixiaolint.settings.run import Settings
from jixiaolint.silences.quiet import quiet

if TYPE_CHECKING:
    from jixiaolint.baseline.known import Known
    from jixiaolint.engine.rulebook import Rulebook


def set_aside(
    file: Reading, found: Sequence[Finding], settings: Settings, book: Rulebook
) -> tuple[tuple[Finding, ...], Aside]:
    """Return the findings of a file that are left to be told, and what is set aside.

    A comment that silences nothing is a finding of its own.
    """
    with stage("checking", file.path, file.spent):
        left, aside = tuple(found), Aside()
        if settings.silences is not None or file.source.comments:
            left, aside = _quiet(file, left, settings, book)
        if settings.baseline is not None:
            left, by = _known(file, left, settings.baseline, accept=settings.accept)
            aside = replace(by, silenced=aside.silenced, used=aside.used)
        return left, aside


def _quiet(
    file: Reading, found: Sequence[Finding], settings: Settings, book: Rulebook
) -> tuple[tuple[Finding, ...], Aside]:
    """Return the findings that nobody silenced, and those on comments in vain."""
    known, applied = (
        frozenset(word for rule in rules for word in words_of(rule))
        for rules in (book.rules(), book.select(book.rules()))
    )
    silences, today = settings.silences, settings.today
    left, used, idle = quiet(file, found, silences, today, known, applied)
    view = FileView((), (), idle)
    vain = stamp(sorted(on_file(book.general(), view, file.source), key=order), ())
    told = tuple(sorted((*left, *vain), key=order)) if idle else left
    return told, Aside(silenced=len(found) - len(left), used=used)


def _known(
    file: Reading, found: Sequence[Finding], known: Known, *, accept: bool
) -> tuple[tuple[Finding, ...], Aside]:
    """Return the findings that a baseline does not know, and what it does."""
    name = known.file(file.path)
    listed = [
        Sought(one.fingerprint, kin, one.project)
        for one, kin in zip(found, kins(found, file.tables), strict=True)
    ]
    met = old(listed, _projects(found, file), name, known)
    fresh = [one for one, by in zip(found, met, strict=True) if by is None]
    aside = Aside(
        old=len(found) - len(fresh),
        met=frozenset((by, name) for by in met if by is not None),
    )
    if not accept:
        return tuple(fresh), aside
    entries = tuple(_entries(file, found, listed, name))
    return (), Aside(old=len(found), met=aside.met, accepted=entries)


def _projects(found: Iterable[Finding], file: Reading) -> frozenset[str]:
    """Return the names of the projects in a file, as findings give them."""
    given = (one.project for one in found)
    names = (project.name for _, project in file.projects())
    return frozenset(filter(None, (*given, *(name.value for name in names if name))))


def _entries(
    file: Reading, found: Sequence[Finding], listed: Sequence[Sought], name: str
) -> Iterable[Entry]:
    """Yield the entries of findings, as a baseline lists them."""
    lookup = Lookup.of(file.tables)
    for finding, (fingerprint, kin, project) in zip(found, listed, strict=True):
        row = lookup.indicator(finding)
        said = row.name.value if row and row.name else None
        yield Entry(fingerprint, kin, finding.code, name, project, said)
