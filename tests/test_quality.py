"""The published table of right, false and missed findings."""

from __future__ import annotations

from collections import Counter

import pytest

from quality import BEGIN, END, READMES, ROOT, SHARED, count, tables


def test_counting() -> None:
    """Certain labels are right or missed, arguable ones neutral, unlabelled ones false."""
    labels = {
        "1": {"vague": "certain", "restate": "arguable"},
        "2": {"vague": "certain", "unit_missing": "arguable"},
        "3": {},
    }
    spoken = {"1": {"vague", "restate"}, "3": {"vague", "long_name"}, "9": {"vague"}}

    assert count(labels, spoken) == {
        "restate": Counter(right=0, false=0, missed=0),
        "unit_missing": Counter(right=0, false=0, missed=0),
        "vague": Counter(right=1, false=1, missed=1),
    }


@pytest.mark.skipif(not SHARED.is_dir(), reason="the labelled rows are not here")
def test_the_tables_are_current() -> None:
    """`python tests/quality.py` has been run since the rules were changed."""
    published = {
        name: (ROOT / name).read_text("utf-8").split(BEGIN)[1].split(END)[0]
        for name in READMES
    }

    assert published == tables(SHARED)
