"""What a wrong rule file is answered with, and what a right one may use."""

import os
from pathlib import Path

import pytest

from jixiaolint.engine.example import examine
from jixiaolint.errors import UsageError
from jixiaolint.rule_files import profiles
from jixiaolint.rule_files.load import load_rules

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


def title(folder: Path) -> str:
    """Return the title of the rule in a folder."""
    (rule,) = (one for one in load_rules([folder]) if one.code == "OWN101")
    return rule.title.zh


def complaint(folder: Path, old: str, new: str) -> str:
    """Return the sentence that a changed rule file is answered with."""
    path = folder / "OWN101-own-rule.yaml"
    assert old in RULE
    path.write_text(RULE.replace(old, new), "utf-8")
    with pytest.raises(UsageError) as error:
        load_rules([folder])
    return error.value.said.en.replace(f"{folder}/", "")


def test_a_rule_that_has_changed_is_read_anew(folder: Path) -> None:
    """A process that goes on for long sees what its author has changed meanwhile."""
    path = folder / "OWN101-own-rule.yaml"
    before = title(folder)
    path.write_text(RULE.replace("标题", "新题"), "utf-8")
    os.utime(path, ns=(1, 1))

    assert (before, title(folder)) == ("标题", "新题")


def test_what_lies_beside_a_rule_may_change(folder: Path) -> None:
    """So it is with a lexicon that a rule names, and with the problems of its folder."""

    def found() -> list[str]:
        """Return what the rule says of a name that holds words of two lexicons."""
        rules = [one for one in load_rules([folder]) if one.code == "OWN101"]
        return [one.problem for one in examine(rules, {"name": "他局甲"})]

    lexicon, problems = folder / "lexicons/own-words.txt", folder / "problems.yaml"
    before = found()
    lexicon.write_text("他局\n", "utf-8")
    with_lexicon = found()
    problems.write_text("own: {zh: 自己的, en: our own}\n", "utf-8")
    rule = RULE.replace("problem: vague", "problem: own")
    (folder / "OWN101-own-rule.yaml").write_text(rule, "utf-8")
    with_problem = found()
    problems.write_text("other: {zh: 别的, en: another}\n", "utf-8")

    assert (before, with_lexicon, with_problem) == ([], ["vague"], ["own"])
    with pytest.raises(UsageError, match="没有问题“own”"):
        load_rules([folder])


@pytest.mark.skipif(os.name == "nt", reason="making links needs a privilege there")
def test_a_lexicon_that_lies_elsewhere_is_not_read(folder: Path) -> None:
    """A link out of the folder of rules is told, and not followed."""
    ours, path = folder / "rules", folder / "rules/OWN101-own-rule.yaml"
    ours.mkdir()
    (folder / "OWN101-own-rule.yaml").rename(path)
    (ours / "lexicons").symlink_to(folder / "lexicons")

    with pytest.raises(UsageError, match="链接指向目录"):
        load_rules([ours])


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
                "bad, where, unless, needs, options, scope, field, basis, rewrite. Did you mean 'problem'?"
            ),
        ),
        (
            "basis: house",
            "basis: hearsay",
            "OWN101-own-rule.yaml:10: 'basis' is 'hearsay', expected house or {document: TITLE}.",
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
            "OWN101-own-rule.yaml:12: the pattern '(' is wrong (RE2: missing ): ().",
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
                "OWN101-own-rule.yaml:2: the file is called 'OWN101-own-rule', by its code and name expected "
                "'OWN101-other-rule'."
            ),
        ),
        (
            "why: {zh: 原因, en: Reason}",
            "why: {zh: 原因",
            "OWN101-own-rule.yaml:7: the brace { is never closed, or a comma is missing.",
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
        "OWN101-own-rule.yaml:12: unknown condition 'word'; expected one of "
    )
    assert sentence.endswith(" Did you mean 'words'?")


