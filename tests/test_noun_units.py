"""What is counted, and the measure word that fits it best."""

from __future__ import annotations

from pathlib import Path

import yaml

from jixiaolint.checks.units import units_of

NAMES = Path(__file__).parent / "grammar/noun-unit.yaml"


def test_the_first_measure_word_is_the_one_to_propose() -> None:
    """Each name ends in a noun, with 数量 behind it."""
    wanted = yaml.safe_load(NAMES.read_text("utf-8"))
    assert {name: (units_of(name) or [None])[0] for name in wanted} == wanted
