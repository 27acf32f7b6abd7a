"""Columns of texts as one grid, the names of the columns its head."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, compress, count
from typing import NamedTuple

from jixiaolint.columns.column import Column, marked, new_odd
from jixiaolint.columns.rows import Rows
from jixiaolint.place import Place, Places
from jixiaolint.read.fragment import cell
from jixiaolint.said import Said
from jixiaolint.source import Grid, Source
from jixiaolint.text import Span, Text

HEADS = {
    "unit": "单位名称",
    "year": "年度",
    "project": "项目名称",
    "goal": "绩效目标",
    "cycle_goal": "实施周期总目标",
    "content": "项目内容",
    "level1_code": "一级指标代码",
    "level1": "一级指标",
    "level2_code": "二级指标代码",
    "level2": "二级指标",
    "name": "三级指标",
    "description": "指标解释",
    "cycle": "实施周期指标值",
    "annual": "年度指标值",
    "measure_unit": "计量单位",
    "score": "分值",
    "nature": "指标性质",
    "rating": "评分标准",
    "actual": "实际完成值",
    "points": "得分",
    "reason": "偏差原因",
}
"""The names that ``parse`` gives to what an indicator says -> the heads they stand for."""

STRUCTURED = frozenset(
    ("cycle_target", "annual_target", "measure", "explanation", "place")
)
"""What ``parse`` reads out of the texts; it is read out of them anew."""

BESIDE = frozenset(("path", "table", "project_index", "seq"))
"""What ``parse`` says besides; where a table has it, it is numbered and named anew."""


class Given(NamedTuple):
    """A column as it is given: its name, its number among all, its texts from the top."""

    name: str
    number: int
    texts: Iterable[str]


def source_of(
    path: str,
    reader: str,
    columns: Sequence[Given],
    notices: Iterable[Said] = (),
    *,
    keyed: bool = False,
) -> Source:
    """Return columns as a source: their cells row by row, a line feed behind each.

    Where they are `keyed`, places have the names of the columns as they are given.
    """
    heads = [(HEADS.get(one.name, one.name), *one.texts) for one in columns]
    values = list(chain.from_iterable(zip(*heads, strict=True)))
    lengths = (len(value) + 1 for value in values)
    starts = array("q", accumulate(lengths, initial=0))
    text, markup = "\n".join(values), list[Span]()
    grids = [Grid(_rows(values, starts, len(columns), markup))] if columns else []
    return Source(
        path,
        reader,
        text,
        tuple(grids),
        markup=tuple(markup),
        anchors=_places(starts[:-1], columns, keyed),
        notices=tuple(notices),
    )


def told(nested: Iterable[str]) -> Iterable[Said]:
    """Return the sentence that names the columns that are no texts, if there are any."""
    names = "、".join(name for name in nested if name not in STRUCTURED)
    sentence = Said(
        f"有的列是嵌套结构，没有读：{names}。",
        f"columns of nested values are not read: {names}.",
    )
    return [sentence] if names else []


def _rows(
    values: list[str], starts: array[int], width: int, markup: list[Span]
) -> Rows:
    """Return cells as rows; what is no word of a cell joins the markup."""
    edges, marks, odd = starts[::width], starts[:], new_odd()
    strange = {v for v in set(values) if not v or cell(Text.at(v, 0), []).value != v}
    for at in compress(count(), map(strange.__contains__, values)):
        text = cell(Text.at(values[at], starts[at]), markup)
        values[at], marks[at] = text.value, marked(text, odd)
    columns = tuple(
        Column(list(values[one::width]), marks[one:-1:width], odd)
        for one in range(width)
    )
    return Rows(columns, len(edges) - 1, edges[:-1], edges[1:], merged=False)


def _places(starts: Sequence[int], columns: Sequence[Given], keyed: bool) -> Places:
    """Return the row and column of each cell by its start; a head has no row."""

    def at(index: int) -> tuple[int, Place]:
        """Return the start of a cell and its place."""
        row, column = divmod(index, len(columns))
        key = columns[column].name if keyed else None
        place = Place(row=row or None, column=columns[column].number, key=key)
        return starts[index], place

    return Places(starts, at)
