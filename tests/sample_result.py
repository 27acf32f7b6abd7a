"""A small result made by hand, on which the renderers are tested."""

from __future__ import annotations

from dataclasses import replace

from jixiaolint.file_read import Reading
from jixiaolint.find.document import Failure
from jixiaolint.findings import Finding, order
from jixiaolint.findings.fingerprint import stamp
from jixiaolint.model import Extraction, Indicator, Project, Table
from jixiaolint.remarks.told import remarks
from jixiaolint.results.result import Result
from jixiaolint.rule.rule import Basis, Rule, Words
from jixiaolint.said import Said
from jixiaolint.sheets.drawn import drawn
from jixiaolint.source import Source
from jixiaolint.text import Span, Text
from jixiaolint.unread import Unread

PATH = "tables/道路.csv"
TEXT = """项目,二级指标,三级指标,年度指标值
农村公路日常养护,数量指标,养护里程,≥320公里
农村公路日常养护,质量指标,<b>路面</b>平整程度,有效改善
桥梁检测,数量指标,检测桥梁数量,
填表人：周
"""
SOURCE = Source(PATH, "csv", TEXT, (), "utf-8")
UNREAD = Span(TEXT.index("填表人"), TEXT.index("填表人") + len("填表人：周"))


def text(value: str, nth: int = 0) -> Text:
    """Return the text where it stands for the nth time in the source."""
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(value, at + 1)
    return Text.at(value, at)


TABLE = Table(
    title=None,
    unit=None,
    year=2026,
    layout="grid",
    columns=frozenset({"level2", "name", "annual"}),
    projects=(
        Project(
            1,
            text("农村公路日常养护"),
            (
                Indicator(
                    1,
                    text("养护里程"),
                    level2=text("数量指标"),
                    annual=text("≥320公里"),
                ),
                Indicator(
                    2,
                    text("<b>路面</b>平整程度"),
                    level2=text("质量指标"),
                    annual=text("有效改善"),
                ),
            ),
        ),
        Project(
            2,
            text("桥梁检测"),
            (Indicator(1, text("检测桥梁数量"), level2=text("数量指标", 1)),),
        ),
    ),
)

RULE = Rule(
    code="TST101",
    name="no-yardstick",
    problem="vague",
    severity="warning",
    question="适当性",
    title=Words("指标值没有衡量标准", "The value has no yardstick"),
    why=Words("没有标准，年底就无法判断是否完成。", "Nobody can tell if it was met."),
    message=Words("“{evidence}”没有衡量标准。", "'{evidence}' has no yardstick."),
    suggestion=Words("改为数字、日期或等级。", "Give a number, date or grade."),
    when=None,  # type: ignore[arg-type]  no test judges with it
    good=({"name": "养护里程", "annual": "≥320公里"},),
    bad=({"name": "路面平整程度", "annual": "有效改善"}, "1、改善；"),
    basis=Basis(),
)


def _finding(**changes: object) -> Finding:
    known = {
        "code": "TST101",
        "name": "no-yardstick",
        "severity": "warning",
        "problem": "vague",
        "message": "“有效改善”没有衡量标准。",
        "suggestion": "改为数字、日期或等级。",
        "basis": "house",
        "path": PATH,
        "project_index": 1,
        "project": "农村公路日常养护",
        "seq": 2,
        "field": "annual",
        "place": SOURCE.place(TEXT.index("有效改善")),
        "span": Span(2, 4),
        "evidence": "改善",
    }
    return Finding(**{**known, **changes})  # type: ignore[arg-type]


FINDINGS = (
    _finding(),
    _finding(
        code="TST102",
        name="value-absent",
        severity="error",
        problem="missing",
        message="指标没有填写年度指标值。",
        suggestion="填写年底应达到的数值。",
        basis="《示范县预算绩效管理办法》第九条",
        cites="《示范县预算绩效管理办法》第九条",
        project_index=2,
        project="桥梁检测",
        seq=1,
        place=SOURCE.place(TEXT.index("检测桥梁数量")),
        span=None,
        evidence=None,
    ),
    _finding(
        code="TST103",
        name="benefit-absent",
        severity="error",
        problem="missing_dimension",
        message="项目没有效益指标。",
        suggestion="",
        project_index=2,
        project="桥梁检测",
        seq=None,
        field="name",
        place=SOURCE.place(TEXT.index("桥梁检测")),
        span=Span(0, 4),
        evidence="桥梁检测",
    ),
    _finding(
        code="TST104",
        name="passage-unread",
        severity="info",
        problem="unread",
        message="这段文字没有识别。",
        suggestion="请人工核对。",
        project_index=None,
        project=None,
        seq=None,
        field=None,
        place=SOURCE.place(TEXT.index("填表人")),
        span=None,
        evidence="填表人：周",
    ),
)

_STAMPED = tuple(stamp(sorted(FINDINGS, key=order), (TABLE,)))

_READING = Reading(
    SOURCE, Extraction((TABLE,)), (Unread("passage", "填表人：周", (UNREAD,)),)
)

RESULT = Result(
    version="0.0.test",
    files=(replace(_READING.report("zh"), sheets=drawn(SOURCE, (TABLE,), {1, 2})),),
    findings=_STAMPED,
    failures=(
        Failure("桥.csv", Said("桥.csv: 文件是空的。", "桥.csv: the file is empty.")),
    ),
    rules=(RULE,),
    remarks=tuple(remarks(_STAMPED, (TABLE,), SOURCE, {RULE.code: RULE}, "zh")),
)

CLEAN = Result("0.0.test", RESULT.files, (), ())
