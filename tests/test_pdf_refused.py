"""PDF files that cannot be read: one sentence each, and never a hang or a crash."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader

from jixiaolint.bounds.system import FORKS
from jixiaolint.errors import UnreadableError
from jixiaolint.read import read
from jixiaolint.read.pdf import characters, document
from pdf_bombs import doubled, letters
from pdf_files import HEAD, WIDTHS, Drawing, blocks, grids, plain
from process import LINTER

if TYPE_CHECKING:
    from command import Run

ROWS = [HEAD, ["产出指标", "数量指标", "疏浚沟渠", "≥20公里"]]
TABLE = ("|".join(ROWS[0]), "|".join(ROWS[1]))


def drawn(encrypt: StandardEncryption | None = None, pages: int = 1) -> bytes:
    """Return a file with a small table on each page."""
    drawing = Drawing(encrypt=encrypt)
    for page in range(pages):
        drawing.text(200, 60, f"绩效目标表{page}")
        drawing.table(60, 90, WIDTHS, plain(ROWS))
        drawing.next_page()
    return drawing.done()


def picture() -> ImageReader:
    """Return a grey picture."""
    return ImageReader(Image.new("L", (80, 60), 128))


def sentence(data: bytes) -> str:
    """Return why a file cannot be read."""
    with pytest.raises(UnreadableError) as caught:
        read("a.pdf", data)
    return str(caught.value)


def test_a_password_to_open() -> None:
    """A file that asks for a password is named as such."""
    data = drawn(StandardEncryption("secret", "owner", strength=128))
    assert sentence(data) == ("a.pdf: PDF 设了打开密码，请去掉密码后再检查。")


def test_a_password_only_to_change() -> None:
    """A file that only bars copying and printing is read."""
    barred = StandardEncryption("", "owner", canCopy=0, canPrint=0, strength=128)
    assert grids(drawn(barred)) == [TABLE]


def test_a_scan() -> None:
    """A file of pictures says so and what to do."""
    drawing = Drawing()
    drawing.canvas.drawImage(picture(), 50, 50, 400, 600)
    assert sentence(drawing.done()) == (
        "a.pdf: PDF 里没有文字，大概是扫描件，请先做文字识别（OCR），或向填报单位要 Excel 原件。"
    )


def test_a_page_that_is_a_picture() -> None:
    """Among pages with text, one without is not passed over in silence."""
    drawing = Drawing()
    drawing.table(60, 90, WIDTHS, plain(ROWS))
    drawing.next_page()
    drawing.canvas.drawImage(picture(), 50, 50, 400, 600)
    source = read("a.pdf", drawing.done())
    assert blocks(source) == [TABLE]
    assert source.text.endswith("\n〔第2页是图片，没有文字〕")
    assert source.place(len(source.text) - 1).as_dict() == {"page": 2}


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit on pages is named with the setting that changes it."""
    monkeypatch.setenv("JIXIAOLINT_LIMIT_PAGES", "2")
    assert sentence(drawn(pages=3)) == (
        "a.pdf: PDF 有 3 页，超过上限 2，确需读取请用 --limit pages=N、环境变量"
        " JIXIAOLINT_LIMIT_PAGES 或设置 limits 放宽。"
    )


