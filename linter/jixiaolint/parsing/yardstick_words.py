"""What a value without a number is measured against: 不低于上年, 按计划执行."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jixiaolint.parsing.amounts import Range
from jixiaolint.parsing.phrases import Lead, Phrase, Sentence
from jixiaolint.parsing.yardsticks import before, compared, has, length
from jixiaolint.words.scan import Token

_BARE = "标准"
"""A word that alone names no standard: 达到标准."""

_SET = ("plan", "task", "price")
"""What was set for the row somewhere else: a paper, a task, a price."""

_LOOSE = frozenset(("vague-word", "adjective"))


class Yardstick(NamedTuple):
    """What a value is measured against, and the operator that its words give.

    All ranges count lexemes.
    """

    basis: Range
    op: str | None
    start: int
    end: int


def find_yardstick(sentence: Sentence) -> Yardstick | None:
    """Return what a value without a number is measured against, if anything."""
    for clause in sentence.clauses:
        for found in _in_clause(clause, sentence.words):
            return found
    return None


def _in_clause(clause: Sequence[Phrase], words: Sequence[Token]) -> Iterator[Yardstick]:
    if not clause:
        return
    start, end = clause[0].start, clause[-1].end
    for phrase in clause:
        for lead in phrase.leads if phrase.kind == "loose" else ():
            if found := _led(lead, words, start, end):
                yield found
        if phrase.kind == "after" and (found := _within(phrase, words, start)):
            yield found
        if phrase.kind == "level":
            basis = before(phrase.start, words, start)
            if basis and (named := _named(basis, words)):
                yield Yardstick(named, "=", max(basis[0] - 1, start), phrase.end)


def _named(basis: Range, words: Sequence[Token]) -> Range | None:
    """Return the words up to the one that names a yardstick: 与上年(基本)一致."""
    first, end = basis
    while end > first and "yardstick" not in words[end - 1].features:
        end -= 1
    return (first, end) if has(words[first:end]) else None


def _led(lead: Lead, words: Sequence[Token], start: int, end: int) -> Yardstick | None:
    """Return the yardstick that words of bound, comparison or pointing lead to."""
    head, inner = words[lead.start], words[slice(*lead.gap)]
    match lead.kind:
        case "bound" if lead.op and any(w.text[-1].isalpha() for w in inner):
            if _is_loose(inner[0]):  # 控制在合理范围
                return None
            if head.text.isalpha() or has(inner):
                return Yardstick(lead.gap, lead.op, lead.start, lead.gap[1])
        case "close" if lead.op == "=" and "preposition" not in head.features:
            return _reached(lead, words, end)
        case "than" | "same" | "behind":
            basis = compared(lead, words, start)
            if basis and (lead.kind == "same" or _is_base(basis, lead, words[:end])):
                return Yardstick(basis, None, min(lead.start, basis[0]), end)
        case "by":
            return _pointed(lead, words)
        case "verb":
            return _met(lead, words, start, end)
    return None


def _is_base(basis: Range, lead: Lead, words: Sequence[Token]) -> bool:
    """Return whether words are what a value is compared with: 较整治前下降, but 较快增长."""
    if has(words[slice(*basis)], "past"):
        return True
    rest = words[basis[1] :]
    changes = any("change-verb" in word.features for word in rest)
    return lead.kind == "than" and changes and not _is_loose(words[basis[0]])


def _is_loose(word: Token) -> bool:
    """Return whether a word only says how much or how good: 合理范围, but 最高限价."""
    return "bound-rank" not in word.features and not _LOOSE.isdisjoint(word.features)


def _met(lead: Lead, words: Sequence[Token], start: int, end: int) -> Yardstick | None:
    """Return what verbs point to: 符合地方标准, 以中标价为准."""
    points = words[lead.start].features.get("comparison")
    if points == "meet":
        return _reached(lead, words, end)
    if points == "fulfil":
        task = words[-1].features.get("yardstick") == "task"
        return _reached(lead, words, end) if task and end == len(words) else None
    if points == "rule" and lead.end == end:
        basis = before(lead.start, words, start)
        if basis and not _is_open(words[slice(*basis)]):
            return Yardstick(basis, None, start, end)
    return None


def _is_open(words: Sequence[Token]) -> bool:
    """Return whether words name what comes about, which is no yardstick: 以实际为准."""
    return any(word.features.get("comparison") == "actual" for word in words)


def _reached(lead: Lead, words: Sequence[Token], end: int) -> Yardstick | None:
    """Return the standard that is to be met: 达到国家二级公路标准."""
    inner = words[lead.end : end]
    # 招标文件要求 is what the paper says.
    if (
        inner
        and "comparison" in inner[-1].features
        and has(inner[-2:-1], "plan", "task")
    ):
        inner = inner[:-1]
    if not inner or "yardstick" not in inner[-1].features:
        return None
    if length(inner) <= len(_BARE):
        return None
    return Yardstick((lead.end, end), "=", lead.start, end)


def _pointed(lead: Lead, words: Sequence[Token]) -> Yardstick | None:
    """Return the plan, paper or order that a value points to: 按计划执行, 按上级要求."""
    first, end = lead.gap[0], None
    for position in range(*lead.gap):
        features, behind = words[position].features, words[position + 1 : position + 2]
        # Someone gives an order: 按上级安排, but not 按安排 or 按月安排.
        given = position > first and "unit" not in words[position - 1].features
        ordered = given and features.get("comparison") == "order"
        if ordered or features.get("yardstick") in _SET:
            end = position + 1
        elif "verb" in features and not has(behind, *_SET):
            break
    return Yardstick((first, end), None, lead.start, end) if end else None


def _within(phrase: Phrase, words: Sequence[Token], start: int) -> Yardstick | None:
    """Return the yardstick of a phrase such as 预算范围内 or 合同工期内."""
    basis = before(phrase.start, words, start)
    if basis is None or words[phrase.start].features["bound-after"] != "<=":
        return None
    inner = words[slice(*basis)]
    if not has(inner, *_SET) or any("negation" in w.features for w in inner):
        return None
    return Yardstick(basis, "<=", basis[0], phrase.end)
