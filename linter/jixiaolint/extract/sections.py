"""Running text cut into sections, each with its heading and its layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from jixiaolint.extract import lines as flat
from jixiaolint.extract.continued import Piece, join, joint_layout, same_table
from jixiaolint.extract.heading import read_heading
from jixiaolint.extract.items import layout_of
from jixiaolint.extract.lines.forms import heralds
from jixiaolint.extract.lines.listed import is_outline
from jixiaolint.extract.pages import take_out
from jixiaolint.labels.marks import is_title
from jixiaolint.text import Text

_HEADING_LINES = 12


def cut_sections(lines: Sequence[Text]) -> Iterator[Piece]:
    """Yield the sections of running text, those of one table joined to one.

    A title begins a section. The same title again only begins a new page, unless the
    layout is that of forms, which tell new forms from new pages themselves.
    """
    return join(map(_section, _cut(lines)), _goes_on)


def _cut(lines: Sequence[Text]) -> Iterator[tuple[Text, ...]]:
    """Yield the lines from each title, or what announces it, to before the next."""
    titles = [i for i, line in enumerate(lines) if i and is_title(line.value)]
    above = heralds(lines, titles)
    starts = (above.get(title, title) for title in titles)
    for start, end in pairwise(sorted({0, *starts, len(lines)})):
        yield tuple(lines[start:end])


def _section(lines: tuple[Text, ...]) -> Piece:
    filled = (line for line in lines if line.value.strip())
    heading, frame = read_heading(islice(filled, _HEADING_LINES))
    return Piece(_layout(lines), heading, tuple(frame), lines=lines)


def _layout(lines: Sequence[Text]) -> str | None:
    """Return the layout of a section by what it holds, the surest sign first."""
    kind = layout_of(["\n".join(line.value for line in lines)])
    if kind == "coded" and not is_outline(lines):
        return "ledger"
    if flat.recognise(lines):
        return "flattened"
    return "ledger" if kind else None


def _goes_on(parts: Sequence[Piece], section: Piece) -> bool:
    same = same_table(parts[0].heading, section.heading)
    layout = joint_layout(parts)
    if layout is None:
        # A page may end before the first indicator of a list whose heads stand on it.
        begun = same and section.layout == "ledger" and section.heading.title
        return bool(begun and any(take_out(part.lines).columns for part in parts))
    if layout == "flattened":
        # Forms know their own beginnings; a page without heads belongs to the last.
        return section.layout == "flattened" or (section.layout is None and same)
    return section.layout in {layout, None} and same
