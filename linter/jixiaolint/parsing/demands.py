"""The numbers that a value demands, told from those that only stand in it."""

from __future__ import annotations

from collections.abc import Iterator

from jixiaolint.parsing.amounts import Range
from jixiaolint.parsing.measure_word import is_measure_word
from jixiaolint.parsing.numbers import Demand, numbers
from jixiaolint.parsing.phrases import Sentence

_PRAISE = frozenset(("adjective", "attributive"))


def demands(sentence: Sentence) -> list[Demand]:
    """Return the numbers that a value demands.

    Left out are numerals inside words, bare numbers beside measured ones, numbers in
    brackets beside others, starting points, bases and periods; a stretch of time before
    a count (一年两次) becomes its frequency.
    """
    found = [one for one in numbers(sentence) if _counts(one, sentence)]
    found = [one for one in found if one.named or one.ends] or found[:1]
    found = [one for one in found if not one.phrase.depth] or found
    return _merge(list(_asked(found, sentence)))


def _counts(one: Demand, sentence: Sentence) -> bool:
    """Return whether a number is a count here, not part of a word or a name."""
    amount, words = one.amount, sentence.words
    spans = one.has("span", "top") and amount.kind == "time"
    if spans and not (one.ends and (one.op or one.has("verb"))):
        return False  # 近三年无事故, but 连续运行3年
    behind = words[one.end] if one.end < len(words) and not one.ends else None
    if not amount.chinese:
        led = bool(one.phrase.leads) or one.named or amount.value == "0"
        if led or behind is None:
            return True
        return "mark" in behind.features or is_measure_word(behind, one.phrase)
    if one.op or one.each or amount.percent or amount.per or amount.value == "0":
        return True
    if amount.unit is None:
        return one.ends and (
            amount.scale > 1 or len(words) == amount.end - amount.start
        )
    if one.has("verb", "change", "origin"):
        return not (amount.value == "1" and _is_article(one, sentence))
    if sentence.clauses[one.phrase.at][0] is not one.phrase:
        return one.ends
    time = amount.kind == "time"
    if time and behind is not None and "verb" not in behind.features:
        return behind.is_number
    return one.ends or amount.value != "1" or time


def _is_article(one: Demand, sentence: Sentence) -> bool:
    """Return whether 一 stands before praise: 打造一支高素质队伍, 建立一套完善的制度."""
    words = sentence.words[one.end : sentence.clauses[one.phrase.at][-1].end]
    praise = any(not _PRAISE.isdisjoint(w.features) for w in words[:1])
    return praise or any(w.text == "的" for w in words)


def _asked(found: list[Demand], sentence: Sentence) -> Iterator[Demand]:
    """Yield the numbers without starting points, bases, and mere periods (一年内)."""
    given: Range | None = None
    for position, one in enumerate(found, start=1):
        beside = [two for two in found[position:][:1] if two.phrase.at == one.phrase.at]
        base = one.has("origin", "than") or _is_origin(one, sentence)
        if beside and (base or beside[0].has("behind")):
            # Where another starts from, with what names it: 由60%提升至80%, 上年1200万元.
            gaps = [lead.gap[0] for lead in one.phrase.leads if lead.kind == "than"]
            given = min([one.start, *gaps]), one.end
            continue
        period = one.amount.value == "1" and one.amount.kind == "time"
        if beside and period and one.op == "<=" and not one.has("bound", "rank"):
            continue
        yield one._replace(based=given) if given else one
        given = None


def _is_origin(one: Demand, sentence: Sentence) -> bool:
    """Return whether what follows changes from a number: 由2025年的19小时压缩到16小时."""
    clause, words = sentence.clauses[one.phrase.at], sentence.words
    before = words[clause[0].start : one.start]
    after = words[one.end] if one.end < len(words) else None
    changes = after is not None and "change-verb" in after.features
    return changes and any(w.features.get("comparison") == "from" for w in before)


def _merge(found: list[Demand]) -> list[Demand]:
    """Join a stretch of time to the count beside it: 一年两次, 2天1次, 5万元一年, 60元一人."""
    merged: list[Demand] = []
    for one in found:
        last = merged[-1] if merged else None
        single = one.amount.value == "1" and one.amount.chinese and one.amount.unit
        if last is None or last.amount.end != one.phrase.start:
            merged.append(one)
        elif _is_stretch(last):
            unit = last.amount.unit if last.amount.value == "1" else None
            each = unit or (last.amount.start, last.amount.end)
            merged[-1] = one._replace(each=each, start=last.start)
        elif single and (
            _is_stretch(one) or (last.amount.kind == "money" and not one.phrase.leads)
        ):
            merged[-1] = last._replace(each=one.amount.unit, end=one.end)
        else:
            merged.append(one)
    return merged


def _is_stretch(one: Demand) -> bool:
    return one.op is None and one.amount.kind == "time" and not one.phrase.leads
