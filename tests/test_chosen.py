"""Which rules a run applies, and how wrong words are refused."""

from dataclasses import replace
from pathlib import Path

import pytest

from jixiaolint.errors import UsageError, one_of
from jixiaolint.report.words import problems
from jixiaolint.rule_files.load import load_rules
from jixiaolint.said import Said
from jixiaolint.settings.chosen import choose, find
from jixiaolint.settings.run import Settings
from sample_result import RULE

RULES = (RULE, replace(RULE, code="TST102", name="value-absent", problem="missing"))


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        ((), (), ["TST101", "TST102"]),
        (("TST101",), (), ["TST101"]),
        (("value-absent",), (), ["TST102"]),
        (("vague", "missing"), (), ["TST101", "TST102"]),
        ((), ("vague",), ["TST102"]),
        (("TST101", "TST102"), ("TST102",), ["TST101"]),
    ],
)
def test_choose(
    select: tuple[str, ...], ignore: tuple[str, ...], codes: list[str]
) -> None:
    """Codes, names and problems select and ignore; ignoring is stronger."""
    chosen = choose(RULES, Settings(select=select, ignore=ignore))

    assert [rule.code for rule in chosen] == codes


def test_find_names_the_nearest() -> None:
    """A word that no rule goes by is refused with the nearest that one does."""
    with pytest.raises(UsageError) as error:
        find(RULES, "TST101x")

    assert str(error.value) == (
        "没有代码、名称或问题为“TST101x”的规则。是不是“TST101”？"
    )


def test_one_of_names_what_is_allowed() -> None:
    """An unknown value is refused with all that are known and the nearest."""
    with pytest.raises(UsageError) as error:
        one_of(Said("格式", "format"), "jsno", ("text", "json"))

    assert error.value.said == Said(
        "没有格式“jsno”，可用 text、json。是不是“json”？",
        "Unknown format 'jsno': use text, json. Did you mean 'json'?",
    )


def test_missing_folder_of_rules(tmp_path: Path) -> None:
    """A folder of rules that is not there is refused with the nearest that is."""
    (tmp_path / "rules").mkdir()
    missing = tmp_path / "ruels"

    with pytest.raises(UsageError) as error:
        load_rules([missing])

    assert str(error.value) == (f"没有规则文件或目录“{missing}”。是不是“rules”？")


def test_every_problem_has_its_word() -> None:
    """Reports have Chinese and English words for each problem of our own rules."""
    assert {rule.problem for rule in load_rules()} <= set(problems())
