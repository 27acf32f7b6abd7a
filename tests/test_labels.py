"""The words of forms: labels, heads, levels and cells, and what each of them means."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from grid_outline import outline
from jixiaolint.extract.heading import read_facts
from jixiaolint.extract.lines.cells import as_value
from jixiaolint.extract.pages import take_out
from jixiaolint.extract.projects.heads import role_of
from jixiaolint.extract.projects.texts import take_labels
from jixiaolint.labels.dimension import dimension_of, is_dimension, is_level1, level_of
from jixiaolint.labels.facts import fact_kind
from jixiaolint.labels.heads import head_of, period_of
from jixiaolint.labels.levels import parents_of
from jixiaolint.labels.looks import content
from jixiaolint.labels.marks import is_note, is_total
from jixiaolint.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

GRAMMAR = Path(__file__).parent / "grammar"
GROUPS: dict[str, dict[str, list[str]]] = yaml.safe_load(
    (GRAMMAR / "labels.yaml").read_text("utf-8")
)
FLAT = yaml.safe_load((GRAMMAR / "flat-value.yaml").read_text("utf-8"))
BESIDE = {"years": "2025-2026年", "start": "2025年", "end": "2026年", "amount": "12.5"}


def _text(value: str) -> Text:
    return Text.at(value, 0)


def _line(label: str) -> str | None:
    facts = read_facts(_text(f"{label}：甲"))
    return facts[0][0] if facts else None


def _money(unit: str) -> str:
    return read_facts(_text(f"金额单位：{unit}"))[0][0]


def _part(label: str) -> str:
    value = "12.5" if label in GROUPS["text"]["amount"] else "乙"
    parts, _ = take_labels([_text("绩效目标：甲"), _text(f"{label}：{value}")])
    return next(field for field, part in parts.items() if part.value == value)


READERS: dict[str, Callable[[str], Any]] = {
    "fact": fact_kind,
    "head": head_of,
    "line": _line,
    "money": _money,
    "text": _part,
    "list": role_of,
    "level": lambda label: level_of(label) or ("none" if is_level1(label) else None),
    "dimension": lambda label: (
        dimension_of(label) or ("none" if is_dimension(label) else None)
    ),
    "above": lambda label: " ".join(parents_of(label)),
    "cell": content,
    "period": period_of,
}


@pytest.mark.parametrize("group", GROUPS)
def test_words_of_forms_say_what_they_mean(group: str) -> None:
    """Each label or head is read as what the table says."""
    read = READERS[group]
    wanted = {word: kind for kind, words in GROUPS[group].items() for word in words}

    assert {word: read(word) for word in wanted} == wanted


@pytest.mark.parametrize("kind", GROUPS["fact"])
def test_no_fact_of_a_form_is_left_unread(kind: str) -> None:
    """A form with these labels has them as facts, none of them as indicators."""
    value = BESIDE.get(kind, "甲")
    rows = [f"{label},{value},,," for label in GROUPS["fact"][kind]]
    rows += ["一级指标,二级指标,三级指标,指标值,计量单位"]
    rows += ["产出指标,数量指标,培训人次,≥30,人次"]
    made = outline("form.csv", "\n".join(rows)).splitlines()

    assert [line for line in made if line.startswith("?")] == []
    assert made[-1] == (
        "1 level1=产出指标 level2=数量指标 name=培训人次 annual=≥30 measure_unit=人次"
    )


@pytest.mark.parametrize("value", FLAT["value"])
def test_words_begin_the_target_of_a_flattened_row(value: str) -> None:
    """What no number marks is told as a target by the word that it begins with."""
    assert as_value(value) < as_value("青" * len(value))


@pytest.mark.parametrize("name", FLAT["total"])
def test_rows_that_sum_others(name: str) -> None:
    """A row of such a name is a sum, not a project."""
    assert is_total(name)


@pytest.mark.parametrize("line", FLAT["frame"])
def test_lines_of_the_page_are_taken_out(line: str) -> None:
    """A line that only joins pages is no part of the table."""
    lines = [_text("培训人次 ≥30人次"), _text(line), _text("培训合格率 ≥95%")]

    assert [each.value for each in take_out(lines).lines] == [
        "培训人次 ≥30人次",
        "培训合格率 ≥95%",
    ]


@pytest.mark.parametrize("line", FLAT["note"])
def test_notes_of_a_form(line: str) -> None:
    """A line that says how to fill the form in is a note."""
    assert is_note(line)
