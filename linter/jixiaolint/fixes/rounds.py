"""A file in; the file with all in it mended that can be, and what could not, out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from jixiaolint.bounds.stage import stage
from jixiaolint.errors import UnreadableError
from jixiaolint.file_read import Reading
from jixiaolint.findings import Finding
from jixiaolint.findings.lookup import Lookup
from jixiaolint.fixes.choosing import Row, Wish, wishes
from jixiaolint.fixes.edit import Edit, Kind
from jixiaolint.fixes.placing import NotPlacedError, placed
from jixiaolint.fixes.trial import Key, State, blame, key, lost

_MOST = 60
"""So often a file is read again at most; no real one takes a tenth of it."""

Again = Callable[[bytes], Reading]


@dataclass
class Rounds:
    """Rounds of mending of one file, from its `state`; `touched` are fields that changed.

    `again` reads bytes as the file was read, `judge` finds what is wrong in it. What is
    `silenced` is not mended, however the row reads by then. `refused` says why a wish is
    not fulfilled as the file is now.
    """

    state: State
    kind: Kind
    again: Again
    judge: Callable[[Reading], Sequence[Finding]]
    silenced: Collection[Key]
    unsafe: bool
    touched: dict[tuple[Row, str], None] = field(default_factory=dict)
    refused: dict[Wish, str] = field(default_factory=dict)
    _left: int = _MOST

    def run(self) -> None:
        """Go on until nothing more is mended: a second run would change nothing."""
        while self._round():
            self.refused.clear()

    def _round(self) -> bool:
        """Mend what can be mended at once; tell whether anything was."""
        waiting: set[Row] = set()
        while self._left > 0:
            with stage("mending", self.state.file.path):
                chosen, data = self._edited(waiting)
            if data is None and not waiting:
                return False
            if data is None:
                # Who was to blame is refused by now; the others wait no longer.
                waiting.clear()
                continue
            self._left -= 1
            tried = self._tried(data)
            with stage("mending", self.state.file.path):
                found = blame(self.state, tried, chosen) if tried else lost(chosen)
            if tried and not found:
                self._take(tried, chosen)
                return True
            self._refuse(chosen, found.rows)
            if len(found.suspects) == 1:
                self._refuse(chosen, dict.fromkeys(found.suspects, "raises"))
            # One of several is to blame: the half of them waits.
            waiting.update(found.suspects[len(found.suspects) // 2 :])
        return False

    def _edited(self, waiting: set[Row]) -> tuple[dict[Row, Wish], bytes | None]:
        """Return the wishes that are fulfilled together, and the file then, if any are."""
        while True:
            chosen, edits = self._chosen(waiting)
            if not chosen:
                return chosen, None
            written = self.kind.write(self.state.data, self.state.file.source, edits)
            if not written.held:
                return chosen, written.data
            self._refuse(chosen, written.held)

    def _tried(self, data: bytes) -> State | None:
        """Return the file with other bytes; nothing if it can be read no longer."""
        try:
            file = self.again(data)
        except UnreadableError:
            return None
        return State(data, file, self.judge(file))

    def _chosen(self, waiting: set[Row]) -> tuple[dict[Row, Wish], list[Edit]]:
        """Return a wish for each row that has one, and the edits that these take."""
        chosen: dict[Row, Wish] = {}
        edits: list[Edit] = []
        told = [one for one in self.state.found if key(one) not in self.silenced]
        wished = wishes(told, unsafe=self.unsafe)
        projects = Lookup.of(self.state.file.tables).projects
        source = self.state.file.source.text
        for row, listed in wished.items():
            for wish in () if row in waiting else listed:
                if wish in self.refused:
                    continue
                try:
                    made = placed(wish, projects[row[0]], self.kind, source)
                except NotPlacedError as error:
                    self.refused[wish] = str(error)
                    continue
                chosen[row] = wish
                edits += made
                break
        edits.sort()
        for row in _crossed(edits):
            if row in chosen:
                self.refused[chosen.pop(row)] = "shared"
        return chosen, [one for one in edits if one.row in chosen]

    def _refuse(self, chosen: Mapping[Row, Wish], rows: Mapping[Row, str]) -> None:
        self.refused |= {chosen[row]: why for row, why in rows.items()}

    def _take(self, tried: State, chosen: Mapping[Row, Wish]) -> None:
        """Go on from a state in which some wishes are fulfilled."""
        self.state = tried
        for row, wish in chosen.items():
            self.touched |= {(row, name): None for name, _ in wish.texts}


def _crossed(edits: Sequence[Edit]) -> Iterator[Row]:
    """Yield the rows whose edits meet those of another row."""
    for one, other in pairwise(edits):
        if one.row != other.row and other.start < max(one.end, one.start + 1):
            yield other.row
