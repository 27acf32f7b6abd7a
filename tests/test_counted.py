"""What grows with its input and no faster: looks and steps are counted, nothing is timed.

Files that would hang a reader as a whole stand in test_hostile; here are the parts of it
whose cost shows in no file small enough for a test.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, fromstring

import pytest
from every_family import FAMILIES

from counted import Counted, steps
from jixiaolint.extract import extract
from jixiaolint.extract.lines.groups import Cells, levels_of
from jixiaolint.extract.lines.labels import Label
from jixiaolint.extract.lines.words import Word
from jixiaolint.naming import Naming
from jixiaolint.parsing.name_figures import fold_figures
from jixiaolint.read import read
from jixiaolint.read.pdf.beside import beside
from jixiaolint.read.pdf.lines import Line, Piece
from jixiaolint.read.pdf.panel import Panel
from jixiaolint.read.pdf.unruled import with_tables
from jixiaolint.read.word.inline import Inline
from jixiaolint.read.word.names import W
from jixiaolint.read.word.numbering import Numbering
from jixiaolint.read.word.styles import Styles
from jixiaolint.read.workbook.book import without_struck
from jixiaolint.remarks.cell_names import namer
from jixiaolint.settings.override import Override
from jixiaolint.settings.run import Settings
from jixiaolint.source import Grid, Source
from jixiaolint.text import Text
from jixiaolint.unread import unread
from jixiaolint.words.lalr import Leaf, Production, Tree
from jixiaolint.words.scan import scan
from jixiaolint.work.rulebooks import Rulebooks
from word_file import document, p
from workbook_file import rows, xlsx

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jixiaolint.read.pdf.layout import Item

LINEAR = 2.3
"""Twice the input may take so many times the steps."""

LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
OWN = W.strip("{}")


def growth(work: Callable[[int], object], size: int) -> float:
    """Return how many times the steps twice the size takes, of sizes that no cache knows."""
    work(1)
    small = steps(lambda: work(size))
    return steps(lambda: work(2 * size)) / small


def found(name: str) -> Callable[[int], object]:
    """Return what reads a file of a family and finds its tables and what is none."""

    def work(size: int) -> None:
        """Do so with a file of some size."""
        source = read(*FAMILIES[name](size))
        unread(source, extract(source).read)

    return work


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("coded: broken row goes on n times", 64),
        ("coded: last cell goes on in n lines", 64),
        ("flat: n heads on a line", 256),
        ("csv commas", 256),
        ("xlsx columns", 256),
    ],
)
def test_a_table_is_found_in_steps_of_its_size(name: str, size: int) -> None:
    """What goes on or heads something over and over is looked at once."""
    assert growth(found(name), size) < LINEAR


def test_the_cells_of_a_wide_row_are_named_in_one_look() -> None:
    """To name each cell of a row does not look through the row for each."""

    def work(size: int) -> None:
        """Name the cells of the second row of a wide table."""
        line = ",".join(["道路养护里程"] * size) + "\n"
        source = read("a.csv", line.encode() * 2)
        named = namer(source)
        (grid,) = source.blocks
        assert isinstance(grid, Grid)
        cells = [text.offset(0) for text in grid.cells[1]]
        names = [named(offset, source.place(offset)) for offset in cells]
        assert (names[0], len(set(names))) == ("A2", size)

    assert growth(work, 64) < LINEAR


def test_a_name_is_looked_up_among_names() -> None:
    """Two thousand silences or overrides, each for a project, cost a project no more."""
    names = Naming.of([*((f"{n}号路养护", n) for n in range(2000)), ("7号*", 2000)])
    assert list(names.numbers("7号路养护")) == [7, 2000]
    assert steps(lambda: list(names.numbers("7号路养护"))) < 10


def test_overrides_that_say_the_same_have_one_rulebook() -> None:
    """Two thousand projects that are all spared one rule are judged by one judge."""
    said = [Override(projects=(name,), ignore=("vague",)) for name in ("甲", "乙")]
    book = Rulebooks(Settings(overrides=tuple(said))).of_file("a.csv")
    assert book.of_project is not None
    assert book.of_project("甲") is book.of_project("乙")
    assert book.of_project("甲") is not book.of_project("丙")


def test_parts_of_a_row_are_gathered_in_one_list() -> None:
    """A rule that takes one part more goes on with the list of those before it."""
    more = Production("_parts", "_parts", 2, ((0, True), (1, False)), single=False)
    before = Tree("_parts", [Leaf("TEXT", 0, 1)], 0, 1)
    parts = before.children
    made = more.tree([before, Leaf("TEXT", 1, 2)])
    assert made == Tree("_parts", [Leaf("TEXT", 0, 1), Leaf("TEXT", 1, 2)], 0, 2)
    assert isinstance(made, Tree)
    assert made.children is parts


def test_edges_of_tables_are_learned_once() -> None:
    """Tables in cells do not look at the edges of all cells above anew."""

    def tables(count: int) -> None:
        """Read a table in each row of a table."""
        read(*FAMILIES["word tables of other widths in cells"](count))

    assert growth(tables, 64) < LINEAR


def word(body: str) -> Element:
    """Return an element of a Word file."""
    return fromstring(f'<w:root xmlns:w="{OWN}">{body}</w:root>')


def test_a_slice_looks_at_its_own_runs() -> None:
    """Of a text of many runs the few that a slice has are found and no others passed."""
    runs = Counted([(2 * at, 3 * at) for at in range(10_000)])
    text = Text("养护" * 10_000, runs)  # type: ignore[arg-type]

    assert text.slice(8_000, 8_004).runs == ((0, 12_000), (2, 12_003))
    assert runs.looks < 50


class _Watched(Inline):
    """A paragraph whose open fields are counted as often as they are looked at."""

    def _read(self, children: Iterable[Element]) -> None:
        if not isinstance(self._fields, Counted):
            self._fields = Counted(self._fields)
        super()._read(children)


def test_words_do_not_look_through_the_fields_around_them() -> None:
    """Fields that are never ended cost the words behind them nothing."""
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    opened = field.format("begin") + field.format("separate")
    paragraph = word(f"{opened}<w:r><w:t>字</w:t></w:r>" * 500)

    read_ = _Watched(paragraph, Styles(None))

    assert read_.words == "字" * 500
    assert isinstance(read_._fields, Counted)
    assert read_._fields.looks < 2_000


def _labels(overrides: int) -> None:
    """Count as many paragraphs of a list as it has levels that begin anew below none."""
    override = (
        '<w:lvlOverride w:ilvl="-{}"><w:startOverride w:val="1"/></w:lvlOverride>'
    )
    anew = "".join(override.format(at) for at in range(1, overrides))
    root = word(
        '<w:abstractNum w:abstractNumId="1"/>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="1"/>{anew}</w:num>'
    )
    numbering = Numbering(root, Styles(None))
    (paragraph,) = word(p("字", marks=LISTED))
    labels = [numbering.label(paragraph) for _ in range(overrides)]
    assert labels == [f"{at}." for at in range(1, overrides + 1)]


def test_levels_that_no_list_has_are_not_counted() -> None:
    """A list of any number of levels is counted on nine at each paragraph."""
    assert growth(_labels, 40) < LINEAR


def test_the_words_of_a_level_are_no_text() -> None:
    """What a list says before each of its paragraphs has a hundred characters at most."""
    level = f'<w:lvl w:ilvl="0"><w:lvlText w:val="{"甲" * 2_000}"/></w:lvl>'
    source = read(
        "a.docx",
        document(
            p("字", marks=LISTED),
            numbering=f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
        ),
    )
    assert source.text == f"{'甲' * 100} 字\n"


@pytest.mark.parametrize(("length", "shown"), [(252, "甲" * 252 + "5"), (253, "5")])
def test_a_number_format_is_no_text(length: int, shown: str) -> None:
    """A number is shown by a format that a workbook can have, and else as it is stored."""
    styles = (
        f'<numFmts><numFmt numFmtId="200" formatCode="&quot;{"甲" * length}&quot;0"/>'
        '</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="200"/></cellXfs>'
    )
    sheet = '<sheetData><row><c s="1"><v>5</v></c></row></sheetData>'
    source = read("a.xlsx", xlsx(sheet, styles=styles))
    assert rows(source) == {"表": [[shown]]}


def test_runs_of_a_text_do_not_repeat_it() -> None:
    """Runs that begin before the run above them, as no program writes them, are empty."""
    runs = [(2, False), (0, False), (2, False), (0, False)]
    assert without_struck("养护里程", runs).text == "养护里程"


def test_a_bound_far_from_the_end_of_a_name_is_not_looked_into() -> None:
    """What a bound is measured against is looked for in the last words of a name."""
    name = "里程" + "≥甲" * 300
    tokens = Counted(scan(name))

    assert fold_figures(name, tokens)
    assert tokens.looks < 25 * len(tokens)


def _panel(page: int) -> Panel:
    """Return a table of two rows whose columns are like those of no other page."""
    return Panel(page, 1, (float(page), 900.0 + page), (0.0, 10.0, 20.0), ())


def test_a_table_goes_on_only_beside_one_on_the_page_before() -> None:
    """Tables on other pages are not even asked whether their other half has come."""

    def halves(pages: int) -> None:
        """Look for the halves of tables, one on every other page."""
        panels = [_panel(2 * at + 1) for at in range(pages)]
        items: list[list[Item]] = [[] for _ in range(2 * pages)]
        assert len(beside([[panel] for panel in panels], items)) == pages

    assert growth(halves, 100) < LINEAR


def test_a_page_of_lines_is_not_looked_through_for_each() -> None:
    """Where lines keep to columns and form no table, each looks a page's lines ahead."""
    pieces = tuple(Piece("字", 100.0 * at, 100.0 * at + 10) for at in range(3))
    crossing = (Piece("字", 0.0, 210.0),)
    lines = [Line(pieces, 10.0 * at, 10.0 * at + 9, 9.0) for at in range(4_000)]
    lines[1:2] = [Line(crossing, 10.0, 19.0, 9.0)]
    counted = Counted(lines)

    first = next(with_tables(1, counted))

    assert first is lines[0]
    assert counted.looks < 2_000


