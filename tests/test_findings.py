"""The order of findings and their fingerprints."""

from dataclasses import replace

import pytest

from jixiaolint.findings import Finding, Fix, at_least, order
from jixiaolint.findings.fingerprint import stamp
from jixiaolint.model import Indicator
from jixiaolint.place import Place
from jixiaolint.rule.case import Rewrite
from jixiaolint.text import Text
from sample_result import FINDINGS, RESULT, TABLE

BASE = FINDINGS[0]


def _at(path: str, code: str = "TST101", **place: int | str) -> Finding:
    return replace(BASE, path=path, code=code, place=Place(**place))  # type: ignore[arg-type]


def test_order() -> None:
    """Findings are sorted by path, table, row, column and code, numbers as numbers."""
    ordered = [
        _at("a.csv", line=2, column=9),
        _at("a.csv", line=10, column=1),
        _at("a.csv", "TST102", line=10, column=1),
        _at("b.xlsx", sheet="甲", cell="B9"),
        _at("b.xlsx", sheet="甲", cell="C9"),
        _at("b.xlsx", sheet="甲", cell="AA9"),
        _at("b.xlsx", sheet="甲", cell="A10"),
        _at("c.pdf", page=1, table=2, row=1),
        _at("c.pdf", page=2, table=1, row=1),
    ]

    shuffled = [*ordered[4:], *ordered[:4]]

    assert sorted(shuffled, key=order) == ordered


def test_at_least() -> None:
    """A severity reaches its own threshold and every milder one."""
    reached = [
        (severity, threshold)
        for severity in ("error", "warning", "info")
        for threshold in ("error", "warning", "info")
        if at_least(severity, threshold)
    ]

    assert reached == [
        ("error", "error"),
        ("error", "warning"),
        ("error", "info"),
        ("warning", "warning"),
        ("warning", "info"),
        ("info", "info"),
    ]


def test_as_dict() -> None:
    """A finding has the keys of the contract, in its order."""
    finding = replace(BASE, fix=Fix("unsafe", "annual", "≥90%"), fingerprint="f")

    assert list(finding.as_dict().items()) == [
        ("code", "TST101"),
        ("name", "no-yardstick"),
        ("severity", "warning"),
        ("problem", "vague"),
        ("message", "“有效改善”没有衡量标准。"),
        ("suggestion", "改为数字、日期或等级。"),
        ("basis", "house"),
        ("path", "tables/道路.csv"),
        ("project_index", 1),
        ("project", "农村公路日常养护"),
        ("seq", 2),
        ("field", "annual"),
        ("place", {"line": 3, "column": 29}),
        ("span", [2, 4]),
        ("evidence", "改善"),
        ("fix", {"safety": "unsafe", "field": "annual", "replacement": "≥90%"}),
        ("fingerprint", "f"),
        ("rewrite", None),
        ("together", None),
    ]


def test_fingerprints_survive_new_rows_and_a_move() -> None:
    """A row put before the others and another path change no fingerprint."""
    project = TABLE.projects[0]
    renumbered = tuple(replace(i, seq=i.seq + 1) for i in project.indicators)
    new = Indicator(1, Text.at("养护桥梁", 0), annual=Text.at("≥3座", 9))
    longer = replace(project, indicators=(new, *renumbered))
    table = replace(TABLE, projects=(longer, TABLE.projects[1]))
    moved = replace(BASE, path="other.csv", seq=3, place=Place(line=9, column=1))

    assert [f.fingerprint for f in stamp([moved], [table])] == [
        f.fingerprint for f in RESULT.findings if f.code == BASE.code
    ]


def test_equal_findings_have_fingerprints_of_their_own() -> None:
    """The second of two equal findings is told apart, the first keeps its name."""
    alone = [f.fingerprint for f in stamp([BASE], [TABLE])]
    both = [f.fingerprint for f in stamp([BASE, BASE], [TABLE])]

    assert both[0] == alone[0]
    assert len(set(both)) == 2


def test_fingerprints_differ_by_what_is_found() -> None:
    """Another rule, another row and another evidence each give another name."""
    others = [
        replace(BASE, code="TST109"),
        replace(BASE, seq=1),
        replace(BASE, evidence="有效"),
        replace(BASE, field="name"),
    ]

    assert len({f.fingerprint for f in stamp([BASE, *others], [TABLE])}) == 5


@pytest.mark.parametrize(
    ("rewrite", "one", "several"),
    [
        (
            Rewrite("annual", "≥__%"),
            {"field": "annual", "text": "≥__%", "blanks": 1},
            None,
        ),
        (
            Rewrite("annual", "≥__%", {"cycle": "≥90%"}),
            None,
            [
                {"field": "annual", "text": "≥__%", "blanks": 1},
                {"field": "cycle", "text": "≥90%", "blanks": 0},
            ],
        ),
    ],
)
def test_a_rewrite_is_of_one_field(
    rewrite: Rewrite, one: object, several: object
) -> None:
    """What obeys only if several fields change is no rewrite, but stands beside it."""
    told = replace(BASE, rewrite=rewrite).as_dict()

    assert (told["rewrite"], told["together"]) == (one, several)
