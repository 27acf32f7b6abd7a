"""Columns instead of files: Parquet is read as CSV is, batches of rows give batches."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from struct import pack
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("jixiaolint.arrow", reason="needs jixiaolint[arrow]")

import pyarrow as pa
import pyarrow.parquet as pq

from columns import (
    CHINESE,
    ENGLISH,
    MEANT,
    SOME,
    as_arrow,
    as_csv,
    as_parquet,
    bare,
    checked,
    table,
)
from jixiaolint.arrow import check_batches, findings_schema
from jixiaolint.errors import UnreadableError
from jixiaolint.place import Place
from jixiaolint.read import read
from jixiaolint.read.columns import HEADS
from jixiaolint.settings.run import Settings
from jixiaolint.source import Grid
from process import LINTER
from workspace import RULE

if TYPE_CHECKING:
    from pathlib import Path

ROW = {"二级指标": "数量指标", "三级指标": "培训人次", "指标值": "≥50人次"}


def cells(made: pa.Table) -> list[list[str]]:
    """Return the cells of a table as they are read from Parquet, the head first."""
    (grid,) = read("a.parquet", as_parquet(made)).blocks
    assert isinstance(grid, Grid)
    return [[cell.value for cell in row] for row in grid.rows]


@pytest.mark.parametrize(
    ("heads", "meant"),
    [(CHINESE, CHINESE), (ENGLISH, MEANT)],
    ids=["Chinese", "English"],
)
def test_columns_are_checked_as_csv_is(
    tmp_path: Path, heads: list[str], meant: list[str]
) -> None:
    """The same rows have the same findings, whoever names the columns."""
    found = checked(tmp_path, "a.parquet", as_parquet(table(heads)))
    assert found == checked(tmp_path, "a.csv", as_csv(meant))
    assert len(found) > len(SOME)


def test_every_name_of_a_column_is_the_head_of_one(tmp_path: Path) -> None:
    """What the names that `parse` gives stand for are heads, each of another column."""
    told = {name: f"甲{at}" for at, name in enumerate(HEADS)} | {"year": "2026"}
    told |= {"level1": "产出指标", "level2": "数量指标", "nature": "定量"}
    assert checked(tmp_path, "a.parquet", as_parquet(pa.Table.from_pylist([told]))) == (
        checked(tmp_path, "a.csv", as_csv(list(HEADS.values()), [list(told.values())]))
    )
    source = read("a.parquet", as_parquet(pa.Table.from_pylist([told])))
    assert source.text.split("\n")[len(HEADS) :] == list(told.values())


def test_numbers_and_dates_read_as_they_are_written() -> None:
    """A whole number has no point, a moment at midnight is a date, null is blank."""
    moments = [datetime(2026, 12, 31, tzinfo=UTC), None]
    made = pa.table(
        {
            "三级指标": ["养护里程", ""],
            "分值": [10.0, 2.5],
            "权重": [Decimal("0.10"), None],
            "年度": pa.array([2026, None], pa.int16()),
            "完成时间": pa.array([date(2026, 6, 30), None]),
            "验收时间": pa.array(moments, pa.timestamp("us")),
            "单位": pa.array(["公里", "公里"]).dictionary_encode(),
        }
    )
    assert cells(made)[1:] == [
        ["养护里程", "10", "0.10", "2026", "2026-06-30", "2026-12-31", "公里"],
        ["", "2.5", "", "", "", "", "公里"],
    ]


def test_a_place_is_row_and_column() -> None:
    """Rows and columns count from one; a head stands in no row."""
    source = read("a.parquet", as_parquet(pa.Table.from_pylist([ROW, ROW])))
    (grid,) = source.blocks
    assert isinstance(grid, Grid)
    assert [source.place(row[2].offset(0)) for row in grid.rows] == [
        Place(column=3),
        Place(row=1, column=3),
        Place(row=2, column=3),
    ]


def test_nested_columns_are_told() -> None:
    """Lists and structs are not read, which is said; what `parse` made of texts is not."""
    made = pa.Table.from_pylist([{**ROW, "附件": ["甲"], "place": {"line": 1}}])
    source = read("a.parquet", as_parquet(made))
    assert tuple(map(str, source.notices)) == ("有的列是嵌套结构，没有读：附件。",)


def test_a_file_of_arrow_is_known_by_what_it_holds() -> None:
    """Feather files are read, whatever they are called."""
    source = read("a.csv", as_arrow(pa.Table.from_pylist([ROW])))
    assert (source.reader, source.text.split("\n")[3:]) == ("arrow", [*ROW.values()])


def test_a_file_of_nested_columns_alone_holds_no_table() -> None:
    """There is nothing to read in it."""
    assert read("a.parquet", as_parquet(pa.table({"附件": [["甲"]]}))).blocks == ()


@pytest.mark.parametrize("name", ["a.parquet", "a.arrow"])
@pytest.mark.parametrize("cut", [6, 200])
def test_a_damaged_file_is_told(name: str, cut: int) -> None:
    """What the library cannot read is one sentence."""
    with pytest.raises(UnreadableError, match=f"^{name}: 文件已损坏.*。$"):
        read(name, as_parquet(pa.Table.from_pylist([ROW]))[:cut])


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        (pack("<3i", 0, 6, 12), pack("<3i", 0, 10**9, 12)),
        (b"\xe5\x85\xbb", b"\xff" * 3),
    ],
    ids=["beyond the file", "no UTF-8"],
)
def test_texts_that_are_none_are_damage(said: bytes, instead: bytes) -> None:
    """What a file says of its texts is not believed: it is looked at before they are."""
    data = as_arrow(pa.table({"三级指标": ["养护", "培训"]}))
    assert said in data
    with pytest.raises(UnreadableError, match="文件已损坏"):
        read("a.arrow", data.replace(said, instead))


def test_long_texts_repeated_beyond_measure_are_refused() -> None:
    """A small file that comes to gigabytes of text is not written out."""
    made = pa.table({"三级指标": ["养护" * 10_000] * 10_000})
    with pytest.raises(UnreadableError, match="单元格的文字展开成"):
        read("a.parquet", as_parquet(made))


def test_without_the_library_the_extra_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A program installed without it says how to install it."""
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(UnreadableError, match=r"pip install 'jixiaolint\[arrow\]'"):
        read("a.parquet", as_parquet(pa.Table.from_pylist([ROW])))


