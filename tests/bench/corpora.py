"""Write the tables that are timed, each as many rows long as is asked for.

usage: python tests/bench/corpora.py NAME ROWS FILE

``mirrored`` repeats names, values and explanations as often as real tables do, ``half``
is the table of ``rows.py``, in ``distinct`` every name, value and explanation differs
in words, ``long`` has explanations of 400 characters besides, ``varied`` is the table
of ``varied.py``. ``coded`` is ``half`` as coded text, ``xlsx`` as a workbook with
numbers and percentages besides, ``yaml`` as YAML.
"""

from __future__ import annotations

import csv
import json
import sys
from itertools import groupby
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import invented
import rows
import varied
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_CODES = {"产出": 1, "效益": 2, "满意度": 3, "数量": 11, "质量": 12, "时效": 13}
_CODES |= {"成本": 14, "社会效益": 22, "生态效益": 23, "服务对象满意度": 31}
_FORM = (
    "项目支出绩效目标表\n\n单位名称：柳溪县公路局 单位：万元\n\n"
    "项目名称（资金使用单位） 总计 财政拨款 其他资金 绩效目标 绩效指标\n\n"
)
_WIDTH = 32


def _csv(path: Path, body: Iterable[Sequence[str]]) -> None:
    """Write rows as `invented` makes them."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(invented.HEAD)
        writer.writerows(body)


def _distinct(number: int) -> Iterator[Sequence[str]]:
    """Yield rows of which no text but the levels and the project stands twice."""
    for at in range(number):
        yield [invented.project(at), *invented.indicator(at)]


def _long(number: int) -> Iterator[Sequence[str]]:
    """Yield the same rows, each with a long explanation."""
    for at in range(number):
        made = invented.indicator(at)
        made = made._replace(description=invented.long_explanation(at))
        yield [invented.project(at), *made]


def _mirrored(number: int) -> Iterator[Sequence[str]]:
    """Yield rows some of whose texts stand very often and many of which stand once.

    How often a text is drawn falls with its rank, as words do in any language: of ten
    thousand names a third differ, of a hundred thousand a quarter.
    """
    random = Random(1)

    def drawn(form: int) -> invented.Indicator:
        """Return an indicator of a form, the first ones by far the most often."""
        rank = int((number / invented.FORMS + 1) ** random.random())
        return invented.indicator(rank * invented.FORMS + form)

    for at in range(number):
        form = at % invented.FORMS
        named, explained, valued = (drawn(form) for _ in range(3))
        made = named._replace(
            description=explained.description, cycle=valued.cycle, annual=valued.annual
        )
        yield [invented.project(at), *made]


def _coded(path: Path, number: int) -> None:
    """Write indicators as coded text, wrapped as PDF tools wrap it."""
    with path.open("w", encoding="utf-8") as file:
        file.write(_FORM)
        for project, group in groupby(rows.rows(number), key=lambda row: row[0]):
            file.write(f"    {project} 30.00 30.00\n改善片区群众出行条件。\n\n")
            for seq, (_, *cells) in enumerate(group, 1):
                file.write(f"{_wrapped(_string(seq, *cells))}\n")
            file.write("\n")


def _string(
    seq: int, level1: str, level2: str, name: str, cycle: str, annual: str
) -> str:
    """Return an indicator as a coded string."""
    codes = (_CODES[level.removesuffix("指标")] for level in (level1, level2))
    first, second = codes
    return (
        f"{seq}、{first}-{level1}；{second}-{level2}；{name}；实施周期指标值:{cycle}；"
        f"年度指标值:{annual}。"
    )


def _wrapped(text: str) -> str:
    """Return a text broken every so many characters, wherever that is."""
    return "\n".join(text[at : at + _WIDTH] for at in range(0, len(text), _WIDTH))


def _xlsx(path: Path, number: int) -> None:
    """Write a workbook with scores as numbers and weights as formatted percentages."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("目标表")
    sheet.append([*rows.HEAD, "分值", "权重"])
    for at, row in enumerate(rows.rows(number)):
        weight = WriteOnlyCell(sheet, value=(1 + at % rows.ROWS_PER_PROJECT) / 100)
        weight.number_format = "0%"
        sheet.append([*row, 10, weight])
    book.save(path)


def _yaml(path: Path, number: int) -> None:
    """Write a list of mappings, every value in quotes."""
    with path.open("w", encoding="utf-8") as file:
        file.write("---\n")
        for row in rows.rows(number):
            pairs = zip(rows.HEAD, row, strict=True)
            lines = [
                f"{key}: {json.dumps(cell, ensure_ascii=False)}\n"
                for key, cell in pairs
            ]
            file.write("- " + "  ".join(lines))


CORPORA: dict[str, tuple[str, Callable[[Path, int], None]]] = {
    "mirrored": (".csv", lambda path, n: _csv(path, _mirrored(n))),
    "half": (".csv", rows.write),
    "distinct": (".csv", lambda path, n: _csv(path, _distinct(n))),
    "long": (".csv", lambda path, n: _csv(path, _long(n))),
    "varied": (".csv", varied.write),
    "coded": (".txt", _coded),
    "xlsx": (".xlsx", _xlsx),
    "yaml": (".yaml", _yaml),
}
"""Name of a corpus -> the extension of its file, and what writes so many rows."""


if __name__ == "__main__":
    CORPORA[sys.argv[1]][1](Path(sys.argv[3]), int(sys.argv[2]))
