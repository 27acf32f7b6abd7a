"""The values that flow through the program: tables, projects, indicators, targets."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from jixiaolint.text import Span, Text


@dataclass(frozen=True, slots=True)
class Target:
    """What a value demands, in the terms of the contract (see ``parse.target``).

    `span` is the stretch of the value that carries the criterion (number, date, grade);
    the whole value where nothing does. `fraction` marks a share written as one (千分之三),
    `base` is what a change starts from where the value gives it (较上年1200万元增长5%).
    """

    kind: str
    op: str | None = None
    value: str | None = None
    high: str | None = None
    scale: int = 1
    unit: str | None = None
    percent: bool = False
    per: str | None = None
    basis: str | None = None
    grade: str | None = None
    fraction: bool = False
    base: str | None = None
    parts: tuple[Target, ...] = ()
    span: Span | None = None

    def with_value(self, value: str) -> Target:
        """Return the target with another number."""
        return Target(self.kind, self.op, value, *_AFTER_VALUE(self))

    def number(self) -> Decimal | None:
        """Return the value in full (scale applied), or nothing if there is none."""
        from decimal import Decimal

        return None if self.value is None else Decimal(self.value) * self.scale

    def high_number(self) -> Decimal | None:
        """Return the upper end of a range in full, or nothing."""
        from decimal import Decimal

        return None if self.high is None else Decimal(self.high) * self.scale


_AFTER_VALUE = attrgetter(*Target.__slots__[3:])


@dataclass(frozen=True, slots=True)
class Measure:
    """What a name gives one to measure, in the terms of the contract.

    `head` are the words that say it, `head_span` where they stand in the name; `parts`
    are the measures that a name joins. See ``parse.name``.
    """

    kind: str
    head: str | None = None
    unit: str | None = None
    polarity: str | None = None
    group: str | None = None
    limit: Target | None = None
    parts: tuple[str, ...] | None = None
    head_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a scale: the grade, the facts that make it, the target in them."""

    grade: str
    facts: str
    target: Target


@dataclass(frozen=True, slots=True)
class Explanation:
    """What an explanation (指标解释、计算公式) does, in the terms of the contract.

    `of` says what a ``copy`` copies; `numerator` and `denominator` are those of a
    ``ratio``, as written. `operation` is the last step of a calculation: ``quotient`` in
    signs, ``share`` in words, ``addition``, ``subtraction``, ``multiplication`` or
    ``equation``; `percent` says that it is multiplied by 100 %, `operands` are its sides. `span` is the sign of a formula or
    the word of a question. `measures` is the kind of measure that a plain explanation
    names itself. `steps` are those of a ``scale``. `new` is the share of its words that neither name nor value
    holds; `marks` say more: ``differs`` (it has a figure where the value has another),
    ``answers`` (it has the value's figure), ``glued`` (it runs on after name and value), ``base`` (it names another year or a
    mean), ``overlap`` (a figure makes two grades), ``strays`` (it asks about another act). See ``parse.explanation``.
    """

    kind: str
    of: str | None = None
    numerator: str | None = None
    denominator: str | None = None
    operation: str | None = None
    percent: bool = False
    operands: tuple[str, ...] = ()
    span: Span | None = None
    measures: str | None = None
    steps: tuple[Step, ...] = ()
    new: float = 1.0
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row: what is measured and what it must reach, each as written.

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

    @property
    def measure(self) -> Measure | None:
        """What the name gives one to measure."""
        from jixiaolint.parse.name import parse_name

        return parse_name(self.name.value) if self.name else None

    @property
    def explanation(self) -> Explanation | None:
        """What the explanation does, beside name and value."""
        from jixiaolint.parse.explanation import parse_explanation

        if not self.description:
            return None
        name, value = plain(self.name), plain(self.annual) or plain(self.cycle)
        return parse_explanation(self.description.value, name, value)

    def _target(self, value: Text | None) -> Target | None:
        from jixiaolint.parse.target import parse_target

        return (
            None
            if value is None
            else parse_target(value.value, plain(self.measure_unit))
        )


def plain(text: Text | None) -> str | None:
    """Return what a text says, nothing if there is none."""
    return None if text is None else text.value


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
    indicators: tuple[Indicator, ...]
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


def texts(value: object) -> Iterator[Text]:
    """Yield every `Text` held in a model value, however deep."""
    from jixiaolint.text import Text

    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif isinstance(value, Table | Project | Indicator | Amount | Total):
        for name in value.__slots__:
            yield from texts(getattr(value, name))
