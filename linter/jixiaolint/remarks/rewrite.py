"""A row as it could read once all that is said of it has been followed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jixiaolint.findings import Finding
from jixiaolint.model import JUDGED_TEXTS, Indicator


def rewritten(
    findings: Sequence[Finding], indicator: Indicator | None
) -> Mapping[str, str] | None:
    """Return the row as it could read; nothing where that is for the unit to decide."""
    del findings, indicator
    return None


def as_it_reads(indicator: Indicator) -> dict[str, str]:
    """Return what a row says by field."""
    texts = ((name, getattr(indicator, name)) for name in JUDGED_TEXTS)
    return {name: text.judged for name, text in texts if text is not None}
