"""A number with its scale, unit and frequency, from a tree of the grammar of values."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import prod
from typing import Any, NamedTuple

from jixiaolint.parsing.numeral import POINT, chinese_number, decimal, either, is_digits
from jixiaolint.parsing.unit import PHYSICAL
from jixiaolint.words.scan import Token

_THINGS = ("count", "document", "person")
"""Classes of units in which one number cannot be told in two ways (90分钟, 2小时)."""

Range = tuple[int, int]
Node = Any
"""A tree or a leaf of a grammar: a rule with children, or a word."""


class Amount(NamedTuple):
    """A number with its unit; `start`, `end` and all ranges count lexemes."""

    start: int
    end: int
    value: str
    high: str | None = None
    scale: int = 1
    chinese: bool = False
    rough: bool = False
    unit: Range | None = None
    kind: str | None = None
    percent: bool = False
    fraction: bool = False
    per: Range | None = None

    @property
    def is_share(self) -> bool:
        """Whether it is a part of something that need not be named."""
        return self.percent or self.fraction or self.kind == "percentage-point"


def range_of(tree: Node, starts: Sequence[int]) -> Range:
    """Return the first lexeme of a tree and the one behind its last."""
    return starts[tree.first], starts[tree.behind]


def measure(tree: Node, words: Sequence[Token], starts: Sequence[int]) -> Amount:
    """Return what a ``measure`` of the grammar says."""
    if tree.data == "interval":
        return _interval(tree, words, starts)
    amounts = [
        _amount(child, words, starts) for child in tree.children if child[0] == "amount"
    ]
    first, last = amounts[0], amounts[-1]
    if tree.data == "tolerance":
        low = float(first.value) - float(last.value)
        high = float(first.value) + float(last.value)
        return last._replace(start=first.start, value=f"{low:g}", high=f"{high:g}")
    if first is last or tree.data == "dangling" or _is_from_to(first, last, words):
        return first
    return last._replace(
        start=first.start,
        value=first.value,
        high=last.value,
        percent=first.percent or last.percent,
        unit=last.unit or first.unit,
        kind=last.kind or first.kind,
        scale=max(first.scale, last.scale),
    )


def _is_from_to(first: Amount, last: Amount, words: Sequence[Token]) -> bool:
    """Return whether two amounts count two things: 送书2000册到18个村."""
    if first.unit is None or last.unit is None:
        return False
    return first.kind != last.kind or (
        first.kind in _THINGS
        and first.scale == last.scale
        and float(first.value) > float(last.value)
        and words[first.unit[0]].text != words[last.unit[0]].text
    )


def _interval(tree: Node, words: Sequence[Token], starts: Sequence[int]) -> Amount:
    start, end = range_of(tree, starts)
    text = words[start].text
    low, _, high = text.strip("[]()").replace("-", ",").replace("~", ",").partition(",")
    amount = Amount(start, end, low.strip("%"), high.strip("%"), percent="%" in text)
    return _with_units(amount, tree.children[1:], words, starts)


def _amount(tree: Node, words: Sequence[Token], starts: Sequence[int]) -> Amount:
    number, *units = tree.children
    start, end = range_of(tree, starts)
    if _is_for_each(words[start:end]):
        whole = _of_tokens(start, end - 2, words)
        return whole._replace(end=end, per=(end - 1, end))
    amount = _number(number, words, starts)
    return _with_units(amount, units, words, starts)


def _is_for_each(words: Sequence[Token]) -> bool:
    """Return whether a scaled number ends in one of what it is for: 38.6万一年, 2万一场."""
    if len(words) < 4 or any(word.text == "/" for word in words):
        return False
    scale, one, unit = words[-3:]
    scaled = scale.features.get("number-part") == "scale"
    return scaled and one.text == "一" and "unit" in unit.features


def _with_units(
    amount: Amount, units: Sequence[Node], words: Sequence[Token], starts: Sequence[int]
) -> Amount:
    for unit in units:
        start, end = range_of(unit, starts)
        match unit[0]:
            case "NUMBER_PART__PERCENT":
                amount = amount._replace(percent=True, end=end)
            case "unit":
                amount = _with_unit(amount, unit.children, start, end, words)
            case _:
                amount = _with_per(amount, start, end, words)
    return amount


def _with_unit(
    amount: Amount, leaves: Sequence[Node], start: int, end: int, words: Sequence[Token]
) -> Amount:
    """Add a unit; what is behind or inside it are tenths (两年半, 两个半月, 八成五)."""
    if len(leaves) > 1:
        tenth = words[end - 1]
        more = decimal(tenth.text) if "tenth" in tenth.features else "5"
        if "." not in amount.value:
            amount = amount._replace(value=f"{amount.value}.{more}", end=end)
        start, end = (start, start + 1) if len(leaves) == 2 else (end - 1, end)
    kind = words[start].features.get("unit")
    return amount._replace(unit=(start, end), kind=kind, end=max(end, amount.end))


def _with_per(amount: Amount, start: int, end: int, words: Sequence[Token]) -> Amount:
    """Add what follows a slash: a frequency, or the rest of a price or quotient."""
    bracketed = words[end - 1].text == ")" and end - start > 2
    thing = words[start + 2 if bracketed else end - 1]
    kind = thing.features.get("unit")
    if amount.unit is None or not _is_quotient(amount, kind, words, start):
        return amount._replace(per=(start + 1, end), end=end)
    return amount._replace(unit=(amount.unit[0], end), end=end)


def _is_quotient(
    amount: Amount, kind: str | None, words: Sequence[Token], start: int
) -> bool:
    """Return whether a unit and what follows its slash are one: 元/人·月, 毫克/升."""
    behind = words[start + 1].features
    timed = behind.get("unit") == "time" or "digits" in behind
    if amount.kind == "money":
        whole = amount.unit is not None and amount.unit[1] - amount.unit[0] > 1
        again = len(words) > start + 2 and words[start + 2].text == "/"  # 元/月/人
        return not timed or whole or again
    if amount.kind in PHYSICAL:
        return not timed or amount.kind in ("length", "data")
    countable = kind in ("count", "person", "document", None)
    return countable and not timed and _is_pair(words, start)


def _is_pair(words: Sequence[Token], start: int) -> bool:
    """Return whether a slash joins two names of one unit (台/套, 人/次)."""
    one, other = words[start - 1].features, words[start + 1].features
    return "unit" in one and "unit" in other and len(words[start + 1].text) == 1


# ---- the number itself


def _number(tree: Node, words: Sequence[Token], starts: Sequence[int]) -> Amount:
    start, end = range_of(tree, starts)
    tokens = words[start:end]
    match tree.data:
        case "half":
            return Amount(start, end, "0.5")
        case "percent":
            return Amount(start, end, decimal(tokens[-1].text), percent=True)
        case "fraction":
            return Amount(start, end, _fraction(tokens), fraction=True)
    return _of_tokens(start, end, words)


def _of_tokens(start: int, end: int, words: Sequence[Token]) -> Amount:
    """Return the plain number, or the two next to each other, that words say: 三四十万."""
    pair = either(words[start].text)
    if pair is None:
        return _plain(start, end, words[start:end])
    low, high = (
        _plain(start, end, [words[start]._replace(text=one), *words[start + 1 : end]])
        for one in pair
    )
    return low._replace(high=high.value)


def _plain(start: int, end: int, tokens: Sequence[Token]) -> Amount:
    """Return the plain number that the words of a range are."""
    if len(tokens) == 1:
        text = tokens[0].text
        return Amount(start, end, decimal(text), chinese=not is_digits(text))
    rough = any(t.features.get("number-part") == "more" for t in tokens)
    tokens = [
        t for t in tokens if t.features.get("number-part") not in ("more", "tolerance")
    ]
    value, scale = _value(tokens)
    chinese = not is_digits(tokens[0].text)
    return Amount(start, end, value, scale=scale, chinese=chinese, rough=rough)


def _value(tokens: Sequence[Token]) -> tuple[str, int]:
    """Return number and scale: 5|百|万 is 5 and 1000000, 3|万|5|千 is 35000 and 1."""
    head, *rest = tokens
    powers = [_power(token) for token in rest]
    if all(powers):
        return decimal(head.text), prod(powers)
    total, last, power = 0, Fraction(decimal(head.text)), 1
    for token, times in zip(rest, powers, strict=True):
        if times:
            total, last, power = total + int(last * times), Fraction(0), times
        else:
            last = Fraction(decimal(token.text))
    return f"{total + int(last * power // 10 if last < 10 else last)}", 1


def _power(token: Token) -> int:
    """Return what a word of scale multiplies by, or 0 for a number of its own."""
    if is_digits(token.text) or POINT in token.text:
        return 0
    value = 1
    for character in token.text:
        one = chinese_number(character)
        if one < 10:
            return 0
        value *= one
    return value


def _fraction(tokens: Sequence[Token]) -> str:
    parts = tokens[0].text.split("/")
    above, below = parts if len(tokens) == 1 else (tokens[-1].text, tokens[0].text)
    share = float(decimal(above)) / (float(decimal(below)) or 1)
    return f"{Decimal(f'{share:.4g}'):f}"
