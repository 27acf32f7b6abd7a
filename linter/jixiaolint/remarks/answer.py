"""What a unit says to a remark that it was sent; it may be nothing yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Tick = Literal["done", "kept"]
"""It is mended, or it stays as it is."""

TICKS: dict[Tick, tuple[str, str]] = {
    "done": ("已改", "changed"),
    "kept": ("不改", "not changed"),
}
"""What one picks or writes, in both languages."""

REASON = ("理由", "because")
"""What goes before the reason for which something stays."""

_LONGEST = 9
"""So many digits the number of a row has at most."""

_BETWEEN = "，,。：:；;、 \u3000\n"


@dataclass(frozen=True, slots=True)
class Answer:
    """A remark as a unit has it before it, and what it says to that.

    `source` is the file in which it stands. `number` is that of the remark, `key` its
    fingerprint, `codes` are the rules for which it spoke; `project` and `row` name what
    it is on: ``2 养护里程``, empty above the rows. `text` is what goes beyond the tick.
    """

    source: str
    number: str
    key: str
    codes: tuple[str, ...]
    project: str
    row: str
    tick: Tick | None = None
    text: str = ""

    @property
    def seq(self) -> int | None:
        """The number of the row in its project, None above the rows."""
        digits = self.row.partition(" ")[0]
        return int(digits) if digits.isdecimal() and len(digits) <= _LONGEST else None

    @property
    def name(self) -> str:
        """The name of the row."""
        return self.row.partition(" ")[2]


def ticked(written: str) -> tuple[Tick | None, str]:
    """Return the tick that an answer begins with, and what else it says."""
    text = written.strip()
    for tick, words in TICKS.items():
        for word, because in zip(words, REASON, strict=True):
            if text.lower().startswith(word):
                rest = text[len(word) :].lstrip(_BETWEEN)
                return tick, rest.removeprefix(because).lstrip(_BETWEEN)
    return None, text


def choices(english: bool) -> Sequence[str]:
    """Return what one picks from: mended, or not for a reason that is still to be given.

    A comma of English would cut one in two where a list is written with commas.
    """
    done, kept = (words[english] for words in TICKS.values())
    return done, f"{kept} {REASON[1]}: " if english else f"{kept}，{REASON[0]}："


def mark(codes: Sequence[str], key: str) -> str:
    """Return what a list keeps of a remark to know it again: rules and fingerprint."""
    return " ".join((*codes, key))
