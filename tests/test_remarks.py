"""What a person is told: one remark for each row, with all places and one way out."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from jixiaolint.model import INDICATOR_TEXTS
from jixiaolint.remarks.ways import remedies
from jixiaolint.resources import folder
from jixiaolint.rule_files.load import problems
from jixiaolint.run import lint
from jixiaolint.settings.run import Settings

if TYPE_CHECKING:
    from command import Run
    from jixiaolint.remarks.remark import Remark

GRID = str(folder("examples") / "faulty" / "grid.csv")
HEAD = "项目名称,年度绩效目标,一级指标,二级指标,三级指标,指标解释,实施周期指标值,年度指标值"


def told(table: str, *, name: str = "t.csv") -> list[Remark]:
    """Return the remarks on a table, which is put into a file of the working folder."""
    Path(name).write_text(f"{HEAD}\n{table}\n", encoding="utf-8")
    return list(lint([name], Settings()).remarks)


def brief(remark: Remark) -> tuple[object, ...]:
    """Return row, level, cells by name, codes and what gives way."""
    said = remark.as_dict()
    names = sorted(str(cell.name) for cell in remark.cells)
    return remark.seq, remark.level, names, said["codes"], said["gives_way"]


def test_an_example_in_full() -> None:
    """Each row of the example has one remark, with the cells as a spreadsheet names them."""
    first = [one for one in lint([GRID], Settings()).remarks if one.project_index == 1]

    assert [brief(one) for one in first] == [
        (2, "must", ["D6", "E6"], ["CYC702"], []),
        (3, "should", ["C7", "D7", "E7"], ["UNI302"], ["DIM501"]),
        (4, "must", ["D8", "E8"], ["VAL211"], []),
        (5, "should", ["B9", "C9"], ["DIM503"], []),
        (6, "should", ["C10", "D10", "E10"], ["NAM103", "VAL202"], []),
        (7, "should", ["C11"], ["NAM112"], []),
    ]


def test_the_keys_of_the_contract(run: Run) -> None:
    """As JSON a remark has the keys of the contract, in its order."""
    Path("t.csv").write_text(
        f"{HEAD}\n养护,养护道路12公里,产出指标,质量指标,路面完好率,完好里程÷总里程×100%,≥900%,≥950%\n",
        encoding="utf-8",
    )
    report = json.loads(run("check", "t.csv", "--format", "json").out)
    (remark,) = [one for one in report["remarks"] if one["seq"] == 1]

    assert list(report)[:4] == ["version", "files", "findings", "remarks"]
    assert remark == {
        "path": "t.csv",
        "project_index": 1,
        "project": "养护",
        "seq": 1,
        "level": "must",
        "cells": [
            {
                "field": "annual",
                "place": {"line": 2, "column": 49},
                "span": [0, 5],
                "evidence": "≥950%",
                "cell": "H2",
            },
            {
                "field": "cycle",
                "place": {"line": 2, "column": 43},
                "span": [0, 5],
                "evidence": "≥900%",
                "cell": "G2",
            },
        ],
        "now": {
            "level1": "产出指标",
            "level2": "质量指标",
            "name": "路面完好率",
            "description": "完好里程÷总里程×100%",
            "cycle": "≥900%",
            "annual": "≥950%",
        },
        "rewrite": None,
        "why": remark["why"],
        "codes": ["VAL211"],
        "gives_way": ["CYC702"],
        "title": remark["title"],
        "fingerprint": remark["fingerprint"],
    }
    assert list(remark)[-5:] == ["why", "codes", "gives_way", "title", "fingerprint"]


@pytest.mark.usefixtures("run")
def test_both_values_are_wrong() -> None:
    """Where both values break a rule in different words, both are marked at once."""
    (remark,) = told(
        "养护,养护道路12公里,效益指标,社会效益指标,出行方便程度,问卷得分,明显改善,有所改善"
    )[-1:]

    assert brief(remark) == (1, "should", ["G2", "H2"], ["VAL202"], ["CYC701"])


@pytest.mark.usefixtures("run")
def test_rows_that_say_the_same() -> None:
    """A repeated row is told with the cell that it repeats."""
    rows = "\n".join(
        ["养护,养护道路12公里,产出指标,数量指标,养护里程,按台账登记,≥12公里,≥12公里"]
        * 2
    )
    repeated = [one for one in told(rows) if one.seq]

    assert [brief(one)[2] for one in repeated] == [["E2", "E3"], ["E2", "E3"]]


@pytest.mark.usefixtures("run")
def test_records_count_and_not_lines() -> None:
    """A cell of several lines moves no name: a spreadsheet counts records."""
    rows = '养护,"养护道路\n12公里",产出指标,质量指标,路面完好率,完好里程÷总里程×100%,≥95%,≥95%\n'
    more = rows.replace("95", "950").replace("路面", "桥面")
    (remark,) = [one for one in told(rows + more) if one.seq == 2]

    assert [(cell.field, cell.name, cell.place.line) for cell in remark.cells] == [
        ("annual", "H3", 5),
        ("cycle", "G3", 5),
    ]


def test_every_finding_is_in_one_remark() -> None:
    """No finding is lost or told twice, and none gives way to itself."""
    result = lint([str(folder("examples") / "faulty")], Settings())
    said = [f for one in result.remarks for f in (*one.spoken, *one.spared)]

    assert Counter(map(id, said)) == Counter(map(id, result.findings))
    assert all(one.spoken for one in result.remarks)


def test_remedies_are_known() -> None:
    """Every problem has a remedy of the list, which renews fields that there are."""
    known = problems(folder("rules") / "problems.yaml")
    fields: set[Any] = {*INDICATOR_TEXTS, "itself"}

    assert {one.remedy for one in known.values()} == set(remedies())
    assert {name for renewed in remedies().values() for name in renewed} <= fields
    assert list(remedies()) == ["replace", "rename", "rewrite", "move", "mend"]


def test_a_rewrite_is_the_whole_row() -> None:
    """Where all of a row can be settled, the remark has the row as it could read."""
    result = lint([str(folder("examples") / "faulty")], Settings())
    rewritten = [one for one in result.remarks if one.rewrite]

    assert len(rewritten) > len(result.remarks) / 3
    for one in rewritten:
        assert one.rewrite is not None
        assert one.rewrite.keys() >= one.now.keys()
        assert dict(one.rewrite) != dict(one.now)
        assert one.seq is not None


@pytest.mark.usefixtures("run")
def test_blank_cells_have_names() -> None:
    """A cell in which nothing stands has the column of others, of other projects too."""
    whole = "绿化,绿化面积5公顷,产出指标,数量指标,绿化面积,测绘面积,≥5公顷,≥5公顷\n"
    blank = "养护,养护道路12公里,产出指标,数量指标,养护里程,按台账登记,,\n"
    (remark,) = [
        one for one in told(whole + blank) if one.project_index == 2 and one.seq
    ]

    assert [cell.name for cell in remark.cells] == ["H3", "G3"]
    assert remark.level == "must"
