"""What the office sees first: the verdict in a sentence, and three figures with bars."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from jixiaolint.answers.standing import Standing as Answered
from jixiaolint.remarks.remark import LEVELS
from jixiaolint.report.office.change import Change
from jixiaolint.report.office.charts import bar
from jixiaolint.report.office.standing import Standing
from jixiaolint.report.office.targets import KINDS
from jixiaolint.report.office.view import Tile
from jixiaolint.report.view.answers import states
from jixiaolint.said import Language

Words = Mapping[str, str]


def verdict(
    total: Standing,
    units: Sequence[Standing],
    since: Change | None,
    levels: Words,
    w: Words,
) -> str:
    """Return what is to be said of all units in a sentence or two."""
    if not total.indicators and not total.points:
        return w["verdict_nothing"]
    said = "verdict" if total.points else "verdict_clean"
    parts = [
        w[said].format(
            indicators=total.indicators,
            flawed=total.rows["must"] + total.rows["should"],
            levels=w["comma"].join(
                w["verdict_level"].format(levels[level], total.levels[level])
                for level in LEVELS.values()
            ),
        )
    ]
    if total.points and len(units) > 1:
        parts.append(w["verdict_worst"].format(few=_half(units), units=len(units)))
    if since:
        fixed, new = sum(since.fixed.values()), sum(since.new.values())
        parts.append(w["verdict_change"].format(fixed=fixed, new=new))
    return w["joint"].join(parts)


def _half(units: Sequence[Standing]) -> int:
    """Return how few units have half of all points together."""
    sums = list(accumulate(one.points for one in units))
    return next(n for n, points in enumerate(sums, 1) if 2 * points >= sums[-1])


def tiles(
    total: Standing,
    since: Change | None,
    kinds: Words,
    levels: Words,
    w: Words,
) -> Iterator[Tile]:
    """Yield the figures: what is quantified, what is to be mended, what has changed."""
    yield Tile(
        "quantified",
        w["quantified"],
        share(total.quantified, total.indicators),
        w["quantified_note"].format(total.quantified, total.indicators),
        bar([(key, kinds[key], total.kinds[key]) for key in KINDS], total.indicators),
    )
    yield Tile(
        "weight",
        w["weight"],
        share(total.rows["clean"], total.indicators),
        w["weight_note"].format(total.rows["clean"]),
        bar([(k, word, total.rows[k]) for k, word in levels.items()], total.indicators),
    )
    if since:
        yield _changed(since, w)


def _changed(since: Change, w: Words) -> Tile:
    numbers = {
        "fixed": sum(since.fixed.values()),
        "remaining": since.remaining,
        "new": sum(since.new.values()),
    }
    note = [w["change_note"].format(since.name)]
    if since.unseen:
        note.append(w["change_unseen"].format(since.unseen))
    return Tile(
        "since",
        w["change"],
        f"{numbers['new'] - numbers['fixed']:+d}".replace("-", "−"),
        w["joint"].join(note),
        bar([(key, w[key], n) for key, n in numbers.items()], sum(numbers.values())),
    )


def answered(answers: Sequence[Answered], lang: Language, w: Words) -> Iterator[Tile]:
    """Yield the figure of what came of earlier remarks, if anything came back."""
    if not answers:
        return
    counts = states(answers, lang)
    done = sum(n for state, _, n in counts if state in ("accepted", "answered"))
    yield Tile(
        "came",
        w["came"],
        share(done, len(answers)),
        w["came_note"].format(done, len(answers)),
        bar(counts, len(answers)),
    )


def share(part: int, whole: int) -> str:
    """Return a share in percent, a dash where there is nothing to have a share of."""
    return f"{100 * part / whole:.1f}%" if whole else "–"
