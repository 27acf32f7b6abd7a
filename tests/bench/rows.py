"""Write a table of invented indicators, half of them distinct and half repeated.

usage: python tests/bench/rows.py FILE [--rows 100000]
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = ["项目名称", "一级指标", "二级指标", "三级指标", "实施周期指标值", "年度指标值"]
ROWS = (
    ("产出指标", "数量指标", "{}养护里程", "≥{}公里", "≥{}公里"),
    ("产出指标", "数量指标", "{}培训人次", "≥{}人次", "≥{}人次"),
    ("产出指标", "质量指标", "{}验收合格率", "≥9{}.5%", "≥9{}.5%"),
    ("产出指标", "时效指标", "{}完成时间", "2026年12月底前", "2026年12月底前"),
    ("产出指标", "成本指标", "{}支出总成本", "≤{}万元", "≤{}万元"),
    ("效益指标", "社会效益指标", "{}群众出行条件", "有效改善", "有效改善"),
    ("效益指标", "生态效益指标", "{}绿化覆盖率", "95%", "95%"),
    ("满意度指标", "服务对象满意度指标", "{}群众满意度", "≥9{}%", "≥9{}%"),
)
PLACES = ("城东", "城西", "河口", "南岭", "柳溪", "石桥", "新塘", "北坪")
ROWS_PER_PROJECT = 8


def rows(number: int) -> Iterator[list[str]]:
    """Yield the rows of the table, the same ones at every call."""
    for index in range(number):
        project, kind = divmod(index, ROWS_PER_PROJECT)
        level1, level2, name, cycle, annual = ROWS[kind]
        place = PLACES[project % len(PLACES)]
        # Every second project is like many others; the rest have figures of their own.
        figure = 1 + (project % 9 if project % 2 else project)
        digit = figure % 9
        yield [
            f"{place}片区第{project + 1}号项目",
            level1,
            level2,
            name.format(place if project % 2 else f"{place}{project}号路段"),
            cycle.format(digit if "9{}" in cycle else figure),
            annual.format(digit if "9{}" in annual else figure),
        ]


def write(path: Path, number: int) -> None:
    """Write a table of so many indicators as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEAD)
        writer.writerows(rows(number))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--rows", type=int, default=100_000)
    options = parser.parse_args()
    write(options.file, options.rows)
