"""SARIF 2.1.0: what the official schema accepts, as a whole, and where things stand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from jixiaolint.findings import Fix
from jixiaolint.place import Place
from jixiaolint.report import render
from jixiaolint.text import Text
from sample_result import CLEAN, RESULT, TABLE

if TYPE_CHECKING:
    from jixiaolint.findings import Finding
    from jixiaolint.results.result import Result

SCHEMA = Path(__file__).with_name("schemas") / "sarif-schema-2.1.0.json"
FILE = {
    "uri": "tables/%E9%81%93%E8%B7%AF.csv",
    "uriBaseId": "%SRCROOT%",
}


@pytest.fixture(scope="module")
def validator() -> Any:
    """Return what validates by the official schema."""
    known = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return jsonschema.Draft4Validator(
        known, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER
    )


def log(result: Result) -> dict[str, Any]:
    """Return the log of a result."""
    made: dict[str, Any] = json.loads("".join(render("sarif", result, "zh")))
    return made


def told(finding: Finding) -> dict[str, Any]:
    """Return what is told of one finding in the table."""
    files = (replace(RESULT.files[0], tables=(TABLE,)),)
    result = replace(RESULT, files=files, findings=(finding,))
    (run,) = log(result)["runs"]
    (one,) = run["results"]
    return dict(one)


def found(code: str, place: dict[str, int], **more: Any) -> dict[str, Any]:
    """Return a finding of the sample as SARIF has it."""
    location = {"artifactLocation": {**FILE, "index": 0}, "region": place}
    return {
        "ruleId": code,
        "ruleIndex": int(code[-1]) - 1,
        "locations": [{"physicalLocation": location}],
        **more,
    }


def test_the_whole_of_it(validator: Any) -> None:
    """Rules, run, files and findings, each with its place, fingerprint and subject."""
    made = log(replace(RESULT, notes=("b.csv: 没有检查。",)))
    (run,) = made.pop("runs")
    rules = run["tool"]["driver"].pop("rules")
    results = run.pop("results")

    validator.validate(log(RESULT))
    assert made == {"$schema": made["$schema"], "version": "2.1.0"}
    assert made["$schema"] == json.loads(SCHEMA.read_text(encoding="utf-8"))["id"]
    assert run == {
        "tool": {"driver": {"name": "jixiaolint", "version": "0.0.test"}},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": False,
                "exitCode": 2,
                "toolExecutionNotifications": [
                    {
                        "level": "error",
                        "message": {"text": "桥.csv: 文件是空的。"},
                        "locations": [
                            {
                                "physicalLocation": {
                                    "artifactLocation": {
                                        "uri": "%E6%A1%A5.csv",
                                        "uriBaseId": "%SRCROOT%",
                                    }
                                }
                            }
                        ],
                    },
                    {"level": "note", "message": {"text": "b.csv: 没有检查。"}},
                ],
            }
        ],
        "artifacts": [
            {"location": FILE, "roles": ["analysisTarget"], "encoding": "UTF-8"}
        ],
    }
    why = "没有标准，年底就无法判断是否完成。"
    assert rules == [
        {
            "id": "TST101",
            "name": "no-yardstick",
            "shortDescription": {"text": "指标值没有衡量标准"},
            "fullDescription": {"text": why},
            "help": {
                "text": f"{why}\n依据: 本工具约定\n"
                "不对的例子: 指标名称：路面平整程度；年度指标值：有效改善\n"
                "不对的例子: 1、改善；\n"
                "正确的例子: 指标名称：养护里程；年度指标值：≥320公里",
                "markdown": f"{why}\n\n- 依据: 本工具约定\n"
                "- 不对的例子: 指标名称：路面平整程度；年度指标值：有效改善\n"
                "- 不对的例子: 1、改善；\n"
                "- 正确的例子: 指标名称：养护里程；年度指标值：≥320公里",
            },
            "defaultConfiguration": {"level": "warning"},
            "properties": {"problem": "vague", "tags": ["vague"]},
        },
        {"id": "TST102", "name": "value-absent"},
        {"id": "TST103", "name": "benefit-absent"},
        {"id": "TST104", "name": "passage-unread"},
    ]
    assert results == [
        found(
            "TST101",
            {"startLine": 3, "startColumn": 29, "endColumn": 31},
            level="warning",
            message={"text": "“有效改善”没有衡量标准。改为数字、日期或等级。"},
            partialFingerprints={"jixiaolint/v1": "46c78fb7bc684651"},
            properties={
                "problem": "vague",
                "project": "农村公路日常养护",
                "project_index": 1,
                "seq": 2,
                "field": "annual",
            },
        ),
        found(
            "TST103",
            {"startLine": 4, "startColumn": 1, "endColumn": 5},
            level="error",
            message={"text": "项目没有效益指标。"},
            partialFingerprints={"jixiaolint/v1": "ce9839d10e97f70c"},
            properties={
                "problem": "missing_dimension",
                "project": "桥梁检测",
                "project_index": 2,
                "field": "name",
            },
        ),
        found(
            "TST102",
            {"startLine": 4, "startColumn": 11},
            level="error",
            message={"text": "指标没有填写年度指标值。填写年底应达到的数值。"},
            partialFingerprints={"jixiaolint/v1": "c5979a4f4c882612"},
            properties={
                "problem": "missing",
                "project": "桥梁检测",
                "project_index": 2,
                "seq": 1,
                "field": "annual",
            },
        ),
        found(
            "TST104",
            {"startLine": 5, "startColumn": 1},
            level="note",
            message={"text": "这段文字没有识别。请人工核对。"},
            partialFingerprints={"jixiaolint/v1": "3f76a9fd222b21b1"},
            properties={"problem": "unread"},
        ),
    ]


def test_a_clean_run(validator: Any) -> None:
    """Nothing found, and the run went well."""
    made = log(CLEAN)
    (run,) = made["runs"]

    validator.validate(made)
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])
    assert run["invocations"] == [
        {"executionSuccessful": True, "exitCode": 0, "toolExecutionNotifications": []}
    ]


def test_a_cell_of_a_workbook() -> None:
    """What has no lines is a place by name: the sheet and the cell."""
    at = told(replace(RESULT.findings[0], place=Place(sheet="表 1", cell="C7")))

    assert at["locations"] == [
        {
            "physicalLocation": {"artifactLocation": {**FILE, "index": 0}},
            "logicalLocations": [{"name": "C7", "fullyQualifiedName": "表 1!C7"}],
        }
    ]


def test_a_fix(validator: Any) -> None:
    """The characters of the value are replaced, and no other."""
    mended = replace(RESULT.findings[0], fix=Fix("safe", "annual", "≥95%"))
    one = told(mended)

    validator.validate(log(replace(RESULT, findings=(mended,))))
    assert one["fixes"] == [
        {
            "description": {"text": "改为“≥95%”"},
            "artifactChanges": [
                {
                    "artifactLocation": {**FILE, "index": 0},
                    "replacements": [
                        {
                            "deletedRegion": {
                                "startLine": 3,
                                "startColumn": 27,
                                "endColumn": 31,
                            },
                            "insertedContent": {"text": "≥95%"},
                        }
                    ],
                }
            ],
            "properties": {"safety": "safe"},
        }
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"fix": Fix("safe", "annual", "≥95%,好")},
        {"fix": Fix("safe", "name", "平整度")},
        {"fix": Fix("safe", "annual", "≥95%"), "place": Place(sheet="一", cell="C7")},
    ],
)
def test_no_fix(changes: dict[str, Any]) -> None:
    """What could break the table, or stands nobody knows where, is not offered."""
    assert "fixes" not in told(replace(RESULT.findings[0], **changes))


def test_no_fix_of_a_value_in_pieces() -> None:
    """A value that goes on in another line is not one region."""
    project = TABLE.projects[0]
    row = project.indicators[1]
    assert row.annual
    broken = Text(row.annual.value, ((0, row.annual.offset(0)), (2, 9999)))
    indicators = (project.indicators[0], replace(row, annual=broken))
    projects = (replace(project, indicators=indicators), *TABLE.projects[1:])
    files = (replace(RESULT.files[0], tables=(replace(TABLE, projects=projects),)),)
    mended = replace(RESULT.findings[0], fix=Fix("safe", "annual", "≥95%"))
    (run,) = log(replace(RESULT, files=files, findings=(mended,)))["runs"]

    assert "fixes" not in run["results"][0]


def test_notes_hold_nothing_that_nobody_sees() -> None:
    """A note on a file with an odd name is told as it is elsewhere."""
    log = json.loads(
        "".join(render("sarif", replace(CLEAN, notes=("a\u202eb",)), "zh"))
    )
    (note,) = log["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"] == "a[U+202E]b"
