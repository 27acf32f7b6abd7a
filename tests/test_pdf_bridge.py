"""PDF files as a web page reads them: the same engine as WebAssembly, the same findings."""

from __future__ import annotations

import random
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

import pdf_bombs
from jixiaolint.errors import UnreadableError
from jixiaolint.read import read

pytest.importorskip("jixiaolint.read.pdf.native", reason="needs jixiaolint[pdf]")

from jixiaolint.read.pdf import bridged, characters, document, native, strokes
from pdf_files import HEAD, WIDTHS, Drawing, blocks, plain
from pdf_in_node import Node

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from command import Run
    from jixiaolint.read.pdf.pdfium import Char, Document, Sheet, Thing

SHARED = Path(__file__).parent.parent.parent / "shared" / "cases" / "tables"
ROWS = [
    HEAD,
    ["产出指标", "数量指标", "疏浚沟渠", "≥20公里"],
    ["效益指标", "社会效益指标", "受益村民满意", "满意"],
]


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    """Return the bridge in one process for all tests."""
    bridge = Node()
    yield bridge
    bridge.end()


@contextmanager
def served(node: Node) -> Iterator[None]:
    """Read as in a web page inside."""
    with pytest.MonkeyPatch.context() as patch:
        node.serve(patch)
        yield


def drawn(
    size: tuple[float, float] = A4,
    encrypt: StandardEncryption | None = None,
    turned: int = 0,
) -> bytes:
    """Return two pages with a table, a picture and shapes, some of them in forms."""
    registerFont(TTFont("Vera", "Vera.ttf"))
    drawing = Drawing(size, encrypt)
    canvas = drawing.canvas
    canvas.beginForm("stamp")
    canvas.setFillColorRGB(0.8, 0.1, 0.1, 0.5)
    canvas.rect(0, 0, 90, 1.5, stroke=0, fill=1)
    canvas.circle(30, 30, 9)
    canvas.endForm()
    canvas.beginForm("outer")
    canvas.translate(10, 20)
    canvas.scale(1.5, 2)
    canvas.doForm("stamp")
    canvas.endForm()
    for title in ("2025年项目支出绩效目标表", "续表"):
        canvas.translate(size[0] / 2, size[1] / 2)
        canvas.rotate(turned)
        canvas.translate(-size[0] / 2, -size[1] / 2)
        drawing.text(200, 60, title)
        drawing.table(60, 90, WIDTHS, plain(ROWS))
        canvas.setFont("Vera", 8)
        canvas.drawString(60, 300, "An embedded font, 12.5 %")
        canvas.rotate(15)
        canvas.doForm("outer")
        canvas.drawImage(ImageReader(Image.new("L", (8, 6), 128)), 50, 50, 40, 60)
        drawing.next_page()
    return drawing.done()


def lone(words: str) -> bytes:
    """Return a page with a word, and below it characters drawn one by one."""
    drawing = Drawing()
    drawing.text(60, 60, "计量单位")
    for at, char in enumerate(words):
        drawing.text(60 + at * 30, 90, char)
    return drawing.done()


FILES: dict[str, Callable[[], bytes]] = {
    "upright": drawn,
    "landscape": lambda: drawn(landscape(A4)),
    "sideways": lambda: drawn(turned=90),
    "head down": lambda: drawn(turned=180),
    "barred": lambda: drawn(encrypt=StandardEncryption("", "owner", canCopy=0)),
    "ruled": (SHARED / "pdf_vertical_rules_only.pdf").read_bytes,
    "wide": (SHARED / "wide.pdf").read_bytes,
}


@pytest.fixture(params=FILES)
def data(request: pytest.FixtureRequest) -> bytes:
    """Return a file, of those made here and of those shared."""
    try:
        return FILES[request.param]()
    except FileNotFoundError as error:
        pytest.skip(f"{error.filename} is not there")


def sheets(document: Document) -> Iterator[Sheet]:
    """Yield the pages of a document; close each, and the document behind them."""
    for number in range(1, document.count + 1):
        sheet = document.sheet(number)
        yield sheet
        sheet.close()
    document.close()


def things(sheet: Sheet) -> list[Thing]:
    """Return the things on a page, with the segments of their paths."""
    return [
        thing._replace(
            path=thing.path and thing.path._replace(segments=[*thing.path.segments])
        )
        for thing in sheet.things(8, 2000)
    ]


def standing(char: Char) -> Char:
    """Return a character without its box."""
    return char._replace(left=0, right=0, bottom=0, top=0)


def test_records(data: bytes, node: Node) -> None:
    """What is told of paths, forms, pictures and characters are the same numbers.

    Only the boxes of characters are not: where a font is not in the file, they have the
    outlines of another, that the system happens to have.
    """
    with served(node):
        pages = zip(
            sheets(native.opened(data)), sheets(bridged.opened(data)), strict=True
        )
        for ours, theirs in pages:
            assert ours.view == theirs.view
            assert things(ours) == things(theirs)
            assert [standing(each) for each in theirs.chars()] == [
                standing(each) for each in ours.chars()
            ]


