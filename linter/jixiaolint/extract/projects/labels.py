"""The text of a project before and after its indicators, parted by its labels.

A line may begin with 绩效目标：, 项目概况：, 预算金额：; without a label it is the goal.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jixiaolint.extract.items.flat import join_lines
from jixiaolint.parse.fold import fold
from jixiaolint.resources import lexicon_pairs
from jixiaolint.words.match import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.text import Text

_LABEL = pattern(
    r"\s*(?:{numeral}{1,2}、|[(（]{numeral}{1,2}[)）])?\s*({project-label})\s*[:：]"
)


def take_labels(lines: Sequence[Text]) -> tuple[dict[str, Text], list[Text]]:
    """Return the parts of a project's text by field, and the labels as frame.

    Fields are ``goal``, ``cycle_goal``, ``content``, ``amount``. An only goal is
    ``goal``, whatever its label says.
    """
    parts: dict[str, list[Text]] = {}
    frame: list[Text] = []
    field = "goal"
    for line in lines:
        match = _LABEL.match(fold(line.value))
        if match:
            field = _fields()[match[1]]
            frame.append(line.slice(0, match.end()))
            line = line.slice(match.end())
        parts.setdefault(field, []).append(line)
    texts = {name: join_lines(found).squeeze() for name, found in parts.items()}
    texts = {name: text for name, text in texts.items() if text.value}
    if "cycle_goal" in texts and "goal" not in texts:
        texts["goal"] = texts.pop("cycle_goal")
    return texts, frame


@cache
def _fields() -> dict[str, str]:
    return {fold(label): field for label, field in lexicon_pairs("project-label")}
