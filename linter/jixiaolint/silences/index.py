"""The silences of the settings, ordered so that a finding meets few of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from jixiaolint.findings import Finding
from jixiaolint.naming import Naming
from jixiaolint.silences.silence import Placed, words_for


@dataclass(frozen=True, slots=True)
class Silences:
    """All silences of the settings, and those that hold, by one thing that they state.

    `single` are numbers by fingerprint, `projects` and `indicators` by name, `ruled` by
    the word for a rule, `other` the rest.
    """

    placed: tuple[Placed, ...]
    single: Mapping[str, Sequence[int]]
    projects: Naming
    indicators: Naming
    ruled: Mapping[str, Sequence[int]]
    other: Sequence[int]

    @classmethod
    def of(cls, placed: Sequence[Placed], today: str) -> Silences:
        """Return silences on a day."""
        single: dict[str, list[int]] = {}
        projects: list[tuple[str, int]] = []
        indicators: list[tuple[str, int]] = []
        ruled: dict[str, list[int]] = {}
        other: list[int] = []
        for number in _holding(placed, today):
            one = placed[number].silence
            if one.fingerprint is not None:
                single.setdefault(one.fingerprint, []).append(number)
            elif one.project is not None:
                projects.append((one.project, number))
            elif one.indicator is not None:
                indicators.append((one.indicator, number))
            elif one.rule is not None:
                ruled.setdefault(one.rule.casefold(), []).append(number)
            else:
                other.append(number)
        by_name = Naming.of(projects), Naming.of(indicators)
        return cls(tuple(placed), single, *by_name, ruled, other)

    def of_file(self, path: str) -> Callable[[Finding, str | None], Iterator[int]]:
        """Return what gives the silences of a finding in a file, on an indicator of a name."""
        here = {n for n, (one, _) in enumerate(self.placed) if one.is_of(path)}
        ruled = {word: _among(here, known) for word, known in self.ruled.items()}
        other = _among(here, self.other)

        def found(finding: Finding, indicator: str | None) -> Iterator[int]:
            """Yield the numbers of silences that speak of a finding."""
            near = [*self.single.get(finding.fingerprint, ()), *other]
            for word in words_for(finding):
                near += ruled.get(word, ())
            if finding.project is not None:
                near += self.projects.numbers(finding.project)
            if indicator is not None:
                near += self.indicators.numbers(indicator)
            for number in here.intersection(near):
                if self.placed[number].silence.fits(finding, indicator):
                    yield number

        return found


def _holding(placed: Sequence[Placed], today: str) -> Iterator[int]:
    """Yield the numbers of those silences that give a reason and are not past their day."""
    for number, (one, _) in enumerate(placed):
        if one.reason.strip() and not (one.until and one.until < today):
            yield number


def _among(here: set[int], numbers: Iterable[int]) -> list[int]:
    return [number for number in numbers if number in here]
