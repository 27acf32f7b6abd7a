"""Fields that hold the same text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jixiaolint.engine.hit import Hit
from jixiaolint.engine.subject import Row
from jixiaolint.engine.vocabulary import FieldName
from jixiaolint.parse.fold import fold

_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Check:
    """All of `fields` are filled and equal, width and blanks aside."""

    fields: tuple[FieldName, ...]

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield one hit without a mark if they are."""
        texts = {
            _BLANK.sub("", fold(subject.text(field) or "")) for field in self.fields
        }
        if len(texts) == 1 and "" not in texts:
            yield Hit(self.fields[0])
