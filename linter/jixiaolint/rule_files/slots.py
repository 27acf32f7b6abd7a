"""The gaps in the texts of a rule: which there are, and whether something fills them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from string import Formatter
from typing import Any

from jixiaolint.errors import expected, shown
from jixiaolint.rewrites.facts import GAPS
from jixiaolint.rule.gaps import REWRITE, SLOTS
from jixiaolint.rule.rule import Rule
from jixiaolint.said import Said
from jixiaolint.yaml_values.located import Located, Trail


def check_slots(rule: Rule, document: Located) -> None:
    """Refuse a text with a gap that nothing fills, or with a form such as ``{x:>9}``.

    Only the name of a gap may stand in braces: a width could make a message of any
    length, an attribute tell what is not the rule's to tell. Titles and reasons are
    shown as they are and have no gaps.
    """
    known = sorted({*SLOTS, *filled_by(rule.when), *filled_by(rule.where)})
    for key, allowed in (
        ("message", known),
        ("suggestion", known),
        ("title", []),
        ("why", []),
    ):
        words = getattr(rule, key)
        for language in ("zh", "en"):
            _check(getattr(words, language), allowed, document, (key, language))
    for way in rule.rewrite:
        gaps = (*known, *GAPS, *getattr(way.how, "GAPS", ()))
        for text in getattr(way.how, "text", ()):
            _check(text, gaps, document, ("rewrite",))
        if way.says:
            for said in (way.says.zh, way.says.en):
                _check(said, [*known, REWRITE], document, ("rewrite",))


_WIDE = re.compile(r"｛\s*(\w+)\s*｝")
_AS_IT_IS = Said("这里照原样显示。", "it is shown as it is.")


def _check(text: str, known: Sequence[str], document: Located, trail: Trail) -> None:
    try:
        slots = list(_slots(text))
    except ValueError:
        raise document.fault(
            trail,
            Said(
                f"“{trail[0]}”的花括号不成对，花括号本身写作 {{{{ 或 }}}}。",
                f"a brace stands alone in '{trail[0]}'; write {{{{ or }}}} for a brace"
                " as such.",
            ),
        ) from None
    for name in _WIDE.findall(text):
        if name in known:
            raise document.fault(
                trail,
                Said(
                    f"“{trail[0]}”里的“｛{name}｝”是全角花括号，应为半角“{{{name}}}”。",
                    f"'｛{name}｝' in '{trail[0]}' has full-width braces, expected"
                    f" '{{{name}}}'.",
                ),
            )
    for name, whole in slots:
        if name not in known or whole != name:
            none = Said(
                f"“{trail[0]}”里的“{{{shown(whole)}}}”没有内容可填，",
                f"nothing fills '{{{shown(whole)}}}' in '{trail[0]}'; ",
            )
            raise document.fault(
                trail, none + (expected(name, known) if known else _AS_IT_IS)
            )


def _slots(text: str) -> Iterator[tuple[str, str]]:
    """Yield the name of each gap and all that stands in its braces."""
    for _, name, form, conversion in Formatter().parse(text):
        if name is not None:
            asked = f"!{conversion}" if conversion else ""
            yield name, f"{name}{asked}{':' if form else ''}{form}"


def filled_by(condition: Any) -> frozenset[str]:
    """Return the gaps of a message that a condition, or one inside it, fills."""
    if isinstance(condition, tuple):
        return frozenset().union(*map(filled_by, condition))
    kind: type = type(condition)
    own, names = _own(kind)
    return own.union(*(filled_by(getattr(condition, name)) for name in names))


@cache
def _own(kind: Any) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the gaps that a dataclass fills, and its fields; all else has none."""
    if not is_dataclass(kind):
        return frozenset(), ()
    names = tuple(one.name for one in fields(kind))
    return frozenset(getattr(kind, "SLOTS", ())), names
