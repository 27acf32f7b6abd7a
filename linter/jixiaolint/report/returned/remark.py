"""A finding in the words of a returned file, and where in that file it belongs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jixiaolint.engine.rule import SEVERITIES, Language, Rule, Severity
from jixiaolint.findings import Finding
from jixiaolint.lookup import Lookup
from jixiaolint.place import Place
from jixiaolint.report.words import field, place, problems, severity, word
from jixiaolint.result import FileReport
from jixiaolint.text import Span

AUTHOR = ("绩效指标检查", "jixiaolint")
"""Who signs the comments, in both languages; by it a later round knows its own."""

_WORDS = {
    "why": ("原因：", "Why: "),
    "suggestion": ("建议：", "Suggestion: "),
    "basis": ("依据：", "Basis: "),
}
# What XML cannot hold: control characters but tab and line ends, halves of pairs.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Remark:
    """What the office has to say on one spot.

    `text` is the passage that it is about and `span` the characters in it that offend;
    `place` is the spot in the source, `where` the same in words.
    """

    finding: Finding
    severity: Severity
    severity_word: str
    title: str
    problem: str
    project: str
    indicator: str
    field: str
    text: str
    span: Span | None
    where: str
    message: str
    why: str
    suggestion: str
    basis: str
    code: str
    lang: Language

    @property
    def place(self) -> Place:
        """Return where the finding stands."""
        return self.finding.place

    def head(self) -> str:
        """Return the line that a comment begins with: ``【警告】指标值没有衡量标准``."""
        return f"【{self.severity_word}】{self.title}"

    def lines(self) -> list[str]:
        """Return the other lines of a comment: message, reason, suggestion, code."""
        named = (("why", self.why), ("suggestion", self.suggestion))
        said = [word(_WORDS, key, self.lang) + text for key, text in named if text]
        source = f" · {word(_WORDS, 'basis', self.lang)}{self.basis}"
        return [self.message, *said, self.code + (source if self.basis else "")]


def remarks(
    file: FileReport, findings: Iterable[Finding], rules: Sequence[Rule], lang: Language
) -> list[Remark]:
    """Return the findings on a file as remarks, in their order."""
    lookup = Lookup.of(file.tables)
    known = {rule.code: rule for rule in rules}
    return [_remark(one, lookup, known.get(one.code), lang) for one in findings]


def _remark(
    finding: Finding, lookup: Lookup, rule: Rule | None, lang: Language
) -> Remark:
    passage, indicator = lookup.passage(finding), lookup.indicator(finding)
    problem = word(problems(), finding.problem, lang)
    name = indicator.name.value if indicator and indicator.name else ""
    return Remark(
        finding=finding,
        severity=finding.severity,
        severity_word=severity(finding.severity, lang),
        title=plain(rule.title.of(lang) if rule else problem),
        problem=plain(problem),
        project=plain(finding.project or ""),
        indicator=plain(f"{indicator.seq} {name}".strip() if indicator else ""),
        field=plain(field(finding, lang)),
        text=plain(passage.text if passage else ""),
        span=passage.span if passage else None,
        where=plain(place(finding.place, lang)),
        message=plain(finding.message),
        why=plain(rule.why.of(lang) if rule else ""),
        suggestion=plain(finding.suggestion),
        basis=plain(finding.cites),
        code=finding.code,
        lang=lang,
    )


def gravest(group: Iterable[Remark]) -> Severity:
    """Return the worst severity of some remarks, of which there is at least one."""
    return min((one.severity for one in group), key=SEVERITIES.index)


def plain(text: str) -> str:
    """Return text with what no XML file can hold shown as ``�``; same length."""
    return _NOT_XML.sub("\ufffd", text)
