"""Old formats of text documents: LibreOffice turns them into the new one."""

from __future__ import annotations

from pathlib import PurePath

from jixiaolint.read.archive import encrypted, guarded
from jixiaolint.read.compound import SIGNATURE, Compound
from jixiaolint.read.soffice import convert
from jixiaolint.read.word import read_word
from jixiaolint.source import Source

_STREAM = "WordDocument"
_FLAGS = 11
_ENCRYPTED = 1
_KINDS = ((b"PK", ".odt"), (SIGNATURE, ".doc"), (b"{", ".rtf"))


def read_legacy(path: str, data: bytes) -> Source:
    """Return a .doc, .rtf, .odt or .wps as blocks; raises UnreadableError.

    LibreOffice goes by the name, so that a file gets the one that its content asks for.
    """
    kinds = (suffix for mark, suffix in _KINDS if data.startswith(mark))
    suffix = next(kinds, ".fodt")
    if suffix == ".doc":
        with guarded(path):
            file = Compound(data)
            known = _STREAM in file.names()
            flags = file.stream(_STREAM)[_FLAGS : _FLAGS + 1] if known else b""
        if flags and flags[0] & _ENCRYPTED:
            raise encrypted(path)
        suffix = suffix if known else PurePath(path).suffix.lower()
    return read_word(path, convert(path, data, suffix, "docx"))
