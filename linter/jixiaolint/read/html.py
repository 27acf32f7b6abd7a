"""An HTML page: its tables as grids, the rest of its words as lines."""

from __future__ import annotations

from bisect import bisect_right
from html import unescape
from itertools import accumulate

from jixiaolint.bounds.beyond import too_deep
from jixiaolint.bounds.limits import limit
from jixiaolint.place import Place
from jixiaolint.read.decode import decode
from jixiaolint.read.fragment import BLOCKS, plain, unquoted
from jixiaolint.read.html_table import Cell, Table, blocks_of
from jixiaolint.read.html_tokens import Token, tokens
from jixiaolint.read.told import sentences
from jixiaolint.source import Source
from jixiaolint.text import Span, Text

_SILENT = frozenset(("head", "noframes", "script", "style", "template"))
_CELLS = frozenset(("td", "th"))
_STRUCK = frozenset(("s", "strike", "del"))
_VOID = frozenset(("img", "br", "hr", "col", "input", "meta", "link", "wbr"))
_MOST_COLUMNS = 1000
"""Beyond this a colspan is a mistake, as browsers hold."""


def read_html(path: str, data: bytes) -> Source:
    """Return a page as blocks; tags, scripts and styles are markup.

    Merged cells hold the same text wherever they reach; a table inside a cell is a grid
    of its own. Raises UnreadableError if the page cannot be decoded, or if its tables
    go beyond the limits ``nesting`` and ``cells``.
    """
    text, encoding = decode(path, data)
    page = _Page(path, text)
    for token in tokens(text):
        page.take(token)
    markup = [*_gaps(page.words, len(text)), *page.hidden]
    blocks = tuple(blocks_of(path, page.body.nodes))
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


class _Page:
    """The cells of a page, filled as its tokens come; forgives tags left open.

    `body` is the page itself, taken as one cell; `words` are the ranges outside tags,
    `hidden` those among them that stand for nothing, `told` the places of struck-out
    words, which are left out, and of pictures that are all that a cell holds.
    """

    def __init__(self, path: str, text: str) -> None:
        self.body = Cell()
        self.words: list[Span] = []
        self.hidden: list[Span] = []
        self.told: dict[str, list[Place]] = {"struck": [], "picture": []}
        self._path = path
        self._text = text
        self._at = 0
        self._open: list[Cell | Table] = [self.body]
        self._silent: list[str] = []
        self._struck = ""
        self._struck_in = 0
        self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]

    def take(self, token: Token) -> None:
        """Take a token."""
        self._at = token.start
        match token.kind:
            case "start":
                self._start(token)
                if token.inside.endswith("/"):
                    self._end(token.name)
            case "end":
                self._end(token.name)
            case "words":
                self._words(token)
            case "sign":
                self._sign(token)

    def _start(self, token: Token) -> None:
        """Take the start of an element."""
        tag = token.name
        if self._silent == ["head"] and (tag == "body" or tag in BLOCKS):
            self._silent.clear()
        if tag in _SILENT:
            self._silent.append(tag)
        elif tag == "table":
            self._start_table()
        elif tag in _CELLS or tag == "tr":
            self._start_cell(token)
        elif tag in BLOCKS:
            self._break()
        elif tag == "img" and isinstance(cell := self._open[-1], Cell):
            cell.picture = self._place()
        self._strike(token)

    def _strike(self, token: Token) -> None:
        """Note that an element strikes words out, or stands in one of its name that does."""
        tag = token.name
        if self._struck:
            self._struck_in += tag == self._struck
        elif tag in _STRUCK or (
            tag not in _VOID
            and "line-through" in token.inside
            and "line-through" in token.attributes().get("style", "")
        ):
            self._struck, self._struck_in = tag, 1

    def _end(self, tag: str) -> None:
        """Take the end of an element."""
        if tag == self._struck:
            self._struck_in -= 1
            self._struck = tag if self._struck_in else ""
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

    def _words(self, token: Token) -> None:
        """Take words."""
        # A line feed of the page's own source is a mere blank.
        data = self._text[token.start : token.end]
        value = data.replace("\n", " ").replace("\r", " ")
        text, gone = plain(Text.at(value, token.start))
        self.hidden.extend(gone)
        self._say(text, token.end)

    def _sign(self, token: Token) -> None:
        """Take a character by its name or number."""
        decoded = unescape(self._text[token.start : token.end])
        self.hidden.append(Span(token.start, token.end))
        runs = tuple((at, token.start) for at in range(len(decoded)))
        self._say(Text(decoded, runs), token.end)

    def _say(self, text: Text, end: int) -> None:
        if self._struck and text.value.strip():
            self.told["struck"].append(self._place())
        elif not self._silent:
            self.words.append(Span(self._at, end))
            self._add(text)

    def _break(self) -> None:
        if not self._silent:
            self._add(Text.at("\n", self._at))

    def _add(self, node: Text | Table) -> None:
        """Put a node into the open cell; words between cells go before their table."""
        cells = [cell for cell in self._open if isinstance(cell, Cell)]
        nodes = cells[-1].nodes
        nodes.insert(len(nodes) - isinstance(self._open[-1], Table), node)

    def _start_table(self) -> None:
        # Each table but the outermost stands in a cell that is open as well.
        if len(self._open) > 2 * limit("nesting"):
            raise too_deep(self._path)
        table = Table()
        self._add(table)
        self._open.append(table)

    def _start_cell(self, token: Token) -> None:
        self._close_cell()
        self._struck = ""
        table = self._open[-1]
        if not isinstance(table, Table):
            self._break()
            return
        if token.name == "tr" or not table.rows:
            table.rows.append([])
        if token.name in _CELLS:
            attrs = token.attributes()
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
        line = bisect_right(self._starts, self._at)
        return Place(line=line, column=self._at - self._starts[line - 1] + 1)
