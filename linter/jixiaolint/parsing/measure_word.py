"""Words behind a number that are its unit though no list of units knows them: 8畦."""

from __future__ import annotations

from jixiaolint.parsing.phrases import Phrase
from jixiaolint.words.scan import Token

_NO_MEASURE = frozenset((
    "location", "particle", "adjective", "pronoun", "number-part", "date-tail", "grade",
    "judged", "bound-after", "bound-close", "calendar", "change-verb", "action",
    "yardstick", "vague-word",
))  # fmt: skip
"""Features of words that say where, when or how good, not of what there are so many."""

_LONGEST = 2
"""The most characters of a noun that counts itself: ≥3机位."""


def is_measure_word(word: Token, phrase: Phrase) -> bool:
    """Return whether a word behind a number may be its unit though no list knows it.

    A classifier always (8畦); behind digits any single character that says nothing else
    (260穴, 4100具, 150则), and a short noun behind a bound (≥3机位, but 12345热线).
    """
    features, amount = word.features, phrase.amount
    if "classifier" in features:
        return True
    if amount is None or amount.chinese or not _NO_MEASURE.isdisjoint(features):
        return False
    single = len(word.text) == 1 and word.text.isalpha() and not word.text.isascii()
    noun = "noun" in features and len(word.text) <= _LONGEST
    bound = bool(phrase.leads) and all(lead.kind == "bound" for lead in phrase.leads)
    return single or (noun and bound)
