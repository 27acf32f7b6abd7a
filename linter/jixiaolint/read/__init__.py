"""Bytes of a file in, its characters and blocks out: one module for each format."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, cast

from jixiaolint.errors import UnreadableError, nearest

if TYPE_CHECKING:
    from collections.abc import Callable

    from jixiaolint.source import Source

READERS = {
    ".txt": "text:read_text",
    ".text": "text:read_text",
    ".md": "markdown:read_markdown",
    ".markdown": "markdown:read_markdown",
    ".csv": "delimited:read_delimited",
    ".tsv": "delimited:read_delimited",
    ".tab": "delimited:read_delimited",
    ".html": "html:read_html",
    ".htm": "html:read_html",
    ".xhtml": "html:read_html",
}
"""Extension -> "module:function" in this package; a module loads when it is needed.

A reader takes the path and the bytes, and raises UnreadableError if they are not its
format.
"""

BINARY: frozenset[str] = frozenset()
"""The extensions whose readers decode the bytes themselves (workbooks, PDF)."""


def read(path: str, data: bytes) -> Source:
    """Return the characters and blocks of a file, by its extension, else its content.

    Raises UnreadableError, with one sentence for the person who named the file, if the
    file is empty, binary, undecodable, or of no format known here.
    """
    from jixiaolint.read.sniff import refuse_binary

    extension = PurePath(path).suffix.lower()
    if not data.strip(b"\xef\xbb\xbf \t\r\n\x00"):
        raise UnreadableError(
            f"{path}: 文件是空的，应有绩效目标表 (the file is empty; a table of"
            " performance indicators was expected)."
        )
    if extension not in BINARY:
        refuse_binary(path, data)
    return _load(READERS.get(extension) or _by_content(path, data))(path, data)


def _load(name: str) -> Callable[[str, bytes], Source]:
    """Return the reader that the registry names."""
    module, _, function = name.partition(":")
    found = getattr(import_module(f"jixiaolint.read.{module}"), function)
    return cast("Callable[[str, bytes], Source]", found)


def _by_content(path: str, data: bytes) -> str:
    """Return the registry entry for a file whose extension says nothing."""
    from jixiaolint.read.sniff import extension_of

    extension = extension_of(path, data)
    if extension:
        return READERS[extension]
    suffix = PurePath(path).suffix
    found = f"扩展名 {suffix}" if suffix else "没有扩展名"
    raise UnreadableError(
        f"{path}: {found}，内容也不像表格 (neither the extension nor the content is"
        f" known); expected {' '.join(READERS)}.{nearest(suffix.lower(), READERS)}"
    )
