"""What `explain` says of how a rule is made: options, conditions, lexicons, file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from jixiaolint.report.rule_page import as_code
from jixiaolint.report.words import word
from jixiaolint.rule.rule import Rule
from jixiaolint.rule_files.authors import authors
from jixiaolint.rule_files.uses import Uses
from jixiaolint.said import Language
from jixiaolint.width import printable

_WORDS = {
    "options": ("选项", "Options"),
    "kinds": ("用到的条件", "Conditions"),
    "named": ("用到的有名字的条件", "Conditions with a name"),
    "lexicons": ("用到的词库", "Lexicons"),
    "file": ("规则文件", "File"),
}


def used(rule: Rule, found: Uses, path: Path, lang: Language) -> Iterator[str]:
    """Yield what of a rule can be tuned and what it is made of; nothing that is empty."""
    options = (
        f"{name} = {as_code(option.default).strip('`')}  {option.about.of(lang)}"
        for name, option in (rule.options or {}).items()
    )
    yield from _list("options", options, lang)
    told = authors().kinds
    asked = (f"{kind}  {_first(told[kind].of(kind, lang))}" for kind in found.kinds)
    yield from _list("kinds", asked, lang)
    yield from _list("named", found.named, lang)
    files = (f"{name}  {file}" for name, file in found.lexicons.items())
    yield from _list("lexicons", files, lang)
    yield from _list("file", [str(path)], lang)


def _list(key: str, items: Iterable[str], lang: Language) -> Iterator[str]:
    lines = [f"  {printable(' '.join(item.split()))}\n" for item in items]
    if lines:
        yield f"\n{word(_WORDS, key, lang)}{':' if lang == 'en' else '：'}\n"
        yield from lines


def _first(text: str) -> str:
    """Return the first sentence of a text."""
    ends = [text.find(end) + 1 for end in ("。", ". ") if end in text]
    return text[: min(ends)] if ends else text
