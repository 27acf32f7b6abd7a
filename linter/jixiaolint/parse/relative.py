"""Values measured against something named but not given: 不低于上年, 按计划执行."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from jixiaolint.parse.grammar import left_sides, pattern
from jixiaolint.resources import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.parse.criteria import Criterion
    from jixiaolint.parse.pieces import Piece

_PAUSES = ",，。;；!！"
_SHARES = ("倍", "成", "个百分点", "百分点")
_REACHES = re.compile(r"^为|(?<![下送表传发直抵转])达到?(?!标)")
_BOUND_VERBS = re.compile(
    r"^.*(?:完成|占到?|覆盖到?|不低于|不少于|不超过|达到|达|为|至少|实现)"
)


class Yardstick(NamedTuple):
    """What a value is measured against, and the operator that its words give."""

    basis: str
    op: str | None
    start: int
    end: int


def yardstick_of(text: str, criterion: Criterion) -> Yardstick | None:
    """Return what a number is a share of or is compared with, if anything."""
    basis = (
        _compared(text[criterion.clause : criterion.amount.start])
        or _after_bound(text, criterion)
        or _share(text, criterion)
    )
    if not basis:
        return None
    before = text[criterion.clause : criterion.amount.start]
    op = criterion.op or ("=" if _REACHES.search(before) else None)
    return Yardstick(basis, op, criterion.clause, criterion.end)


def find_yardstick(text: str, pieces: Sequence[Piece]) -> Yardstick | None:
    """Return what a value without a number is measured against, if anything."""
    return (
        next((y for p in pieces if (y := _bounded(text, p))), None)
        or _within(text)
        or _reached(text)
        or _pointed(text)
        or _direction(text)
    )


# ---- beside a number


@cache
def _comparison() -> re.Pattern[str]:
    change = pattern(lexicon("change-verb"))
    degree = "为|快|好|大|高|低|强|多|少|长|短|优|差|例|重|率|值|赛|武|对|重"
    follows = (
        rf"(?={change}|有所|有|可|将|能|实现|略|平均|年均|稳步|应|净|显著|明显|大幅"
        r"|逐步|进一步|至少|提前|推迟|滞后|不?[高低多少]|$|[≥≤><=])"
    )
    return re.compile(
        rf"(?:较之?|相较于?|相比于?|对比|(?<![占同环对评])比)(?!{degree})"
        rf"(?P<a>[^{_PAUSES}]{{1,14}}?)(?:相比|相较|水平|的?基础上)?{follows}"
        rf"|(?:与|同|和|跟)(?P<b>[^{_PAUSES}]{{1,12}}?)(?:相比|相较|比较)"
        rf"|在(?P<c>[^{_PAUSES}]{{1,12}}?)的?基础上"
        r"|(?P<d>同比|环比)"
    )


def _compared(before: str) -> str | None:
    """Return the base that a clause compares with: 较上年, 比改造前, 同比."""
    match = _comparison().search(before)
    return match and next(group for group in match.groups() if group)


def _after_bound(text: str, criterion: Criterion) -> str | None:
    """Return the amount between a bound word and its percentage: ≥计划数90%."""
    if criterion.bound is None:
        return None
    start, end = criterion.bound
    gap = text[end : criterion.head]
    if text[start:end].endswith(lexicon("not-a-yardstick")) or not gap:
        return None
    if _has(gap, "yardstick-period") and not gap.endswith(lexicon("rate-ending")):
        return gap.removesuffix("的")
    if not _is_share(criterion) or gap.startswith(_verbs()):
        return None
    if gap.endswith(lexicon("rate-ending")) and not gap.endswith(lexicon("whole")):
        return None
    return gap.removesuffix("的")


def _share(text: str, criterion: Criterion) -> str | None:
    """Return the amount right before a percentage: 全年资金的70%, 完成年度任务95%."""
    before = text[criterion.clause : criterion.amount.start]
    reached = re.sub(r"(?:达到?|为)$", "", before)
    if not _is_share(criterion):
        return None
    phrase = _BOUND_VERBS.sub("", reached.removesuffix("的"))
    if before.endswith("的") and len(phrase) > 1:
        return phrase
    adjacent = criterion.head == criterion.amount.start
    return phrase if adjacent and phrase.endswith(lexicon("whole")) else None


def _is_share(criterion: Criterion) -> bool:
    amount = criterion.amount
    return amount.percent or amount.unit_text in _SHARES


@cache
def _verbs() -> tuple[str, ...]:
    """Return the verbs of work that no amount's name begins with."""
    return tuple(verb for verb in lexicon("doing-verb") if len(verb) > 1)


