"""What `parse` prints: indicators and targets in the terms of the contract."""

from __future__ import annotations

from functools import lru_cache
from json.encoder import encode_basestring
from typing import TYPE_CHECKING

from jixiaolint.columns.column import BLANK
from jixiaolint.columns.indicators import Indicators
from jixiaolint.model import INDICATOR_TEXTS, plain
from jixiaolint.output.json_text import dump_flat, escaped
from jixiaolint.parsing.explanation import parse_explanation
from jixiaolint.parsing.name import parse_name
from jixiaolint.parsing.target import parse_target
from jixiaolint.width import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jixiaolint.file_read import Reading
    from jixiaolint.model import Indicator, Project, Table
    from jixiaolint.parsing.values import Measure, Target
    from jixiaolint.source import Source

PRINTED = tuple(name for name in INDICATOR_TEXTS if name != "nature")
"""The texts of an indicator that are printed."""

_TARGET = (
    "kind", "op", "value", "high", "scale", "unit", "percent", "per", "basis",
)  # fmt: skip
_MEASURE = ("kind", "head", "unit", "polarity", "group")
_EXPLANATION = ("kind", "of", "numerator", "denominator")

_LEVELS = PRINTED.index("name")
_KEPT = 2**15
"""So many distinct texts are remembered as they are written."""


def render(form: str, file: Reading) -> Iterator[str]:
    """Yield the indicators of a file, as ``text`` or ``jsonl``."""
    return _text(file) if form == "text" else _jsonl(file)


def _jsonl(file: Reading) -> Iterator[str]:
    """Yield a line for each indicator; what rows have in common is written once."""
    for table, project in file.projects():
        lead = escaped(dump_flat(_above(file, table, project))[:-1])
        rows = Indicators.of(project.indicators)
        values, places = rows.values(PRINTED), _places(rows, file.source)
        for seq, texts, place in zip(rows.numbers, values, places, strict=True):
            yield f'{lead}, "seq": {seq}, {_row(texts)}, "place": {place}}}\n'


def as_list(texts: Iterable[str]) -> Iterator[str]:
    """Yield what ``jsonl`` gives, file by file, as the one list of ``json``."""
    lead = "["
    for text in filter(None, texts):
        yield lead + "\n" + text.rstrip().replace("\n", ",\n")
        lead = ","
    yield "[]\n" if lead == "[" else "\n]\n"


def _text(file: Reading) -> Iterator[str]:
    """Yield an outline: file, project, and a line for each indicator."""
    yield f"{printable(file.path)}\n"
    seen = 0
    for _, project in file.projects():
        for indicator in project.indicators:
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


def _row(texts: Sequence[str | None]) -> str:
    """Return an indicator's texts and what they say, with the keys of the contract."""
    name, description, cycle, annual, unit = texts[_LEVELS : _LEVELS + 5]
    name_, measure = _name_written(name)
    cycle_, cycle_target = _value_written(cycle, unit)
    annual_, annual_target = _value_written(annual, unit)
    explanation = _explanation_written(description, name, annual or cycle)
    return (
        f'{_texts_written(0, texts[:_LEVELS])}, "name": {name_}, "description":'
        f' {_quoted(description)}, "cycle": {cycle_}, "annual": {annual_},'
        f" {_texts_written(_LEVELS + 4, texts[_LEVELS + 4 :])},"
        f' "cycle_target": {cycle_target}, "annual_target": {annual_target},'
        f' "measure": {measure}, "explanation": {explanation}'
    )


def _quoted(text: str | None) -> str:
    return "null" if text is None else escaped(encode_basestring(text))


@lru_cache(_KEPT)
def _texts_written(first: int, texts: Sequence[str | None]) -> str:
    """Return some of the texts, which many rows share, with their keys."""
    names = PRINTED[first : first + len(texts)]
    pairs = zip(names, texts, strict=True)
    return ", ".join(f'"{name}": {_quoted(text)}' for name, text in pairs)


@lru_cache(_KEPT)
def _value_written(value: str | None, unit: str | None) -> tuple[str, str]:
    """Return a value as written, and its structured target."""
    if value is None:
        return "null", "null"
    return _quoted(value), _written(_target_dict(parse_target(value, unit)))


@lru_cache(_KEPT)
def _name_written(name: str | None) -> tuple[str, str]:
    """Return a name as written, and its structure."""
    return _quoted(name), _measure_written(parse_name(name)) if name else "null"


@lru_cache(_KEPT)
def _measure_written(measure: Measure) -> str:
    return _written(_measure_dict(measure))


def _explanation_written(text: str | None, name: str | None, value: str | None) -> str:
    if not text:
        return "null"
    return _written(_said(parse_explanation(text, name, value), _EXPLANATION))


def _written(value: dict[str, object] | None) -> str:
    return "null" if value is None else escaped(dump_flat(value))


def _target_dict(target: Target | None) -> dict[str, object] | None:
    """Return a structured target with the keys of the contract, or nothing."""
    if target is None:
        return None
    return {**_said(target, _TARGET), "parts": [*map(_target_dict, target.parts)]}


def _measure_dict(measure: Measure) -> dict[str, object]:
    """Return a structured name with the keys of the contract."""
    return {
        **_said(measure, _MEASURE),
        "limit": _target_dict(measure.limit),
        "parts": None if measure.parts is None else list(measure.parts),
    }


def _said(value: object, keys: Sequence[str]) -> dict[str, object]:
    return {key: getattr(value, key) for key in keys}


def _places(rows: Indicators, source: Source) -> Iterator[str]:
    """Yield where the names stand; where the first text does if there is no name."""
    names = rows.columns.get("name")
    for at, row in enumerate(rows.rows):
        mark = BLANK if names is None or names.values[row] is None else names.marks[row]
        yield _place(mark if mark >= 0 else _first(rows[at]), source)


def _first(indicator: Indicator) -> int | None:
    """Return where the name stands, or the first text that stands anywhere."""
    texts = [getattr(indicator, name) for name in ("name", *INDICATOR_TEXTS)]
    return next((text.offset(0) for text in texts if text and text.runs), None)


def _place(offset: int | None, source: Source) -> str:
    if offset is None:
        return "null"
    if source.anchors:
        return escaped(dump_flat(source.place(offset).as_dict()))
    line, column = source.spot(offset)
    return f'{{"line": {line}, "column": {column}}}'
