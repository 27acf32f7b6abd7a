"""What came of the remarks that units were sent before, in words: each, and how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from jixiaolint.answers.standing import STATES, Standing
from jixiaolint.remarks.answer import choices
from jixiaolint.report.view.model import AnswerView
from jixiaolint.report.view.words import say
from jixiaolint.report.words import word
from jixiaolint.said import Language

STATE: dict[str, tuple[str, str]] = {
    "accepted": ("已改好", "accepted"),
    "answered": ("已说明", "answered"),
    "open": ("未办结", "open"),
    "elsewhere": ("不在所查的表里", "not among what was checked"),
}
"""What the states are called."""

_NOTE = {
    "unanswered": ("没有答复", "no answer"),
    "same": ("写了“已改”，表里没有变", "said to be changed, the table is as before"),
    "wrong": ("改过，仍有此问题", "changed, and still wrong"),
    "bare": ("写了“不改”，没有理由", "said to stay, no reason given"),
}
_WORDS = {"count": ("{} {} 条", "{}: {}"), "comma": ("，", ", ")}


def answer_view(one: Standing, lang: Language) -> AnswerView:
    """Return an answer in words, and how things stand with it."""
    answer = one.answer
    return AnswerView(
        state=one.state,
        word=word(STATE, one.state, lang),
        source=answer.source,
        number=answer.number,
        subject=" · ".join(filter(None, (answer.project, answer.row))),
        codes=answer.codes,
        note=_note(one, lang),
        kept=written(one, lang) if one.state == "answered" else "",
    )


def by_remark(standings: Iterable[Standing]) -> Mapping[tuple[str, str], Standing]:
    """Return the answers to what is still to be told, by path and fingerprint of that."""
    return {
        (one.path, one.remark.key): one for one in standings if one.remark is not None
    }


def states(standings: Iterable[Standing], lang: Language) -> list[tuple[str, str, int]]:
    """Return each state with what it is called and how many remarks have it."""
    numbers = Counter(one.state for one in standings)
    return [(state, word(STATE, state, lang), numbers[state]) for state in STATES]


def counted(standings: Sequence[Standing], lang: Language) -> str:
    """Return how many remarks there are of each state that occurs."""
    return word(_WORDS, "comma", lang).join(
        word(_WORDS, "count", lang).format(called, number)
        for _, called, number in states(standings, lang)
        if number
    )


def sentence(standings: Sequence[Standing], lang: Language) -> str:
    """Return the sentence that says what came of earlier remarks, if there were any."""
    return say("answers", lang, counted(standings, lang)) if standings else ""


def written(one: Standing, lang: Language) -> str:
    """Return an answer as it is written where one answers."""
    answer, (done, kept) = one.answer, choices(lang == "en")
    if answer.tick == "done":
        return f"{done}：{answer.text}" if answer.text else done
    return kept + answer.text if answer.tick == "kept" else answer.text


def _note(one: Standing, lang: Language) -> str:
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
