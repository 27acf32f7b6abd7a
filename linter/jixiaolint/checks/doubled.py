"""A unit said twice behind its number: 120块块, 3个个月, 8人人次."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from jixiaolint.rule.hit import Hit
from jixiaolint.rule.subject import Row
from jixiaolint.rule.vocabulary import FieldName
from jixiaolint.text import Span
from jixiaolint.words.fold import fold
from jixiaolint.words.match import HAN
from jixiaolint.words.scan import scan

_TWICE = re.compile(rf"(?<=[\d%])([{HAN}]{{1,2}})\1")


@dataclass(frozen=True, slots=True)
class Check:
    """Behind a number in `field` a unit stands twice, or once and again in a longer one.

    100人人均 is none: the second 人 begins another word.
    """

    SLOTS: ClassVar[tuple[str, ...]] = ("word",)
    field: FieldName

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield the first unit that stands twice, both marked."""
        text = subject.text(self.field) or ""
        for match in _TWICE.finditer(fold(text)):
            if "unit" in scan(text[match.end(1) :])[0].features:
                span = Span(*match.span())
                yield Hit(self.field, span, slots={"word": text[slice(*span)]})
                return
