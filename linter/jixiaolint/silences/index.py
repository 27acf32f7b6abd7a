"""The silences of the settings, ordered so that a finding meets few of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from jixiaolint.findings import Finding
from jixiaolint.silences.silence import Placed, words_for


@dataclass(frozen=True, slots=True)
class Silences:
    """All silences of the settings, and those that hold, by the first thing they state.

    `single` are numbers by fingerprint, `ruled` by the word for a rule, `other` the rest.
    """

    placed: tuple[Placed, ...]
    single: Mapping[str, tuple[int, ...]]
    ruled: Mapping[str, tuple[int, ...]]
    other: tuple[int, ...]

    @classmethod
    def of(cls, placed: Sequence[Placed], today: str) -> Silences:
        """Return silences on a day."""
        single: dict[str, tuple[int, ...]] = {}
        ruled: dict[str, tuple[int, ...]] = {}
        other: tuple[int, ...] = ()
        for number, (one, _) in enumerate(placed):
            if not one.reason.strip() or (one.until and one.until < today):
                continue
            if one.fingerprint is not None:
                known = single.get(one.fingerprint, ())
                single[one.fingerprint] = (*known, number)
            elif one.rule is not None:
                word = one.rule.casefold()
                ruled[word] = (*ruled.get(word, ()), number)
            else:
                other = (*other, number)
        return cls(tuple(placed), single, ruled, other)

    def of_file(self, path: str) -> Callable[[Finding, str | None], Iterator[int]]:
        """Return what gives the silences of a finding in a file, on an indicator of a name."""
        known: dict[int, bool] = {}

        def is_here(number: int) -> bool:
            """Tell whether a silence speaks of the file."""
            if number not in known:
                known[number] = self.placed[number].silence.is_of(path)
            return known[number]

        def found(finding: Finding, indicator: str | None) -> Iterator[int]:
            """Yield the numbers of silences that speak of a finding."""
            yield from (
                number
                for numbers in (
                    self.single.get(finding.fingerprint, ()),
                    *(self.ruled.get(word, ()) for word in words_for(finding)),
                    self.other,
                )
                for number in numbers
                if is_here(number)
                and self.placed[number].silence.fits(finding, indicator)
            )

        return found
