"""Every number of a text, with the words that bear on it."""

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
