"""What a value demands, as the structured target of the contract."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import lru_cache

from jixiaolint.parsing.frame import framed
from jixiaolint.parsing.lexemes import pieces
from jixiaolint.parsing.measure_unit import bare_unit, says_no_unit
from jixiaolint.parsing.placeholder import is_placeholder
from jixiaolint.parsing.target_words import target_of
from jixiaolint.parsing.values import Target
from jixiaolint.text import Span
from jixiaolint.words.plain import plain
from jixiaolint.words.vocabulary import features_of, has

_CACHE = 16384
_LONGEST = 600
"""How many characters of a value are read; beyond that it is running text."""

_WRAPPING = "。；;，,、！! \u3000\n\t\u200b\ufeff"
_QUOTES = ("“”", '""', "''")
_LABEL = re.compile(r"(\w{2,8})\s*[:：]+")
# 》 and 《 before a number are operators that a keyboard got wrong, unless they quote.
_WRONG_QUOTE = re.compile(
    r"[《〈](?=[=＝\d])(?![^》〉]*[》〉])|(?:(?<=^)|(?<=\s))[》〉](?=\s*[=＝\d])"
)


def parse_target(value: str, measure_unit: str | None = None) -> Target:
    """Return what a value demands, in the terms of the contract; never raises.

    A number without a unit takes unit, percent or scale from `measure_unit`, the text
    of a separate 计量单位 column. `span` counts characters of `value` as given.
    """
    target = _parse(value)
    return _with_unit(target, measure_unit) if measure_unit else target


@lru_cache(maxsize=_CACHE)
def _parse(value: str) -> Target:
    whole = plain(value).text
    if not whole:
        return Target("empty", span=Span(0, 0))
    skipped = _label_length(value)
    text = _unwrapped(value[skipped:])[:_LONGEST]
    skipped = value.find(text, skipped) if text else skipped
    if "》" in text or "《" in text:
        text = _WRONG_QUOTE.sub(lambda m: ">" if m[0] in "》〉" else "<", text)
    bare = whole if text == value else plain(text).text
    if not text or is_placeholder(bare):
        target = Target("placeholder")
    elif _is_answer(bare):
        target = Target("yes_no")
    else:
        target = _shifted(_framed(text), skipped)
    return target if target.span else target._replace(span=Span(0, len(value)))


def _unwrapped(text: str) -> str:
    """Return a text without pauses at its ends and quotes around all of it."""
    text = text.strip(_WRAPPING)
    if text[:1] + text[-1:] in _QUOTES:
        text = text[1:-1].strip(_WRAPPING)
    return text


def _is_answer(text: str) -> bool:
    """Return whether a plain text is an answer word, a remark in brackets set aside."""
    return has(text, "answer") or ("(" in text and has(text.split("(")[0], "answer"))


def _framed(text: str) -> Target:
    """Return the target of a text; those that differ in mere words are read once."""
    words = pieces(text)
    frame = framed(text, words)
    if frame:
        # A figure that is reckoned (3万5千) is none of those written.
        with suppress(KeyError):
            return frame.restored(target_of(frame.text, frame.words))
    return target_of(text, words)


def _shifted(target: Target, by: int) -> Target:
    """Return the target of a text that begins so many characters behind another."""
    if not by or target.span is None:
        return target
    span = Span(target.span.start + by, target.span.end + by)
    parts = tuple(_shifted(part, by) for part in target.parts)
    return target._replace(parts=parts, span=span)


def _label_length(value: str) -> int:
    """Return how many characters a head such as 标准： takes at the start."""
    match = _LABEL.match(value) if ":" in value or "：" in value else None
    if match is None or match.end() == len(value.strip()):
        return 0
    marks = {*features_of(match[1]), *features_of(match[1] + ":")}
    return match.end() if "value-label" in marks else 0


def _with_unit(target: Target, measure_unit: str) -> Target:
    """Return the target with the unit of its column, if its number has none."""
    numeric = target.kind in ("quantity", "range", "relative") and target.value
    if not numeric or target.unit or target.percent:
        return target
    column = _column(measure_unit)
    if column is None:
        return target
    return target._replace(
        unit=column.unit,
        percent=column.percent,
        scale=target.scale if target.scale > 1 else column.scale,
        per=target.per or column.per,
    )


@lru_cache(maxsize=4096)
def _column(measure_unit: str) -> Target | None:
    """Return what a unit column says, read as if a number stood before it."""
    if says_no_unit(measure_unit):
        return None
    unit = bare_unit(measure_unit)
    target = parse_target(f"1{unit}")
    known = target.unit or target.percent or target.per or target.scale > 1
    if target.kind == "quantity" and known:
        return target
    return Target("quantity", unit=unit)
