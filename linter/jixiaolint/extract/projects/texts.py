"""One project of a list from its opening, its indicators and the text around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from jixiaolint.extract.items import Items
from jixiaolint.extract.projects.money import amounts_of
from jixiaolint.extract.projects.names import is_foreign, is_stray
from jixiaolint.extract.projects.rows import Row
from jixiaolint.labels.facts import fact_kind
from jixiaolint.labels.heads import period_of, role_of
from jixiaolint.model import Amount
from jixiaolint.text import EMPTY, Span, Text, join_lines
from jixiaolint.words.fold import fold
from jixiaolint.words.match import pattern

_NUMBER = re.compile(r"\s*(\d[\d,，]*(?:\.\d+)?)")
_CLOSED = "。！？!?"


@dataclass(frozen=True, slots=True)
class Opening:
    """How a project begins: its name, its sums, and the frame around them."""

    name: Text | None = None
    amounts: tuple[Amount, ...] = ()
    frame: Text = EMPTY


def make_row(
    opening: Opening, items: Items, lead: Sequence[Text], trail: Sequence[Text]
) -> tuple[Row, list[Span]]:
    """Return the row of a project and the ranges in its text that are mere frame.

    `lead` are the lines before the indicators, `trail` those after them. Lines after
    them are the goal only if none stands before, or if that one breaks off.
    """
    goal, marks = _goal_lines(lead, trail)
    texts, labels = take_labels(goal)
    amounts, amount_frame = _amounts(opening, texts.get("amount"))
    row = Row(
        name=opening.name,
        amounts=amounts,
        goal=texts.get("goal"),
        cycle_goal=texts.get("cycle"),
        content=texts.get("content"),
        items=items,
    )
    frame = [opening.frame, *marks, *labels, *amount_frame]
    return row, [*items.frame, *(span for text in frame for span in text.spans())]


def _goal_lines(
    lead: Sequence[Text], trail: Sequence[Text]
) -> tuple[list[Text], list[Text]]:
    """Return the lines of the goal, and those that only hold a mark left over."""
    goal = [line for line in lead if line.value.strip()]
    own = takewhile(lambda line: not is_foreign(line), trail)
    after = [line for line in own if line.value.strip()]
    if not goal or goal[-1].value.strip()[-1] not in _CLOSED:
        goal += [line for line in after if not is_stray(line)]
    return goal, [line for line in after if is_stray(line)]


def _amounts(
    opening: Opening, stated: Text | None
) -> tuple[tuple[Amount, ...], list[Text]]:
    """Return the sums of a project, with one stated after a label, and its frame."""
    match = _NUMBER.match(fold(stated.value)) if stated else None
    if stated is None or match is None:
        return opening.amounts, []
    found = amounts_of((stated.slice(*match.span(1)),))
    found = tuple(replace(amount, label="预算金额") for amount in found)
    return (*opening.amounts, *found), [stated.slice(match.end())]


_LABEL = pattern(
    r"\s*(?:{numeral}{1,2}、|[(（]{numeral}{1,2}[)）])?\s*([^:：\s]{2,12})\s*[:：]"
)
_FIELDS = frozenset(("goal", "cycle", "content"))
_SUM = pattern(r"\s*\d[\d,，.]*\s*(?:{money-unit}|$)")


def take_labels(lines: Sequence[Text]) -> tuple[dict[str, Text], list[Text]]:
    """Return the parts of a project's text by field, and the labels as frame.

    Fields are ``goal``, ``cycle``, ``content``, ``amount``. Of two goals the first is
    that of the whole period, unless the second says so; an only one is ``goal``,
    whatever its label says.
    """
    parts: dict[str, list[Text]] = {}
    frame: list[Text] = []
    field = "goal"
    for line in lines:
        match = _LABEL.match(fold(line.value))
        kind = _field(match) if match else None
        if match and kind:
            field = kind
            if frame and kind == "goal" in parts and "cycle" not in parts:
                if period_of(match[1]) == "cycle":
                    field = "cycle"
                else:
                    parts["cycle"] = parts.pop("goal")
            frame.append(line.slice(0, match.end()))
            line = line.slice(match.end())
        parts.setdefault(field, []).append(line)
    texts = {name: join_lines(found).squeeze() for name, found in parts.items()}
    texts = {name: text for name, text in texts.items() if text.value}
    if "cycle" in texts and "goal" not in texts:
        texts["goal"] = texts.pop("cycle")
    return texts, frame


def _field(match: re.Match[str]) -> str | None:
    """Return the field of a label: of a sum where one follows, not of its parts (其中)."""
    kind, rest = fact_kind(match[1]), match.string[match.end() :]
    if kind in _FIELDS or role_of(match[1]) == "item":
        return kind
    summed = kind in {"amount", "sums", "head"} and not match[1].startswith("其中")
    return "amount" if summed and _SUM.match(rest) else None
