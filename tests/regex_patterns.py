"""Patterns and texts to try regular expressions on: made ones, and those of our rules."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from jixiaolint.checks.pattern import Check
from jixiaolint.rule_files.load import load_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import SearchStrategy

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

_SINGLE = r"""
    a b ab k S 1 中 国 率 \d \D \w \W \s \S . ^ $ \b \A \z [ab] [^a] [a-k中] [^\d中]
    [\D] [[:alpha:]1] [[:^digit:]] \p{Han} \P{Han} \p{^Han} \pL [\p{Nd}a] [^\pL] \n \x61
    \x{4e2d} \101 \Qa.\E \. \- (?:) () - { } ] {,2} (?i) (?m) (?s) (?U) (?-i)
"""
_OPENED = "( (?: (?i: (?s: (?m: (?U: (?P<mark> (?<mark> (?P<other> (?i-s:"
_TIMES = "* + ? {2} {0,2} {1,} {2,3} {0} {1} {3,}"
_LETTERS = "aabbk1中国率 \nKS\u212aſ.-_é{A"

texts = st.text(_LETTERS, max_size=9)


def _larger(part: SearchStrategy[str]) -> SearchStrategy[str]:
    """Return patterns made of smaller ones."""
    return st.one_of(
        st.lists(part, min_size=2, max_size=3).map("".join),
        st.lists(st.one_of(part, st.just("")), min_size=1, max_size=3).map(
            lambda parts: f"(?:{'|'.join(parts)})"
        ),
        st.tuples(st.sampled_from(_OPENED.split()), part).map(
            lambda of: f"{of[0]}{of[1]})"
        ),
        st.tuples(
            part, st.sampled_from(_TIMES.split()), st.sampled_from(("", "?"))
        ).map(lambda of: f"(?:{of[0]}){of[1]}{of[2]}"),
    )


patterns = st.recursive(st.sampled_from(_SINGLE.split()), _larger, max_leaves=8)


def of_rules() -> tuple[str, ...]:
    """Return the patterns of our rules, lexicons written out, each once."""
    return tuple(dict.fromkeys(_matches(load_rules())))


def _matches(value: Any) -> Iterator[str]:
    """Yield the patterns within a rule, a condition or several."""
    if isinstance(value, Check):
        yield value.match
    if is_dataclass(value) and not isinstance(value, type):
        value = [getattr(value, one.name) for one in fields(value)]
    if isinstance(value, dict):
        value = list(value.values())
    for each in value if isinstance(value, list | tuple) else ():
        yield from _matches(each)


def in_files() -> list[str]:
    """Return what stands in fixtures, and in tables where any are beside this checkout."""
    paths = [
        *(ROOT / "tests/rules").glob("*.yaml"),
        *(SHARED / "seeds").glob("*.txt"),
        *(SHARED / "elsewhere/tables").glob("*.csv"),
        *(SHARED / "cases").rglob("*.csv"),
    ]
    whole = "\n".join(path.read_text("utf-8", errors="replace") for path in paths)
    return list(dict.fromkeys(re.split(r"""[\n,"'\t]+|: """, whole)))
