"""What a wrong rule file is answered with, and what a right one may use."""

from pathlib import Path

import pytest

from jixiaolint.engine.example import examine
from jixiaolint.engine.load import load_rules
from jixiaolint.errors import UsageError

RULE = """\
code: OWN101
name: own-rule
problem: vague
severity: warning
question: 适当性
title: {zh: 标题, en: Title}
why: {zh: 原因, en: Reason}
message: {zh: '“{name}”不妥', en: Not so}
suggestion: {zh: 改, en: Mend it}
basis: house
when:
  words: {of: [本单位, own-words], field: name}
good: [{name: 乙}]
bad: [{name: 本单位甲}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one rule and its lexicon."""
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons/own-words.txt").write_text("我局 # we\n\n", "utf-8")
    (tmp_path / "OWN101-own-rule.yaml").write_text(RULE, "utf-8")
    return tmp_path


def complaint(folder: Path, old: str, new: str) -> str:
    """Return the sentence that a changed rule file is answered with."""
    path = folder / "OWN101-own-rule.yaml"
    assert old in RULE
    path.write_text(RULE.replace(old, new), "utf-8")
    with pytest.raises(UsageError) as error:
        load_rules([folder])
    return str(error.value).replace(f"{folder}/", "")


def test_own_rule_with_own_lexicon(folder: Path) -> None:
    """A folder of rules brings its own lexicons and needs no Python."""
    rule = {rule.code: rule for rule in load_rules([folder])}["OWN101"]

    found = [
        f.message
        for name in ("我局甲", "他局甲")
        for f in examine([rule], {"name": name})
    ]

    assert found == ["“我局甲”不妥"]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "severity: warning",
            "severity: warn",
            (
                "OWN101-own-rule.yaml:4: 'severity' is 'warn', expected one of error, "
                "warning, info. Did you mean 'warning'?"
            ),
        ),
        (
            "problem: vague",
            "problm: vague",
            (
                "OWN101-own-rule.yaml:3: unknown key 'problm'; expected one of code, name, "
                "problem, severity, question, title, why, message, suggestion, when, good, "
                "bad, where, unless, needs, options, scope, field, basis, fix, since. Did you mean 'problem'?"
            ),
        ),
        (
            "basis: house",
            "basis: hearsay",
            "OWN101-own-rule.yaml:10: 'basis' is 'hearsay', expected house or a document.",
        ),
        (
            "own-words",
            "own-wods",
            (
                "OWN101-own-rule.yaml:12: no lexicon is named 'own-wods'. "
                "Did you mean 'own-words'?"
            ),
        ),
        (
            "field: name}",
            "feld: name}",
            (
                "OWN101-own-rule.yaml:12: unknown key 'feld'; expected one of of, field, at, "
                "unless. Did you mean 'field'?"
            ),
        ),
        (
            "  words: {of: [本单位, own-words], field: name}",
            "  pattern: {match: '(', field: name}",
            "OWN101-own-rule.yaml:12: the pattern '(' is wrong: missing ): (",
        ),
        (
            "good: [{name: 乙}]\n",
            "",
            "OWN101-own-rule.yaml:1: the key 'good' is missing.",
        ),
        (
            "name: own-rule",
            "name: other-rule",
            (
                "OWN101-own-rule.yaml: the file is called 'OWN101-own-rule', expected "
                "'OWN101-other-rule'."
            ),
        ),
        (
            "why: {zh: 原因, en: Reason}",
            "why: {zh: 原因",
            "OWN101-own-rule.yaml:8: did not find expected ',' or '}'; expected YAML.",
        ),
    ],
)
def test_wrong_rule_file(folder: Path, old: str, new: str, sentence: str) -> None:
    """A wrong rule file is answered with its line, what was found and what is allowed."""
    assert complaint(folder, old, new) == sentence


def test_unknown_condition(folder: Path) -> None:
    """An unknown kind of condition is answered with the nearest one."""
    sentence = complaint(folder, "  words: {", "  word: {")

    assert sentence.startswith(
        "OWN101-own-rule.yaml:11: unknown condition 'word'; expected one of "
    )
    assert sentence.endswith(" Did you mean 'words'?")


def test_a_code_used_twice(folder: Path) -> None:
    """Two rules may not share a code."""
    (folder / "more").mkdir()
    (folder / "more/OWN101-own-rule.yaml").write_text(RULE, "utf-8")

    with pytest.raises(UsageError, match="The rule code OWN101 is used twice"):
        load_rules([folder])


def test_a_folder_without_rules(tmp_path: Path) -> None:
    """A folder without rule files is a mistake, not an empty set."""
    with pytest.raises(UsageError, match="no rule file found"):
        load_rules([tmp_path])


WHEN = "  words: {of: [本单位, own-words], field: name}"


@pytest.mark.parametrize(
    ("old", "new", "line", "found", "near"),
    [
        (
            WHEN,
            "  words: {of: [乙], field: nam}",
            12,
            "no field is called 'nam'",
            "name",
        ),
        (WHEN, "  dimension: [数亮]", 11, "no dimension is called '数亮'", "数量"),
        (WHEN, "  level: [产处]", 11, "no level is called '产处'", "产出"),
        (WHEN, "  measure: {kind: [rat]}", 12, "'kind' is 'rat'", "rate"),
        (
            WHEN,
            "  pattern: {match: '{head=rates}'}",
            12,
            "no word of the lexicon 'head' is 'rates'",
            "rate",
        ),
        ("problem: vague", "problem: vage", 3, "no problem is called 'vage'", "vague"),
        (
            "'“{name}”不妥'",
            "'“{nam}”不妥'",
            8,
            "nothing fills '{nam}' in 'message'",
            "name",
        ),
        (
            "good: [{name: 乙}]",
            "unless: [is-questoin]\ngood: [{name: 乙}]",
            13,
            "no condition is named 'is-questoin'",
            "is-question",
        ),
    ],
)
def test_closed_vocabularies(
    folder: Path, old: str, new: str, line: int, found: str, near: str
) -> None:
    """Fields, features, dimensions, problems and gaps are known; the nearest is named."""
    sentence = complaint(folder, old, new)

    assert sentence.startswith(f"OWN101-own-rule.yaml:{line}: {found}")
    assert sentence.endswith(f"Did you mean '{near}'?")


def test_a_sum_of_money_has_a_unit(folder: Path) -> None:
    """What a project's amount is compared with says whether it is yuan or 万元."""
    assert complaint(folder, WHEN, "  amount: {above: 100}") == (
        "OWN101-own-rule.yaml:12: '100' is no sum of money; expected one with its unit, "
        "such as 100万元."
    )
