"""A row of a flattened table into its indicator; two where the form has two sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiaolint.extract.flattened.cells import is_nature, is_operator
from jixiaolint.extract.flattened.terms import code_length
from jixiaolint.model import Indicator
from jixiaolint.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jixiaolint.extract.flattened.groups import Levels
    from jixiaolint.extract.flattened.labels import Label
    from jixiaolint.extract.flattened.row import Row

FIELDS = {"unit": "measure_unit"}
FRAME = ("actual", "other")
"""The roles of columns that no field of an indicator holds."""

Cells = dict[str, Text]


def cells_of(row: Row, columns: Sequence[str]) -> Cells:
    """Return what a row holds, by field; an operator column joins the target."""
    cells: Cells = {}
    operator: Text | None = None
    for place, role in enumerate(("name", *columns)):
        text = row.text(place)
        if not text.value or role in FRAME:
            continue
        if role in ("op", "nature") and is_operator(text.value):
            operator = operator or text
        elif role in ("op", "nature") and is_nature(text.value):
            cells["nature"] = text
        else:
            cells[FIELDS.get(role, role)] = text if role == "name" else _unended(text)
    if operator is not None:
        cells["annual"] = Text.join([operator, cells.get("annual", Text("", ()))])
    return cells


def sides(cells: Cells) -> Iterator[Cells]:
    """Yield the indicators of a row: that of the period and that of the year.

    Both are one where the names of the two sides are the same, or there is no second.
    """
    name = cells.get("name2")
    if name is None or ("name" in cells and cells["name"].value == name.value):
        yield cells
        return
    right = {"name": name, **{f: cells[f] for f in ("annual",) if f in cells}}
    if "label2" in cells:
        right["label2"] = cells["label2"]
    left = {f: text for f, text in cells.items() if f not in ("annual", "label2")}
    if "name" in left:
        yield left
    yield right


def indicator(seq: int, cells: Mapping[str, Text], levels: Levels) -> Indicator:
    """Return cells as an indicator; a label of its own side prevails."""
    (code1, level1), (code2, level2) = map(_level, levels)
    if "label2" in cells and "name2" not in cells:
        code2, level2 = _coded(cells["label2"])
    return Indicator(
        seq=seq,
        name=cells.get("name"),
        level1_code=code1,
        level1=level1,
        level2_code=code2,
        level2=level2,
        description=cells.get("description"),
        cycle=cells.get("cycle"),
        annual=cells.get("annual"),
        measure_unit=cells.get("measure_unit"),
        score=cells.get("score"),
        nature=cells.get("nature"),
        rating=cells.get("rating"),
    )


def _unended(text: Text) -> Text:
    """Return a cell without the mark that ends it."""
    bare_text = text.strip("。；;")
    return bare_text if bare_text.value else text


def _level(label: Label | None) -> tuple[Text | None, Text | None]:
    """Return the number and the words of a level label."""
    if label is None:
        return None, None
    return _coded(Text.join(word.text for word in label.words).squeeze())


def _coded(text: Text) -> tuple[Text | None, Text]:
    """Return the number and the words of what a level label says."""
    cut = code_length(text.value)
    code = text.slice(0, cut).strip("-_.、") if cut else None
    return code, text.slice(cut)
