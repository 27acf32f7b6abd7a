"""The scanner: how a text is cut, where its words stand, what never changes."""

from __future__ import annotations

import re
from functools import reduce
from operator import or_
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from jixiaolint.words.plain import plain
from jixiaolint.words.scan import _part, _words, bits_of, scan
from jixiaolint.words.vocabulary import bit, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from jixiaolint.words.vocabulary import Features

GRAMMAR = Path(__file__).parent / "grammar"
GROUPS = yaml.safe_load((GRAMMAR / "scan.yaml").read_text("utf-8"))
CUTS = [(text, want) for group in GROUPS.values() for text, want in group.items()]
TEXTS = [
    *(text for text, _ in CUTS),
    *(
        name
        for names in yaml.safe_load((GRAMMAR / "name.yaml").read_text("utf-8")).values()
        for name in names
    ),
]
_DIGITS = re.compile(r"\d+(?:\.\d+)?")


@pytest.mark.parametrize(("text", "want"), CUTS)
def test_a_text_is_cut_into_its_words(text: str, want: str) -> None:
    """The likeliest words are those that a reader sees."""
    assert "|".join(token.text for token in scan(text)) == want


def test_the_features_of_a_text_are_those_of_its_words() -> None:
    """A bit stands for a feature of any value, or with one: rules ask no more of a text."""
    text = "合格率≥95%"
    pairs = {pair for token in scan(text) for pair in token.features.items()}
    bits = [bit(name, one) for name, value in pairs for one in (None, value)]
    assert bits_of(scan(text)) == reduce(or_, bits)
    assert not bits_of(scan(text)) & bit("question")


def test_texts_that_differ_in_digits_are_cut_alike() -> None:
    """Nines stand for all digits: no word of the vocabulary has a nine or ends in a digit."""
    known = vocabulary()
    assert not any("9" in word for word in known.numbered)
    assert not any(ending[-1].isdigit() for ending in known.endings)
    given = ["第12345号热线", "建设3期", "指标1", "13指标12", "12月31日前", "3指标1"]
    for text in map(plain, [*filter(_DIGITS.search, TEXTS), *given]):
        found = [(token.text, token.features) for token in scan(text.text)]
        assert found == [*_part(text.text)]


def test_a_text_in_parts_is_cut_as_the_whole() -> None:
    """No word reaches over what stands side by side in none, so no cut is another."""
    given = ["建设pm2.5监测站3,000.5个", "十二万三千人", "5g基站12座", "30个月一次性"]
    for text in map(plain, [*TEXTS, *given]):
        found = tuple((token.text, token.features) for token in _words(text.text))
        assert found == _part(text.text)


def wrong(holds: Callable[[str], bool]) -> list[str]:
    """Return the texts that lack a property."""
    return [text for text in TEXTS if not holds(text)]


def test_words_cover_the_text_in_order() -> None:
    """Nothing but blanks and what cannot be seen is lost, and nothing counts twice."""

    def holds(text: str) -> bool:
        tokens = scan(text)
        spans = [(token.start, token.end) for token in tokens]
        whole = "".join(token.text for token in tokens)
        return whole == plain(text).text and spans == sorted(spans)

    assert wrong(holds) == []


def test_a_span_is_the_word_as_given() -> None:
    """A span holds its word, or the one sign that the word is a part of (½)."""

    def holds(text: str) -> bool:
        pairs = [(t.text, plain(text[t.start : t.end]).text) for t in scan(text)]
        return all(
            word == given or (word in given and len(given) <= 3)
            for word, given in pairs
        )

    assert wrong(holds) == []


def test_the_same_text_is_cut_the_same_way() -> None:
    """A cut depends on nothing but the text: not on caches, nor on blanks around it."""
    once = {text: scan(text) for text in TEXTS}
    scan.cache_clear()

    def holds(text: str) -> bool:
        padded = [token.text for token in scan(f" {text}\u3000")]
        return scan(text) == once[text] and padded == [t.text for t in once[text]]

    assert wrong(holds) == []


def test_width_and_case_change_no_cut() -> None:
    """A text in full width or in capitals has the same words with the same features."""

    def words(text: str) -> list[tuple[str, Features]]:
        return [(token.text, token.features) for token in scan(text)]

    def wide(text: str) -> str:
        return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)

    assert wrong(lambda text: words(text) == words(wide(text))) == []
    assert wrong(lambda text: words(text) == words(text.upper())) == []


def test_a_number_is_never_split() -> None:
    """No word begins or ends inside the digits of a number."""

    def holds(text: str) -> bool:
        made = plain(text).text
        edges = {edge for token in scan(made) for edge in (token.start, token.end)}
        return all(
            edges.isdisjoint(range(match.start() + 1, match.end()))
            for match in _DIGITS.finditer(made)
        )

    assert wrong(holds) == []
