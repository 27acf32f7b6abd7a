"""Signs and words of a field are replaced by those that belong there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jixiaolint.rule.case import Case, Rewrite


@dataclass(frozen=True, slots=True)
class Check:
    """Wherever the left one of `pairs` stands in the field, the right one is written."""

    pairs: Mapping[str, str]

    def propose(self, case: Case) -> Iterator[Rewrite]:
        """Yield the field with all pairs replaced, in their order."""
        text = case.text
        for wrong, right in self.pairs.items():
            text = text.replace(wrong, right)
        if text != case.text:
            yield Rewrite(case.field, text)
