"""Forms that a PDF tool has turned into lines, and lists by label: lines in, a grid out.

Such a form has no cells any more, only words, lines and, sometimes, blank lines. It is
put together again in these steps, each a module of its own:

1. `forms` cuts the lines into forms: a title begins one, as does a new 项目名称
   below an indicator table; a title that only repeats on a new page does not.
2. `head` finds the heads of the indicator table and joins those broken over lines.
3. `facts` finds the labels and values above it.
4. `labels` joins level labels broken over words or lines (产 / 出 / 指 / 标).
5. `align` lists for each line how its words may stand in the columns, by what
   `cells` says of each text; `rows` chooses the cheapest reading of all lines
   together, so that names wrapped around their targets, targets on lines of their own
   and targets in words are told apart by what fits the whole. `costs` prices a row, and
   a line that carries one on. A line with a text for the name and for each target is a
   row by itself, whatever it says, and a plain name without a target a row without one.
6. `groups` gives each row its level labels, which stand above their rows or in the
   middle of them, and finds labels whose rows were left blank. In a list by
   label (数量指标：培训人数≥50人) `listed` and `named` tell the rows.
7. `table` makes all of it rows of a grid, which is read as any other.

What no step recognises is left alone and so shows up as unread.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jixiaolint.extract.heading import Heading
from jixiaolint.model import Extraction
from jixiaolint.source import Grid
from jixiaolint.text import Span, Text


def recognise(lines: Sequence[Text]) -> bool:
    """Tell whether lines hold a flattened indicator table: its heads, or rows of levels."""
    from jixiaolint.extract.lines.forms import cut_forms

    return any(form.start is not None for form in cut_forms(lines))


def extract(lines: Sequence[Text], heading: Heading) -> Extraction:
    """Return the tables of the forms in the lines, and what is mere frame.

    The forms are one grid. The heading counts where a form says nothing.
    """
    from jixiaolint.extract import grid
    from jixiaolint.extract.lines.forms import cut_forms
    from jixiaolint.extract.lines.table import rows_of

    frame: list[Span] = []
    forms = (form for form in cut_forms(lines) if form.start is not None)
    rows = tuple(row for form in forms for row in rows_of(form, frame))
    found = grid.extract(Grid(rows), heading, layout="flattened")
    return replace(found, read=(*found.read, *frame))