# ---- without a number


def _bounded(text: str, piece: Piece) -> Yardstick | None:
    """Return the yardstick after a bound word that no number follows."""
    if piece.kind != "bounds" or not piece.ops or piece.ops[-1] == "~":
        return None
    word = text[piece.start : piece.end]
    phrase = re.split(f"[{_PAUSES}]", text[piece.end :])[0]
    end = piece.end + len(phrase)
    basis = re.sub(r"(?:范围|限额)?(?:之内|以内|内|以下|以上)$", "", phrase)
    if not re.search(r"[一-龥]", basis) or word.endswith(lexicon("not-a-yardstick")):
        return None
    symbol = not re.search(r"[一-龥]", word)
    if symbol and not (_has(basis, "yardstick") or basis.endswith(lexicon("whole"))):
        return None
    return Yardstick(basis, piece.ops[-1], piece.start, end)


@cache
def _within_pattern() -> re.Pattern[str]:
    limits = pattern(lexicon("limit"))
    return re.compile(
        rf"(?P<basis>[^{_PAUSES}不]{{0,20}}?{limits}[^{_PAUSES}]{{0,6}}?)(?:范围)?(?:之内|以内|内)(?![容部外涵])"
    )


def _within(text: str) -> Yardstick | None:
    """Return the yardstick of a phrase such as 预算内 or 合同工期内."""
    match = _within_pattern().search(text)
    if match is None or "规定" in match["basis"]:
        return None
    basis = re.sub(r"^.*?(?:控制在|在)", "", match["basis"])
    return Yardstick(basis, "<=", match.start(), match.end())


_REACHED = re.compile(
    r"(?P<verb>不超|达到)(?P<basis>[^,，。;；]{0,20}?(?:标准|预算|概算|国标|规范|水平))(?:要求)?$"
)
_LEVEL = re.compile(
    r"与(?P<basis>[^,，。;；]{1,12})(?:持平|相当|一致)$|(?P<kept>保持[^,，。;；]{0,3}上年水平)"
)


def _reached(text: str) -> Yardstick | None:
    """Return the yardstick of 达到…标准, 不超预算 or 与上年持平."""
    for match in filter(None, (_REACHED.search(text), _LEVEL.search(text))):
        groups = match.groupdict()
        basis = groups.get("basis") or "上年水平"
        if not _has(basis, "yardstick") or basis.startswith("预期"):
            continue
        op = {"不超": "<=", "达到": "="}.get(groups.get("verb") or "")
        level = "持平" in match[0]
        return Yardstick(basis, "=" if level else op, match.start(), match.end())
    return None


_PAPER_HEAD = (
    r"(?:年度|年初|全年|项目|工程|工作|既定|下达的?|批复的?|批准的?|总体|采购|施工|建设"
    r"|资金|支出|审批|上级|省|市|县|区|原|本|签订的?|相关|有关|制定的?|《[^》]*》)*"
)


@cache
def _pointed_pattern() -> re.Pattern[str]:
    papers = pattern(lexicon("plan-document"))
    return re.compile(
        rf"(?:按照?|依照?|依据|根据|遵照)(?P<basis>{_PAPER_HEAD}{papers})"
    )


def _pointed(text: str) -> Yardstick | None:
    """Return the plan or paper that a value only points to: 按计划执行."""
    match = _pointed_pattern().search(text)
    return match and Yardstick(match["basis"], None, match.start(), match.end())


def _direction(text: str) -> Yardstick | None:
    """Return the base of a change without a size: 较上年有所提高, 同比下降."""
    match = _comparison().search(text)
    if match is None:
        return None
    basis = next(group for group in match.groups() if group)
    if basis not in ("同比", "环比") and not _has(basis, "yardstick-period"):
        return None
    return Yardstick(basis, None, match.start(), len(text))


def _has(phrase: str, name: str) -> bool:
    """Return whether a phrase holds a term of a lexicon, or a year as one."""
    return _any(name).search(phrase) is not None


@cache
def _any(name: str) -> re.Pattern[str]:
    return re.compile(pattern(left_sides(name)) + r"|(?:19|20)\d\d年")
