"""The five published tables: nothing lost, the sums right, the placeholder named.

The tables are not part of the project; where they are absent these tests are skipped.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jixiaolint.engine.judge import Judge, file_view
from jixiaolint.engine.verdicts import in_table
from jixiaolint.extract import extract
from jixiaolint.read import read
from jixiaolint.rule_files.load import load_rules
from jixiaolint.run import lint
from jixiaolint.settings.run import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiaolint.findings import Finding

SEEDS = Path(__file__).resolve().parents[1].parent / "shared/seeds"
DOCUMENTS = sorted(SEEDS.glob("*"))

pytestmark = pytest.mark.skipif(
    not DOCUMENTS, reason="the published tables are not beside this checkout"
)
each_document = pytest.mark.parametrize(
    "path", DOCUMENTS, ids=lambda path: path.name[:3]
)


@cache
def sums() -> tuple[Judge, ...]:
    """Return a judge of sums alone."""
    rules = [rule for rule in load_rules() if rule.problem == "sum_mismatch"]
    return (Judge(rules, "zh"),)


def wrong_sums(name: str, data: bytes) -> list[Finding]:
    """Return the sums that are wrong in a document."""
    source = read(name, data)
    view = file_view(extract(source))
    return [
        found for table in view.tables for found in in_table(sums()[0], table, source)
    ]


@each_document
def test_every_character_is_accounted_for(path: Path) -> None:
    """Nothing of a published table is left unread."""
    (file,) = lint([str(path)], Settings()).files

    assert file.unread == ()


@each_document
def test_the_amounts_add_up(path: Path) -> None:
    """On the tables' own amounts there is no false alarm."""
    assert [found.message for found in wrong_sums(path.name, path.read_bytes())] == []


def digits(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield each amount of a document, and the document with one digit of it changed.

    The total of a project of several years is left out: it may be any sum above that
    of the year.
    """
    source = read(path.name, path.read_bytes())
    for table in extract(source).tables:
        rows = [*table.projects, *table.totals]
        amounts = [(row, amount) for row in rows for amount in row.amounts]
        for row, amount in amounts:
            years = getattr(row, "start_year", None), getattr(row, "end_year", None)
            if amount.label == "总金额" and years[0] != years[1]:
                continue
            at = amount.text.offset(0)
            digit = str((int(source.text[at]) + 1) % 10 or 1)
            changed = source.text[:at] + digit + source.text[at + 1 :]
            yield amount.text.value, changed.encode()


@each_document
def test_a_changed_digit_is_noticed(path: Path) -> None:
    """Whichever amount is changed by one digit, a sum is wrong."""
    silent = [a for a, data in digits(path) if not wrong_sums(path.name, data)]

    assert silent == []


def test_a_placeholder_project_is_named() -> None:
    """The project that is a mere code is an error that names it."""
    found = lint([str(DOCUMENTS[0])], Settings()).findings

    named = {f.code: f.project for f in found if f.problem.startswith("placeholder_")}

    assert set(named.values()) == {"31000120230101"}
    assert len(named) == 2
