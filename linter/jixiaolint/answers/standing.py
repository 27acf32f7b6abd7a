"""How things stand with what a unit was told: mended, answered, or still open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Literal

from jixiaolint.answers.homes import homes
from jixiaolint.answers.told import Told, names_in
from jixiaolint.file_report import FileReport
from jixiaolint.remarks.answer import Answer
from jixiaolint.remarks.remark import Remark

State = Literal["accepted", "answered", "open", "elsewhere"]

STATES: tuple[State, ...] = ("accepted", "answered", "open", "elsewhere")
"""The tables now lack what was told; they do not, and there is a reason; they do not.

The last: nothing that was checked holds what it was on.
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """An answer, how things stand with it, and the remark that is still to be made.

    `path` is the file that it is on. What is still wrong in the same words as before
    has not been `touched`.
    """

    answer: Answer
    state: State
    path: str
    remark: Remark | None = None
    touched: bool = False

    def as_dict(self) -> dict[str, object]:
        """Return it as JSON has it."""
        answer, remark = self.answer, self.remark
        return {
            "path": self.path,
            "source": answer.source,
            "number": answer.number,
            "project": answer.project or None,
            "row": answer.row or None,
            "codes": list(answer.codes),
            "state": self.state,
            "tick": answer.tick,
            "text": answer.text,
            "touched": self.touched,
            "told": answer.key or None,
            "fingerprint": remark.key if remark else None,
        }


def standings(
    answers: Iterable[Answer], files: Sequence[FileReport], remarks: Iterable[Remark]
) -> tuple[Standing, ...]:
    """Return how things stand with each answer, in the order in which they were read."""
    made: dict[str, list[Remark]] = defaultdict(list)
    for remark in remarks:
        made[remark.path].append(remark)
    groups: dict[tuple[str, ...], list[tuple[int, Answer]]] = defaultdict(list)
    where = cache(partial(homes, files=files))
    for at, answer in enumerate(answers):
        groups[where(answer.source, answer.project)].append((at, answer))
    found: dict[int, Standing] = {}
    for paths, group in groups.items():
        inside = [one for path in paths for one in made[path]]
        names = names_in(file for file in files if file.path in paths)
        told = Told([answer for _, answer in group], inside, names)
        for at, answer in group:
            found[at] = _standing(answer, paths, told)
    return tuple(found[at] for at in sorted(found))


def _standing(answer: Answer, paths: Sequence[str], told: Told) -> Standing:
    if not paths:
        return Standing(answer, "elsewhere", answer.source)
    remark = told.remark(answer)
    if remark is None:
        return Standing(answer, "accepted", paths[0])
    said = bool(answer.text) and answer.tick != "done"
    state: State = "answered" if said else "open"
    return Standing(answer, state, remark.path, remark, not told.same(answer))
