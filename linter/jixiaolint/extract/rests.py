"""What the texts of tables hold beyond what is judged of them."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from jixiaolint.columns.indicators import Indicators
from jixiaolint.extract.unread import Unread
from jixiaolint.text import JUDGED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jixiaolint.model import Table
    from jixiaolint.text import Text

_TITLE = 20
"""So many characters of a text say which it is."""


def rests(tables: Iterable[Table]) -> Iterator[Unread]:
    """Yield what the texts of tables hold beyond what is judged, each cell once."""
    held = chain.from_iterable(map(_held, tables))
    long = [text for text in held if text is not None and len(text.value) > JUDGED]
    for text in {text.offset(0): text for text in long}.values():
        rest = text.slice(JUDGED).strip()
        if rest.runs:
            yield Unread("rest", text.value[:_TITLE], tuple(rest.spans()))


def _held(table: Table) -> Iterator[Text | None]:
    """Yield the texts of a table that rules judge, of its indicators long ones alone."""
    yield from (table.title, table.unit)
    for one in table.projects:
        yield from (one.name, one.unit, one.goal, one.cycle_goal, one.content)
        indicators = Indicators.of(one.indicators)
        yield from indicators.texts(indicators.long)