def _label(name: str, line: int, start: int = 0) -> Label:
    """Return a label that stands on a line."""
    return Label((Word(Text.at(name, 0), line, start, start + len(name), 0),))


def _amid(groups: int) -> None:
    """Find the levels of twice as many rows as labels, the labels amid their rows."""
    names = ("产出指标", "数量指标", "质量指标", "效益指标", "社会效益指标")
    labels = [_label(names[at % len(names)], 4 * at + 3) for at in range(groups)]
    cells = [Cells(2 * at, 2 * at + 1, ()) for at in range(2 * groups)]
    assert len(levels_of(cells, labels)) == len(cells)


def _above(groups: int) -> None:
    """Find the levels of rows each of which has labels of both levels above it."""
    labels = [
        _label(name, 2 * at, start)
        for at in range(groups)
        for start, name in enumerate(("产出指标", "数量指标"))
    ]
    cells = [Cells(2 * at, 2 * at + 1, ()) for at in range(groups)]
    assert levels_of(cells, labels)[-1] == (labels[-2], labels[-1])


def _between(count: int) -> None:
    """Find the levels of rows between three labels far from one another."""
    places = (count // 10, count // 2, count - 10)
    names = ("数量指标", "质量指标", "时效指标")
    labels = [_label(*each) for each in zip(names, places, strict=True)]
    cells = [Cells(at, at, ()) for at in range(count)]
    assert len(levels_of(cells, labels)) == count


@pytest.mark.parametrize(("form", "size"), [(_amid, 40), (_above, 40), (_between, 300)])
def test_a_row_is_held_against_the_labels_near_it(
    form: Callable[[int], None], size: int
) -> None:
    """No number of labels, or of rows between two of them, makes a row dearer."""
    assert growth(form, size) < LINEAR


def test_the_place_of_a_cell_is_told_without_those_of_all() -> None:
    """Twice the cells of a workbook do not make it dearer to tell where one of them is."""

    def book(size: int) -> Source:
        """Return a workbook with so many filled rows."""
        body = "".join(
            f'<row r="{at}"><c r="A{at}" t="inlineStr"><is><t>桥{at}</t></is></c></row>'
            for at in range(1, size + 1)
        )
        return read("表.xlsx", xlsx(f"<sheetData>{body}</sheetData>"))

    known = {size: book(size) for size in (1, 400, 800)}

    def work(size: int) -> None:
        """Tell where the last cell is."""
        source = known[size]
        assert source.place(source.text.rindex("桥")).cell == f"A{size}"

    assert growth(work, 400) < 1.5
