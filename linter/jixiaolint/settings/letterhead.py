"""What the office says at the head of its letters: settings, and the option ``--letter``."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields

from jixiaolint.errors import UsageError, nearest, shown
from jixiaolint.said import Said

_ORDINAL = re.compile("#+")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands at the head of each letter; what is left out is to be filled in by hand.

    `office` is who writes, `contact` whom to ask, `deadline` until when an answer is due.
    `number` is that of the document; ``#`` in it stand for the number of the letter.
    """

    office: str = ""
    contact: str = ""
    deadline: str = ""
    number: str = ""

    def numbered(self, number: int) -> str:
        """Return the number of a document: ``2026-###`` makes 2026-001 of the first."""
        return _ORDINAL.sub(
            lambda run: f"{number:0{len(run[0])}}", self.number, count=1
        )


NOTHING_SAID = Letterhead()

NAMES = tuple(field.name for field in fields(Letterhead))
"""What can be said at the head of a letter."""


def stated(written: str) -> tuple[str, str]:
    """Return what ``NAME=TEXT`` says; raises UsageError for a name that is none."""
    name, equals, text = written.partition("=")
    if name in NAMES and not equals:
        raise UsageError(
            Said(f"没有写文字，应如 {name}=…。", f"no text; write it as {name}=….").at(
                f"--letter {shown(written)}"
            )
        )
    if name not in NAMES:
        raise UsageError(
            (
                Said(
                    f"应写成 {'、'.join(NAMES)} 之一=文字。",
                    f"write one of {', '.join(NAMES)}, = and a text.",
                )
                + nearest(name, NAMES)
            ).at(f"--letter {shown(written)}")
        )
    return name, text.strip()[:_LONGEST]
