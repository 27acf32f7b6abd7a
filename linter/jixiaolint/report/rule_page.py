"""The catalogue of rules as a Markdown page, in both languages, by review question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jixiaolint.report.words import problems, severity
from jixiaolint.rule.rule import QUESTIONS, Basis, Rule
from jixiaolint.width import printable

_ENGLISH = {
    "完整性": "Completeness",
    "相关性": "Relevance",
    "适当性": "Suitability",
    "可行性": "Feasibility",
}
_VERIFIED = {
    "seen": "已核对原文 (text seen)",
    "second-hand": "据转引 (second-hand)",
    "unseen": "条文未核对 (wording not verified)",
}
_ISSUER = {
    "national": "全国 (national)",
    "elsewhere": "外地 (of another place)",
}
_INTRO = """\
# 规则目录 · Catalogue of rules

由 `jixiaolint rules --format md` 生成，请勿手工修改。共 {} 条规则，按绩效目标审核的四个方面分组。
Made by `jixiaolint rules --format md`; do not edit. Rules: {}, grouped by the four questions of the review of goals.

"""


def page(rules: Sequence[Rule]) -> Iterator[str]:
    """Yield the page: an overview, then each rule under its question."""
    yield _INTRO.format(len(rules), len(rules))
    yield "| 审核内容 | Review question | 规则 Rules |\n| --- | --- | --- |\n"
    groups = {
        question: [rule for rule in rules if rule.question == question]
        for question in QUESTIONS
    }
    for question, members in groups.items():
        links = " ".join(f"[{rule.code}](#{_anchor(rule)})" for rule in members)
        yield f"| {question} | {_ENGLISH[question]} | {links or '—'} |\n"
    for question, members in groups.items():
        yield f"\n## {question} {_ENGLISH[question]}\n"
        for rule in members:
            yield from _rule(rule)


def _anchor(rule: Rule) -> str:
    """Return the name under which Markdown pages link to the rule's heading."""
    return f"{rule.code} {rule.name}".lower().replace(" ", "-")


def _rule(rule: Rule) -> Iterator[str]:
    """Yield the heading of a rule and what is to be known of it."""
    yield f"\n### {rule.code} {rule.name}\n\n"
    yield f"**{_line(rule.title.zh)}** {_line(rule.title.en)}\n\n"
    problem = problems().get(rule.problem)
    yield f"- 级别 severity: {severity(rule.severity, 'zh')} `{rule.severity}`\n"
    yield f"- 问题 problem: {problem[0] if problem else ''} `{rule.problem}`\n"
    yield f"- 依据 basis: {_basis(rule.basis)}\n"
    for name, option in (rule.options or {}).items():
        about = f"{_line(option.about.zh)} {_line(option.about.en)}"
        yield f"- 选项 option `{_line(name)}` = {as_code(option.default)}: {about}\n"
    yield f"- 正确 right: {as_code(rule.good[0])}\n" if rule.good else ""
    yield f"- 不对 wrong: {as_code(rule.bad[0])}\n" if rule.bad else ""


def _basis(basis: Basis) -> str:
    """Return the document that a rule rests on and how far its text was verified."""
    if basis.document is None:
        return "本工具约定 (house rule)"
    said = f"：{_line(basis.says.zh)}" if basis.says else ""
    known = (_ISSUER.get(basis.issuer), _VERIFIED.get(basis.verified or ""))
    return " — ".join([_line(basis.document) + said, *filter(None, known)])


def _line(text: str) -> str:
    """Return the text on one line, its angle brackets kept from being tags."""
    return printable(" ".join(text.split())).replace("<", "&lt;")


def as_code(value: Mapping[str, object] | object) -> str:
    """Return a value on one line, as one writes it into a rule file."""
    import yaml

    text = yaml.safe_dump(
        value,
        allow_unicode=True,
        default_flow_style=True,
        sort_keys=False,
        width=1_000_000,
    )
    return f"`{printable(text.removesuffix('...' + chr(10)).strip())}`"
