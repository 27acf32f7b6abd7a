"""Returned files: each checked file again, with the remarks in it.

A workbook or Word file keeps all that it holds; what cannot carry remarks (text, PDF,
old formats) becomes a workbook of its tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from jixiaolint.errors import JixiaolintError
from jixiaolint.file_report import FileReport
from jixiaolint.find.products import GAIN
from jixiaolint.output.folder import WRITTEN, Told
from jixiaolint.output.writing import write as save
from jixiaolint.results.result import Result
from jixiaolint.said import Language, Said

if TYPE_CHECKING:
    from jixiaolint.find.inputs import Inputs
    from jixiaolint.remarks.remark import Remark
    from jixiaolint.report.returned.said import Telling


_MOST = 60_000
"""So many links a sheet of a workbook can hold, and a few more."""


def write(
    folder: Path, result: Result, lang: Language, inputs: Inputs
) -> Iterator[Told]:
    """Write a file for each that was checked, none of them onto `inputs`.

    Tell of each, which one failed, and which one is not called what one expects.
    """
    from jixiaolint.bounds.stage import stage
    from jixiaolint.output.folder import homes
    from jixiaolint.report.returned.said import Telling

    telling = Telling.of(result, lang)
    files = [pair for pair in result.remarks_by_file() if pair[0].tables]
    places = homes([file.path for file, _ in files])
    for (file, remarks), place in zip(files, places, strict=True):
        try:
            with stage("writing the remarks into", file.path):
                data, suffix = returned(file, remarks[:_MOST], telling)
            home = folder / place.with_name(place.name + suffix)
            inputs.keep_off(home)
            save(home, data)
        except JixiaolintError as error:
            yield Told(error.said.of(telling.lang), failed=True)
            continue
        yield WRITTEN
        for said in _beside(file.path, place, home, len(remarks)):
            yield Told(said.of(telling.lang), failed=False)


def _beside(path: str, place: PurePath, home: Path, remarks: int) -> Iterator[Said]:
    """Yield what is to be told of a file that was written."""
    if remarks > _MOST:
        yield Said(
            f"意见有 {remarks} 条，只写回了前 {_MOST} 条。",
            f"the first {_MOST} of {remarks} remarks are written into it.",
        ).at(home)
    if place.name != PurePath(path).name:
        yield Said(f"退回的文件叫 {home}。", f"the returned file is {home}.").at(path)


def returned(
    file: FileReport, remarks: Sequence[Remark], telling: Telling
) -> tuple[bytes, str]:
    """Return the file with the remarks, and what its name gains (``.xlsx`` or nothing).

    Raises UnreadableError if its package is damaged, OSError if it is gone.
    """
    from jixiaolint.report.returned.book import Book
    from jixiaolint.report.returned.package import open_package

    # What came in by a pipe is gone.
    data = b"" if file.document is None else file.document.load()
    package, kind, part = open_package(file.path, data)
    if package is not None and kind == "workbook":
        Book(package, part).mark(telling.said(remarks), telling.lang)
        return package.bytes(), ""
    if package is not None and kind == "document":
        from jixiaolint.report.returned.document import comment, is_known

        if is_known(package, part):
            comment(package, part, telling.said(remarks), telling.lang)
            return package.bytes(), ""
    return _tables(file, remarks, telling), GAIN


def _tables(file: FileReport, remarks: Sequence[Remark], telling: Telling) -> bytes:
    """Return a workbook of the tables, the remarks on the cells made from each text."""
    from jixiaolint.report.returned.book import Book
    from jixiaolint.report.returned.package import Package
    from jixiaolint.report.returned.tables import workbook

    data, places = workbook(file.tables)
    package = Package(file.path, data)
    said = telling.said(map(places.moved, remarks))
    Book(package, "xl/workbook.xml").mark(said, telling.lang)
    return package.bytes()
