"""The numbers that a value demands, told from those that only stand in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jixiaolint.parsing.amounts import Amount, Range
from jixiaolint.parsing.measure_word import is_measure_word
from jixiaolint.parsing.phrases import Lead, Phrase, Sentence, settle
from jixiaolint.words.scan import Token

_FAR = 8
"""How many characters may stand between a unit and its 以上 (10家企业以上)."""

_REVERSED = {"<=": ">=", "<": ">", ">=": "<=", ">": "<"}
_ENDS = ("aside", "after")
_PRAISE = frozenset(("adjective", "attributive"))


class Demand(NamedTuple):
    """A number with what bears on it.

    `start` and `end` are the lexemes of its bound, number and unit; `each` what follows
    a 每, `based` the number that it is compared with, if that is given, too.
    """

    phrase: Phrase
    amount: Amount
    op: str | None
    start: int
    end: int
    ends: bool
    each: Range | None = None
    based: Range | None = None

    @property
    def named(self) -> bool:
        """Whether a bound, a unit or the nought shows that it is measured."""
        amount = self.amount
        nought = amount.chinese and amount.value == "0"
        shown = self.op or self.each or amount.unit or amount.per
        return bool(shown or amount.percent or nought)

    def has(self, *kinds: str) -> bool:
        """Return whether words of one of the kinds lead to it."""
        return any(lead.kind in kinds for lead in self.phrase.leads)


def numbers(sentence: Sentence) -> list[Demand]:
    """Return every number of a text with the words that bear on it."""
    found = (one for c in sentence.clauses for one in _in_clause(c, sentence.words))
    return sorted(found, key=lambda demand: demand.amount.start)


def demands(sentence: Sentence) -> list[Demand]:
    """Return the numbers that a value demands.

    Left out are numerals inside words, bare numbers beside measured ones, numbers in
    brackets beside others, starting points, bases and periods; a stretch of time before
    a count (一年两次) becomes its frequency.
    """
    found = [one for one in numbers(sentence) if _counts(one, sentence)]
    found = [one for one in found if one.named or one.ends] or found[:1]
    found = [one for one in found if not one.phrase.depth] or found
    return _merge(list(_asked(found)))


# ---- what bears on a number


def _in_clause(clause: Sequence[Phrase], words: Sequence[Token]) -> Iterator[Demand]:
    """Yield the numbers of a clause with operator, frequency and base."""
    last: Demand | None = None
    each: Range | None = None
    for position, phrase in enumerate(clause):
        each = _each(phrase, words) or each
        if phrase.kind == "criterion" and phrase.amount:
            if last:
                yield _turned(last, phrase, words)
            rest = clause[position + 1 :]
            ends = all(p.kind in _ENDS for p in rest)
            ends = ends or _counts_itself(phrase, rest, words)
            last = _demand(phrase, phrase.amount, words, ends, each)
            each = None
        elif phrase.kind == "after" and last and _reaches(last, phrase, words):
            op = words[phrase.start].features["bound-after"]
            weak = last.op in (None, "=", "~")
            last = last._replace(op=op if weak else last.op, end=phrase.end)
    if last:
        yield last


def _counts_itself(
    phrase: Phrase, rest: Sequence[Phrase], words: Sequence[Token]
) -> bool:
    """Return whether one word is all that follows a number, and is its unit."""
    amount = phrase.amount
    if amount is None or amount.unit or amount.percent or len(rest) != 1:
        return False
    return rest[0].end == phrase.end + 1 and is_measure_word(words[phrase.end], phrase)


def _turned(last: Demand, phrase: Phrase, words: Sequence[Token]) -> Demand:
    """Return a number with the sign behind it that belongs to it: 60≤得分<80."""
    if last.op or len(phrase.leads) < 2:
        return last
    lead = phrase.leads[0]
    sign = lead.start == last.end and not words[lead.start].text[0].isalpha()
    if lead.kind != "bound" or not sign:
        return last
    return last._replace(op=_REVERSED.get(lead.op or "", lead.op))


def _reaches(last: Demand, phrase: Phrase, words: Sequence[Token]) -> bool:
    """Return whether a bound behind other words is that of the number before them."""
    if last.phrase.afters or len(words[phrase.start].text) < 2:
        return False
    return words[phrase.start].start - words[last.end - 1].end <= _FAR


def _demand(
    phrase: Phrase,
    amount: Amount,
    words: Sequence[Token],
    ends: bool,
    each: Range | None,
) -> Demand:
    leads = phrase.leads
    bounds = [lead for lead in leads if _bears(lead, phrase, amount, words, ends)]
    ops = [lead.op or "" for lead in reversed(bounds)]
    ops += ["<=" for lead in leads if lead.kind == "top"]
    # A word right before the number, at the end of a gap, may be an operator too.
    near = [word for lead in leads for word in words[slice(*lead.gap)][-1:]]
    ops += [w.features["bound-close"] for w in near if "bound-close" in w.features]
    op = settle([*ops, *phrase.afters])
    if op is None and any(_changes(lead, words) for lead in leads):
        op = "="
    if amount.rough and op in (None, "="):
        op = "~"
    start = bounds[0].start if bounds else amount.start
    return Demand(phrase, amount, op, start, max(phrase.end, amount.end), ends, each)


def _bears(
    lead: Lead, phrase: Phrase, amount: Amount, words: Sequence[Token], ends: bool
) -> bool:
    """Return whether a lead has an operator, and that is one of the number."""
    if lead.kind == "span" and amount.kind == "time":
        return False
    for_whom = lead.kind == "close" and "preposition" in words[lead.start].features
    if for_whom and not ends:  # 为500名老人提供助餐
        return False
    verbs = (v for v in phrase.leads if v.start == lead.end and v.kind == "verb")
    if lead.op == "~" and any(len(words[v.start].text) == 1 for v in verbs):
        return False  # 约谈6次, but 约培训60人
    return bool(lead.op)


def _changes(lead: Lead, words: Sequence[Token]) -> bool:
    gap = words[slice(*lead.gap)]
    return lead.kind == "change" or any("change-verb" in w.features for w in gap)


def _each(phrase: Phrase, words: Sequence[Token]) -> Range | None:
    """Return what follows a 每: a time always, else where the number is close."""
    for lead in reversed(phrase.leads):
        if lead.kind == "each":
            timed = words[lead.gap[0] - 1].features.get("unit") == "time"
            if timed or (phrase.amount and lead.gap[1] - lead.gap[0] < 2):
                return lead.start + 1, lead.gap[0]
    return None


# ---- which numbers count


def _counts(one: Demand, sentence: Sentence) -> bool:
    """Return whether a number is a count here, not part of a word or a name."""
    amount, words = one.amount, sentence.words
    if one.has("span", "top") and amount.kind == "time" and not (one.op and one.ends):
        return False  # 近三年无事故, but 连续运行3年以上
    behind = words[one.end] if one.end < len(words) and not one.ends else None
    if not amount.chinese:
        led = bool(one.phrase.leads) or one.named or amount.value == "0"
        if led or behind is None:
            return True
        return "mark" in behind.features or is_measure_word(behind, one.phrase)
    if one.op or one.each or amount.percent or amount.per or amount.value == "0":
        return True
    if amount.unit is None:
        return amount.scale > 1 and one.ends
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


def _asked(found: list[Demand]) -> Iterator[Demand]:
    """Yield the numbers without starting points, bases, and mere periods (一年内)."""
    given: Range | None = None
    for position, one in enumerate(found, start=1):
        beside = [two for two in found[position:][:1] if two.phrase.at == one.phrase.at]
        if beside and (one.has("origin", "than") or beside[0].has("behind")):
            # Where another starts from, with what names it: 由60%提升至80%, 上年1200万元.
            gaps = [lead.gap[0] for lead in one.phrase.leads if lead.kind == "than"]
            given = min([one.start, *gaps]), one.end
            continue
        period = one.amount.value == "1" and one.amount.kind == "time"
        if beside and period and one.op == "<=" and not one.has("bound", "rank"):
            continue
        yield one._replace(based=given) if given else one
        given = None


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
