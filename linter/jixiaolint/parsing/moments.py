"""Calendar dates and periods in a value: which of them it demands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiaolint.parsing.phrases import Phrase, Sentence
from jixiaolint.words.scan import Token

_DATES = frozenset({"month", "day", "stamp", "quarter"})
_POINTS = ("point", "close")
_UNTIL = frozenset({"于", "至", "截至", "截止", "到"})


def deadlines(sentence: Sentence) -> list[Phrase]:
    """Return the dates that say by when, whatever stands beside them."""
    return [p for p in _moments(sentence) if _is_deadline(p, sentence)]


def _moments(sentence: Sentence) -> Iterator[Phrase]:
    for clause in sentence.clauses:
        yield from (phrase for phrase in clause if phrase.kind == "moment")


def _is_deadline(moment: Phrase, sentence: Sentence) -> bool:
    """Return whether a moment says by when: 12月底前, 年内; 年初 alone does not."""
    words = sentence.words[moment.start : moment.end]
    last = words[-1].features
    tails = [word.features.get("date-tail") for word in words]
    if last.get("calendar") == "point" or last.get("date-tail") in _POINTS:
        return _is_term(moment, sentence)
    if any(word.features.get("calendar") == "deadline" for word in words):
        return True
    inside = len(words) > 1 and last.get("bound-after") == "<="
    return inside or "before" in tails or last.get("date-tail") == "end"


def demanded(sentence: Sentence) -> Phrase | None:
    """Return the date that a value without a number demands, if any.

    A deadline, a month or a day always; a year or another period only if it stands by
    itself, before a verb, or after 于 or 截至.
    """
    found = list(_moments(sentence))
    for moment in found:
        words = sentence.words[moment.start : moment.end]
        dated = any(word.features.get("date") in _DATES for word in words)
        if dated or _is_deadline(moment, sentence):
            return moment
    return next((moment for moment in found if _is_term(moment, sentence)), None)


def _is_term(moment: Phrase, sentence: Sentence) -> bool:
    """Return whether a year or period is when something is to be done."""
    clause, words = sentence.clauses[moment.at], sentence.words
    first = clause[0].start
    before = words[first : moment.start]
    after = words[moment.end : clause[-1].end]
    tail = words[moment.end - 1].features.get("date-tail")
    if moment.end - moment.start > 1 and tail and tail not in _POINTS:
        return True
    until = bool(before) and before[-1].text in _UNTIL
    free = not before or until
    ends = not after
    return (free and (ends or _is_done(after))) or (ends and until)


def _is_done(words: Sequence[Token]) -> bool:
    """Return whether words are a verb of finishing and little else: 全部完成."""
    done = any(word.features.get("action") == "done" for word in words[:2])
    return done and len(words) <= 3
