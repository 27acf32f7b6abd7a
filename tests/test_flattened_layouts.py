import pytest

from flat_layout import page, stream
from flat_reading import filled, read
from flat_tables import HEADS, fields, rows

TABLES = tuple(HEADS)
WIDTHS = ((10, 12), (14, 14), (18, 14))


def _check(table: str, lines: list[str]) -> None:
    source = "\n".join(["项目支出绩效目标表", "项目名称 试点", HEADS[table], *lines])
    found, unread = read(source)
    got = [filled(row) for row in found.tables[0].projects[0].indicators]
    assert got == [fields(table, row) for row in rows(table)]
    assert unread == []


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(("width", "narrow"), WIDTHS)
@pytest.mark.parametrize("blank", [False, True])
def test_cells_one_after_the_other(
    table: str, width: int, narrow: int, blank: bool
) -> None:
    """Cells on lines of their own, in drawing order, make the rows they came from."""
    _check(table, stream(rows(table), width, narrow, blank))


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(("width", "narrow"), WIDTHS)
@pytest.mark.parametrize("gap", [" ", "    "])
@pytest.mark.parametrize("label", [12, 4])
def test_labels_at_the_top(
    table: str, width: int, narrow: int, gap: str, label: int
) -> None:
    """Names wrap around their targets, labels stand at the top of their groups."""
    lines = page(rows(table), width, narrow, gap=gap, centred=False, label_width=label)
    _check(table, lines)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(("width", "narrow"), WIDTHS)
@pytest.mark.parametrize("label", [12, 4])
def test_labels_in_the_middle(table: str, width: int, narrow: int, label: int) -> None:
    """Labels in the middle of their groups go to the rows on both sides of them."""
    _check(table, page(rows(table), width, narrow, label_width=label))


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("centred", [False, True])
def test_labels_down_the_edge(table: str, centred: bool) -> None:
    """Labels of one character to a line are put together again."""
    _check(table, page(rows(table), 18, 16, centred=centred, label_width=1))


@pytest.mark.parametrize("table", TABLES)
def test_levels_on_every_row(table: str) -> None:
    """Levels may be repeated on every row."""
    lines = [
        " ".join((row.level1, row.level2, row.name, *row.cells)) for row in rows(table)
    ]
    _check(table, lines)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("at", range(1, 5))
def test_page_breaks(table: str, at: int) -> None:
    """Page numbers and repeated heads between rows belong to no row."""
    lines = stream(rows(table), 30, 30)
    levels = [n for n, line in enumerate(lines) if line.endswith("指标")]
    cut = levels[at + 1]
    lines[cut:cut] = ["— 7 —", "", HEADS[table]]
    _check(table, lines)
