"""The law of obedience: who follows a rewrite is rid of the finding and gets no other."""

from __future__ import annotations

from itertools import islice

import pytest

from obedience import (
    BEGIN,
    END,
    ROOT,
    SHARED,
    WORDS,
    Score,
    of_documents,
    of_examples,
    of_mutations,
    score,
    table,
)

OBEYED = 0.97
"""At least so many of the rewrites hold."""

WITHOUT = 0.35
"""At most so many of the findings have none."""


def assert_law(made: Score) -> None:
    """Fail with what does not obey, or with too few rewrites."""
    assert made.obeyed >= OBEYED, "\n".join(made.broken)
    assert made.without <= WITHOUT


def test_examples_obey() -> None:
    """Rewrites of the bad examples and bad cases of all rules can be followed."""
    assert_law(score(of_examples()))


def test_mixed_rows_obey() -> None:
    """So can those of rows that nobody wrote: a name, a value and a level from anywhere."""
    assert_law(score(of_mutations()))


def test_mixed_rows_are_what_they_were() -> None:
    """Two runs mix the same rows."""
    first, second = (
        [document.source.text for document in islice(of_mutations(), 50)] for _ in "ab"
    )

    assert first == second


@pytest.mark.skipif(not SHARED.is_dir(), reason="the documents are not here")
def test_documents_obey() -> None:
    """Rewrites of real documents can be followed."""
    assert_law(score(of_documents(SHARED)))


def test_the_tables_have_their_place() -> None:
    """Both READMEs tell how often rewrites obey, in the form that the script writes."""
    for name, words in WORDS.items():
        published = (ROOT / name).read_text("utf-8").split(BEGIN)[1].split(END)[0]

        assert published.startswith(table(words, {}))
