"""Rows of a list of projects: a name, sums of money, perhaps the goal, on one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from jixiaolint.labels.marks import is_total
from jixiaolint.model import Amount
from jixiaolint.parsing.amount import parse_amount
from jixiaolint.text import EMPTY, Text
from jixiaolint.words.fold import fold
from jixiaolint.words.scan import scan

_MONEY = re.compile(r"-?(?:\d{1,3}(?:[,，]\d{3})+|\d{1,12})(?:\.\d{1,6})?")
_FIGURE = re.compile(r"[-－]?\d[\d,，.．]*").fullmatch
"""Matches what may be a sum, and hardly another word."""

_EMPTY_CELL = re.compile(r"[-—–/]+")
_LONGEST_UNIT = 12
_FINAL = "。！？!?;；"
_AMOUNT_SIGNS = frozenset("%万亿")
_SEPARATORS = frozenset(".,，")


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """A line with sums of money: what stands before and after them on it.

    Of `amounts`, some may be marks of an empty cell (—). `label` is the label before the name, `ordinal` the number of its place in the
    list, where there are any.
    """

    line: int
    name: Text
    amounts: tuple[Text, ...]
    rest: Text
    label: Text = EMPTY
    ordinal: Text = EMPTY


def money_rows(lines: Sequence[Text], columns: int) -> list[MoneyRow]:
    """Return the lines that may begin a project, a unit or a total.

    `columns` is how many columns of sums the heads tell of, nought if unknown.

    Sums have decimals or separators of thousands, unless a total has neither. Lines of
    prose that only mention a number are left out as far as their form tells.
    """
    words = [line.value.split() for line in lines]
    plain = _plain_numbers(words)
    rows: list[MoneyRow] = []
    for i, line in enumerate(lines):
        if not any(map(_FIGURE, words[i])):
            continue
        row = _money_row(i, line, plain)
        if row is None:
            continue
        last = next((j for j in range(i - 1, -1, -1) if words[j]), -1)
        previous = lines[last] if last >= 0 else None
        expected = columns == 1 or (bool(rows) and rows[-1].line == last)
        if _fits(row, line, previous, expected=expected):
            rows.append(row)
    return rows


def _plain_numbers(lines: Iterable[Sequence[str]]) -> bool:
    """Tell whether a total states its sum as a whole number without separators.

    Lines are given by their words.
    """
    for words in lines:
        if len(words) > 1 and is_total(words[0]):
            return all(fold(word).isdigit() for word in words[1:])
    return False


def _money_row(line: int, text: Text, plain: bool) -> MoneyRow | None:
    """Return the parts of a line that holds sums, by its first run of them."""
    pieces = list(re.finditer(r"\S+", fold(text.value)))
    starts = (i for i, piece in enumerate(pieces) if _is_sum(piece[0], plain))
    first = next(starts, None)
    if first is None:
        return None
    run = takewhile(
        lambda piece: _is_sum(piece[0], plain) or _EMPTY_CELL.fullmatch(piece[0]),
        pieces[first:],
    )
    amounts = tuple(text.slice(*piece.span()) for piece in run)
    end = pieces[first + len(amounts) - 1].end()
    name, rest = text.slice(0, pieces[first].start()), text.slice(end)
    return MoneyRow(line, name, amounts, rest.strip())


def _is_sum(piece: str, plain: bool) -> bool:
    return bool(_MONEY.fullmatch(piece)) and (
        plain or not _SEPARATORS.isdisjoint(piece)
    )


def _fits(row: MoneyRow, line: Text, previous: Text | None, *, expected: bool) -> bool:
    """Tell whether a line with sums reads as a row and not as prose.

    A name, one sum and more words may be prose, unless a row is expected there.
    """
    if re.search("[;；：:≥≤]", row.name.value) or begins_with_unit(row.rest.value):
        return False
    if not row.name.value.strip() or len(row.amounts) > 1 or not row.rest.value:
        return True
    ended = previous is None or previous.value.strip()[-1] in _FINAL
    return expected or ended or line.value[:2].isspace()


def begins_with_unit(text: str) -> bool:
    """Tell whether what follows a number is its unit: 万元, %, 个."""
    for token in scan(text[:_LONGEST_UNIT])[:1]:
        unit = any("unit" in feature.split("-") for feature in token.features)
        return (unit and "noun" not in token.features) or token.text in _AMOUNT_SIGNS
    return False


def amounts_of(texts: Sequence[Text], labels: Sequence[str] = ()) -> tuple[Amount, ...]:
    """Return the sums with their column labels, as far as the labels are certain.

    The first sum belongs to the first column of sums; the others are certain only if
    there are as many as columns. An uncertain label is empty. A text such as — is a
    cell without a sum.
    """
    numbers = [(text, parse_amount(text.value)) for text in texts]
    known = len(labels) == len(texts)
    return tuple(
        Amount(labels[i] if labels and (known or i == 0) else "", text, number)
        for i, (text, number) in enumerate(numbers)
        if number is not None
    )
