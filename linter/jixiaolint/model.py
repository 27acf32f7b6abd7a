"""The values that flow through the program: tables, projects, indicators, targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiaolint.parsing.values import Target
    from jixiaolint.text import Text


@dataclass(slots=True, unsafe_hash=True)
class Indicator:
    """One row: what is measured and what it must reach, each as written; never changed.

    `nature` is 指标性质 (定性/定量, 正向/反向), `rating` 评分标准. Of a
    table of monitoring or evaluation, `actual` is what was reached, `points` 得分 and
    `reason` why it deviates.
    """

    seq: int
    name: Text | None
    level1_code: Text | None = None
    level1: Text | None = None
    level2_code: Text | None = None
    level2: Text | None = None
    description: Text | None = None
    cycle: Text | None = None
    annual: Text | None = None
    measure_unit: Text | None = None
    score: Text | None = None
    nature: Text | None = None
    rating: Text | None = None
    actual: Text | None = None
    points: Text | None = None
    reason: Text | None = None

    @property
    def cycle_target(self) -> Target | None:
        """What the value of the whole period demands; a unit column lends its unit."""
        return self._target(self.cycle)

    @property
    def annual_target(self) -> Target | None:
        """What the value of the year demands; a unit column lends its unit."""
        return self._target(self.annual)

    def _target(self, value: Text | None) -> Target | None:
        from jixiaolint.parsing.target import parse_target

        return (
            None
            if value is None
            else parse_target(value.judged, _judged(self.measure_unit))
        )


def plain(text: Text | None) -> str | None:
    """Return what a text says, nothing if there is none."""
    return None if text is None else text.value


def _judged(text: Text | None) -> str | None:
    return None if text is None else text.judged


OUTCOME_TEXTS = ("actual", "points", "reason")
"""The fields that tell what came of an indicator; no rule judges them."""

INDICATOR_TEXTS = (
    "level1_code",
    "level1",
    "level2_code",
    "level2",
    "name",
    "description",
    "cycle",
    "annual",
    "measure_unit",
    "score",
    "nature",
    "rating",
    *OUTCOME_TEXTS,
)
"""The fields of an indicator that hold text, in reading order."""

LEVEL_TEXTS = ("level1_code", "level1", "level2_code", "level2")
"""Those that say where a row stands; the cells in which they do may be of many rows."""

JUDGED_TEXTS = tuple(name for name in INDICATOR_TEXTS if name not in OUTCOME_TEXTS)
"""Those of them that rules judge."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money as stated: its column or label, its text, its number."""

    label: str
    text: Text
    number: Decimal


@dataclass(frozen=True, slots=True)
class Project:
    """A project with its goal and indicators.

    `index` counts from one within the file. `kind` is ``project`` or ``department``
    (部门整体). `goal` is the annual or only goal, `cycle_goal` that of the whole
    period. `start_year` and `end_year` are set where the form states the term.
    `content` holds further described text (项目内容, 项目概述). `unused` are the levels
    of rows of the form that were left blank.
    """

    index: int
    name: Text | None
    indicators: Sequence[Indicator]
    kind: str = "project"
    unit: Text | None = None
    amounts: tuple[Amount, ...] = ()
    goal: Text | None = None
    cycle_goal: Text | None = None
    content: Text | None = None
    start_year: int | None = None
    end_year: int | None = None
    unused: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Total:
    """A row that sums others: 合计 (level 0) or a unit's subtotal (level 1).

    `projects` are the indexes of the projects that it covers.
    """

    name: Text
    level: int
    amounts: tuple[Amount, ...]
    projects: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as submitted: its title, the body that submits it, its projects.

    `layout` is ``coded``, ``numbered``, ``grid`` or ``flattened``. `columns` are the
    names of the indicator fields for which the form has a place, whether filled or not.
    `money_unit` is as stated (万元).
    """

    title: Text | None
    unit: Text | None
    year: int | None
    layout: str
    columns: frozenset[str]
    projects: tuple[Project, ...]
    totals: tuple[Total, ...] = ()
    money_unit: Text | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """The tables found in a source, and the ranges of it that were read.

    What is read stands in a field or is mere frame, which belongs to the form: headings,
    column heads, list numbers, separators, page numbers, notes.
    """

    tables: tuple[Table, ...]
    read: tuple[tuple[int, int], ...] = ()


_HOLDING = (Table, Project, Indicator, Amount, Total)
_WITHOUT = (str, int, frozenset, Decimal)
"""What holds no text that knows where it stands."""


def texts(value: object) -> Iterator[Text]:
    """Yield every `Text` held in a model value, however deep."""
    from jixiaolint.text import Text

    if isinstance(value, Text):
        yield value
    elif isinstance(value, _HOLDING):
        for name in value.__slots__:
            inner = getattr(value, name)
            if not (inner is None or isinstance(inner, _WITHOUT)):
                yield from texts(inner)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for item in value:
            yield from texts(item)
