"""What a value, a name and an explanation say, in the terms of the contract."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from jixiaolint.text import Span


class Target(NamedTuple):
    """What a value demands, in the terms of the contract (see ``parsing.target``).

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

    def number(self) -> Decimal | None:
        """Return the value in full (scale applied), or nothing if there is none."""
        return None if self.value is None else Decimal(self.value) * self.scale

    def high_number(self) -> Decimal | None:
        """Return the upper end of a range in full, or nothing."""
        return None if self.high is None else Decimal(self.high) * self.scale


class Measure(NamedTuple):
    """What a name gives one to measure, in the terms of the contract.

    `head` are the words that say it, `head_span` where they stand in the name; `parts`
    are the measures that a name joins. See ``parsing.name``.
    """

    kind: str
    head: str | None = None
    unit: str | None = None
    polarity: str | None = None
    group: str | None = None
    limit: Target | None = None
    parts: tuple[str, ...] | None = None
    head_span: Span | None = None


class Step(NamedTuple):
    """A step of a scale: the grade, the facts that make it, the target in them."""

    grade: str
    facts: str
    target: Target


class Explanation(NamedTuple):
    """What an explanation (指标解释、计算公式) does, in the terms of the contract.

    `of` says what a ``copy`` copies; `numerator` and `denominator` are those of a
    ``ratio``, as written. `operation` is the last step of a calculation: ``quotient`` in
    signs, ``share`` in words, ``addition``, ``subtraction``, ``multiplication`` or
    ``equation``; `percent` says that it is multiplied by 100 %, `operands` are its sides. `span` is the sign of a formula or
    the word of a question. `measures` is the kind of measure that a plain explanation
    names itself. `steps` are those of a ``scale``. `new` is the share of its words that neither name nor value
    holds; `marks` say more: ``differs`` (it has a figure where the value has another),
    ``answers`` (it has the value's figure), ``glued`` (it runs on after name and value), ``base`` (it names another year or a
    mean), ``overlap`` (a figure makes two grades), ``strays`` (it asks about another act). See ``parsing.explanation``.
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
