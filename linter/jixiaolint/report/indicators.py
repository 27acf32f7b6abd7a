"""What `parse` prints: indicators and targets in the terms of the contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiaolint.model import INDICATOR_TEXTS
from jixiaolint.report.json import dump
from jixiaolint.width import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jixiaolint.model import (
        Explanation,
        Indicator,
        Measure,
        Project,
        Table,
        Target,
    )
    from jixiaolint.run import FileReport
    from jixiaolint.source import Source
    from jixiaolint.text import Text

_PRINTED = INDICATOR_TEXTS[: INDICATOR_TEXTS.index("score") + 1]


def render(form: str, files: Iterable[FileReport]) -> Iterator[str]:
    """Yield the indicators of the files as they come, as ``text``, ``jsonl`` or ``json``."""
    write = {"text": _text, "jsonl": _jsonl, "json": _json}[form]
    return write(files)


def _jsonl(files: Iterable[FileReport]) -> Iterator[str]:
    for file in files:
        for row in file.indicators():
            yield f"{dump(as_dict(file, *row))}\n"


def _json(files: Iterable[FileReport]) -> Iterator[str]:
    lead = "["
    for line in _jsonl(files):
        yield f"{lead}\n{line.rstrip()}"
        lead = ","
    yield "[]\n" if lead == "[" else "\n]\n"


def _text(files: Iterable[FileReport]) -> Iterator[str]:
    """Yield an outline: file, project, and a line for each indicator."""
    for file in files:
        yield f"{printable(file.path)}\n"
        seen = 0
        for _, project, indicator in file.indicators():
            if project.index != seen:
                yield f"\n  {project.index}  {printable(_plain(project.name) or '—')}\n"
                seen = project.index
            yield f"    {indicator.seq}. {_line(indicator)}\n"
        yield "\n"


def _line(indicator: Indicator) -> str:
    """Return levels, name and values of an indicator, annual value last."""
    parts = (
        indicator.level1,
        indicator.level2,
        indicator.name,
        indicator.cycle,
        indicator.annual,
    )
    return " | ".join(printable(_plain(part) or "—") for part in parts)


def as_dict(
    file: FileReport, table: Table, project: Project, indicator: Indicator
) -> dict[str, object]:
    """Return an indicator with the keys of the contract, in its order."""
    return {
        "path": file.path,
        "table": _plain(table.title),
        "unit": _plain(table.unit or project.unit),
        "year": table.year,
        "project_index": project.index,
        "project": _plain(project.name),
        "seq": indicator.seq,
        **{name: _plain(getattr(indicator, name)) for name in _PRINTED},
        "cycle_target": target_dict(indicator.cycle_target),
        "annual_target": target_dict(indicator.annual_target),
        "measure": measure_dict(indicator.measure),
        "explanation": explanation_dict(indicator.explanation),
        "place": _place(indicator, file.source),
    }


def target_dict(target: Target | None) -> dict[str, object] | None:
    """Return a structured target with the keys of the contract, or nothing."""
    if target is None:
        return None
    return {
        "kind": target.kind,
        "op": target.op,
        "value": target.value,
        "high": target.high,
        "scale": target.scale,
        "unit": target.unit,
        "percent": target.percent,
        "per": target.per,
        "basis": target.basis,
        "parts": [target_dict(part) for part in target.parts],
    }


def measure_dict(measure: Measure | None) -> dict[str, object] | None:
    """Return a structured name with the keys of the contract, or nothing."""
    if measure is None:
        return None
    return {
        "kind": measure.kind,
        "head": measure.head,
        "unit": measure.unit,
        "polarity": measure.polarity,
        "group": measure.group,
        "limit": target_dict(measure.limit),
        "parts": None if measure.parts is None else list(measure.parts),
    }


def explanation_dict(explanation: Explanation | None) -> dict[str, object] | None:
    """Return a structured explanation with the keys of the contract, or nothing."""
    if explanation is None:
        return None
    return {
        "kind": explanation.kind,
        "of": explanation.of,
        "numerator": explanation.numerator,
        "denominator": explanation.denominator,
    }


def _place(indicator: Indicator, source: Source) -> dict[str, int | str] | None:
    """Return where the name stands; where the first text does if there is no name."""
    texts = (getattr(indicator, name) for name in ("name", *INDICATOR_TEXTS))
    first = next((text for text in texts if text is not None and text.runs), None)
    return None if first is None else source.place(first.offset(0)).as_dict()


def _plain(text: Text | None) -> str | None:
    return None if text is None else text.value
