"""What was not read is told as a person would: a table, a column, a block, a passage."""

from __future__ import annotations

import pytest

from jixiaolint.extract import extract
from jixiaolint.read import read
from jixiaolint.unread import unread

HEAD = "<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr>"
ROW = "<tr><td>产出指标</td><td>数量指标</td><td>培训河长人数</td><td>≥50人</td></tr>"
TABLE = f"<table>{HEAD}{ROW}{ROW}</table>"


def parts(html: str) -> list[tuple[str, str, int]]:
    """Return kind, title and number of passages of each part that nobody read."""
    source = read("a.html", html.encode())
    found = unread(source, extract(source).read)
    return [(part.kind, part.title, len(part.spans)) for part in found]


def below(*rows: str) -> str:
    """Return a table of indicators with rows of other cells below it."""
    cells = ("".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in rows)
    return TABLE[:-8] + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


GOODS = ("科目名称|单价|金额", "水表|150元/只|12万元")


def staff(value: str) -> str:
    """Return a table of staff with something in its last cell."""
    return f"<table><tr><td>姓名</td><td>职务</td></tr><tr><td>周某</td><td>{value}</td></tr></table>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (TABLE, []),
        (TABLE + staff("科长"), [("table", "姓名", 4)]),
        (TABLE + staff("≥3次"), [("block", "姓名", 4)]),
        (TABLE + staff("质量指标"), [("block", "姓名", 4)]),
        (TABLE + staff("科长") + staff("科员"), [("table", "姓名", 8)]),
        (below(*GOODS), [("table", "科目名称", 6)]),
        (below(*GOODS[:1], "水表|≥3只|12万元"), [("block", "科目名称", 6)]),
        (below("主办|周某", "协办|吴某"), [("block", "主办", 4)]),
        (TABLE + "<p>经会议研究同意。</p>", [("passage", "经会议研究同意。", 1)]),
        (
            TABLE + "<p>经会议研究同意。</p><p>请予审核。</p>",
            [("block", "经会议研究同意。", 2)],
        ),
        ("<p>指标情况</p>" + TABLE, []),
        ("<p>培训≥50人</p>" + TABLE, [("passage", "培训≥50人", 1)]),
        ("<p>培训50人</p>" + TABLE, [("passage", "培训50人", 1)]),
        (
            TABLE.replace("指标值</td>", "指标值</td><td>难度</td>").replace(
                "≥50人</td>", "≥50人</td><td>甲等</td>"
            ),
            [("column", "难度", 3)],
        ),
    ],
)
def test_parts_that_nobody_read(
    html: str, expected: list[tuple[str, str, int]]
) -> None:
    """What belongs together is one part; what looks like an indicator is no foreign table."""
    assert parts(html) == expected


def test_one_text_alone_is_told() -> None:
    """What may be a caption is none where no table follows."""
    source = read("a.csv", "2025年项目支出绩效目".encode())

    (part,) = unread(source, extract(source).read)

    assert (part.title, part.text(source)) == ("2025年项目支出绩效目",) * 2
