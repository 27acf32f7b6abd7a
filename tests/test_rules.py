"""Every rule: its file, its examples, its fixture."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from jixiaolint.engine.example import examine
from jixiaolint.rule_files.fixtures import fixture_files
from jixiaolint.rule_files.load import load_rules
from jixiaolint.text import JUDGED
from jixiaolint.trial import Case, cases, examples, try_case

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parents[1]
RULES = {rule.code: rule for rule in load_rules()}
FIXTURES = fixture_files([ROOT / "tests/rules"])
WORDS = yaml.safe_load((ROOT / "tests/grammar/words.yaml").read_text("utf-8"))

UNFIT = ("例如", "白送", "空话", "一句口号", "等于没有", "错误", "警告", "照抄", "照搬")
"""Words that texts for people do without."""


def wrong(code: str, tried: Iterable[Case], path: Path) -> dict[str, tuple[str, ...]]:
    """Return what the rule found in the cases that did not come out, by their names."""
    outcomes = [try_case(RULES[code], case, path) for case in tried]
    return {one.case.name: one.found for one in outcomes if not one.right}


@pytest.mark.parametrize("code", sorted(RULES))
def test_good_examples_are_silent_and_bad_ones_speak(code: str) -> None:
    """The examples in a rule's file are true."""
    rule = RULES[code]
    assert rule.good
    assert rule.bad
    assert wrong(code, examples(rule), Path(code)) == {}


def test_rules_and_fixtures_are_the_same_set() -> None:
    """Each rule has a fixture and each fixture a rule."""
    assert sorted(FIXTURES) == sorted(RULES)


@pytest.mark.parametrize("code", sorted(FIXTURES))
def test_fixture_holds(code: str) -> None:
    """A case that is ok is silent, a bad one speaks and marks the words it names."""
    (path,) = FIXTURES[code]
    assert wrong(code, cases(path), path) == {}


@pytest.mark.parametrize("code", sorted(FIXTURES))
def test_fixture_has_both_sides(code: str) -> None:
    """A fixture holds at least eight cases, half of them near misses."""
    tried = cases(*FIXTURES[code])
    kinds = [case.expected for case in tried]
    names = [case.name for case in tried]
    assert len(kinds) >= 8
    assert kinds.count("ok") * 2 >= len(kinds) - 1
    assert kinds.count("bad") >= 2
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("code", sorted(RULES))
def test_messages_are_filled(code: str) -> None:
    """No finding on a bad example has a hole where a word is due."""
    rule = RULES[code]
    absent = ("{name}", "{level1}", "{annual}") if rule.problem == "missing" else ()
    told = rule.message.zh + rule.suggestion.zh

    holes = [
        finding.message
        for example in rule.bad
        for finding in examine([rule], example)
        if ("“”" in finding.message + finding.suggestion)
        and not any(gap in told for gap in absent)
    ]

    assert holes == []


@pytest.mark.parametrize("code", sorted(RULES))
def test_words_respect_the_reader(code: str) -> None:
    """No text talks down, gives an example to copy, or says what programmers say."""
    rule = RULES[code]
    says = [way.says for way in rule.rewrite if way.says]
    words = (rule.title, rule.why, rule.message, rule.suggestion, *says)
    told = "\n".join(one.zh for one in words)

    assert [word for word in UNFIT if word in told] == []


def test_documents_say_whom_they_bind() -> None:
    """Each document of our rules is national or of another place, never of the office."""
    named = [rule.basis for rule in RULES.values() if rule.basis.document]

    assert {basis.issuer for basis in named} == {"national", "elsewhere"}
    assert {basis.document for basis in named if basis.issuer == "national"} == {
        basis.document for basis in named if "财预〔" in (basis.document or "")
    }


def test_how_much_of_a_text_is_judged_is_told() -> None:
    """The rule on what is too long to be judged says how long that is."""
    rule = RULES["TAB913"]
    told = (rule.message.zh, rule.message.en, rule.why.zh, rule.why.en)
    assert all(str(JUDGED) in text for text in told)


def test_no_rule_code_stands_in_python() -> None:
    """Python knows kinds of check, never a rule."""
    pattern = re.compile("|".join(RULES))
    found = [
        path.name
        for path in (ROOT / "linter").rglob("*.py")
        if pattern.search(path.read_text("utf-8"))
    ]
    assert found == []


def test_each_lexicon_is_used() -> None:
    """A lexicon that nothing names is removed."""
    places = [*(ROOT / "rules").rglob("*.yaml"), *(ROOT / "linter").rglob("*.py")]
    places += (ROOT / "grammar").glob("*.lark")
    text = "\n".join(path.read_text("utf-8") for path in places)
    names = [path.stem for path in (ROOT / "rules/lexicons").glob("*.txt")]
    unused = [
        name
        for name in names
        if not re.search(rf"(?<![\w-]){name}(?![\w-])", text)
        and not re.search(rf"lexicon\.{name.upper().replace('-', '_')}\b", text)
        and not name.startswith("unit-")  # lexicon.UNIT is the union of them
    ]
    assert unused == []


@pytest.mark.parametrize("code", WORDS)
def test_words_of_lists_count(code: str) -> None:
    """A rule falls silent, or speaks, because of a word of the vocabulary."""
    table = WORDS[code]
    tried = [
        Case(text, kind, {**table["given"], table["field"]: text})
        for kind in ("ok", "bad")
        for text in table[kind]
    ]
    assert wrong(code, tried, Path(code)) == {}
