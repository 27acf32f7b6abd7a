"""A page: the letter of one unit, or those of all with a table of them in front."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jixiaolint.means import means
from jixiaolint.report.view.letter import letter_view, notices
from jixiaolint.report.view.model import LetterView, PageView
from jixiaolint.report.view.units import units
from jixiaolint.report.view.words import LETTER, say
from jixiaolint.report.words import word
from jixiaolint.results.result import Result
from jixiaolint.said import Language

_MOST = 2000
"""So many remarks of several units a browser opens at once."""


def letters(result: Result, lang: Language) -> Iterator[LetterView]:
    """Yield the letters of all units."""
    for number, unit in enumerate(units(result), 1):
        yield letter_view(unit, number, result, lang)


def page_of(letter: LetterView, result: Result, lang: Language) -> PageView:
    """Return the page that a unit gets."""
    return _page((letter,), result, lang, "", told=False)


def page(result: Result, lang: Language) -> PageView:
    """Return the page of all units, which says so where it cannot hold their letters."""
    found = units(result)
    several = len(found) > 1
    made = tuple(
        letter_view(unit, number, result, lang, f"u{number}" if several else "")
        for number, unit in enumerate(found, 1)
    )
    total = sum(letter.number for letter in made)
    cut = several and total > _MOST
    said = say("cut", lang, total) + means("letters").of(lang) if cut else ""
    return _page(made, result, lang, said, told=True)


def _page(
    made: tuple[LetterView, ...],
    result: Result,
    lang: Language,
    cut: str,
    *,
    told: bool,
) -> PageView:
    title = say("title", lang)
    before, between, after = word(LETTER, "foot", lang).split("{}")
    counts = [letter.counts for letter in made]
    return PageView(
        lang={"zh": "zh-CN"}.get(lang, lang),
        title=" · ".join(
            [title, *(letter.unit for letter in made[:1] if len(made) == 1)]
        ),
        w={key: word(LETTER, key, lang) for key in LETTER},
        version=result.version,
        foot=(before, between, after),
        made_by=say("made_by", lang, result.version),
        letters=made,
        counts=tuple(
            replace(column[0], number=sum(one.number for one in column))
            for column in zip(*counts, strict=True)
        ),
        indicators=sum(letter.indicators for letter in made),
        clean=sum(letter.clean for letter in made),
        shown=not cut,
        cut=cut,
        failures=tuple(one.message for one in result.failures) if told else (),
        notes=result.notes if told else (),
        notices=tuple(notices(one for one in result.files if told and not one.tables)),
    )
