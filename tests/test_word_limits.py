"""Word files that are broken, sealed, hostile or of another kind than their name."""

from __future__ import annotations

import random

import pytest

from jixiaolint.bounds.limits import LIMITS
from jixiaolint.errors import UnreadableError
from jixiaolint.read import read
from word_file import compound, document, p, rezipped, tbl, tc, tr, zipped

FORM = document(
    p("2025年项目支出绩效目标表")
    + tbl(*(tr("数量指标", f"巡河次数{at}", "≥5次") for at in range(200)))
)


def sentence(data: bytes, path: str = "a.docx") -> str:
    """Return the one sentence that is said of a file that cannot be read."""
    with pytest.raises(UnreadableError) as caught:
        read(path, data)
    said = str(caught.value)
    assert said.startswith(f"{path}: ")
    assert "\n" not in said
    return said


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("a.docx", compound({"EncryptedPackage": b"sealed"})),
        (
            "a.doc",
            compound({"WordDocument": b"\xec\xa5".ljust(11, b"\0") + b"\x01"}),
        ),
    ],
)
def test_a_password(path: str, data: bytes) -> None:
    """A file with a password says so, in the old format and in the new one."""
    assert sentence(data, path) == (
        f"{path}: 文件有密码，读不了，请去掉密码另存后再检查。"
    )


def test_another_kind_of_file() -> None:
    """A file that is no document says so, whatever its name."""
    others = (b"%!PS not a document", compound({"PowerPoint Document": b"slides"}))
    said = {sentence(data) for data in others}
    told = "a.docx: 文件内容不是 Word 文档，可能已损坏，请用 Word 或 WPS 打开后另存为 .docx。"
    assert said == {told}
    assert "没有 Word 文档" in sentence(zipped({"data/list.xml": "<list/>"}))


def test_a_page_that_passes_for_a_word_file() -> None:
    """Systems that export HTML under the name .doc are read as the page it is."""
    page = "<html><body><table><tr><td>指标<td>值</table></body></html>"
    source = read("a.doc", page.encode())
    assert (source.reader, [len(block.rows) for block in source.blocks]) == (
        "html",
        [1],
    )


def test_entities_are_not_expanded() -> None:
    """XML that declares entities is refused before any is looked at."""
    laughs = '<!DOCTYPE w [<!ENTITY a "哈"><!ENTITY b "&a;&a;&a;&a;">]>'.encode()
    data = rezipped(
        FORM, lambda part: laughs + part if b"<w:document" in part else part
    )
    assert "word/document.xml declares a document type" in sentence(data)


def test_broken_xml() -> None:
    """XML that ends too early is damage."""
    assert "文件已损坏" in sentence(rezipped(FORM, lambda part: part[: len(part) // 2]))


def test_tables_nested_too_deep() -> None:
    """So many tables inside one another as people draw are read, more are not."""
    inside = tbl(tr("甲", "乙"))
    for _ in range(20):
        inside = tbl(tr("丙", tc(inside, p())))
    assert len(read("a.docx", document(inside)).blocks) == 1

    for _ in range(100):
        inside = tbl(tr("丙", tc(inside, p())))
    said = sentence(document(inside))
    assert "表格嵌套过深，超过上限 50" in said
    assert "JIXIAOLINT_LIMIT_NESTING" in said


def test_too_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table larger than the limit is refused; the sentence names what changes it."""
    monkeypatch.setenv("JIXIAOLINT_LIMIT_CELLS", "599")
    said = sentence(FORM)
    assert "表格有 600 格，超过上限 599" in said
    assert "JIXIAOLINT_LIMIT_CELLS" in said


def test_spans_that_no_table_has() -> None:
    """A cell said to reach over a thousand million columns takes a few."""
    wide = '<w:gridSpan w:val="999999999"/>'
    data = document(tbl(tr(tc("甲", marks=wide), "乙"), tr("丙", tc("丁", marks=wide))))
    grids = [
        [[cell.value for cell in row] for row in block.rows]
        for block in read("a.docx", data).blocks
    ]
    assert grids == [[["甲", "甲", "乙"], ["丙", "丁", "丁"]]]


def test_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    """A part that unpacks to hundreds of times its size is refused unread."""
    monkeypatch.setitem(LIMITS, "ratio", 100)
    said = sentence(document(p("甲" * 5_000_000)))
    assert "解开后大得不正常" in said


def test_damaged_files() -> None:
    """Whatever is cut off or flipped, a file is read or answered with a sentence."""
    chance = random.Random(4)
    for at in range(200):
        data = bytearray(FORM)
        if at % 2:
            del data[chance.randrange(len(data)) :]
        for _ in range(chance.randint(1, 5) if data else 0):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        said = ""
        try:
            reader = read("a.docx", bytes(data)).reader
        except UnreadableError as error:
            said = str(error)
        assert said.startswith("a.docx: ") if said else reader == "word"
