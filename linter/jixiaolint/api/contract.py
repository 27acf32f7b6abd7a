"""What `parse` yields, as types: the objects of ``jixiaolint parse --format jsonl``."""

from __future__ import annotations

from typing import Literal, TypedDict

Kind = Literal[
    "quantity", "range", "date", "grade", "yes_no", "relative", "compound",
    "placeholder", "text", "empty",
]  # fmt: skip


class Target(TypedDict):
    """What a value demands: `value` times `scale`, in `unit`, for each `per`.

    `value` and `high` are decimals as strings, without scale: 1400万 has ``"1400"`` and
    the scale 10000. Of a ``compound`` the `parts` are targets themselves.
    """

    kind: Kind
    op: Literal[">=", "<=", ">", "<", "=", "~"] | None
    value: str | None
    high: str | None
    scale: int
    unit: str | None
    percent: bool
    per: str | None
    basis: str | None
    parts: list[Target]


class Measure(TypedDict):
    """What a name gives one to measure."""

    kind: str
    head: str | None
    unit: str | None
    polarity: Literal["up", "down"] | None
    group: str | None
    limit: Target | None
    parts: list[str] | None


class Explanation(TypedDict):
    """What an explanation does."""

    kind: str
    of: Literal["name", "value", "both"] | None
    numerator: str | None
    denominator: str | None


class Indicator(TypedDict):
    """An indicator, its texts as written; None where a form has none.

    `project_index` and `seq` count from one. `place` says where the name stands, in the
    coordinates that the format has (``line`` and ``column``, ``sheet`` and ``cell`` …).
    """

    path: str
    table: str | None
    unit: str | None
    year: int | None
    project_index: int
    project: str | None
    seq: int
    level1_code: str | None
    level1: str | None
    level2_code: str | None
    level2: str | None
    name: str | None
    description: str | None
    cycle: str | None
    annual: str | None
    measure_unit: str | None
    score: str | None
    rating: str | None
    actual: str | None
    points: str | None
    reason: str | None
    cycle_target: Target | None
    annual_target: Target | None
    measure: Measure | None
    explanation: Explanation | None
    place: dict[str, int | str] | None
