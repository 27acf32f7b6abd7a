"""An indicator string in, the spans of its parts out, be it damaged or not."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from jixiaolint.parsing.indicator_leaves import leaves
from jixiaolint.parsing.indicator_mould import SIGN, moulded, seat
from jixiaolint.words.grammar import Grammar, NoReadingError

_GRAMMAR = Grammar("indicator")
_FIELDS = {
    "CODE1": "level1_code", "LABEL1": "level1", "CODE2": "level2_code", "LABEL2": "level2",
    "HEAD3": "name", "SINGLE": "annual", "ANNUAL": "annual", "CYCLE": "cycle",
    "UNIT": "measure_unit", "SCORE": "score", "DESCRIPTION": "description",
    "NATURE": "nature",
}  # fmt: skip
"""The fields by leaf; of two leaves of one field the later here counts."""

_PLACES = frozenset(("name", "level1", "level2"))


class Parts(NamedTuple):
    """The parts of an indicator by field, each a span of it, perhaps an empty one.

    `places` are the fields for which the string has a place.
    """

    spans: dict[str, tuple[int, int]]
    places: frozenset[str]


def parts(value: str) -> Parts:
    """Return the parts of a folded indicator without its list number; never raises.

    Strings that differ in what they say and not in their keys are cut once.
    """
    if SIGN in value:
        return _cut(value)
    forms, bounds = moulded(value)
    found, places = _laid_out(forms)
    spans = {
        name: (bounds[first] + begin, bounds[last] + end)
        for name, first, begin, last, end in found
    }
    return Parts(spans, places)


@lru_cache(maxsize=4096)
def _laid_out(
    forms: tuple[str, ...],
) -> tuple[list[tuple[str, int, int, int, int]], frozenset[str]]:
    """Return the fields of a mould, the start and the end of each by the pieces."""
    found = _cut("".join(forms))
    spans = [
        (name, *seat(forms, start), *seat(forms, end))
        for name, (start, end) in found.spans.items()
    ]
    return spans, found.places


def _cut(value: str) -> Parts:
    """Return the parts of an indicator.

    Of a part given twice the first counts. A damaged string is all name.
    """
    found = leaves(value)
    try:
        _GRAMMAR.parse(tuple(leaf.kind for leaf in found))
    except NoReadingError:
        return Parts({"name": (0, len(value))}, _PLACES | {"annual"})
    spans: dict[str, tuple[int, int]] = {}
    key = "HEAD3"
    for kind, start, end in found:
        if kind == "TEXT" or kind[:-1] in {"CODE", "LABEL"}:
            spans.setdefault(key if kind == "TEXT" else kind, (start, end))
        elif kind in _FIELDS:
            key = kind
    places = {_FIELDS[leaf.kind] for leaf in found if leaf.kind in _FIELDS}
    if places.isdisjoint(("cycle", "annual")):
        places.add("annual")  # every form has one, though no string of it has
    fields = {field: spans[kind] for kind, field in _FIELDS.items() if kind in spans}
    return Parts(fields, _PLACES | places)
