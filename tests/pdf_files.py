"""PDF files made for tests, drawn or printed by LibreOffice, and what is read there."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from jixiaolint.read import read
from jixiaolint.source import Grid, Lines, Source

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reportlab.lib.pdfencrypt import StandardEncryption

FONT = "STSong-Light"
"""A font that is named and not embedded, as in many published files."""

SIZE = 10.0
PITCH = 14.0

HEAD = ["一级指标", "二级指标", "三级指标", "年度指标值"]
WIDTHS = [60.0, 80.0, 150.0, 120.0]

Cell = tuple[int, int, int, int, str]
"""Top row, left column, rows and columns taken, and text (lines parted by feeds)."""


@dataclass
class Drawing:
    """Pages on which texts and tables are drawn, y counted downwards from the top."""

    size: tuple[float, float] = A4
    encrypt: StandardEncryption | None = None
    buffer: BytesIO = field(default_factory=BytesIO)

    def __post_init__(self) -> None:
        registerFont(UnicodeCIDFont(FONT))
        self.canvas = Canvas(self.buffer, pagesize=self.size, encrypt=self.encrypt)

    def text(self, x: float, y: float, words: str, size: float = SIZE) -> None:
        """Write words with their base line at `y`."""
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, self.size[1] - y, words)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a line."""
        height = self.size[1]
        self.canvas.line(x0, height - y0, x1, height - y1)

    def table(
        self, left: float, top: float, widths: Sequence[float], cells: Sequence[Cell]
    ) -> float:
        """Draw a table with a box around each cell; return where it ends."""
        rows = max(row + down for row, _, down, _, _ in cells)
        lines = [1] * rows
        for row, _, down, _, words in cells:
            if down == 1:
                lines[row] = max(lines[row], words.count("\n") + 1)
        ys = [top + sum(lines[:at]) * PITCH + at * 6 for at in range(rows + 1)]
        xs = [left + sum(widths[:at]) for at in range(len(widths) + 1)]
        for row, column, down, across, words in cells:
            x0, x1 = xs[column], xs[column + across]
            y0, y1 = ys[row], ys[row + down]
            for ends in ((x0, y0, x1, y0), (x0, y1, x1, y1)):
                self.line(*ends)
            for ends in ((x0, y0, x0, y1), (x1, y0, x1, y1)):
                self.line(*ends)
            for at, each in enumerate(words.split("\n"), 1):
                self.text(x0 + 4, y0 + at * PITCH, each)
        return ys[-1]

    def next_page(self) -> None:
        """Begin another page."""
        self.canvas.showPage()

    def done(self) -> bytes:
        """Return the file."""
        self.canvas.save()
        return self.buffer.getvalue()


def plain(rows: Sequence[Sequence[str]]) -> list[Cell]:
    """Return the cells of a table in which none is merged."""
    return [
        (row, column, 1, 1, words)
        for row, line in enumerate(rows)
        for column, words in enumerate(line)
    ]


def printed(source: Path) -> bytes:
    """Return a document as LibreOffice prints it; skip the test if there is none."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    home = source.parent / "office-home"
    # The reader of web pages for the screen loses the first paragraph in print.
    page = source.suffix == ".html"
    reader = ["--infilter=HTML (StarWriter)"] if page else []
    subprocess.run(
        [
            office,
            f"-env:UserInstallation={home.as_uri()}",
            "--headless",
            *reader,
            "--convert-to",
            "pdf:writer_pdf_Export" if page else "pdf",
            "--outdir",
            str(source.parent),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return source.with_suffix(".pdf").read_bytes()


def blocks(source: Source) -> list[object]:
    """Return the blocks as plain values: a list of lines, or a list of row strings."""
    return [
        [line.value for line in block.lines]
        if isinstance(block, Lines)
        else tuple("|".join(_cells(block, row)) for row in range(len(block.rows)))
        for block in source.blocks
    ]


def _cells(grid: Grid, row: int) -> list[str]:
    """Return the cells of a row; ``^`` and ``<`` stand for the cell above or before."""
    found: list[str] = []
    for column, text in enumerate(grid.rows[row]):
        if text.value and row and grid.rows[row - 1][column] is text:
            found.append("^")
        elif text.value and column and grid.rows[row][column - 1] is text:
            found.append("<")
        else:
            found.append(text.value)
    return found


def grids(data: bytes) -> list[tuple[str, ...]]:
    """Return only the grids of a file."""
    return [block for block in blocks(read("a.pdf", data)) if isinstance(block, tuple)]
