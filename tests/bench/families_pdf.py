"""PDF files that grow, for the readers: a page of n of something hostile."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from making import Maker, made, some

_BOX = "/MediaBox[0 0 2000 2000]"
_FONT = "/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"


def _page(content: str) -> bytes:
    """Return a PDF file of one page with some content."""
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R{_BOX}/Contents 4 0 R/Resources<<{_FONT}>>>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
    )
    out = "%PDF-1.4\n"
    starts = []
    for number, each in enumerate(objects, 1):
        starts.append(len(out))
        out += f"{number} 0 obj{each}\nendobj\n"
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    head = f"xref\n0 5\n0000000000 65535 f \n{table}trailer<</Root 1 0 R/Size 5>>"
    return f"{out}{head}\nstartxref\n{len(out)}\n%%EOF".encode("ascii")


_pdf = partial(made, "a.pdf", _page)
_A = "BT /F 9 Tf 9 9 Td (a) Tj ET"


def _placed(
    unit: str, spot: Callable[[int], tuple[float, ...]], head: str = "", tail: str = _A
) -> Maker:
    """Return what makes a page that says a unit n times, each at a spot of its own."""
    return _pdf(
        lambda n: head + "".join(unit.format(*spot(at)) for at in range(n)) + tail
    )


_words = partial(
    _placed,
    "1 0 0 1 {:.2f} {:.2f} Tm (ab) Tj\n",
    head="BT /F 1 Tf ",
    tail=" ET",
)
_STROKE = "{0} {1} m {2} {1} l S\n"
_CROSS = "{0} {1} 40 40 re {2} {1} m {2} {3} l S\n"

FAMILIES: dict[str, Maker] = {
    "pdf words down": _words(lambda at: (50, 1990 - at * 0.7 % 1980)),
    "pdf words in columns": _words(
        lambda at: (50 + at % 4 * 300, 1990 - at // 4 * 1.2 % 1980)
    ),
    "pdf words across": _words(lambda at: (at * 2.5, 1000)),
    "pdf characters": _pdf(some("BT /F 1 Tf 9 9 Td (", "a", ") Tj ET")),
    "pdf strokes": _placed(_STROKE, lambda at: (at % 1990, at // 199, at % 1990 + 9)),
    "pdf crosses": _placed(
        _CROSS,
        lambda at: (
            at % 40 * 45,
            at // 40 * 45,
            at % 40 * 45 + 20,
            at // 40 * 45 + 40,
        ),
    ),
    "pdf lines of a grid": _placed(
        _STROKE,
        lambda at: (0, at, 1999),
        tail=f"5 0 m 5 1999 l 900 0 m 900 1999 l S {_A}",
    ),
    "pdf states": _pdf(some("", "q ", _A)),
}
