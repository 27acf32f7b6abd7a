"""Under which levels a row stands, and whether its code says the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from jixiaolint import resources
from jixiaolint.labels.dimension import dimension_named, dimension_of, level_named
from jixiaolint.rule.hit import Hit
from jixiaolint.rule.subject import Row
from jixiaolint.rule.vocabulary import Lexicon


@dataclass(frozen=True, slots=True)
class Level:
    """The 一级指标 is one of `of`: keys (``output``) or labels (``产出``)."""

    SLOTS: ClassVar[tuple[str, ...]] = ("level",)
    READS: ClassVar[tuple[str, ...]] = ("level1",)
    of: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse a level that nobody knows."""
        object.__setattr__(self, "of", tuple(map(level_named, self.of)))

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield one hit without a mark if so."""
        if subject.level in self.of:
            yield Hit("level1", slots={"level": subject.level1 or ""})


@dataclass(frozen=True, slots=True)
class Dimension:
    """The 二级指标 is one of `of`: keys (``quantity``) or labels (``数量``)."""

    SLOTS: ClassVar[tuple[str, ...]] = ("dimension",)
    READS: ClassVar[tuple[str, ...]] = ("level2",)
    of: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse a dimension that nobody knows."""
        object.__setattr__(self, "of", tuple(map(dimension_named, self.of)))

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield one hit without a mark if so."""
        if subject.dimension in self.of:
            yield Hit("level2", slots={"dimension": subject.level2 or ""})


@dataclass(frozen=True, slots=True)
class CodeLabel:
    """The code stands for another label; `lexicon` lines read ``11 => 数量指标``.

    Codes and labels that the lexicon does not know are left alone.
    """

    SLOTS: ClassVar[tuple[str, ...]] = ("code", "expected")
    READS: ClassVar[tuple[str, ...]] = ("level2_code", "level2")
    lexicon: Lexicon

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield one hit with the label that the code stands for."""
        code = subject.level2_code or ""
        expected = dict(resources.lexicon_pairs(self.lexicon)).get(code)
        if expected and subject.dimension not in (None, dimension_of(expected)):
            yield Hit("level2", slots={"code": code, "expected": expected})
