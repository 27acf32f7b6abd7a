"""A document as a big table: how it is read by blocks, if it is, and what is told of it."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from jixiaolint.file_report import FileReport, Numbers
from jixiaolint.find.document import Document, Found
from jixiaolint.results.outcome import Outcome

if TYPE_CHECKING:
    from jixiaolint.blocks.plan import Plan
    from jixiaolint.blocks.whole import Whole

_DELIMITED = frozenset((".csv", ".tsv", ".tab"))
_BIG = 2**18
"""A table of so many bytes may be worth to be read by blocks."""


def planned(found: Found) -> Plan | None:
    """Return how something is read by blocks, if it is."""
    if not isinstance(found, Document) or not _may_be_big(found):
        return None
    from jixiaolint.blocks.plan import plan

    return plan(found.path, found.origin)


def _may_be_big(document: Document) -> bool:
    """Tell whether a document may be a table that can be read by blocks."""
    suffix = PurePath(document.path).suffix.lower()
    return suffix in _DELIMITED and document.size() >= _BIG


def outcome(plan: Plan, made: Whole | Outcome) -> Outcome:
    """Return what came of a big table."""
    if isinstance(made, Outcome):
        return made
    rows = sum(block.rows for block in plan.blocks)
    projects = sum(block.projects for block in plan.blocks)
    encoding, layout = plan.outline.written.encoding, plan.outline.table.layout
    report = FileReport(
        path=plan.outline.path,
        reader="csv",
        encoding=encoding,
        layouts=(layout,),
        numbers=Numbers(1, projects, rows),
    )
    return Outcome(report, written=made.written, kinds=made.kinds)
