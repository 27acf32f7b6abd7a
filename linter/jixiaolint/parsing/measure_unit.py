"""What a separate 计量单位 column adds to a bare number."""

from __future__ import annotations

from functools import lru_cache

from jixiaolint.parsing.placeholder import is_placeholder
from jixiaolint.parsing.values import Target
from jixiaolint.words.plain import plain

_SHARES = frozenset("%‰")
_NO_UNIT = frozenset(("", "定性", "定量", "是/否", "文字", "文本", "日期", "年月日"))


def with_measure_unit(target: Target, measure_unit: str) -> Target:
    """Return the target with the unit of its column, if its number has none."""
    numeric = target.kind in ("quantity", "range", "relative") and target.value
    if not numeric or target.unit or target.percent:
        return target
    column = _column(measure_unit)
    if column is None:
        return target
    return target._replace(
        unit=column.unit,
        percent=column.percent,
        scale=target.scale if target.scale > 1 else column.scale,
        per=target.per or column.per,
    )


def says_no_unit(measure_unit: str) -> bool:
    """Return whether a unit column says that there is none: /, —, 无, 定性."""
    bare = plain(_bare(measure_unit)).text
    return bare in _NO_UNIT or (is_placeholder(bare) and bare not in _SHARES)


def _bare(measure_unit: str) -> str:
    """Return a unit without blanks and the brackets around it."""
    unit = "".join(measure_unit.split())
    if unit[:1] in ("(", "（") and unit[-1:] in (")", "）"):
        return unit[1:-1]
    return unit


@lru_cache(maxsize=4096)
def _column(measure_unit: str) -> Target | None:
    """Return what a unit column says, read as if a number stood before it."""
    from jixiaolint.parsing.target import parse_target

    if says_no_unit(measure_unit):
        return None
    unit = _bare(measure_unit)
    target = parse_target(f"1{unit}")
    known = target.unit or target.percent or target.per or target.scale > 1
    if target.kind == "quantity" and known:
        return target
    return Target("quantity", unit=unit)
