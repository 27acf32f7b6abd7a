"""What was set aside in a run, when all is checked: counts, and silences in vain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from jixiaolint.results.result import Result
from jixiaolint.settings.chosen import choose, words_of
from jixiaolint.settings.run import Settings
from jixiaolint.work.tally import Tally

if TYPE_CHECKING:
    from jixiaolint.work.baseline import Settled


def settled(
    result: Result, tally: Tally, paths: Sequence[str], settings: Settings
) -> tuple[Result, Settled | None]:
    """Return the result of a run over such paths with all that was set aside.

    What came of a baseline stands beside it.
    """
    if settings.silences is not None:
        notes = _in_vain(tally, paths, settings)
        result = replace(result, notes=(*result.notes, *notes))
    if settings.baseline is None:
        return result, None
    from jixiaolint.work.baseline import settle

    came = settle(settings.baseline, tally, paths, settings)
    return replace(result, baseline=came.counts), came


def _in_vain(tally: Tally, paths: Sequence[str], settings: Settings) -> Iterator[str]:
    """Yield a sentence for each silence of the settings that silenced nothing."""
    from jixiaolint.rule_files.shelf import shelf
    from jixiaolint.silences.stated import in_vain

    assert settings.silences is not None
    rules = choose(shelf(settings.rules, settings.options).rules, settings)
    applied = {word for rule in rules for word in words_of(rule)}
    placed, today = settings.silences.placed, settings.today
    told = in_vain(placed, tally.used, tally.checked, paths, applied, today)
    return (sentence.of(settings.lang) for sentence in told)
