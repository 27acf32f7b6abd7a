"""What frames a form: titles, page numbers, notes, sums, numbers of columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from jixiaolint.labels.levels import is_level
from jixiaolint.words.fold import closed, fold
from jixiaolint.words.match import pattern, words_of

_PAGE = pattern(
    r"[-—–―·]+\d{1,4}[-—–―·]+|\d{1,4}/\d{1,4}"
    r"|{form-word=ordinal}?\d{1,4}{form-word=page}.{0,12}|(?i:page)\d{1,4}.{0,8}"
    r"|(?:{form-word=table}\d{0,3})?\(?{form-word=continued}\)?\d*"
)
_ANNEX = pattern(
    r"{form-word=annex}(?:[\d.\-—]|{numeral}){0,5}[:：]?"
    r"|{form-word=public}?{form-word=table}[\d.\-—]{1,5}[:：]?"
    r"|{form-word=public}\d{1,3}{form-word=table}"
)
_BOXES = frozenset("□☐☑☒◻")
_LONGEST_CHOICE = 80
_LONGEST = 30
_LONGEST_CAPTION = 16
_NO_CAPTION = re.compile(r"[，,。；;：:\d≥≤<>=＞＜]")
_TELLING = pattern("{form-word=performance}")
"""What every title says, and hardly another line."""

_TITLE = pattern(
    r"[^。；;：:，,≥≤]{0,40}{form-word=performance}[^。；;：:，≥≤]{0,20}{form-word=table}"
    r"(?:[(（][^()（）]{1,20}[)）])*"
)
# 某县2025年预算项目绩效目标: with its year, a title needs no 表.
_DATED_TITLE = pattern(
    r"[^。；;：:，,≥≤]{0,20}20\d\d{form-word=year}[^。；;：:，,≥≤]{0,20}"
    r"{form-word=performance}{form-word=item}"
)
_TITLE_LIMIT = 60
_YEAR = re.compile(r"20\d\d")
_NOTE = pattern(
    r"{form-word=note|remark~}\s*(?:[:：\d].*|$)"
    r"|{heading-label=sign}(?:[(（].*?[)）])?\s*(?:[:：].*|$)"
    r"|[^:：]{0,12}{form-word=seal}(?:[)）]\s*(?:[:：].*)?|\s*[:：].*)",
    re.DOTALL,
)
_TOTAL = pattern(r"\(?(.*?)(?:{form-word=sum}|{ledger-total})(?:\(.*)?[:)]?")
_BOUND = re.compile(r"[≥≤≧≦＞＜><=＝]")
_ITEM = pattern(r"[（(]?(?:\d|{numeral}){1,2}[)）.、．](?!\d)")
_NUMBER = pattern(r"\(?(?:(\d{1,2})|{numeral}{1,2}|[A-Z①-⑳])\)?|{form-word=line}")


def is_page_mark(line: str) -> bool:
    """Tell whether a line is a page number (- 3 -, 第3页), 续表, or an annex number."""
    value = closed(line)
    if not 1 < len(value) <= _LONGEST:
        return False
    if not (value[0].isdecimal() or value[0] in _begins()):
        return False
    return _PAGE.fullmatch(value) is not None or _is_annex(value)


def _is_annex(value: str) -> bool:
    """Tell whether a line is the number of an annex or table (附件3, 公开表12)."""
    return _ANNEX.fullmatch(value) is not None and not value.isdigit()


@cache
def _begins() -> frozenset[str]:
    """Return the letters with which a page number may begin, or an annex."""
    parts = ("ordinal", "continued", "annex", "public", "table")
    words = words_of("form-word", *parts)
    return frozenset("-—–―·(pP").union(word[0] for word in words)


def is_title(line: str) -> bool:
    """Tell whether a line is the title of a table of performance goals or indicators."""
    value = closed(line)
    if not 4 < len(value) <= _TITLE_LIMIT or not _TELLING.search(value):
        return False
    return bool(_TITLE.fullmatch(value) or _DATED_TITLE.fullmatch(value))


def is_caption(line: str) -> bool:
    """Tell whether a line right above a table may be its caption: short, no sentence.

    A figure, a sign or a level is none: it might be an indicator that nobody would miss.
    One that speaks of 绩效 may be longer, and have its year.
    """
    words, longest = line.strip(), _LONGEST_CAPTION
    if _TELLING.search(words):
        words, longest = _YEAR.sub("", words), _LONGEST
    short = len(words) <= longest
    return short and not _NO_CAPTION.search(words) and not is_level(words)


def is_item(line: str) -> bool:
    """Tell whether a text is the numbered item of a note; one with a bound is none."""
    return bool(_ITEM.match(line.strip())) and not _BOUND.search(line)


def is_note(cell: str) -> bool:
    """Tell whether a text begins a note, such as 备注 or 填表人."""
    return bool(_NOTE.fullmatch(cell.strip()))


def is_choice(cell: str) -> bool:
    """Tell whether a cell has boxes to tick (☑是　□否), and no long text."""
    return len(cell) <= _LONGEST_CHOICE and not _BOXES.isdisjoint(cell)


@lru_cache(maxsize=65536)
def is_total(name: str) -> bool:
    """Tell whether a row so named sums others (合计, 小计), or those of a level."""
    match = _TOTAL.fullmatch(closed(name))
    return match is not None and (not match[1] or is_level(match[1]))


def is_numbering(cells: Sequence[str]) -> bool:
    """Tell whether a row only numbers the columns (1 2 3, 一 二 三), counting up."""
    if len(cells) < 3 or not may_number(cells[-1]):
        return False
    found = list(map(may_number, cells))
    if not all(found):
        return False
    numbers = [int(match[1]) for match in found if match and match[1]]
    return all(after == before + 1 for before, after in pairwise(numbers))


@lru_cache(maxsize=65536)
def may_number(cell: str) -> re.Match[str] | None:
    """Return the match of a cell that may number its column."""
    return _NUMBER.fullmatch(fold(cell.strip()))
