"""The JSON Schemas accept what the program accepts and refuse what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml

from jixiaolint.rule_files.conditions import kinds
from jixiaolint.rule_files.files import rule_paths
from jixiaolint.schemas import NAMES, schema
from workspace import RULE

if TYPE_CHECKING:
    from command import Run

RULES = Path(__file__).resolve().parents[1] / "rules"
PROFILE = "name: ours\ntitle: {zh: 本市, en: Our city}\nextends: mixed\n"
SETTINGS = """\
rules: [our-rules]
profile: auto
lang: en
fail-on: error
select: vague
ignore: [too-long, TST101]
rule-options:
  VAL204: {severity: info}
  DIM502: false
  TST101: {most: 3}
min-severity: warning
overrides:
  - {files: old/, fail-on: error, profile: mixed, select: vague}
  - {projects: [桥*], rule-options: {DIM502: false}}
"""


def faults(name: str, text: str) -> list[str]:
    """Return where the schema finds fault with a YAML text."""
    validator = jsonschema.Draft7Validator(schema(name))
    found = validator.iter_errors(yaml.safe_load(text))
    return ["/".join(map(str, error.absolute_path)) for error in found]


@pytest.mark.parametrize("name", NAMES)
def test_schemas_are_schemas(name: str) -> None:
    """Each is a right JSON Schema of draft 7."""
    jsonschema.Draft7Validator.check_schema(schema(name))


def test_own_rules_are_valid() -> None:
    """Every rule file that comes with the program fits the schema."""
    validator = jsonschema.Draft7Validator(schema("rule"))
    wrong = {
        path.name: [error.message for error in errors]
        for path in rule_paths().values()
        if (errors := [*validator.iter_errors(_data(path))])
    }

    assert wrong == {}


def test_own_profiles_are_valid() -> None:
    """Every profile that comes with the program fits the schema."""
    files = sorted((RULES / "profiles").glob("*.yaml"))

    assert files
    assert [p.name for p in files if faults("profile", p.read_text("utf-8"))] == []


def _data(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


@pytest.mark.parametrize(
    ("name", "text"), [("rule", RULE), ("profile", PROFILE), ("settings", SETTINGS)]
)
def test_examples_are_valid(name: str, text: str) -> None:
    """Files that a user might write fit."""
    assert faults(name, text) == []


WHEN = "when: {pattern: {field: annual, match: 改善}}"


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("severity: warning", "severity: warn", "severity"),
        ("problem: vague", "problm: vague", ""),
        ("good: [{name: 养护里程, annual: ≥320公里}]\n", "", ""),
        ("title: {zh: 指标值没有衡量标准,", "title: {cn: 指标值没有衡量标准,", "title"),
        (WHEN, "when: {patern: {match: 改善}}", "when"),
        (WHEN, "when: {pattern: {field: annual}}", "when"),
        (WHEN, "when: {pattern: {match: 改善, words: 一}}", "when"),
        (WHEN, "when: {words: {of: 改善, at: middle}}", "when"),
        (WHEN, "when: {all: [{pattern: {match: 改善}}, {is: no-such-name}]}", "when"),
        (WHEN, "when: {rows: {when: {is: is-measured}, least: many}}", "when"),
        (WHEN, f"{WHEN}\nneeds: [goall]", "needs"),
        (WHEN, f"{WHEN}\nbasis: hearsay", "basis"),
        (WHEN, f"{WHEN}\noptions: {{most: 3}}", "options"),
    ],
)
def test_wrong_rules_are_refused(old: str, new: str, where: str) -> None:
    """A wrong key, word or type is found, however deep in a condition."""
    assert old in RULE
    found = faults("rule", RULE.replace(old, new))

    assert where in found


@pytest.mark.parametrize(
    "when",
    [
        "{words: {of: [改善, vague-word], field: annual}}",
        "{length: {field: name, least: $most}}",
        "{target: {kind: quantity, least: 3, most: '4.5'}}",
        "{not: {is: is-measured}}",
        "{any: [{all: [{is: is-measured}]}, {no_rows: {}}]}",
    ],
)
def test_right_conditions_are_accepted(when: str) -> None:
    """Lists and single items, option names, numbers as text, nested conditions."""
    assert faults("rule", RULE.replace(WHEN, f"when: {when}")) == []


@pytest.mark.parametrize(
    ("name", "text", "where"),
    [
        ("profile", PROFILE + "detekt: {is: is-measured}\n", ""),
        ("profile", PROFILE + "detect: {row: {}}\n", "detect"),
        ("profile", PROFILE + "rules: {VAL204: 3}\n", "rules"),
        ("profile", PROFILE + "rules: {VAL204: {severty: info}}\n", "rules"),
        ("profile", "name: ours\n", ""),
        ("settings", "fail_on: error\n", ""),
        ("settings", "lang: cn\n", "lang"),
        ("settings", "rules: 3\n", "rules"),
        ("settings", "rule-options: {too-long: false}\n", "rule-options"),
        ("settings", "rule-options: {VAL204: true}\n", "rule-options/VAL204"),
        ("settings", "overrides: {files: a, lang: en}\n", "overrides"),
    ],
)
def test_wrong_profiles_and_settings_are_refused(
    name: str, text: str, where: str
) -> None:
    """A wrong key or value of a profile or of settings is found."""
    assert where in faults(name, text)


def test_each_check_is_described() -> None:
    """Every kind of check has its options in the schema, with a description."""
    definitions = schema("rule")["definitions"]
    described = {word: definitions[f"check-{word}"]["description"] for word in kinds()}

    assert set(definitions) == {"condition", *(f"check-{word}" for word in kinds())}
    assert all(len(text) > 10 for text in described.values())
    assert "RE2" in definitions["check-pattern"]["properties"]["match"]["description"]


def test_options_of_rules_can_be_completed(run: Run) -> None:
    """The schema of settings knows the options of rules, the user's too."""
    path = Path("rules/TST101-no-yardstick.yaml")
    options = "options: {most: {default: 3, about: {zh: 上限, en: The most}}}\n"
    where = "where: {not: {length: {field: name, most: $most}}}\n"
    path.write_text(RULE + options + where, encoding="utf-8")

    done = run("schema", "settings", "--rules", "rules")
    rule = json.loads(done.out)["properties"]["rule-options"]["properties"]["TST101"]

    assert done.code == 0
    assert rule["description"].startswith("no-yardstick: 指标值没有衡量标准 · ")
    assert rule["anyOf"][1]["properties"] == {
        "most": {"description": "上限 · The most", "default": 3, "type": "number"},
        "severity": {"enum": ["error", "warning", "info"]},
        "basis": {"type": "string"},
    }
