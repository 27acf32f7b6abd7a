"""A document and what was read of it in; what it reads once it is mended, and Fixed, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from jixiaolint.bounds.stage import stage
from jixiaolint.file_read import Reading
from jixiaolint.find.document import STDIN
from jixiaolint.findings import Finding
from jixiaolint.findings.lookup import Lookup
from jixiaolint.fixes.choosing import Row, Wish, wishes
from jixiaolint.fixes.diff import differences, where
from jixiaolint.fixes.edit import REASONS
from jixiaolint.fixes.kinds import CANNOT, OTHER, kind_of
from jixiaolint.fixes.placing import row_of
from jixiaolint.fixes.rounds import Rounds
from jixiaolint.fixes.trial import Judge, State, gone, key
from jixiaolint.reading import Job, extracted, taken
from jixiaolint.results.outcome import Fixed
from jixiaolint.said import Language, Said
from jixiaolint.settings.fixing import Fixing

_SHOWN = 5
"""So many places are told."""

_INSIDE = Said(
    "压缩包里的文件不改，请解压后再改",
    "a file inside an archive is not changed; unpack it first",
)

_STOP = Said("。", ".")


@dataclass(frozen=True, slots=True)
class Mended:
    """A file as it reads now, what is found in it, and what came of its fixes."""

    file: Reading
    found: Sequence[Finding]
    fixed: Fixed


def mended(
    job: Job, file: Reading, judge: Judge, fixing: Fixing, lang: Language
) -> Mended:
    """Return a file with its findings mended as far as it is asked and can be.

    Raises JixiaolintError.
    """
    found = judge.found(file)
    told = judge.told(file, found)
    rows = len(wishes(told, unsafe=fixing.unsafe))
    piped = job.document.origin == STDIN
    # What came in by a pipe goes out again, mended or not.
    same = job.data if piped and not fixing.show else None
    if not rows:
        return Mended(file, found, Fixed(0, same))
    if job.data is not None and not piped:
        return Mended(file, found, Fixed(0, notes=(_cannot(file, rows, _INSIDE),)))
    with stage("mending", file.path):
        data = job.document.load() if job.data is None else job.data
        kind = kind_of(file.source, data)
    if kind is None:
        why = CANNOT.get(file.source.reader, OTHER)
        return Mended(file, found, Fixed(0, same, notes=(_cannot(file, rows, why),)))
    first = State(data, file, found)
    again = partial(extracted, job.document, take=taken)
    silenced = {*map(key, found)} - {*map(key, told)}
    rounds = Rounds(first, kind, again, judge.found, silenced, fixing.unsafe)
    rounds.run()
    with stage("mending", file.path):
        came = _fixed(first, rounds, fixing, same, lang)
        return Mended(rounds.state.file, rounds.state.found, came)


def _fixed(
    first: State, rounds: Rounds, fixing: Fixing, same: bytes | None, lang: Language
) -> Fixed:
    """Return what came of the rounds; `same` are the bytes of a file that is as it was."""
    now = rounds.state
    return Fixed(
        gone(first, now),
        same if now.data == first.data or fixing.show else now.data,
        differences(first, now, rounds.touched, lang) if fixing.show else "",
        tuple(_left(now.file, rounds.refused)),
    )


def _cannot(file: Reading, rows: int, why: Said) -> Said:
    """Return what is told of a file that cannot be changed."""
    number = Said(f"有 {rows} 行可以自动改，但", f"{rows} could be fixed, but ")
    return (number + why + _STOP).at(file.path)


def _left(file: Reading, refused: Mapping[Wish, str]) -> Iterator[Said]:
    """Yield a sentence for each reason why rows were left as they are."""
    first: dict[Row, str] = {}
    for wish, why in refused.items():
        first.setdefault(wish.row, why)
    projects = Lookup.of(file.tables).projects
    for reason, said in REASONS.items():
        rows = sorted(row for row, why in first.items() if why == reason)
        names = [row_of(projects, row).name for row in rows[:_SHOWN]]
        if names:
            chinese = "、".join(where(file.source, one, "zh") for one in names)
            english = "; ".join(where(file.source, one, "en") for one in names)
            if rows[_SHOWN:]:
                chinese += f" 等 {len(rows)} 处"
                english += f" … ({len(rows)} in all)"
            kept = Said(f"没有改 {chinese}：", f"{english} is left as it is: ")
            yield (kept + said + _STOP).at(file.path)
