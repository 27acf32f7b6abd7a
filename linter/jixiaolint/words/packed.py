"""The vocabulary as it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Packed(NamedTuple):
    """All words by their first character, to be opened when that is met.

    `kinds` are the costs and features that words have; `texts` are what follows on a
    first character, each with the number of its kind; `endings` have features alone.
    `numbered` are the words with digits. `beside` are for a character those that stand
    right behind it in a word.
    """

    kinds: Sequence[tuple[int, Mapping[str, str]]]
    texts: Mapping[str, str]
    endings: Mapping[str, Mapping[str, str]]
    numbered: Sequence[str]
    beside: Mapping[str, str]
