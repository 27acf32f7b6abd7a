"""Two bounds between which something can lie."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import product

from jixiaolint.errors import UnfitError
from jixiaolint.said import Said


def require_between(least: Decimal | int | None, most: Decimal | int | None) -> None:
    """Raise UnfitError if nothing is as great as `least` and no greater than `most`."""
    if least is not None and most is not None and least > most:
        raise UnfitError(
            Said(
                f"least 是 {least}，大于 most 的 {most}，没有数能同时满足。",
                f"'least' is {least}, greater than 'most', {most}: nothing lies between.",
            )
        )


def require_apart(
    low: Mapping[str, Decimal | None], high: Mapping[str, Decimal | None]
) -> None:
    """Raise UnfitError if a bound below is not less than one above, each by its name."""
    for (name, least), (other, most) in product(low.items(), high.items()):
        if least is not None and most is not None and least >= most:
            raise UnfitError(
                Said(
                    f"{name} 是 {least}，不小于 {other} 的 {most}，没有数能同时满足。",
                    f"'{name}' is {least}, not less than '{other}', {most}: nothing lies"
                    " between.",
                )
            )


def require_counts(least: int, most: int) -> None:
    """Raise UnfitError if no number of things lies between, or a bound is none."""
    for name, bound in (("least", least), ("most", most)):
        if bound < 0:
            raise UnfitError(
                Said(
                    f"{name} 是 {bound}，应为 0 或更大的整数。",
                    f"'{name}' is {bound}, expected 0 or more.",
                )
            )
    require_between(least, most)
