"""What programs call says what the command line says, of files and of rows in hand."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import jixiaolint
import workspace
from jixiaolint import (
    Indicator,
    JixiaolintError,
    Options,
    UnreadableError,
    UsageError,
    check,
    check_rows,
    parse,
)
from jixiaolint.bounds.limits import limit
from jixiaolint.read.columns import HEADS
from jixiaolint.settings.preferences import Preferences

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from command import Run

FAULTY = Path(__file__).resolve().parents[1] / "examples" / "faulty"
KEYS = ("project", "level1", "level2", "name", "annual")
TABLE = [
    ("村道养护", "产出指标", "数量指标", "养护里程", "≥320公里"),
    ("村道养护", "产出指标", "质量指标", "路面平整程度", "有效改善"),
    ("村道养护", "效益指标", "社会效益指标", "群众出行方便程度", "明显提高"),
]
ENGLISH = [dict(zip(KEYS, row, strict=True)) for row in TABLE]
CHINESE = [{HEADS[key]: text for key, text in row.items()} for row in ENGLISH]
TOLD = [
    ("VAL202", 1, "路面平整程度", "有效改善"),
    ("VAL202", 2, "群众出行方便程度", "明显提高"),
]


def as_csv(rows: list[dict[str, str]]) -> str:
    """Return rows as a table of text."""
    file = io.StringIO()
    writer = csv.DictWriter(file, rows[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def bare(findings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return findings without what tells one way in from another: path and place."""
    return [
        {key: value for key, value in one.items() if key not in ("path", "place")}
        for one in findings
    ]


def test_the_names_are_few_sorted_and_all_there() -> None:
    """A name that is offered can be had, and is listed before it is."""
    names = list(jixiaolint.__all__)
    assert names == sorted(names)
    assert set(names) <= set(dir(jixiaolint))
    assert all(getattr(jixiaolint, name) for name in names)


