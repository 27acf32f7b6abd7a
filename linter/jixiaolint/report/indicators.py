"""What `parse` prints: indicators and targets in the terms of the contract."""

from __future__ import annotations

from functools import lru_cache
from json.encoder import encode_basestring
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from jixiaolint.model import INDICATOR_TEXTS, plain
from jixiaolint.parse.explanation import parse_explanation
from jixiaolint.parse.name import parse_name
from jixiaolint.parse.target import parse_target
from jixiaolint.report.json import dump_flat, escaped
from jixiaolint.width import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jixiaolint.model import Indicator, Project, Table
    from jixiaolint.parse.values import Explanation, Measure, Target
    from jixiaolint.result import Reading
    from jixiaolint.source import Source

PRINTED = tuple(name for name in INDICATOR_TEXTS if name != "nature")
"""The texts of an indicator that are printed."""

_TEXTS = attrgetter(*PRINTED)
_READ = itemgetter(
    *map(PRINTED.index, ("name", "description", "cycle", "annual", "measure_unit"))
)
_SAID = ("cycle_target", "annual_target", "measure", "explanation")
_ROW = '"seq": %d, ' + ", ".join(f'"{name}": %s' for name in (*PRINTED, *_SAID))


def render(form: str, files: Iterable[Reading]) -> Iterator[str]:
    """Yield the indicators of the files as they come, as ``text`` or ``jsonl``."""
    return _text(files) if form == "text" else _jsonl(files)


def _jsonl(files: Iterable[Reading]) -> Iterator[str]:
    """Yield a line for each indicator; what rows have in common is written once."""
    for file in files:
        lead, last = "", None
        for table, project, indicator in file.indicators():
            if project is not last:
                lead, last = dump_flat(_above(file, table, project))[:-1], project
            place = _place(indicator, file.source)
            line = f'{lead}, {_row(indicator)}, "place": {place}}}'
            yield f"{escaped(line)}\n"


def as_list(texts: Iterable[str]) -> Iterator[str]:
    """Yield what ``jsonl`` gives, file by file, as the one list of ``json``."""
    lead = "["
    for text in filter(None, texts):
        yield lead + "\n" + text.rstrip().replace("\n", ",\n")
        lead = ","
    yield "[]\n" if lead == "[" else "\n]\n"


def _text(files: Iterable[Reading]) -> Iterator[str]:
    """Yield an outline: file, project, and a line for each indicator."""
    for file in files:
        yield f"{printable(file.path)}\n"
        seen = 0
        for _, project, indicator in file.indicators():
            if project.index != seen:
                yield f"\n  {project.index}  {printable(plain(project.name) or '—')}\n"
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
    return " | ".join(printable(plain(part) or "—") for part in parts)


def _above(file: Reading, table: Table, project: Project) -> dict[str, object]:
    """Return the keys of the contract that the indicators of a project share."""
    return {
        "path": file.path,
        "table": plain(table.title),
        "unit": plain(table.unit or project.unit),
        "year": table.year,
        "project_index": project.index,
        "project": plain(project.name),
    }


def _row(indicator: Indicator) -> str:
    """Return an indicator's texts and what they say, with the keys of the contract."""
    texts = [None if text is None else text.value for text in _TEXTS(indicator)]
    written = ["null" if text is None else encode_basestring(text) for text in texts]
    name, description, cycle, annual, unit = _READ(texts)
    return _ROW % (
        indicator.seq,
        *written,
        _target_written(cycle, unit),
        _target_written(annual, unit),
        _name_written(name),
        _explanation_written(description, name, annual or cycle),
    )


@lru_cache(65536)
def _target_written(value: str | None, unit: str | None) -> str:
    return "null" if value is None else _written(target_dict(parse_target(value, unit)))


@lru_cache(65536)
def _name_written(name: str | None) -> str:
    return _measure_written(parse_name(name)) if name else "null"


@lru_cache(65536)
def _measure_written(measure: Measure) -> str:
    return _written(measure_dict(measure))


def _explanation_written(text: str | None, name: str | None, value: str | None) -> str:
    if not text:
        return "null"
    return _written(explanation_dict(parse_explanation(text, name, value)))


def _written(value: dict[str, object] | None) -> str:
    return "null" if value is None else dump_flat(value)


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


def _place(indicator: Indicator, source: Source) -> str:
    """Return where the name stands; where the first text does if there is no name."""
    first = indicator.name
    if first is None or not first.runs:
        texts = (getattr(indicator, name) for name in INDICATOR_TEXTS)
        first = next((text for text in texts if text is not None and text.runs), None)
    if first is None:
        return "null"
    offset = first.runs[0][1]
    if source.anchors:
        return dump_flat(source.place(offset).as_dict())
    line, column = source.spot(offset)
    return f'{{"line": {line}, "column": {column}}}'
