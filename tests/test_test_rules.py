"""The command test-rules: our rules and a user's own on their examples and fixtures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jixiaolint.rule_files.load import load_rules
from workspace import ONLY, RULE

if TYPE_CHECKING:
    from command import Done, Run

RULE_FILE = Path("rules/TST101-no-yardstick.yaml")
FIXTURE = Path("rules/tests/TST101.yaml")
RIGHT = """\
- {name: A number, is: ok, given: {annual: 3公里}}
- {name: A wish, is: bad, given: {annual: 有所改善}, mark: 改善}
- {name: A wish as mere text, is: bad, given: 有所改善}
"""


@pytest.fixture(autouse=True)
def _folder(run: Run) -> None:  # noqa: ARG001  its folder is what matters
    """Add a folder for fixtures beside the rule."""
    FIXTURE.parent.mkdir()


def fixture(text: str, path: Path = FIXTURE) -> None:
    """Write a fixture."""
    path.write_text(text, encoding="utf-8")


def wrong(done: Done) -> str:
    """Return what is printed of the cases that did not come out."""
    return "".join(done.out.splitlines(keepends=True)[:-1])


def test_all_as_expected(run: Run) -> None:
    """With nothing to complain of there is one line, and the exit code is 0."""
    fixture(RIGHT)

    assert run("test-rules", *ONLY) == (0, "1 条规则、5 个例子全部符合。\n", "")


def test_our_load_rules_are_tried_as_well(run: Run) -> None:
    """Without a selection every rule that comes with the program is tried."""
    done = run("test-rules")

    assert int(done.out.splitlines()[-1].split()[0]) == len(load_rules())


def test_an_unknown_rule_to_select(run: Run) -> None:
    """A word that no rule goes by is answered with the nearest."""
    assert run("test-rules", "--rules", "rules", "--select", "no-yardstik").err == (
        "jixiaolint: 没有代码、名称或问题为“no-yardstik”的规则。是不是“no-yardstick”？\n"
    )


def test_what_failed_is_shown(run: Run) -> None:
    """Each case that did not come out has its file, name, what was due and found."""
    fixture(
        "- {name: A number, is: bad, given: {annual: 3公里}}\n"
        "- {name: A wish, is: ok, given: {annual: 有所改善}}\n"
        "- {name: Another wish, is: bad, given: {annual: 明显改善}, mark: 明显}\n"
    )
    done = run("test-rules", *ONLY)

    assert done.code == 1
    assert wrong(done) == (
        f"{FIXTURE}  TST101 “A number”\n"
        "    应为：报告问题\n    实为：没有问题\n"
        f"{FIXTURE}  TST101 “A wish”\n"
        "    应为：没有问题\n    实为：“改善”\n"
        f"{FIXTURE}  TST101 “Another wish”\n"
        "    应为：报告问题，标出“明显”\n    实为：“改善”\n"
    )
    assert done.out.endswith("个例子，其中 3 个不符。\n")


def test_wrong_examples_of_the_rule_itself(run: Run) -> None:
    """Good and bad examples in the rule file are numbered; English on request."""
    text = RULE.replace("good: [{name: 养护里程, annual: ≥320公里}]", "good: [改善]")
    RULE_FILE.write_text(text, encoding="utf-8")

    done = run("test-rules", *ONLY, "--lang", "en")

    assert done.code == 1
    assert wrong(done) == (
        f'{RULE_FILE}  TST101 "good 1"\n    expected: nothing\n    found: "改善"\n'
    )
    assert done.out.endswith("not as expected: 1.\n")


def test_fixtures_from_another_folder(run: Run) -> None:
    """Fixtures may lie elsewhere; those beside the rules need not be there."""
    Path("cases").mkdir()
    fixture(
        "- {name: A wish, is: ok, given: {annual: 改善}}\n", Path("cases/TST101.yaml")
    )

    done = run("test-rules", *ONLY, "--fixtures", "cases")

    assert done.code == 1
    assert wrong(done).startswith(f"{Path('cases/TST101.yaml')}  TST101 “A wish”\n")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "- {name: A, is: wrong, given: {}}\n",
            "{file}:1: 'is' is 'wrong', expected one of ok, bad.",
        ),
        (
            "- {name: A, is: ok, given: {}}\n- {name: B, is: ok, gven: {}}\n",
            (
                "{file}:2: unknown key 'gven'; expected one of name, is, given, mark. "
                "Did you mean 'given'?"
            ),
        ),
        (
            "- {name: A, is: ok, given: {anual: 3公里}}\n",
            ("{file}:1: unknown key 'anual' in the example. Did you mean 'annual'?"),
        ),
        (
            "- {name: A, is: ok, given: {amounts: {总计: 三}, rows: []}}\n",
            "{file}:1: 'amounts' of an example cannot be '{{'总计': '三'}}'.",
        ),
        ("name: A\n", "{file}:1: expected a list of cases: "),
        (
            "- [a, b\n",
            "{file}:1: the bracket [ is never closed, or a comma is missing.",
        ),
    ],
)
def test_wrong_fixtures(run: Run, text: str, sentence: str) -> None:
    """A wrong fixture is one sentence with its place, and exit code 2."""
    fixture(text)
    done = run("test-rules", *ONLY, "--lang", "en")

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"jixiaolint: {sentence.format(file=FIXTURE)}")


def test_a_fixture_without_its_rule(run: Run) -> None:
    """A fixture for a code that no rule has is a mistake."""
    path = FIXTURE.with_name("TST102.yaml")
    fixture(RIGHT, path)

    assert run("test-rules", *ONLY) == (
        2,
        "",
        f"jixiaolint: {path}: 没有规则“TST102”。是不是“TST101”？\n",
    )


def test_a_folder_of_fixtures_that_is_not_there(run: Run) -> None:
    """A missing folder is a mistake, not an empty one."""
    assert run("test-rules", "--fixtures", "gone") == (
        2,
        "",
        "jixiaolint: 没有用例目录“gone”。\n",
    )