@pytest.mark.parametrize(
    ("slot", "found"),
    [
        ("{name:>99999999}", "nothing fills '{name:>99999999}' in '{key}'"),
        ("{name!r}", "nothing fills '{name!r}' in '{key}'"),
        ("{name.__class__}", "nothing fills '{name.__class__}' in '{key}'"),
        ("{name[0]}", "nothing fills '{name[0]}' in '{key}'"),
        ("{0}", "nothing fills '{0}' in '{key}'"),
        ("{}", "nothing fills '{}' in '{key}'"),
        ("{nam}", "nothing fills '{nam}' in '{key}'"),
        ("{name", "a brace stands alone in '{key}'"),
        ("name}", "a brace stands alone in '{key}'"),
    ],
)
@pytest.mark.parametrize(
    ("key", "line", "old"),
    [
        ("title", 6, "标题"),
        ("title", 6, "Title"),
        ("why", 7, "原因"),
        ("why", 7, "Reason"),
        ("message", 8, "“{name}”不妥"),
        ("message", 8, "Not so"),
        ("suggestion", 9, "zh: 改"),
        ("suggestion", 9, "Mend it"),
    ],
)
def test_a_wrong_gap(
    folder: Path, slot: str, found: str, key: str, line: int, old: str
) -> None:
    """Only the name of a gap stands in braces: no width, no attribute, no number."""
    lead = "zh: " if old.startswith("zh: ") else ""
    quoted = f"{lead}'{slot}'" if "'" not in RULE.split(old)[0][-1:] else slot

    sentence = complaint(folder, old, quoted)

    assert sentence.startswith(
        f"OWN101-own-rule.yaml:{line}: {found.replace('{key}', key)}"
    )


def test_a_wrong_gap_in_a_rewrite(folder: Path) -> None:
    """What is to be written obeys the same law; a doubled brace is a brace."""
    way = "rewrite: {write: '{{a}}{name:x}'}\ngood: [{name: 乙}]"

    assert complaint(folder, "good: [{name: 乙}]", way).startswith(
        "OWN101-own-rule.yaml:13: nothing fills '{name:x}' in 'rewrite'; expected one of "
    )


@pytest.mark.parametrize(
    ("when", "sentence"),
    [
        ("  amount: {above: 1万元}", "12: the condition 'amount' asks of project"),
        (
            "  all: [{not: [{lacks: [数量]}]}]",
            "12: the condition 'lacks' asks of project",
        ),
        ("  filled: []", "12: 'fields' is an empty list, expected at least one."),
        ("  any: []", "12: 'any' is an empty list, expected at least one."),
        ("  is: [a]", "12: no condition is named '['a']'"),
        ("  words: {of: [''], field: name}", "12: found an empty word"),
        ("  target: {above: '1e999999999'}", "12: 'above' is '1e999999999', expected"),
        ("  target: {above: .inf}", "12: 'above' is '.inf', expected"),
        (
            "  filled: [name]\nwhere: {amount: {above: 甲}}",
            "13: '甲' is no sum",
        ),
        (f"  filled: [name]\nwhere: {{amount: {{above: {'9' * 5000}}}}}", "13: '99999"),
        (
            "  pattern: {match: '(a{1000}){1000}', field: name}",
            "12: the pattern '(a{1000}",
        ),
        (r"  pattern: {match: '\pL{500}\pL{500}', field: name}", "12: the pattern "),
        ("  words: {of: $x, field: name}", "12: the conditions name the option '$x'"),
        ("  filled: [name]\noptions: [a]", "13: 'options' must be keys, such as"),
        ("  filled: [name]\noptions: {a: 5}", "13: found '5', expected keys among"),
    ],
)
def test_conditions_that_cannot_be_asked(
    folder: Path, capfd: pytest.CaptureFixture[str], when: str, sentence: str
) -> None:
    """What would crash or never end when a table is judged is refused with the rule."""
    found = complaint(folder, WHEN, when)

    assert found.startswith(f"OWN101-own-rule.yaml:{sentence}")
    assert len(found) < 1500
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("example", "line"),
    [
        ("[{nam: 乙}]", "unknown key 'nam' in the example. Did you mean 'name'?"),
        ("[{rows: 5}]", "'rows' of an example cannot be '5'."),
        ("[{rows: [{name: 乙}, 5]}]", "the example is '5', expected a text"),
        ("[{projects: [{rows: [{nam: 乙}]}]}]", "unknown key 'nam'"),
        ("[{name: {a: b}}]", "'name' of an example cannot be '{'a': 'b'}'."),
        ("[{name: 乙, amounts: many}]", "'amounts' of an example cannot be 'many'."),
        ("[{name: 乙, year: 二〇二五}]", "'year' of an example cannot be '二〇二五'."),
        ("[{unread: [{column: []}]}]", "'unread' of an example cannot be"),
        ("[{totals: [1]}]", "'totals' of an example cannot be"),
    ],
)
def test_examples_of_no_shape(folder: Path, example: str, line: str) -> None:
    """An example that is no row, project, table or file is refused with its line."""
    sentence = complaint(folder, "good: [{name: 乙}]", f"good: {example}")

    assert sentence.startswith(f"OWN101-own-rule.yaml:13: {line}")


