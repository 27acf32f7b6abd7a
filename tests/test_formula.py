"""Formulas in explanations, and sums of money."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from jixiaolint.parse.amount import parse_amount
from jixiaolint.parse.formula import Formula, is_balanced, parse_formula
from jixiaolint.parse.unit import unit_class

GROUPS = yaml.safe_load(
    (Path(__file__).parent / "grammar" / "formula.yaml").read_text(encoding="utf-8")
)
CASES = [
    (kind, text, want) for kind, group in GROUPS.items() for text, want in group.items()
]
SHAPE = ("kind", "left", "numerator", "denominator", "percent", "balanced", "question")


def _shape(formula: Formula) -> dict[str, Any]:
    return {key: getattr(formula, key) for key in SHAPE}


@pytest.mark.parametrize(("kind", "text", "want"), CASES)
def test_an_explanation_gives_its_formula(
    kind: Any, text: str, want: dict[str, Any]
) -> None:
    """An explanation is a ratio, a difference, a sum, a product, or mere text."""
    assert _shape(parse_formula(text)) == _shape(Formula(kind)) | want


def test_parts_of_a_formula_know_where_they_stand() -> None:
    """Spans of a formula's parts count characters of the explanation as given."""
    text = "合格率 ＝ 合格数 ÷ 总数 ×１００％"
    formula = parse_formula(text)
    spans = (formula.left_span, formula.numerator_span, formula.denominator_span)

    assert [text[s.start : s.end] for s in spans if s] == ["合格率", "合格数", "总数"]


@pytest.mark.parametrize(
    "text", ["÷", "=", "=÷", "甲÷", "÷乙×100%", "((((", "/", "甲=乙=丙", "×100%"]
)
def test_a_broken_formula_is_text(text: str) -> None:
    """Signs that compute nothing make no formula and raise nothing."""
    assert parse_formula(text).kind == "text"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("(a)", True),
        ("(a", False),
        ("a)", False),
        ("(《a)》", False),
        ("【(a)】", True),
        ("", True),
    ],
)
def test_brackets_close_the_one_last_opened(text: str, want: bool) -> None:
    """Brackets are balanced if each closes the one last opened."""
    assert is_balanced(text) is want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("1,450,000.00", "1450000.00"),
        ("666,545.57", "666545.57"),
        ("１２．５", "12.5"),
        ("1，200", "1200"),
        (" 35 ", "35"),
        ("¥300", "300"),
        ("300万元", "300"),
        ("-20.5", "-20.5"),
        ("(20.5)", "-20.5"),
        ("0", "0"),
        ("0.00", "0.00"),
        (".5", "0.5"),
        ("1 450", "1450"),
    ],
)
def test_a_money_cell_is_a_number(text: str, want: str) -> None:
    """Separators, widths, signs and units of a sum do not change its number."""
    assert parse_amount(text) == Decimal(want)


@pytest.mark.parametrize(
    "text", ["", "—", "-", "/", "无", "12.5.1", "1,45", "约300", "2025年", "()"]
)
def test_what_is_no_sum_has_no_number(text: str) -> None:
    """Dashes, words and broken numbers are no sums."""
    assert parse_amount(text) is None


@pytest.mark.parametrize(
    ("unit", "want"),
    [
        ("元", "money"),
        ("万元", "money"),
        ("元/人·月", "money"),
        ("万元/公里", "money"),
        ("人次", "person"),
        ("万人", "person"),
        ("个工作日", "time"),
        ("年", "time"),
        ("件（套）", "count"),
        ("次/年", "count"),
        ("台/套", "count"),
        ("份", "document"),
        ("平方米", "area"),
        ("万亩", "area"),
        ("千米", "length"),
        ("吨", "weight"),
        ("立方米", "volume"),
        ("千瓦时", "energy"),
        ("mg/L", "rate"),
        ("TB", "data"),
        ("分", "score"),
        ("个百分点", "percentage-point"),
        ("％", "percent"),
        ("百分比", "percent"),
        ("畦", None),
        ("", None),
    ],
)
def test_a_unit_belongs_to_a_class(unit: str, want: str | None) -> None:
    """A unit is classed by what it measures, whatever scale or bracket it carries."""
    assert unit_class(unit) == want
