"""What pages repeat: titles, column heads, page numbers; found and taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from jixiaolint.extract.heading import read_facts
from jixiaolint.extract.projects.heads import role_of
from jixiaolint.extract.projects.money import begins_with_unit
from jixiaolint.labels.marks import is_page_mark, is_title, is_total
from jixiaolint.text import Span, Text
from jixiaolint.words.fold import closed, fold
from jixiaolint.words.match import pattern, words_of

_PAGE_DIGITS = 4
_BRACKET = re.compile(r"\([^()]*\)")
_HEAD_WORD = r"(?:20\d\d{form-word=year})?{column-head}"
"""One head, or the sum of a year (2025年预算)."""

_HEAD_LINES = 14
_LONG = 200
_TOLD = frozenset(("goal", "cycle_goal", "indicators"))
# Between one of these and the end or beginning of an indicator a number is a value.
_NEXT = re.compile(r"[。；;，,]|\d{1,3}[、.]")
_UNFINISHED = (":", "：", "≥", "≤", ">", "<", "＞", "＜", "=", "约", "值")
_REPEATED_FIELDS = frozenset({"unit", "year", "money_unit", "note"})


@dataclass(frozen=True, slots=True)
class Pages:
    """The lines of a table without what pages repeat.

    `frame` are the ranges taken out; `columns` the heads of the first head line, in
    order, as far as they are known words.
    """

    lines: tuple[Text, ...]
    frame: tuple[Span, ...]
    columns: tuple[str, ...]


def take_out(lines: Sequence[Text]) -> Pages:
    """Return the lines without titles, facts, column heads and page numbers."""
    heads = list(_heads(lines))
    columns = _columns([lines[i] for i in heads[0]]) if heads else ()
    gone = {i for block in heads for i in block}
    gone |= {i for i, line in enumerate(lines) if _is_repeated(line)}
    gone |= set(_bare_pages(lines, gone))
    frame = [span for i in sorted(gone) for span in lines[i].strip().spans()]
    kept = tuple(line for i, line in enumerate(lines) if i not in gone)
    return Pages(kept, tuple(frame), columns)


def _is_repeated(line: Text) -> bool:
    value = line.value
    if not value or value.isspace() or len(value.strip()) > _LONG:
        return False
    if is_page_mark(value) or is_title(value):
        return True
    facts = read_facts(line)
    return bool(facts) and all(name in _REPEATED_FIELDS for name, _, _ in facts)


def _bare_pages(lines: Sequence[Text], gone: set[int]) -> Iterator[int]:
    """Yield the lines that hold nothing but a number, beside a break between pages.

    Between the head of a value and what may follow one it is that value.
    """
    filled = [i for i, line in enumerate(lines) if line.value.strip()]
    for place, i in enumerate(filled):
        value = lines[i].value.strip()
        if len(value) > _PAGE_DIGITS or i in gone or not value.isdecimal():
            continue
        after = filled[place + 1 :]
        before = lines[filled[place - 1]].value.strip() if place else ""
        follows = (fold(lines[j].value.strip()) for j in after if j not in gone)
        following = next(follows, "")
        if before.endswith(_UNFINISHED) and _NEXT.match(following):
            continue
        beside = [*lines[max(i - 1, 0) : i], *lines[i + 1 : i + 2]]
        alone = not any(line.value.strip() for line in beside)
        ends = not after or after[0] in gone
        ends = ends or "\f" in lines[i].value + lines[after[0]].value
        if ends or (alone and not begins_with_unit(following)):
            yield i


def _heads(lines: Sequence[Text]) -> Iterator[list[int]]:
    """Yield the lines of each column head, however it is wrapped.

    A head begins with the column of names and goes on as long as every piece of a line
    is part of a head word; it comes to the column of goals or indicators, or has two
    more columns at least.
    """
    last = -1
    for i, line in enumerate(lines):
        if i <= last or not _begins_head(line):
            continue
        block = _head_block(lines, i)
        roles = [role_of(head) for head in _columns([lines[j] for j in block])]
        if len(roles) > 2 or not _TOLD.isdisjoint(roles):
            last = block[-1]
            yield block


def _begins_head(line: Text) -> bool:
    pieces = fold(line.value).split()
    if not pieces or not all(map(_is_head_piece, pieces)):
        return False
    return role_of(pieces[0]) in {"name", "code"} or "名称" in pieces[0]


def _head_block(lines: Sequence[Text], start: int) -> list[int]:
    """Return the lines of a head from its first on.

    Below the head of indicators only a note may still stand.
    """
    block = [start]
    for i in range(start + 1, min(len(lines), start + _HEAD_LINES)):
        pieces = fold(lines[i].value).split()
        if not pieces:
            continue
        complete = role_of(_columns([lines[j] for j in block])[-1]) == "indicators"
        below = complete and role_of(pieces[0]) != "other"
        if below or not all(map(_is_head_piece, pieces)) or all(map(is_total, pieces)):
            break
        block.append(i)
    return block


def _is_head_piece(piece: str) -> bool:
    """Tell whether a piece of a line is a head, several, or a part of one."""
    if "(" not in piece and not _letters().issuperset(piece):
        return False  # so it is with most lines
    return _is_head_words(piece)


@cache
def _letters() -> frozenset[str]:
    """Return all that heads and their years consist of."""
    years = words_of("form-word", "year")
    return frozenset("0123456789".join([*words_of("column-head"), *years]))


@lru_cache(maxsize=4096)
def _is_head_words(piece: str) -> bool:
    if piece in _every_head():
        return True
    return "".join(cut_heads(piece)) == _BRACKET.sub("", piece)


@cache
def _every_head() -> str:
    return "\n".join(words_of("column-head"))


def cut_heads(value: str) -> tuple[str, ...]:
    """Return the heads in a string of them without blanks; other letters are left out."""
    return tuple(pattern(_HEAD_WORD).findall(_BRACKET.sub("", value)))


def _columns(lines: Sequence[Text]) -> tuple[str, ...]:
    """Return the heads in the order in which the joined lines give them."""
    return cut_heads("".join(closed(line.value) for line in lines))
