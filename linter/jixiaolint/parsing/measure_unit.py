"""What a separate 计量单位 column says, or that it says nothing."""

from __future__ import annotations

from jixiaolint.parsing.placeholder import is_placeholder
from jixiaolint.words.plain import plain

_NO_UNIT = frozenset(("", "定性", "定量", "是/否", "文字", "文本", "日期", "年月日"))


def says_no_unit(measure_unit: str) -> bool:
    """Return whether a unit column says that there is none: /, —, 无, 定性."""
    bare = plain(bare_unit(measure_unit)).text
    return bare in _NO_UNIT or (is_placeholder(bare) and bare != "%")


def bare_unit(measure_unit: str) -> str:
    """Return a unit without blanks and the brackets around it."""
    unit = "".join(measure_unit.split())
    if unit[:1] in ("(", "（") and unit[-1:] in (")", "）"):
        return unit[1:-1]
    return unit