def test_a_check_of_csv_loads_no_library(tmp_path: Path) -> None:
    """Who has no columns does not wait for what reads them."""
    (tmp_path / "a.csv").write_bytes(as_csv(CHINESE, SOME[:1]))
    program = (
        "import sys; from jixiaolint.run import lint; from jixiaolint.settings.run import"
        " Settings; lint([sys.argv[1]], Settings()); assert 'pyarrow' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path / "a.csv")], check=True)


def test_batches_are_checked_as_csv_is(tmp_path: Path) -> None:
    """However the rows are cut into batches, their findings are those of one table."""
    batches = table(ENGLISH).to_batches(max_chunksize=40)
    (found,) = check_batches(batches, path="rows")
    assert found.schema == findings_schema()
    rows = found.to_pylist()
    for row in rows:
        row["span"] = row["span"] and [*row["span"].values()]
    assert {row["path"] for row in rows} == {"rows"}
    assert bare(rows) == checked(tmp_path, "a.csv", as_csv(MEANT))


def test_a_finding_brings_along_what_is_kept_of_its_row() -> None:
    """Columns that are kept say which row it is; a table as a whole is no row."""
    rows = table([*CHINESE, "编号"], [[*row, f"甲{at}"] for at, row in enumerate(SOME)])
    (found,) = check_batches(rows.to_batches(), keep=["编号"])
    assert found.schema == findings_schema(rows.schema, ["编号"])
    told = {
        (one["project_index"] is None, one["row"]["编号"], one["place"]["row"])
        for one in found.to_pylist()
    }
    assert all(
        number == (None if whole else f"甲{row - 1}") for whole, number, row in told
    )


def test_settings_hold_for_batches(tmp_path: Path) -> None:
    """Rules are chosen and messages worded as on the command line."""
    rule = tmp_path / "TST101-no-yardstick.yaml"
    text = RULE.replace("match: 改善", r"match: '^\D+$'")
    rule.write_text(text, encoding="utf-8")
    settings = Settings(rules=(rule,), lang="en", select=("TST101",))

    (found,) = check_batches(table(CHINESE).to_batches(), settings)

    told = found.select(["code", "evidence", "message"]).to_pylist()
    words = {one["evidence"] for one in told}
    assert len(told) > len(words) > 1
    assert {one["code"] for one in told} == {"TST101"}
    assert [one["message"] for one in told] == [
        f"'{one['evidence']}' has no yardstick." for one in told
    ]


def test_no_rows_give_no_findings() -> None:
    """An empty partition is none of a fault."""
    assert list(check_batches([])) == []
    assert list(check_batches(table(CHINESE).schema.empty_table().to_batches())) == []


def test_rows_that_say_no_indicator_are_an_error() -> None:
    """A table of something else never passes."""
    rows = pa.table({"姓名": ["张三", "李四"], "电话": ["1", "2"]})
    with pytest.raises(UnreadableError, match=r"^batches: 没有找到绩效指标"):
        list(check_batches(rows.to_batches()))


def test_a_table_read_in_parts_is_whole(tmp_path: Path) -> None:
    """Row groups of a Parquet file are one table."""
    made = table(CHINESE)
    path = tmp_path / "groups.parquet"
    pq.write_table(made, path, row_group_size=40)
    assert checked(tmp_path, "a.parquet", path.read_bytes()) == (
        checked(tmp_path, "b.parquet", as_parquet(made))
    )


def test_what_arrow_reserves_does_not_count_as_held() -> None:
    """Its own allocator would take gigabytes of the limit on memory for nothing."""
    program = (
        "from jixiaolint.bounds.memory import capped\n"
        "with capped(4096):\n"
        "    import pyarrow\n"
        "    print(pyarrow.default_memory_pool().backend_name)"
    )
    environment = {k: v for k, v in os.environ.items() if not k.startswith("ARROW_")}
    environment["PYTHONPATH"] = str(LINTER)
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        env=environment,
        text=True,
    )
    assert done.stdout == "system\n"
