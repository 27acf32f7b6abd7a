"""Which files had better be read in a process of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import PurePath

from jixiaolint.find.document import Document, Found
from jixiaolint.find.unpack import is_archive
from jixiaolint.read import FOREIGN


def may_crash(found: Iterable[Found]) -> bool:
    """Tell whether something is read by a library that can hang, or end its process."""
    return any(
        PurePath(name).suffix.lower() in FOREIGN
        for one in found
        if isinstance(one, Document)
        for name in (one.path, *_packed(one))
    )


def _packed(document: Document) -> Sequence[str]:
    """Return the names of what an archive holds, none where that cannot be said."""
    if not is_archive(document.path):
        return ()
    from zipfile import ZipFile

    # Who reads the archive says what is wrong with it.
    with suppress(Exception), ZipFile(document.origin) as archive:
        return archive.namelist()
    return ()
