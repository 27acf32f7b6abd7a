@echo off & goto batch
"""Drop tables, or folders of them, on this file: remarks come in a folder beside them.

把绩效目标表（一个或多个文件、文件夹）拖到本文件上，旁边会写出“意见”文件夹并打开。

cmd reads the first line and what stands below the label; Python reads the rest. Lines
end with CR LF, and the part of cmd is plain ASCII, whatever code page holds.
"""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = "意见"
PAGE = "意见.html"


def dropped(line, script, given):
    """Return the paths on the command line that Explorer gives to cmd, or those given.

    It puts only those with a blank between quotes, and so cmd would cut off others at an
    ampersand or a comma.
    """
    _, found, behind = line.partition(script + '"')
    if not found:
        return list(given)
    behind = behind.strip()
    behind = behind[:-1] if behind.endswith('"') else behind
    return [quoted or bare for quoted, bare in re.findall(r'"([^"]+)"|(\S+)', behind)]


def program():
    """Return what starts jixiaolint: this Python, if it has it, or a program of its own."""
    if importlib.util.find_spec("jixiaolint"):
        return [sys.executable, "-m", "jixiaolint"]
    found = shutil.which("jixiaolint")
    return [found] if found else []


def command(start, paths):
    """Return the command that checks all paths, and the folder that it writes."""
    folder = Path(paths[0]).absolute().parent / FOLDER
    page = folder / PAGE
    outputs = ["--output", f"xlsx:{folder}", "--output", f"html:{page}"]
    return [*start, "check", *outputs, "--", *paths], folder


def main(given):
    """Check what was dropped, show the folder, and wait if anything went wrong."""
    script = os.environ.get("JIXIAOLINT_SCRIPT", "")
    paths = dropped(os.environ.get("JIXIAOLINT_DROPPED", ""), script, given)
    start = program()
    if not paths:
        return wait("请把要检查的表拖到本文件上 (drop tables on this file).")
    if not start:
        return wait('没有找到 jixiaolint，请运行 (not found; run): pip install "jixiaolint[all]"')
    line, folder = command(start, paths)
    code = subprocess.run(line, check=False).returncode
    if folder.is_dir() and hasattr(os, "startfile"):
        os.startfile(folder)
    return wait("有的没能检查，原因见上 (see above).") if code > 1 else code


def wait(sentence):
    """Say something, and keep the window open until it is read."""
    print(sentence)
    try:
        input("按回车键关闭 (press Enter to close) ")
    except EOFError:
        pass
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

BATCH = r"""
:batch
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
set "PYTHONUTF8=1"
set "JIXIAOLINT_SCRIPT=%~f0"
setlocal EnableDelayedExpansion
set "JIXIAOLINT_DROPPED=!CMDCMDLINE!"
setlocal DisableDelayedExpansion
set "JIXIAOLINT_PYTHON="
py -3 --version >nul 2>nul && set "JIXIAOLINT_PYTHON=py -3"
if not defined JIXIAOLINT_PYTHON python --version >nul 2>nul && set "JIXIAOLINT_PYTHON=python"
if not defined JIXIAOLINT_PYTHON goto nopython
%JIXIAOLINT_PYTHON% -x "%~f0" %*
goto end

:nopython
echo Python was not found. Install Python 3.11 or later from https://www.python.org
pause

:end
setlocal EnableDelayedExpansion
rem Dropped on: leave cmd itself, or it would run what stands behind an ampersand.
if not "!JIXIAOLINT_DROPPED:%~nx0=!"=="!JIXIAOLINT_DROPPED!" exit
exit /b
"""
