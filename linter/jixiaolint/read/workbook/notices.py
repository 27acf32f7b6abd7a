"""What a person should be told of a sheet besides what it says: what it hides."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from jixiaolint.place import letters
from jixiaolint.read.workbook.box import Sheet
from jixiaolint.read.workbook.places import cell_name
from jixiaolint.said import Said

_SHOWN = 20
"""So many ranges of rows are told one by one."""


def notices(name: str, sheet: Sheet, filled: Collection[int]) -> Iterator[Said]:
    """Yield a sentence for each thing in a sheet that does not meet the eye.

    `filled` are the rows that hold text; hidden rows without any are not worth a word.
    """
    if sheet.hidden and filled:
        yield Said(
            f"工作表“{name}”已隐藏，仍作检查。",
            f"the sheet '{name}' is hidden, and checked as well.",
        )
    rows = {row + 1 for row in sheet.hidden_rows & set(filled)}
    if rows:
        found = _ranges(rows, str)
        yield Said(
            f"工作表“{name}”第 {found} 行已隐藏，仍作检查。",
            f"rows {found} of the sheet '{name}' are hidden, and checked as well.",
        )
    if sheet.hidden_columns and filled:
        columns = {column + 1 for column in sheet.hidden_columns}
        found = _ranges(columns, letters)
        yield Said(
            f"工作表“{name}”第 {found} 列已隐藏，仍作检查。",
            f"columns {found} of the sheet '{name}' are hidden, and checked as well.",
        )
    if sheet.uncounted:
        first, count = cell_name(*min(sheet.uncounted)), len(sheet.uncounted)
        yield Said(
            f"工作表“{name}”有 {count} 个公式没有存下结果（如 {first}），按空格处理；请用 Excel 或"
            " WPS 打开并保存后再检查。",
            f"{count} formulas of the sheet '{name}' (such as {first}) have no stored"
            " result and are read as blank; open the file, save it and check again.",
        )


def _ranges(numbers: Iterable[int], name: Callable[[int], str]) -> str:
    """Return numbers as ranges: 5-8, 11."""
    ranges: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1] = ranges[-1][0], number
        else:
            ranges.append((number, number))
    told = [
        name(first) if first == last else f"{name(first)}-{name(last)}"
        for first, last in ranges[:_SHOWN]
    ]
    return ", ".join(told) + (" …" if len(ranges) > _SHOWN else "")
