"""JSON in, its objects out, each string knowing where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from json.decoder import JSONDecoder, scanstring  # type: ignore[attr-defined]  # the C scanner; typeshed leaves it out

from jixiaolint.text import Text

Value = Text | str | float | bool | list[object] | dict[str, object] | None
"""A string is a `Text`, a number the `Text` of its digits; the rest is plain."""

_BLANK = re.compile(r"[ \t\r\n]*")
_ESCAPE = re.compile(
    r"\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u.{4}|\\."
)
_HALF = re.compile("[\ud800-\udfff]")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
_DECODER = JSONDecoder()


class NotJsonError(Exception):
    """What is wrong with the text, and the offset at which it is."""

    def __init__(self, offset: int, chinese: str, english: str) -> None:
        super().__init__(english)
        self.offset = offset
        self.chinese = chinese
        self.english = english


def objects(text: str) -> Iterator[tuple[int, dict[str, Value]]]:
    """Yield the objects of a list, or of lines, each with where it begins.

    Raises NotJsonError where the text is broken or something other than an object stands.
    """
    at = _skip(text, 0)
    listed = text.startswith("[", at)
    at = _skip(text, at + listed)
    end = "]" if listed else ""
    while at < len(text) and not (end and text.startswith(end, at)):
        if not text.startswith("{", at):
            raise NotJsonError(at, "应为一个 JSON 对象", "a JSON object was expected")
        start = at
        found, at = _object(text, at + 1)
        yield start, found
        at = _next(text, at, end, "bracket") if listed else _skip(text, at)
    if listed and _skip(text, at + 1) < len(text):
        raise NotJsonError(
            at + 1, "列表之后还有内容", "something stands behind the list"
        )
    if listed and at >= len(text):
        raise NotJsonError(at, "列表没有结束", "the list has no end")


def _object(text: str, at: int) -> tuple[dict[str, Value], int]:
    """Return the object whose brace has been opened, and where it ends."""
    found: dict[str, Value] = {}
    at = _skip(text, at)
    while not text.startswith("}", at):
        if not text.startswith('"', at):
            raise NotJsonError(at, "应为键名", "a key in quotes was expected")
        key, at = _string(text, at)
        at = _skip(text, at)
        if not text.startswith(":", at):
            raise NotJsonError(
                at, "键名之后缺少冒号", "a colon is missing after the key"
            )
        found[key.value], at = _value(text, _skip(text, at + 1))
        at = _next(text, at, "}", "brace")
    return found, at + 1


def _next(text: str, at: int, end: str, english: str) -> int:
    """Return where the next of several values begins, or where the end of them stands."""
    at = _skip(text, at)
    if text.startswith(",", at):
        return _skip(text, at + 1)
    if not text.startswith(end, at):
        raise NotJsonError(
            at, "此处缺少逗号或右括号", f"a comma or {english} is missing"
        )
    return at


def _value(text: str, at: int) -> tuple[Value, int]:
    """Return a value and where it ends."""
    if text.startswith('"', at):
        return _string(text, at)
    number = _NUMBER.match(text, at)
    if number:
        return Text.at(number[0], at), number.end()
    try:
        found, end = _DECODER.raw_decode(text, at)
    except (ValueError, RecursionError) as error:
        offset = getattr(error, "pos", at)
        raise NotJsonError(offset, "不是合法的 JSON", "this is not JSON") from error
    return found, end


def _string(text: str, at: int) -> tuple[Text, int]:
    """Return a string and where it ends; an escape stands at its backslash."""
    try:
        value, end = scanstring(text, at + 1, True)
    except ValueError as error:
        raise NotJsonError(
            at, "字符串没有结束或有非法字符", "a broken string"
        ) from error
    value = _HALF.sub("\ufffd", value)
    if end - at - 2 == len(value):
        return Text.at(value, at + 1), end
    parts: list[Text] = []
    last = at + 1
    length = 0
    for match in _ESCAPE.finditer(text, last, end - 1):
        plain = text[last : match.start()]
        length += len(plain)
        parts += [Text.at(plain, last), Text.at(value[length], match.start())]
        length += 1
        last = match.end()
    parts.append(Text.at(text[last : end - 1], last))
    return Text.join(parts), end


def _skip(text: str, at: int) -> int:
    """Return where the next character stands that is no white space."""
    match = _BLANK.match(text, at)
    return match.end() if match else at
