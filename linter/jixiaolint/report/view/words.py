"""The fixed words of what people are shown, in both languages: Chinese, English."""

from __future__ import annotations

from jixiaolint.report.words import word
from jixiaolint.said import Language

LETTER = {
    "title": ("绩效目标表修改意见", "Remarks on performance targets"),
    "unit": ("填报单位", "Submitted by"),
    "table": ("表名", "Table"),
    "file": ("文件", "File"),
    "office": ("审核单位", "Reviewed by"),
    "contact": ("审核人", "Contact"),
    "deadline": ("请报回", "Due"),
    "number": ("意见编号", "Number"),
    "contact_blank": ("______　电话 ______", "______ phone ______"),
    "deadline_blank": (
        "____年__月__日前，连同本页答复",
        "____-__-__, with the answers below",
    ),
    "deadline_said": ("{}前，连同本页答复", "{}, with the answers below"),
    "number_blank": ("______", "______"),
    "nameless": ("（未写名称）", "(no name)"),
    "verdict": (
        "{projects} 个项目、{rows} 条指标",
        "{projects} projects, {rows} indicators",
    ),
    "verdict_level": ("{} {} 处", "{}: {}"),
    "verdict_rows": (
        "{counts}，涉及 {rows} 条指标",
        "{counts}; concerning {rows} indicators",
    ),
    "verdict_clean": (
        "其余 {} 条没有发现问题，不用动。",
        "Nothing was found on the other {}: leave them as they are.",
    ),
    "verdict_none": (
        "没有发现问题，不用改。",
        "nothing was found; leave all as it is.",
    ),
    "step_open": (
        "打开原表，按下面写的单元格（如 {}）逐处修改；",
        "Open the table and change the cells named below, such as {};",
    ),
    "step_open_plain": (
        "打开原表，按下面写的位置逐处修改；",
        "Open the table and change the places named below;",
    ),
    "step_tick": (
        "改完在“已改”打勾；不改的写一句理由；",
        "tick what is changed, give a reason in one sentence for what is not;",
    ),
    "step_send": (
        "保存或打印本页，与修改后的表一起报回。",
        "save or print this page and send it back with the table.",
    ),
    "answers": ("上次意见的答复：{}。", "Answers to earlier remarks: {}."),
    "accepted": ("上次意见里已改好的：{}。", "Of earlier remarks mended: {}."),
    "answered": ("已答复", "Answered"),
    "save": ("保存带答复的副本", "Save a copy with the answers"),
    "open_only": ("只看没答复的", "Only what is not answered"),
    "done": ("已改", "changed"),
    "answer": ("答复", "Answer"),
    "same_reason": ("理由同{}。", "For the same reason as {}."),
    "now": ("现在写的", "Now"),
    "move_to": ("移到", "move to"),
    "rewrite": ("可以写成", "Could read"),
    "basis": ("依据：{}", "Basis: {}"),
    "whole": ("整张表", "The table as a whole"),
    "project": ("项目 {}", "Project {}"),
    "fine_rows": ("没有发现问题：{}。", "Nothing was found on: {}."),
    "fine_row": ("第{}行 {}", "row {} {}"),
    "fine_projects": (
        "没有发现问题的项目：{}。",
        "Projects on which nothing was found: {}.",
    ),
    "fine_more": ("等 {} 条", "and others, {} in all"),
    "fine_more_projects": ("等 {} 个", "and others, {} in all"),
    "unread": (
        "程序没有读懂下面的文字，没有检查，请审核人看一下。",
        "The program did not understand these and did not check them; please have a look.",
    ),
    "unread_more": ("另有 {} 处没有列出。", "Not listed here: {}."),
    "more_remarks": (
        "意见太多，这里只列出前 {} 处，共 {} 处；",
        "The first {} remarks of {} are listed; ",
    ),
    "item": ("第{}条", "item {}"),
    "row": ("行", "Row"),
    "sheet": ("工作表", "Sheet"),
    "in_cell": ("（{}）", " ({})"),
    "item_head": ("条", "Item"),
    "fine_item": ("第{}条 {}", "item {} {}"),
    "contents": ("各单位", "Units"),
    "clean": ("没有问题的指标", "Indicators without remarks"),
    "indicators": ("指标", "Indicators"),
    "failures": (
        "以下文件没有检查，不能视为合格。",
        "These were not checked and do not count as passed.",
    ),
    "cut": (
        "意见共 {} 处，一页放不下；",
        "{} remarks are too many for one page: ",
    ),
    "made_by": ("由 jixiaolint {} 生成", "Made by jixiaolint {}"),
    "foot": ("第 {} 页，共 {} 页", "page {} of {}"),
    "rest": ("…全文", "… more"),
    "total": ("合计", "Total"),
}


def say(key: str, lang: Language, *values: object, **named: object) -> str:
    """Return one of the phrases with its gaps filled."""
    return word(LETTER, key, lang).format(*values, **named)


def joined(parts: list[str], lang: Language) -> str:
    """Return parts of a list as one sentence has them."""
    return ("、" if lang != "en" else ", ").join(parts)
