"""What is common to all rewrites: their blanks, what could fill these, how they are told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from jixiaolint import resources
from jixiaolint.cache.things import kept
from jixiaolint.parsing.target import parse_target
from jixiaolint.rule.case import BLANK
from jixiaolint.rule.rule import Words
from jixiaolint.rule.subject import Row

_BLANK = re.compile(re.escape(BLANK))
_VALUES = ("annual", "cycle")


@dataclass(frozen=True, slots=True)
class _Fillings:
    """What fills a blank: by the words behind it, by the field, or else.

    Before the word `year` stands that of the table.
    """

    year: str
    behind: Mapping[str, str]
    fields: Mapping[str, str]
    other: str
    says: Mapping[str, Words]


@cache
def _fillings() -> _Fillings:
    """Return what ``rules/rewrites.yaml`` says of blanks."""
    return kept("fillings", _read)


def _read() -> _Fillings:
    from jixiaolint.yaml_values.compose import read_located

    data = read_located(resources.folder("rules") / "rewrites.yaml").data
    said = data["blanks"]
    behind = {str(word): str(fits) for word, fits in said["behind"].items()}
    says = {field: Words(**words) for field, words in data["says"].items()}
    return _Fillings(said["year"], behind, said["fields"], str(said["other"]), says)


def saying(field: str) -> Words:
    """Return the suggestion that names a rewrite of a field, if its way has none."""
    says = _fillings().says
    return says.get(field, says["other"])


def filled(text: str, field: str, row: Row) -> str:
    """Return a text with something in its blanks that a unit may write there."""
    if BLANK not in text:
        return text
    return _filled(text, field, row.year, _known(row, field))


@lru_cache(maxsize=4096)
def _filled(text: str, field: str, year: int | None, known: str | None) -> str:
    fillings = _fillings()

    def fill(match: re.Match[str]) -> str:
        """Return what fits before the words that follow."""
        rest = text[match.end() :]
        if rest == fillings.year:
            # A number of years ends with the word, a date goes on behind it.
            return known or fillings.other
        if year is not None and rest.startswith(fillings.year):
            return str(year)
        near = (fits for word, fits in fillings.behind.items() if rest.startswith(word))
        return known or next(near, None) or fillings.fields.get(field, fillings.other)

    return _BLANK.sub(fill, text)


def _known(row: Row, field: str) -> str | None:
    """Return the figure of the other value, for the two must agree."""
    if field not in _VALUES:
        return None
    other = row.annual if field == "cycle" else row.cycle
    if other is None or other == row.text(field):
        return None
    target = parse_target(other)
    return target.value if target.kind == "quantity" else None
