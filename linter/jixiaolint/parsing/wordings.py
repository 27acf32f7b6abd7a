"""Values without a number: what their words say instead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from jixiaolint.parsing.numbers import numbers
from jixiaolint.parsing.phrases import Clause, Phrase, Sentence
from jixiaolint.words.scan import Token

_NO_HEADS = frozenset({"conjunction", "negation", "rate-ending"})


class Grade(NamedTuple):
    """A step of a scale with its operator; all positions count lexemes."""

    at: int
    op: str | None
    start: int
    end: int


def asks(sentence: Sentence) -> bool:
    """Return whether a value asks a question to be answered with yes or no."""
    return _any(sentence, "question") is not None


def absence(sentence: Sentence) -> Phrase | None:
    """Return the words that say that something does not happen, if any."""
    return _any(sentence, "absent")


def is_reckoned(sentence: Sentence) -> bool:
    """Return whether a value is a formula or a product (7×24小时)."""
    return _any(sentence, "product") is not None


def _any(sentence: Sentence, kind: str) -> Phrase | None:
    found = (p for clause in sentence.clauses for p in clause if p.kind == kind)
    return next(found, None)


def find_grade(sentence: Sentence) -> Grade | None:
    """Return the step of a scale that a value demands, if any.

    A word of a scale counts alone, with a bound, or as the result of something judged
    (质量评定为良, 验收合格); a loose adjective (运行良好) does not.
    """
    for clause in sentence.clauses:
        for position, phrase in enumerate(clause):
            last = _is_last(clause[position + 1 :], sentence.words)
            grade = phrase.kind == "grade" and last
            if grade and (found := _grade(phrase, clause, sentence.words)):
                return found
    return None


def _is_last(rest: Clause, words: Sequence[Token]) -> bool:
    """Return whether only what may follow a grade does: 等次, 级, asides."""
    return all(
        phrase.kind in ("aside", "after")
        or all(
            "grade-tail" in w.features or w.features.get("number-part") == "step"
            for w in words[phrase.start : phrase.end]
        )
        for phrase in rest
    )


def _grade(phrase: Phrase, clause: Clause, words: Sequence[Token]) -> Grade | None:
    at = next(
        i for i in range(phrase.start, phrase.end) if "grade" in words[i].features
    )
    tail = next(
        (p for p in clause if p.kind == "after" and p.start >= phrase.end), None
    )
    afters = phrase.afters or (
        (words[tail.start].features["bound-after"],) if tail else ()
    )
    bound = phrase.leads[0].op if phrase.leads else None
    op = afters[0] if afters else bound
    if not op and not _is_result(words[at], words[clause[0].start : phrase.start]):
        return None
    return Grade(at, op, phrase.start, tail.end if tail else phrase.end)


def _is_result(grade: Token, before: Sequence[Token]) -> bool:
    """Return whether a word of a scale is what something was judged to be."""
    if not before:
        return True
    head = before[-1]
    if head.text == "的" or not _NO_HEADS.isdisjoint(head.features):
        return False
    if grade.features["grade"] == "loose":
        return "judged" in head.features
    return True


def is_boast(words: Sequence[Token]) -> bool:
    """Return whether words praise or wish: what no stretch of time is the target of."""
    return any("boast" in word.features for word in words)


def is_as_it_comes(sentence: Sentence) -> bool:
    """Return whether one of a thing is said to follow the other: 发现一处、清除一处."""
    found = numbers(sentence)
    single = all(
        one.amount.chinese and one.amount.value == "1" and not (one.op or one.each)
        for one in found
    )
    ranges = [one.amount.unit for one in found]
    units = {unit and sentence.words[unit[0]].text for unit in ranges}
    return len(found) > 1 and single and len(units) == 1 and None not in units
