"""Read lines as a flattened form and show what came of them, for comparing."""

from __future__ import annotations

from jixiaolint.extract.heading import Heading
from jixiaolint.extract.lines import extract
from jixiaolint.model import (
    INDICATOR_TEXTS,
    OUTCOME_TEXTS,
    Extraction,
    Indicator,
    texts,
)
from jixiaolint.source import Source, unclaimed
from jixiaolint.text import Text


def lines_of(source: str) -> list[Text]:
    """Return the lines of a text with their places."""
    lines: list[Text] = []
    at = 0
    for line in source.split("\n"):
        lines.append(Text.at(line, at))
        at += len(line) + 1
    return lines


def read(source: str) -> tuple[Extraction, list[str]]:
    """Return what is found in a text, and the stretches that nothing claims."""
    found = extract(lines_of(source), Heading())
    claimed = [span for text in texts(found.tables) for span in text.spans()]
    gaps = unclaimed(Source("x.txt", "text", source, ()), [*claimed, *found.read])
    return found, [source[start:end] for start, end in gaps]


def filled(indicator: Indicator) -> dict[str, str]:
    """Return the fields of an indicator that hold something, but for its outcome."""
    names = [name for name in INDICATOR_TEXTS if name not in OUTCOME_TEXTS]
    values = ((name, getattr(indicator, name)) for name in names)
    return {name: text.value for name, text in values if text is not None}


def short(found: Extraction) -> list[str]:
    """Return the indicators of all projects, a line each, and their blank rows."""
    return [
        line
        for table in found.tables
        for project in table.projects
        for line in (
            *("|".join(filled(one).values()) for one in project.indicators),
            *(f"- {label}" for label in project.unused),
        )
    ]
