"""The settings file: where it is found, what it changes, how a wrong one is answered."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from jixiaolint.settings.preferences import Preferences
from jixiaolint.yaml_values.build import key_of
from workspace import FAULTY, ONLY, RULE

if TYPE_CHECKING:
    from command import Done, Run

KEYS = ", ".join(key_of(field) for field in fields(Preferences))
OWN = "rules: [rules]\nselect: [TST101]\n"


def settings(text: str, path: str = "jixiaolint.yaml") -> None:
    """Write a settings file."""
    Path(path).write_text(text, encoding="utf-8")


def codes(done: Done) -> list[tuple[str, str]]:
    """Return code and severity of each finding in a report as JSON."""
    found = json.loads(done.out)["findings"]
    return [(finding["code"], finding["severity"]) for finding in found]


def test_rules_and_selection_come_from_the_file(run: Run) -> None:
    """Folders of rules and selection in the file act like the options."""
    settings(OWN)

    assert run("check", "faulty.csv") == run("check", "faulty.csv", *ONLY)


def test_the_file_of_a_parent_folder_counts(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The nearest file above is found, and its folders are seen from there."""
    settings(OWN)
    Path("a/b").mkdir(parents=True)
    Path("a/b/faulty.csv").write_text(FAULTY, encoding="utf-8")
    monkeypatch.chdir("a/b")

    assert codes(run("check", "faulty.csv", "--format", "json")) == [
        ("TST101", "warning")
    ]


def test_a_named_file_takes_the_place_of_the_nearest(run: Run) -> None:
    """With --config no other file is read, however wrong it is."""
    settings("nonsense: 1\n")
    settings(OWN + "lang: en\n", "other.yaml")

    done = run("check", "faulty.csv", "--config", "other.yaml")

    assert "'改善' has no yardstick." in done.out


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        ("fail-on: error\n", (), 0),
        ("fail-on: error\n", ("--fail-on", "warning"), 1),
        ("ignore: [vague]\n", (), 2),
        ("ignore: [vague]\n", ("--ignore", "duplicate"), 1),
        ("ignore: [TST101]\n", ("--select", "TST101"), 1),
        ("rule-options: {TST101: false}\n", (), 0),
        ("rule-options: {TST101: false}\n", ("--select", "TST101"), 1),
        ("rule-options: {TST101: {severity: info}}\n", (), 0),
        ("rule-options: {TST101: {severity: info}}\n", ("--fail-on", "info"), 1),
    ],
)
def test_the_command_line_beats_the_file(
    run: Run, text: str, options: tuple[str, ...], code: int
) -> None:
    """What an option gives takes the place of what the file says."""
    settings(OWN + text)

    assert run("check", "faulty.csv", *options).code == code


def test_language_of_the_file(run: Run) -> None:
    """The language of the file holds for every command, unless --lang says otherwise."""
    settings("rules: rules\nlang: en\n")

    assert "Why: Nobody can tell" in run("explain", "TST101").out
    assert "原因：没有标准" in run("explain", "TST101", "--lang", "zh").out


def test_options_of_a_rule(run: Run) -> None:
    """An option set in the file reaches the conditions of the rule, lists too."""
    options = (
        "options:\n  words: {default: [改善], about: {zh: 词语, en: The words}}\n"
        "when: {words: {of: $words, field: annual}}"
    )
    rule = RULE.replace("when: {pattern: {field: annual, match: 改善}}", options)
    Path("rules/TST101-no-yardstick.yaml").write_text(rule, encoding="utf-8")
    settings(OWN + "rule-options: {TST101: {words: [里程, 公里]}}\n")

    done = run("check", "faulty.csv", "--format", "json")

    assert [f["evidence"] for f in json.loads(done.out)["findings"]] == ["公里"]


OFFICE = """\
rule-options:
  TST101: {basis: 《望山区绩效目标审核办法》第九条}
levels: {should: 请修改, may: 供参考}
"""


@pytest.mark.parametrize(
    "output", ["text:o", "html:o", "letter:o", "office:o", "json:o"]
)
def test_names_and_basis_of_the_office(run: Run, output: str) -> None:
    """People read the office's own words and basis; machines get levels as ever."""
    settings(OWN + OFFICE)
    run("check", "faulty.csv", "--output", output)
    made = Path("o")
    told = next(made.iterdir()) if made.is_dir() else made
    text = told.read_text(encoding="utf-8")

    for_people = output != "json:o"
    assert ("请修改" in text) == for_people
    assert '"severity": "warning"' in text or for_people
    assert "应当改" not in text
    assert "《望山区绩效目标审核办法》第九条" in text


def test_returned_files_use_the_words_of_the_office(run: Run) -> None:
    """Comments and the list of remarks have the office's names and basis too."""
    settings(OWN + OFFICE)
    run("check", "faulty.csv", "--output", "xlsx:out/")
    (made,) = Path("out").iterdir()
    with ZipFile(made) as book:
        text = "".join(book.read(name).decode() for name in book.namelist())

    assert "① 请修改　指标值没有衡量标准" in text
    assert "共 1 条意见：请修改 1。" in text
    assert text.count("依据：《望山区绩效目标审核办法》第九条") == 2
    assert "应当改" not in text


