"""The file for Windows to drop tables on: its form for cmd, and all that Python does in it.

Whether cmd and Explorer do their part cannot be tried here.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import workspace
from process import LINTER

FILE = Path(__file__).resolve().parents[1] / "examples" / "drop-tables-here.bat"
SCRIPT = r"C:\用户\drop-tables-here.bat"
EXPLORER = rf'C:\WINDOWS\system32\cmd.exe /c ""{SCRIPT}" '


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    """Return the names that Python finds in the file, its first line left out."""
    names: dict[str, Any] = {"__name__": "dropped"}
    exec(FILE.read_text(encoding="utf-8").split("\n", 1)[1], names)
    return names


def batch() -> list[str]:
    """Return the lines that cmd runs."""
    text = FILE.read_bytes().decode()
    below = text.partition('\r\nBATCH = r"""\r\n')[2].removesuffix('"""\r\n')
    return [text.partition("\r\n")[0], *below.splitlines()]


def test_bytes_that_cmd_reads() -> None:
    """Every line ends with CR LF, no byte order mark stands before the first."""
    data = FILE.read_bytes()

    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
    assert data.startswith(b"@echo off & goto batch\r\n")
    assert "\n".join(batch()).isascii()
    attributes = (FILE.parents[1] / ".gitattributes").read_text(encoding="utf-8")
    assert "*.bat -text" in attributes.splitlines()


def test_labels_and_quotes() -> None:
    """What is gone to is there once; names stand between quotes, outside of brackets."""
    lines = batch()
    labels = [line[1:] for line in lines if line.startswith(":")]
    gone_to = re.findall(r"goto (\w+)", "\n".join(lines))

    assert sorted(labels) == sorted({*labels}) == sorted({*gone_to})
    assert '%JIXIAOLINT_PYTHON% -x "%~f0" %*' in lines
    assert sum("%*" in line for line in lines) == 1
    assert not any(line.strip().endswith("(") for line in lines)
    for line in lines:
        assert line.count('"') % 2 == 0
        assert "%~f0" not in line.replace('"%~f0"', "").replace('=%~f0"', "")
    assert lines[2:4] == [
        "setlocal EnableExtensions DisableDelayedExpansion",
        "chcp 65001 >nul",
    ]
    assert lines[-1] == "exit /b"


def test_exclamation_marks() -> None:
    """Delayed expansion, which eats them, is on only where no % brings in a name."""
    on, eaten = False, []
    for line in batch():
        if line.startswith("setlocal"):
            on = "EnableDelayedExpansion" in line
        elif (on and "%~f0" in line) or (on and "%*" in line):
            eaten.append(line)

    assert eaten == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (r"C:\表.xlsx", [r"C:\表.xlsx"]),
        (r'"C:\a b\表 (1).xlsx"', [r"C:\a b\表 (1).xlsx"]),
        (r"C:\a&b.xlsx", [r"C:\a&b.xlsx"]),
        (r"C:\100%.xlsx C:\a,b;c=d.csv", [r"C:\100%.xlsx", r"C:\a,b;c=d.csv"]),
        (r'C:\a^b!.csv "C:\x & y"', [r"C:\a^b!.csv", r"C:\x & y"]),
        ("", []),
    ],
)
def test_what_was_dropped(
    made: dict[str, Any], typed: str, expected: list[str]
) -> None:
    """All names come whole from the line that Explorer gives to cmd."""
    assert made["dropped"](f'{EXPLORER}{typed}"', SCRIPT, ["cut"]) == expected
    assert made["dropped"](f'{EXPLORER}{typed}" ', SCRIPT, ["cut"]) == expected


def test_in_a_window_of_cmd(made: dict[str, Any]) -> None:
    """What is typed there comes as arguments."""
    line = r'"C:\WINDOWS\system32\cmd.exe"'

    assert made["dropped"](line, SCRIPT, ["a b.csv"]) == ["a b.csv"]


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("表 (1) & 100%.csv", workspace.FAULTY, 1),
        ("empty.csv", "", 2),
    ],
)
def test_a_table_is_checked(tmp_path: Path, name: str, text: str, code: int) -> None:
    """Its remarks are written into a folder beside it; trouble waits to be read."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-x", str(FILE), str(tmp_path / name)],
        check=False,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(LINTER), "PYTHONUTF8": "1"},
    )

    assert done.returncode == code
    if code == 1:
        assert (tmp_path / "意见" / "意见.html").is_file()
        assert (tmp_path / "意见" / f"{name}.xlsx").is_file()
    else:
        assert "empty.csv" in done.stderr
        assert "按回车键关闭" in done.stdout


def test_nothing_dropped_and_nothing_installed(
    made: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Both are answered by what to do, and wait to be read."""
    monkeypatch.setattr("builtins.input", lambda _: "")
    assert made["main"]([]) == 2
    assert "拖到本文件上" in capsys.readouterr().out
    monkeypatch.setitem(made, "program", list)
    assert made["main"](["a.csv"]) == 2
    assert 'pip install "jixiaolint[all]"' in capsys.readouterr().out
