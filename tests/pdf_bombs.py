"""PDF files written by hand, small and asking much of whoever reads them."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_WORDS = b"BT /F 10 Tf 50 50 Td (ab) Tj ET "
_BOX = b"/MediaBox[0 0 600 800]"


def forms(depth: int) -> bytes:
    """Return a page with forms so deep inside one another, a line and words in each."""
    inner = (
        _stream(
            _WORDS + b"10 %d m 100 %d l S /X Do" % (at, at),
            b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Matrix[1 0 0 1 1 1]"
            b"/Resources<</Font<</F 4 0 R>>/XObject<</X %d 0 R>>>>" % (7 + at),
        )
        for at in range(depth)
    )
    return _page(_WORDS + b"/X Do", b"/XObject<</X 6 0 R>>", inner)


def doubled() -> bytes:
    """Return a page with a form that stands twice in itself: it never ends."""
    form = _stream(
        _WORDS + b"/X Do /X Do",
        b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]"
        b"/Resources<</Font<</F 4 0 R>>/XObject<</X 6 0 R>>>>",
    )
    return _page(_WORDS + b"/X Do", b"/XObject<</X 6 0 R>>", [form])


def tree(depth: int) -> bytes:
    """Return a document whose one page is so deep in the tree of pages."""
    nodes = [
        b"<</Type/Pages/Kids[%d 0 R]/Count 1/Parent %d 0 R>>" % (at + 3, at + 1)
        for at in range(depth)
    ]
    last = depth + 2
    leaf = b"<</Type/Page/Parent %d 0 R%s/Contents %d 0 R/Resources<<>>>>"
    return _document(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            *nodes,
            leaf % (last - 1, _BOX, last + 1),
            _stream(b""),
        ]
    )


def nested(depth: int) -> bytes:
    """Return a page with arrays so deep inside one another."""
    return _page(b"[" * depth + b"(x)" + b"]" * depth + b" TJ " + _WORDS)


def letters(count: int) -> bytes:
    """Return a page of so many letters."""
    line = b"BT /F 1 Tf 50 %d Td (" + b"a" * 500 + b") Tj ET "
    whole = b"".join(line % (700 - at) for at in range(count // 500))
    rest = b"BT /F 1 Tf 50 50 Td (" + b"a" * (count % 500) + b") Tj ET "
    return _page(whole + rest)


def lines(count: int) -> bytes:
    """Return a page of so many lines."""
    return _page(_WORDS + b"10 10 m 100 10 l S " * count)


def path(count: int) -> bytes:
    """Return a page with one path of so many segments."""
    return _page(_WORDS + b"10 10 m " + b"100 10 l " * (count - 1) + b"S")


def unpacked(size: int) -> bytes:
    """Return a page whose content unpacks to so many bytes."""
    return _page(_WORDS + b" " * size)


def _page(content: bytes, more: bytes = b"", others: Iterable[bytes] = ()) -> bytes:
    """Return a document of one page."""
    resources = b"/Resources<</Font<</F 4 0 R>>%s>>" % more
    return _document(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R%s%s/Contents 5 0 R>>" % (_BOX, resources),
            _FONT,
            _stream(content),
            *others,
        ]
    )


def _stream(content: bytes, more: bytes = b"") -> bytes:
    """Return an object that holds some content."""
    packed = zlib.compress(content, 9)
    head = b"<<%s/Filter/FlateDecode/Length %d>>" % (more, len(packed))
    return head + b"stream\n" + packed + b"\nendstream"


def _document(objects: Sequence[bytes]) -> bytes:
    """Return a file of these objects, of which the first is the root."""
    data, starts = b"%PDF-1.7\n", [b"0000000000 65535 f \n"]
    for number, each in enumerate(objects, 1):
        starts.append(b"%010d 00000 n \n" % len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"xref\n0 %d\n%s" % (len(starts), b"".join(starts))
    root = b"trailer <</Size %d/Root 1 0 R>>\n" % len(starts)
    return data + table + root + b"startxref\n%d\n%%%%EOF" % len(data)
