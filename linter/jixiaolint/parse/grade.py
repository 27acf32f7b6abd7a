"""Values that name a step of an ordered scale, or pass or fail."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from jixiaolint.parse.fold import fold
from jixiaolint.parse.grammar import left_sides, pattern
from jixiaolint.resources import lexicon, lexicon_pairs

_LEVEL = (
    r"(?:国家)?(?:[一二三四五六七八九十]{1,2}|\d{1,2}|[ⅠⅡⅢⅣⅤⅥⅦ]|I{1,3}V?|IV|VI{0,3}|V)[级类](?:甲等|乙等|标准)?"
    r"|[1-5一二三四五]?A{1,5}级?|[A-EＡ-Ｅ]级|[一二三四五1-5]星级"
)
_AFTERS = r"(?:\(含\))?(?:及其?|或|和|含)?以[上下](?:\(含\))?"


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade word in a plain text, with its operator if the words set one."""

    word: str
    op: str | None
    start: int
    end: int


def find_grade(text: str) -> Grade | None:
    """Return the grade that is the criterion of a plain text without numbers, if any.

    A grade word counts alone, with a bound, or as the result of something judged
    (质量评定为良, 验收合格); a loose adjective (运行良好) does not.
    """
    offset = 0
    for clause in re.split(r"([,，。;；])", text):
        grade = _in_clause(clause, offset)
        if grade is not None:
            return grade
        offset += len(clause)
    return None


@cache
def _pattern() -> re.Pattern[str]:
    bounds = pattern(
        (*left_sides("bound-before"), "达到", "达", "为", "均为", "均达", "应为")
    )
    return re.compile(
        rf"(?P<head>.*?)(?P<bound>[≥≤><=]+|{bounds})?[“\"(]?"
        rf"(?P<grade>{pattern(lexicon('grade'))}|{_LEVEL})[”\")]?"
        rf"(?:{pattern(lexicon('grade-tail'))}){{0,2}}"
        rf"(?P<after>{_AFTERS})?(?:{pattern(lexicon('grade-tail'))}|水质|要求)?"
    )


@cache
def _operators() -> dict[str, str]:
    names = ("bound-before", "bound-close")
    return {fold(word): op for name in names for word, op in lexicon_pairs(name)}


def _in_clause(clause: str, offset: int) -> Grade | None:
    match = _pattern().fullmatch(clause)
    if match is None or not _is_result(match):
        return None
    start, end = match.span("grade")
    start = match.start("bound") if match["bound"] else start
    end = match.end("after") if match["after"] else end
    return Grade(match["grade"], _operator(match), offset + start, offset + end)


def _is_result(match: re.Match[str]) -> bool:
    """Return whether a grade word is what something was judged to be."""
    head, grade = match["head"], match["grade"]
    if not head or match["after"] or match["bound"]:
        return not head.endswith("不")
    if head.endswith(("不", "率", "非", "待", "未", "的", "或", "和", "不太")):
        return False
    if grade in lexicon("grade-loose"):
        return head.endswith(lexicon("judged"))
    if len(grade) == 1:
        return head.endswith(lexicon("judged"))
    return True


def _operator(match: re.Match[str]) -> str | None:
    if match["after"]:
        return ">=" if "上" in match["after"] else "<="
    bound = match["bound"]
    if not bound:
        return None
    if bound[0] in "≥≤><=":
        return {"≥": ">=", "≤": "<="}.get(bound[0], bound)
    return _operators().get(bound, "=")
