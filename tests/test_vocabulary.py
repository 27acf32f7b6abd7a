"""The vocabulary: what a word may be, and that nothing in it is without use."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from jixiaolint.resources import lexicon_pairs
from jixiaolint.words.plain import plain
from jixiaolint.words.scan import scan
from jixiaolint.words.vocabulary import features
from vocabulary_page import LEXICONS, PAGE, page

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
SHARED = next((p / "shared" for p in ROOT.parents if (p / "shared").is_dir()), ROOT)
_COMPLETE = "complete by nature"
_HAN = re.compile("[\u4e00-\u9fff]")
_LINE = re.compile(r"[\n,;|\t]")
_MORE = "..."
"""What an entry ends in that opens a longer cell."""

_AS_TEXT = re.compile(
    r"\{([a-z][a-z0-9-]*)[=~}]"
    r"|(?:lexicon|lexicon_pairs|words_of|_keys)\(\s*\"([a-z0-9-]+)\""
    r"|(?:lexicon|tails): ([a-z-]+)"
)
"""How code and rules name a list whose words they match as text, not as tokens."""


def _strings(data: Any) -> Iterator[str]:
    """Yield every text in parsed YAML, keys included."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _strings(key)
            yield from _strings(value)
    elif isinstance(data, list):
        for item in data:
            yield from _strings(item)
    elif isinstance(data, str):
        yield data


def _texts() -> Iterator[str]:
    """Yield the texts of fixtures, grammar tests, rules' examples, examples and rows."""
    for path in (*ROOT.glob("tests/**/*.yaml"), *ROOT.glob("rules/*/*.yaml")):
        data = yaml.safe_load(path.read_text("utf-8"))
        rule = isinstance(data, dict) and "when" in data
        yield from _strings([data["good"], data["bad"]] if rule else data)
    for path in ROOT.glob("tests/*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield from [node.value] if _HAN.search(node.value) else ()
    rows = [*(ROOT / "examples").rglob("*.*"), *SHARED.glob("cases/*/*.csv")]
    rows += [*SHARED.glob("seeds/*"), *SHARED.glob("elsewhere/tables/*")]
    for path in rows:
        try:
            yield path.read_text("utf-8")
        except UnicodeDecodeError:
            continue


@cache
def _lines() -> frozenset[str]:
    return frozenset(line for text in _texts() for line in _LINE.split(text))


@cache
def _words() -> dict[str, frozenset[str]]:
    """Return the words with a feature that the scanner finds in all texts."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in _lines():
        for token in scan(line[:2000]):
            for feature in token.features:
                found[feature].add(token.text)
    return {feature: frozenset(words) for feature, words in found.items()}


@cache
def _cells() -> frozenset[str]:
    """Return all texts, for words that stand alone in a cell."""
    return frozenset(plain(line).text for line in _lines())


@cache
def _text() -> str:
    """Return all texts as one, for lists that are matched as text."""
    return "\n".join(_cells())


@cache
def _matched_as_text() -> frozenset[str]:
    """Return the features whose words patterns and readers of cells match as such."""
    files = [*(ROOT / "linter").rglob("*.py"), *(ROOT / "rules").rglob("*.yaml")]
    code = "\n".join(path.read_text("utf-8") for path in files)
    return frozenset(name for found in _AS_TEXT.findall(code) for name in found if name)


def _is_touched(feature: str, entry: str) -> bool:
    """Return whether a text holds the entry: as a word, or as the ending of one.

    The scanner must yield it with the feature, unless it stands alone in a cell or the
    list is matched as text.
    """
    words = _words().get(feature, frozenset())
    if entry.startswith("-") and len(entry) > 1:
        ending = plain(entry[1:]).text
        return any(word.endswith(ending) for word in words)
    word = plain(entry).text.removesuffix(_MORE)
    if word in words or word in _cells():
        return True
    return feature in _matched_as_text() and word in _text()


@pytest.mark.parametrize("feature", features())
def test_every_word_has_a_use(feature: str) -> None:
    """Each entry is touched by a text, or its list is complete by nature and says so."""
    if _COMPLETE in (LEXICONS / f"{feature}.txt").read_text("utf-8").splitlines()[0]:
        return
    if SHARED == ROOT:
        pytest.skip("the rows of ../shared are not here")

    entries = [entry for entry, _ in lexicon_pairs(feature)]

    assert [entry for entry in entries if not _is_touched(feature, entry)] == []


@pytest.mark.parametrize("feature", features())
def test_every_list_says_what_it_is(feature: str) -> None:
    """A list begins with a sentence, and names each value that its words may have."""
    lines = (LEXICONS / f"{feature}.txt").read_text("utf-8").splitlines()

    assert re.match(r"# .{20}", lines[0])


@pytest.mark.parametrize("feature", features())
def test_no_word_stands_twice(feature: str) -> None:
    """A word has one value of a feature."""
    words = [word for word, _ in lexicon_pairs(feature)]

    assert len(words) == len(set(words))


def test_the_page_on_the_vocabulary_names_every_list() -> None:
    """The table of its README is as ``tests/vocabulary_page.py`` writes it."""
    assert PAGE.read_text("utf-8") == page()
