"""Whole commands on strange files: what they leave behind is held to the contract."""

from __future__ import annotations

import io
import json
import os
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree.ElementTree import fromstring

from jixiaolint.cli import main
from jixiaolint.find.unpack import ARCHIVES
from jixiaolint.read import READERS, read
from jixiaolint.source import Source

EXTENSIONS = (*READERS, *sorted(ARCHIVES), ".dat")
_READ = {"sarif": json.loads, "gitlab": json.loads} | dict.fromkeys(
    ("junit", "checkstyle"), fromstring
)
"""The formats whose form shows whether they are whole, and what reads them."""

_LINES = ("csv", "github", "concise", "grouped", "markdown")
_OUTPUTS: tuple[tuple[str, ...], ...] = (
    (),
    ("--output", "html:out/report.html"),
    ("--output", "xlsx:out/"),
    ("--output", "letter:out/"),
    ("--output", "office:out/office.html"),
    tuple(p for f in (*_READ, *_LINES) for p in ("--output", f"{f}:out/all.{f}")),
)
_TABLE = "一级指标,二级指标,三级指标,指标值\n产出指标,数量指标,疏通检查井数量,≥420座\n"
FIXED = {
    "OWN101-own.yaml": """\
code: OWN101
name: own
problem: vague
severity: warning
question: 适当性
title: {zh: 说法, en: Words}
why: {zh: 退回。, en: Returned.}
message: {zh: '“{value}”用了“{word}”。', en: '{value} {word}'}
suggestion: {zh: 写成数值。, en: Give a number.}
basis: house
field: value
when: {words: {of: [own-words], field: value}}
good: [{name: 覆盖村数, annual: ≥12个}]
bad: [{name: 群众需求, annual: 基本满足}]
""",
    "lexicons/own-words.txt": "座\n基本满足\n",
    "profiles/own.yaml": "name: own\ntitle: {zh: 本局, en: Ours}\nrules: {OWN101: {severity: info}}\n",
    "jixiaolint.yaml": "rules: [.]\nprofile: own\nrule-options: {OWN101: {severity: error}}\n",
}
"""A folder of rules, each of whose files an input may take the place of."""

_number = count()


def checked(data: bytes) -> None:
    """Run ``check`` on a file; every place that it names lies in the file."""
    first, content = (data[0], data[1:]) if data else (0, b"")
    name = f"input{EXTENSIONS[first % len(EXTENSIONS)]}"
    folder = _folder()
    (folder / name).write_bytes(content)
    outputs = _OUTPUTS[first // len(EXTENSIONS) % len(_OUTPUTS)]
    for old in folder.glob("out/all.*"):
        old.unlink()
    told = _run(folder, name, *outputs)
    for form, whole in _READ.items():
        for made in folder.glob(f"out/all.{form}"):
            whole(made.read_bytes())
    for file in told.get("files", ()):
        if file["path"] == name:
            found = [one["place"] for one in told["findings"]]
            _hold_places(found, read(name, content))


def ruled(data: bytes) -> None:
    """Run ``check`` with a folder of rules, a file of which is the input."""
    names = tuple(FIXED)
    chosen = names[data[0] % len(names)] if data else names[0]
    # What was read of a rule file is kept by its path.
    folder = _folder() / str(next(_number))
    for name, content in FIXED.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data[1:] if name == chosen else content.encode())
    (folder / "table.csv").write_text(_TABLE, encoding="utf-8")
    _run(folder, "table.csv")
    for path in folder.rglob("*.*"):
        path.unlink()


def _run(folder: Path, *arguments: str) -> Any:
    """Return the JSON of ``check``; raise for a wrong exit code or words of a crash."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    code: object = None
    before = Path.cwd()
    os.chdir(folder)
    try:
        with redirect_stdout(out), redirect_stderr(err):
            main(["check", "--format", "json", *arguments])
    except SystemExit as left:
        code = left.code
    finally:
        os.chdir(before)
    written, said = (_written(stream) for stream in (out, err))
    assert code in (0, 1, 2), code
    assert "nternal error" not in said, said
    assert "Traceback" not in said, said
    assert said or code != 2
    return json.loads(written) if written else {}


def _written(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


def _hold_places(places: list[dict[str, Any]], source: Source) -> None:
    """Raise unless the places lie in the file."""
    if source.anchors:
        known = [place.as_dict() for _, place in source.anchors]
        assert [place for place in places if place not in known] == []
        return
    lines = source.text.split("\n")
    for place in places:
        assert 1 <= place["column"] <= len(lines[place["line"] - 1]) + 1, place


@cache
def _kept() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="jixiaolint-fuzz-")


def _folder() -> Path:
    """Return a folder that lives as long as the process."""
    return Path(_kept().name)
