"""The text of a project before and after its indicators, parted by its labels.

A line may begin with 绩效目标：, 项目概况：, 预算金额：; without a label it is the goal.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jixiaolint.extract.items.flat import join_lines
from jixiaolint.parse.fold import fold
from jixiaolint.resources import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiaolint.text import Text

_LABELS = {
    "goal": "goal-label",
    "cycle_goal": "goal-label-cycle",
    "content": "content-label",
    "indicators": "indicator-label",
    "amount": "amount-label",
}


def take_labels(lines: Sequence[Text]) -> tuple[dict[str, Text], list[Text]]:
    """Return the parts of a project's text by field, and the labels as frame.

    Fields are ``goal``, ``cycle_goal``, ``content``, ``amount``. An only goal is
    ``goal``, whatever its label says.
    """
    parts: dict[str, list[Text]] = {}
    frame: list[Text] = []
    field = "goal"
    for line in lines:
        match = _label().match(fold(line.value))
        if match:
            field = _field(match[1])
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
    return {
        fold(label): field for field, name in _LABELS.items() for label in lexicon(name)
    }


def _field(label: str) -> str:
    return _fields()["".join(label.split())]


@cache
def _label() -> re.Pattern[str]:
    words = sorted(_fields(), key=len, reverse=True)
    return re.compile(
        rf"\s*(?:[一二三四五六七八九十]、|[(（][一二三四五六七八九十][)）])?\s*"
        rf"({'|'.join(map(re.escape, words))})\s*[:：]"
    )
