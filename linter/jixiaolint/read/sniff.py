"""What the content of a file says about its format."""

from __future__ import annotations

import codecs
import re

from jixiaolint.errors import UnreadableError
from jixiaolint.said import Said

_MAGIC = (
    (
        (b"\xd0\xcf\x11\xe0",),
        ("旧版 Office 文件（.xls/.doc）", "请另存为 CSV 再检查"),
        ("an old Office file", "save the table as CSV"),
    ),
    (
        (b"\x89PNG", b"\xff\xd8\xff", b"GIF8"),
        ("图片", "请提供文字表格"),
        ("a picture", "give the table as text"),
    ),
    (
        (b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b"),
        ("压缩包", "请先解压"),
        ("an archive", "unpack it first"),
    ),
)
"""How files begin that are no text: what they are, and what to do with them."""

_MARKED = (b"\xff\xfe", b"\xfe\xff", codecs.BOM_UTF32_BE)
"""How text begins that may hold NUL bytes."""

_HTML = re.compile(
    r"<!doctype html|<(?:html|head|body|table|div|p|meta)\b[^<>]*>", re.IGNORECASE
)
_PIPES = re.compile(r"^ *\|.*\|[ \r]*$|^ *:?-{2,}:? *\|", re.MULTILINE)
_MARKDOWN = re.compile(
    rb"^[ \t]*\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+[ \t]*(?::?-{2,}:?)?[ \t\r]*$"
    rb"|^[ \t]*[-*+][ \t]+\*\*\S",
    re.MULTILINE,
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_PLAIN = re.compile(r"[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\t\r\n -~]")
_MOSTLY = 0.9
_LOOK = 65536


def refuse_binary(path: str, data: bytes) -> None:
    """Raise UnreadableError, naming the format, if the bytes are not text."""
    if data.startswith(_MARKED):
        return
    for marks, (chinese, todo), (english, to_do) in _MAGIC:
        if data.startswith(marks):
            raise UnreadableError(
                Said(
                    f"这是{chinese}，此版本不能读取，{todo}。",
                    f"{english}, which this version cannot read yet; {to_do}.",
                ).at(path)
            )
    if _is_unmarked(data):
        raise UnreadableError(
            Said(
                "像是没有字节顺序标记的 UTF-16 文字，请另存为 UTF-8。",
                "looks like UTF-16 text without a byte order mark; save the file as UTF-8.",
            ).at(path)
        )
    if b"\x00" in data:
        raise UnreadableError(
            Said(
                "这是二进制文件（有 NUL 字节），不是认识的表格格式，可能已损坏，请重新导出，或另存为 .xlsx 或 CSV。",
                "a binary file of no known format, perhaps damaged; export it again, or save it as .xlsx or CSV.",
            ).at(path)
        )


def _is_unmarked(data: bytes) -> bool:
    """Return whether bytes with NULs are mostly Chinese and ASCII in UTF-16."""
    if b"\x00" not in data:
        return False
    for codec in ("utf-16-le", "utf-16-be"):
        text = data[:_LOOK].decode(codec, "replace")
        if len(_PLAIN.findall(text)) > len(text) * _MOSTLY:
            return True
    return False


def is_markdown(data: bytes) -> bool:
    """Return whether text holds the rule below a table's head, or an item in bold."""
    return _MARKDOWN.search(data[:_LOOK]) is not None


def extension_of(path: str, data: bytes) -> str | None:
    """Return the known extension whose format the content has, or None."""
    from jixiaolint.read.decode import decode

    head = decode(path, data)[0][:_LOOK]
    if _HTML.search(head[:2048]):
        return ".html"
    lines = [line for line in head.splitlines() if line.strip()]
    if len(_PIPES.findall(head)) > 1:
        return ".md"
    if not _CHINESE.search(head):
        return None
    for delimiter in (",", "\t", ";"):
        if sum(delimiter in line for line in lines) * 2 > len(lines) > 1:
            return ".txt" if delimiter == "\t" else ".csv"
    return ".txt"
