"""Importing this makes the modules of tests and tests/tables importable as well."""

import sys
from pathlib import Path

_TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(_TESTS / "tables"), str(_TESTS)]
