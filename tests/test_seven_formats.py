"""One table gives the same indicators and the same findings in seven kinds of file."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import pytest

import forms
from form_tables import TABLES
from jixiaolint.columns.indicators import Indicators
from jixiaolint.model import Amount, Indicator, Project, Table, Total
from jixiaolint.run import lint
from jixiaolint.settings.run import Settings
from jixiaolint.text import Text

LABELS = Path(__file__).resolve().parents[1].parent / "shared/labels/indicators.jsonl"
WITHOUT = tuple(kind for kind in forms.FORMATS if kind != "csv")

needs_labels = pytest.mark.skipif(
    not LABELS.is_file(), reason="the labelled indicators are not beside this checkout"
)
each_format = pytest.mark.parametrize("kind", WITHOUT)


@dataclass(frozen=True, slots=True)
class Told:
    """What a file says: its tables as plain values, its findings, what is unread."""

    tables: list[Any]
    findings: list[tuple[object, ...]]
    unread: list[str]


def told(path: Path) -> Told:
    """Return what a file says; it must be read without a failure."""
    result = lint([str(path)], Settings())
    assert result.failures == ()
    (file,) = result.files
    findings = sorted(
        (
            (
                f.code,
                f.problem,
                f.project,
                f.seq,
                f.field,
                f.evidence,
                f.span,
                f.message,
            )
            for f in result.findings
        ),
        key=repr,
    )
    tables = [plain(table) for table in file.tables]
    return Told(tables, findings, [words for _, words in file.unread])


def plain(value: object) -> object:
    """Return a value of the model with strings for texts, whatever the offsets."""
    if isinstance(value, Text):
        return value.value
    if isinstance(value, tuple | Indicators):
        return [plain(each) for each in value]
    if isinstance(value, Table | Project | Indicator | Amount | Total):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    return value


@cache
def labelled() -> dict[str, list[dict[str, Any]]]:
    """Return the labelled indicators of each document."""
    with LABELS.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    documents = groupby(rows, key=lambda row: row["doc"])
    return {f"labels-{name}": list(group) for name, group in documents}


def rebuilt(rows: list[dict[str, Any]]) -> forms.Document:
    """Return a form for each project of a document, one indicator to a row."""
    return tuple(
        _form(title, project, list(group))
        for (title, project), group in groupby(
            rows, key=lambda row: (row["table"], row["project"])
        )
    )


COLUMNS = {
    "level1": "一级指标",
    "level2": "二级指标",
    "name": "三级指标",
    "description": "指标解释",
    "cycle": "实施周期指标值",
    "annual": "年度指标值",
}


def _form(title: str, project: str, rows: list[dict[str, Any]]) -> forms.Form:
    """Return the form of a project with the columns that its indicators have."""
    keys = [key for key in COLUMNS if any(row[key] for row in rows)]
    blanks = (forms.LEFT,) * (len(keys) - 2)
    of = "部门名称" if title.startswith("部门整体") else "项目名称"
    body = [tuple(_words(row, key) for key in keys) for row in rows]
    table = [(of, project, *blanks), tuple(COLUMNS[key] for key in keys)]
    return forms.Form((title,), (*table, *_merged(body, keys)))


def _words(row: dict[str, Any], key: str) -> str:
    """Return the words of a cell, a level with its code."""
    code = row.get(f"{key}_code")
    return f"{code}-{row[key]}" if code else row[key] or ""


def _merged(body: list[tuple[str, ...]], keys: list[str]) -> list[tuple[str, ...]]:
    """Return rows with the sign of a merged cell where a level goes on."""
    found = body[:1]
    levels = sum(key in {"level1", "level2"} for key in keys)
    for before, row in pairwise(body):
        kept = next((at for at in range(levels) if row[at] != before[at]), levels)
        found.append((forms.ABOVE,) * kept + row[kept:])
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with every document in the formats that need no LibreOffice."""
    made = tmp_path_factory.mktemp("formats")
    documents = {name: forms.drawn(text) for name, text in TABLES.items()}
    if LABELS.is_file():
        documents |= {name: rebuilt(rows) for name, rows in labelled().items()}
    forms.written(documents, made)
    return made


@pytest.fixture(scope="module")
def xls(folder: Path) -> Path:
    """Return the folder with the workbooks saved as .xls by LibreOffice."""
    forms.converted(folder.glob("*.xlsx"), "xls")
    return folder


@pytest.fixture(scope="module")
def pdf(folder: Path) -> Path:
    """Return the folder with the Word files printed to PDF by LibreOffice."""
    forms.converted(folder.glob("*.docx"), "pdf")
    return folder


@pytest.fixture
def files(kind: str, folder: Path, request: pytest.FixtureRequest) -> Path:
    """Return the folder with the files of a kind."""
    if kind in {"xls", "pdf"}:
        request.getfixturevalue(kind)
    return folder


@each_format
@pytest.mark.parametrize("name", TABLES)
def test_a_form_is_its_csv(name: str, kind: str, files: Path) -> None:
    """Tables, projects, indicators, findings and unread words are those of the CSV."""
    assert told(files / f"{name}.{kind}") == told(files / f"{name}.csv")


@pytest.mark.parametrize("name", TABLES)
def test_a_form_is_read_whole(name: str, folder: Path) -> None:
    """Nothing of a form is unread, every row is an indicator, and some are faulty."""
    said = told(folder / f"{name}.csv")
    projects = [one for table in said.tables for one in table["projects"]]

    assert said.unread == []
    assert [len(one["indicators"]) for one in projects] == SIZES[name]
    assert len({problem for _, problem, *_ in said.findings}) >= 3


SIZES = {
    "levels": [9, 5],
    "pages": [9] * 9,
    "three-columns": [9],
    "coded": [5, 5],
    "numbered": [5, 5],
    "department": [8],
    "self-evaluation": [7],
}
"""Name of a form -> how many indicators each of its projects has."""


@needs_labels
@each_format
@pytest.mark.parametrize("name", [f"labels-00{number}" for number in range(5)])
def test_a_published_table_is_its_csv(name: str, kind: str, files: Path) -> None:
    """The same holds of published indicators, rebuilt as forms."""
    assert told(files / f"{name}.{kind}") == told(files / f"{name}.csv")


@needs_labels
@pytest.mark.parametrize("name", [f"labels-00{number}" for number in range(5)])
def test_a_published_table_is_read_as_labelled(name: str, folder: Path) -> None:
    """Every field of every indicator is what the label says."""
    said = told(folder / f"{name}.csv")
    keys = ("seq", "level1_code", "level2_code", *COLUMNS)

    found = [
        {"project": project["name"]} | {key: row[key] for key in keys}
        for table in said.tables
        for project in table["projects"]
        for row in project["indicators"]
    ]
    expected = [
        {key: _squeezed(row[key]) for key in ("project", *keys)}
        for row in labelled()[name]
    ]
    assert found == expected


def _squeezed(value: Any) -> Any:
    """Return words without white space that is mere layout."""
    return Text.at(value, 0).squeeze().value if isinstance(value, str) else value
