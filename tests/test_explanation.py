"""Explanations: what each does, its parts, and what it copies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from jixiaolint.parsing.explanation import parse_explanation

if TYPE_CHECKING:
    from jixiaolint.parsing.values import Explanation

GROUPS = yaml.safe_load(
    (Path(__file__).parent / "grammar" / "explanation.yaml").read_text(encoding="utf-8")
)
CASES = [(kind, *case) for kind, group in GROUPS.items() for case in group]
SHAPE = ("kind", "of", "numerator", "denominator", "operation", "percent")


def _shape(said: Explanation) -> dict[str, Any]:
    """Return the keys that are set, a step as its grade and facts."""
    made = {key: getattr(said, key) for key in SHAPE if getattr(said, key)}
    if said.steps:
        made["steps"] = {step.grade: step.facts for step in said.steps}
    if said.marks:
        made["marks"] = sorted(said.marks)
    return made


@pytest.mark.parametrize(("kind", "name", "value", "text", "want"), CASES)
def test_an_explanation_does_one_thing(
    kind: str, name: str | None, value: Any, text: str, want: dict[str, Any]
) -> None:
    """An explanation is a ratio, a formula, a copy, a scale, a source, a goal."""
    said = parse_explanation(text, name, None if value is None else str(value))

    assert _shape(said) == {"kind": kind} | want


def test_the_sign_of_a_formula_knows_where_it_stands() -> None:
    """Spans count characters of the explanation as given."""
    text = "总成本 ＝ 单价 × 数量"
    span = parse_explanation(text).span

    assert span is not None
    assert text[slice(*span)] == "×"


@pytest.mark.parametrize(
    "text",
    [
        "÷",
        "=",
        "=÷",
        "甲÷",
        "÷乙×100%",
        "((((",
        "/",
        "甲=乙=丙",
        "×100%",
        "",
        "购买/租赁设备的数量",
        "每年开展1-2次检查",
    ],
)
def test_a_broken_formula_reckons_nothing(text: str) -> None:
    """Signs that compute nothing make no formula and raise nothing."""
    assert parse_explanation(text).operation is None
