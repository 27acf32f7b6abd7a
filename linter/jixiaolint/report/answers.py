"""What came of the remarks that units were sent, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import click

from jixiaolint.answers.standing import STATES, Standing
from jixiaolint.report.view.answers import answer_view, counted
from jixiaolint.report.words import word
from jixiaolint.said import Language
from jixiaolint.width import printable, window

_COLOUR = {"accepted": "green", "answered": "cyan", "open": "red"}
_WORDS = {"title": ("答复", "Answers"), "number": ("意见 {}", "remark {}")}


def render(standings: Sequence[Standing], lang: Language) -> Iterator[str]:
    """Yield a line for each remark by the files that came back, those first to be seen to."""
    ordered = sorted(standings, key=_rank)
    for source, group in groupby(ordered, lambda one: one.answer.source):
        members = list(group)
        title = click.style(word(_WORDS, "title", lang), bold=True)
        yield f"{title}  {printable(source)}  {counted(members, lang)}\n"
        yield from (f"    {_line(one, lang)}\n" for one in members)
        yield "\n"


def _rank(one: Standing) -> tuple[str, int]:
    return one.answer.source, -STATES.index(one.state)


def _line(one: Standing, lang: Language) -> str:
    view = answer_view(one, lang)
    state = click.style(view.word, fg=_COLOUR.get(view.state))
    number = word(_WORDS, "number", lang).format(view.number) if view.number else ""
    parts = (
        number,
        window(view.subject, None, 48).text,
        " ".join(view.codes),
        window(view.note, None, 72).text,
    )
    return "  ".join((state, *(printable(part) for part in parts if part)))
