"""Changes that people make to a form: each takes a form and draws how it is changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from books import Book, Row, Sheet, unmerged
from hypothesis import strategies as st
from made import FOREIGN, Made, alone

from forms import ABOVE, LEFT

Draw = Callable[..., Any]
Files = list[Book]
"""What a form has become: one file or more."""


def into_sheets(made: Made, draw: Draw) -> Files:  # noqa: ARG001
    """Give each project a sheet of its own."""
    return [tuple(made.parts())]


def into_files(made: Made, draw: Draw) -> Files:  # noqa: ARG001
    """Give each project a file of its own."""
    return [(part,) for part in made.parts()]


def foreign_sheet(made: Made, draw: Draw) -> Files:
    """Put a sheet that is no table of indicators before or behind."""
    other = draw(st.sampled_from(FOREIGN))
    book = [made.whole()]
    book.insert(draw(st.integers(0, 1)), other)
    return [tuple(book)]


def foreign_column(made: Made, draw: Draw) -> Files:
    """Put in a column whose head names nothing known."""
    head, words = draw(
        st.sampled_from(
            (("督办事项", "会办"), ("经办科室", "养护科"), ("序列码", "K7"))
        )
    )
    heads = made.head_rows()
    place = draw(st.integers(0, len(made.heads)))

    def cell(at: int, row: Row) -> str:
        if at in heads:
            return head
        return "" if at < heads[0] or _is_above(row) else words

    return [(_with_column(made.whole(), place, cell),)]


def foreign_row(made: Made, draw: Draw) -> Files:
    """Put a note below the table."""
    words = draw(
        st.sampled_from(
            ("注：本表由财务科汇总。", "填报人：周某　联系电话：8001", "（此页不外传）")
        )
    )
    return [_alone([*made.whole().rows, _lone(words, made)])]


def foreign_line(made: Made, draw: Draw) -> Files:
    """Put a line above all."""
    words = draw(
        st.sampled_from(("附件3", "内部资料，会后收回", "打印时间：2025-01-08"))
    )
    return [_alone([_lone(words, made), *made.whole().rows])]


def other_order(made: Made, draw: Draw) -> Files:
    """Put the columns in another order."""
    order = draw(st.permutations(range(len(made.heads))))
    rows = made.whole().rows
    plain = unmerged(rows, repeat=made.levels != "blank")
    return [
        _alone(
            row if _is_above(row) else tuple(words[at] for at in order)
            for row, words in zip(rows, plain, strict=True)
        )
    ]


def blank_rows(made: Made, draw: Draw) -> Files:
    """Put in blank rows, but none inside merged cells: that is an unused row."""
    rows = list(made.whole().rows)
    for _ in range(draw(st.integers(1, 2))):
        places = [at for at, row in enumerate(rows) if ABOVE not in row]
        at = draw(st.sampled_from([*places, len(rows)]))
        rows.insert(at, ("",) * len(made.heads))
    return [_alone(rows)]


def blank_column(made: Made, draw: Draw) -> Files:
    """Put in a blank column; a cell merged over it goes through."""
    place = draw(st.integers(0, len(made.heads)))
    return [(_with_column(made.whole(), place, lambda _, __: ""),)]


def head_again(made: Made, draw: Draw) -> Files:
    """Repeat the head inside the table, as on a new page; levels begin anew there."""
    return _again(made, draw, [])


def title_again(made: Made, draw: Draw) -> Files:
    """Repeat title and head inside the table."""
    return _again(made, draw, [made.whole().rows[0]] if made.title else [])


def _again(made: Made, draw: Draw, above: list[Row]) -> Files:
    """Repeat the head inside the table, below rows of the title."""
    rows = made.whole().rows
    heads = made.head_rows()
    inner = [
        at
        for at in range(heads[0] + 2, len(rows))
        if not _is_above(rows[at]) and not {at, at - 1} & {*heads} and any(rows[at])
    ]
    at = draw(st.sampled_from(inner))
    full = unmerged(rows[: at + 1], repeat=True)[-1]
    return [_alone([*rows[:at], *above, rows[heads[0]], full, *rows[at + 1 :]])]


def other_levels(made: Made, draw: Draw) -> Files:
    """Show levels that go on in another way."""
    ways = [each for each in ("repeated", "merged", "blank") if each != made.levels]
    way = draw(st.sampled_from(ways))
    return [alone(replace(made, levels=way))]


def moved(made: Made, draw: Draw) -> Files:
    """Move all down and to the right."""
    down, right = draw(st.integers(0, 4)), draw(st.integers(0, 3))
    rows = made.whole().rows
    blank: Row = ("",) * (len(made.heads) + right)
    return [_alone([*[blank] * down, *(("",) * right + row for row in rows)])]


def _alone(rows: Iterable[Row]) -> Book:
    return (Sheet("表1", tuple(rows)),)


def _lone(words: str, made: Made) -> Row:
    return (words,) + (LEFT,) * (len(made.heads) - 1)


def _is_above(row: Row) -> bool:
    """Return whether a row is merged to the right: a title or a fact."""
    return LEFT in row


def _with_column(whole: Sheet, place: int, cell: Callable[[int, Row], str]) -> Sheet:
    """Return a sheet with a column more."""
    rows: list[Row] = []
    for at, row in enumerate(whole.rows):
        within = place < len(row) and row[place] == LEFT
        end = place == len(row) and row[-1] == LEFT
        new = LEFT if within or end else cell(at, row) if any(row) else ""
        rows.append((*row[:place], new, *row[place:]))
    return whole.with_rows(rows)


WORKBOOKS = ("xlsx", "ods")
GRIDS = ("csv", "xlsx", "html")

CHANGES: dict[str, tuple[Callable[[Made, Draw], Files], tuple[str, ...], int]] = {
    "into-sheets": (into_sheets, WORKBOOKS, 0),
    "into-files": (into_files, GRIDS, 0),
    "foreign-sheet": (foreign_sheet, WORKBOOKS, 1),
    "foreign-page": (foreign_sheet, ("html", "docx", "pdf"), 1),
    "foreign-column": (foreign_column, GRIDS, 1),
    "foreign-row": (foreign_row, GRIDS, 1),
    "foreign-line": (foreign_line, GRIDS, 1),
    "order-of-columns": (other_order, GRIDS, 0),
    "blank-rows": (blank_rows, GRIDS, 0),
    "blank-column": (blank_column, GRIDS, 0),
    "head-again": (head_again, GRIDS, 0),
    "title-again": (title_again, GRIDS, 0),
    "levels": (other_levels, GRIDS, 0),
    "moved": (moved, GRIDS, 0),
}
"""Name -> the change, the kinds of file it is tried on, how many notes it may bring."""
