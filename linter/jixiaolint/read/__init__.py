"""Bytes of a file in, its characters and blocks out: one module for each format."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath
from typing import cast

from jixiaolint.errors import ForeignError, UnreadableError, nearest
from jixiaolint.said import Said
from jixiaolint.source import Source

WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xls", ".et", ".xlt", ".xlsb", ".ods", ".fods")
"""The extensions of workbooks (.et is the .xls of WPS)."""

DOCUMENTS = (".docx", ".docm", ".dotx", ".doc", ".wps", ".rtf", ".odt", ".fodt")
"""The extensions of text documents (.wps is the .doc of WPS)."""

PAGES = (".html", ".htm", ".xhtml", ".mht", ".mhtml")

READERS = {
    ".txt": "text:read_text",
    ".text": "text:read_text",
    ".md": "markdown:read_markdown",
    ".markdown": "markdown:read_markdown",
    ".csv": "delimited:read_delimited",
    ".tsv": "delimited:read_delimited",
    ".tab": "delimited:read_delimited",
    **dict.fromkeys(PAGES, "html:read_html"),
    ".pdf": "pdf:read_pdf",
    **dict.fromkeys(DOCUMENTS, "word:read_word"),
    **dict.fromkeys(WORKBOOKS, "workbook.xlsx:read_xlsx"),
    ".parquet": "arrow:read_parquet",
    **dict.fromkeys((".arrow", ".feather"), "arrow:read_arrow"),
    ".json": "parsed:read_parsed",
    ".jsonl": "parsed:read_parsed",
}
"""Extension -> "module:function" in this package, for files whose content does not say.

A module loads when it is needed. A reader takes the path and the bytes, and raises
UnreadableError if they are not its format.
"""

COLUMNS = (".parquet", ".arrow", ".feather")
"""The extensions of files of columns."""

BINARY = frozenset((".pdf", *DOCUMENTS, *WORKBOOKS, *COLUMNS))
"""The extensions whose readers decode the bytes themselves (workbooks, PDF)."""

FOREIGN = frozenset((".pdf",))
"""The extensions whose readers are no Python: they can hang, and end their process."""

_TELLING = frozenset(("html", "word", "pdf", "json"))
"""The readers that tell themselves what is struck out, or need not."""


def read(path: str, data: bytes) -> Source:
    """Return the characters and blocks of a file, by its content, else its extension.

    An office file is known by what it holds, whatever it is called; a workbook that is
    none (HTML or CSV called .xls, as many systems export) is read as what it is. Raises
    UnreadableError, with one sentence for the person who named the file, if the file is
    empty, binary, undecodable, or of no format known here.
    """
    from jixiaolint.bounds.beyond import check_size
    from jixiaolint.read.comments import with_comments
    from jixiaolint.read.container import container, is_page
    from jixiaolint.read.drawn import with_drawn
    from jixiaolint.read.sniff import is_markdown, refuse_binary
    from jixiaolint.read.told import with_scraps

    check_size(path, len(data))
    extension = PurePath(path).suffix.lower()
    if not data.strip(b"\xef\xbb\xbf \t\r\n\x00"):
        # Zeros are what a crash leaves of a file that held something.
        raise (UnreadableError if b"\x00" in data else ForeignError)(
            Said(
                "文件是空的，应有绩效目标表。",
                "the file is empty; a table of performance indicators was expected.",
            ).at(path)
        )
    reader = container(path, data)
    if reader is None and extension in WORKBOOKS:
        extension = ""
    elif reader is None and extension in DOCUMENTS and is_page(data):
        extension = ".html"
    if reader is None and extension not in BINARY:
        refuse_binary(path, data)
    if extension == ".txt" and is_markdown(data):
        extension = ".md"
    name = reader or READERS.get(extension) or _by_content(path, data)
    source = with_drawn(with_comments(_load(name)(path, data)))
    return source if source.reader in _TELLING else with_scraps(source)


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
    if suffix.lower() in READERS:
        raise UnreadableError(_not_what_it_says(suffix).at(path))
    known = " ".join(READERS)
    neither = Said(
        f"{f'不认识扩展名 {suffix}' if suffix else '没有扩展名'}，内容也不像表格，应为 {known}。",
        f"{f'the extension {suffix}' if suffix else 'no extension, and the content'} is not"
        f" known{', nor is the content' if suffix else ''}; expected {known}.",
    )
    raise UnreadableError((neither + nearest(suffix.lower(), READERS)).at(path))


def _not_what_it_says(suffix: str) -> Said:
    """Return the sentence for a file of a known extension that holds something else."""
    return Said(
        f"内容不是 {suffix} 文件，也不像表格，多半已损坏，请重新导出或另存。",
        f"the content is no {suffix} file, nor does it look like a table; it may be"
        " damaged: export or save it again.",
    )
