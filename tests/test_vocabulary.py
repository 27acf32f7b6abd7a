"""The vocabulary: what a word may be, and that nothing in it is without use."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from jixiaolint.resources import lexicon
from jixiaolint.words.plain import plain
from jixiaolint.words.scan import scan
from jixiaolint.words.vocabulary import PARTS, features, features_of, vocabulary

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
_COMPLETE = "complete by nature"
_HAN = re.compile("[\u4e00-\u9fff]")
_LINE = re.compile(r"[\n,;|\t]")


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
                yield node.value
    rows = [*(ROOT / "examples").rglob("*.*"), *SHARED.glob("cases/*/*.csv")]
    rows += [*SHARED.glob("seeds/*"), *SHARED.glob("elsewhere/tables/*")]
    for path in rows:
        try:
            yield path.read_text("utf-8")
        except UnicodeDecodeError:
            continue


@cache
def _touched() -> tuple[frozenset[str], str]:
    """Return the words that the scanner finds in all texts, and the texts themselves."""
    lines = {
        line for text in _texts() if _HAN.search(text) for line in _LINE.split(text)
    }
    words = {token.text for line in lines for token in scan(line[:2000])}
    return frozenset(words), "\n".join(plain(line).text for line in lines)


def _entries(feature: str) -> list[str]:
    return [line.partition("=>")[0].strip() for line in lexicon(feature)]


def _is_touched(entry: str) -> bool:
    """Return whether a text holds the entry: as a word, or as the ending of one."""
    words, texts = _touched()
    if entry.startswith("-") and len(entry) > 1:
        ending = plain(entry[1:]).text
        return any(word.endswith(ending) for word in words)
    return plain(entry).text in texts


@pytest.mark.parametrize("feature", features())
def test_every_word_has_a_use(feature: str) -> None:
    """Each entry is touched by a text, or its list is complete by nature and says so."""
    path = ROOT / "rules/lexicons" / f"{feature}.txt"
    if _COMPLETE in path.read_text("utf-8").splitlines()[0]:
        return

    assert [entry for entry in _entries(feature) if not _is_touched(entry)] == []
