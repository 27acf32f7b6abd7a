"""What is given besides tables does in the page what it does on the command line."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from window import READY, Window

from workspace import FAULTY

if TYPE_CHECKING:
    from browsers import Browser

    from command import Run

NAME = (
    "jixiaolint--口径=广东--必须改=退回修改--单位=望山区财政局"
    "--不用=PRJ811--依据.VAL202=望财绩〔2026〕3号第七条.html"
)
MEANT = """\
profile: guangdong
ignore: [PRJ811]
levels: {must: 退回修改}
letter: {office: 望山区财政局}
rule-options: {VAL202: {basis: 望财绩〔2026〕3号第七条}}
"""
"""What the name means, as a settings file says it."""


def letter(run: Run, *options: str) -> str:
    """Return the letter that the command line writes on the table."""
    run("check", "faulty.csv", *options, "--output", "letter:out/")
    (made,) = Path("out").iterdir()
    return made.read_text("utf-8")


def saved(window: Window, what: str) -> str:
    """Return what is saved, as text."""
    return window.saved(what)[1].decode()


def test_an_earlier_result(window: Window, run: Run) -> None:
    """Beside an earlier result the overview tells what is new and what is mended."""
    run("check", "faulty.csv", "--output", "json:上次的结果.json")
    Path("faulty.csv").write_text(FAULTY.replace("有效改善", "≥90%"), "utf-8")
    window.give("上次的结果.json", "faulty.csv")
    run(
        "check",
        "faulty.csv",
        "--compare",
        "上次的结果.json",
        "--output",
        "office:o.html",
    )

    assert window.text("#given li").startswith("比较：上次的结果.json")
    assert saved(window, "office") == Path("o.html").read_text("utf-8")


def test_rules_of_ones_own(window: Window, run: Run) -> None:
    """A folder of rules is used besides ours; without them ours are left."""
    window.give("faulty.csv")
    window.give_folder("rules", "#in-rules")
    window.until("document.querySelector('#given li')")
    window.checked()

    ours = run("check", "faulty.csv", "--format", "json").out
    both = run("check", "faulty.csv", "--format", "json", "--rules", "rules").out
    assert ours != both == window.json()
    window.click("#given .leave")
    window.checked()
    assert window.json() == ours


def test_a_settings_file(window: Window, run: Run) -> None:
    """A settings file that is dropped with a table holds for it."""
    Path("jixiaolint.yaml").write_text(MEANT, "utf-8")
    window.give("faulty.csv", "jixiaolint.yaml")

    assert saved(window, "letter") == letter(run)


def test_settings_in_the_file_name(browser: Browser, built: Path, run: Run) -> None:
    """The page under another name does what that name says."""
    shutil.copy(built, NAME)
    window = Window(browser, browser.ask("open", url=Path(NAME).absolute().as_uri()))
    window.until(READY)
    window.give("faulty.csv")
    made = saved(window, "letter")
    window.ask("close")

    Path("meant.yaml").write_text(MEANT, "utf-8")
    assert made == letter(run, "--config", "meant.yaml")


@pytest.mark.parametrize(
    "text",
    [
        "profil: guangdong\n",
        "limits: {cells: many}\n",
        "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40)),
    ],
)
def test_wrong_settings(window: Window, run: Run, text: str) -> None:
    """Wrong settings are answered by the sentence of the command line, and so is a bomb."""
    Path("jixiaolint.yaml").write_text(f"a0: &a0 [x]\n{text}", "utf-8")
    window.give("faulty.csv", "jixiaolint.yaml")

    said = run("check", "faulty.csv").err.removeprefix("jixiaolint: ").strip()
    assert window.text("#told p") == said


def test_what_a_folder_holds_besides(window: Window, tmp_path: Path) -> None:
    """What may hold a table and cannot be read is named with what to do; pictures pass."""
    folder = tmp_path / "各单位"
    folder.mkdir()
    (folder / "表.csv").write_text(FAULTY, "utf-8")
    for name in ("旧表.doc", "打包.rar", "照片.jpg"):
        (folder / name).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    window.give_folder(folder)
    window.checked()

    assert window.texts("#files b") == ["表.csv"]
    assert sorted(window.texts("#told p")) == [
        "各单位/打包.rar：请先解压，把里面的文件或文件夹拖进来（zip 可以直接拖）。",
        "各单位/旧表.doc：请用 WPS 或 Word 打开，另存为 .docx 再拖进来。",
    ]
