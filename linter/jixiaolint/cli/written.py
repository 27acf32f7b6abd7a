"""The line that says what was written where, so that nobody has to look for it."""

from __future__ import annotations

from pathlib import Path

from jixiaolint.report import TELLING
from jixiaolint.report.words import word
from jixiaolint.results.result import Result
from jixiaolint.said import Language
from jixiaolint.width import printable

_WORDS = {
    "written": ("已写入 {}（{}）\n", "Written: {} ({})\n"),
    "files": ("{} 个文件", "files: {}"),
    "made": ("{} 份", "documents: {}"),
    "remarks": ("{} 条意见", "remarks: {}"),
    "findings": ("{} 个问题", "findings: {}"),
    "comma": ("，", ", "),
}


def file_line(form: str, path: Path, result: Result, lang: Language) -> str:
    """Return the line on a report: of how many files it tells, and how much."""
    files = _say("files", lang, result.counted.files)
    return _line(str(path), (files, _found(form, result, lang)), lang)


def folder_line(path: Path, made: int, said: int | None, lang: Language) -> str:
    """Return the line on a folder: how many documents were `made` in it.

    Of the remarks that are `said` in them nothing is known where one was not made.
    """
    documents = _say("made", lang, made)
    remarks = () if said is None else (_say("remarks", lang, said),)
    return _line(f"{path}/", (documents, *remarks), lang)


def _found(form: str, result: Result, lang: Language) -> str:
    """Return how much a report tells, in remarks or in findings."""
    if form in TELLING:
        return _say("remarks", lang, len(result.remarks))
    return _say("findings", lang, result.counted.findings)


def _line(path: str, parts: tuple[str, ...], lang: Language) -> str:
    said = word(_WORDS, "comma", lang).join(parts)
    return word(_WORDS, "written", lang).format(printable(path), said)


def _say(key: str, lang: Language, number: int) -> str:
    return word(_WORDS, key, lang).format(number)
