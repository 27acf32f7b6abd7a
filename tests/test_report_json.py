"""What other programs read: one object, or one finding to a line."""

import json

from jixiaolint.report import render
from sample_result import CLEAN, PATH, RESULT


def test_json_is_one_object_in_order() -> None:
    """The object has the keys of the contract in its order, and the failures last."""
    report = json.loads("".join(render("json", RESULT, "zh")))

    assert list(report) == [
        "version",
        "files",
        "findings",
        "remarks",
        "summary",
        "failures",
    ]
    assert report["version"] == "0.0.test"
    assert report["findings"] == [finding.as_dict() for finding in RESULT.findings]
    assert report["remarks"] == [remark.as_dict() for remark in RESULT.remarks]
    assert report["failures"] == [{"path": "桥.csv", "message": "桥.csv: 文件是空的。"}]


def test_json_files() -> None:
    """A file tells how it was read, how much it holds and what stayed unread."""
    report = json.loads("".join(render("json", RESULT, "zh")))

    assert [list(file.items()) for file in report["files"]] == [
        [
            ("path", PATH),
            ("reader", "csv"),
            ("layout", "grid"),
            ("tables", 1),
            ("projects", 2),
            ("indicators", 3),
            ("unread", [{"place": {"line": 5, "column": 1}, "text": "填表人：周"}]),
            ("encoding", "utf-8"),
        ]
    ]


def test_json_summary() -> None:
    """The summary counts files, indicators, findings, severities, problems and remarks."""
    report = json.loads("".join(render("json", RESULT, "zh")))

    assert list(report["summary"].items()) == [
        ("files", 1),
        ("indicators", 3),
        ("findings", 4),
        ("failures", 1),
        ("severity", {"error": 2, "warning": 1, "info": 1}),
        (
            "problem",
            {"missing": 1, "missing_dimension": 1, "unread": 1, "vague": 1},
        ),
        ("remarks", {"must": 2, "should": 1, "may": 1}),
    ]


def test_json_of_a_clean_result() -> None:
    """Without findings the list is there and empty."""
    text = "".join(render("json", CLEAN, "zh"))

    assert json.loads(text)["findings"] == []
    assert '"findings": [],\n' in text


def test_jsonl_is_a_finding_to_a_line() -> None:
    """Each line is a finding, Chinese as such."""
    lines = "".join(render("jsonl", RESULT, "zh")).splitlines()

    assert [json.loads(line) for line in lines] == [
        finding.as_dict() for finding in RESULT.findings
    ]
    assert "没有衡量标准" in lines[0]
