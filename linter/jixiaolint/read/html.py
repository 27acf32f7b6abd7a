"""An HTML page: its tables as grids, the rest of its words as lines."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser
from itertools import accumulate

from jixiaolint.place import Place
from jixiaolint.read.decode import decode
from jixiaolint.read.fragment import BLOCKS, plain, unquoted
from jixiaolint.read.html_table import Cell, Table, blocks_of
from jixiaolint.read.told import sentences
from jixiaolint.source import Source
from jixiaolint.text import Span, Text

_SILENT = frozenset(("head", "script", "style", "template"))
_CELLS = frozenset(("td", "th"))
_STRUCK = frozenset(("s", "strike", "del"))
_VOID = frozenset(("img", "br", "hr", "col", "input", "meta", "link", "wbr"))
_MOST_COLUMNS = 1000
"""Beyond this a colspan is a mistake, as browsers hold."""


def read_html(path: str, data: bytes) -> Source:
    """Return a page as blocks; tags, scripts and styles are markup.

    Merged cells hold the same text wherever they reach; a table inside a cell is a grid
    of its own. Raises UnreadableError if the page cannot be decoded.
    """
    text, encoding = decode(path, data)
    page = _Page(text)
    page.feed(text)
    page.close()
    markup = [*_gaps(page.words, len(text)), *page.hidden]
    blocks = tuple(blocks_of(page.body.nodes))
    notices = tuple(sentences(page.told))
    return Source(path, "html", text, blocks, encoding, tuple(markup), notices=notices)


def _gaps(words: list[Span], length: int) -> list[Span]:
    """Return the ranges between the words of a page: its markup."""
    edges = [0, *(edge for span in words for edge in span), length]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [Span(start, end) for start, end in pairs if start < end]


def _number(written: str | None) -> int:
    """Return the value of a colspan or rowspan; 1 if it is none."""
    digits = (written or "").strip()
    return int(digits) if digits.isdecimal() and len(digits) < 6 else 1


def _says(node: Text | Table) -> bool:
    """Tell whether there are words in a node, or a table."""
    return isinstance(node, Table) or bool(node.value.strip())


class _Page(HTMLParser):
    """The cells of a page, filled as its tags come; forgives tags left open.

    `body` is the page itself, taken as one cell; `words` are the ranges outside tags,
    `hidden` those among them that stand for nothing, `told` the places of struck-out
    words, which are left out, and of pictures that are all that a cell holds.
    """

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.body = Cell()
        self.words: list[Span] = []
        self.hidden: list[Span] = []
        self.told: dict[str, list[Place]] = {"struck": [], "picture": []}
        self._text = text
        self._open: list[Cell | Table] = [self.body]
        self._silent: list[str] = []
        self._struck: list[str] = []
        self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the start of an element."""
        if self._silent == ["head"] and (tag == "body" or tag in BLOCKS):
            self._silent.clear()
        if tag in _SILENT:
            self._silent.append(tag)
        elif tag == "table":
            table = Table()
            self._add(table)
            self._open.append(table)
        elif tag in _CELLS or tag == "tr":
            self._start_cell(tag, dict(attrs))
        elif tag in BLOCKS:
            self._break()
        elif tag == "img" and isinstance(cell := self._open[-1], Cell):
            cell.picture = self._place()
        style = (dict(attrs).get("style") or "") if tag not in _VOID else ""
        if tag in {*_STRUCK, *self._struck} or "line-through" in style:
            self._struck.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Take the end of an element."""
        if tag in self._struck[-1:]:
            self._struck.pop()
        if self._silent:
            if tag == self._silent[-1]:
                self._silent.pop()
        elif tag == "table":
            self._close_cell()
            if len(self._open) > 1:
                self._open.pop()
        elif tag in _CELLS or tag == "tr":
            self._close_cell()
        elif tag in BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        """Take words."""
        # A line feed of the page's own source is a mere blank.
        value = data.replace("\n", " ").replace("\r", " ")
        text, gone = plain(Text.at(value, self._offset()))
        self.hidden.extend(gone)
        self._say(text, len(data))

    def handle_entityref(self, name: str) -> None:
        """Take a character by its name."""
        self._entity(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """Take a character by its number."""
        self._entity(f"&#{name}")

    def _entity(self, written: str) -> None:
        start = self._offset()
        closed = self._text.startswith(";", start + len(written))
        length = len(written) + closed
        decoded = unescape(written + ";" * closed)
        self.hidden.append(Span(start, start + length))
        self._say(
            Text(decoded, tuple((at, start) for at in range(len(decoded)))), length
        )

    def _say(self, text: Text, length: int) -> None:
        if self._struck and text.value.strip():
            self.told["struck"].append(self._place())
        elif not self._silent:
            start = self._offset()
            self.words.append(Span(start, start + length))
            self._add(text)

    def _break(self) -> None:
        if not self._silent:
            self._add(Text.at("\n", self._offset()))

    def _add(self, node: Text | Table) -> None:
        """Put a node into the open cell; words between cells go before their table."""
        cells = [cell for cell in self._open if isinstance(cell, Cell)]
        nodes = cells[-1].nodes
        nodes.insert(len(nodes) - isinstance(self._open[-1], Table), node)

    def _start_cell(self, tag: str, attrs: dict[str, str | None]) -> None:
        self._close_cell()
        self._struck.clear()
        table = self._open[-1]
        if not isinstance(table, Table):
            self._break()
            return
        if tag == "tr" or not table.rows:
            table.rows.append([])
        if tag in _CELLS:
            across = min(_number(attrs.get("colspan")), _MOST_COLUMNS)
            found = Cell(max(across, 1), _number(attrs.get("rowspan")))
            table.rows[-1].append(found)
            self._open.append(found)

    def _close_cell(self) -> None:
        cell = self._open[-1]
        if len(self._open) > 1 and isinstance(cell, Cell):
            self._open.pop()
            self._unquote(cell)
            if cell.picture and not any(map(_says, cell.nodes)):
                self.told["picture"].append(cell.picture)

    def _unquote(self, cell: Cell) -> None:
        """Let a cell that holds a formula be what the formula says."""
        texts = [node for node in cell.nodes if isinstance(node, Text)]
        text = Text.join(texts).strip()
        if text.value[:1] == "=" and len(texts) == len(cell.nodes):
            cell.nodes[:] = [unquoted(text, self.hidden)]
            cell.picture = self._place()

    def _place(self) -> Place:
        line, column = self.getpos()
        return Place(line=line, column=column + 1)

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column
