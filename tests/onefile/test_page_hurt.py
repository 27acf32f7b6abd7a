"""What is hostile, damaged or dies costs a sentence, and the page goes on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from corpora import CORPORA
from every_family import FAMILIES
from window import READY, Window

from test_workbook_limits import CELL, locked
from workbook_file import with_part, xlsx

if TYPE_CHECKING:
    from browsers import Browser
    from trials import Trials

    from command import Run

FAMILY = {
    "嵌套.xml": ("xml2003 elements in elements", 1_000),
    "宽表.csv": ("csv commas", 30_000),
    "方阵.csv": ("csv wide and high", 1_300),
    "列数.xlsx": ("xlsx columns", 16_000),
    "套表.html": ("html tables in tables", 1_000),
    "套表.docx": ("word tables in tables", 1_000),
    "成员.zip": ("zip members", 11_000),
}
"""Files that ask for more than they should, and what makes them."""

DAMAGED = "文件不完整或被改动过，请重新拷贝一份。"
PATTERN = "(a{1000}){1000}"


def hostile(folder: Path) -> None:
    """Write files that are made to hang or fill a program that reads them."""
    folder.mkdir()
    for name, (family, size) in FAMILY.items():
        (folder / name).write_bytes(FAMILIES[family](size)[1])
    bomb = with_part(xlsx(CELL), "xl/media/a.bin", lambda _: bytes(20 << 20))
    (folder / "炸弹.xlsx").write_bytes(bomb)
    (folder / "加密.xlsx").write_bytes(locked(xlsx(CELL)))
    (folder / "残缺.docx").write_bytes(b"PK\x03\x04" + bytes(50))


def test_hostile_files(window: Window, run: Run) -> None:
    """Bombs, depth, width and damage are answered as on the command line, sentence by sentence."""
    hostile(Path("敌"))
    window.give_folder("敌")
    window.checked()

    assert window.json() == run("check", "敌", "--format", "json").out


def test_a_pattern_that_grows(window: Window, run: Run) -> None:
    """A rule whose pattern would take for ever is refused with its place."""
    (rule,) = Path("rules").iterdir()
    rule.write_text(
        rule.read_text("utf-8").replace("match: 改善", f"match: '{PATTERN}'"), "utf-8"
    )
    window.give("faulty.csv")
    window.give_folder("rules", "#in-rules")
    window.until("!document.querySelector('#told').hidden")
    window.until(READY)

    said = run("check", "faulty.csv", "--rules", "rules").err
    assert window.text("#told p") == said.removeprefix("jixiaolint: ").strip()


def test_a_worker_that_says_nothing(trials: Trials, own: Path) -> None:
    """A file at which the worker hangs is named, and the others are checked."""
    window = trials.window
    window.fresh()
    trials.inside("hang", "清单.md")
    window.offer(own / "图表.xlsx", own / "清单.md")
    window.until("document.querySelector('#stage').innerText.includes('清单.md')")
    assert window.tell("lapse(SILENCE.work)") == 1
    window.checked()

    assert window.texts("#files .failed b") == ["清单.md"]
    assert window.text("#files .failed .said").startswith("用时太长，没有检查完。")
    assert window.texts("#files .checked b") == ["图表.xlsx"]
    assert window.text("#verdict").endswith("1 个文件没能检查。")


def test_a_worker_that_starves(trials: Trials, own: Path, tmp_path: Path) -> None:
    """A file for which there is too little memory is named, and the next one is checked."""
    window = trials.window
    window.fresh()
    long = tmp_path / "长表.csv"
    CORPORA["distinct"][1](long, 3_000)
    trials.inside("starve")
    window.give(long)

    assert window.texts("#files .failed b") == ["长表.csv"]
    assert window.text("#files .failed .said").startswith("内存不够，请关掉别的网页")
    window.fresh()
    window.give(own / "图表.xlsx")
    assert window.texts("#files .checked b") == ["图表.xlsx"]


def test_a_worker_that_dies(trials: Trials, own: Path) -> None:
    """After a worker has broken off the next file is checked."""
    window = trials.window
    window.fresh()
    trials.inside("throw")
    window.give(own / "图表.xlsx")

    assert window.texts("#files .checked b") == ["图表.xlsx"]
    assert window.json().startswith("{")


def test_a_damaged_copy(browser: Browser, built: Path, tmp_path: Path) -> None:
    """A copy with one character changed says so, whichever part it is in."""
    whole = built.read_bytes()
    for at, part in enumerate((b"part-wasm", b"part-library", b"part-script")):
        damaged = bytearray(whole)
        spot = whole.index(b'id="' + part) + 20_000
        damaged[spot] = ord("A") if damaged[spot] != ord("A") else ord("B")
        copy = tmp_path / f"{at}.html"
        copy.write_bytes(damaged)
        window = Window(browser, browser.ask("open", url=copy.as_uri()))
        window.until("!document.querySelector('#told').hidden")
        said = window.text("#told p")
        window.ask("close")

        assert said == DAMAGED


def test_small_enough(built: Path) -> None:
    """The file goes by mail and on sticks: it has at most 16 MB."""
    assert built.stat().st_size <= 16 * 2**20
