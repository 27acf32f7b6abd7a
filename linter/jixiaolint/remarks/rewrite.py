"""A row as it could read once all that is said of it has been followed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jixiaolint.findings import Finding, Whole
from jixiaolint.model import JUDGED_TEXTS, Indicator


def settling(findings: Sequence[Finding]) -> Whole | None:
    """Return what settles all that is wrong in a row by itself, if something does.

    What is said of it beside other rows, such as that it repeats one, stays to be answered.
    """
    whole = next((one.whole for one in findings if one.whole), None)
    return None if whole is None or whole.open else whole


def is_settled(finding: Finding) -> bool:
    """Tell whether a finding is gone once the row reads as it could."""
    return finding.whole is not None and finding.code in finding.whole.settled


def way_out(finding: Finding, row: Mapping[str, str] | None) -> str:
    """Return what is to be done about a finding, unless a row as it could read shows it.

    If that is not the whole truth, the words are told all the same.
    """
    if row is None:
        return finding.suggestion
    own = finding.rewrite
    follows = own is not None and own.texts.items() <= row.items()
    if follows and finding.doubtful:
        return finding.suggestion
    return "" if follows or is_settled(finding) else finding.suggestion


def rewritten(indicator: Indicator, whole: Whole) -> Mapping[str, str]:
    """Return a row as it could read."""
    return as_it_reads(indicator) | dict(whole.texts)


def as_it_reads(indicator: Indicator) -> dict[str, str]:
    """Return what a row says by field."""
    texts = ((name, getattr(indicator, name)) for name in JUDGED_TEXTS)
    return {name: text.judged for name, text in texts if text is not None}