def test_too_many_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is refused, not cut off, even if not all it has is counted or seen."""
    for module in (characters, document):
        monkeypatch.setattr(module, "MOST", 500)
    assert grids(letters(500)) == []
    assert sentence(letters(501)) == (
        "a.pdf: PDF 第 1 页超过 500 个字符，不像给人看的表格，请重新导出。"
    )


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"no PDF at all", drawn()[:300]])
def test_no_pdf(data: bytes) -> None:
    """What pdfium cannot open is damaged or something else."""
    assert sentence(data) == ("a.pdf: PDF 已损坏或不是 PDF，打不开，请重新导出。")


def test_the_library_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pdfium the sentence says what to install."""
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    assert "pip install 'jixiaolint[pdf]'" in sentence(drawn())


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return a file cut short, with bits flipped, or with a stretch taken out."""
    kind = chance.randrange(3)
    if kind == 0:
        return data[: chance.randrange(1, len(data))]
    if kind == 1:
        flipped = bytearray(data)
        for _ in range(chance.randint(1, 60)):
            flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        return bytes(flipped)
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randint(1, 400) :]


def outcome(data: bytes) -> str:
    """Return the sentence for a file that cannot be read, else ``read``."""
    try:
        read("a.pdf", data)
    except UnreadableError as error:
        return str(error)
    return "read"


def test_damaged_files() -> None:
    """Two hundred damaged files are read or give a sentence, each within ten seconds."""
    chance = random.Random(4)
    data = drawn(pages=3)
    found: list[str] = []
    for _ in range(200):
        started = monotonic()
        found.append(outcome(damaged(data, chance)))
        assert monotonic() - started < 10
    assert {each.split(" ")[0] for each in found} == {"read", "a.pdf:"}


def test_other_files_are_still_checked(run: Run) -> None:
    """A file that cannot be read is a failure; the others have their findings."""
    Path("broken.pdf").write_bytes(drawn()[:200])
    Path("fine.pdf").write_bytes(drawn())
    done = run("check", "broken.pdf", "fine.pdf")
    assert done.code == 2
    assert "broken.pdf: PDF 已损坏" in done.err
    assert "检查了 1 个文件、1 条指标，另有 1 个未能检查" in done.out


@pytest.mark.skipif(not FORKS, reason="no process of its own")
def test_a_page_without_end(run: Run) -> None:
    """What no alarm can break off is ended from without; it takes no other file with it."""
    Path("endless.pdf").write_bytes(doubled())
    Path("fine.pdf").write_bytes(drawn())
    done = run("check", "endless.pdf", "fine.pdf", "--limit", "seconds=1")
    assert done.code == 2
    assert done.err == (
        "jixiaolint: endless.pdf: 用时过长（秒），超过上限 1，确需读取请用 --limit"
        " seconds=N、环境变量 JIXIAOLINT_LIMIT_SECONDS 或设置 limits 放宽。\n"
    )
    assert "检查了 1 个文件、1 条指标，另有 1 个未能检查" in done.out


@pytest.mark.skipif(not FORKS, reason="no process of its own")
def test_a_page_without_end_in_an_archive(run: Run) -> None:
    """So it is with what an archive holds."""
    with ZipFile("both.zip", "w") as archive:
        archive.writestr("endless.pdf", doubled())
    done = run("check", "both.zip", "--limit", "seconds=1")
    assert done.code == 2
    assert "用时过长（秒），超过上限 1" in done.err


_STARTED_ANEW = """
import sys
from jixiaolint.workers import cores, pool
from jixiaolint.__main__ import main
for module in (cores, pool):
    module.FORKS = False
sys.exit(main())
"""
"""The program on a system that starts processes anew, such as Windows and macOS."""


@pytest.mark.parametrize("others", [[], ["fine.pdf"]], ids=["alone", "beside another"])
def test_a_page_without_end_where_processes_are_started_anew(
    tmp_path: Path, others: list[str]
) -> None:
    """No system lets such a file end the run, be it the only one."""
    (tmp_path / "endless.pdf").write_bytes(doubled())
    (tmp_path / "fine.pdf").write_bytes(drawn())
    arguments = ("check", "endless.pdf", *others, "--limit", "seconds=2")
    done = subprocess.run(
        [sys.executable, "-c", _STARTED_ANEW, *arguments, "--format", "json"],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(LINTER)},
        timeout=60,
    )
    assert done.returncode == 2
    assert "endless.pdf: 用时过长（秒），超过上限 2" in done.stderr.decode()
    assert [one["path"] for one in json.loads(done.stdout)["files"]] == others
