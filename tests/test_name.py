"""What a name gives one to measure, as the contract structures it."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from jixiaolint.parsing.name import parse_name
from jixiaolint.parsing.values import Measure
from jixiaolint.words.scan import scan

GRAMMAR = Path(__file__).parent / "grammar"
GROUPS = yaml.safe_load((GRAMMAR / "name.yaml").read_text(encoding="utf-8"))
NAMES = [
    (kind, name, want) for kind, names in GROUPS.items() for name, want in names.items()
]
KINDS = [(kind, name) for kind, name, _ in NAMES]
MEASURED = {
    "rate",
    "count",
    "amount",
    "money",
    "time",
    "satisfaction",
    "degree",
    "grade",
}


def _shape(measure: Measure) -> dict[str, Any]:
    limit = measure.limit
    unit = "%" if limit and limit.percent else limit and limit.unit
    return {
        "kind": measure.kind,
        "unit": measure.unit,
        "polarity": measure.polarity,
        "group": measure.group,
        "parts": list(measure.parts) if measure.parts else None,
        "limit": f"{limit.op} {limit.value} {unit}" if limit else None,
    }


@pytest.mark.parametrize(("kind", "name", "want"), NAMES)
def test_a_name_says_what_it_measures(
    kind: str, name: str, want: dict[str, Any]
) -> None:
    """A name has a kind, and what it states of unit, polarity, group, parts, limit."""
    assert _shape(parse_name(name)) == _shape(Measure(kind)) | want


@pytest.mark.parametrize(("kind", "name"), KINDS)
def test_a_head_stands_where_it_is_said_to(kind: str, name: str) -> None:
    """What measures has a head, and its span gives it in the name as written."""
    measure = parse_name(name)

    assert (measure.head is not None) == (measure.head_span is not None)
    assert kind not in MEASURED or measure.head is not None
    if measure.head_span:
        assert name[slice(*measure.head_span)] == measure.head


@pytest.mark.parametrize("name", [name for kind, name, _ in NAMES if kind in MEASURED])
def test_a_gloss_in_brackets_changes_no_kind(name: str) -> None:
    """A unit in brackets at the end of a measure is its unit and nothing else."""
    if name.endswith(("）", ")")) or parse_name(name).limit or parse_name(name).parts:
        return
    glossed = parse_name(f"{name}（个）")

    assert glossed.kind == parse_name(name).kind
    assert glossed.unit == "个"


@pytest.mark.parametrize(("kind", "name"), KINDS)
def test_width_and_white_space_change_no_kind(kind: str, name: str) -> None:
    """A name in full width, or broken by white space, is the same name."""
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in name)

    assert parse_name(wide).kind == kind
    assert parse_name("\n".join((name[:2], name[2:]))).kind == kind


@pytest.mark.parametrize("name", [name for kind, name in KINDS if kind in MEASURED])
def test_a_question_about_a_measure_is_a_question(name: str) -> None:
    """是否 before a measure makes a question of it."""
    assert parse_name(f"是否公布{name}").kind == "question"


def test_the_grammar_reads_every_row_of_words() -> None:
    """Whatever words a name has and in whatever order, the grammar reads it."""
    words = sorted({token.text for _, name in KINDS for token in scan(name)})
    chance = Random(1)

    for _ in range(5000):
        name = "".join(chance.choices(words, k=chance.randint(1, 7)))
        assert parse_name(name).kind
