"""What the office page shows, decided in full: its templates only loop and place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jixiaolint.means import means
from jixiaolint.remarks.remark import LEVELS
from jixiaolint.report.office.change import Change, change
from jixiaolint.report.office.charts import heat, ranking
from jixiaolint.report.office.packed import Packing, packed
from jixiaolint.report.office.standing import WEIGHTS, Standing, standings, whole
from jixiaolint.report.office.submitted import Submitted, submitted
from jixiaolint.report.office.tiles import answered, tiles, verdict
from jixiaolint.report.office.units import unit_table
from jixiaolint.report.office.view import OfficeView, Pictures
from jixiaolint.report.office.words import KIND, OFFICE, SHARED, UNFOLDED
from jixiaolint.report.view.answers import answer_view, states
from jixiaolint.report.view.words import LETTER
from jixiaolint.report.words import level_word, problems, word
from jixiaolint.results.result import Result
from jixiaolint.said import Language
from jixiaolint.settings.level_names import LevelNames

_TOP = 10
"""So many units the first screen names."""

_ACROSS = 12
"""So many problems a heat map has room for."""

_MOST_REMARKS = 30_000
"""So many remarks a page can hold that a browser opens at once."""


_MOST_ANSWERS = 2_000
"""So many answers the table lists."""


@dataclass(frozen=True, slots=True)
class Words:
    """All that is said in one language; `w` are the fixed words of the page."""

    lang: Language
    w: Mapping[str, str]
    levels: Mapping[str, str]
    kinds: Mapping[str, str]


def page(result: Result, lang: Language) -> OfficeView:
    """Return the view of a result in one language."""
    words = _words(result.levels, lang)
    w = words.w
    given = submitted(result)
    since = change(result.earlier, result.findings, given) if result.earlier else None
    units = standings(given, since)
    total = whole(units, w["all"])
    return OfficeView(
        lang={"zh": "zh-CN"}.get(lang, lang),
        w=w,
        version=result.version,
        counts=w["counts"].format(
            units=len(units),
            files=len(result.files),
            projects=len(total.parts),
            indicators=total.indicators,
        ),
        verdict=verdict(total, units, since, words.levels, w),
        level=_level(total, result),
        compared=since is not None,
        failures=tuple(failure.message for failure in result.failures),
        notes=result.notes,
        tiles=(
            *tiles(total, since, words.kinds, words.levels, w),
            *answered(result.answers, lang, w),
        ),
        pictures=_pictures(units, total, words),
        units=unit_table(units, words.levels, w, lang, compared=since is not None),
        levels={key: words.levels[key] for key in LEVELS.values()},
        answers=tuple(answer_view(one, lang) for one in result.answers[:_MOST_ANSWERS]),
        more_answers=_more(len(result.answers), w),
        states=_states(result, lang),
        cut=_cut(len(result.remarks), w),
        data=_data(result, units, given, since, words),
    )


def _words(names: LevelNames, lang: Language) -> Words:
    """Return all that is said; what the letter says too, it says in the same words.

    The office may have names of its own for the levels.
    """
    said = {key: LETTER[key] for key in SHARED} | OFFICE
    w = {key: word(said, key, lang) for key in said}
    levels: dict[str, str] = {
        key: level_word(key, names, lang) for key in LEVELS.values()
    }
    w["ranking_note"] = w["ranking_note"].format(**levels)
    w["change_none"] = means("compare").of(lang)
    for key in ("more_answers", "cut"):
        w[key] += means("all").of(lang)
    kinds = {key: word(KIND, key, lang) for key in KIND}
    return Words(lang, w, {**levels, "clean": w["clean"]}, kinds)


def _pictures(units: Sequence[Standing], total: Standing, words: Words) -> Pictures:
    """Return the charts; in the heat map of the first screen all others are one line."""
    ranked = sorted(total.problems.items(), key=lambda pair: (-pair[1], pair[0]))
    across = {key: word(problems(), key, words.lang) for key, _ in ranked[:_ACROSS]}
    top = [one for one in units[:_TOP] if one.points]
    named = top or units[:_TOP]
    others = [one for one in units if one not in named]
    rest = [whole(others, words.w["others"].format(len(others)))] if others else []
    counting = {key: words.levels[key] for key, weight in WEIGHTS.items() if weight}
    return Pictures(
        ranking=ranking(top, counting),
        ranking_title=words.w["ranking" if top else "ranking_none"].format(len(top)),
        heat=heat(named, [*rest, total], across),
        full_heat=heat(units, [total], across),
    )


def _level(total: Standing, result: Result) -> str:
    """Return how grave the verdict is: what was not checked is never fine."""
    if result.failures or not total.indicators:
        return "must"
    return next((key for key in LEVELS.values() if total.levels[key]), "fine")


def _states(result: Result, lang: Language) -> tuple[tuple[str, str], ...]:
    """Return how things may stand with a remark that was told before, if any was."""
    if not result.answers:
        return ()
    return tuple(
        (state, called)
        for state, called, _ in states(result.answers, lang)
        if state in ("answered", "open")
    )


def _more(number: int, w: Mapping[str, str]) -> str:
    """Return the sentence for more answers than the table can hold."""
    if number <= _MOST_ANSWERS:
        return ""
    return w["more_answers"].format(_MOST_ANSWERS, number)


def _cut(number: int, w: Mapping[str, str]) -> str:
    """Return the sentence for a run that has more remarks than a page can hold."""
    return w["cut"].format(_MOST_REMARKS, number) if number > _MOST_REMARKS else ""


def _data(
    result: Result,
    units: Sequence[Standing],
    given: Submitted,
    since: Change | None,
    words: Words,
) -> str:
    """Return the remarks as the script takes them."""
    return packed(
        units,
        Packing(words.lang, given, since, _MOST_REMARKS),
        {rule.code: rule for rule in result.rules},
        {
            "w": {key: words.w[key] for key in sorted(UNFOLDED)},
            "levels": [(key, words.levels[key]) for key in LEVELS.values()],
            "states": _states(result, words.lang),
        },
    )
