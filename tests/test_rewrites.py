"""How rewrites read: a number keeps its size and kind, a word is cut where it ends."""

from __future__ import annotations

import pytest

from jixiaolint.engine.example import examine
from jixiaolint.engine.load import load_rules

RULES = load_rules()


def told(code: str, **row: str) -> dict[str, str] | None:
    """Return the fields that change in a row that breaks a rule, nothing without a rewrite."""
    (found,) = [one for one in examine(RULES, row) if one.code == code]
    return found.rewrite.texts if found.rewrite else None


@pytest.mark.parametrize(
    ("code", "row", "texts"),
    [
        # The column counts in ten thousands, so the value does not.
        (
            "UNI305",
            {"name": "改造成本", "annual": "≤95万元", "measure_unit": "万元"},
            {"annual": "≤95"},
        ),
        # The unit of the value is that of the measure, so the column gives way.
        (
            "UNI306",
            {"name": "清淤土方重量", "annual": "700吨", "measure_unit": "人"},
            {"measure_unit": "吨", "annual": "700"},
        ),
        # A sum is no number of things.
        (
            "UNI302",
            {"name": "补贴发放率", "annual": "41万元"},
            {"name": "补贴发放金额"},
        ),
        # Metres or kilometres: only the unit knows.
        ("UNI301", {"name": "新建围栏长度", "annual": "≥7"}, None),
        # 使 begins 使用 and is no word there.
        (
            "NAM104",
            {"name": "规范使用车辆", "annual": "规范"},
            {"name": "使用车辆规范情况"},
        ),
        ("VAL229", {"name": "设施完好率", "annual": "≥≥93%"}, {"annual": "≥93%"}),
        (
            "NAM112",
            {"name": "流动书车的的停靠点数", "annual": "≥9个"},
            {"name": "流动书车的停靠点数"},
        ),
    ],
)
def test_a_rewrite_reads_well(
    code: str, row: dict[str, str], texts: dict[str, str] | None
) -> None:
    """What is to be written is what somebody who knows the row would write."""
    assert told(code, **row) == texts
