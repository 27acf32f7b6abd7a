"""The table of `--statistics`: findings per rule and per problem, the commonest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from jixiaolint.findings import Kind
from jixiaolint.report.words import problems, word
from jixiaolint.results.counts import statistics
from jixiaolint.said import Language
from jixiaolint.width import aligned

_HEADS = {
    "rule": (
        ("代码", "Code"),
        ("名称", "Name"),
        ("问题", "Problem"),
        ("级别", "Severity"),
        ("个数", "Count"),
    ),
    "problem": (("问题", "Problem"), ("含义", "Meaning"), ("个数", "Count")),
}

_KEYS = ("code", "name", "problem", "severity", "count")


def render(kinds: Mapping[Kind, int], lang: Language) -> Iterator[str]:
    """Yield the lines of both tables; nothing where nothing was found."""
    rules = statistics(kinds)
    if not rules:
        return
    counted: Counter[str] = Counter()
    rows = []
    for one in rules:
        counted[str(one["problem"])] += int(str(one["count"]))
        rows.append([str(one[key]) for key in _KEYS])
    yield from aligned([_head("rule", lang), *rows], len(_KEYS) - 1)
    yield "\n"
    ranked = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    named = ([name, word(problems(), name, lang), str(n)] for name, n in ranked)
    yield from aligned([_head("problem", lang), *named], 2)
    yield "\n"


def _head(table: str, lang: Language) -> list[str]:
    return [head[lang == "en"] for head in _HEADS[table]]
