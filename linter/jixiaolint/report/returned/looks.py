"""The formats of the sheet 审核意见, added to those of the workbook."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from jixiaolint.report.returned.styles import MARKS, Styles
from jixiaolint.report.returned.xml import make

COLOURS = {"old": "C00000", "new": "22633C"}
"""What changes stands out: red before, green after."""


class Looks:
    """The formats by what they are for."""

    def __init__(self, styles: Styles) -> None:
        self._letters = styles.letters()
        border = styles.border()
        wrap = {"vertical": "top", "wrapText": "1"}
        middle = {"vertical": "top", "horizontal": "center", "wrapText": "1"}
        heads = {"vertical": "center", "horizontal": "center", "wrapText": "1"}
        plain, link = styles.font(), styles.font(u={}, color={"rgb": "FF0563C1"})
        bold = styles.font(b={}, color={"rgb": "FFFFFFFF"})
        self.note = styles.derive(
            font=plain, alignment={"vertical": "center", "wrapText": "1"}
        )
        self.head = styles.derive(
            font=bold, fill=styles.solid("FF44546A"), border=border, alignment=heads
        )
        self.number = styles.derive(font=plain, border=border, alignment=middle)
        self.text = styles.derive(
            font=plain,
            border=border,
            alignment=wrap,
            numFmtId="49",
            applyNumberFormat="1",
        )
        self.quoted = styles.derive(self.text, quotePrefix="1")
        self.link = styles.derive(self.text, font=link, quotePrefix="1")
        self.answer = styles.derive(self.text, fill=styles.solid("FFFFFFE5"))
        self.level = {key: styles.marked(self.number, key) for key in MARKS}

    def colour(self, look: Element, change: str) -> None:
        """Let a run of text be bold and of the colour of what it is: old or new."""
        make(look, "b")
        for name, value in self._letters.items():
            make(look, name, {"val": value})
        make(look, "color", {"rgb": f"FF{COLOURS[change]}"})
