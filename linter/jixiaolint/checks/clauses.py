"""Every clause of a text is of a kind, each read as a name would be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jixiaolint.checks.measure import Kind
from jixiaolint.parsing.name import parse_name
from jixiaolint.rule.hit import Hit
from jixiaolint.rule.vocabulary import FieldName
from jixiaolint.text import Span

_PAUSE = re.compile(r"[,，;；。!！\s]+")


@dataclass(frozen=True, slots=True)
class Check:
    """Each clause of `field` is one of `kind` (``wish``, ``activity`` …)."""

    kind: tuple[Kind, ...]
    field: FieldName = FieldName("goal")

    def find(self, subject: Any) -> Iterator[Hit]:
        """Yield one hit that marks the whole text."""
        text = subject.text(self.field) or ""
        clauses = [clause for clause in _PAUSE.split(text) if clause]
        if clauses and all(parse_name(one).kind in self.kind for one in clauses):
            yield Hit(self.field, Span(0, len(text)))
