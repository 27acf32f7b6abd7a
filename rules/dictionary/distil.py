"""Distil the general dictionary from jieba's: common words, parts of speech, costs.

usage: python rules/dictionary/distil.py PATH/TO/jieba/dict.txt > general.txt

The source is ``jieba/dict.txt`` of jieba 0.42.1 (MIT, see LICENCE-jieba.txt): a word,
how often it was counted in 60 million, its part of speech. Kept are words of Chinese
characters, at most four of them, counted at least 20 times (single characters: at
least 3), without names of persons and bodies and without numerals, which the scanner
reads by itself. The first line of the result are kinds of words: a part of speech and
a cost (twice the negative logarithm of the share of the words, so that the likeliest
reading of a text is the one of the least cost). Every other line begins with the first
character of words, followed by the rest of each and the number of its kind: a text is
scanned with what its characters begin, and no other line need be looked at.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from pathlib import Path

LONGEST, LEAST, LEAST_SINGLE = 4, 20, 3
HAN = re.compile("[\u4e00-\u9fff]+")
NUMERAL = re.compile("[〇零一二两三四五六七八九十百千万亿几]")
PARTS = {
    "noun": "n nz ng j s g nt zg",
    "place": "ns",
    "verb": "v vg vd vq vi",
    "gerund": "vn",
    "adjective": "a ad an ag z",
    "attributive": "b",
    "adverb": "d dg",
    "time": "t tg",
    "pronoun": "r rr rz rg",
    "preposition": "p",
    "conjunction": "c",
    "particle": "u uj ul uv uz ug ud y e o h k",
    "location": "f",
    "idiom": "i l",
    "classifier": "q",
    "number": "m mq mg",
}
PART_OF = {tag: part for part, tags in PARTS.items() for tag in tags.split()}


def is_kept(word: str, count: int, part: str | None) -> bool:
    """Return whether a word is common and plain enough to be ground for a text."""
    if part is None or not HAN.fullmatch(word) or len(word) > LONGEST:
        return False
    if part in ("number", "time") and len(word) > 1 and NUMERAL.search(word):
        return False
    return count >= (LEAST_SINGLE if len(word) == 1 else LEAST)


def main() -> None:
    """Print the distilled dictionary."""
    given = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    entries = [(word, int(count), tag) for word, count, tag in map(str.split, given)]
    total = sum(count for _, count, _ in entries)
    kinds: dict[str, tuple[str, int]] = {}
    for word, count, tag in entries:
        part = PART_OF.get(tag)
        if is_kept(word, count, part):
            kinds[word] = str(part), round(-2 * math.log(count / total))
    print(*lines(kinds), sep="\n")


def lines(kinds: Mapping[str, tuple[str, int]]) -> Iterator[str]:
    """Yield the lines of the dictionary of words with part of speech and cost."""
    numbers = {kind: n for n, kind in enumerate(sorted(set(kinds.values())))}
    yield " ".join(f"{part} {cost}" for part, cost in numbers)
    for first, words in groupby(sorted(kinds), itemgetter(0)):
        pairs = (f"{word[1:]} {numbers[kinds[word]]}" for word in words)
        yield f"{first} {' '.join(pairs)}"


if __name__ == "__main__":
    main()
