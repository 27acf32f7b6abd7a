"""LibreOffice, where it is installed, turns old formats into those that are read here."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from jixiaolint.bounds.beyond import raising
from jixiaolint.bounds.deadline import OutOfTimeError
from jixiaolint.bounds.limits import limit
from jixiaolint.bounds.memory import uncapped
from jixiaolint.errors import UnreadableError
from jixiaolint.said import Said

VARIABLE = "JIXIAOLINT_SOFFICE"
"""The environment variable with the path of the program; ``none`` for no program."""

_NAMES = ("soffice", "libreoffice")
_USUAL = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
)
_COMMON = "/org.openoffice.Office.Common"
_SETTINGS = (
    (f"{_COMMON}/Security/Scripting", "DisableMacrosExecution", "true"),
    (f"{_COMMON}/Security/Scripting", "MacroSecurityLevel", "3"),
    (f"{_COMMON}/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    (f"{_COMMON}/Security/Scripting", "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "2"),
)
"""No macro runs, no link is followed."""


def program() -> str | None:
    """Return the path of LibreOffice, or None if it is not installed."""
    named = os.environ.get(VARIABLE, "").strip()
    if named:
        return None if named == "none" else named
    found = (shutil.which(name) for name in _NAMES)
    usual = (path for path in _USUAL if Path(path).is_file())
    return next((path for path in (*found, *usual) if path), None)


def convert(path: str, data: bytes, suffix: str, form: str) -> bytes:
    """Return a file of the kind `suffix` (``.doc``) as one of the kind `form` (``docx``).

    The work is done in a folder of its own that is gone afterwards. Raises
    UnreadableError if LibreOffice is missing, fails, or takes longer than the limit
    ``seconds``.
    """
    soffice = program()
    if soffice is None:
        raise UnreadableError(
            Said(
                f"读 {suffix} 文件需要 LibreOffice，本机没有，请用 Word 或 WPS 另存为 .{form}。",
                f"reading it needs LibreOffice, which is not installed; save the file as .{form}.",
            ).at(path)
        )
    with TemporaryDirectory(prefix="jixiaolint-") as name:
        folder = Path(name)
        given = folder / f"file{suffix}"
        given.write_bytes(data)
        _run(path, soffice, form, given)
        result = folder / "out" / f"file.{form}"
        if not result.is_file():
            raise UnreadableError(
                Said(
                    "LibreOffice 打不开这个文件，可能已损坏或有密码，请用 Word 或 WPS 打开后另存为"
                    f" .{form}。",
                    "LibreOffice cannot open the file, which may be damaged or encrypted;"
                    f" save it as .{form}.",
                ).at(path)
            )
        return result.read_bytes()


def _run(path: str, soffice: str, form: str, given: Path) -> None:
    """Run LibreOffice on a file; what it writes goes to the folder ``out`` beside."""
    command = [
        soffice,
        f"-env:UserInstallation={_profile().as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
        *("--convert-to", form, "--outdir", str(given.parent / "out"), str(given)),
    ]
    try:
        with uncapped():
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
    except OSError as error:
        raise UnreadableError(
            Said(
                f"LibreOffice ({soffice}) 启动不了，请检查安装：{error.strerror}。",
                f"LibreOffice ({soffice}) does not start: {error.strerror}.",
            ).at(path)
        ) from error
    try:
        process.wait(limit("seconds"))
    except (subprocess.TimeoutExpired, OutOfTimeError) as error:
        # Where an alarm clock breaks the work off, it does so first.
        _end(process)
        most, ways = limit("seconds"), raising("seconds")
        raise UnreadableError(
            Said(
                f"LibreOffice 转换超过 {most} 秒，请另存为 .{form}，或用{ways.zh}放宽。",
                f"LibreOffice took more than {most} seconds; save the file as .{form}, or"
                f" raise the limit by {ways.en}.",
            ).at(path)
        ) from error
    except BaseException:
        _end(process)
        raise


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and those that it has started."""
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@cache
def _kept() -> TemporaryDirectory[str]:
    """Return a folder that lasts as long as this process: to set one up takes seconds."""
    return TemporaryDirectory(prefix="jixiaolint-office-")


def _profile() -> Path:
    """Return the folder with the settings under which LibreOffice runs."""
    folder = Path(_kept().name)
    settings = folder / "user" / "registrymodifications.xcu"
    if not settings.is_file():
        settings.parent.mkdir(exist_ok=True)
        items = "".join(
            f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse">'
            f"<value>{value}</value></prop></item>"
            for path, name, value in _SETTINGS
        )
        settings.write_text(
            '<?xml version="1.0" encoding="UTF-8"?>'
            '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
            f"{items}</oor:items>",
            encoding="utf-8",
        )
    return folder