def test_pages(data: bytes, node: Node) -> None:
    """Characters and rules are in the same boxes, whatever fonts there are."""
    ours = list(document.read_pages("a.pdf", data))
    with served(node):
        assert list(document.read_pages("a.pdf", data)) == ours
    assert all(page.glyphs and page.rules for page in ours)


def outcome(data: bytes) -> tuple[object, str]:
    """Return the blocks and the text of a file, or the sentence why there are none."""
    try:
        source = read("a.pdf", data)
    except UnreadableError as error:
        return None, str(error)
    return blocks(source), source.text


def test_text(data: bytes, node: Node) -> None:
    """Tables, lines and all their text are the same."""
    ours = outcome(data)
    with served(node):
        assert outcome(data) == ours
    assert ours[0]


def test_check(data: bytes, node: Node, run: Run, tmp_path: Path) -> None:
    """A check prints the same bytes and leaves with the same code.

    One process: another would count the calls of the bridge where nobody sees it.
    """
    Path("a.pdf").write_bytes(data)
    ours = run("check", "a.pdf", "--jobs", "1", "--format", "json")
    before = node.calls
    with served(node), pytest.MonkeyPatch.context() as patch:
        patch.setenv("JIXIAOLINT_CACHE", str(tmp_path / "another"))
        assert run("check", "a.pdf", "--jobs", "1", "--format", "json") == ours
    assert node.calls > before


def test_a_lone_character(node: Node) -> None:
    """Without any font a character that stands alone is told, but no lone blank is."""
    with served(node):
        found = [
            chr(char.code)
            for sheet in sheets(bridged.opened(lone("个 座")))
            for char in sheet.chars()
        ]
        assert "".join(found) == "计量单位个座"
        assert outcome(lone("个次座"))[1] == "计量单位\n个 次 座"


REFUSED: dict[str, Callable[[], bytes]] = {
    "设了打开密码": lambda: drawn(encrypt=StandardEncryption("secret", "owner")),
    "已损坏或不是 PDF": lambda: drawn()[:300],
    "第 1 页已损坏": lambda: pdf_bombs.tree(1500),
    "没有文字": lambda: pdf_bombs.tree(100),
    "超过 500 个字符": lambda: pdf_bombs.letters(501),
    "超过上限 1": drawn,
}


@pytest.mark.parametrize("why", REFUSED)
def test_refused(why: str, node: Node, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be read is refused by the same sentence."""
    monkeypatch.setenv("JIXIAOLINT_LIMIT_PAGES", "1")
    for module in (characters, document):
        monkeypatch.setattr(module, "MOST", 500)
    data = REFUSED[why]()
    ours = outcome(data)
    assert why in ours[1]
    with served(node):
        assert outcome(data) == ours


@pytest.mark.parametrize(
    "data",
    [
        pdf_bombs.forms(9),
        pdf_bombs.forms(400),
        pdf_bombs.tree(900),
        pdf_bombs.nested(20_000),
        pdf_bombs.path(2000),
        pdf_bombs.path(2001),
        pdf_bombs.lines(4000),
    ],
    ids=["forms", "deep forms", "deep tree", "arrays", "path", "long path", "lines"],
)
def test_much(data: bytes, node: Node, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that asks for much gives the same, up to the same limits."""
    monkeypatch.setattr(strokes, "_MOST_RULES", 3000)

    def pages() -> list[tuple[object, ...]]:
        return [
            (page.glyphs, page.rules) for page in document.read_pages("a.pdf", data)
        ]

    ours = [(len(glyphs), rules) for glyphs, rules in pages()]
    with served(node):
        assert [(len(glyphs), rules) for glyphs, rules in pages()] == ours


def damaged(data: bytes) -> Iterator[bytes]:
    """Yield files cut short, or with bits flipped."""
    chance = random.Random(7)
    for at in range(60):
        flipped = bytearray(data)
        for _ in range(chance.randint(1, 60)):
            flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        yield bytes(
            flipped[: chance.randrange(1, len(data))] if at % 6 == 0 else flipped
        )


def test_damaged_files(node: Node) -> None:
    """Damaged files are read or give a sentence, and whole ones are read behind them."""
    ours = outcome(drawn())
    with served(node):
        found = {outcome(data)[0] is None for data in damaged(drawn())}
        assert found == {True, False}
        assert outcome(drawn()) == ours


def test_memory_is_freed() -> None:
    """However many pages and documents are read, pdfium takes no more memory."""
    bridge = Node()
    with served(bridge):
        outcome(drawn())
        before = bridge.pair("memory")
        for _ in range(10):
            outcome(drawn())
        assert bridge.pair("memory") == before
    bridge.end()


def test_memory_is_bounded(run: Run) -> None:
    """A file that takes more memory than a page has is a sentence; the next is read."""
    bridge = Node(most=2**25)
    Path("bomb.pdf").write_bytes(pdf_bombs.unpacked(2**25))
    Path("fine.pdf").write_bytes(drawn())
    with served(bridge):
        done = run("check", "bomb.pdf", "fine.pdf")
        assert bridge.pair("memory")[0] == 2
    bridge.end()
    assert "bomb.pdf: 读取文件占用内存过多" in done.err
    assert "检查了 1 个文件" in done.out
