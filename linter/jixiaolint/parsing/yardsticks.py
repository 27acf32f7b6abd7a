"""What a number is a share of or is compared with where that is not given: ≥计划数90%."""

from __future__ import annotations

from collections.abc import Sequence

from jixiaolint.parsing.amounts import Range
from jixiaolint.parsing.numbers import Demand
from jixiaolint.parsing.phrases import Lead, Sentence
from jixiaolint.words.scan import Token

_LINKS = frozenset(("preposition", "conjunction"))
_PARTING = frozenset(("verb", "bound-close", "bound-before", "mark"))
"""Features of what parts an amount from the words that lead to it: 完成, 占, 达."""


def yardstick_of(sentence: Sentence, one: Demand) -> Range | None:
    """Return what a number is a share of or is compared with, if it is not given."""
    if one.based or one.amount.high:
        return None
    words = sentence.words
    start = sentence.clauses[one.phrase.at][0].start
    for lead in one.phrase.leads:
        if lead.kind in ("than", "same", "behind"):
            return compared(lead, words, start)
        if lead.kind in ("bound", "close", "rank") and (
            basis := _bounded(lead, one, words)
        ):
            return basis
    return _share(one, words, start)


def compared(lead: Lead, words: Sequence[Token], start: int) -> Range | None:
    """Return the base that words of comparison point to."""
    if lead.kind == "same":
        return lead.start, lead.end
    if lead.kind == "behind":
        return before(lead.start, words, start)
    first, last = lead.gap
    changes = (i for i in range(first, last) if "change-verb" in words[i].features)
    last = next(changes, last)
    known = [i + 1 for i in range(first, last) if has(words[i : i + 1])]
    last = known[-1] if known else last
    tails = (word.features.get("date-tail") for word in words[last : last + 1])
    last += "before" in tails  # 较|整治|前
    return _trimmed(first, last, words)


def before(end: int, words: Sequence[Token], start: int) -> Range | None:
    """Return the words from behind the last 与 or 在 up to a place."""
    for position in range(end - 1, start - 1, -1):
        if not _LINKS.isdisjoint(words[position].features):
            return _trimmed(position + 1, end, words)
    return _trimmed(start, end, words)


def _trimmed(first: int, last: int, words: Sequence[Token]) -> Range | None:
    while last > first and words[last - 1].text == "的":
        last -= 1
    return (first, last) if last > first else None


def _bounded(lead: Lead, one: Demand, words: Sequence[Token]) -> Range | None:
    """Return the amount between a bound word and its percentage: ≥计划数90%."""
    first, last = lead.gap
    inner = words[first:last]
    if lead.kind == "rank" or not inner or one.phrase.leads[-1] is not lead:
        return None
    head = inner[-1]
    rate = "rate-ending" in head.features and "yardstick" not in head.features
    # 下达任务 is a task, whoever set it.
    named = has(inner[1:], "plan", "task") or not _does(inner[0])
    share = one.amount.is_share and named
    found = not rate and (share or has(inner, "past"))
    return _trimmed(first, last, words) if found else None


def _does(word: Token) -> bool:
    return "yardstick" not in word.features and (
        "verb" in word.features or "gerund" in word.features
    )


def _share(one: Demand, words: Sequence[Token], start: int) -> Range | None:
    """Return the amount right before a share: 全年资金的70%, 完成年度任务95%."""
    if not one.amount.is_share:
        return None
    end = first = one.start
    if one.op in (">=", "<=", ">", "<") and one.start < one.amount.start:
        return None
    while first > start and not _parts(words[first - 1]):
        first -= 1
    if first == end:
        return None
    last = words[end - 1]
    if last.text == "的":
        basis = _trimmed(first, end, words)
        return basis if basis and length(words[slice(*basis)]) > 1 else None
    named = last.features.get("yardstick", "standard") != "standard"
    return (first, end) if named else None


def _parts(word: Token) -> bool:
    features = word.features
    return "yardstick" not in features and not _PARTING.isdisjoint(features)


def length(words: Sequence[Token]) -> int:
    """Return how many characters words have."""
    return sum(len(word.text) for word in words)


def has(words: Sequence[Token], *values: str) -> bool:
    """Return whether words hold a yardstick (of some kinds), or a year as one."""
    return any(
        "date" in w.features
        or (
            "yardstick" in w.features
            and (not values or w.features["yardstick"] in values)
        )
        for w in words
    )
