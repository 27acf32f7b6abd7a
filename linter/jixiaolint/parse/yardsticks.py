"""What a value is measured against where that is not given: 不低于上年, 按计划执行."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiaolint.parse.amounts import Range
    from jixiaolint.parse.demands import Demand
    from jixiaolint.parse.phrases import Lead, Phrase, Sentence
    from jixiaolint.words.scan import Token

_BARE = "标准"
"""A word that alone names no standard: 达到标准."""

_LINKS = ("preposition", "conjunction")


class Yardstick(NamedTuple):
    """What a value is measured against, and the operator that its words give.

    All ranges count lexemes.
    """

    basis: Range
    op: str | None
    start: int
    end: int


# ---- beside a number


def yardstick_of(sentence: Sentence, one: Demand) -> Range | None:
    """Return what a number is a share of or is compared with, if it is not given."""
    if one.based or one.amount.high:
        return None
    words = sentence.words
    start = sentence.clauses[one.phrase.at][0].start
    for lead in one.phrase.leads:
        if lead.kind in ("than", "same", "behind"):
            return _compared(lead, words, start)
        if lead.kind in ("bound", "close", "rank") and (
            basis := _bounded(lead, one, words)
        ):
            return basis
    return _share(one, words, start)


def _compared(lead: Lead, words: Sequence[Token], start: int) -> Range | None:
    """Return the base that words of comparison point to."""
    if lead.kind == "same":
        return lead.start, lead.end
    if lead.kind == "behind":
        return _before(lead.start, words, start)
    first, last = lead.gap
    for position in range(first, last):
        if "change-verb" in words[position].features:
            last = position
            break
    known = [i + 1 for i in range(first, last) if _has(words[i : i + 1])]
    return _trimmed(first, known[-1] if known else last, words)


def _before(end: int, words: Sequence[Token], start: int) -> Range | None:
    """Return the words from behind the last 与 or 在 up to a place."""
    for position in range(end - 1, start - 1, -1):
        if any(link in words[position].features for link in _LINKS):
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
    past = any(
        w.features.get("yardstick") == "past" or "date" in w.features for w in inner
    )
    if not rate and (past or (one.amount.is_share and not _does(inner[0]))):
        return _trimmed(first, last, words)
    return None


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
    inner = words[first:end]
    if not inner:
        return None
    if inner[-1].text == "的":
        basis = _trimmed(first, end, words)
        return (
            basis
            if basis and len("".join(w.text for w in words[slice(*basis)])) > 1
            else None
        )
    named = (
        "yardstick" in inner[-1].features
        and inner[-1].features["yardstick"] != "standard"
    )
    return (first, end) if named else None


def _parts(word: Token) -> bool:
    """Return whether a word parts an amount from what leads to it: 完成, 占, 达."""
    features = word.features
    if "yardstick" in features:
        return False
    return (
        "verb" in features
        or "bound-close" in features
        or "bound-before" in features
        or "mark" in features
    )


# ---- without a number


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
            basis = _before(phrase.start, words, start)
            if basis and _has(words[slice(*basis)]):
                yield Yardstick(
                    basis, "=", basis[0] - 1 if basis[0] > start else start, phrase.end
                )


def _led(lead: Lead, words: Sequence[Token], start: int, end: int) -> Yardstick | None:
    """Return the yardstick that words of bound, comparison or pointing lead to."""
    first, last = lead.gap
    inner = words[first:last]
    match lead.kind:
        case "bound" if inner and lead.op:
            symbol = not words[lead.start].text.isalpha()
            if not any(w.text[-1].isalpha() for w in inner) or (
                symbol and not _has(inner)
            ):
                return None
            return Yardstick((first, last), lead.op, lead.start, last)
        case "close" if (
            lead.op == "=" and "preposition" not in words[lead.start].features
        ):
            return _reached(lead, words, end)
        case "than":
            basis = _compared(lead, words, start)
            if basis and _has(words[slice(*basis)], "past"):
                return Yardstick(basis, None, lead.start, end)
        case "same":
            return Yardstick((lead.start, lead.end), None, lead.start, end)
        case "behind":
            basis = _before(lead.start, words, start)
            if basis and _has(words[slice(*basis)], "past"):
                return Yardstick(basis, None, basis[0], end)
        case "by":
            return _pointed(lead, words)
        case "verb":
            return _met(lead, words, start, end)
    return None


def _met(lead: Lead, words: Sequence[Token], start: int, end: int) -> Yardstick | None:
    """Return what verbs point to: 符合地方标准, 以中标价为准."""
    verb = words[lead.start].features
    if verb.get("comparison") == "meet":
        return _reached(lead, words, end)
    if verb.get("comparison") == "rule" and lead.end == end:
        basis = _before(lead.start, words, start)
        return Yardstick(basis, None, start, end) if basis else None
    return None


def _reached(lead: Lead, words: Sequence[Token], end: int) -> Yardstick | None:
    """Return the standard that is to be met: 达到国家二级公路标准."""
    inner = words[lead.end : end]
    if not inner or "yardstick" not in inner[-1].features:
        return None
    if len("".join(word.text for word in inner)) <= len(_BARE):
        return None
    return Yardstick((lead.end, end), "=", lead.start, end)


def _pointed(lead: Lead, words: Sequence[Token]) -> Yardstick | None:
    """Return the plan, paper or order that a value points to: 按计划执行, 按上级要求."""
    end = None
    for position in range(*lead.gap):
        features = words[position].features
        ordered = features.get("comparison") == "order" and _has_giver(
            words[lead.gap[0] : position]
        )
        if ordered or features.get("yardstick") == "plan":
            end = position + 1
        elif "verb" in features and not _has(
            words[position + 1 : position + 2], "plan"
        ):
            break
    return Yardstick((lead.gap[0], end), None, lead.start, end) if end else None


def _has_giver(before: Sequence[Token]) -> bool:
    """Return whether someone gives an order: 按上级安排, but not 按安排 or 按月安排."""
    return bool(before) and "unit" not in before[-1].features


def _within(phrase: Phrase, words: Sequence[Token], start: int) -> Yardstick | None:
    """Return the yardstick of a phrase such as 预算范围内 or 合同工期内."""
    basis = _before(phrase.start, words, start)
    if basis is None or words[phrase.start].features["bound-after"] != "<=":
        return None
    inner = words[slice(*basis)]
    if not _has(inner, "plan") or any("negation" in w.features for w in inner):
        return None
    return Yardstick(basis, "<=", basis[0], phrase.end)


def _has(words: Sequence[Token], value: str | None = None) -> bool:
    """Return whether words hold a yardstick (of a kind), or a year as one."""
    return any(
        (value is None and "yardstick" in w.features)
        or (value is not None and w.features.get("yardstick") == value)
        or "date" in w.features
        for w in words
    )
