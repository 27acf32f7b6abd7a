"""Run the examples of a rule: small rows and projects written in YAML."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from jixiaolint.engine.judge import Judge, file_view
from jixiaolint.errors import JixiaolintError
from jixiaolint.model import (
    INDICATOR_TEXTS,
    Amount,
    Extraction,
    Indicator,
    Project,
    Table,
    Total,
)
from jixiaolint.source import Source
from jixiaolint.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jixiaolint.engine.rule import Rule
    from jixiaolint.findings import Finding

_PROJECT_KEYS = frozenset({"rows", "goal", "cycle_goal", "amounts", "content"})
_AROUND = (
    "year",
    "start_year",
    "end_year",
    "money_unit",
    "projects",
    "totals",
    "unread",
)

KEYS = (*INDICATOR_TEXTS, *sorted(_PROJECT_KEYS), *_AROUND)
"""What may stand in an example; ``test-rules`` refuses any other key."""


def examine(rules: Sequence[Rule], example: Mapping[str, Any]) -> list[Finding]:
    """Return what the rules find in an example.

    An example is a row (``{name: …, annual: …}``), a project (``{name: …, rows: […]}``),
    a table (``{projects: […], totals: {…}}``) or a file (``{unread: […]}``). `year`,
    `start_year` and `end_year` may stand beside the fields of a row.
    """
    pieces = _Pieces()
    table = pieces.table(example)
    unread = [
        span for text in example.get("unread", []) for span in pieces.text(text).spans()
    ]
    source = Source("example", "text", pieces.written(), ())
    view = file_view(Extraction((table,)), source, unread)
    judge = Judge(rules, "zh")
    found = [*judge.file(view, source)]
    for each in view.tables:
        found += judge.table(each, source)
    for code, error in judge.crashed.items():
        raise JixiaolintError(f"{code}: internal error in the rule: {error}.")
    return found


class _Pieces:
    """Builds model values and the source text in which they stand."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._length = 0

    def written(self) -> str:
        return "".join(self._texts)

    def text(self, value: object) -> Text:
        made = Text.at(str(value), self._length)
        self._texts.append(f"{value}\n")
        self._length += len(str(value)) + 1
        return made

    def table(self, example: Mapping[str, Any]) -> Table:
        if "projects" in example:
            given = example["projects"]
        elif _PROJECT_KEYS & example.keys():
            given = [example]
        elif "unread" in example:
            given = []
        else:
            term = ("start_year", "end_year")
            given = [
                {"rows": [example], **{k: example[k] for k in term if k in example}}
            ]
        projects = tuple(self.project(index, one) for index, one in enumerate(given, 1))
        columns = {key for one in given for row in one.get("rows", []) for key in row}
        covered = tuple(range(1, len(projects) + 1))
        totals = tuple(
            Total(self.text(name), 0, self.amounts(given), covered)
            for name, given in example.get("totals", {}).items()
        )
        money = example.get("money_unit")
        return Table(
            title=None,
            unit=None,
            year=example.get("year"),
            layout="grid",
            columns=frozenset(columns),
            projects=projects,
            totals=totals,
            money_unit=self.text(money) if money else None,
        )

    def project(self, index: int, given: Mapping[str, Any]) -> Project:
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
            **texts,
        )

    def amounts(self, given: object) -> tuple[Amount, ...]:
        pairs = given.items() if isinstance(given, dict) else [("总计", given)]
        return tuple(
            Amount(label, self.text(number), Decimal(str(number)))
            for label, number in pairs
        )

    def row(self, seq: int, given: Mapping[str, Any]) -> Indicator:
        known: dict[str, Any] = {
            key: None if value in (None, "") else self.text(value)
            for key, value in given.items()
            if key not in ("year", "start_year", "end_year")
        }
        return Indicator(seq, known.pop("name", None), **known)
