"""The text of a project before and after its indicators, parted by its labels.

A line may begin with 绩效目标：, 项目概况：, 预算金额：; without a label it is the goal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiaolint.extract.grid.columns import fact_kind
from jixiaolint.extract.items.flat import join_lines
from jixiaolint.parse.fold import fold
from jixiaolint.words.match import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.text import Text

_LABEL = pattern(
    r"\s*(?:{numeral}{1,2}、|[(（]{numeral}{1,2}[)）])?\s*([^:：\s]{2,12})\s*[:：]"
)
_FIELDS = frozenset(("goal", "cycle", "content", "amount", "head"))


def take_labels(lines: Sequence[Text]) -> tuple[dict[str, Text], list[Text]]:
    """Return the parts of a project's text by field, and the labels as frame.

    Fields are ``goal``, ``cycle``, ``content``, ``amount``. Of two goals the first is
    that of the whole period, and an only one is ``goal``, whatever its label says.
    """
    parts: dict[str, list[Text]] = {}
    frame: list[Text] = []
    field = "goal"
    for line in lines:
        match = _LABEL.match(fold(line.value))
        kind = fact_kind(match[1]) if match else None
        if match and kind in _FIELDS:
            if kind == "goal" in parts and "cycle" not in parts:
                parts["cycle"] = parts.pop("goal")
            field = kind
            frame.append(line.slice(0, match.end()))
            line = line.slice(match.end())
        parts.setdefault(field, []).append(line)
    texts = {name: join_lines(found).squeeze() for name, found in parts.items()}
    texts = {name: text for name, text in texts.items() if text.value}
    if "cycle" in texts and "goal" not in texts:
        texts["goal"] = texts.pop("cycle")
    return texts, frame
