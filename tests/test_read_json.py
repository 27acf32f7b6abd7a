"""What `parse` printed can be checked like the tables that it came from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jixiaolint.errors import UnreadableError
from jixiaolint.read import read

if TYPE_CHECKING:
    from command import Run

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
ROW = {"table": "目标表", "unit": "城北区水务局", "year": 2025, "project": "巡河"}


def lines(*rows: dict[str, object]) -> bytes:
    """Return rows as JSON, one to a line."""
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


def sentence(data: bytes | str) -> str:
    """Return what is said of JSON that cannot be read."""
    with pytest.raises(UnreadableError) as caught:
        read("a.json", data.encode() if isinstance(data, str) else data)
    return str(caught.value)


@pytest.mark.parametrize("form", ["json", "jsonl"])
@pytest.mark.parametrize("name", ["clean", "faulty"])
def test_round_trip(run: Run, form: str, name: str) -> None:
    """What is parsed from the output of parse is that output, but for path and place."""
    for example in sorted((EXAMPLES / name).iterdir()):
        first = run("parse", str(example), "--format", form)
        Path(f"out.{form}").write_text(first.out, encoding="utf-8")
        second = run("parse", f"out.{form}", "--format", form)

        assert _indicators(second.out, form) == _indicators(first.out, form)
        assert second.code == 0


def _indicators(printed: str, form: str) -> list[dict[str, object]]:
    """Return the printed indicators without where they were found."""
    rows = (
        json.loads(printed)
        if form == "json"
        else [json.loads(line) for line in printed.splitlines()]
    )
    assert rows
    return [
        {key: value for key, value in row.items() if key not in ("path", "place")}
        for row in rows
    ]


def test_the_same_findings(run: Run) -> None:
    """The indicators of a file are found at fault in its parsed form as in itself."""
    for example in sorted((EXAMPLES / "faulty").iterdir()):
        parsed = run("parse", str(example), "--format", "jsonl")
        Path("out.jsonl").write_text(parsed.out, encoding="utf-8")
        once = run("check", str(example), "--format", "jsonl")
        again = run("check", "out.jsonl", "--format", "jsonl")

        assert _faults(again.out) == _faults(once.out)
        assert again.code == 1


def _faults(printed: str) -> list[tuple[object, ...]]:
    """Return the findings on indicators, without where they stand."""
    found = [json.loads(line) for line in printed.splitlines()]
    keys = ("project_index", "seq", "field", "code", "span", "evidence", "fingerprint")
    return sorted(tuple(one[key] for key in keys) for one in found if one["seq"])


def test_places_and_escapes() -> None:
    """A text stands where it does in the file, through escapes; nothing is unread."""
    written = (
        '[{"name": "巡\\u6cb3\\n次\\"数\\ud83d\\ude00", "annual": "≥5次"},\n'
        ' {"name": "里程", "annual": 12.50}]'
    )
    source = read("a.json", written.encode())
    (table,) = source.tables or ()
    (project,) = table.projects
    names = [one.name for one in project.indicators if one.name]
    values = [one.annual for one in project.indicators if one.annual]

    assert [name.value for name in names] == ['巡河\n次"数😀', "里程"]
    assert [written[names[0].offset(at)] for at in range(7)] == list("巡\\\\次\\数\\")
    assert [value.value for value in values] == ["≥5次", "12.50"]
    assert source.place(values[1].offset(0)).as_dict() == {"line": 2, "column": 27}


def test_tables_and_projects() -> None:
    """A table is what stands together; its projects are numbered through the file."""
    data = lines(
        ROW | {"path": "a.csv", "name": "甲", "annual": "1", "project_index": 1},
        ROW | {"path": "a.csv", "name": "乙", "annual": None, "project_index": 2},
        ROW | {"path": "b.csv", "name": None, "cycle": "2", "nature": "定量"},
        {"name": "丁", "annual": "3", "seq": 4, "table": "整体支出目标表"}
        | {"unit": "水务局", "project": "水务局", "columns": ["score", "other"]},
    )
    tables = read("a.jsonl", data).tables or ()

    assert [
        (
            table.title and table.title.value,
            table.unit and table.unit.value,
            table.year,
            sorted(table.columns),
            [
                (project.index, project.kind, [one.seq for one in project.indicators])
                for project in table.projects
            ],
        )
        for table in tables
    ] == [
        (
            *("目标表", "城北区水务局", 2025, ["annual", "name"]),
            [(1, "project", [1]), (2, "project", [1])],
        ),
        (
            *("目标表", "城北区水务局", 2025, ["cycle", "nature"]),
            [(3, "project", [1])],
        ),
        (
            *("整体支出目标表", "水务局", None, ["annual", "name", "score"]),
            [(4, "department", [4])],
        ),
    ]


BROKEN = {
    '{"name": "甲", "annual" "乙"}': ("第 1 行第 24 列键名之后缺少冒号。"),
    '{"name": "甲"\n"annual": "乙"}': ("第 2 行第 1 列此处缺少逗号或右括号。"),
    '[{"name": "甲", "annual": "乙"} 1': ("第 1 行第 31 列此处缺少逗号或右括号。"),
    '[{"name": "甲", "annual": "乙"},': ("第 1 行第 31 列列表没有结束。"),
    '[{"name": "甲", "annual": "乙"}] 1': ("第 1 行第 31 列列表之后还有内容。"),
    '{"name": "甲", "annual": "乙': ("第 1 行第 25 列字符串没有结束或有非法字符。"),
    '{"name": "甲", "annual": nul}': ("第 1 行第 25 列不是合法的 JSON。"),
    "指标": ("第 1 行第 1 列应为一个 JSON 对象。"),
    '{"name": "甲", "annual": ["乙"]}': ("第 1 行的 annual 应为文字。"),
    '\n{"version": "0.1.0", "findings": []}': (
        "第 2 行不是指标，应有 name 与 annual 或 cycle，即 jixiaolint parse --format jsonl 的输出。"
    ),
}


@pytest.mark.parametrize("written", BROKEN)
def test_other_json(written: str) -> None:
    """Broken JSON and JSON that holds no indicators say where and what is wrong."""
    assert sentence(written) == f"a.json: {BROKEN[written]}"


def test_half_a_character() -> None:
    """Half of a surrogate pair is a character that cannot be shown, and no crash."""
    source = read("a.json", b'{"name": "\\ud83d\\u0041", "annual": "1"}')
    ((project,),) = (table.projects for table in source.tables or ())
    assert project.indicators[0].name is not None
    assert project.indicators[0].name.value == "\ufffdA"


def test_json_nested_without_end() -> None:
    """Lists in lists by the ten thousand are answered, not crashed on."""
    assert "不是合法的 JSON" in sentence('{"name": ' + "[" * 100_000)
