"""What SARIF tells of a rule: what it finds, why, on what basis, with examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jixiaolint.findings import Finding
from jixiaolint.report.catalogue import example_line
from jixiaolint.report.literal import literal
from jixiaolint.report.words import basis, word
from jixiaolint.rule.rule import Rule, Severity
from jixiaolint.said import Language
from jixiaolint.width import printable

LEVEL: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
"""What SARIF calls severities."""

_WORDS = {
    "basis": ("依据", "Basis"),
    "bad": ("不对的例子", "Wrong"),
    "good": ("正确的例子", "Right"),
}


def descriptor(rule: Rule, lang: Language) -> dict[str, object]:
    """Return a rule as its file states it."""
    why = printable(rule.why.of(lang).strip())
    facts = list(_facts(rule, lang))
    lines = (f"{label}: {text}" for label, text in facts)
    items = (f"- {label}: {literal(text)}" for label, text in facts)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": printable(rule.title.of(lang))},
        "fullDescription": {"text": why},
        "help": {
            "text": "\n".join((why, *lines)),
            "markdown": "\n".join((literal(why), "", *items)),
        },
        "defaultConfiguration": {"level": LEVEL[rule.severity]},
        "properties": {"problem": rule.problem, "tags": [rule.problem]},
    }


def unknown(finding: Finding) -> dict[str, object]:
    """Return a rule of which nothing is known but what was found."""
    return {"id": finding.code, "name": finding.name}


def _facts(rule: Rule, lang: Language) -> Iterator[tuple[str, str]]:
    """Yield the basis and the examples, each under its label."""
    yield word(_WORDS, "basis", lang), printable(basis(rule.basis.of(lang), lang))
    for key, examples in (("bad", rule.bad), ("good", rule.good)):
        for one in examples:
            yield word(_WORDS, key, lang), printable(example_line(one, lang))