def test_a_unit_is_told_what_binds_it(run: Run) -> None:
    """A letter names national documents; of other places only machines hear."""
    head = "项目名称,一级指标,二级指标,三级指标,年度指标值\n"
    row = "村道养护,产出指标,{}\n"
    rows = ("质量指标,路面平整程度,有效改善", "数量指标,养护次数,4")
    text = head + "".join(map(row.format, rows))
    Path("faulty.csv").write_text(text, encoding="utf-8")
    only = ("--select", "VAL202", "--select", "UNI301")
    outputs = ("--format", "json", "--output", "html:o.html")
    done = run("check", "faulty.csv", *only, *outputs)
    page = Path("o.html").read_text(encoding="utf-8")
    known = {one["code"]: one["basis"] for one in json.loads(done.out)["findings"]}

    assert known["UNI301"].startswith("包头市财政局")
    assert "（据转引）" in known["VAL202"]
    assert "依据：财预〔2020〕10号《项目支出绩效评价管理办法》" in page
    assert "包头" not in page
    assert "据转引" not in page


def test_a_profile_of_our_own(run: Run) -> None:
    """A profile in the folder of rules may be named; the settings decide over it."""
    Path("rules/profiles").mkdir()
    Path("rules/profiles/strict.yaml").write_text(
        "name: strict\ntitle: {zh: 严格, en: Strict}\nextends: mixed\n"
        "rules: {TST101: {severity: error}}\n",
        encoding="utf-8",
    )
    arguments = ("check", "faulty.csv", "--format", "json")

    settings(OWN)
    assert codes(run(*arguments, "--profile", "strict")) == [("TST101", "error")]
    settings(OWN + "profile: strict\n")
    assert codes(run(*arguments)) == [("TST101", "error")]
    assert codes(run(*arguments, "--profile", "auto")) == [("TST101", "warning")]
    settings(OWN + "profile: strict\nrule-options: {TST101: {severity: info}}\n")
    assert codes(run(*arguments)) == [("TST101", "info")]


def test_a_rule_that_is_off_may_still_be_ignored(run: Run) -> None:
    """Ignoring a rule that the file has off is no mistake."""
    settings("rules: [rules]\nrule-options: {TST101: false}\n")

    assert run("check", "clean.csv", "--ignore", "TST101").code == 0


def test_an_empty_file_changes_nothing(run: Run) -> None:
    """A file without a key leaves everything as it is."""
    before = run("check", "faulty.csv", *ONLY)
    settings("# nothing yet\n")

    assert run("check", "faulty.csv", *ONLY) == before


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "lang: zh\nprofil: auto\n",
            (
                f"jixiaolint.yaml:2: unknown key 'profil'; expected one of {KEYS}. "
                "Did you mean 'profile'?"
            ),
        ),
        (
            "fail-on: warnings\n",
            (
                "jixiaolint.yaml:1: 'fail-on' is 'warnings', expected one of error, warning, "
                "info. Did you mean 'warning'?"
            ),
        ),
        (
            "lang: zh\nprofile: guangdon\n",
            (
                "jixiaolint.yaml:2: Unknown profile 'guangdon': use auto, guangdong, mixed, "
                "national-2015, national-2021. Did you mean 'guangdong'? A profile of your own lies "
                "in profiles/ of a folder of rules, named with --rules."
            ),
        ),
        (
            "rules: [rules]\nignore:\n  - TST101\n  - no-yardstik\n",
            (
                "jixiaolint.yaml:4: No rule has the code, name or problem 'no-yardstik'. "
                "Did you mean 'no-yardstick'?"
            ),
        ),
        (
            "rules:\n  - rulse\n",
            "jixiaolint.yaml:2: no file or folder 'rulse'. Did you mean 'rules'?",
        ),
        (
            "rules: rules\nrule-options:\n  TST102: false\n",
            "jixiaolint.yaml:3: No rule has the code 'TST102'. Did you mean 'TST101'?",
        ),
        (
            "rules: rules\nrule-options:\n  TST101:\n    severty: info\n",
            (
                "jixiaolint.yaml:4: TST101 has no option 'severty'; expected one of severity, basis. "
                "Did you mean 'severity'?"
            ),
        ),
        (
            "rules: rules\nrule-options:\n  TST101: no rule\n",
            "jixiaolint.yaml:3: 'TST101' is 'no rule', expected false or options.",
        ),
        (
            "- rules\n",
            (f"jixiaolint.yaml:1: found '['rules']', expected keys among {KEYS}."),
        ),
        (
            "lang: [zh\n",
            "jixiaolint.yaml:1: the bracket [ is never closed, or a comma is missing.",
        ),
    ],
)
def test_wrong_settings(run: Run, text: str, sentence: str) -> None:
    """A wrong file is answered with its line, what is allowed, and the nearest name."""
    settings(text)

    assert run("check", "faulty.csv", "--lang", "en") == (
        2,
        "",
        f"jixiaolint: {sentence}\n",
    )


def test_a_value_that_an_option_cannot_take(run: Run) -> None:
    """A value that does not suit the rule is answered with both files and lines."""
    settings("rules: rules\nrule-options: {TST101: {severity: grave}}\n")

    done = run("check", "faulty.csv", "--lang=en")

    assert done.code == 2
    assert done.err.startswith("jixiaolint: jixiaolint.yaml:2: rules")
    assert "'severity' is 'grave', expected one of error, warning, info." in done.err


def test_a_settings_file_that_is_not_there(run: Run) -> None:
    """A missing file is a mistake, answered with the nearest name."""
    settings("", "ours.yaml")

    assert run("check", "faulty.csv", "--config", "our.yaml") == (
        2,
        "",
        "jixiaolint: 没有设置文件“our.yaml”。是不是“ours.yaml”？\n",
    )
