"""A table in which some things can be fixed, as every kind of file, and what fixes it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import forms
from jixiaolint.find.document import Document
from jixiaolint.reading import Job
from jixiaolint.results.outcome import Outcome, Wanted
from jixiaolint.run import checking
from jixiaolint.settings.fixing import Fixing
from jixiaolint.settings.run import Settings
from jixiaolint.work.task import Work

if TYPE_CHECKING:
    from pathlib import Path

    from jixiaolint.results.outcome import Fixed

DRAWN = """
2025年项目支出绩效目标申报表
单位名称：临江县公路养护中心
项目名称|<|农村公路日常养护|<|主管部门|临江县交通运输局
年度绩效目标|<|养护农村公路620公里，消除安全隐患路段14处。|<|<|<
一级指标|二级指标|三级指标|实施周期指标值|年度指标值|指标解释
产出指标|数量指标|养护农村公路里程|≥1860公里|标准：≥620公里|按验收单上写明的里程统计
^|质量指标|优良（A&B）路率|≥88%|≥≥88%|优良路里程÷养护里程×100%
^|^|路面(含桥面）合格率|≥95%|≥95%|合格里程÷养护里程×100%
^|时效指标|日常养护完成时间|2027年12月底前|2025年12月底前|以验收单上写明的日期为准
效益指标|社会效益指标|沿线受益村庄数量|≥96个|约32个|公路两侧两公里以内的村庄个数
满意度指标|服务对象满意度指标|沿线村民满意度|≥90%|约90%|答卷中满意的份数÷有效问卷份数×100%
"""

SAFE = {
    "标准：≥620公里": "≥620公里",
    "≥≥88%": "≥88%",
    "路面(含桥面）合格率": "路面（含桥面）合格率",
}
"""What safe fixes write for what."""

UNSAFE = {"约32个": "≥32个", "约90%": "≥90%"}
"""What unsafe ones write besides."""


def table(kind: str) -> bytes:
    """Return the table as a kind of file."""
    document = forms.drawn(DRAWN)
    return markdown(document) if kind == "md" else forms.WRITERS[kind](document)


def markdown(document: forms.Document) -> bytes:
    """Return a form as a page of Markdown."""
    (form,) = document
    head, *rows = form.plain()[2:]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    parts = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *lines]
    return "\n".join(["# 项目支出绩效目标申报表", "", *parts, ""]).encode()


class Came(NamedTuple):
    """What came of a file: the outcome, its fixes, its bytes as they are then."""

    outcome: Outcome
    fixed: Fixed
    data: bytes

    @property
    def codes(self) -> list[str]:
        """The codes of what is left."""
        return [one.code for one in self.outcome.findings]


def mend(
    folder: Path, name: str, data: bytes, *, unsafe: bool = False, show: bool = False
) -> Came:
    """Return what comes of a file of that name with fixes made."""
    path = folder / name
    path.write_bytes(data)
    outcome = _work(unsafe, show)(Job(Document(str(path), str(path))))
    assert isinstance(outcome, Outcome)
    assert outcome.fixed is not None, outcome.found
    new = outcome.fixed.data
    return Came(outcome, outcome.fixed, data if new is None else new)


@cache
def _work(unsafe: bool, show: bool) -> Work:
    """Return what has files mended; its rules are loaded once."""
    settings = Settings(fixing=Fixing(unsafe=unsafe, show=show), debug=True)
    return checking(settings, Wanted(tables=False, remarks=False, sheets=False), ())


def notes(came: Came, folder: Path) -> str:
    """Return what is told of a file, the folder left out."""
    return "\n".join(map(str, came.fixed.notes)).replace(f"{folder}/", "")
