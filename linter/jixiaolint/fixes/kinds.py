"""Which kinds of file can be mended, and what is said of those that cannot."""

from __future__ import annotations

from jixiaolint.fixes.edit import Kind
from jixiaolint.said import Said
from jixiaolint.source import Source

_ZIP = b"PK\x03\x04"

CANNOT = {
    "pdf": Said(
        " PDF 不能改，请改做这个 PDF 的原文件",
        "a PDF is not changed; fix the file that it was made from",
    ),
    "xls": Said(
        "旧版 .xls 不能改，请另存为 .xlsx",
        "an old .xls is not changed; save it as .xlsx",
    ),
    "xlsb": Said(
        " .xlsb 不能改，请另存为 .xlsx",
        "an .xlsb is not changed; save it as .xlsx",
    ),
    "ods": Said(
        " .ods 不能改，请另存为 .xlsx", "an .ods is not changed; save it as .xlsx"
    ),
    "word": Said(
        "这种 Word 文件不能改，请另存为 .docx",
        "such a Word file is not changed; save it as .docx",
    ),
    **dict.fromkeys(
        ("arrow", "parquet"),
        Said(
            "这种数据文件不能改，请改产生它的表",
            "such a file is not changed; fix the table that it was made from",
        ),
    ),
}
"""By the reader of a file: what is said of it."""

OTHER = Said(
    "这种文件不能改，请另存为 .xlsx、.docx 或 CSV",
    "such a file is not changed; save it as .xlsx, .docx or CSV",
)


def kind_of(source: Source, data: bytes) -> Kind | None:
    """Return how a file is mended; nothing for one that cannot be."""
    if source.reader == "xlsx":
        from jixiaolint.fixes.workbook import workbook_kind

        return workbook_kind()
    if source.reader == "word":
        from jixiaolint.fixes.word import word_kind
        from jixiaolint.read.container import WORD, container

        if not data.startswith(_ZIP) or container(source.path, data) != WORD:
            return None

        return word_kind()
    from jixiaolint.fixes.text import text_kind

    return text_kind(source, data)
