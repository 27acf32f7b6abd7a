"""How a finding tells what to do: the suggestion, the rewrite and the fix."""

from __future__ import annotations

from jixiaolint.engine.blanks import saying
from jixiaolint.engine.proposal import Proposal
from jixiaolint.findings import Fix
from jixiaolint.rule.gaps import REWRITE
from jixiaolint.rule.rule import Rule, Words
from jixiaolint.said import Language


def suggestion(rule: Rule, told: Proposal | None) -> Words:
    """Return how to mend a finding, or what to decide where no rewrite is known."""
    if told is None:
        return rule.suggestion
    return told.way.says or saying(told.rewrite.field)


def beside(told: Proposal | None, language: Language) -> str:
    """Return what is to be written in other fields, but for a value that reads the same."""
    said = "" if told is None else told.rewrite.text
    others = {} if told is None else told.rewrite.also
    return "".join(
        f"{' ' if language == 'en' else ''}"
        + saying(field).of(language).replace(f"{{{REWRITE}}}", text)
        for field, text in others.items()
        if text != said
    )


def fix(told: Proposal | None) -> Fix | None:
    """Return the edit that a program may make: a rewrite that leaves nothing open."""
    if told is None or told.rewrite.open:
        return None
    safety = "safe" if told.way.safe else "unsafe"
    return Fix(safety, told.rewrite.field, told.rewrite.text)
