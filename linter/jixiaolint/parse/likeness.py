"""Values that differ in a figure only: one of them stands for all, so that it is read once."""

from __future__ import annotations

import re

# A value with one figure in digits reads as it would with another one of its size.
_FIGURE = re.compile(
    r"([^\d.,/]*)(?<![A-Za-z])([0-9]+(?:\.[0-9]+)?)(?![A-Za-z])([^\d.,/]*)"
)
_LIKE = {"1": "3", "2": "12", "2d": "25", "2n": "85", "3": "385", "4": "3850"}
_LIKE |= {"5": "38500", "6": "385000", "1.1": "8.5", "2.1": "98.5", "2.2": "98.55"}
_LIKE |= {"3.1": "385.5", "3.2": "385.55", "1.2": "8.55"}
_LONGEST = max(map(len, _LIKE.values()))
"""No figure with more characters is like another one."""


def _size(figure: str) -> str:
    """Return the size of a figure, months and days told apart; 0 and 1 have none."""
    whole, dot, decimals = figure.partition(".")
    if decimals in ("0", "5") or len(figure) > _LONGEST:
        return ""
    if dot:
        return (
            f"{len(whole)}.{len(decimals)}" if int(whole) > 31 or len(whole) < 2 else ""
        )
    number = int(figure)
    if (
        number < 2
        or figure[0] == "0"
        or 1800 <= number < 2300
        or figure.startswith("12345")
    ):
        return ""
    small = "d" if 12 < number <= 31 else "n" if 31 < number < 100 else ""
    return f"{len(figure)}{small}"


def with_like_figure(value: str) -> tuple[str, str, str] | None:
    """Return a value with another figure of the same size, its own and the other one.

    Nothing where it has none or several, or where the figure may be more than a number.
    """
    match = _FIGURE.fullmatch(value)
    like = match and _LIKE.get(_size(match[2]))
    return (match[1] + like + match[3], match[2], like) if match and like else None
