"""Values that differ in mere words and figures are read as one: nothing else changes."""

from __future__ import annotations

from contextlib import suppress

import pytest

from jixiaolint.parsing.frame import framed
from jixiaolint.parsing.lexemes import pieces
from jixiaolint.parsing.target_words import target_of
from jixiaolint.resources import folder, lexicon
from jixiaolint.words.vocabulary import features

_FORMS = (
    "{}≥5座", "{}不少于30次", "达到{}85%", "{}的85%", "每{}3次", "30{}以上", "约{}60人", "{}于2026年3月1日前",
    "按{}执行", "较{}增长8%", "{}三年内明显改善", "不低于{}", "由{}60%提升至{}80%", "{}", "良好{}", "3个{}至5个{}",
    "完成{}98.56%", "85元/{}", "{}内完成", "第3批{}，不超过1874万元",
)  # fmt: skip


def _general() -> list[str]:
    """Return some words of the general dictionary, of all first characters."""
    path = folder("rules") / "dictionary" / "general.txt"
    lines = path.read_text(encoding="utf-8").splitlines()[1::60]
    return [line[0] + line[2:].split(" ")[0] for line in lines]


def _own() -> list[str]:
    """Return one word of every lexicon in thirty."""
    words = [word for name in features() for word in lexicon(name)[::30]]
    return [word.partition("=>")[0].strip().removeprefix("-") for word in words]


@pytest.mark.parametrize("form", _FORMS)
def test_a_value_is_read_as_those_that_are_like_it(form: str) -> None:
    """Whatever words a value has, it demands the same by itself and as one of many."""
    like, wrong = 0, []
    for word in (*_general(), *_own()):
        text = form.replace("{}", word)
        words = pieces(text)
        frame, alone = framed(text, words), target_of(text, words)
        if frame is None:
            continue
        with suppress(KeyError):
            if frame.restored(target_of(frame.text, frame.words)) != alone:
                wrong.append(text)
            like += 1
    assert wrong == []
    assert like > 100


def test_values_of_one_form_have_one_frame() -> None:
    """Names of things and figures of one size make no difference."""
    values = ["养护桥梁≥36座", "养护公厕≥47座"]
    one, other = (framed(value, pieces(value)) for value in values)

    assert one
    assert other
    assert (one.text, one.words) == (other.text, other.words)


def test_what_counts_things_does_so_behind_a_number_only() -> None:
    """A measure word before a number is as good as a noun; behind it, it is not."""

    def alike(one: str, other: str) -> bool:
        """Say whether two values have one frame."""
        frames = [framed(value, pieces(value)) for value in (one, other)]
        first, second = (frame and (frame.text, frame.words) for frame in frames)
        return first is not None and first == second

    assert alike("畦≥36座", "坝≥36座")
    assert not alike("36畦", "36坝")
