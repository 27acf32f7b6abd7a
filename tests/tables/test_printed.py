"""Tables as they are printed: upright rules alone, and halves side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_odd_files import PLAIN, ROWS

from pdf_files import Drawing, plain

if TYPE_CHECKING:
    from seen import Look


def ruled_upright(rows: list[list[str]]) -> bytes:
    """Return a page whose table has upright rules alone."""
    page = Drawing(size=(842, 595))
    page.text(40, 40, "2025年项目绩效目标表")
    for at, row in enumerate(rows):
        for column, words in enumerate(row):
            page.text(44 + column * 190, 75 + at * 24, words)
    for column in range(5):
        page.line(40 + column * 190, 60, 40 + column * 190, 60 + len(rows) * 24)
    page.next_page()
    return page.done()


@pytest.mark.parametrize("rows", [len(PLAIN), 6], ids=["all", "fewer"])
def test_a_table_with_upright_rules_alone(look: Look, rows: int) -> None:
    """A table without rules between its rows is read, or a sentence says what to do."""
    shown = [[*PLAIN[1][:2], "", ""], *PLAIN[2:rows]]
    seen = look("a.pdf", ruled_upright(shown))

    assert seen.indicators == ROWS[: rows - 3] or "表格线" in (seen.failure or "")


def in_halves(rows: list[list[str]], at: int, *, again: int = 0) -> bytes:
    """Return a table printed over two pages side by side, parted before a column.

    The second page repeats so many of the first columns, as print titles do.
    """
    page = Drawing(size=(595, 842))
    page.text(40, 40, "2025年项目绩效目标表")
    page.text(40, 58, "项目名称 管网疏通")
    for part in ([row[:at] for row in rows], [row[:again] + row[at:] for row in rows]):
        width = 500 / len(part[0])
        page.table(40, 70, [width] * len(part[0]), plain(part))
        page.next_page()
    return page.done()


@pytest.mark.parametrize(("at", "again"), [(2, 0), (3, 0), (2, 1)])
def test_a_table_printed_side_by_side(look: Look, at: int, again: int) -> None:
    """Halves on two pages are joined row by row and read whole, or a sentence says what to do."""
    seen = look("a.pdf", in_halves(PLAIN[2:], at, again=again))

    told = seen.failure or (seen.notes[0] if len(seen.notes) == 1 else "")
    joined = seen.indicators == ROWS and not seen.notes
    assert joined or (not seen.indicators and "页" in told)
