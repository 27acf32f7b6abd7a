"""The indicators found in a cell or a stretch of text, and what stands around them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from jixiaolint.text import EMPTY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jixiaolint.model import Indicator, Project
    from jixiaolint.text import Span, Text


@dataclass(frozen=True, slots=True)
class Items:
    """Indicators in order, the frame between them, the texts before and after.

    `columns` names the indicator fields for which the strings have a place; `layout`
    is ``coded`` or ``numbered``. `closed` tells that the last one has its final mark.
    """

    layout: str
    indicators: tuple[Indicator, ...] = ()
    frame: tuple[Span, ...] = ()
    before: Text = EMPTY
    after: Text = EMPTY
    columns: frozenset[str] = frozenset()
    closed: bool = True


NO_ITEMS = Items("coded")


def split_items(text: Text, layout: str) -> Items:
    """Return the indicators of a text of the given layout."""
    from jixiaolint.extract.items import coded, numbered

    return coded.split(text) if layout == "coded" else numbered.split(text)


def layout_of(texts: Sequence[str]) -> str | None:
    """Return ``coded`` or ``numbered``, whichever more of the texts hold, if any do."""
    from jixiaolint.extract.items import coded, numbered

    as_coded = sum(map(coded.recognise, texts))
    as_numbered = sum(map(numbered.recognise, texts)) if as_coded < len(texts) else 0
    if not as_coded and not as_numbered:
        return None
    return "coded" if as_coded >= as_numbered else "numbered"


def with_texts(indicator: Indicator, texts: Mapping[str, Text]) -> Indicator:
    """Return an indicator with some of its text fields set, by name."""
    changes: dict[str, Any] = dict(texts)
    return replace(indicator, **changes)


def settle_values(
    projects: tuple[Project, ...], columns: frozenset[str]
) -> tuple[tuple[Project, ...], frozenset[str]]:
    """Return projects and columns with the values of a one-value form as annual.

    A form that only ever gives one value fills ``annual``, whatever its head says.
    """
    if "cycle" not in columns or "annual" in columns:
        return projects, columns
    moved = (
        replace(
            project,
            indicators=tuple(
                replace(indicator, cycle=None, annual=indicator.cycle)
                for indicator in project.indicators
            ),
        )
        for project in projects
    )
    return tuple(moved), columns - {"cycle"} | {"annual"}
