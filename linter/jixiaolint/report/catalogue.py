"""What `rules` and `explain` print: the catalogue of rules, and one rule in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from jixiaolint.output.json_text import dump
from jixiaolint.report.rule_page import page
from jixiaolint.report.words import FIELD, basis, problems, severity, word
from jixiaolint.rule.rule import Rule
from jixiaolint.said import Language
from jixiaolint.width import aligned, printable

_EXPLAIN = {
    "problem": ("问题", "Problem"),
    "severity": ("级别", "Level"),
    "question": ("审核内容", "Review question"),
    "why": ("原因", "Why"),
    "message": ("报告", "Message"),
    "suggestion": ("建议", "Suggestion"),
    "basis": ("依据", "Basis"),
    "good": ("正确的例子", "Right"),
    "bad": ("不对的例子", "Wrong"),
}
_HEAD = (
    ("代码", "Code"),
    ("名称", "Name"),
    ("级别", "Level"),
    ("问题", "Problem"),
    ("内容", "What it finds"),
)


def render(form: str, rules: Sequence[Rule], lang: Language) -> Iterator[str]:
    """Yield the catalogue of rules as ``text``, ``json`` or, in both languages, ``md``."""
    if form == "md":
        return page(rules)
    return _json(rules, lang) if form == "json" else _text(rules, lang)


def explain(rule: Rule, lang: Language) -> Iterator[str]:
    """Yield everything that a rule says about itself, examples last."""
    title = printable(rule.title.of(lang))
    yield f"{printable(f'{rule.code} {rule.name}')}  {title}\n\n"
    for key, text in _facts(rule, lang).items():
        yield f"{_label(word(_EXPLAIN, key, lang), lang)}{printable(text)}\n"
    for key, examples in (("bad", rule.bad), ("good", rule.good)):
        yield f"\n{_label(word(_EXPLAIN, key, lang), lang).rstrip()}\n"
        for example in examples:
            yield f"  {printable(example_line(example, lang))}\n"


def _facts(rule: Rule, lang: Language) -> dict[str, str]:
    """Return the texts of a rule that stand before its examples."""
    return {
        "severity": severity(rule.severity, lang),
        "problem": f"{word(problems(), rule.problem, lang)} ({rule.problem})",
        "question": rule.question,
        "why": rule.why.of(lang).strip(),
        "message": rule.message.of(lang).strip(),
        "suggestion": rule.suggestion.of(lang).strip(),
        "basis": basis(rule.basis.of(lang), lang),
    }


def _label(text: str, lang: Language) -> str:
    return f"{text}: " if lang == "en" else f"{text}："


def example_line(example: Mapping[str, object] | str, lang: Language) -> str:
    """Return an example on one line, its fields named."""
    if isinstance(example, str):
        return example.strip()
    parts = (
        _label(word(FIELD, key, lang), lang) + " ".join(str(value).split())
        for key, value in example.items()
    )
    return ("; " if lang == "en" else "；").join(parts)


def _row(rule: Rule, lang: Language) -> tuple[str, ...]:
    """Return the cells of a rule in the catalogue."""
    level = severity(rule.severity, lang)
    return rule.code, rule.name, level, rule.problem, rule.title.of(lang)


def _text(rules: Iterable[Rule], lang: Language) -> Iterator[str]:
    """Return the lines of a table whose columns align on the screen."""
    rows = [tuple(head[lang == "en"] for head in _HEAD)]
    rows += [_row(rule, lang) for rule in rules]
    return aligned(rows, len(_HEAD))


def _json(rules: Iterable[Rule], lang: Language) -> Iterator[str]:
    """Yield a list of objects, a rule to a line."""
    lead = "["
    for rule in rules:
        facts = {"code": rule.code, "name": rule.name, "title": rule.title.of(lang)}
        facts |= _facts(rule, lang) | {
            "severity": rule.severity,
            "problem": rule.problem,
        }
        yield f"{lead}\n{dump(facts)}"
        lead = ","
    yield "[]\n" if lead == "[" else "\n]\n"
