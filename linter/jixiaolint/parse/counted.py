"""The numbers in a value that it demands, told from those that only stand in it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from jixiaolint.parse.unit import is_period, unit_class
from jixiaolint.resources import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.parse.criteria import Criterion
    from jixiaolint.parse.measured import Range


def count_only(text: str, found: Sequence[Criterion]) -> list[Criterion]:
    """Return the numbers that a value demands, not those that only stand in it.

    Left out are numerals inside words, bare numbers beside measured ones, numbers in
    brackets beside others, starting points and periods; a stretch of time before a
    count (一年两次) becomes its frequency.
    """
    outer = _outer(_measured(text, found))
    return _merge_frequency(text, _demands(text, outer))


def _measured(text: str, found: Sequence[Criterion]) -> list[Criterion]:
    """Return the numbers that count something, or the only one there is."""
    kept = [c for c in found if _counts(text, c)]
    sure = [c for c in kept if c.named or _stands_free(text, c)]
    return sure or kept[:1]


def _counts(text: str, criterion: Criterion) -> bool:
    """Return whether a Chinese numeral is a count here, not part of a word."""
    amount = criterion.amount
    if amount.numeral != "chinese":
        return True
    before, after = text[criterion.clause : criterion.head], text[criterion.end :]
    if before.endswith("第"):
        return False
    if criterion.head < amount.start or criterion.touched or amount.per:
        return True
    if amount.unit is None:
        return amount.scale > 1 and not after
    if text[amount.start] == "二" and amount.value == "2":
        return False
    ends = not after or after[0] in ",，。;；、)!！"
    if not before:
        return ends or amount.value != "1" or unit_class(amount.unit_text) == "time"
    if before.endswith(_doing()):
        return not (amount.value == "1" and _ARTICLE.search(after))
    return ends


# 一 before praise is an article: 打造一支高素质队伍, 建立一套完善的制度.
_ARTICLE = re.compile(
    r"^.{0,12}的|^(?:高|优|良好|完善|健全|强|稳定|现代|规范|专业化|新型)"
)


@cache
def _doing() -> tuple[str, ...]:
    return lexicon("doing-verb")


def _stands_free(text: str, criterion: Criterion) -> bool:
    """Return whether a bare number ends its clause, so that it may be a value."""
    after = text[criterion.end : criterion.end + 1]
    return not after or after in ",，。;；、)"


def _demands(text: str, found: list[Criterion]) -> list[Criterion]:
    """Return the criteria without starting points (由60%) and mere periods (一年内)."""
    return [
        c
        for c, after in pairwise([*found, None])
        if c and not _is_given(text, c, after)
    ]


def _is_given(text: str, criterion: Criterion, after: Criterion | None) -> bool:
    if after is None or after.clause != criterion.clause:
        return False
    if text[: criterion.head].endswith(("由", "从", "自", "原来的", "现有")):
        return True
    amount = criterion.amount
    period = amount.value == "1" and is_period(amount.unit_text)
    return period and criterion.op == "<=" and criterion.head == amount.start


def spare_unit(text: str, criterion: Criterion) -> Range | None:
    """Return the short noun right behind a number that ends its clause: 8畦."""
    amount = criterion.amount
    if amount.unit or amount.percent or amount.per or criterion.end != amount.end:
        return None
    match = _NOUN.match(text, amount.end)
    if match is None or match[0].startswith(_no_units()):
        return None
    return match.span()


_NOUN = re.compile(r"[一-龥]{1,3}(?=$|[,，。;；、)(])")


@cache
def _no_units() -> tuple[str, ...]:
    """Return what may stand behind a number and is no unit: 0事故, 100达标, 90的."""
    names = ("manner", "absent-thing", "grade", "doing-verb", "change-verb")
    terms = [term for name in names for term in lexicon(name)]
    return (*terms, *"的以之按均全内上左不有无及并和与是到后起率日前之")


def _outer(found: list[Criterion]) -> list[Criterion]:
    """Return the criteria outside brackets, if there are any; else all."""
    return [c for c in found if not c.depth] or found


def _merge_frequency(text: str, found: list[Criterion]) -> list[Criterion]:
    """Join a stretch of time to the count that follows at once: 一年两次, 2天1次."""
    merged: list[Criterion] = []
    for criterion in found:
        last = merged[-1] if merged else None
        if last and last.end == criterion.amount.start and _is_stretch(last):
            start = last.amount.unit[0] if last.amount.unit else last.amount.start
            if last.amount.value != "1":
                start = last.amount.start
            elif text[start] == "个":
                start += 1
            each = (start, last.end)
            merged[-1] = replace(criterion, each=each, head=last.head)
        else:
            merged.append(criterion)
    return merged


def _is_stretch(criterion: Criterion) -> bool:
    amount = criterion.amount
    return criterion.op is None and bool(amount.unit) and is_period(amount.unit_text)
