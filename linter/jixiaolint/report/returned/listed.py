"""What the list of remarks says, in a workbook as in a document."""

from __future__ import annotations

from collections.abc import Sequence

from jixiaolint.report.returned.said import Said, clipped, shown
from jixiaolint.report.view.model import Part
from jixiaolint.results.counts import by_level
from jixiaolint.said import Language

_NOTE = (
    (
        "共 {} 条意见：{}。请逐条修改，改完在“单位答复”栏选“已改”；不改的选“不改，理由：”并写明理由，"
        "保存后连同本表一起报回。"
    ),
    (
        "{} remarks: {}. Change the cells named below and pick an answer for each; give a"
        " reason for what stays as it is. Save and send the file back."
    ),
)


def note(remarks: Sequence[Said], lang: Language) -> str:
    """Return the line above the list: how many remarks there are, and what to do."""
    numbers = by_level(one.remark for one in remarks).items()
    words = {one.remark.level: one.view.word for one in remarks}
    parts = [f"{words[level]} {number}" for level, number in numbers if number]
    joined = (", " if lang == "en" else "，").join(parts)
    return _NOTE[lang == "en"].format(len(remarks), joined)


def texts(remark: Said) -> dict[str, str]:
    """Return what the columns say of a remark; its number is none of the words."""
    view = remark.view
    return {
        "number": "",
        "level": view.word,
        "place": view.where,
        "subject": remark.subject,
        "now": _lines(remark.now()),
        "rewrite": _lines(remark.rewrite()),
        "why": "\n".join((*remark.reasons(), remark.codes())),
        "answer": remark.answer,
    }


def _lines(parts: Sequence[tuple[str, Part]]) -> str:
    return "\n".join(label + clipped(shown(part)) for label, part in parts)
