"""What `test-rules` prints: each case that did not come out, and how many there were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiaolint.report.words import word
from jixiaolint.said import Language
from jixiaolint.trial import Outcome
from jixiaolint.width import printable

_WORDS = {
    "head": ("{}  {} “{}”\n", '{}  {} "{}"\n'),
    "expected": ("    应为：{}\n", "    expected: {}\n"),
    "found": ("    实为：{}\n", "    found: {}\n"),
    "ok": ("没有问题", "nothing"),
    "bad": ("报告问题", "a finding"),
    "mark": ("报告问题，标出“{}”", 'a finding that marks "{}"'),
    "none": ("没有问题", "nothing"),
    "passed": (
        "{} 条规则、{} 个例子全部符合。\n",
        "Rules: {}, examples and cases: {}; all as expected.\n",
    ),
    "failed": (
        "{} 条规则、{} 个例子，其中 {} 个不符。\n",
        "Rules: {}, examples and cases: {}; not as expected: {}.\n",
    ),
}


def render(outcomes: Sequence[Outcome], lang: Language) -> Iterator[str]:
    """Yield the outcomes that are not right, and the count of all."""
    wrong = [outcome for outcome in outcomes if not outcome.right]
    for outcome in wrong:
        yield _say("head", lang, outcome.path, outcome.code, outcome.case.name)
        yield _say("expected", lang, _expected(outcome, lang))
        yield _say("found", lang, _found(outcome, lang))
    rules = len({outcome.code for outcome in outcomes})
    key = "failed" if wrong else "passed"
    yield _say(key, lang, rules, len(outcomes), len(wrong))


def _expected(outcome: Outcome, lang: Language) -> str:
    case = outcome.case
    key = "mark" if case.mark is not None else case.expected
    return _say(key, lang, case.mark)


def _found(outcome: Outcome, lang: Language) -> str:
    texts = [f"“{text}”" if lang == "zh" else f'"{text}"' for text in outcome.found]
    return ("、" if lang == "zh" else ", ").join(texts) or _say("none", lang)


def _say(key: str, lang: Language, *values: object) -> str:
    """Return one of this module's phrases with its gaps filled, fit for a terminal."""
    shown = (printable(str(value)) for value in values)
    return word(_WORDS, key, lang).format(*shown)
