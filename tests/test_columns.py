"""Tables held by columns: their texts, rows and indicators are those of their cells."""

from __future__ import annotations

import pytest

from jixiaolint.columns.column import NOTHING, Column, held, new_odd
from jixiaolint.columns.indicators import Indicators, said
from jixiaolint.columns.rows import Rows
from jixiaolint.model import JUDGED_TEXTS, Indicator, Project
from jixiaolint.parsing.indicator import _cut, parts
from jixiaolint.read.delimited import read_delimited
from jixiaolint.read.workbook.book import Book, Look, String
from jixiaolint.read.workbook.usual_rows import take_rows
from jixiaolint.read.workbook.xlsx import _parsed, _sheet
from jixiaolint.text import EMPTY, JUDGED, Text

TABLE = "一级指标,三级指标,指标值\r\n产出指标, 里程 ,≥3\r\n,<b>次</b>数\r\n"
WORDS = Text.join([Text.at("甲", 3), Text.at("乙", 9)])


def test_a_row_is_made_of_the_cells_as_they_stand_and_is_the_same_each_time() -> None:
    """Blanks and tags are no part of a cell; a short row is filled."""
    (grid,) = read_delimited("a.csv", TABLE.encode()).blocks
    rows = grid.cells
    count = Text("次数", ((0, 33), (1, 38)))
    assert rows[2] == (EMPTY, count, EMPTY)
    assert rows[1:] == [
        (Text.at("产出指标", 15), Text.at("里程", 21), Text.at("≥3", 25)),
        (EMPTY, count, EMPTY),
    ]
    assert rows[1][1] is rows[1:][0][1]
    assert rows.starts is not None
    assert list(rows.starts) == [0, 15, 29]


def test_rows_of_texts_keep_their_objects() -> None:
    """A cell that covers two places is one, another with the same words is not."""
    one, two = Text.at("甲", 0), Text.at("甲", 5)
    rows = Rows.of([(one, one, two)])
    assert [a is b for a, b in zip(rows[0], (one, one, two), strict=True)] == [True] * 3
    assert len({column.marks[0] for column in rows.columns}) == 2


def test_a_change_is_made_once_for_equal_texts_and_keeps_where_they_stand() -> None:
    """Texts that stand in pieces are changed one by one."""
    changed: list[str] = []

    def cut(text: Text) -> Text:
        """Return a text without its first letter."""
        changed.append(text.value)
        return text.slice(1)

    odd = new_odd()
    row = [("丙丁", 20), NOTHING, ("丙丁", 30), held(WORDS, odd), ("戊", 40)]
    column = Column.of(row, odd).through(cut, lambda value: value == "戊")
    assert list(column.texts()) == [
        Text.at("丁", 21),
        None,
        Text.at("丁", 31),
        Text.at("乙", 9),
        Text.at("戊", 40),
    ]
    assert sorted(changed) == ["丙丁", "甲乙", "甲乙"]


def test_indicators_by_columns_are_equal_to_those_given() -> None:
    """Some of them count from one; what is judged is cut at its limit."""
    long = Text.at("长" * (JUDGED + 1), 50)
    given = [
        Indicator(1, Text.at("里程", 0), annual=Text.at("≥3", 5)),
        Indicator(2, WORDS, description=long),
    ]
    found = Indicators.of(given)
    assert found == given
    assert found.part(1, 2) == [Indicator(1, WORDS, description=long)]
    assert found.long == ("description",)
    one, two = (
        dict(zip(JUDGED_TEXTS, texts, strict=True))
        for texts in said(Project(1, None, found))
    )
    assert (one["name"], one["annual"], one["description"]) == ("里程", "≥3", None)
    assert (two["name"], two["description"]) == ("甲乙", "长" * JUDGED)


@pytest.mark.parametrize(
    "row",
    [
        '<row r="3" spans="1:2"><c r="A3" t="s"><v>0</v></c><c r="C3" s="1"><v>0.5</v></c></row>',
        '<row r="3"><c r="A3" t="inlineStr"><is><t>&lt;&#39033;;</t></is></c><c r="B3"/></row>',
        '<row r="3"><c r="A3" t="s"><v>1</v></c></row>',
        '<row r="3"><c r="A3"><f>1+1</f><v>2</v></c></row>',
        '<row r="3" hidden="1"><c r="A3"><v>2</v></c></row>',
        '<row r="3"><c r="A4"><v>2</v></c></row>',
        '<row r="3"><c r="A3" t="str"><v>a&#0;</v></c></row>',
        '<row r="3"><c r="A3"><v>2</v></c></row><row r="3"><c r="A3"><v>5</v></c></row>',
        '<row r="3"><c r="A3"><v>2</v></c></row><row><c><v>5</v></c></row>',
    ],
)
def test_usual_rows_read_as_the_parser_reads_them(row: str) -> None:
    """What is not usual is left to it, and so is what is wrong."""
    book = Book(looks={"0": Look(), "1": Look("0%")})
    book.strings.update({"0": String("甲"), "1": String("乙", struck=True)})
    usual = '<row r="1"><c r="B1"><v>7</v></c></row>'
    data = f"<worksheet><sheetData>{usual}{row}</sheetData></worksheet>".encode()

    def told(read: object) -> object:
        """Return a sheet, or the error that it is."""
        try:
            return read("a", data, book)  # type: ignore[operator]
        except Exception as error:
            return str(error)

    assert told(_sheet) == told(_parsed)
    assert take_rows(data, book)[0].get(0, {1: "7"}) == {1: "7"}


@pytest.mark.parametrize(
    "value",
    [
        "1-产出指标；11-数量指标；养护里程；实施周期指标值:≥36公里；年度指标值:≥12公里。",
        "1-产出指标；11-数量指标；里程，；年度指标值≥12公里；说明:长:短；。",
        "产出指标养护里程；≥5；；年度指标值达到九成",
        "年度指标值:",
        "一级指标：产出指标；12-甲",
    ],
)
def test_a_string_is_cut_as_if_its_texts_were_read(value: str) -> None:
    """The mould of a string has its keys and separators, and its spans are put back."""
    assert parts(value) == _cut(value)
