"""Sums of money, and units by what they measure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiaolint.parsing.amount import parse_amount
from jixiaolint.parsing.unit import unit_class


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
