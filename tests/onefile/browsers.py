"""Browsers that are driven through a pipe: requests go in, answers come out."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = {"chromium": ("chromium", "chromium-browser"), "firefox": ("firefox-esr",)}


class DriveError(Exception):
    """What a browser was asked for did not come about."""


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser that runs, the folder where it saves, and what it said of itself."""

    to: IO[str]
    answers: IO[str]
    downloads: Path
    kind: str
    about: dict[str, Any]

    def ask(self, act: str, **request: Any) -> Any:
        """Return what the browser answers to a request."""
        self.to.write(json.dumps({"do": act, **request}) + "\n")
        self.to.flush()
        return _answer(self.answers)

    def asked(self) -> list[str]:
        """Return the requests that went out, by any page or by the browser itself."""
        asked: list[str] = self.ask("asked")
        return asked


def _answer(answers: IO[str]) -> Any:
    """Return what the next answer holds."""
    answer = json.loads(answers.readline() or '{"error": "the driver has ended"}')
    if "error" in answer:
        raise DriveError(answer["error"])
    return answer["value"]


def command(kind: str) -> str | None:
    """Return where a browser is installed."""
    return next(filter(None, map(shutil.which, COMMANDS[kind])), None)


def lacking(kind: str) -> str:
    """Return why a browser cannot be driven, or nothing."""
    if command(kind) is None:
        return f"{COMMANDS[kind][0]} is not installed"
    if shutil.which("node") is None:
        return "node is not installed"
    if not (ROOT / "onefile/node_modules/puppeteer-core").is_dir():
        return "npm ci was not run in onefile"
    return ""


@contextmanager
def running(kind: str, downloads: Path) -> Iterator[Browser]:
    """Yield a browser; it ends with what stands in the context."""
    driver = Path(__file__).with_name("drive.mjs")
    words = ["node", str(driver), kind, str(command(kind)), str(downloads)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(words, text=True, encoding="utf-8", **pipes) as node:
        assert node.stdin is not None
        assert node.stdout is not None
        yield Browser(node.stdin, node.stdout, downloads, kind, _answer(node.stdout))
        node.stdin.close()
