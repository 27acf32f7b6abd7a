"""Old formats of Word, which LibreOffice turns into the new one."""

from __future__ import annotations

import subprocess
from contextlib import nullcontext
from typing import TYPE_CHECKING

import pytest

from jixiaolint.bounds.stage import stage
from jixiaolint.errors import UnreadableError
from jixiaolint.place import Place
from jixiaolint.read import read
from jixiaolint.read.soffice import program
from jixiaolint.source import Lines
from word_file import document, p, tbl, tc, tr, zipped

if TYPE_CHECKING:
    from pathlib import Path

BODY = (
    p("2025年项目支出绩效目标表")
    + tbl(
        tr("一级指标", "三级指标", "年度指标值"),
        tr(tc("产出指标", merge="restart"), "巡河次数", "≥5次"),
        tr(tc(merge="continue"), "清理河道", "≥12公里"),
        widths=(2000, 4000, 3000),
    )
    + p("填表人：甲")
)
ODT = "application/vnd.oasis.opendocument.text"
needs_office = pytest.mark.skipif(program() is None, reason="LibreOffice is not here")


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with one document in every old format."""
    folder = tmp_path_factory.mktemp("old")
    given = folder / "form.docx"
    given.write_bytes(document(BODY))
    for form in ("doc", "rtf", "odt"):
        subprocess.run(
            [
                str(program()),
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                *("--headless", "--convert-to", form, "--outdir", folder, given),
            ],
            check=True,
            capture_output=True,
        )
    (folder / "form.wps").write_bytes((folder / "form.doc").read_bytes())
    (folder / "named.docx").write_bytes((folder / "form.doc").read_bytes())
    return folder


@needs_office
@pytest.mark.parametrize(
    "name", ["form.doc", "form.rtf", "form.odt", "form.wps", "named.docx"]
)
def test_old_formats(old: Path, name: str) -> None:
    """Every old format gives what the same form in .docx does, whatever its name."""
    source = read(name, (old / name).read_bytes())
    cells = [
        [line.value for line in block.lines]
        if isinstance(block, Lines)
        else [[cell.value for cell in row] for row in block.rows]
        for block in source.blocks
    ]
    assert cells == [
        ["2025年项目支出绩效目标表"],
        [
            ["一级指标", "三级指标", "年度指标值"],
            ["产出指标", "巡河次数", "≥5次"],
            ["产出指标", "清理河道", "≥12公里"],
        ],
        ["填表人：甲"],
    ]
    place = source.place(source.text.index("≥12"))
    assert (source.path, source.reader, place) == (
        name,
        "word",
        Place(table=1, row=3, cell="C3"),
    )


@needs_office
def test_a_file_that_libreoffice_cannot_open() -> None:
    """A broken old file is a sentence that says what to do."""
    with pytest.raises(UnreadableError) as caught:
        read("a.odt", zipped({"mimetype": ODT, "content.xml": "<broken"}))
    assert str(caught.value) == (
        "a.odt: LibreOffice 打不开这个文件，可能已损坏或有密码，请用 Word 或 WPS 打开后另存为 .docx。"
    )


def test_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where LibreOffice is missing the sentence says how to go on without it."""
    monkeypatch.setenv("JIXIAOLINT_SOFFICE", "none")
    with pytest.raises(UnreadableError) as caught:
        read("a.doc", b"{\\rtf1 a}")
    assert str(caught.value) == (
        "a.doc: 读 .rtf 文件需要 LibreOffice，本机没有，请用 Word 或 WPS 另存为 .docx。"
    )


def test_a_program_that_does_not_start_or_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program that is not there, or that takes too long, is a sentence too.

    So it is where all the work on a file is held to its time, as it is in a run.
    """
    monkeypatch.setenv("JIXIAOLINT_SOFFICE", str(tmp_path / "soffice"))
    with pytest.raises(UnreadableError, match="启动不了"):
        read("a.doc", b"{\\rtf1 a}")

    slow = tmp_path / "slow"
    slow.write_text("#!/bin/sh\nsleep 60 & wait\n")
    slow.chmod(0o755)
    monkeypatch.setenv("JIXIAOLINT_SOFFICE", str(slow))
    monkeypatch.setenv("JIXIAOLINT_LIMIT_SECONDS", "1")
    for around in (nullcontext(), stage("reading", "a.doc")):
        with pytest.raises(UnreadableError, match="转换超过 1 秒"), around:
            read("a.doc", b"{\\rtf1 a}")
