"""What the words of a value demand: a quantity, a moment, a grade, or several of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from jixiaolint.parsing.amounts import Range
from jixiaolint.parsing.demands import demands
from jixiaolint.parsing.measure_word import is_measure_word
from jixiaolint.parsing.moments import deadlines, demanded
from jixiaolint.parsing.numbers import Demand
from jixiaolint.parsing.phrases import Phrase, Sentence, sentence
from jixiaolint.parsing.values import Target
from jixiaolint.parsing.wordings import (
    absence,
    asks,
    find_grade,
    is_as_it_comes,
    is_boast,
    is_reckoned,
)
from jixiaolint.parsing.yardstick_words import find_yardstick
from jixiaolint.parsing.yardsticks import yardstick_of
from jixiaolint.text import Span
from jixiaolint.words.grammar import NoReadingError
from jixiaolint.words.scan import Token

_CACHE = 16384
_LINKING = frozenset({"mark", "conjunction", "preposition"})
_OPPOSED = ({">=", "<="}, {">", "<"}, {">=", "<"}, {">", "<="})


class _Value(NamedTuple):
    """A value, its words and clauses, and how these map to characters as given."""

    text: str
    sentence: Sentence

    def span(self, start: int, end: int) -> Span:
        """Return the characters as given of a range of lexemes."""
        first, last = self.sentence.words[start], self.sentence.words[end - 1]
        return Span(first.start, last.end)

    def words(self, found: Range | None) -> str | None:
        """Return the characters as written, without white space."""
        if found is None:
            return None
        words = self.sentence.words
        start, end = words[found[0]].start, words[found[1] - 1].end
        return "".join(self.text[start:end].split()) or None


@lru_cache(maxsize=_CACHE)
def target_of(text: str, words: tuple[Token, ...]) -> Target:
    """Return what the words of a text demand, whatever stands around it."""
    try:
        value = _Value(text, sentence(words))
    except NoReadingError:
        return Target("text")
    if is_reckoned(value.sentence) or is_as_it_comes(value.sentence):
        return Target("text")
    found = demands(value.sentence)
    return _numbers(found, value) if found else _words(value)


# ---- values with numbers


def _numbers(found: list[Demand], value: _Value) -> Target:
    """Return the target of a value with at least one number that counts."""
    if len(found) == 1 and _is_boast(found[0], value.sentence):
        return Target("text")
    targets = [_number(one, value) for one in found]
    dates = [_date(moment, value) for moment in deadlines(value.sentence)]
    if len(targets) == 1 and not dates:
        return targets[0]
    if len(targets) == 2 and (joined := _range(found, targets, value.sentence)):
        return joined
    parts = tuple(sorted([*dates, *targets], key=lambda t: t.span or (0, 0)))
    spans = [part.span for part in parts if part.span]
    whole = Span(min(s[0] for s in spans), max(s[1] for s in spans))
    return Target("compound", parts=parts, span=whole)


def _is_boast(one: Demand, sentence: Sentence) -> bool:
    """Return whether a stretch of time is only that of a boast (三年内进入第一方阵)."""
    return one.amount.kind == "time" and is_boast(sentence.words[one.end :])


def _date(moment: Phrase, value: _Value) -> Target:
    return Target("date", span=value.span(moment.start, moment.end))


def _number(one: Demand, value: _Value) -> Target:
    amount = one.amount
    basis = yardstick_of(value.sentence, one)
    unit = amount.unit or _spare_unit(one, value.sentence)
    end = max(one.end, unit[1] if unit else 0)
    per = value.words(amount.per or one.each)
    op = one.op or ("=" if basis and _is_reached(basis, value.sentence) else None)
    return Target(
        kind="range" if amount.high else "relative" if basis else "quantity",
        op=op,
        value=amount.value,
        high=amount.high,
        scale=amount.scale,
        unit=value.words(unit),
        percent=amount.percent,
        per=per.removeprefix("个") if per else None,
        basis=value.words(basis),
        fraction=amount.fraction,
        base=value.words(one.based),
        span=value.span(one.start, end),
    )


def _is_reached(basis: Range, sentence: Sentence) -> bool:
    """Return whether a word such as 达 or 为 stands before an amount: 为上年的110%."""
    before = sentence.words[basis[0] - 1 : basis[0]] if basis[0] else ()
    return any(word.features.get("bound-close") == "=" for word in before)


def _range(
    found: Sequence[Demand], targets: Sequence[Target], sentence: Sentence
) -> Target | None:
    """Return the range that a lower and an upper bound of one thing make."""
    (first, second), (low, high) = found, targets
    between = sentence.words[first.end : second.start]
    spanned = second.has("between") or first.has("between")
    if not all(_links(word) for word in between):
        return None
    ops = {low.op or "", high.op or ""}
    if not spanned and (ops not in _OPPOSED or low.percent != high.percent):
        return None
    if low.unit and high.unit and low.unit != high.unit:
        return None
    if (low.op or "").startswith("<"):
        low, high = high, low
    spans = sorted(span for span in (low.span, high.span) if span)
    whole = Span(spans[0][0], spans[-1][1])
    unit = low.unit or high.unit
    return low._replace(kind="range", op=None, high=high.value, unit=unit, span=whole)


def _links(word: Token) -> bool:
    """Return whether a word only joins two bounds: 且, 并, a pause."""
    joined = word.features.get("number-part") == "and"
    return joined or not _LINKING.isdisjoint(word.features)


# ---- values without numbers


def _words(value: _Value) -> Target:
    """Return the target of a value in which nothing is counted."""
    sentence = value.sentence
    if asks(sentence):
        return Target("yes_no")
    moment = demanded(sentence)
    yardstick = find_yardstick(sentence)
    if moment and not (  # 年初预算
        yardstick and yardstick.start <= moment.start and moment.end < yardstick.end
    ):
        return _date(moment, value)
    if grade := find_grade(sentence):
        word = value.words((grade.at, grade.at + 1))
        span = value.span(grade.start, grade.end)
        return Target("grade", op=grade.op, grade=word, span=span)
    if yardstick:
        span = value.span(yardstick.start, yardstick.end)
        basis = value.words(yardstick.basis)
        return Target("relative", op=yardstick.op, basis=basis, span=span)
    if absent := absence(sentence):
        return Target("quantity", value="0", span=value.span(absent.start, absent.end))
    return Target("text")


def _spare_unit(one: Demand, sentence: Sentence) -> Range | None:
    """Return the measure word right behind a number that ends its clause."""
    amount, last = one.amount, sentence.clauses[one.phrase.at][-1]
    taken = amount.unit or amount.percent or amount.per or one.end != amount.end
    ends = last.kind in ("words", "loose") and last.end == one.end + 1
    if taken or not ends or not is_measure_word(sentence.words[one.end], one.phrase):
        return None
    return one.end, one.end + 1
