"""The list of remarks in a returned workbook is known again, and nothing else is."""

import pytest

from jixiaolint.extract import extract
from jixiaolint.review_sheet import HEADS, is_review_sheet
from jixiaolint.source import Grid, Source, unclaimed
from jixiaolint.text import Text

FORM = (
    ("一级指标", "二级指标", "三级指标", "年度指标值"),
    ("产出指标", "数量指标", "养护里程", "≥320公里"),
)
CHINESE = tuple(pair[0] for pair in HEADS.values())
ENGLISH = tuple(pair[1] for pair in HEADS.values())
REMARK = ("1", "应当改", "E3", "村道养护", "有效改善", "≥95%", "没有标准", "已改")


def grid(*rows: tuple[str, ...], title: str | None = None, offset: int = 0) -> Grid:
    """Return a grid whose cells stand one after the other, a line each."""
    made = []
    width = max(map(len, rows), default=0)
    for row in rows:
        cells = []
        for word in (*row, *[""] * (width - len(row))):
            cells.append(Text.at(word, offset))
            offset += len(word) + 1
        made.append(tuple(cells))
    return Grid(tuple(made), title)


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("审核意见", [("共 1 条意见",), CHINESE]),
        ("审核意见2", [ENGLISH]),
        ("Sheet1", [CHINESE]),
        (None, [("",), ("",), CHINESE]),
        ("审核意见", [CHINESE[1:5]]),
    ],
)
def test_ours(title: str | None, rows: list[tuple[str, ...]]) -> None:
    """Our heads make the list, under our title also some of them."""
    assert is_review_sheet(grid(*rows, title=title))


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("审核意见", list(FORM)),
        ("表1", [CHINESE[1:]]),
        ("审核意见", [("序号", "项目", "指标", "审核意见", "单位答复")]),
        ("审核意见", []),
        ("表1", [("",)] * 5 + [CHINESE]),
    ],
)
def test_not_ours(title: str | None, rows: list[tuple[str, ...]]) -> None:
    """A form, or somebody's own list under the same title, is read."""
    assert not is_review_sheet(grid(*rows, title=title))


def test_extraction_passes_over_it() -> None:
    """The list gives no indicators and leaves nothing unread."""
    remarks = grid(CHINESE, REMARK, title="审核意见")
    words = [cell.value for row in remarks.rows for cell in row]
    offset = sum(len(word) + 1 for word in words)
    form = grid(*FORM, title="表1", offset=offset)
    words += [cell.value for row in form.rows for cell in row]
    source = Source("表.xlsx", "workbook", "\n".join(words), (remarks, form))
    alone = Source("表.xlsx", "workbook", source.text, (form,))
    found = extract(source)

    assert found.tables == extract(alone).tables
    assert len(found.tables[0].projects[0].indicators) == 1
    gaps = {source.text[slice(*gap)] for gap in unclaimed(source, found.read)}
    assert gaps <= {word for row in FORM for word in row}
