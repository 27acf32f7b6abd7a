"""The table of `--coverage`: per rule how often it fired, kept quiet, did not apply."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiaolint.engine.coverage import Coverage
from jixiaolint.report.words import word
from jixiaolint.said import Language
from jixiaolint.width import aligned

_HEAD = (
    ("代码", "Code"),
    ("名称", "Name"),
    ("对象", "On"),
    ("报告", "Fired"),
    ("未报", "Quiet"),
    ("不适用", "Not applied"),
)
_SCOPE = {
    "indicator": ("指标", "indicator"),
    "project": ("项目", "project"),
    "table": ("表", "table"),
    "file": ("文件", "file"),
}
_FIRST_NUMBER = 3


def render(coverage: Sequence[Coverage], lang: Language) -> Iterator[str]:
    """Return the lines of a table that aligns on the screen, a rule to a line."""
    rows = [[head[lang == "en"] for head in _HEAD]]
    for one in coverage:
        scope = word(_SCOPE, one.scope, lang)
        counts = (str(count) for count in (one.fired, one.quiet, one.not_applied))
        rows.append([one.code, one.name, scope, *counts])
    return aligned(rows, _FIRST_NUMBER)