def test_nothing_is_loaded_before_it_is_asked_for() -> None:
    """To import the program costs nothing, and no import of its own hides a name."""
    program = (
        "import sys, jixiaolint; print(*(m for m in sys.modules if 'jixiaolint' in m))\n"
        "import jixiaolint.run, jixiaolint.work.checking, jixiaolint.cli.parse\n"
        "from jixiaolint import check, check_rows, parse, Result\n"
        "print(parse.__module__, check.__module__)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    assert done.stdout == "jixiaolint\njixiaolint.api jixiaolint.api\n"


@pytest.mark.parametrize(
    ("options", "arguments"),
    [
        ({}, ()),
        ({"lang": "en", "select": "TST101"}, ("--lang", "en", "--select", "TST101")),
        ({"ignore": {"too-few"}}, ("--ignore", "too-few")),
        ({"fail_on": "error"}, ("--fail-on", "error")),
        ({"config": "own.yaml"}, ("--config", "own.yaml")),
        ({"exclude": ["clean*"]}, ("--exclude", "clean*")),
    ],
    ids=str,
)
def test_a_check_is_that_of_the_command_line(
    run: Run, options: Any, arguments: tuple[str, ...]
) -> None:
    """The same bytes and the same code come of the same files, settings and options."""
    Path("jixiaolint.yaml").write_text("ignore: [TST101]\n", encoding="utf-8")
    Path("own.yaml").write_text("letter: {office: 望山区财政局}\n", encoding="utf-8")
    ours = ("--rules", "rules", "--format", "json")
    result = check(".", rules=Path("rules"), **options)
    done = run("check", ".", *ours, *arguments)
    assert (result.to_json(), result.exit_code) == (done.out, done.code)
    assert result.as_dict() == json.loads(done.out)
    assert list(result) == list(result.findings)
    assert [one.as_dict() for one in result] == result.as_dict()["findings"]
    assert result.summary == result.as_dict()["summary"]


def test_keywords_go_before_settings(run: Run) -> None:
    """What a program says outright counts, false too; a list of its own comes behind."""
    Path("jixiaolint.yaml").write_text(
        "strict: true\nexclude: [clean.csv]\nlang: en\n", encoding="utf-8"
    )
    Path("other.csv").write_text("姓名,电话\n张三,1\n", encoding="utf-8")
    found = check(".", strict=False, exclude=["faulty.csv", "!clean.csv"], lang="zh")
    assert [file.path for file in found.files] == ["clean.csv", "other.csv"]
    assert found.failures == ()
    assert run("check", ".", "--format", "json").code == 2


@pytest.mark.parametrize("rows", [CHINESE, ENGLISH], ids=["Chinese", "English"])
def test_rows_are_checked_as_a_file_of_them_is(
    rows: list[dict[str, str]], tmp_path: Path
) -> None:
    """Whoever names the keys, findings are those of the table; they name row and key."""
    result = check_rows(rows)
    file = tmp_path / "rows.csv"
    file.write_text(as_csv(CHINESE), encoding="utf-8")
    assert bare(result.as_dict()["findings"]) == bare(check(file).as_dict()["findings"])
    assert result.exit_code == 1
    told = [one for one in result if one.severity != "info"]
    assert [
        (
            one.code,
            one.place.index,
            rows[one.place.index or 0][_name(rows)],
            _said(one, rows),
        )
        for one in told
    ] == TOLD


def _name(rows: list[dict[str, str]]) -> str:
    return list(rows[0])[KEYS.index("name")]


def _said(finding: jixiaolint.Finding, rows: list[dict[str, str]]) -> str:
    """Return the value that a finding points at."""
    assert finding.place.index is not None
    assert finding.place.key is not None
    return rows[finding.place.index][finding.place.key]


def test_rows_may_lack_keys_and_have_others() -> None:
    """A row says what it says; keys that no table has are columns beyond it."""
    rows = [{"编号": at, **row} for at, row in enumerate(CHINESE)]
    rows[0].pop("项目名称")
    places = {one.place.key for one in check_rows(rows) if one.code == "VAL202"}
    assert places == {"年度指标值"}


def test_what_parse_yields_can_be_checked() -> None:
    """Indicators of a file are rows like any others, and are found at fault likewise."""
    table = FAULTY / "grid.csv"
    ones = {(f.code, f.seq, f.field, f.evidence) for f in check(table) if f.seq}
    rows = check_rows(parse(table))
    assert {(f.code, f.seq, f.field, f.evidence) for f in rows if f.seq} == ones
    assert rows.files[0].notices == ()


WRITTEN: list[tuple[object, str]] = [
    (10.0, "10"),
    (2.5, "2.5"),
    (Decimal("0.10"), "0.10"),
    (1e20, "100000000000000000000"),
    (Decimal("1E+3"), "1000"),
    (0.00001, "0.00001"),
    (True, "true"),
    (date(2026, 6, 30), "2026-06-30"),
    (datetime(2026, 12, 31), "2026-12-31"),  # noqa: DTZ001  what a cell says has no zone
    (datetime(2026, 12, 31, 9, 30), "2026-12-31 09:30:00"),  # noqa: DTZ001  likewise
    ("甲\r\n乙", "甲乙"),
]


@pytest.mark.parametrize(("value", "written"), WRITTEN)
def test_values_read_as_they_are_written(value: object, written: str) -> None:
    """Numbers have no point that says nothing, midnight is a date."""
    (one,) = parse([{"三级指标": "培训人次", "二级指标": "数量指标", "指标值": value}])
    assert one["annual"] == written


@pytest.mark.parametrize("value", [None, float("nan"), "", " "])
def test_nothing_is_blank(value: object) -> None:
    """What says nothing is no value."""
    (one,) = parse([{"三级指标": "培训人次", "二级指标": "数量指标", "指标值": value}])
    assert one["annual"] is None


def test_nested_values_are_told() -> None:
    """Lists are no texts, which the notices of the rows say."""
    (file,) = check_rows([{**row, "附件": ["甲"]} for row in CHINESE]).files
    assert file.notices == ("有的列是嵌套结构，没有读：附件。",)


def test_parse_takes_a_path_a_text_bytes_and_rows(run: Run) -> None:
    """The same indicators come of the same table, however it is given."""
    text = as_csv(CHINESE)
    Path("rows.csv").write_text(text, encoding="utf-8")
    printed = run("parse", "rows.csv", "--format", "jsonl").out.splitlines()
    expected = list(map(json.loads, printed))
    assert list(parse("rows.csv")) == list(parse(Path("rows.csv"))) == expected
    assert list(parse(text, path="rows.csv")) == expected
    assert list(parse(text.encode("gb18030"), path="rows.csv")) == expected
    for given in (text, CHINESE, ENGLISH):
        assert bare(list(map(dict, parse(given)))) == bare(expected)
    assert set(expected[0]) == set(Indicator.__annotations__)


def test_parse_yields_all_that_can_be_read(run: Run) -> None:
    """What fails is told behind the last indicator."""
    Path("zeros.csv").write_bytes(b"\x00" * 9)
    rows = parse(".")
    assert [next(rows)["name"] for _ in range(3)] == [
        "养护里程",
        "养护里程",
        "路面平整程度",
    ]
    with pytest.raises(UnreadableError, match=r"^zeros\.csv: 文件是空的"):
        next(rows)
    assert run("parse", ".").code == 2


def test_limits_hold_inside_alone(run: Run) -> None:
    """What a program does between two indicators is none of a limit's."""
    assert run("parse", "faulty.csv").code == 0
    usual = limit("cells")
    rows = parse("faulty.csv", limits={"cells": 10**6})
    next(rows)
    assert limit("cells") == usual
    rows.close()  # type: ignore[attr-defined]
    with pytest.raises(UnreadableError, match="cells"):
        check("faulty.csv", limits={"cells": 2})
    assert check_rows(CHINESE, limits={"cells": 2}).findings


def test_one_bad_file_does_not_hide_the_others(run: Run) -> None:
    """Findings in the others are there; the code says that something failed."""
    result = check(["faulty.csv", "gone.csv"])
    assert (len(result) > 0, result.exit_code) == (True, 2)
    assert [one.path for one in result.failures] == ["gone.csv"]
    assert run("check", "faulty.csv", "gone.csv").code == 2


WRONG: dict[str, tuple[Callable[[], object], type[JixiaolintError], str]] = {
    "no file": (
        lambda: check("gone.csv"),
        UnreadableError,
        "gone.csv: 没有这个文件或目录。",
    ),
    "no path": (
        lambda: check([]),
        UsageError,
        "check(): 没有给出路径。",
    ),
    "an empty path": (
        lambda: check(""),
        UsageError,
        "check(): '' 不是路径，应为 str 或 os.PathLike。",
    ),
    "no word of a rule": (
        lambda: check(".", select="vagu"),
        UsageError,
        "check(): 没有代码、名称或问题为“vagu”的规则。是不是“vague”？",
    ),
    "no option": (
        lambda: check_rows([], profil="auto"),  # type: ignore[call-arg]
        UsageError,
        (
            "check_rows(): 没有键“profil”，应为 "
            f"{'、'.join(Options.__annotations__)}"
            " 之一。是不是“profile”？"
        ),
    ),
    "nothing for a path": (
        lambda: check(None),  # type: ignore[arg-type]
        UsageError,
        "check(): None 不是路径，应为 str 或 os.PathLike。",
    ),
    "bytes for a path": (
        lambda: check(b"a.csv"),  # type: ignore[arg-type]
        UsageError,
        "check(): b'a.csv' 不是路径，应为 str 或 os.PathLike。",
    ),
    "no rows": (
        lambda: check_rows([]),
        UnreadableError,
        "rows: 没有找到绩效指标，应有绩效目标表或绩效目标申报表。一行也没有。",
    ),
    "rows of something else": (
        lambda: check_rows([{"姓名": "张三"}], path="people"),
        UnreadableError,
        (
            "people: 没有找到绩效指标，应有绩效目标表或绩效目标申报表。"
            "给出的键是 姓名，应有 三级指标（name）、年度指标值（annual）等。"
        ),
    ),
    "keys with a slip": (
        lambda: list(parse([{"三级指票": "养护里程", "anual": "≥12公里"}])),
        UnreadableError,
        (
            "rows: 没有找到绩效指标，应有绩效目标表或绩效目标申报表。"
            "给出的键是 三级指票、anual，应有 三级指标（name）、年度指标值（annual）等。"
            "是不是“三级指标”？是不是“annual”？"
        ),
    ),
    "a file for rows": (
        lambda: check_rows("a.csv"),  # type: ignore[arg-type]
        UsageError,
        "行应为 dict 的列表或 DataFrame，给出的是 str；文件请用 check()。",
    ),
    "a row that is none": (
        lambda: check_rows([CHINESE[0], ["甲"]]),  # type: ignore[list-item]
        UsageError,
        "rows[1] 应为键是文字的 dict，给出的是“['甲']”。",
    ),
    "a value that is none": (
        lambda: check_rows([CHINESE[0], {"三级指标": object()}]),
        UsageError,
        "rows[1]['三级指标'] 是 object，应为文字、数字或日期。",
    ),
    "a frame that is none": (
        lambda: check_rows(type("Lazy", (), {"columns": ["甲"]})()),
        UsageError,
        "Lazy 不是能读的数据表，请先转成 dict 的列表。",
    ),
    "a file to parse": (
        lambda: list(parse("gone.csv")),
        UnreadableError,
        "gone.csv: 没有这个文件或目录。",
    ),
}


@pytest.mark.parametrize(("call", "kind", "sentence"), WRONG.values(), ids=list(WRONG))
def test_bad_input_is_one_sentence(
    call: Callable[[], object],
    kind: type[JixiaolintError],
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whoever gives it is told what was found, and what was expected."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(JixiaolintError) as caught:
        call()
    assert (type(caught.value), str(caught.value)) == (kind, sentence)


def test_errors_are_said_in_the_language_asked_for() -> None:
    """Who asks for English is told in English what is wrong."""
    with pytest.raises(UsageError, match=r"^check\(\): no path is given\.$"):
        check([], lang="en")
    with pytest.raises(UsageError, match=r"^rows\[0\] is 'a', expected a dict"):
        check_rows(["a"], lang="en")  # type: ignore[list-item]
    with pytest.raises(UsageError, match="Did you mean 'vague'"):
        check(".", lang="en", select="vagu")
    with pytest.raises(UnreadableError, match=r"expected\. There are no rows\.$"):
        check_rows([], lang="en")


def test_what_a_baseline_knows_is_not_told_again(run: Run) -> None:
    """Files and rows alike are seen through it, and counted as the command line does."""
    run("check", "faulty.csv", "--write-baseline")
    known = Path("jixiaolint-baseline.json")
    result = check("faulty.csv", baseline=known)
    told = run("check", "faulty.csv", "--baseline", str(known), "--format", "json")
    assert (result.to_json(), result.exit_code) == (told.out, 0)
    new = check_rows(CHINESE, path="faulty.csv", baseline=str(known))
    assert [one.evidence for one in new] == ["明显提高"]
    assert new.baseline is not None
    assert (new.baseline.old > 0, new.baseline.new) == (True, 1)


@pytest.mark.usefixtures("run")
def test_settings_for_some_files_and_projects() -> None:
    """They are said as in a settings file, and the exit code is theirs."""
    plain = check("faulty.csv", config=False, select="vague")
    off = {"projects": ["*"], "ignore": ["vague"]}
    milder = {"files": "*.csv", "fail-on": "error"}

    assert (len(plain), plain.exit_code) == (1, 1)
    assert len(check("faulty.csv", config=False, overrides=[off], select="vague")) == 0
    held = check("faulty.csv", config=False, overrides=[milder], select="vague")
    assert (len(held), held.exit_code) == (1, 0)


def test_a_program_has_one_process_unless_it_says_so() -> None:
    """Where nobody says how many, none are started behind the back of a program."""
    from jixiaolint.api.options import preferences

    assert preferences("check()", False, {}).jobs == 1
    assert preferences("check()", False, {"jobs": 3}).jobs == 3


def test_every_setting_is_a_keyword() -> None:
    """The types of the keywords know all keys of a settings file."""
    assert set(Options.__annotations__) == {field.name for field in fields(Preferences)}


def test_rules_of_a_program_take_the_place_of_those_in_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A word of a rule in the settings' folders is known, one in no folder is not."""
    workspace.fill(tmp_path)
    monkeypatch.chdir(tmp_path)
    Path("jixiaolint.yaml").write_text("rules: [rules]\n", encoding="utf-8")
    (one,) = check("faulty.csv", select="no-yardstick")
    assert one.code == "TST101"
    with pytest.raises(UsageError, match="“no-yardstick”"):
        check("faulty.csv", config=False, select="no-yardstick")


def _frames() -> Mapping[str, Callable[[], Any]]:
    """Return what makes the rows a DataFrame, by library."""

    def pandas() -> Any:
        return pytest.importorskip("pandas").DataFrame(CHINESE, index=[7, 8, 9])

    def polars() -> Any:
        return pytest.importorskip("polars").DataFrame(CHINESE)

    def pyarrow() -> Any:
        return pytest.importorskip("pyarrow").Table.from_pylist(CHINESE)

    return {"pandas": pandas, "polars": polars, "pyarrow": pyarrow}


@pytest.mark.parametrize("make", _frames().values(), ids=list(_frames()))
def test_a_frame_is_checked_as_its_rows_are(make: Callable[[], Any]) -> None:
    """The library that made it does not matter; an index is no row's number."""
    assert check_rows(make()).to_json() == check_rows(CHINESE).to_json()


def test_what_polars_has_not_computed_is_a_frame_too() -> None:
    """It is computed, and nothing is said of what that costs."""
    polars = pytest.importorskip("polars")
    lazy = polars.DataFrame(CHINESE).lazy()

    assert check_rows(lazy).to_json() == check_rows(CHINESE).to_json()


def test_heads_of_pandas_in_two_rows() -> None:
    """A column is called by the last of its names that says something."""
    pandas = pytest.importorskip("pandas")
    for above in (("绩效指标", "{}"), ("{}", "")):
        frame = pandas.DataFrame(CHINESE)
        frame.columns = pandas.MultiIndex.from_tuples(
            [tuple(one.format(name) for one in above) for name in frame.columns]
        )
        assert check_rows(frame).to_json() == check_rows(CHINESE).to_json()


def test_nothing_of_pandas_in_a_dict_is_blank() -> None:
    """Records of a frame have values of its own for what is missing."""
    pandas = pytest.importorskip("pandas")
    for nothing in (pandas.NaT, pandas.NA):
        (one,) = parse([{**CHINESE[0], "年度指标值": nothing}])
        assert one["annual"] is None


def test_a_silence_may_end_on_a_date() -> None:
    """A program says the last day as a date or as text."""
    last = date(2999, 1, 1)
    for until in (last, last.isoformat()):
        silence: Any = [{"rule": "VAL202", "reason": "已报", "until": until}]
        assert not list(check_rows(CHINESE, silence=silence, select="VAL202"))


def test_what_a_frame_of_pandas_lacks_is_blank() -> None:
    """A number in a column with gaps is still whole; what is missing says nothing."""
    pandas = pytest.importorskip("pandas")
    rows = [{**row, "分值": at or None} for at, row in enumerate(CHINESE)]
    frame = pandas.DataFrame(rows)
    frame["年度"] = pandas.array([2026, None, None], dtype="Int64")
    frame["年度指标值"] = pandas.to_datetime(
        ["2026-06-30", None, "2026-07-01 08:00"], format="ISO8601"
    )
    assert [(one["score"], one["annual"]) for one in parse(frame)] == [
        (None, "2026-06-30"),
        ("1", None),
        ("2", "2026-07-01 08:00:00"),
    ]
