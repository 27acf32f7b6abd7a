"""What authors of rules are given: a page whose examples hold, a rule to begin with."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jixiaolint.engine.example import examine
from jixiaolint.report.author_page import page
from jixiaolint.rule.needs import nameable
from jixiaolint.rule.rule import Rule
from jixiaolint.rule.vocabulary import FIELDS
from jixiaolint.rule_files.authors import authors, example
from jixiaolint.rule_files.conditions import kinds
from jixiaolint.said import Language
from jixiaolint.yaml_values.build import key_of
from sample_result import RULE

if TYPE_CHECKING:
    from command import Run

RULES = Path(__file__).resolve().parents[1] / "rules"


def test_every_kind_field_and_key_has_its_words() -> None:
    """A new kind of condition, field or key is told of, and nothing that is gone."""
    told = authors()

    assert set(told.kinds) == set(kinds())
    assert set(told.fields) == {*FIELDS, *nameable("file")}
    assert list(told.keys) == [key_of(field) for field in fields(Rule)]


@pytest.mark.parametrize(
    ("name", "language"), [("AUTHORS.zh-CN.md", "zh"), ("AUTHORS.md", "en")]
)
def test_the_page_is_current(name: str, language: Language) -> None:
    """`jixiaolint rules --authors --lang zh > rules/AUTHORS.zh-CN.md` has been run, and en."""
    assert (RULES / name).read_text("utf-8") == "".join(page(language))


def test_the_pages_are_equal() -> None:
    """Both languages have the same headings of kinds, the same tables and the same code."""
    chinese, english = ("".join(page(one)) for one in ("zh", "en"))

    assert chinese.count("\n| ") == english.count("\n| ")
    assert re.findall(r"(?m)^### .*|^- `\{.*", chinese) == re.findall(
        r"(?m)^### .*|^- `\{.*", english
    )


def test_the_page_is_printed(run: Run) -> None:
    """The command prints the page in the language asked for."""
    done = run("rules", "--authors", "--lang", "en")

    assert (done.code, done.out, done.err) == (0, "".join(page("en")), "")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_new_rule_passes_as_it_is_written(run: Run, language: str) -> None:
    """`new-rule` writes a rule and its fixture, and both hold at once."""
    assert run("new-rule", "OWN101-our-words", "ours", "--lang", language).code == 0
    assert sorted(map(str, Path("ours").rglob("*.yaml"))) == [
        str(Path("ours/OWN101-our-words.yaml")),
        str(Path("ours/tests/OWN101.yaml")),
    ]
    for place in ("ours", "ours/OWN101-our-words.yaml"):
        assert run("test-rules", "--rules", place, "--select", "OWN101") == (
            0,
            "1 条规则、4 个例子全部符合。\n",
            "",
        )


def test_what_a_new_rule_says(run: Run) -> None:
    """It is told what was written and what comes next; the folder is rules by default."""
    rule, fixture = Path("rules/OWN101-our-words.yaml"), Path("rules/tests/OWN101.yaml")

    assert run("new-rule", "OWN101-our-words").out == (
        f"写好了 {rule} 和用例 {fixture}。改完以后检验：jixiaolint test-rules --rules rules"
        " --select OWN101\n"
    )


@pytest.mark.parametrize(
    ("named", "sentence"),
    [
        (
            "own101-our-words",
            (
                "'own101-our-words' must read CODE-name, such as OWN101-our-words: 1 to 4"
                " capital letters and 3 or 4 digits, then small words with dashes."
            ),
        ),
        (
            "VAL202-ours",
            "the rule VAL202-vague.yaml has the code VAL202; take another.",
        ),
        (
            "TST101-again",
            "the rule TST101-no-yardstick.yaml has the code TST101; take another.",
        ),
        (
            "OWN102-new",
            f"{Path('rules/tests/OWN102.yaml')}: it is there, and stays as it is.",
        ),
    ],
)
def test_a_new_rule_replaces_nothing(run: Run, named: str, sentence: str) -> None:
    """A code that is taken or a file that is there is told, and nothing is written."""
    Path("rules/tests").mkdir()
    Path("rules/tests/OWN102.yaml").write_text("kept", "utf-8")

    assert run("new-rule", named, "--lang", "en") == (
        2,
        "",
        f"jixiaolint: {sentence}\n",
    )
    assert len(list(Path("rules").rglob("*.yaml"))) == 2
    assert Path("rules/tests/OWN102.yaml").read_text("utf-8") == "kept"


def test_a_new_rule_is_whole_or_not_there(run: Run) -> None:
    """Where its fixture cannot be written, the rule does not stay either."""
    Path("ours").mkdir()
    Path("ours/tests").write_text("a file", "utf-8")
    done = run("new-rule", "OWN103-new", "ours", "--lang", "en")

    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "it cannot be written" in done.err
    assert [path.name for path in Path("ours").iterdir()] == ["tests"]


@pytest.mark.parametrize("name", kinds())
def test_the_example_of_a_kind_holds(name: str) -> None:
    """Each kind finds its wrong example and is silent on its right one."""
    told = authors().kinds[name]
    rule = replace(RULE, when=example(name), scope=told.scope, field=told.field)

    assert set(told.when) == {name}
    assert examine([rule], told.bad)
    assert not examine([rule], told.good)
