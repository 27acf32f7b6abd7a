"""Importing this makes the modules of tests, tests/tables and tests/bench importable."""

import sys
from pathlib import Path

_TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(_TESTS / "tables"), str(_TESTS / "bench"), str(_TESTS)]
