"""Patterns of rules: RE2's syntax and matches, with RE2 or without, in linear time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from counted import steps
from jixiaolint.regex import automaton, plain
from jixiaolint.regex.automaton import Automaton
from jixiaolint.regex.fault import FaultError
from jixiaolint.regex.parse import parsed
from jixiaolint.regex.program import program

if TYPE_CHECKING:
    from types import ModuleType

SPANS = {
    # pattern, text: where it matches
    (r"\d", "1１一"): [(0, 1)],
    (r"\w+", "ab_1é中"): [(0, 4)],
    (r"\s", "a\x0b\u3000\n"): [(3, 4)],
    (r"[[:space:]]", "\x0b"): [(0, 1)],
    (r"a$", "a\n"): [],
    (r"(?m)a$", "a\nba"): [(0, 1), (3, 4)],
    (r"a.", "a\nab"): [(2, 4)],
    (r"(?s)a.", "a\nab"): [(0, 2), (2, 4)],
    (r"(?i)k", "kK\u212a"): [(0, 1), (1, 2), (2, 3)],
    (r"(?i)[^k]", "K中"): [(1, 2)],
    (r"a|ab", "ab"): [(0, 1)],
    (r"(?:a|ab)(?:c|bcd)", "abcd"): [(0, 4)],
    (r"a*?b|a+", "aab"): [(0, 3)],
    (r"(?U)a+", "aa"): [(0, 1), (1, 2)],
    (r"a*", "baa"): [(0, 0), (1, 3), (3, 3)],
    (r"x(?P<mark>a+)|(?P<mark>b)", "xaab"): [(1, 3), (-1, -1)],
    (r"(?:(?P<mark>a)|b)*", "ab"): [(0, 1), (-1, -1)],
    (r"\p{Han}{2,}", "中文a国"): [(0, 2)],
    (r"[^\p{Han}]+", "中文ab"): [(2, 4)],
    (r"\p{Lu}\P{Lu}", "ÉéA1"): [(0, 2), (2, 4)],
    (r"\bABC\b", "，ABC，ABCD"): [(1, 4)],
    (r"\Qa.b\E+", "a.bb"): [(0, 4)],
    (r"\x{4e2d}\x41\101", "中AA"): [(0, 3)],
    (r"a{2}{", "aa{"): [(0, 3)],
    (r"(?:|a)+b", "aab"): [(0, 3)],
    (r"(?:a*)*b", "aab"): [(0, 3)],
}

REFUSED = {
    "a**": "bad repetition operator: **",
    "a{2}{3}": "bad repetition operator: {2}{3}",
    "a|*": "no argument for repetition operator: *",
    "a{1001}": "invalid repetition size: {1001}",
    "a{3,2}": "invalid repetition size: {3,2}",
    "(a{100}){100}": "invalid repetition size: {100}",
    "(a": "missing ): (a",
    "a)": "unexpected ): a)",
    "[a": "missing ]: [a",
    "[b-a]": "invalid character class range: b-a",
    "[[:foo:]]": "invalid character class range: [:foo:]",
    r"a\Z": r"invalid escape sequence: \Z",
    r"(a)\1": r"invalid escape sequence: \1",
    "\\": "trailing \\",
    "(?=a)": "invalid perl operator: (?=",
    "(?<!a)": "invalid perl operator: (?<!",
    "(?>a)": "invalid perl operator: (?>",
    "a*+": "bad repetition operator: *+",
    "(?P<a-b>x)": "invalid named capture group: (?P<a-b>",
    "(?P=mark)": "invalid perl operator: (?P",
}

BEYOND = {
    r"\B": r"\B cannot be used",
    r"\C": r"\C cannot be used",
    r"\p{Greek}": r"\p{Greek} cannot be used; there are \p{Han} and categories such as \p{L}"
    " (without (?i))",
    "(?i)é": "(?i) is for letters of ASCII alone",
    "(?:.{20}){30}": "the pattern comes to more than 400 steps; repeat less in it",
}

HOSTILE = (
    "(a*)*b",
    "(a|aa)*b",
    "(x+x+)+y",
    "(.*)(.*)(.*)(.*)x",
    "(a?){20}a{20}b",
    "(?:a|aa|aaa){20}c",
    "a.*a.*a.*b",
    "a[^b]{0,30}c|a",
)


SOME = 10
"""So many texts of files are passed over for one; all of them take half a minute."""


def _ways() -> list[ModuleType]:
    """Return plain Python, and RE2 where it is."""
    try:
        from jixiaolint.regex import fast
    except ImportError:
        return [plain]
    return [plain, fast]


each_way = pytest.mark.parametrize("way", _ways(), ids=lambda way: way.__name__)


def refusal(way: ModuleType, pattern: str) -> str | None:
    """Return what is said of a pattern that is refused."""
    try:
        way.check(pattern)
    except FaultError as error:
        return error.said.en
    return None


@each_way
def test_matches(way: ModuleType) -> None:
    """Classes are those of ASCII, the end is the very end, the first way to match wins."""
    assert {of: list(way.spans(*of)) for of in SPANS} == SPANS


@each_way
def test_found_together(way: ModuleType) -> None:
    """Of several patterns those are named that each alone would find."""
    asked = tuple(dict.fromkeys(pattern for pattern, _ in SPANS))
    together = way.together(asked)
    for _, text in SPANS:
        alone = [
            n for n, one in enumerate(asked) if any(True for _ in way.spans(one, text))
        ]
        assert sorted(together(text)) == alone


@each_way
def test_refused(way: ModuleType) -> None:
    """What is no pattern of RE2 is refused in its words, look-arounds and references too."""
    expected = {pattern: f"RE2: {reason}" for pattern, reason in REFUSED.items()}
    assert {pattern: refusal(way, pattern) for pattern in REFUSED} == expected


def test_refused_without_re2() -> None:
    """What only RE2 can do is refused with what can be done instead."""
    lead = "google-re2 is not installed here, "
    expected = {pattern: f"{lead}{reason}" for pattern, reason in BEYOND.items()}
    assert {pattern: refusal(plain, pattern) for pattern in BEYOND} == expected


@pytest.mark.parametrize("pattern", HOSTILE)
def test_linear(pattern: str) -> None:
    """Twice the text costs no more than twice the steps, whatever the pattern is."""

    def cost(size: int) -> int:
        text = "ax" * size
        plain.check(pattern)
        return steps(lambda: list(plain.spans(pattern, text)))

    assert cost(200) <= 2.1 * cost(100)


def test_same_matches() -> None:
    """With RE2 and without, made patterns match the same in made texts."""
    fast = pytest.importorskip("jixiaolint.regex.fast", reason="needs jixiaolint[fast]")
    pytest.importorskip("hypothesis", reason="makes patterns and texts")
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import strategies as st

    from regex_patterns import patterns, texts

    @settings(
        max_examples=200,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(patterns, st.lists(texts, min_size=3, max_size=3))
    def same(pattern: str, given_texts: list[str]) -> None:
        """Compare both on one pattern."""
        said = refusal(plain, pattern)
        if said and said.startswith("google-re2"):
            return
        assert said == refusal(fast, pattern)
        for text in given_texts if said is None else ():
            assert list(plain.spans(pattern, text)) == list(fast.spans(pattern, text))
            asked = pattern, "a.*b", pattern
            found = [sorted(way.together(asked)(text)) for way in (plain, fast)]
            assert found[0] == found[1]

    same()


def test_same_for_our_rules() -> None:
    """With RE2 and without, the patterns of our rules match the same in texts of files."""
    fast = pytest.importorskip("jixiaolint.regex.fast", reason="needs jixiaolint[fast]")
    pytest.importorskip("hypothesis", reason="stands beside what it makes")
    from regex_patterns import in_files, of_rules

    asked = of_rules()
    together = [way.together(asked) for way in (plain, fast)]
    for text in in_files()[::SOME]:
        found, theirs = (sorted(one(text)) for one in together)
        assert found == theirs
        for one in found:
            spans = [list(way.spans(asked[one], text)) for way in (plain, fast)]
            assert spans[0] == spans[1]


def fresh(*patterns: str) -> Automaton:
    """Return an automaton that knows no text yet."""
    return Automaton([program(parsed(pattern)) for pattern in patterns])


@pytest.mark.parametrize("pattern", HOSTILE)
def test_together_linear(pattern: str) -> None:
    """Many texts cost no more steps than one after the other, whatever the patterns are."""

    def cost(size: int) -> int:
        together = fresh(pattern, "b+a|x{7}")
        return steps(lambda: together("axb" * size))

    assert cost(400) <= 2.1 * cost(200)


def test_known_characters_are_looked_up() -> None:
    """A text of characters known in their places runs no program."""
    together = fresh("(?:覆盖|完成).*率$", "性$", "^第[一二]批", "完.{2}时")
    assert together("完成及时性") == (1, 3)
    assert steps(lambda: together("完成及时性")) <= 40


def test_states_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few characters are kept in their places, the same patterns are found."""
    asked = tuple(dict.fromkeys(pattern for pattern, _ in SPANS))
    kept = plain.together(asked)
    monkeypatch.setattr(automaton, "_KEPT", 3)
    few = fresh(*asked)
    for text in ["".join(text for _, text in SPANS), *(text for _, text in SPANS)]:
        assert few(text) == kept(text)
