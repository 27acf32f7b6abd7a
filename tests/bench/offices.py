"""Write the tables of many invented units, a file for each, as an office gets them.

usage: python tests/bench/offices.py DIR [--units 80] [--projects 900] [--rows 10050]

Rows are drawn from the fixtures of the rules (see varied.py), the same ones at every
call; some units write well, others do not.
"""

from __future__ import annotations

import argparse
import csv
import io
from itertools import islice, product
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from rows import rows as good_rows
from varied import HEADS, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

PLACES = ("望山", "临溪", "柳湾", "石桥", "新塘", "北坪", "河口", "南岭")
BODIES = (
    "水务局",
    "交通运输局",
    "教育局",
    "文化旅游局",
    "农业农村局",
    "卫生健康局",
    "民政局",
    "住房和城乡建设局",
    "生态环境分局",
    "市场监督管理局",
)
_HEAD = ("项目名称", "绩效目标", *HEADS.values())
_CYCLE, _ANNUAL = _HEAD.index(HEADS["cycle"]), _HEAD.index(HEADS["annual"])


def tables(units: int, projects: int, number: int) -> Iterator[tuple[str, str]]:
    """Yield the name of each unit and its table as CSV."""
    random = Random(11)
    drawn, good = rows(number, seed=11), good_rows(number)
    names = (f"{place}区{body}" for place, body in product(PLACES, BODIES))
    for at, unit in enumerate(islice(names, units)):
        share = 0.45 + 0.55 * random.random()
        own = _share(projects, units, at)
        written = io.StringIO()
        writer = csv.writer(written)
        writer.writerow(["2026年项目支出绩效目标申报表"])
        writer.writerow([f"填报单位：{unit}"])
        writer.writerow(_HEAD)
        for row in range(_share(number, units, at)):
            project = f"第{row * own // _share(number, units, at) + 1}号项目"
            faulty, sound = next(drawn), ["", "", *_sound(next(good))]
            if random.random() < share:
                sound = _faulty(faulty, sound)
            writer.writerow([project, *sound[1:]])
        yield unit, written.getvalue()


def _share(whole: int, parts: int, at: int) -> int:
    """Return how much of a whole number one of its even parts has."""
    return whole * (at + 1) // parts - whole * at // parts


def _sound(row: list[str]) -> list[str]:
    """Return a row of rows.py with the columns of varied.py."""
    _, level1, level2, name, cycle, annual = row
    return [level1, level2, name, "", cycle, annual, "", "", "", ""]


def _faulty(drawn: list[str], sound: list[str]) -> list[str]:
    """Return a row of a fixture whose blanks are filled, so that it lacks nothing."""
    either = drawn[_CYCLE] or drawn[_ANNUAL]
    filled = [own or other for own, other in zip(drawn, sound, strict=True)]
    if either:
        filled[_CYCLE], filled[_ANNUAL] = (
            drawn[_CYCLE] or either,
            drawn[_ANNUAL] or either,
        )
    return filled


def write(folder: Path, units: int, projects: int, number: int) -> None:
    """Write the table of each unit into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for unit, text in tables(units, projects, number):
        (folder / f"{unit}.csv").write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--units", type=int, default=80)
    parser.add_argument("--projects", type=int, default=900)
    parser.add_argument("--rows", type=int, default=10_050)
    options = parser.parse_args()
    write(options.folder, options.units, options.projects, options.rows)
