"""Run the examples of a rule: small rows and projects written in YAML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from jixiaolint.engine.judge import Judge, file_view
from jixiaolint.engine.verdicts import in_table, on_file
from jixiaolint.errors import JixiaolintError
from jixiaolint.findings import Finding
from jixiaolint.model import (
    Amount,
    Extraction,
    Indicator,
    Project,
    Table,
    Total,
)
from jixiaolint.place import Place
from jixiaolint.read.order import parse
from jixiaolint.rule.idle import Idle, Kind
from jixiaolint.rule.rule import Rule
from jixiaolint.rule_files.shapes import OF_FILE, PROJECT_KEYS, TERM
from jixiaolint.said import Said
from jixiaolint.source import Source
from jixiaolint.text import Text
from jixiaolint.unread import Unread


def examine(rules: Sequence[Rule], example: Mapping[str, Any]) -> list[Finding]:
    """Return what the rules find in an example.

    An example is a row (``{name: …, annual: …}``), a project (``{name: …, rows: […]}``),
    a table (``{projects: […], totals: {…}}``) or a file (``{unread: […]}``, ``{silences:
    [{expired: …}]}``, comments by what is wrong with them). `year`,
    `start_year` and `end_year` may stand beside the fields of a row.
    """
    source, extraction, unread = read_example(example)
    idle = tuple(map(_idle, example.get("silences", ())))
    view = replace(file_view(extraction, unread), silences=idle)
    judge = Judge(rules, "zh")
    found = [*on_file(judge, view, source)]
    for each in view.tables:
        found += in_table(judge, each, source)
    for code, error in judge.crashed.items():
        raise JixiaolintError(
            Said(
                f"{code}: 规则内部出错：{error}。",
                f"{code}: internal error in the rule: {error}.",
            )
        )
    return found


def read_example(
    example: Mapping[str, Any],
) -> tuple[Source, Extraction, tuple[Unread, ...]]:
    """Return an example as if it had been read from a file."""
    pieces = _Pieces()
    table = pieces.table(example)
    unread = tuple(pieces.unread(given) for given in example.get("unread", []))
    source = Source("example", "text", pieces.written, ())
    return source, Extraction((table,)), unread


def _idle(given: Mapping[Kind, str]) -> Idle:
    """Return a comment that silences nothing, by its kind."""
    ((kind, text),) = given.items()
    said = parse(text)
    return Idle(kind, text, Place(line=1), said.wrong or said.until)


def _projects(example: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the projects of an example; a row stands in one of its own."""
    if "projects" in example:
        return list(example["projects"])
    if PROJECT_KEYS & example.keys():
        return [example]
    term = {key: example[key] for key in TERM if key in example}
    return [] if example.keys() & set(OF_FILE) else [{"rows": [example], **term}]


class _Pieces:
    """Builds model values and the source text in which they stand."""

    def __init__(self) -> None:
        self.written = ""

    def text(self, value: object) -> Text:
        """Return a text, written behind those before it."""
        made = Text.at(str(value), len(self.written))
        self.written += f"{value}\n"
        return made

    def unread(self, given: object) -> Unread:
        """Return an unread passage, or a part such as ``{column: [head, cell, …]}``."""
        kind, cells = "passage", [given]
        if isinstance(given, dict):
            ((kind, cells),) = given.items()
        spans = [span for cell in cells for span in self.text(cell).spans()]
        return Unread(kind, str(cells[0]), tuple(spans))

    def table(self, example: Mapping[str, Any]) -> Table:
        """Return the table that an example is or stands in."""
        given = _projects(example)
        projects = tuple(self.project(index, one) for index, one in enumerate(given, 1))
        covered = tuple(range(1, len(projects) + 1))
        totals = tuple(
            Total(self.text(name), 0, self.amounts(sums), covered)
            for name, sums in example.get("totals", {}).items()
        )
        money = example.get("money_unit")
        rows = [row for one in given for row in one.get("rows", [])]
        return Table(
            title=None,
            unit=None,
            year=example.get("year"),
            layout="grid",
            columns=frozenset().union(*rows),
            projects=projects,
            totals=totals,
            money_unit=self.text(money) if money else None,
        )

    def project(self, index: int, given: Mapping[str, Any]) -> Project:
        """Return a project with its rows."""
        texts: dict[str, Any] = {
            key: self.text(given[key])
            for key in ("name", "goal", "cycle_goal", "content")
            if key in given
        }
        return Project(
            index=index,
            name=texts.pop("name", None),
            indicators=tuple(
                self.row(seq, row) for seq, row in enumerate(given.get("rows", []), 1)
            ),
            amounts=self.amounts(given.get("amounts", {})),
            start_year=given.get("start_year"),
            end_year=given.get("end_year"),
            unused=tuple(map(self.text, given.get("unused", ()))),
            **texts,
        )

    def amounts(self, given: object) -> tuple[Amount, ...]:
        """Return sums by their labels, or a single one."""
        pairs = given.items() if isinstance(given, dict) else [("总计", given)]
        return tuple(
            Amount(label, self.text(number), Decimal(str(number)))
            for label, number in pairs
        )

    def row(self, seq: int, given: Mapping[str, Any]) -> Indicator:
        """Return a row, its values parsed."""
        known: dict[str, Any] = {
            key: None if value in (None, "") else self.text(value)
            for key, value in given.items()
            if key not in ("year", *TERM)
        }
        return Indicator(seq, known.pop("name", None), **known)
