"""What a run says of a baseline when all is checked, and what the file holds from then on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from jixiaolint.baseline.counts import Counts
from jixiaolint.baseline.entry import Entry
from jixiaolint.baseline.known import Known
from jixiaolint.baseline.sift import gone
from jixiaolint.given.folders import is_folder
from jixiaolint.rule_files.shelf import shelf
from jixiaolint.settings.chosen import choose
from jixiaolint.settings.run import Settings
from jixiaolint.work.tally import Tally


@dataclass(frozen=True, slots=True)
class Settled:
    """The counts of a run, the entries that are gone, and those that came anew."""

    counts: Counts
    gone: frozenset[Entry]
    accepted: tuple[Entry, ...]

    def kept(self, known: Known) -> Iterable[Entry]:
        """Yield the entries that a baseline is left with, and those it gains."""
        left = (one for one in known.entries if one not in self.gone)
        return chain(left, self.accepted)


def settle(
    known: Known, tally: Tally, paths: Sequence[str], settings: Settings
) -> Settled:
    """Return what came of a baseline in a run over such paths."""
    checked = _checked(known, tally.checked, paths)
    rules = shelf(settings.rules, settings.options).rules
    codes = {one.code for one in choose(rules, settings)}
    lost = frozenset(gone(known, tally.met, checked, codes))
    accepted = tuple(tally.accepted)
    if settings.accept:
        # What is known anew is listed as it is now, be it renamed or moved.
        asked = (one for one in known.entries if one.file in checked)
        lost = frozenset(one for one in asked if one.code in codes) - {*accepted}
    new = tally.kinds.total()
    return Settled(Counts(tally.old, new, len(lost)), lost, accepted)


def _checked(known: Known, checked: Iterable[str], paths: Sequence[str]) -> set[str]:
    """Return the files that a run speaks for: checked, or gone from a folder it looked at."""
    files = {known.file(path) for path in checked}
    folders = [Path(path).resolve() for path in paths if is_folder(Path(path))]
    base = known.path.parent
    for file in known.missing:
        place = (base / file).resolve()
        if any(place.is_relative_to(folder) for folder in folders):
            files.add(file)
    return files
