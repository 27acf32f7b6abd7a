"""Damaged files are refused with a sentence or read; no traceback, no hang."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

import forms
from damage import KINDS, damaged
from jixiaolint.read.soffice import VARIABLE

VARIANTS = 200
LONGEST = 10.0
"""No file may take more seconds."""

FORM = forms.drawn("""
2025年项目支出绩效目标申报表
项目名称|<|山洪灾害监测预警|主管部门|谷城县水利局
年度绩效目标|<|维护雨量站46座，预警信息发送及时率达到98%。|<|<
一级指标|二级指标|三级指标|年度指标值|分值
产出指标|数量指标|维护雨量站数量|46座|20
^|质量指标|雨量站在线率|98%|20
^|时效指标|预警信息发送用时|≤10分钟|20
效益指标|社会效益指标|防汛能力|明显增强|20
满意度指标|服务对象满意度指标|沿河村民满意度|≥90%|10
""")

MADE = {
    "txt": forms.txt,
    "csv": forms.csv_,
    "html": forms.html_,
    "xlsx": forms.xlsx,
    "docx": forms.docx,
}
BY_OFFICE = {"xls": "xlsx", "ods": "xlsx", "pdf": "docx"}
"""What LibreOffice makes -> of what it makes it."""

PARSED = ("json", "jsonl")
ARCHIVES = frozenset(("xlsx", "ods", "docx", "zip"))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the form in each format."""
    folder = tmp_path_factory.mktemp("whole")
    for kind, write in MADE.items():
        (folder / f"form.{kind}").write_bytes(write(FORM))
    return folder


def intact(kind: str, folder: Path) -> bytes:
    """Return the form in a format, undamaged."""
    path = folder / f"form.{kind}"
    if kind in BY_OFFICE and not path.exists():
        forms.converted([folder / f"form.{BY_OFFICE[kind]}"], kind)
    if kind in PARSED:
        command = [sys.executable, "-m", "jixiaolint", "parse", "--format", kind]
        done = subprocess.run(
            [*command, str(folder / "form.csv")], capture_output=True, check=True
        )
        return done.stdout
    if kind == "zip":
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for one in ("csv", "docx", "xlsx"):
                archive.write(folder / f"form.{one}", f"form.{one}")
        return out.getvalue()
    return path.read_bytes()


def told(folder: Path) -> dict[str, dict[str, Any]]:
    """Return what is said of each file of a folder; the process must end well."""
    script = Path(__file__).with_name("damaged_run.py")
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", str(script), str(folder)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, VARIABLE: "none", "PYTHONIOENCODING": "utf-8"},
        timeout=LONGEST * 12,
    )
    last = done.stdout.rpartition("\n")[2]
    assert done.returncode == 0, f"{last} ended the program:\n{done.stderr[-3000:]}"
    pairs = (line.split("\t", 1) for line in done.stdout.splitlines())
    return {json.loads(name): json.loads(rest) for name, rest in pairs}


@pytest.mark.parametrize("kind", [*MADE, *BY_OFFICE, *PARSED, "zip"])
def test_damaged_files(kind: str, whole: Path, tmp_path: Path) -> None:
    """Each of two hundred variants is refused with a sentence that names it, or read.

    A packed file has sums of its parts: what is read of a damaged one is what the whole
    one says, unless the damage lies inside the parts.
    """
    data = intact(kind, whole)
    (tmp_path / f"form.{kind}").write_bytes(data)
    for number in range(VARIANTS):
        name, variant = damaged(f"form.{kind}", data, number)
        (tmp_path / name).write_bytes(variant)

    found = told(tmp_path)
    right = found.pop(f"form.{kind}")

    assert len(found) == VARIANTS
    assert len(right["read"]) > 5
    assert right["failures"] == []
    assert [name for name, one in found.items() if one["seconds"] > LONGEST] == []
    assert [name for name, one in found.items() if not well_told(name, one)] == []
    if kind in ARCHIVES:
        others = {
            name: one["read"]
            for name, one in found.items()
            if f"-{KINDS[3]}." not in name
            and not one["failures"]
            and one["read"] != right["read"]
        }
        assert others == {}


def well_told(name: str, one: dict[str, Any]) -> bool:
    """Tell whether a file is read, or refused with whole sentences that name it."""
    if not one["failures"]:
        return bool(one["read"])
    return all(
        name in sentence
        and "\n" not in sentence
        and "Traceback" not in sentence
        and "internal error" not in sentence
        for sentence in one["failures"]
    )
