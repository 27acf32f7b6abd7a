"""Running text cut into sections, each with its heading and its layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from jixiaolint.extract import lines as flat
from jixiaolint.extract.heading import Heading, is_title, read_heading
from jixiaolint.extract.items import layout_of
from jixiaolint.extract.lines.forms import heralds
from jixiaolint.extract.lines.listed import is_outline
from jixiaolint.extract.pages import take_out
from jixiaolint.text import Span, Text

_HEADING_LINES = 12


@dataclass(frozen=True, slots=True)
class Section:
    """Lines from a title (or the start) to before the next, and what they hold.

    `layout` is ``ledger``, ``flattened`` or nothing; `frame` are the ranges of the
    heading. The lines include those of the heading.
    """

    lines: tuple[Text, ...]
    heading: Heading
    frame: tuple[Span, ...]
    layout: str | None


def cut_sections(lines: Sequence[Text]) -> list[Section]:
    """Return the sections of running text, those of one table joined to one.

    A title begins a section. The same title again only begins a new page, unless the
    layout is that of forms, which tell new forms from new pages themselves.
    """
    return _joined(map(_section, _pieces(lines)))


def same_table(one: Heading, other: Heading) -> bool:
    """Tell whether a second heading only repeats the first on a new page."""
    names = ("title", "unit", "project")
    pairs = ((getattr(one, name), getattr(other, name)) for name in names)
    texts = all(b is None or (a is not None and a.value == b.value) for a, b in pairs)
    return texts and (other.year is None or one.year == other.year)


def _pieces(lines: Sequence[Text]) -> Iterator[tuple[Text, ...]]:
    titles = [i for i, line in enumerate(lines) if i and is_title(line.value)]
    above = heralds(lines, titles)
    starts = (above.get(title, title) for title in titles)
    for start, end in pairwise(sorted({0, *starts, len(lines)})):
        yield tuple(lines[start:end])


def _section(lines: tuple[Text, ...]) -> Section:
    filled = (line for line in lines if line.value.strip())
    heading, frame = read_heading(islice(filled, _HEADING_LINES))
    return Section(lines, heading, tuple(frame), _layout(lines))


def _layout(lines: Sequence[Text]) -> str | None:
    """Return the layout of a section by what it holds, the surest sign first."""
    kind = layout_of(["\n".join(line.value for line in lines)])
    if kind == "coded" and not is_outline(lines):
        return "ledger"
    if flat.recognise(lines):
        return "flattened"
    return "ledger" if kind else None


def _joined(sections: Iterable[Section]) -> list[Section]:
    """Return the sections with those that go on with the one before joined to it."""
    joined: list[Section] = []
    for section in sections:
        if not joined or not _goes_on(joined[-1], section):
            joined.append(section)
            continue
        last = joined[-1]
        joined[-1] = replace(
            last,
            lines=(*last.lines, *section.lines),
            frame=(*last.frame, *section.frame),
            layout=last.layout or section.layout,
        )
    return joined


def _goes_on(last: Section, section: Section) -> bool:
    same = same_table(last.heading, section.heading)
    if last.layout is None:
        # A page may end before the first indicator of a list whose heads stand on it.
        begun = same and section.layout == "ledger" and section.heading.title
        return bool(begun and take_out(last.lines).columns)
    if last.layout == "flattened":
        # Forms know their own beginnings; a page without heads belongs to the last.
        return section.layout == "flattened" or (section.layout is None and same)
    return section.layout in {last.layout, None} and same
