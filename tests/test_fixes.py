"""Fixes in files of characters: the span that is wrong changes, no other byte does."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from fixing_case import SAFE, UNSAFE, mend, notes, table

if TYPE_CHECKING:
    from pathlib import Path

ENCODINGS = {"txt": "gb18030", "csv": "utf-8", "html": "utf-8", "md": "utf-8"}
HEAD = "项目名称,二级指标,三级指标,指标解释,年度指标值\n"
SUM = "按验收单上写明的里程统计"
QUANTITY = f'"description": "{SUM}", "level2": "数量指标"'


def exchanged(data: bytes, pairs: dict[str, str], encoding: str) -> bytes:
    """Return bytes in which some words are others."""
    for old, new in pairs.items():
        assert data.count(old.encode(encoding)) == 1
        data = data.replace(old.encode(encoding), new.encode(encoding))
    return data


@pytest.mark.parametrize("kind", ENCODINGS)
@pytest.mark.parametrize("unsafe", [False, True])
def test_nothing_outside_the_span_changes(
    kind: str, unsafe: bool, tmp_path: Path
) -> None:
    """Encoding, mark, line ends and all other characters stay, byte for byte."""
    data = table(kind)
    came = mend(tmp_path, f"表.{kind}", data, unsafe=unsafe)
    pairs = SAFE | UNSAFE if unsafe else SAFE
    assert came.data == exchanged(data, pairs, ENCODINGS[kind])
    assert came.fixed.gone == len(pairs)
    assert came.fixed.notes == ()


@pytest.mark.parametrize("kind", ENCODINGS)
def test_fixing_twice_changes_nothing(kind: str, tmp_path: Path) -> None:
    """A file that was mended is as good as it gets."""
    once = mend(tmp_path, f"表.{kind}", table(kind), unsafe=True)
    twice = mend(tmp_path, f"表.{kind}", once.data, unsafe=True)
    assert twice.fixed.data is None
    assert twice.outcome.findings == once.outcome.findings


def test_the_report_tells_of_what_is_left(tmp_path: Path) -> None:
    """Findings are those of the mended file: what was fixed is not told."""
    data = (HEAD + f"养护,数量指标,养护里程,{SUM},标准：约12公里\n").encode()
    came = mend(tmp_path, "表.csv", data)
    assert came.data.decode().endswith(f"{SUM},约12公里\n")
    left = came.outcome.findings[-1]
    assert came.codes == ["PRJ807", "PRJ811", "VAL204"]
    assert (left.evidence, left.fix and left.fix.safety) == ("约12公里", "unsafe")


def test_a_row_is_mended_until_nothing_is_left(tmp_path: Path) -> None:
    """Fixes of several rules on one cell follow one another."""
    data = (HEAD + f"养护,数量指标,养护里程,{SUM},标准：约≥12公里\n").encode()
    came = mend(tmp_path, "表.csv", data, unsafe=True)
    assert came.data.decode().endswith(f"{SUM},≥12公里\n")
    assert came.codes == ["PRJ807", "PRJ811"]


@pytest.mark.parametrize(
    ("mark", "encoding", "end"),
    [
        (b"", "utf-8", "\n"),
        (b"", "gb18030", "\r\n"),
        (b"\xef\xbb\xbf", "utf-8", "\r"),
        (b"\xff\xfe", "utf-16-le", "\r\n"),
        (b"\xfe\xff", "utf-16-be", "\n"),
    ],
)
def test_encoding_mark_and_line_ends_stay(
    mark: bytes, encoding: str, end: str, tmp_path: Path
) -> None:
    """Whatever a file is written in, it is written in afterwards."""
    text = f'{HEAD}养护,数量指标,养护里程,"{SUM}，\U00020000",标准：≥12公里'
    data = mark + text.replace("\n", end).encode(encoding)
    came = mend(tmp_path, "表.csv", data)
    assert came.data == exchanged(data, {"标准：≥12公里": "≥12公里"}, encoding)


@pytest.mark.parametrize(
    ("cell", "mended"),
    [
        ("养护(含桥）里程", "养护（含桥）里程"),
        ('"养护(含桥）里程"', '"养护（含桥）里程"'),
        ('"养护(""村道""）里程"', '"养护（""村道""）里程"'),
        ('="养护(含桥）里程"', '="养护（含桥）里程"'),
        (" 养护(含桥）里程 ", " 养护（含桥）里程 "),
        ("养护(A&amp;B）里程", "养护（A&amp;B）里程"),
    ],
)
def test_quotes_and_blanks_of_a_cell_stay(
    cell: str, mended: str, tmp_path: Path
) -> None:
    """What is no word of a cell is none of its fix."""
    text = f'{HEAD}养护,数量指标,"{SUM}",{SUM},\n养护,数量指标,{{}},{SUM},≥12公里\n'
    came = mend(tmp_path, "表.csv", text.replace("{}", cell).encode())
    assert came.data.decode() == text.replace("{}", mended)


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("&ge;&ge;88&#37;", "&ge;88&#37;"),
        ("&#8805;<b>&#8805;88%</b>", "<b>&#8805;88%</b>"),
        ("标<b>准：</b>≥88%", None),
        ("≥≥<b>88</b>%", "≥<b>88</b>%"),
        ("标准：<br>≥88%", "<br>≥88%"),
        ("标&#20934;：≥88%", "≥88%"),
    ],
)
def test_a_page_keeps_its_signs_and_tags(
    written: str, mended: str | None, tmp_path: Path
) -> None:
    """Characters written by name are one character each; a tag is never lost."""
    page = table("html").decode().replace("≥≥88%", written)
    came = mend(tmp_path, "表.html", page.encode())
    others = {old: new for old, new in SAFE.items() if old != "≥≥88%"}
    should = exchanged(page.encode(), others, "utf-8").decode()
    assert came.data.decode() == should.replace(written, mended or written)


def test_words_on_both_sides_of_a_line_end_are_mended_apart(tmp_path: Path) -> None:
    """A value may wrap where nothing changes."""
    text = f'{HEAD}养护,数量指标,"养护(含\n桥）里程",{SUM},≥12公里\n'
    came = mend(tmp_path, "表.csv", text.encode())
    assert came.data.decode() == text.replace("(", "（")


def test_what_stands_in_several_places_is_left(tmp_path: Path) -> None:
    """Characters to be changed that a line end parts are not touched, which is said."""
    text = f'{HEAD}养护,数量指标,养护里程,{SUM},"标\n准：≥12公里"\n'
    came = mend(tmp_path, "表.csv", text.encode())
    assert came.fixed.data is None
    assert notes(came, tmp_path) == ("表.csv: 没有改 第2行第9列：要改的字分在几处。")


def test_a_merged_cell_of_several_rows_is_left(tmp_path: Path) -> None:
    """A row is not moved if that would take other rows along."""
    ratio = "覆盖村数÷全县村数×100%"
    rows = f"养护,数量指标,公路覆盖率,{ratio},≥90%\n,,养护公路里程,{SUM},≥12公里\n"
    data = (HEAD + rows).encode()
    came = mend(tmp_path, "表.csv", data, unsafe=True)
    assert came.fixed.data is None
    assert notes(came, tmp_path) == ("表.csv: 没有改 第2行第9列：这一格属于几行。")
    alone = (HEAD + rows.replace("\n,,", "\n,数量指标,")).encode()
    came = mend(tmp_path, "表.csv", alone, unsafe=True)
    assert came.data.decode() == alone.decode().replace("数量", "质量", 1)


def test_what_a_cell_cannot_hold_is_put_between_quotes() -> None:
    """A comma or a quote that a fix brings makes a cell one with quotes."""
    from jixiaolint.fixes.cells import quoted
    from jixiaolint.fixes.edit import Edit
    from jixiaolint.read import read

    text = '名称,值\n养护,约12\n"村道",约"3"\n'
    source = read("表.csv", text.encode())
    at = text.index("约12")
    edits = [Edit(at, at + 1, "≥1,", (1, 1), at)]
    assert [*quoted(text, source, edits)] == [Edit(at, at + 3, '"≥1,12"', (1, 1), at)]
    at = text.index("村")
    edits = [Edit(at, at + 1, '"乡,', (1, 1), at)]
    assert [*quoted(text, source, edits)] == [Edit(at, at + 1, '""乡,', (1, 1), at)]


def test_rows_that_parse_has_printed_are_mended(tmp_path: Path) -> None:
    """Strings of JSON keep their escapes; a number becomes a string."""
    level = '"description": "合格里程÷养护里程×100%", "level2": "质量指标"'
    rows = [
        f'{{"name": "路面(含\\u6865面）合格率", "annual": "\\u2265\\u226595%", {level}}}',
        f'{{"name": "公路养护里程", "annual": 12.3333333, "measure_unit": "公里", {QUANTITY}}}',
    ]
    came = mend(tmp_path, "行.jsonl", "\n".join(rows).encode(), unsafe=True)
    first, second = came.data.decode().split("\n")
    assert first == rows[0].replace("(", "（").replace("\\u2265", "", 1)
    assert second == rows[1].replace("12.3333333", '"12.33"')
    assert [json.loads(one)["annual"] for one in (first, second)] == ["≥95%", "12.33"]
