"""Changes that people make to a form, and that change no indicator and no finding.

Hypothesis makes forms and changes; the order of examples is always the same. Failing
examples are shrunk only on demand: ``HYPOTHESIS_SHRINK=1 pytest tests/tables``.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("hypothesis", reason="makes the forms")

from changes import CHANGES
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from made import LAYOUTS, alone, forms_made
from seen import Seen, looked
from writers import WRITERS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from books import Book

bounded = settings(
    max_examples=8,
    derandomize=True,
    deadline=None,
    database=None,
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate]
    + ([Phase.shrink] if os.environ.get("HYPOTHESIS_SHRINK") else []),
)


def said(seen: Iterable[Seen]) -> list[object]:
    """Return indicators and findings of files, and why one could not be read, whichever."""
    found = list(seen)
    indicators = [row for one in found for row in one.indicators]
    findings = sorted(str(each) for one in found for each in one.findings)
    failures = [one.failure.partition(": ")[2] for one in found if one.failure]
    return [indicators, findings, failures]


def notes(seen: Iterable[Seen]) -> list[str]:
    """Return the notes on several files."""
    return [note for one in seen for note in one.notes]


ALIKE = ("csv", "tsv", "md", "html", "htmlxls", "ods", "xml2003", "docx", "pdf")
"""The containers that must say the same as .xlsx does."""

each_layout = pytest.mark.parametrize("layout", LAYOUTS)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for the files of an example, each written over the last."""
    return tmp_path_factory.mktemp("made")


def look(folder: Path, files: dict[str, tuple[str, Book]]) -> dict[str, Seen]:
    """Return what is said of files, given as kind and content by their names."""
    paths: dict[str, Path] = {}
    for name, (kind, book) in files.items():
        extension, write = WRITERS[kind]
        paths[name] = folder / f"{name}.{extension}"
        paths[name].write_bytes(write(book))
    seen = looked(paths.values())
    return {name: seen[str(path)] for name, path in paths.items()}


@each_layout
@bounded
@given(data=st.data())
def test_a_form_is_read_as_it_is(
    folder: Path, layout: str, data: st.DataObject
) -> None:
    """A form gives its indicators, field by field, and no note."""
    made = data.draw(forms_made(layout))
    seen = look(folder, {"form": ("xlsx", alone(made))})["form"]

    assert seen.failure is None
    assert seen.indicators == made.expected()
    assert seen.notes == []


@each_layout
@pytest.mark.parametrize("change", CHANGES)
@bounded
@given(data=st.data())
def test_a_change_changes_nothing(
    folder: Path, layout: str, change: str, data: st.DataObject
) -> None:
    """A changed form gives the same indicators and findings, with few notes at most."""
    make, kinds, most = CHANGES[change]
    kind = data.draw(st.sampled_from(kinds), label="kind")
    made = data.draw(forms_made(layout), label="form")
    files = {f"part{at}": (kind, book) for at, book in enumerate(make(made, data.draw))}
    seen = look(folder, {"whole": (kind, alone(made)), **files})
    whole = seen.pop("whole")

    assert said(seen.values()) == said([whole])
    assert len(notes(seen.values())) <= len(whole.notes) + most


@each_layout
@pytest.mark.parametrize("kind", ALIKE)
@bounded
@given(data=st.data())
def test_a_container_changes_nothing(
    folder: Path, layout: str, kind: str, data: st.DataObject
) -> None:
    """A form says the same in every container."""
    book = alone(data.draw(forms_made(layout)))
    seen = look(folder, {"whole": ("xlsx", book), "other": (kind, book)})

    assert said([seen["other"]]) == said([seen["whole"]])
    assert seen["other"].notes == seen["whole"].notes or len(seen["other"].notes) == 0
