"""What came of the remarks that units were sent, for a person at a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

import click

from jixiaolint.answers.standing import STATES, Standing, State
from jixiaolint.engine.rule import Language
from jixiaolint.report.words import word
from jixiaolint.width import printable, window

STATE: dict[State, tuple[str, str]] = {
    "accepted": ("已改好", "accepted"),
    "answered": ("已说明", "answered"),
    "open": ("未办结", "open"),
    "elsewhere": ("不在所查的表里", "not among what was checked"),
}
"""What the states are called."""

_COLOUR = {"accepted": "green", "answered": "cyan", "open": "red"}
_NOTE = {
    "unanswered": ("没有答复", "no answer"),
    "same": ("写了“已改”，表里没有变", "said to be changed, the table is as before"),
    "wrong": ("改过，仍有此问题", "changed, and still wrong"),
    "bare": ("写了“不改”，没有理由", "said to stay, no reason given"),
}
_WORDS = {
    "title": ("答复", "Answers"),
    "count": ("{} {} 条", "{}: {}"),
    "number": ("意见 {}", "remark {}"),
}


def render(standings: Sequence[Standing], lang: Language) -> Iterator[str]:
    """Yield a line for each remark by the files that came back, those first to be seen to."""
    ordered = sorted(standings, key=_rank)
    for source, group in groupby(ordered, lambda one: one.answer.source):
        members = list(group)
        title = click.style(word(_WORDS, "title", lang), bold=True)
        yield f"{title}  {printable(source)}  {counted(members, lang)}\n"
        yield from (f"    {_line(one, lang)}\n" for one in members)
        yield "\n"


def counted(standings: Sequence[Standing], lang: Language) -> str:
    """Return how many remarks there are of each state that occurs."""
    numbers = Counter(one.state for one in standings)
    parts = [
        word(_WORDS, "count", lang).format(word_of(state, lang), numbers[state])
        for state in STATES
        if numbers[state]
    ]
    return (", " if lang == "en" else "，").join(parts)


def word_of(state: State, lang: Language) -> str:
    """Return what a state is called."""
    return STATE[state][lang == "en"]


def note(one: Standing, lang: Language) -> str:
    """Return why a remark is open, else what the unit says to it."""
    if one.state != "open":
        return one.answer.text
    if one.answer.tick == "kept":
        key = "bare"
    elif one.touched:
        key = "wrong"
    else:
        key = "same" if one.answer.tick == "done" else "unanswered"
    return word(_NOTE, key, lang)


def _rank(one: Standing) -> tuple[str, int]:
    return one.answer.source, -STATES.index(one.state)


def _line(one: Standing, lang: Language) -> str:
    answer = one.answer
    state = click.style(word_of(one.state, lang), fg=_COLOUR.get(one.state))
    number = word(_WORDS, "number", lang).format(answer.number) if answer.number else ""
    subject = " · ".join(filter(None, (answer.project, answer.row)))
    parts = (
        number,
        window(subject, None, 48).text,
        " ".join(answer.codes),
        window(note(one, lang), None, 72).text,
    )
    return "  ".join((state, *(printable(part) for part in parts if part)))
