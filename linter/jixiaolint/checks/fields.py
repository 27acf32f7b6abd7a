"""What the fields of a row or project hold, as mere text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from jixiaolint.checks.between import require_counts
from jixiaolint.errors import UnfitError
from jixiaolint.labels.dimension import dimension_named, level_named
from jixiaolint.rule.hit import Hit, Screen
from jixiaolint.rule.subject import Row
from jixiaolint.rule.vocabulary import FieldName
from jixiaolint.said import Said
from jixiaolint.words.fold import closed


@dataclass(frozen=True, slots=True)
class Filled:
    """Every one of `fields` is neither absent nor blank."""

    PRESENCE: ClassVar[bool] = True

    fields: tuple[FieldName, ...]

    def find(self, subject: Any) -> Iterator[Hit]:
        """Yield one hit if all are filled."""
        if all((subject.text(field) or "").strip() for field in self.fields):
            yield Hit(self.fields[0])


@dataclass(frozen=True, slots=True)
class Length:
    """The number of characters of `field` lies between `least` and `most`."""

    SLOTS: ClassVar[tuple[str, ...]] = ("length",)
    field: FieldName
    least: int = 0
    most: int = 1_000_000
    sure: ClassVar[bool] = True
    figures_aside: ClassVar[bool] = True

    def __post_init__(self) -> None:
        """Refuse bounds between which no length lies, and a length of any kind."""
        require_counts(self.least, self.most)
        if (self.least, self.most) == (0, 1_000_000):
            raise UnfitError(
                Said(
                    "没有写 least 或 most，多长都算，请写明字数。",
                    "neither 'least' nor 'most' is given, so any length would do.",
                )
            )

    @staticmethod
    def screen(leaves: Sequence[Length]) -> Screen:
        """Return what tells which lengths a subject has."""
        known: dict[tuple[int, ...], tuple[int, ...]] = {}
        fields = tuple(dict.fromkeys(leaf.field for leaf in leaves))

        def look(subject: Any) -> tuple[int, ...]:
            """Return the numbers of the leaves that hold."""
            key = tuple([len(subject.text(field) or "") for field in fields])
            found = known.get(key)
            if found is None:
                lengths = dict(zip(fields, key, strict=True))
                found = known[key] = tuple(
                    number
                    for number, leaf in enumerate(leaves)
                    if leaf.least <= lengths[leaf.field] <= leaf.most
                )
            return found

        return look

    def find(self, subject: Any) -> Iterator[Hit]:
        """Yield one hit that gives the length."""
        length = len(subject.text(self.field) or "")
        if self.least <= length <= self.most:
            yield Hit(self.field, slots={"length": str(length)})


@dataclass(frozen=True, slots=True)
class OneOf:
    """`field` (often ``dimension`` or ``level``) equals one of `values`."""

    field: FieldName
    values: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse a level or a dimension that nobody knows; labels stand for their keys."""
        known = {"level": level_named, "dimension": dimension_named}
        if named := known.get(self.field):
            object.__setattr__(self, "values", tuple(map(named, self.values)))

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield one hit without a mark if the field has such a value."""
        if (value := subject.text(self.field)) in self.values:
            yield Hit(self.field, slots={self.field: value or ""})


@dataclass(frozen=True, slots=True)
class Same:
    """All of `fields` are filled and equal, width and blanks aside."""

    fields: tuple[FieldName, ...]

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield one hit without a mark if they are."""
        texts = {closed(subject.text(field) or "") for field in self.fields}
        if len(texts) == 1 and "" not in texts:
            yield Hit(self.fields[0])
