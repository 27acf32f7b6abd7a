"""Page numbers: the bare numbers at the edge of pages that count with the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from jixiaolint.read.pdf.layout import Item, Pages
from jixiaolint.read.pdf.lines import Line

_NUMBER = re.compile(r"\d{1,4}")


def page_numbers(pages: Pages) -> set[int]:
    """Return the identities of the lines that are page numbers and nothing else.

    Numbers with dashes or words (- 3 -, 第3页) are left to the extraction, which knows
    them; a bare one is told from a value only by its place.
    """
    found = [
        (number, line)
        for number, items in enumerate(pages, 1)
        for line in _outermost(items)
    ]
    apart = Counter(int(line.text) - number for number, line in found)
    enough = 2 if len(pages) > 1 else 1
    return {
        id(line)
        for number, line in found
        if apart[int(line.text) - number] >= enough
        and (len(pages) > 1 or int(line.text) == 1)
    }


def _outermost(items: Sequence[Item]) -> Iterator[Line]:
    """Yield the first and the last line of a page if they are bare numbers."""
    for item in (items[:1], items[-1:]) if len(items) > 1 else ():
        line = item[0]
        if isinstance(line, Line) and _NUMBER.fullmatch(line.text):
            yield line
