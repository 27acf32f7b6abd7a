"""What of the findings was not told, for a person: known before, or silenced."""

from __future__ import annotations

from collections.abc import Iterator

from jixiaolint.report.words import word
from jixiaolint.results.result import Result
from jixiaolint.said import Language

_WORDS = {
    "baseline": (
        "基线：原有 {} 个没有列出，新增 {} 个，已不再出现 {} 个。",
        "Baseline: {} known and not listed, {} new, {} gone.",
    ),
    "silenced": ("有理由忽略 {} 个。", "Silenced with a reason: {}."),
}


def render(result: Result, lang: Language) -> Iterator[str]:
    """Yield a line on the baseline and one on silences, where there are any."""
    if result.baseline:
        yield word(_WORDS, "baseline", lang).format(*result.baseline) + "\n"
    if result.silenced:
        yield word(_WORDS, "silenced", lang).format(result.silenced) + "\n"