def test_problems_of_no_shape(folder: Path) -> None:
    """A file of problems that is none is refused, not guessed at."""
    path = folder / "problems.yaml"
    path.write_text("- other\n", "utf-8")
    assert complaint(folder, "problem: vague", "problem: other").startswith(
        "problems.yaml:1: expected problems"
    )


def test_a_profile_that_extends_itself(folder: Path) -> None:
    """A circle of profiles, or a step to none, is told with its line when they are read."""
    (folder / "profiles").mkdir()
    text = "name: ours\ntitle: {{zh: 甲, en: A}}\nextends: {}\n"
    path = folder / "profiles/ours.yaml"
    for extends, sentence in (
        ("ours", "The profile 'ours' extends itself."),
        ("mixd", "Unknown profile 'mixd': use "),
    ):
        path.write_text(text.format(extends), "utf-8")
        profiles._read.cache_clear()
        with pytest.raises(UsageError) as error:
            profiles.load_profiles([folder])
        assert error.value.said.en.startswith(f"{path}:3: {sentence}")


def test_a_code_used_twice(folder: Path) -> None:
    """Two rules may not share a code."""
    (folder / "more").mkdir()
    (folder / "more/OWN101-own-rule.yaml").write_text(RULE, "utf-8")

    with pytest.raises(UsageError, match="代码 OWN101 用了两次"):
        load_rules([folder])


def test_a_folder_without_rules(tmp_path: Path) -> None:
    """A folder without rule files is a mistake, not an empty set."""
    with pytest.raises(UsageError, match="没有规则文件"):
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
        (WHEN, "  dimension: [数亮]", 12, "no dimension is called '数亮'", "数量"),
        (WHEN, "  level: [产处]", 12, "no level is called '产处'", "产出"),
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
        (
            "  words: {of: [本单位, own-words], field: name}",
            "  code_label: ../head",
            12,
            "no lexicon is named '../head'",
            "head",
        ),
        (
            "  words: {of: [本单位, own-words], field: name}",
            "  filled: [gaol]",
            12,
            "no field is called 'gaol'",
            "goal",
        ),
        (
            "  words: {of: [本单位, own-words], field: name}",
            "  filled: [cycle_goal]",
            12,
            "there is no field 'cycle_goal' where the scope is indicator.",
            "cycle",
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


def test_a_pattern_names_several_values_of_a_lexicon(folder: Path) -> None:
    """``{yardstick=price|task}`` stands for the words of either, not for itself."""
    when = "words: {of: [本单位, own-words], field: name}"
    pattern = "pattern: {field: name, match: '^{yardstick=price|task}$'}"
    path = folder / "OWN101-own-rule.yaml"
    path.write_text(
        RULE.replace(when, pattern).replace("本单位甲", "市场价"), encoding="utf-8"
    )
    rule = {rule.code: rule for rule in load_rules([folder])}["OWN101"]

    names = ("市场价", "任务", "国家标准", "{yardstick=price|task}")
    assert [name for name in names if [*examine([rule], {"name": name})]] == [
        "市场价",
        "任务",
    ]


def test_a_value_of_several_that_no_word_has(folder: Path) -> None:
    """Each value in a pattern is looked up: the nearest is told."""
    when = "words: {of: [本单位, own-words], field: name}"
    told = complaint(
        folder, when, "pattern: {field: name, match: '{yardstick=price|tsak}'}"
    )
    assert "'tsak'" in told
    assert "task" in told
