"""The numbers that a value demands, told from those that only stand in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from jixiaolint.parse.phrases import Phrase, Sentence, settle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiaolint.parse.amounts import Amount, Range
    from jixiaolint.words.scan import Token

_FAR = 8
"""How many characters may stand between a unit and its 以上 (10家企业以上)."""

_NO_MEASURE = frozenset((
    "location", "particle", "adjective", "pronoun", "number-part", "date-tail", "grade",
    "judged", "bound-after", "bound-close", "calendar", "change-verb", "action",
    "yardstick", "vague-word",
))  # fmt: skip
"""Features of words that say where, when or how good, not of what there are so many."""

_MEASURE_WORD = 2
"""The most characters of a noun that counts itself: ≥3机位."""

_REVERSED = {"<=": ">=", "<": ">", ">=": "<=", ">": "<"}
_ENDS = ("aside", "after")


@dataclass(frozen=True, slots=True)
class Demand:
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
    found: list[Demand] = []
    for clause in sentence.clauses:
        found += _in_clause(clause, sentence.words)
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
            ends = all(p.kind in _ENDS for p in rest) or _counts_itself(
                phrase, rest, words
            )
            last = _demand(phrase, phrase.amount, words, ends, each)
            each = None
        elif phrase.kind == "after" and last and _reaches(last, phrase, words):
            op = words[phrase.start].features["bound-after"]
            weak = last.op in (None, "=", "~")
            last = replace(last, op=op if weak else last.op, end=phrase.end)
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
    lead = phrase.leads[0] if len(phrase.leads) > 1 else None
    sign = lead is not None and lead.kind == "bound" and lead.start == last.end
    if not (
        lead and sign and last.op is None and not words[lead.start].text[0].isalpha()
    ):
        return last
    return replace(last, op=_REVERSED.get(lead.op or "", lead.op))


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
    ops, change = [], False
    start = amount.start
    for lead in reversed(phrase.leads):
        change |= lead.kind == "change"
        change |= any("change-verb" in w.features for w in words[slice(*lead.gap)])
        if not lead.op or (lead.kind == "close" and _is_for(words[lead.start], ends)):
            continue
        if lead.kind == "span" and amount.kind == "time":
            continue
        if lead.op == "~" and any(
            v.start == lead.end and v.kind == "verb" and len(words[v.start].text) == 1
            for v in phrase.leads
        ):
            continue  # 约谈6次, but 约培训60人
        start = lead.start
        ops.append(lead.op)
    if any(lead.kind == "top" for lead in phrase.leads):
        ops.append("<=")
    ops += [op for lead in phrase.leads for op in _inner(lead.gap, words)]
    op = settle([*ops, *phrase.afters]) or ("=" if change else None)
    if amount.rough and op in (None, "="):
        op = "~"
    end = max(phrase.end, amount.end)
    return Demand(phrase, amount, op, start, end, ends, each)


def _inner(gap: Range, words: Sequence[Token]) -> list[str]:
    """Return the operators of words right before a number, at the end of a gap."""
    return [
        word.features["bound-close"]
        for word in words[max(gap[0], gap[1] - 1) : gap[1]]
        if "bound-close" in word.features
    ]


def _is_for(word: Token, ends: bool) -> bool:
    """Return whether 为 before a number means for: 为500名老人提供助餐."""
    return "preposition" in word.features and not ends


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
    if one.has("span", "top") and amount.kind == "time":
        return False
    behind = words[one.end] if one.end < len(words) and not one.ends else None
    led = bool(one.phrase.leads) or one.op is not None or one.each is not None
    if not amount.chinese:
        nought = not led and amount.value != "0" and not one.named
        if not nought or behind is None:
            return True
        return "mark" in behind.features or is_measure_word(behind, one.phrase)
    if one.op or one.each or amount.percent or amount.per or amount.value == "0":
        return True
    if amount.unit is None:
        return amount.scale > 1 and one.ends
    if one.has("verb", "change", "origin"):
        return not (amount.value == "1" and _is_article(one, sentence))
    if not _starts(one, sentence):
        return one.ends
    time = amount.kind == "time" and behind is not None
    if time and behind is not None and "verb" not in behind.features:
        return _is_number(behind)
    return one.ends or amount.value != "1" or amount.kind == "time"


def is_measure_word(word: Token, phrase: Phrase) -> bool:
    """Return whether a word behind a number may be its unit though no list knows it.

    A classifier always (8畦); behind digits any single character that says nothing else
    (260穴, 4100具, 150则), and a short noun behind a bound (≥3机位, but 12345热线).
    """
    features = word.features
    if "classifier" in features:
        return True
    if (
        phrase.amount is None
        or phrase.amount.chinese
        or not _NO_MEASURE.isdisjoint(features)
    ):
        return False
    single = len(word.text) == 1 and word.text.isalpha() and not word.text.isascii()
    noun = "noun" in features and len(word.text) <= _MEASURE_WORD
    bound = bool(phrase.leads) and all(lead.kind == "bound" for lead in phrase.leads)
    return single or (noun and bound)


def _is_number(word: Token) -> bool:
    return "digits" in word.features or "numeral" in word.features


def _starts(one: Demand, sentence: Sentence) -> bool:
    clause = sentence.clauses[one.phrase.at]
    return clause[0] is one.phrase


def _is_article(one: Demand, sentence: Sentence) -> bool:
    """Return whether 一 stands before praise: 打造一支高素质队伍, 建立一套完善的制度."""
    words = sentence.words[one.end : sentence.clauses[one.phrase.at][-1].end]
    praise = bool(words) and not {"adjective", "attributive"}.isdisjoint(
        words[0].features
    )
    return praise or any(w.text == "的" for w in words)


def _asked(found: list[Demand]) -> Iterator[Demand]:
    """Yield the numbers without starting points, bases, and mere periods (一年内)."""
    given: Range | None = None
    for one, after in pairwise([*found, None]):
        if one is None:
            continue
        inside = after is not None and after.phrase.at == one.phrase.at
        if inside and after is not None and _is_base(one, after):
            given = _stated(one)
            continue
        period = one.amount.value == "1" and one.amount.kind == "time"
        if inside and period and one.op == "<=" and not one.has("bound", "rank"):
            continue
        yield replace(one, based=given) if given else one
        given = None


def _stated(one: Demand) -> Range:
    """Return a base with what names it: 上年1200万元."""
    gaps = [lead.gap[0] for lead in one.phrase.leads if lead.kind == "than"]
    return min([one.start, *gaps]), one.end


def _is_base(one: Demand, after: Demand) -> bool:
    """Return whether a number is where another starts from: 由60%提升至80%."""
    return one.has("origin", "than") or after.has("behind")


def _merge(found: list[Demand]) -> list[Demand]:
    """Join a stretch of time to the count beside it: 一年两次, 2天1次, 5万元一年, 60元一人."""
    merged: list[Demand] = []
    for one in found:
        last = merged[-1] if merged else None
        if last is None or last.amount.end != one.phrase.start:
            merged.append(one)
        elif _is_stretch(last):
            each = last.amount.start, last.amount.end
            if last.amount.value == "1" and last.amount.unit:
                each = last.amount.unit
            merged[-1] = replace(one, each=each, start=last.start)
        elif (
            (_is_stretch(one) or (last.amount.kind == "money" and not one.phrase.leads))
            and one.amount.value == "1"
            and one.amount.chinese
            and one.amount.unit
        ):
            merged[-1] = replace(last, each=one.amount.unit, end=one.end)
        else:
            merged.append(one)
    return merged


def _is_stretch(one: Demand) -> bool:
    return one.op is None and one.amount.kind == "time" and not one.phrase.leads
